"""The room that signs take beside a text, in units."""

from __future__ import annotations

BULLET = 8.5
"""Before a need that says how far it is met, and before what would satisfy one."""
TRIANGLE = 4.3
TILE = 13.0
LABEL = 16.0
"""Before the name of a touchpoint: its tile, and air."""
DENSE_TILE = 9.6
DENSE_LABEL = 12.0
"""The same where two bands share a page."""


def triangles(count: int) -> float:
    """Before a pain or a delight with so many triangles."""
    return count * (TRIANGLE + 0.4) + 1.6
