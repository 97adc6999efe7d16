"""The happiness curve claims no more than its points do: the monotone cubic by properties, and what stands out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyctl.curve import Curve, Piece, Point, extremes, through

ROUNDING = 1e-9
"""How far two ways to one number may lie apart, for numbers of the size of a picture's."""

GAPS = st.floats(0.5, 200.0)
HEIGHTS = st.floats(-200.0, 200.0) | st.integers(-4, 4).map(float)


@st.composite
def lines(draw: st.DrawFn, least: int = 2) -> tuple[Point, ...]:
    """Points from left to right."""
    heights = draw(st.lists(HEIGHTS, min_size=least, max_size=9))
    x, points = 0.0, []
    for y in heights:
        points.append(Point(x, y))
        x += draw(GAPS)
    return tuple(points)


def samples(piece: Piece) -> list[float]:
    width = piece.end.x - piece.start.x
    return [piece.at(piece.start.x + width * part / 40) for part in range(41)]


def near(value: float) -> object:
    return pytest.approx(value, rel=ROUNDING, abs=1e-7)


@given(lines())
def test_the_curve_passes_through_its_points(points: tuple[Point, ...]):
    """Each point lies on it, and it covers from the first to the last."""
    curve = through(points)
    assert [curve.at(point.x) for point in points] == [near(point.y) for point in points]
    assert [(piece.start, piece.end) for piece in curve.pieces] == list(pairwise(points))
    assert curve.covers(points[0].x)
    assert curve.covers(points[-1].x)
    assert not curve.covers(points[0].x - 0.1)
    assert not curve.covers(points[-1].x + 0.1)


@given(lines())
def test_between_two_points_it_only_climbs_or_only_falls(points: tuple[Point, ...]):
    """No value lies above the higher or below the lower of two neighbours, and none turns back."""
    for piece in through(points).pieces:
        heights = samples(piece)
        rising = 1 if piece.end.y >= piece.start.y else -1
        slack = ROUNDING * (1 + abs(piece.end.y - piece.start.y)) + 1e-9
        assert all((after - before) * rising >= -slack for before, after in pairwise(heights))
        low, high = sorted((piece.start.y, piece.end.y))
        assert low - slack <= min(heights)
        assert max(heights) <= high + slack


def slopes(piece: Piece) -> tuple[float, float]:
    """The first derivative at both ends: the control points stand at thirds."""
    third = (piece.end.x - piece.start.x) / 3
    return (piece.first.y - piece.start.y) / third, (piece.end.y - piece.second.y) / third


@given(lines(least=3))
def test_it_has_no_corner(points: tuple[Point, ...]):
    """At an inner point the curve arrives with the slope it leaves with; x runs evenly."""
    pieces = through(points).pieces
    for before, after in pairwise(pieces):
        assert slopes(before)[1] == pytest.approx(slopes(after)[0], rel=1e-6, abs=1e-6)
    for piece in pieces:
        third = (piece.end.x - piece.start.x) / 3
        assert (piece.first.x, piece.second.x) == (near(piece.start.x + third), near(piece.end.x - third))


@given(lines().map(lambda points: points[:2]))
def test_two_points_give_a_straight_line(points: tuple[Point, ...]):
    """Every value in between is the one of the line."""
    (piece,) = through(points).pieces
    a, b = points
    assert samples(piece) == [near(a.y + (b.y - a.y) * part / 40) for part in range(41)]


@given(st.lists(GAPS, min_size=1, max_size=8), HEIGHTS, lines(least=1))
def test_level_points_stay_level(gaps: list[float], height: float, rest: tuple[Point, ...]):
    """Between points of one height the curve is that height, whatever comes after them."""
    flat = [Point(0.0, height)]
    for gap in gaps:
        flat.append(Point(flat[-1].x + gap, height))
    after = [Point(flat[-1].x + 1.0 + point.x, point.y) for point in rest]
    for piece in through((*flat, *after)).pieces[: len(gaps)]:
        assert samples(piece) == [near(height)] * 41


def mirrored(points: tuple[Point, ...]) -> tuple[Point, ...]:
    return tuple(Point(-x, y) for x, y in reversed(points))


@given(lines())
def test_a_mirror_shows_the_mirrored_curve(points: tuple[Point, ...]):
    """Read from right to left the same points give the same curve."""
    there, back = through(points).pieces, through(mirrored(points)).pieces
    for piece, other in zip(there, reversed(back), strict=True):
        assert [tuple(map(near, point)) for point in mirrored(tuple(other))] == list(map(tuple, piece))


STEEP = (0.0, 1.0, 7.0, 43.0, 44.0)


def test_a_mirror_shows_a_steep_curve_too():
    """Where several pieces must be flattened, none is flattened for the order they are looked at."""
    points = tuple(Point(float(x), y) for x, y in enumerate(STEEP))
    there, back = through(points), through(mirrored(points))
    for step in range(41):
        assert there.at(step / 10) == near(back.at(-step / 10))


@given(lines(), st.floats(0.1, 10.0))
def test_upside_down_is_the_same_curve(points: tuple[Point, ...], scale: float):
    """Heights that are turned over or stretched give the curve turned over or stretched."""
    for factor in (-1.0, scale):
        other = through(tuple(Point(x, y * factor) for x, y in points))
        for piece, changed in zip(through(points).pieces, other.pieces, strict=True):
            assert changed.first.y == pytest.approx(piece.first.y * factor, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("points", [(), (Point(1.0, 2.0),)])
def test_fewer_than_two_points_are_no_line(points: tuple[Point, ...]):
    """Nothing is drawn, and nothing is covered."""
    assert through(points) == Curve(())
    assert not through(points).covers(1.0)


def test_beyond_its_ends_the_curve_is_level():
    """What nobody said is held at the last value, not drawn on."""
    curve = through((Point(0.0, 1.0), Point(10.0, 5.0), Point(20.0, -3.0)))
    assert (curve.at(-50.0), curve.at(99.0)) == (1.0, -3.0)


@pytest.mark.parametrize("tiny", [5e-324, 1e-310, 1e-200])
def test_heights_that_all_but_equal_are_no_division_by_nothing(tiny: float):
    """Differences at the edge of what a number can hold give a finite curve."""
    curve = through((Point(0.0, 0.0), Point(1.0, tiny), Point(2.0, 1.0)))
    assert [curve.at(x / 4) for x in range(9)] == sorted(curve.at(x / 4) for x in range(9))


@pytest.mark.parametrize(
    ("values", "peaks", "valleys"),
    [
        ((), (), ()),
        ((None, None), (), ()),
        ((2.0,), (0,), ()),
        ((0.0, 2.0, -2.0, 1.5, -0.5), (1, 3), (2,)),
        ((0.5, 0.9, 0.0, -0.9), (), ()),
        ((1.0, 0.0, -1.0), (0,), (2,)),
        ((2.0, 0.0, 1.5, 0.0, 1.0, 0.0, 1.8), (0, 6), ()),
        ((1.0, 0.0, 1.0, 0.0, 1.0), (0, 2), ()),
        ((0.0, 2.0, 2.0, 0.0), (1,), ()),
        ((2.0, 2.0), (0,), ()),
        ((1.0, 1.0, 2.0), (2,), ()),
        ((2.0, 1.0, 1.0, 0.0), (0,), ()),
        ((0.0, 1.5, 1.5, 2.0, 0.0), (3,), ()),
        ((0.0, -1.0, -1.0, -2.0), (), (3,)),
        ((0.0, 2.0, None, 2.0, 0.0), (1,), ()),
        ((None, 1.0, None, 2.0, None), (3,), ()),
        ((-2.0, 0.0, -1.0, 0.0, -1.5), (), (0, 4)),
    ],
)
def test_the_clear_extremes(values: tuple[float | None, ...], peaks: tuple[int, ...], valleys: tuple[int, ...]):
    """Higher than both neighbours that are known, at least 1 from neutral, at most two, of equals the earlier."""
    assert extremes(values, 1) == peaks
    assert extremes(values, -1) == valleys


@given(st.lists(st.none() | st.integers(-4, 4).map(lambda half: half / 2), max_size=12), st.sampled_from((1, -1)))
def test_an_extreme_is_beaten_by_no_neighbour(values: list[float | None], sign: int):
    """Going left or right from an extreme, the first other value is weaker; the strongest value of all is one."""
    found = extremes(tuple(values), sign)
    known = [(index, sign * value) for index, value in enumerate(values) if value is not None]
    assert len(found) <= 2
    for index in found:
        own = sign * (values[index] or 0.0)
        assert own >= 1
        for side in ([v for i, v in reversed(known) if i < index], [v for i, v in known if i > index]):
            assert next((value for value in side if value != own), -9.0) < own
    strongest = max((value for _, value in known), default=0.0)
    if strongest >= 1:
        assert next(index for index, value in known if value == strongest) in found


def test_how_many_and_how_strong_may_be_asked():
    """`most` and `least` bound what is found."""
    values = (0.5, 0.0, 2.0, 0.0, 1.0, 0.0, 1.5)
    assert extremes(values, 1, most=1) == (2,)
    assert extremes(values, 1, most=9) == (2, 4, 6)
    assert extremes(values, 1, least=0.5, most=9) == (0, 2, 4, 6)
