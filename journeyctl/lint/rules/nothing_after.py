"""The map ends at the deal.

## What it checks
Whether any phase has the stage `after`, on a map where every phase tells its stage.

## Why it matters
To us the deal is the goal. To the customer it is where life with the thing begins: the first invoice, the first fault,
the wish for more, the day they leave. The full-day workshop asks for the time after the deal, and the canvas asks
whether something comes after the last step. Most of what makes people stay or go happens there.

## Example
```yaml
title: Library card
status: first-version
phases:
  - {name: At home, stage: before, activities: [Hears about the library app]}
  - {name: At the desk, stage: during, activities: [Shows an id, Gets the card]}
```

## Better
```yaml
title: Library card
status: first-version
phases:
  - {name: At home, stage: before, activities: [Hears about the library app]}
  - {name: At the desk, stage: during, activities: [Shows an id, Gets the card]}
  - {name: Weeks later, stage: after, activities: [Gets a reminder, Pays a late fee]}
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
    """The journey, when it has stages and none of them is after the deal."""
    if subject.whole and subject.staged and all(phase.stage != "after" for phase in subject.phases):
        yield Finding()


RULE = Rule(
    code="J232",
    name="nothing-after",
    family="scope",
    level="warning",
    says={
        "": (
            "nothing on this map happens after the deal",
            "Ask customer service what people call about in the first months, and add a phase with `stage: after`.",
        )
    },
    practices=("full-day", "canvas"),
    exclusive=True,
    find=find,
)
