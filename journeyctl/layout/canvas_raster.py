"""The raster of a blank map: where a note of true size goes, and which place it is.

In: the width for slots in millimetres, the side of the notes, the phases when they are columns. Out: stretches of
numbered places, half a slot apart: the odd ones in the upper row, the even ones in the row below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeyctl.box import Box

AIR = 2.0
"""A slot is so much larger than its note: room for hands."""
BETWEEN = 1.0
"""Between two rows of slots."""
COLUMN_GAP = 6.0
LEAST_LANE = 157.0
"""A lane that takes notes is at least so high."""


class Stretch(NamedTuple):
    """Neighbouring places: the first one's number, how many there are, and the edge and width of their column."""

    first: int
    size: int
    x: float
    width: float


class Raster(NamedTuple):
    """The slots of a sheet. `note` is the side of a note; lengths are millimetres."""

    left: float
    note: float
    stretches: tuple[Stretch, ...]

    @property
    def slot(self) -> float:
        """The side of a slot."""
        return self.note + AIR

    @property
    def right(self) -> float:
        """The right edge of the last column."""
        last = self.stretches[-1]
        return last.x + last.width

    @property
    def rows(self) -> int:
        """How many rows of slots a lane has: two, or as many as make it high enough for three people to reach in."""
        rows = 2
        while self.height(rows) < LEAST_LANE:
            rows += 1
        return rows

    @property
    def places(self) -> int:
        """How many places there are."""
        return sum(one.size for one in self.stretches)

    def height(self, rows: int) -> float:
        """The height of so many rows."""
        return rows * self.slot + (rows - 1) * BETWEEN

    def centres(self) -> Iterator[tuple[int, float]]:
        """Every place and the x of its middle."""
        for one in self.stretches:
            for place in range(one.size):
                yield one.first + place, one.x + (place + 1) * self.slot / 2

    def squares(self, rows: int) -> Iterator[tuple[int, int, Box]]:
        """The note of every slot: the stretch it is in, its number (0 where it is one more of a place), and its box.

        A column that is too narrow for two places has its one place in every row.
        """
        for index, one in enumerate(self.stretches):
            for row in range(rows):
                y = row * (self.slot + BETWEEN) + AIR / 2
                for place in range(row % 2 if one.size > 1 else 0, one.size, 2):
                    x = one.x + place * self.slot / 2 + AIR / 2
                    fresh = row == 0 or (row == 1 and one.size > 1)
                    yield index, one.first + place if fresh else 0, Box(x, y, self.note, self.note)

    def idea_squares(self) -> Iterator[tuple[int, Box]]:
        """One row of notes side by side, none of them half a slot later: the stretch and the box of each."""
        for index, one in enumerate(self.stretches):
            for place in range((one.size + 1) // 2):
                yield index, Box(one.x + place * self.slot + AIR / 2, AIR / 2, self.note, self.note)


def slots_in(width: float, note: float) -> int:
    """How many slots stand side by side in a width."""
    return int((width + 1e-6) / (note + AIR))


def raster(left: float, width: float, note: float) -> Raster:
    """The raster without columns: as many slots as the width holds."""
    slots = slots_in(width, note)
    return Raster(left, note, (Stretch(1, 2 * slots - 1, left, slots * (note + AIR)),))


def column_width(width: float, phases: int) -> float:
    """The width of one of so many columns."""
    return (width - COLUMN_GAP * (phases - 1)) / phases


def columns(left: float, width: float, note: float, phases: int) -> Raster:
    """The raster with a column for each phase, all of one width, each wide enough for a slot."""
    each = column_width(width, phases)
    count = int((each + 1e-6) / (note + AIR) * 2) - 1
    found = (Stretch(1 + at * count, count, left + at * (each + COLUMN_GAP), each) for at in range(phases))
    return Raster(left, note, tuple(found))
