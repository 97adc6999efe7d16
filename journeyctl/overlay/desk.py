"""What every part of the picture is made with: the board with its type, the words, the plan, and the signs.

Units are pixels here: the picture is for screens only, and the type is the one of the compact picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.diff import Difference
from journeyctl.fonts import Typesetter
from journeyctl.labels import Labels
from journeyctl.layout.block import Block, path, placed, stack
from journeyctl.layout.board import Board
from journeyctl.overlay.columns import MARGIN, Plan
from journeyctl.scene import Circle, Element, Glyph, Ink, Path, Rect

TYPE = 1.75
"""Pixels per unit of the compact scale: names become 15 px, the smallest text 13."""
ICON = 22.0
LABEL_TEXT = 64.0
LABEL_MEASURE = 98.0

INKS = {
    "new": "add", "gone": "del", "left": "chg", "moved": "chg", "changed": "chg", "touched": "chg",
    "added": "add", "removed": "del", "renamed": "chg",
}  # fmt: skip
"""The token of what became of something."""
_ADDED, _REMOVED = ("new", "added"), ("gone", "removed")
_SIGNS = {"add": "plus", "del": "minus", "chg": "tilde"}


UNKNOWN = Ink(stroke="unknown", width=2.2, dash=(0.01, 5.0))
"""The dots of a stretch over what nobody knows."""
TINTS = {
    ("better", False): Ink("url(#better)"), ("better", True): Ink("url(#better)"),
    ("worse", False): Ink("url(#worse)"), ("worse", True): Ink("url(#worse-mono)"),
}  # fmt: skip
"""What fills the area between the curves, without hue in a monochrome theme."""


class Desk(NamedTuple):
    """What the picture is laid out from.

    `names` stand beside the curves for the older and the newer version, `called` is what sentences call them.
    """

    difference: Difference
    board: Board
    labels: Labels
    plan: Plan
    names: tuple[str, str]
    called: tuple[str, str]

    @property
    def setter(self) -> Typesetter:
        """Measures and wraps text."""
        return self.board.setter

    @property
    def arrow(self) -> str:
        """The arrow between two texts that stand beside one another, in the direction of reading."""
        return "←" if self.labels.rtl else "→"

    def value(self, happiness: float | None) -> str:
        """A happiness with its sign, – where there is none."""
        return "–" if happiness is None else self.labels.number(happiness, signed=True)


class Part(NamedTuple):
    """A row of the picture: its height, its elements from y = 0 on, the legend entries it calls for."""

    height: float
    elements: tuple[Element, ...]
    signs: frozenset[str] = frozenset()


def badge(
    kind: str, x: float, y: float, radius: float, *, bare: bool = False, back: bool = False
) -> tuple[Element, ...]:
    """The sign of a change, centred on (x, y): a disc with +, a square with −, a diamond with ~ or an arrow.

    `bare` exchanges ink and ground, for signs on a strip of their colour; `back` turns an arrow round.
    """
    token = INKS[kind]
    fill, ink = ("paper", token) if bare else (token, "paper")
    if kind in _ADDED:
        shape: Element = Circle(x, y, radius, Ink(fill=fill))
    elif kind in _REMOVED:
        half = radius * 0.88
        shape = Rect(Box(x - half, y - half, 2 * half, 2 * half), Ink(fill=fill), radius * 0.22)
    else:
        reach = radius * 1.15
        data = path("M", x, y - reach, "L", x + reach, y, "L", x, y + reach, "L", x - reach, y, "Z")
        shape = Path(data, Ink(fill=fill, stroke=fill, width=radius * 0.14))
    name = "arrow" if kind in ("moved", "left") else _SIGNS[token]
    step = radius * 0.56 / 7.5
    data = path(*_stroke(name, x, y, -step if back else step))
    return shape, Path(data, Ink(stroke=ink, width=radius * 0.21))


_STROKES: dict[str, tuple[str | tuple[float, float], ...]] = {
    "plus": ("M", (0, -7), "L", (0, 7), "M", (-7, 0), "L", (7, 0)),
    "minus": ("M", (-7, 0), "L", (7, 0)),
    "tilde": ("M", (-7.5, 1.8), "C", (-5.5, -1.8), (-3, -1.8), (0, 0), "C", (3, 1.8), (5.5, 1.8), (7.5, -1.8)),
    "arrow": ("M", (-7, 0), "L", (7, 0), "M", (2, -5), "L", (7, 0), "L", (2, 5)),
}
"""The strokes of the signs around (0, 0), 15 wide."""


def _stroke(name: str, x: float, y: float, step: float) -> list[str | float]:
    found: list[str | float] = []
    for part in _STROKES[name]:
        found += [part] if isinstance(part, str) else [x + part[0] * step, y + part[1] * step]
    return found


def label(desk: Desk, icon: str, title: str, about: str = "") -> Block:
    """The label of a row: an icon, its title, and a word of help."""
    words = desk.board.text(title, "lane", "ink", LABEL_MEASURE)
    more = desk.board.text(about, "micro", "ink-3", LABEL_MEASURE)
    both = stack((words, more), 3.0)
    sign = Glyph(icon, MARGIN, 0.0, ICON, "ink")
    return Block((sign, *placed(both, LABEL_TEXT, 2.0)), LABEL_TEXT + both.width, max(ICON, both.height + 2.0))


def under(blocks: Sequence[Block], x: float, y: float, gap: float = 0.0) -> tuple[Element, ...]:
    """Blocks one under the other, from (x, y) on."""
    return placed(stack(tuple(blocks), gap), x, y)
