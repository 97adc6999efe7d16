"""Where labels stand: on their line, where no other line passes; beside or below it where it is too short.

In: the sizes a label can take, widest first, and what passes by. Out: spots.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from journeyctl.flow.shapes import Manner, Size
from journeyctl.flow.tracks import Piece


class Spot(NamedTuple):
    """A label that has its x: its left edge, its size, and which of the sizes that is.

    `shift` is how far its middle lies below its street.
    """

    x: float
    size: Size
    choice: int
    shift: float = 0.0

    def hung(self, head: float, side: int) -> Spot:
        """The label, hung from its street to one side where it would hide the arrowhead at `head`."""
        hides = self.x < head < self.x + self.size[0]
        return self._replace(shift=side * self.size[1] / 2) if hides else self


def fit(
    sizes: tuple[Size, ...], room: tuple[float, float], walls: list[float], air: float, middle: float
) -> Spot | None:
    """Where a label stands: the widest size that has room between the walls, as near to the middle as it can."""
    inner = sorted(x for x in walls if room[0] - air < x < room[1] + air)
    edges = [(room[0], room[0]), *((x - air, x + air) for x in inner), (room[1], room[1])]
    gaps = [(max(a[1], room[0]), min(b[0], room[1])) for a, b in pairwise(edges)]
    for choice, size in enumerate(sizes):
        fits = [(left, right) for left, right in gaps if right - left >= size[0]]
        if fits:
            xs = (min(max(middle, left + size[0] / 2), right - size[0] / 2) for left, right in fits)
            return Spot(min(xs, key=lambda x: (abs(x - middle), x)) - size[0] / 2, size, choice)
    return None


def forced(sizes: tuple[Size, ...], room: tuple[float, float]) -> Spot:
    """A label that has no room of its own: the narrowest, in the middle, over another line if need be."""
    return Spot((room[0] + room[1] - sizes[-1][0]) / 2, sizes[-1], len(sizes) - 1)


def along(piece: Piece, sizes: tuple[Size, ...], manner: Manner, walls: list[float], head: float) -> Spot:
    """The label of a level piece: on it, else over one end of it.

    Args:
        piece: what it names.
        sizes: of the label, widest first.
        manner: how lines run.
        walls: the x of lines that pass.
        head: the x of the arrowhead, which the label leaves free if it can.
    """
    corner = min(manner.corner, (piece.high - piece.low) / 4)
    middle = (piece.low + piece.high) / 2
    room = (piece.low + corner, piece.high - corner)
    spot = fit(sizes, room, walls, manner.air, middle)
    if spot:
        return spot
    short = [size for size in sizes if size[0] <= manner.label] or [sizes[-1]]
    for lines in ([*walls, head], walls):
        for size in short:
            beyond = max(0.0, size[0] - 2 * corner)
            spot = fit((size,), (piece.low - beyond, piece.high + beyond), lines, manner.air, middle)
            if spot:
                return spot._replace(choice=sizes.index(size))
    return forced(sizes, room)
