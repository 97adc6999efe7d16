"""A goal nobody can tell is reached.

## What it checks
Whether the long-term goal under `purpose` has a `measure`, and the measure a `target` and a value of today (`now`). A
goal with a number in its sentence is taken as measured.

## Why it matters
The full-day workshop begins with the long-term goal, and its own example is a number with a time: NPS up within six
months. “Happier customers” makes everyone nod and nothing happen. A number, where it is now and where it shall be,
tells which of forty ideas are worth trying.

## Example
```yaml
title: Renewing a library card
purpose: {goal: Readers who come back}
activities: [Gets a reminder, Renews at the desk]
```

## Better
```yaml
title: Renewing a library card
purpose:
  goal: Readers who come back
  measure: {name: Cards renewed in time, now: 61 %, target: 80 %, by: 2027-06}
activities: [Gets a reminder, Renews at the desk]
```

## When to ignore
When the goal is to learn something. Then it is better off under `questions`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.amounts import counts
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when its goal has no measure; the measure, when it lacks an end or a beginning."""
    purpose = subject.journey.purpose
    if purpose is None:
        return
    measure = purpose.measure
    if measure is None:
        if purpose.goal and not counts(purpose.goal):
            yield Finding(values={"goal": purpose.goal})
    elif not measure.target:
        yield Finding(measure.span, values={"measure": measure.name}, form="target")
    elif not measure.now:
        yield Finding(measure.span, values={"measure": measure.name}, form="now")


RULE = Rule(
    code="J281",
    name="goal-without-measure",
    family="goal",
    level="hint",
    says={
        "": (
            "nothing tells when the goal “{goal}” is reached",
            "Add a `measure` with the value of today, the target, and a date under `by`.",
        ),
        "target": (
            "“{measure}” measures the goal, but has no target",
            "Write under `target` the number that would make you celebrate.",
        ),
        "now": (
            "“{measure}” has a target, but not where you stand today",
            "Write today's value under `now`; if nobody knows it, measure before you change anything.",
        ),
    },
    practices=("full-day",),
    exclusive=True,
    find=find,
)
