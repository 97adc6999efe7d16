"""Tiles: how a poster is parted over small sheets that overlap.

In: the poster's size, the sheets, the overlap, what the printer leaves white. Out: a `Tiling`, what of the poster
stands where on which sheet; of both ways to turn the sheets the one that needs fewer. All lengths are millimetres.

Two neighbours show the same strip of the poster, as wide as the overlap. The later one is cut in the middle of it and
laid on the earlier one: so the first half of a strip is only seen on the earlier sheet, the second half takes the glue.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.paper.sheets import Sheet

MOST_TILES = 400
_HAIR = 1e-6


class Stretch(NamedTuple):
    """One sheet's part of the poster, along one side.

    Attributes:
        start: where the part begins that is kept.
        end: where it ends.
        until: where what is printed ends: behind `end` comes the strip for glue.
        origin: where on the sheet the poster's edge would be.
    """

    start: float
    end: float
    until: float
    origin: float


class Tile(NamedTuple):
    """One sheet: its number, row and column from 1, and its parts of the poster across and down."""

    number: int
    row: int
    column: int
    across: Stretch
    down: Stretch

    @property
    def kept(self) -> Box:
        """What of this sheet is seen at last, in millimetres of the sheet."""
        return _box(self.across, self.down, self.across.end, self.down.end)

    @property
    def shown(self) -> Box:
        """Where the poster is printed: what is kept, and the strips for glue at its right and below it."""
        return _box(self.across, self.down, self.across.until, self.down.until)


class Tiling(NamedTuple):
    """A poster on tiles, row by row. `width` and `height` are a sheet's; `poster` is as large as it is printed."""

    width: float
    height: float
    columns: int
    rows: int
    scale: float
    edge: float
    poster: tuple[float, float]
    tiles: tuple[Tile, ...]


def tiling(
    poster: tuple[float, float], sheet: Sheet, overlap: float, edge: float, fit: tuple[int, int] | None = None
) -> Tiling:
    """The poster on sheets turned so that fewest are needed; if it is the same, so that the seams are shortest.

    Args:
        poster: its width and height.
        sheet: of what it is put together.
        overlap: of neighbours.
        edge: what the printer leaves white at each edge.
        fit: columns and rows of sheets that the poster is scaled to fill, turned so that it becomes largest.

    Raises:
        ValueError: when a sheet is too small for its edges and overlap, or more than `MOST_TILES` are needed.
    """
    turned = ((sheet.long, sheet.short), (sheet.short, sheet.long))
    if min(sheet.short, sheet.long) - 2 * edge < 3 * overlap:
        told = f"{overlap:g} mm of overlap and {edge:g} mm unprintable at its edges"
        raise ValueError(f"{sheet.name} has no room for tiles with {told}")
    if fit:
        scales = [_scale(poster, size, overlap, edge, fit) for size in turned]
        best = scales.index(max(scales))
        return _parted(poster, turned[best], overlap, edge, scales[best])
    return min((_parted(poster, size, overlap, edge, 1.0) for size in turned), key=_cost)


def _cost(made: Tiling) -> tuple[float, float]:
    wide, high = made.poster
    return made.columns * made.rows, (made.columns - 1) * high + (made.rows - 1) * wide


def _scale(
    poster: tuple[float, float], size: tuple[float, float], overlap: float, edge: float, fit: tuple[int, int]
) -> float:
    """The largest scale at which the poster lies on so many sheets of that size."""
    room = (count * (side - 2 * edge - overlap) + overlap for count, side in zip(fit, size, strict=True))
    return min(free / side for free, side in zip(room, poster, strict=True))


def _parted(
    poster: tuple[float, float], size: tuple[float, float], overlap: float, edge: float, scale: float
) -> Tiling:
    wide, high = poster[0] * scale, poster[1] * scale
    columns, rows = (_stretches(length, side, overlap, edge) for length, side in zip((wide, high), size, strict=True))
    if len(columns) * len(rows) > MOST_TILES:
        count = f"{len(columns) * len(rows)} sheets of {size[0]:g} x {size[1]:g} mm"
        raise ValueError(f"a poster of {wide:.0f} x {high:.0f} mm needs {count}; {MOST_TILES} are the most")
    tiles = tuple(
        Tile(row * len(columns) + column + 1, row + 1, column + 1, across, down)
        for row, down in enumerate(rows)
        for column, across in enumerate(columns)
    )
    return Tiling(*size, len(columns), len(rows), scale, edge, (wide, high), tiles)


def _stretches(length: float, side: float, overlap: float, edge: float) -> tuple[Stretch, ...]:
    """The parts of one side of the poster. What the sheets have too much is left white at both ends alike."""
    printed = side - 2 * edge
    step = printed - overlap
    count = max(1, math.ceil((length - overlap) / step - _HAIR))
    lead = (count * step + overlap - length) / 2
    cuts = [0.0, *(number * step - lead + overlap / 2 for number in range(1, count)), length]
    return tuple(
        Stretch(
            cuts[number],
            cuts[number + 1],
            min(length, number * step - lead + printed) if number < count - 1 else length,
            edge - number * step + lead,
        )
        for number in range(count)
    )


def _box(across: Stretch, down: Stretch, right: float, bottom: float) -> Box:
    x, y = across.origin + across.start, down.origin + down.start
    return Box(x, y, right - across.start, bottom - down.start)
