"""The goal's date has passed.

## What it checks
Whether the day under `by` of the goal's measure has passed.

## Why it matters
The goal stands at the top of the map, and the full-day workshop gives it a time so that somebody will ask. On the
first day after it everyone who reads it asks the same: did you get there? A map that does not answer looks forgotten.

## Example
```yaml
title: Renewing a library card
status: reviewed
purpose:
  goal: Readers who come back
  measure: {name: Cards renewed in time, now: 61 %, target: 80 %, by: 2026-06}
activities: [Gets a reminder, Renews at the desk]
```

## Better
```yaml
title: Renewing a library card
status: reviewed
purpose:
  goal: Readers who come back
  measure: {name: Cards renewed in time, now: 74 %, target: 80 %, by: 2027-06}
activities: [Gets a reminder, Renews at the desk]
```

## When to ignore
When the map is kept as it was, to compare with.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.days import ends
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The goal's measure, when its day has passed."""
    measure = subject.journey.purpose.measure if subject.journey.purpose else None
    last = ends(measure.by) if measure else None
    if measure and last and last < subject.today:
        yield Finding(measure.span, f"measure:{measure.name}", {"measure": measure.name, "day": measure.by})


RULE = Rule(
    code="J285",
    name="goal-date-passed",
    family="goal",
    level="warning",
    says={
        "": (
            "“{measure}” was to reach its target by {day}, and that has passed",
            "Write under `now` how far you came, and set the next `target` and `by`.",
        )
    },
    practices=("full-day", "ours"),
    find=find,
)
