"""`--jobs`: how many journeys are worked on at once.

In: what was asked for, and how many journeys there are. Out: the processes, or None where this one will do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeyctl.pipeline import Engine


def engine(jobs: int, journeys: int, *, checks: bool = False) -> Engine | None:
    """The processes to work with.

    Args:
        jobs: how many; 0: as many as there are processors.
        journeys: how many there are; a few need no processes.
        checks: whether they are only checked, which is quicker.
    """
    if jobs == 1 or not journeys:
        return None
    from journeyctl.pipeline import FEW, FEW_CHECKS

    if journeys <= (FEW_CHECKS if checks else FEW):
        return None
    from journeyctl.pipeline.workers import Workers, cores

    return Workers(jobs or cores())
