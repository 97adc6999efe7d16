"""The dashes of the curve between two faces: they begin and end whole at the rings around the faces.

In: a stretch of the curve, and the faces at its ends. Out: what of it no face covers, and the dashes that fit it.
"""

from __future__ import annotations

from itertools import pairwise
from math import hypot

from journeyctl.curve import Piece, Point

RING = 1.2
"""How far the white ring around a face reaches, in radii."""
DASH, GAP = 4.0, 3.4
_HALVINGS = 20
_PARTS = 24


def uncovered(piece: Piece, left: tuple[Point, float], right: tuple[Point, float]) -> Piece | None:
    """The part of a stretch between two faces, each given by its middle and radius; None where they leave nothing."""
    start = _edge(piece, left, piece.start.x, piece.end.x)
    end = _edge(piece, right, piece.end.x, piece.start.x)
    return piece.part(start, end) if start < end else None


def _edge(piece: Piece, face: tuple[Point, float], near: float, far: float) -> float:
    """The x at which a stretch comes out from under the ring of a face; `near` where it lies free from the start."""
    middle, radius = face
    if hypot(near - middle.x, piece.at(near) - middle.y) >= radius * RING:
        return near
    for _ in range(_HALVINGS):
        x = (near + far) / 2
        if hypot(x - middle.x, piece.at(x) - middle.y) < radius * RING:
            near = x
        else:
            far = x
    return far


def fitted(piece: Piece) -> tuple[float, float]:
    """Dash and gap, a little longer or shorter than usual, so that a stretch begins and ends with a whole dash."""
    width = piece.end.x - piece.start.x
    points = [(x, piece.at(x)) for x in (piece.start.x + width * part / _PARTS for part in range(_PARTS + 1))]
    length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
    count = max(1, round((length - DASH) / (DASH + GAP)))
    scale = length / (count * (DASH + GAP) + DASH)
    return (round(DASH * scale, 3), round(GAP * scale, 3))
