"""Where each activity leads, as the picture draws it.

In: a journey. Out: for every activity, by its place in the file from 0, the places it leads to; `OUT` leaves it.
Without `next` an activity leads to the following one, and the last one out. Who would have gone to a refuted activity
goes on to where that leads: of its ways only the first is drawn, and those that say for whom they are. Whom no way is
written for (the only one is for some, or `next` is empty) is taken to go on as if there were no `next`: that they are
left standing is one rule's to say, and no other shall find its consequences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeyctl.model import END, Activity, Journey, Way

OUT = -1
"""The place of those who have left."""
Leads = tuple[tuple[int, ...], ...]


def leads(journey: Journey) -> Leads:
    """Where every activity leads."""
    place = {activity.id: activity.number - 1 for activity in journey.activities}
    count = len(place)
    found: list[tuple[int, ...]] = []
    for one in journey.activities:
        ways = _drawn(one)
        onward = tuple(place.get(way.to, OUT) for way in ways)
        found.append((*onward, one.number if one.number < count else OUT) if strands(ways) else onward)
    return tuple(found)


def strands(ways: tuple[Way, ...]) -> bool:
    """Whether some are left standing at an activity with these ways, or all are."""
    return not ways or (len(ways) == 1 and bool(ways[0].when))


def stranding(journey: Journey, activity: Activity) -> bool:
    """Whether some are left standing at an activity; where its one way is the step to the next, `when` explains it."""
    if not strands(activity.ways):
        return False
    steps = journey.activities
    following = next((one for one in steps[activity.number :] if one.standing != "refuted"), None)
    passed = steps[activity.number : following.number if following else len(steps)]
    return not activity.ways or activity.ways[0].to not in {one.id for one in passed}


def _drawn(activity: Activity) -> tuple[Way, ...]:
    if activity.standing != "refuted":
        return activity.ways
    onward = next((way for way in activity.ways if way.to != END), None)
    return tuple(way for way in activity.ways if way is onward or way.when or way.share)


def turned(ahead: Leads) -> tuple[list[list[int]], list[int]]:
    """From where one comes to every place, and from where one leaves."""
    behind: list[list[int]] = [[] for _ in ahead]
    doors: list[int] = []
    for here, onward in enumerate(ahead):
        for there in onward:
            (doors if there == OUT else behind[there]).append(here)
    return behind, doors


def reached(ahead: Sequence[Iterable[int]], starts: Iterable[int], known: set[int] | None = None) -> set[int]:
    """The places that can be reached from some, those included.

    With `known` only those that are not yet in it, which are then added: many walks together cost no more than one.
    """
    found: set[int] = set()
    seen = found if known is None else known
    waiting = list(starts)
    while waiting:
        here = waiting.pop()
        if here != OUT and here not in seen:
            seen.add(here)
            found.add(here)
            waiting.extend(ahead[here])
    return found
