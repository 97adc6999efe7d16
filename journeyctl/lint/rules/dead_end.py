"""The way stops here.

## What it checks
Whether every activity but the last says how it goes on for everybody: an empty `next`, a single way that is only for
some, and a side way that ends because the file does.

## Why it matters
A customer who gives up is a finding, and `next: end` shows it as one. A way that merely stops is a gap: nobody can
tell whether the customer left or the team stopped asking. The common cause is a `next` with a condition: it takes the
place of the step to the following activity, so all the others are left standing there.

## Example
```yaml
title: Water damage
status: first-version
activities:
  - Reports the damage
  - {name: Gets the decision, next: {to: Appeals, when: refused}}
  - Has the kitchen repaired
  - Appeals
```

## Better
```yaml
title: Water damage
status: first-version
activities:
  - Reports the damage
  - {name: Gets the decision, next: [Has the kitchen repaired, {to: Appeals, when: refused}]}
  - {name: Has the kitchen repaired, next: end}
  - {name: Appeals, next: [Gets the decision, {to: end, when: gives up}]}
```

## When to ignore
When everybody goes the one way and `when` only explains it: then write the explanation in `about`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.leads import stranding, strands
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, key_of
from journeyctl.model import END, Activity


def find(subject: Subject) -> Iterator[Finding]:
    """The activities at which some or all are left standing."""
    steps = subject.activities
    places = {one.id: one.number - 1 for one in steps}
    for one in steps[:-1]:
        if one.standing == "refuted" or not stranding(subject.journey, one):
            continue
        if one.ways:
            yield Finding(one.ways[0].span, key_of(one), {"name": one.name, "when": one.ways[0].when}, "some")
        else:
            yield Finding(one.span, key_of(one), {"name": one.name})
    last = steps[-1]
    if not last.ways and len(steps) - 1 in subject.reached and last.standing != "refuted" and _ended(steps, places):
        yield Finding(last.span, key_of(last), {"name": last.name}, "last")


def _ended(steps: tuple[Activity, ...], places: dict[str, int]) -> bool:
    """Whether the main path ends before the last activity, by a written `end`."""
    here = steps[0]
    while main := next((way for way in here.ways if way.main), None):
        if main.to == END:
            return not strands(here.ways)  # else that is where some are left standing
        here = steps[places[main.to]]
    return False


RULE = Rule(
    code="J287",
    name="dead-end",
    family="flow",
    level="warning",
    says={
        "": (
            "“{name}” leads nowhere, although it is not the last activity",
            "Say in its `next` where the customer goes from there, or write `next: end` if they leave.",
        ),
        "some": (
            "“{name}” goes on only for some, “{when}”: the others are left standing there",
            "Add their way first in `next`: what is written there replaces the step to the following activity.",
        ),
        "last": (
            "“{name}” ends the journey only because the file ends there; the main way has ended before",
            "Say in its `next` where the customer goes from there, or write `next: end` if they leave.",
        ),
    },
    practices=("canvas",),
    find=find,
)
