"""How far away a text is read, by its size.

Fluent reading wants letters whose x-height is seen at about 0.2 degrees (Legge and Bigelow, "Does print size matter for
reading?", Journal of Vision, 2011); the x-height of the typeface in print is 0.516 of its size, as measured.
"""

from __future__ import annotations

import math

from journeyctl.paper.style import PT

X_HEIGHT = 0.516
_ANGLE = math.tan(math.radians(0.2))
BODY = 24.0 * PT
"""The size of body text, of thoughts and needs, in units: millimetres on A0."""
NEAREST, FARTHEST = 200.0, 10_000.0
"""Millimetres between which a distance is asked for."""


def size_for(distance: float) -> float:
    """The size of text that is read fluently from a distance; both in millimetres."""
    return distance * _ANGLE / X_HEIGHT


def distance_of(size: float) -> float:
    """The distance from which text of a size is read fluently; both in millimetres."""
    return size * X_HEIGHT / _ANGLE
