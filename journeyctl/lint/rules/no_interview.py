"""No customer was interviewed.

## What it checks
Whether any evidence of the map is an interview with a customer.

## Why it matters
A map drawn in a room shows what the room hopes. A handful of conversations moves the low points to where they really
are, and gives the words that make a decision maker listen. The full-day workshop begins with interviews; the canvas
ends with them: either way they come before anybody relies on the map.

## Example
```yaml
title: Switching energy supplier
status: first-version
evidence:
  workshop: {kind: workshop, count: 6, date: 2026-05}
rests_on: workshop
activities: [Compares tariffs, Signs]
```

## Better
```yaml
title: Switching energy supplier
status: first-version
evidence:
  interviews: {kind: interview, count: 7, date: 2026-05}
rests_on: interviews
activities: [Compares tariffs, Signs]
```

## When to ignore
When customers were heard in another way that goes as deep, such as a day spent beside them. Say so in the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when none of its evidence is an interview."""
    if not any(one.kind == "interview" for one in subject.journey.evidence):
        yield Finding()


RULE = Rule(
    code="J201",
    name="no-interview",
    family="evidence",
    level="warning",
    says={
        "": (
            "no customer was interviewed for this map",
            "Talk with one customer this week; add what you heard under `evidence` with `kind: interview`.",
        )
    },
    practices=("full-day", "canvas"),
    find=find,
    quiet_before="draft",
)
