"""The signs of what changed, each with a shape of its own, so that colour is never needed to tell them apart.

In: what became of something, and where. Out: elements. Units are pixels.
"""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.history.frames import What
from journeyctl.layout.block import path
from journeyctl.scene import Circle, Element, Glyph, Ink, Path, Rect

TINTS = {"added": "add-tint", "removed": "del-tint", "better": "chg-tint", "worse": "chg-tint", "changed": "chg-tint"}
"""The ground of a column in which something happened."""
SIGNS: tuple[What, ...] = ("better", "worse", "added", "removed", "changed")
"""Everything that has a sign, in the order in which it is told."""


def badge(what: What, x: float, y: float, radius: float) -> tuple[Element, ...]:
    """The sign of a change, centred on (x, y): ▲ ▼, a disc with +, a square with −, a diamond with ~."""
    if what in ("better", "worse"):
        token = "pos-text" if what == "better" else "neg-text"
        name = "triangle-up" if what == "better" else "triangle-down"
        side = radius * 2.4
        return (Glyph(name, x - side / 2, y - side / 2, side, token),)
    if what == "added":
        shape: Element = Circle(x, y, radius, Ink(fill="add"))
        return shape, _stroke(("M", x - radius * 0.5, y, "H", x + radius * 0.5,
                               "M", x, y - radius * 0.5, "V", y + radius * 0.5), radius)  # fmt: skip
    if what == "removed":
        half = radius * 0.88
        shape = Rect(Box(x - half, y - half, 2 * half, 2 * half), Ink(fill="del"), radius * 0.22)
        return shape, _stroke(("M", x - radius * 0.5, y, "H", x + radius * 0.5), radius)
    reach = radius * 1.15
    shape = Path(path("M", x, y - reach, "L", x + reach, y, "L", x, y + reach, "L", x - reach, y, "Z"), Ink(fill="chg"))
    step = radius * 0.52
    wave = ("M", x - step, y + step * 0.25, "C", x - step * 0.4, y - step * 0.7, x + step * 0.4, y + step * 0.7,
            x + step, y - step * 0.25)  # fmt: skip
    return shape, _stroke(wave, radius)


def _stroke(parts: tuple[str | float, ...], radius: float) -> Path:
    return Path(path(*parts), Ink(stroke="paper", width=radius * 0.24))
