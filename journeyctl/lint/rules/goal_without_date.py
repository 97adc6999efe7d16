"""A goal without a date.

## What it checks
Whether a goal that can be measured tells by when: `by` on its measure, or a year in its sentence.

## Why it matters
A goal without a day is always a little further away. The full-day workshop names the time together with the number,
and that is what lets you ask in spring whether the map has done any good.

## Example
```yaml
title: Renewing a library card
purpose:
  goal: Readers who come back
  measure: {name: Cards renewed in time, now: 61 %, target: 80 %}
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
When the goal is a level you mean to hold from now on. The rule is silent while the goal has no number yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.amounts import counts, dated
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The goal's measure, or the journey, when the goal has a number and no date."""
    purpose = subject.journey.purpose
    if purpose is None or dated(purpose.goal):
        return
    measure = purpose.measure
    if measure and measure.target and not measure.by:
        yield Finding(measure.span, values={"measure": measure.name, "target": measure.target})
    elif measure is None and counts(purpose.goal):
        yield Finding(values={"goal": purpose.goal}, form="words")


RULE = Rule(
    code="J282",
    name="goal-without-date",
    family="goal",
    level="hint",
    says={
        "": (
            "no date tells by when “{measure}” shall be {target}",
            "Write `by` on the measure; half a year is what most teams can see.",
        ),
        "words": (
            "no date tells by when the goal “{goal}” shall be reached",
            "Write its number as `measure`, with the day under `by`.",
        ),
    },
    practices=("full-day",),
    exclusive=True,
    find=find,
)
