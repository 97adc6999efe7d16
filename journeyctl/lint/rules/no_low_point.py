"""Nothing hurts.

## What it checks
Whether the happiness anywhere falls below neutral, on a map with at least three values.

## Why it matters
Nobody moves house, buys insurance or goes to a doctor without a moment of doubt. A curve that never dips shows the
service as it was meant to be. Of the journeys people publish, two thirds have no low point at all; those are drawings
of a hope, and nothing can be improved from them. The full-day workshop looks for the valleys on purpose: that is
where the thunderclouds go.

## Example
```yaml
title: Switching energy supplier
status: first-version
activities:
  - {name: Compares tariffs, happiness: 1}
  - {name: Signs, happiness: 2}
  - {name: Gets the first bill, happiness: 0}
```

## Better
```yaml
title: Switching energy supplier
status: first-version
activities:
  - {name: Compares tariffs, happiness: -1}
  - {name: Signs, happiness: 2}
  - {name: Gets the first bill, happiness: -1.5}
```

## When to ignore
On a map of what you want to happen: there the rule is silent by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject

LEAST = 3
"""Fewer values than this are no curve yet."""


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when nothing of what was felt is below neutral."""
    felt = [place.happiness for place in subject.valued if place.happiness is not None]
    if subject.journey.type != "future" and len(felt) >= LEAST and min(felt) >= 0:
        yield Finding(values={"count": str(len(felt))})


RULE = Rule(
    code="J211",
    name="no-low-point",
    family="wishful",
    level="warning",
    says={
        "": (
            "none of the {count} feelings on this map is below neutral",
            "Ask customers when they hesitated, waited or were annoyed, and draw that point where they put it.",
        )
    },
    practices=("full-day", "ours"),
    find=find,
)
