"""No customer was interviewed.

## What it checks
Whether any evidence of the map is an interview with a customer. A day spent beside customers (`observation`) and
customers who took part in the workshop count as well.

## Why it matters
A map drawn in a room shows what the room hopes. A score tells that customers are unhappy, a conversation tells why. A
handful of conversations moves the low points to where they really are, and gives the words that make a decision maker
listen. The full-day workshop begins with interviews; the canvas ends with them: either way they come before anybody
relies on the map.

## Example
```yaml
title: Switching energy supplier
status: first-version
evidence:
  nps: {kind: nps, count: 214, score: 12, date: 2026-05}
rests_on: nps
activities: [Compares tariffs, Signs]
```

## Better
```yaml
title: Switching energy supplier
status: first-version
evidence:
  nps: {kind: nps, count: 214, score: 12, date: 2026-05}
  interviews: {kind: interview, count: 7, date: 2026-05}
rests_on: [nps, interviews]
activities: [Compares tariffs, Signs]
```

## When to ignore
When customers were heard in another way that goes as deep. Say which in the reason. The rule is silent on a map of
what you want to happen, and where another rule says it more exactly: that only colleagues were heard, or that a map
that is called validated rests on nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject

HEARD = frozenset({"interview", "observation", "customer-in-workshop"})
"""Kinds of evidence in which somebody listened to a customer, face to face."""


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when in none of its evidence a customer was met."""
    journey = subject.journey
    if journey.type == "future" or subject.colleagues_only or (subject.trusted and not journey.evidence):
        return
    if not any(one.kind in HEARD and one.count != 0 for one in journey.evidence):
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
    practices=("full-day", "canvas", "nng", "ours"),
    find=find,
    quiet_before="draft",
)
