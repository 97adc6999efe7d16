"""What a plan is made of: cards, the ways between them, and how both lie when they are planned. Numbers only.

All lengths are in the caller's unit; y counts downwards. Columns count from 0 at the left. Row 0 is the main row, rows
with negative numbers lie above it. Corridor `k` is the room above row `k`, where lines run.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from journeyctl.box import Box

INSET = 4.5
"""How far from the corners of a card ways may meet its top or bottom."""

XY = tuple[float, float]
Size = tuple[float, float]


class Card(NamedTuple):
    """A card: its size, the index of its phase, and the room its exits take below it, from its left edge."""

    w: float
    h: float
    phase: int = 0
    exit: Size = (0.0, 0.0)


def barred(cards: tuple[Card, ...], manner: Manner) -> frozenset[int]:
    """The cards under whose exits no way has room beside their words."""
    return frozenset(n for n, card in enumerate(cards) if exit_room(card, manner) > card.w - INSET)


def exit_room(card: Card, manner: Manner) -> float:
    """How far from a card's left edge a way may first meet its bottom."""
    return card.exit[0] + manner.air + manner.head / 2 if card.exit[0] else INSET


class Link(NamedTuple):
    """A way from card `tail` to card `head`. `pills` are the sizes its label can take, widest first; () for none.

    `main` tells that it is the first choice at its tail; `drawn` False that the caller draws it (a sign between
    neighbours).
    """

    tail: int
    head: int
    pills: tuple[Size, ...] = ()
    main: bool = False
    drawn: bool = True

    @property
    def forward(self) -> bool:
        """Whether it leads on, in the order of the file."""
        return self.head > self.tail


class Cell(NamedTuple):
    """The place of a card."""

    column: int
    row: int


class Label(NamedTuple):
    """The room of a label, and which of its sizes was taken."""

    box: Box
    choice: int


class Drawn(NamedTuple):
    """A drawn way: its corners from card to card, all pieces level or upright, and its label."""

    points: tuple[XY, ...]
    label: Label | None

    def moved(self, dx: float, dy: float) -> Drawn:
        """The way, so much further right and down."""
        label = self.label
        if label:
            label = label._replace(box=label.box._replace(x=label.box.x + dx, y=label.box.y + dy))
        return Drawn(tuple((x + dx, y + dy) for x, y in self.points), label)

    def crosses(self, other: Drawn) -> int:
        """How often the ways cross, ends aside."""
        return sum(_cross(a, b, c, d) for a, b in pairwise(self.points) for c, d in pairwise(other.points))


def _cross(a: XY, b: XY, c: XY, d: XY) -> bool:
    """Whether an upright and a level piece cross inside both."""
    if _upright(a, b) == _upright(c, d):
        return False
    (up, low), (left, right) = ((a, b), (c, d)) if _upright(a, b) else ((c, d), (a, b))
    return (
        min(left[0], right[0]) + 0.5 < up[0] < max(left[0], right[0]) - 0.5
        and min(up[1], low[1]) + 0.5 < left[1] < max(up[1], low[1]) - 0.5
    )


def _upright(a: XY, b: XY) -> bool:
    return abs(a[0] - b[0]) < abs(a[1] - b[1])


class Manner(NamedTuple):
    """How lines run.

    Attributes:
        trunks: lines leave and land at the sides of cards, over trunks in the gaps between columns; else at tops and
            bottoms, where columns stand too close for trunks.
        pitch: the least distance of two lines that run along each other.
        port: the distance of two lines at one card: two arrowheads beside each other do not touch.
        corner: the radius of a corner.
        air: the room between a label and everything else.
        head: the room an arrowhead takes.
        clear: the least distance of a line from the cards it passes: an arrowhead stands on a straight piece of its
            line, and other lines run past it.
        least: the least height of a corridor between two rows.
        fork: how far behind a card its trunk stands.
        join: how far before a card the trunk into it stands.
        label: how wide a label may be where its line is shorter.
    """

    trunks: bool
    pitch: float
    port: float
    corner: float
    air: float
    head: float
    clear: float
    least: float
    fork: float
    join: float
    label: float


MAP = Manner(
    trunks=False,
    pitch=8.0,
    port=7.0,
    corner=5.0,
    air=3.0,
    head=5.0,
    clear=8.5,
    least=10.0,
    fork=0.0,
    join=0.0,
    label=58.0,
)
"""Under the columns of a map, in millimetres of a poster."""
FLOW = Manner(
    trunks=True,
    pitch=7.0,
    port=9.0,
    corner=9.7,
    air=4.0,
    head=7.0,
    clear=8.0,
    least=16.0,
    fork=8.0,
    join=9.0,
    label=78.0,
)
"""In the process view, in the same unit."""
