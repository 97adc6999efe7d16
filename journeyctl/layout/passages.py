"""Which ways are drawn: those that are written, and those that follow from what is known.

In: a journey. Out: passages between activities, and the ways that leave. A step that was refuted is passed by: who
would have gone to it goes to where it leads. An optional step that no written way goes past gets a way past it.
"""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from journeyctl.model import END, Activity, Journey, Share, Way
from journeyctl.record import once

MOST_WAYS = 200
"""So many lead elsewhere than on in a map on sheets: on each of them those that cross its edges are kept apart."""


class Passage(NamedTuple):
    """A way between two activities, by their index.

    Attributes:
        start: the activity it leaves.
        end: the activity it leads to.
        when: in which case.
        share: how many of those who stood at the start.
        believed: nobody has seen it; drawn dashed.
        main: the first choice.
    """

    start: int
    end: int
    when: str = ""
    share: Share | None = None
    believed: bool = False
    main: bool = False

    @property
    def bare(self) -> bool:
        """Whether there is nothing to say about it."""
        return not self.when and self.share is None


def believed(way: Way, source: Activity) -> bool:
    """Whether a way is only believed: nobody counted it, and it does not follow from an observed step alone."""
    return way.share is None and (bool(way.when) or source.standing != "validated")


def leaping(journey: Journey) -> int:
    """How many ways are drawn to elsewhere than the next activity."""
    return sum(one.end != one.start + 1 for one in passages(journey))


@once
def passages(journey: Journey) -> tuple[Passage, ...]:
    """The ways between activities, in the order of the file."""
    activities = journey.activities
    number = {activity.id: activity.number - 1 for activity in activities}
    made: list[Passage] = []
    for activity in activities:
        for way in activity.ways:
            words = bool(way.when) or way.share is not None
            if way.to == END or (activity.standing == "refuted" and not words):
                continue
            end = number[way.to] if words else _real(journey, number[way.to], number)
            if end is not None:
                known = believed(way, activity) and not _past_refuted(activities, activity.number - 1, end)
                made.append(Passage(activity.number - 1, end, way.when, way.share, known, way.main))
    return _single((*made, *_past_optional(activities, made)))


def _real(journey: Journey, end: int, number: dict[str, int]) -> int | None:
    """The activity itself, or where it leads when it was refuted; None when that is nowhere."""
    seen: set[int] = set()
    while journey.activities[end].standing == "refuted" and end not in seen:
        seen.add(end)
        ways = [way for way in journey.activities[end].ways if way.to != END]
        if not ways:
            return None
        end = number[ways[0].to]
    return None if end in seen else end


def _past_refuted(activities: tuple[Activity, ...], start: int, end: int) -> bool:
    """Whether a way goes past refuted steps only: that they are passed by is known."""
    between = activities[start + 1 : end]
    return bool(between) and all(one.standing == "refuted" for one in between)


def _single(made: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages without bare ones that repeat another."""
    kept: list[int] = []
    seen: set[tuple[int, int]] = set()
    for place, one in sorted(enumerate(made), key=lambda pair: (pair[1].start, pair[1].bare)):
        if not one.bare or (one.start, one.end) not in seen:
            kept.append(place)
        seen.add((one.start, one.end))
    return tuple(made[place] for place in sorted(kept))


def _past_optional(activities: tuple[Activity, ...], made: list[Passage]) -> list[Passage]:
    """Ways past optional steps that no written way goes past."""
    reach = [0] * len(activities)
    for passage in made:
        reach[passage.start] = max(reach[passage.start], passage.end)
    farthest = tuple(accumulate(reach, max))
    found: list[Passage] = []
    for before, step, after in zip(activities, activities[1:], activities[2:], strict=False):
        here, there = before.number - 1, after.number - 1
        side = step.optional and not before.optional and before.standing != "refuted"
        goes = any(way.to == step.id for way in before.ways) and any(way.to == after.id for way in step.ways)
        if side and goes and farthest[here] < there:
            found.append(Passage(here, there, believed=before.standing != "validated"))
    return found


@once
def leaving(journey: Journey) -> tuple[tuple[Activity, Way], ...]:
    """The ways that leave the journey, but for the plain end of its last step."""
    last = len(journey.activities)
    return tuple(
        (activity, way)
        for activity in journey.activities
        for way in activity.ways
        if way.to == END and (way.when or way.share or activity.number < last)
    )
