"""People in a workshop: how much room their crosses take, and in how many groups they work.

In: how many take part. Out: numbers for the blank map, lengths in millimetres.
"""

from __future__ import annotations

from math import ceil

from journeyctl.workshop.methods import Method

EACH = 3
"""Crosses of a person."""
CROSS = 6.0
"""The room of a cross drawn with a pen."""
LEAST = 36.0
"""The height of a box for crosses, at least."""
CAPTION = 12.0
"""The part of the box that words take."""


def ballot(participants: int, width: float) -> float:
    """The height of a box of that width in which all crosses of so many people may land."""
    rows = ceil(EACH * participants / max(1, int(width / CROSS)))
    return max(LEAST, CAPTION + rows * CROSS)


def groups(method: Method, participants: int) -> int:
    """In how many groups so many people work."""
    if not method.group or participants <= method.group:
        return 1
    return ceil(participants / method.size)
