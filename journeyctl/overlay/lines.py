"""The geometry of both curves: points, pieces, what is the same, and the area between them.

In: a plan and the journeys. Out: a `Lines`, positions in pixels within the row of the curve; nothing is inked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeyctl.curve import Curve, Piece, Point, through
from journeyctl.diff import Difference
from journeyctl.feelings import assumed, joined, places
from journeyctl.model import Activity, Journey, Place
from journeyctl.overlay.columns import Column, Plan

TOP = 46.0
SCALE = 248.0
"""From the happiest to the saddest."""
BOTTOM = 46.0
HEIGHT = TOP + SCALE + BOTTOM
STEP = 4.0
"""How far apart the area between the curves is sampled."""


def y_of(value: float) -> float:
    """The y of a happiness on -2 ... 2."""
    return TOP + (2.0 - max(-2.0, min(2.0, value))) * SCALE / 4


class Spot(NamedTuple):
    """A point of a curve: where, whose, in which column (None: a phase's), and whether it is only believed."""

    x: float
    y: float
    place: Place
    column: Column | None
    assumed: bool
    main: bool

    @property
    def value(self) -> float:
        """Its happiness."""
        return self.place.happiness or 0.0


class Line(NamedTuple):
    """One curve: its spots from left to right, the x of what nobody knows, and the curve through the main path."""

    spots: tuple[Spot, ...]
    unknown: tuple[Spot, ...]
    curve: Curve

    @property
    def main(self) -> tuple[Spot, ...]:
        """The spots that the curve runs through."""
        return tuple(spot for spot in self.spots if spot.main)


class Stretch(NamedTuple):
    """A piece of a curve; `same` is as in the other one, `believed` has an end that is, `blank` passes the unknown."""

    piece: Piece
    same: bool
    believed: bool
    blank: bool


class Lines(NamedTuple):
    """Both curves."""

    old: Line
    new: Line

    def stretches(self, line: Line) -> tuple[Stretch, ...]:
        """The pieces of one of the two, from left to right."""
        other = self.old if line is self.new else self.new
        follows = {
            (_key(one), _key(two)) for one, two in zip(other.main, other.main[1:], strict=False)
        }  # fmt: skip
        found = []
        for piece, one, two in zip(line.curve.pieces, line.main, line.main[1:], strict=False):
            blank = any(one.x < spot.x < two.x for spot in line.unknown)
            same = (_key(one), _key(two)) in follows
            found.append(Stretch(piece, same, one.assumed or two.assumed, blank))
        return tuple(found)


def _key(spot: Spot) -> tuple[float, float]:
    return round(spot.x, 2), round(spot.y, 2)


def lines(difference: Difference, plan: Plan) -> Lines:
    """Both curves of a difference in the columns of a plan."""
    before = {one.before.id: one for one in plan.columns if one.before and one.sort != "moved"}
    after = {one.after.id: one for one in plan.columns if one.after}
    return Lines(_line(difference.before, before), _line(difference.after, after))


def _line(journey: Journey | None, columns: dict[str, Column]) -> Line:
    if journey is None:
        return Line((), (), Curve(()))
    spots: list[Spot] = []
    unknown: list[Spot] = []
    for place in places(journey):
        column, x = _at(place, columns)
        main = joined(place)
        spot = Spot(x, y_of(place.happiness or 0.0), place, column, assumed(journey, place), main)
        if place.happiness is not None:
            spots.append(spot)
        elif main and isinstance(place, Activity):
            unknown.append(spot)
    spots.sort(key=lambda spot: spot.x)
    distinct = [spot for at, spot in enumerate(spots) if at == 0 or spot.x > spots[at - 1].x + 0.01]
    curve = through(tuple(Point(spot.x, spot.y) for spot in distinct if spot.main))
    return Line(tuple(distinct), tuple(unknown), curve)


def _at(place: Place, columns: dict[str, Column]) -> tuple[Column | None, float]:
    """The column of a place and its x; a phase stands in the middle of its columns."""
    if isinstance(place, Activity):
        return columns[place.id], columns[place.id].centre
    own = [columns[one.id].centre for one in getattr(place, "activities", ())]
    return None, (min(own) + max(own)) / 2


class Area(NamedTuple):
    """A run between both curves where the newer one is happier, or sadder: its outline."""

    better: bool
    points: tuple[Point, ...]


def areas(drawn: Lines, plan: Plan) -> tuple[Area, ...]:
    """What lies between the curves, where both are known and differ; nothing across what is gone."""
    old, new = drawn.old.curve, drawn.new.curve
    if not old.pieces or not new.pieces:
        return ()
    found: list[Area] = []
    run: list[tuple[float, float, float]] = []
    for x in _samples(drawn, plan):
        gap = 0.0 if x is None else old.at(x) - new.at(x)
        if x is not None and abs(gap) > 0.05 and (not run or (run[-1][1] - run[-1][2] > 0) == (gap > 0)):
            run.append((x, old.at(x), new.at(x)))
            continue
        found += _area(run)
        run = [(x, old.at(x), new.at(x))] if x is not None and abs(gap) > 0.05 else []
    return (*found, *_area(run))


def _area(run: list[tuple[float, float, float]]) -> Iterator[Area]:
    if len(run) > 1:
        better = run[len(run) // 2][1] > run[len(run) // 2][2]
        upper = [Point(x, new) for x, _, new in run]
        lower = [Point(x, old) for x, old, _ in reversed(run)]
        yield Area(better, (*upper, *lower))


def _samples(drawn: Lines, plan: Plan) -> Iterator[float | None]:
    """Every x where the area may be; None parts what does not belong together."""
    spans = [_span(each) for each in drawn.stretches(drawn.old) if not each.same and not each.blank]
    news = [_span(each) for each in drawn.stretches(drawn.new) if not each.same and not each.blank]
    bands = [(one.x, one.x + one.w) for one in plan.columns if one.sort in ("gone", "left")]
    for left, right in news:
        for start, end in spans:
            low, high = max(left, start), min(right, end)
            if high - low < 1.0:
                continue
            shut = [band for band in bands if band[0] < high and band[1] > low and left < band[1] and right > band[0]]
            count = max(1, round((high - low) / STEP))
            xs = [low + (high - low) * index / count for index in range(count + 1)]
            yield from (x if _allowed(drawn, x, left, right, shut) else None for x in xs)


def _span(each: Stretch) -> tuple[float, float]:
    return each.piece.start.x, each.piece.end.x


def _allowed(drawn: Lines, x: float, left: float, right: float, shut: list[tuple[float, float]]) -> bool:
    """Beside what is gone the area reaches from a point that both have, and that differs, to where the curves meet."""
    if not shut:
        return True
    if any(start <= x <= end for start, end in shut):
        return False
    end = left if x < shut[0][0] else right
    if all(abs(spot.x - end) > 0.01 for spot in drawn.old.spots):
        return False
    there, here = (drawn.old.curve.at(at) - drawn.new.curve.at(at) for at in (end, x))
    return abs(there) > 2.0 and (there > 0) == (here > 0)
