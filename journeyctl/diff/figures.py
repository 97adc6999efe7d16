"""A difference in a few numbers, and both curves in the same columns.

In: a difference. Out: figures of both sides; happiness on -2 ... 2, evidence in whole per cent of the activities.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from journeyctl import model as m
from journeyctl.diff.changes import Difference
from journeyctl.diff.consequences import lowest, mean_of
from journeyctl.diff.together import together
from journeyctl.lint import coverage

GONE = " "
"""What stands in a column for an activity that is not there."""


class Figure(NamedTuple):
    """A number of both sides; None where there is none. `delta` is after less before, where both are known."""

    name: str
    before: float | None
    after: float | None

    @property
    def delta(self) -> float | None:
        """How much it rose, to a hundredth."""
        return None if self.before is None or self.after is None else round(self.after - self.before, 2)


def figures(difference: Difference) -> tuple[Figure, ...]:
    """The mean, the lowest point, how much rests on evidence, and the number of activities."""
    both = difference.before, difference.after
    ways: tuple[tuple[str, Callable[[m.Journey], float | None]], ...] = (
        ("mean", mean_of),
        ("lowest", _lowest),
        ("evidence", _evidence),
        ("activities", lambda one: len(one.activities)),
    )
    return tuple(Figure(name, *(_rounded(way(one)) if one else None for one in both)) for name, way in ways)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _lowest(journey: m.Journey) -> float | None:
    found = lowest(journey)
    return found.happiness if found else None


def _evidence(journey: m.Journey) -> float | None:
    # Only the age of evidence needs a day, and that is not asked here.
    return float(round(coverage(journey, date(2026, 1, 1)).percent))


def columns(difference: Difference) -> tuple[tuple[float | str | None, float | str | None], ...]:
    """The happiness of every activity of either side: in the newer order, what is gone after what stood before it."""
    if difference.before is None or difference.after is None:
        return ()
    sides = ((one.before, one.after) for one in together(difference))
    return tuple((before.happiness if before else GONE, after.happiness if after else GONE) for before, after in sides)
