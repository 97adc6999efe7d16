"""Too few or too many at the table.

## What it checks
Whether the number of people in `team` lies within what the map's method works with, and whether it is a crowd: more
than ten.

## Why it matters
The full-day workshop works with four to seven people, the canvas with groups of three to five. Fewer see too little of
the customer; with more, half of them listen. The workshop with phases as columns says the same in another way: above
ten people, split into groups with a leader each.

## Example
```yaml
title: Boat rental
method: canvas
status: first-version
team:
  - {name: Ebba, role: harbour}
  - {name: Olle, role: web}
activities: [Dreams of the sea, Rents a boat]
```

## Better
```yaml
title: Boat rental
method: canvas
status: first-version
team:
  - {name: Ebba, role: harbour}
  - {name: Olle, role: web}
  - {name: Sofia, role: customer service}
activities: [Dreams of the sea, Rents a boat]
```

## When to ignore
When the team is as large as it can be, as in a firm of two. Then let a customer sit at the table.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when its team is smaller or larger than its method works with."""
    team = subject.journey.team
    count = len(team)
    if count > subject.profile.crowd:
        yield Finding(values={"count": str(count)}, form="crowd")
    elif subject.profile.team is not None:
        low, high = subject.profile.team
        values = {"count": str(count), "low": str(low), "high": str(high)}
        if count > high:
            yield Finding(values=values, form="many")
        elif count == 1 < low:
            yield Finding(values=values | {"name": team[0].name}, form="alone")
        elif count < low:
            yield Finding(values=values, form="" if count else "untold")


RULE = Rule(
    code="J292",
    name="team-size",
    family="team",
    level="hint",
    says={
        "": (
            "{count} people made this map, and its method works with {low} to {high}",
            "Ask who meets the customer where you do not, and invite them to go through the map once.",
        ),
        "untold": (
            "the map does not tell who made it; its method works with {low} to {high} people",
            "List them under `team` with their roles, so that a reader sees whose eyes have looked.",
        ),
        "alone": (
            "“{name}” made this map alone, and its method works with {low} to {high} people",
            "Ask who meets the customer where you do not, and go through the map once together.",
        ),
        "many": (
            "{count} people made this map, and its method works with {low} to {high}",
            "Let a few hold the pen and the others read the map afterwards, or work in two groups.",
        ),
        "crowd": (
            "{count} people are more than one table can hear",
            "Split into groups with a leader each. Groups may take different phases; merge the maps at the end.",
        ),
    },
    practices=("full-day", "canvas", "phase-table"),
    find=find,
    quiet_before="prepared",
)
