"""The map begins at first contact.

## What it checks
Whether any phase has the stage `before`, on a map where every phase tells its stage.

## Why it matters
A customer's journey starts long before we meet. A bill comes, a lease ends, somebody asks a neighbour. The full-day
workshop asks for the first activity or event that set the customer moving, and the canvas asks for the steps where you
are not present. That is where people decide whether they come at all. A map without it can only help those who came.

## Example
```yaml
title: Switching energy supplier
status: first-version
phases:
  - {name: Signs up, stage: during, activities: [Fills in the form, Signs with an e-id]}
  - {name: Lives with it, stage: after, activities: [Reads the first bill]}
```

## Better
```yaml
title: Switching energy supplier
status: first-version
phases:
  - {name: The need arises, stage: before, activities: [Gets a high bill, Asks a neighbour]}
  - {name: Signs up, stage: during, activities: [Fills in the form, Signs with an e-id]}
  - {name: Lives with it, stage: after, activities: [Reads the first bill]}
```

## When to ignore
On a map that tells one stretch on purpose: write `level: detail`, and the rule is silent. It is silent by itself on
future maps, on a day in the life and on blueprints.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when it has stages and none of them is before first contact."""
    if subject.whole and subject.staged and all(phase.stage != "before" for phase in subject.phases):
        yield Finding()


RULE = Rule(
    code="J231",
    name="nothing-before",
    family="scope",
    level="warning",
    says={
        "": (
            "nothing on this map happens before the first contact",
            "Ask three customers what set them moving, and put that in a phase of its own with `stage: before`.",
        )
    },
    practices=("full-day", "canvas"),
    exclusive=True,
    find=find,
)
