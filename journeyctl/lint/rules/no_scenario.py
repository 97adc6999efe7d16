"""The situation is not told.

## What it checks
Whether `scenario` tells in which situation the customer sets out.

## Why it matters
The same person orders broadband in one way when moving and in another when the old line fails: other needs, another
mood, another curve. The guide to mapping in steps asks for the scenario before anything is drawn, and research-first
mapping counts it as part of the map. Without it every activity can be argued about, because everybody imagines another
day.

## Example
```yaml
title: Ordering broadband
status: first-version
activities: [Compares prices, Orders, Waits for the router]
```

## Better
```yaml
title: Ordering broadband
status: first-version
scenario: Sara moves into her first flat on the first of the month and works from home.
activities: [Compares prices, Orders, Waits for the router]
```

## When to ignore
When the title already tells the situation, and tells it to somebody who was not in the room. A map with `based_on`
shares the situation of that journey: there the rule is silent by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when it has no scenario."""
    if not subject.journey.scenario and not subject.journey.based_on:
        yield Finding()


RULE = Rule(
    code="J241",
    name="no-scenario",
    family="scope",
    level="hint",
    says={
        "": (
            "the map does not tell in which situation the customer sets out",
            "Write one sentence under `scenario`: who it is, what has just happened, and what they want.",
        )
    },
    practices=("steps", "whiteboard", "nng"),
    exclusive=True,
    find=find,
    quiet_before="draft",
)
