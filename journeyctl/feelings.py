"""How happiness is read: which of five levels it is, what has a point on the curve, and where hearts and clouds stand.

In: a journey. Out: levels, places, marks. The picture, the words and the rules all read it here.
"""

from __future__ import annotations

from collections.abc import Mapping

from journeyctl.curve import extremes
from journeyctl.model import Activity, Journey, Mark, Place
from journeyctl.record import once


def level(value: float) -> int:
    """Which of the five faces shows a happiness on -2 ... 2: below 0.25 in size neutral, from 1.75 the extreme ones."""
    size = abs(value)
    step = 0 if size < 0.25 else 1 if size < 1.75 else 2
    return step if value > 0 else -step


def joined(place: Place) -> bool:
    """Whether the curve runs through a place that has a point: a phase, or an activity on the main path."""
    return not isinstance(place, Activity) or place.on_main


def assumed(journey: Journey, place: Place) -> bool:
    """Whether the value of a place is only believed: all of a future is, and what nobody validated."""
    return journey.type == "future" or place.standing != "validated"


@once
def places(journey: Journey) -> tuple[Place, ...]:
    """What has a place on the curve, known or not: activities, and a phase with a value whose activities have none.

    What was refuted has none.
    """
    found: list[Place] = []
    for phase in journey.phases:
        if phase.happiness is not None and all(one.happiness is None for one in phase.activities):
            found.append(phase)
        else:
            found += [one for one in phase.activities if one.standing != "refuted"]
    return tuple(found)


@once
def valued(journey: Journey) -> tuple[Place, ...]:
    """What has a point on the curve."""
    return tuple(place for place in places(journey) if place.happiness is not None)


@once
def marks(journey: Journey) -> Mapping[str, Mark]:
    """The mark of every marked place, by id: as set by hand, else the clear extremes, two of each at most."""
    given: dict[str, Mark] = {place.id: place.mark for place in journey.places if place.mark and place.mark != "none"}
    main = [place for place in valued(journey) if joined(place)]
    chosen: tuple[tuple[Mark, int], ...] = (("heart", 1), ("cloud", -1))
    for mark, sign in chosen:
        if mark in given.values():
            continue
        for index in extremes(tuple(place.happiness for place in main), sign):
            if main[index].mark is None:
                given.setdefault(main[index].id, mark)
    return given
