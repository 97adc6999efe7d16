"""Where the journey starts and ends is not told.

## What it checks
Whether `scope` says where the journey starts and where it ends.

## Why it matters
Two people at one table often map two journeys. One starts with the high bill, the other with the order form. The guide
to mapping in steps says that a map covers a certain action, and the canvas ends by asking whether it starts and ends
right. One line about the start and one about the end settle it, and show later what was left out on purpose.

## Example
```yaml
title: Changing doctor
status: first-version
activities: [Gets a letter, Looks for a doctor nearby, Meets the new doctor]
```

## Better
```yaml
title: Changing doctor
status: first-version
scope: {starts: The old doctor retires, ends: Has met the new doctor once}
activities: [Gets a letter, Looks for a doctor nearby, Meets the new doctor]
```

## When to ignore
When the journey is so short that its first and last activity say it all. A day in the life has the day as its scope,
and a map with `based_on` has the scope of that journey: there the rule is silent by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when its scope lacks the start, the end or both."""
    journey = subject.journey
    starts, ends = journey.scope_starts, journey.scope_ends
    if journey.type == "day-in-the-life" or journey.based_on or (starts and ends):
        return
    values = {"first": subject.activities[0].name, "last": subject.activities[-1].name}
    yield Finding(values=values, form="end" if starts else "start" if ends else "")


RULE = Rule(
    code="J233",
    name="no-end-state",
    family="scope",
    level="hint",
    says={
        "": (
            "the map does not tell where the journey starts and ends",
            "Write `scope` with `starts` and `ends`. Is it from “{first}” to “{last}”, or does it reach further?",
        ),
        "start": (
            "the map tells where the journey ends, but not where it starts",
            "Add `starts` to `scope`. Is it “{first}”, or something before that?",
        ),
        "end": (
            "the map tells where the journey starts, but not where it ends",
            "Add `ends` to `scope`. Is it “{last}”, or something after that?",
        ),
    },
    practices=("canvas", "steps", "nng"),
    exclusive=True,
    find=find,
    quiet_before="first-version",
)
