"""The geometry of a PDF's page: its matrices, its boxes, and what is the ground of what.

Matrices are (a, b, c, d, e, f), and act on points as rows (ISO 32000-1, 8.3.3).
"""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from typing import Any, NamedTuple

from journeyctl.export.anatomy.types import MILLIMETRE, Box, Boxes, Colour

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does one after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def put(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point goes."""
    a, b, c, d, e, f = matrix
    return x * a + y * c + e, x * b + y * d + f


def scale(matrix: Matrix) -> float:
    """How much a length grows, on the mean of all directions."""
    a, b, c, d, *_ = matrix
    return sqrt(abs(a * d - b * c))


def upright(matrix: Matrix) -> float:
    """How much the height of letters grows."""
    return sqrt(matrix[2] ** 2 + matrix[3] ** 2)


class Frame(NamedTuple):
    """From the page's own points to millimetres from the upper left corner of what is trimmed."""

    left: float
    top: float
    unit: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page, in millimetres to the right and down."""
        return (x - self.left) * self.unit / MILLIMETRE, (self.top - y) * self.unit / MILLIMETRE

    def box(self, points: Iterable[tuple[float, float]]) -> Box:
        """What surrounds points of the page."""
        placed = [self.at(x, y) for x, y in points]
        across, down = [x for x, _ in placed], [y for _, y in placed]
        return Box(min(across), min(down), max(across), max(down))


def framed(page: Any) -> tuple[Frame, Boxes]:  # noqa: ANN401 - a page of pypdf
    """The frame of a page, and its boxes in it; a box that is not stated is the whole page (ISO 32000-1, 14.11.2)."""
    unit = float(page.get("/UserUnit", 1.0))
    stated = "/TrimBox" in page  # pypdf writes the box down when it is asked for
    trim = page.trimbox
    frame = Frame(float(trim.left), float(trim.top), unit)
    boxes = [
        frame.box(((float(one.left), float(one.bottom)), (float(one.right), float(one.top))))
        for one in (trim, page.bleedbox, page.mediabox)
    ]
    return frame, Boxes(boxes[0], boxes[1], boxes[2], stated)


class Area(NamedTuple):
    """What was filled: where, in which colour (None: a pattern or a picture), and how dense it covers (1: wholly)."""

    box: Box
    colour: Colour | None
    alpha: float


def ground(areas: list[Area], x: float, y: float) -> Colour | None:
    """The colour under a point; white paper where nothing was filled, None where a pattern or a picture lies."""
    veils: list[Area] = []
    below: Colour | None = (1.0, 1.0, 1.0)
    for area in reversed(areas):
        box = area.box
        if not (box.left <= x <= box.right and box.top <= y <= box.bottom):
            continue
        if area.alpha >= 1.0:
            below = area.colour
            break
        veils.append(area)
    for veil in reversed(veils):
        if below is None or veil.colour is None:
            return None
        red, green, blue = (
            over * veil.alpha + under * (1 - veil.alpha) for over, under in zip(veil.colour, below, strict=True)
        )
        below = (red, green, blue)
    return below
