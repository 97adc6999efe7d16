"""The happiness curve as mathematics: a smooth line that never claims more than the points do.

In: points in any unit, left to right. Out: cubic Bézier pieces, and values in between. The interpolation is the
monotone cubic of F. N. Fritsch and R. E. Carlson ("Monotone Piecewise Cubic Interpolation", SIAM J. Numer. Anal. 17,
1980): between two points it never rises above the higher one nor falls below the lower one.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby, pairwise
from math import hypot, inf
from typing import NamedTuple


class Point(NamedTuple):
    """A point of the curve."""

    x: float
    y: float


class Piece(NamedTuple):
    """A cubic Bézier from `start` to `end` with two control points."""

    start: Point
    first: Point
    second: Point
    end: Point

    def at(self, x: float) -> float:
        """The y of the piece at `x`; its control points stand at thirds, so x is linear in the parameter."""
        width = self.end.x - self.start.x
        t = 0.0 if width == 0 else (x - self.start.x) / width
        u = 1 - t
        return u**3 * self.start.y + 3 * u * u * t * self.first.y + 3 * u * t * t * self.second.y + t**3 * self.end.y

    def part(self, left: float, right: float) -> Piece:
        """The same line between two x (de Casteljau's division, at thirds again)."""
        third = (right - left) / 3
        start, end = Point(left, self.at(left)), Point(right, self.at(right))
        first = Point(left + third, start.y + third * self.slope(left))
        return Piece(start, first, Point(right - third, end.y - third * self.slope(right)), end)

    def slope(self, x: float) -> float:
        """The slope of the piece at `x`."""
        width = self.end.x - self.start.x
        t = 0.0 if width == 0 else (x - self.start.x) / width
        u = 1 - t
        rises = (self.first.y - self.start.y, self.second.y - self.first.y, self.end.y - self.second.y)
        return 3 * (u * u * rises[0] + 2 * u * t * rises[1] + t * t * rises[2]) / width if width else 0.0


def _start(piece: Piece) -> float:
    return piece.start.x


class Curve(NamedTuple):
    """A smooth line through points; empty for fewer than two."""

    pieces: tuple[Piece, ...]

    def at(self, x: float) -> float:
        """The y at `x`, held level beyond both ends; a curve that is empty has none."""
        index = min(max(bisect_right(self.pieces, x, key=_start) - 1, 0), len(self.pieces) - 1)
        piece = self.pieces[index]
        return piece.at(min(max(x, piece.start.x), piece.end.x))

    def covers(self, x: float) -> bool:
        """Whether the curve runs over `x`."""
        return bool(self.pieces) and self.pieces[0].start.x <= x <= self.pieces[-1].end.x


def _tangents(points: tuple[Point, ...]) -> list[float]:
    """The slope at every point, steep ones flattened as far as both neighbouring pieces need (section 4 of the paper).

    A piece asks for it by what stood before any was flattened: so a curve drawn from right to left is the same one.
    """
    slopes = [(b.y - a.y) / (b.x - a.x) for a, b in pairwise(points)]
    inner = [m / 2 + n / 2 if (m > 0) == (n > 0) and m and n else 0.0 for m, n in pairwise(slopes)]
    tangents = [slopes[0], *inner, slopes[-1]]
    kept = [1.0] * len(tangents)
    for index, slope in enumerate(slopes):
        start, end = tangents[index], tangents[index + 1]
        steep = hypot(start / slope, end / slope) if slope else 0.0
        if steep > 3:
            kept[index] = min(kept[index], 3 / steep)
            kept[index + 1] = min(kept[index + 1], 3 / steep)
    return [tangent * part if part else 0.0 for tangent, part in zip(tangents, kept, strict=True)]


def through(points: tuple[Point, ...]) -> Curve:
    """The monotone cubic through points whose x strictly increases."""
    if len(points) < 2:
        return Curve(())
    tangents = _tangents(points)
    pieces = []
    for (a, m), (b, n) in pairwise(zip(points, tangents, strict=True)):
        third = (b.x - a.x) / 3
        pieces.append(Piece(a, Point(a.x + third, a.y + third * m), Point(b.x - third, b.y - third * n), b))
    return Curve(tuple(pieces))


def extremes(values: tuple[float | None, ...], sign: int, least: float = 1.0, most: int = 2) -> tuple[int, ...]:
    """The indices of the clearest peaks (`sign` 1) or valleys (-1): local, at least `least` strong, at most `most`.

    Neighbours are those with a value. Where several stand level, the first of them counts for all. The strongest come
    first in choice, the earlier one of equals; returned in order.
    """
    known = [(sign * value, index) for index, value in enumerate(values) if value is not None]
    levels = [next(one) for _, one in groupby(known, key=lambda pair: pair[0])]
    beyond = (-inf, -1)
    found = [
        (-value, index)
        for before, (value, index), after in zip([beyond, *levels], levels, [*levels[1:], beyond], strict=False)
        if value >= least and value > before[0] and value > after[0]
    ]
    return tuple(sorted(index for _, index in sorted(found)[:most]))
