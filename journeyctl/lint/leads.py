"""Where each activity leads, as the picture draws it.

In: a journey. Out: for every activity, by its place in the file from 0, the places it leads to; `OUT` leaves it.
Without `next` an activity leads to the following one, and the last one out. Who would have gone to a refuted activity
goes on to where that leads: of its ways only the first is drawn, and those that say for whom they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeyctl.model import END, Activity, Journey, Way

OUT = -1
"""The place of those who have left."""
Leads = tuple[tuple[int, ...], ...]


def leads(journey: Journey) -> Leads:
    """Where every activity leads. One without any way leads out."""
    place = {activity.id: activity.number - 1 for activity in journey.activities}
    return tuple(tuple(place.get(way.to, OUT) for way in _drawn(one)) or (OUT,) for one in journey.activities)


def _drawn(activity: Activity) -> tuple[Way, ...]:
    if activity.standing != "refuted":
        return activity.ways
    onward = next((way for way in activity.ways if way.to != END), None)
    return tuple(way for way in activity.ways if way is onward or way.when or way.share)


def reached(ahead: Sequence[Iterable[int]], start: int, seen: set[int] | None = None) -> set[int]:
    """The places that can be reached from a start, itself included, but for those already in `seen`."""
    known = set() if seen is None else seen
    found: set[int] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here != OUT and here not in known and here not in found:
            found.add(here)
            waiting.extend(ahead[here])
    return found


def leaving(ahead: Leads) -> set[int]:
    """The places from which somebody can leave the journey."""
    behind: list[list[int]] = [[] for _ in ahead]
    doors: list[int] = []
    for here, onward in enumerate(ahead):
        for there in onward:
            (doors if there == OUT else behind[there]).append(here)
    found: set[int] = set()
    for door in doors:
        found |= reached(behind, door, found)
    return found
