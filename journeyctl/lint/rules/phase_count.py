"""More or fewer phases than the method works with.

## What it checks
Whether the number of phases lies within what the method of the map works with. Most methods leave it free.

## Why it matters
The workshop with phases as columns asks for five to seven key phases, and its table has room for eight. With fewer,
each column holds too much to talk about in a quarter of an hour. With more, the room loses the thread and the table
its readers.

## Example
```yaml
title: First mortgage
status: first-version
method: phase-table
phases:
  - {name: Dreams, wants: See what we can afford}
  - {name: Decides, wants: A yes on paper}
  - {name: Pays, wants: Be in control}
```

## Better
```yaml
title: First mortgage
status: first-version
method: phase-table
phases:
  - {name: Dreams, wants: See what we can afford}
  - {name: Compares, wants: See the price in plain money}
  - {name: Applies, wants: Not to look for papers}
  - {name: Decides, wants: A yes on paper}
  - {name: Pays, wants: Be in control}
```

## When to ignore
When the customers themselves speak of fewer stretches, or of more. The number is a help for the room, not a law.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when its method works with another number of phases."""
    if subject.profile.phases is None:
        return
    low, high = subject.profile.phases
    count = len(subject.phases) if subject.journey.phases_given else 0
    values = {"count": str(count), "low": str(low), "high": str(high)}
    if count > high:
        yield Finding(values=values, form="many")
    elif count < low:
        yield Finding(values=values, form="none" if count == 0 else "one" if count == 1 else "")


RULE = Rule(
    code="J237",
    name="phase-count",
    family="scope",
    level="hint",
    says={
        "": (
            "the map has {count} phases, and its method works with {low} to {high}",
            "Take the phase with the most in it: where does the customer's mind turn to something else? Part it there.",
        ),
        "one": (
            "the map has one phase, and its method works with {low} to {high}",
            "Ask where the customer's mind turns to something else, and part the journey there.",
        ),
        "none": (
            "the map has no phases yet, and its method works with {low} to {high}",
            "Group the activities: where does the customer's mind turn to something else?",
        ),
        "many": (
            "the map has {count} phases, and its method works with {low} to {high}",
            "Join neighbours that serve one goal of the customer, or give each half of the journey a map of its own.",
        ),
    },
    practices=("phase-table",),
    find=find,
    quiet_before="draft",
)
