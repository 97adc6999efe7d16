"""Where a heart, a cloud or a star stands: beside its face, as near as its outline lets it.

In: a face on the curve, what stands around it, and the curve. Out: the square of the mark. No ink.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.curve import Curve
from journeyctl.model import Mark

MARK = 17.0
_AIR = 2.0
"""Between the middle of the curve's line and a mark: half of the line, and air."""
_FAR = 12.0
"""How much farther off a mark stands where no nearer place is free."""

_OUTLINES: Mapping[Mark, tuple[tuple[float, float], ...]] = MappingProxyType(
    {
        "heart": ((0.3, 0.42), (0.16, 0.57), (0.12, 0.72), (0.17, 0.82), (0.24, 0.88), (0.17, 0.82), (0.12, 0.72),
                  (0.16, 0.57), (0.3, 0.42)),
        "cloud": ((0.28, 0.6), (0.22, 0.62), (0.15, 0.63), (0.09, 0.96), (0.05, 0.86), (0.07, 0.74), (0.15, 0.63),
                  (0.25, 0.62), (0.31, 0.6)),
        "star": ((0.37, 0.44), (0.36, 0.52), (0.35, 0.84), (0.3, 0.82), (0.1, 0.73), (0.3, 0.82), (0.35, 0.84),
                 (0.36, 0.52), (0.37, 0.44)),
    }
)  # fmt: skip
"""The upper and the lower edge of each mark in its square, at each tenth of its width but the outermost."""


class Face(NamedTuple):
    """A face that is marked: its middle, its radius, and whether it lies below the neutral line."""

    x: float
    y: float
    radius: float
    low: bool


class Surroundings(NamedTuple):
    """What a mark may not touch.

    Attributes:
        curve: the line, past which the mark's own outline goes by.
        taken: boxes of faces and of spreads of ratings.
        numbers: boxes of the activities' numbers on the floor of the lane.
        room: where the mark should lie: all of the lane but its edges.
    """

    curve: Curve
    taken: tuple[Box, ...]
    numbers: tuple[Box, ...]
    room: Box


def beside(face: Face, mark: Mark, around: Surroundings) -> Box:
    """The square of the mark: at the first of the places that touch least."""
    boxes = [Box(face.x + dx, face.y + dy, MARK, MARK) for dx, dy in _shifts(face)]

    def cost(box: Box) -> float:
        met = sum(box.meets(other) for other in around.taken)
        covers = any(box.meets(number) for number in around.numbers)
        inside = around.room.holds(box, 0.01)
        aside = abs(box.x + MARK / 2 - face.x) > face.radius
        worst = covers * 10_000 + met * 100
        return worst + _passed(around.curve, box, mark) + (0 if inside else 50) + (0 if aside else 30)

    return min(boxes, key=cost)


def _shifts(face: Face) -> list[tuple[float, float]]:
    """Where the upper left corner of the mark may lie from the middle of the face, the best first."""
    right = face.radius + 1.5
    left = -right - MARK
    if face.low:
        near = [(dx, dy) for dy in (-0.5, 0.0, 0.12, 0.25) for dx in (left, right)]
    else:
        near = [(dx, dy) for dy in (-0.86, -0.97, -1.1, -0.2) for dx in (right, left)]
    above, below = (-MARK / 2, -right - MARK), (-MARK / 2, right)
    return [*((dx, dy * MARK) for dx, dy in near), above, below, (right + _FAR, -MARK / 2)]


def _passed(curve: Curve, box: Box, mark: Mark) -> float:
    """How much of the mark's width the curve runs through, 0 to 9; more where it runs through from top to bottom."""
    found, side = 0, 0
    for tenth, (upper, lower) in enumerate(_OUTLINES[mark], 1):
        x = box.x + box.w * tenth / 10
        if not curve.covers(x):
            continue
        y = curve.at(x)
        over, under = y < box.y + upper * box.h - _AIR, y > box.y + lower * box.h + _AIR
        now = under - over
        found += now == 0 or now * side < 0
        side = now
    return float(found)
