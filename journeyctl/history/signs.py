"""The signs of what changed, each with a shape of its own, so that colour is never needed to tell them apart.

In: what became of something, and where. Out: elements. Units are pixels.
"""

from __future__ import annotations

from journeyctl.history.frames import What
from journeyctl.overlay import desk
from journeyctl.scene import Element, Glyph

TINTS = {"added": "add-tint", "removed": "del-tint", "better": "chg-tint", "worse": "chg-tint", "changed": "chg-tint"}
"""The ground of a column in which something happened."""
SIGNS: tuple[What, ...] = ("better", "worse", "added", "removed", "changed")
"""Everything that has a sign, in the order in which it is told."""


def badge(what: What, x: float, y: float, radius: float) -> tuple[Element, ...]:
    """The sign of a change, centred on (x, y): ▲ ▼, or as in the picture of a difference."""
    if what not in ("better", "worse"):
        return desk.badge(what, x, y, radius)
    side = radius * 2.4
    name, token = ("triangle-up", "pos-text") if what == "better" else ("triangle-down", "neg-text")
    return (Glyph(name, x - side / 2, y - side / 2, side, token),)
