"""Nothing is good.

## What it checks
Whether the happiness anywhere rises above neutral, on a map with at least three values.

## Why it matters
A team that is tired of its service draws only what hurts. Then the next change breaks what customers come back for,
because nobody knew that it was there. The full-day workshop puts hearts where the journey is best, and the guide to
mapping in steps asks for the successes as well as the friction.

## Example
```yaml
title: A visit to the doctor
status: first-version
activities:
  - {name: Rings at eight, happiness: -1.5}
  - {name: Waits in the waiting room, happiness: -1}
  - {name: Talks to the doctor, happiness: 0}
```

## Better
```yaml
title: A visit to the doctor
status: first-version
activities:
  - {name: Rings at eight, happiness: -1.5}
  - {name: Waits in the waiting room, happiness: -1}
  - name: Talks to the doctor
    happiness: 1.5
    delights: She listens to the end
```

## When to ignore
When the map covers one painful stretch, such as a complaint, and customers found nothing good in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject

LEAST = 3
"""Fewer values than this are no curve yet."""


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when all of what was felt is neutral or worse, and some of it worse: else it has no low point."""
    felt = [place.happiness for place in subject.valued if place.happiness is not None]
    if len(felt) >= LEAST and min(felt) < 0 and max(felt) <= 0:
        yield Finding(values={"count": str(len(felt))})


RULE = Rule(
    code="J216",
    name="no-high-point",
    family="wishful",
    level="hint",
    says={
        "": (
            "none of the {count} feelings on this map is above neutral",
            "Ask customers why they stay, or what went better than they feared, and draw that point too.",
        )
    },
    practices=("full-day", "steps"),
    exclusive=True,
    find=find,
    quiet_before="draft",
)
