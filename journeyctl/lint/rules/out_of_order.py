"""The map runs against time.

## What it checks
Whether the order in the file agrees with what the file says about order: an activity that is only reached from a later
one, a phase whose stage lies before that of an earlier one, a clock that runs backwards.

## Why it matters
A map is read from left to right, and the order in the file is the order on the map. The canvas asks for phases and
activities in the order they happen, and the full-day workshop groups the notes in time before anything else. Where the
order is wrong, the curve falls and rises at moments that nobody lived through in that order.

## Example
```yaml
title: A day with diabetes
type: day-in-the-life
status: first-version
activities:
  - {name: Wakes up, time: 06:30}
  - {name: Eats lunch, time: 12:00}
  - {name: Takes the bus to school, time: 07:45}
  - {name: Goes to bed, time: 21:30}
```

## Better
```yaml
title: A day with diabetes
type: day-in-the-life
status: first-version
activities:
  - {name: Wakes up, time: 06:30}
  - {name: Takes the bus to school, time: 07:45}
  - {name: Eats lunch, time: 12:00}
  - {name: Goes to bed, time: 21:30}
```

## When to ignore
When what happens out of order is the point. A night that follows a day is fine, and so is a later day in a journey
that takes several. The `date` of an activity is not looked at: it tells when it was described.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from journeyctl.lint.rule import Finding, Rule, Value
from journeyctl.lint.subject import Subject, key_of
from journeyctl.model import Activity, Phase

_STAGES = ("before", "during", "after")
_SLIP = 120
"""A step back of fewer minutes within a phase is a slip; a longer one is another day."""


def find(subject: Subject) -> Iterator[Finding]:
    """The places where what is written about order goes against the order in the file."""
    yield from _links(subject)
    yield from _stages(subject)
    yield from _clocks(subject)


def _links(subject: Subject) -> Iterator[Finding]:
    """Activities that somebody comes to, but only from later ones."""
    earliest: dict[int, int] = {}
    for here in sorted(subject.reached):
        for there in subject.leads[here]:
            if there != here:
                earliest.setdefault(there, here)
    for here in sorted(subject.reached - {0}):
        one = subject.activities[here]
        if earliest[here] > here and one.standing != "refuted":
            values = {"name": one.name, "later": subject.activities[earliest[here]].name}
            yield Finding(one.span, key_of(one), values, "link")


def _stages(subject: Subject) -> Iterator[Finding]:
    """Phases of a stage that was over before them: those behind one and the same phase are told together."""
    behind: dict[str, list[Phase]] = {}
    far: Phase | None = None
    for phase in subject.phases:
        if not phase.stage:
            continue
        if far is None or not far.stage or _STAGES.index(phase.stage) >= _STAGES.index(far.stage):
            far = phase
        else:
            behind.setdefault(far.id, []).append(phase)
    for phase in subject.phases:
        late = behind.get(phase.id, [])
        values: dict[str, Value] = {"earlier": phase.name, "over": phase.stage or ""}
        if len(late) == 1:
            values |= {"name": late[0].name, "stage": late[0].stage or ""}
            yield Finding(late[0].span, key_of(late[0]), values, "stage")
        elif late:
            yield Finding(phase.span, key_of(phase), values | {"names": tuple(one.name for one in late)}, "stages")


def _clocks(subject: Subject) -> Iterator[Finding]:
    """Activities whose clock shows less than that of the one before."""
    clocks = ((one, _minutes(one.time)) for one in subject.activities if one.on_main)
    timed = [(one, clock) for one, clock in clocks if clock is not None]
    day = subject.journey.type == "day-in-the-life"
    midnight = _midnight([clock for _, clock in timed]) if day else None
    for place, ((before, then), (one, now)) in enumerate(pairwise(timed), 1):
        if now < then and (place != midnight if day else _slip(before, one, then - now)):
            values = {"name": one.name, "time": one.time, "earlier": before.name, "then": before.time}
            yield Finding(one.span, key_of(one), values, "clock")


def _midnight(clocks: list[int]) -> int | None:
    """Where a day goes over midnight: from there on all clocks show less than the first one did."""
    place = len(clocks)
    while place > 1 and clocks[place - 1] <= clocks[0]:
        place -= 1
    return place if 1 <= place < len(clocks) else None


def _slip(before: Activity, one: Activity, back: int) -> bool:
    return one.phase == before.phase and back < _SLIP and not before.duration


def _minutes(time: str) -> int | None:
    """The minutes since midnight of 06:30 or 6.30; None for another way to tell the time."""
    hours, _, minutes = time.strip().replace(".", ":").partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and len(hours) <= 2 == len(minutes)):
        return None
    return int(hours) * 60 + int(minutes) if int(hours) < 24 and int(minutes) < 60 else None


RULE = Rule(
    code="J243",
    name="out-of-order",
    family="scope",
    level="warning",
    says={
        "link": (
            "“{name}” stands before “{later}”, but the customer only comes there from “{later}”",
            "Move it behind “{later}”, or let an earlier activity lead to it in its `next`.",
        ),
        "stage": (
            "phase “{name}” has the stage `{stage}`, but stands after “{earlier}”, which is `{over}`",
            "Move the phase to where it happens, or give it the stage in which it happens.",
        ),
        "stages": (
            "phase “{earlier}” has the stage `{over}`, but stands before {names}, which happen earlier",
            "Move the phase behind them, or give it the stage in which it happens.",
        ),
        "clock": (
            "“{name}” happens at {time}, but stands after “{earlier}” at {then}",
            "Move it to where it happens, or set the clock right.",
        ),
    },
    practices=("full-day", "canvas"),
    find=find,
)
