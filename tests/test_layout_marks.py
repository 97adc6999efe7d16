"""Hearts, clouds and stars: beside their face, off the curve and off the numbers."""

from __future__ import annotations

from math import hypot

import pytest

from journeyctl.box import Box
from journeyctl.curve import Point, through
from journeyctl.layout.marks import MARK, Face, Surroundings, beside
from journeyctl.model import Mark

ROOM = Box(0.0, 0.5, 400.0, 162.5)
UP, DOWN = 17.0, 141.0
"""The heights of the best and the worst feeling in a lane 166 high."""
RADIUS = 10.0


def number(x: float) -> Box:
    """The room of an activity's number on the floor of the lane."""
    return Box(x - 5.0, 154.0, 10.0, 9.0)


def curve_through(*heights: float, apart: float) -> tuple[Surroundings, float]:
    """A curve through heights so far apart, with a number under each, and the x of the middle one."""
    points = tuple(Point(40.0 + at * apart, y) for at, y in enumerate(heights))
    around = Surroundings(through(points), (), tuple(number(point.x) for point in points), ROOM)
    return around, points[len(points) // 2].x


CASES: tuple[tuple[Mark, tuple[float, ...], float], ...] = (
    ("heart", (DOWN, UP, DOWN), 50.0),
    ("heart", (UP + 60, UP, UP + 60), 80.0),
    ("heart", (UP + 31, UP + 10, UP, 79.0), 100.0),
    ("heart", (UP + 50, UP, UP + 48), 175.0),
    ("cloud", (UP, DOWN, UP), 50.0),
    ("cloud", (DOWN - 10, DOWN, DOWN - 12), 53.0),
    ("star", (UP + 31, DOWN, 79.0), 70.0),
    ("heart", (66.0, 66.0, 66.0), 95.0),
    ("star", (45.0, 79.0, 66.0), 95.0),
    ("cloud", (100.0, 100.0, 100.0), 95.0),
)
TIPS: dict[str, tuple[float, float]] = {"heart": (0.5, 0.88), "cloud": (0.41, 0.96), "star": (0.5, 0.12)}
"""The point of each mark, in its square."""


@pytest.mark.parametrize(("mark", "heights", "apart"), CASES)
def test_a_mark_stands_right_beside_its_face_and_off_the_curve(
    mark: Mark, heights: tuple[float, ...], apart: float
) -> None:
    """However steep or level the curve leaves the face, there is no hole between face and mark, and no line in it."""
    around, x = curve_through(*heights, apart=apart)
    y = heights[len(heights) // 2]
    box = beside(Face(x, y, RADIUS, y > 79.0), mark, around)
    assert max(box.x - x, x - box.right) == RADIUS + 1.5
    middle = (box.x + MARK / 2, box.y + MARK * 0.45)
    line = [(at / 4, around.curve.at(at / 4)) for at in range(160, 1600) if around.curve.covers(at / 4)]
    assert min(hypot(px - middle[0], py - middle[1]) for px, py in line) > MARK * 0.35
    tip = (box.x + MARK * TIPS[mark][0], box.y + MARK * TIPS[mark][1])
    assert min(hypot(px - tip[0], py - tip[1]) for px, py in line) > 1.6


def test_a_mark_on_the_floor_stands_between_the_numbers() -> None:
    """A cloud below the lowest point covers no number of an activity, its own or its neighbour's."""
    around, x = curve_through(DOWN - 10, DOWN, DOWN - 12, apart=53.0)
    for numbers in (around.numbers, (number(x - 20.0), number(x), number(x + 53.0))):
        box = beside(Face(x, DOWN, RADIUS, low=True), "cloud", around._replace(numbers=numbers))
        assert not any(box.meets(one) for one in numbers)
    assert beside(Face(x, DOWN, RADIUS, low=True), "cloud", around).bottom > around.numbers[0].y


def test_a_mark_takes_the_side_that_is_free() -> None:
    """Where a neighbour's face or the edge of the lane is on the first side, the mark stands on the other."""
    around, x = curve_through(DOWN, UP, DOWN, apart=50.0)
    face = Face(x, UP, RADIUS, low=False)
    assert beside(face, "heart", around).x > x
    neighbour = Box(x + 15.0, UP - 10.0, 20.0, 20.0)
    assert beside(face, "heart", around._replace(taken=(neighbour,))).right < x
    assert beside(face, "heart", around._replace(room=ROOM._replace(w=x + 20.0))).right < x
