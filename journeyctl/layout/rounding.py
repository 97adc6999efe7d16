"""Lines with rounded corners."""

from __future__ import annotations

from math import hypot

from journeyctl.layout.block import path

Point = tuple[float, float]


def rounded(points: tuple[Point, ...], radius: float) -> str:
    """Path data through points, every corner rounded by at most `radius`, less where its sides are short."""
    parts: list[str | float] = ["M", *points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        one, two = (
            hypot(corner[0] - before[0], corner[1] - before[1]),
            hypot(after[0] - corner[0], after[1] - corner[1]),
        )
        r = min(radius, one / 2, two / 2)
        if r < 0.05:
            parts += ["L", *corner]
            continue
        start = (corner[0] - (corner[0] - before[0]) / one * r, corner[1] - (corner[1] - before[1]) / one * r)
        end = (corner[0] + (after[0] - corner[0]) / two * r, corner[1] + (after[1] - corner[1]) / two * r)
        parts += ["L", *start, "Q", *corner, *end]
    return path(*parts, "L", *points[-1])
