"""How much of a map rests on evidence, in figures.

In: a journey and the day. Out: a `Coverage`, which can be added up over several journeys.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from journeyctl.lint.days import days_since
from journeyctl.lint.subject import statements
from journeyctl.model import Journey


class Coverage(NamedTuple):
    """Activities and statements, those of them that rest on evidence, interviews, and the age of the newest evidence.

    `newest` is in days, None where no evidence is dated. What was refuted is not counted.
    """

    known: int = 0
    activities: int = 0
    known_statements: int = 0
    statements: int = 0
    interviews: int = 0
    newest: int | None = None

    @property
    def percent(self) -> float:
        """How many per cent of the activities rest on evidence."""
        return 100.0 * self.known / self.activities if self.activities else 0.0


def coverage(journey: Journey, today: date) -> Coverage:
    """What a journey rests on."""
    steps = [one.standing for one in journey.activities if one.standing != "refuted"]
    said = [one.standing for one in statements(journey) if one.standing != "refuted"]
    ages = [age for one in journey.evidence if (age := days_since(one.date, today)) is not None]
    return Coverage(
        known=steps.count("validated"),
        activities=len(steps),
        known_statements=said.count("validated"),
        statements=len(said),
        interviews=sum(one.count or 1 for one in journey.evidence if one.kind == "interview"),
        newest=min(ages, default=None),
    )


def total(several: Iterable[Coverage]) -> Coverage:
    """Several journeys together."""
    every = tuple(several)
    return Coverage(
        known=sum(one.known for one in every),
        activities=sum(one.activities for one in every),
        known_statements=sum(one.known_statements for one in every),
        statements=sum(one.statements for one in every),
        interviews=sum(one.interviews for one in every),
        newest=min((one.newest for one in every if one.newest is not None), default=None),
    )
