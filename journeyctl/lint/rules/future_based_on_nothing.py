"""A future that begins nowhere.

## What it checks
Whether a map of what you want to happen tells which map of today it changes (`based_on`).

## Why it matters
The whiteboard asks for the new map after the one of today, and the steps of journey mapping draw the future state from
the present one. Two curves above each other show where the work lies. A future alone shows a nice day.

## Example
```yaml
title: Renewing a library card, 2027
type: future
status: draft
activities: [Gets a reminder, Renews on the phone]
```

## Better
```yaml
title: Renewing a library card, 2027
type: future
status: draft
based_on: library-card
activities: [Gets a reminder, Renews on the phone]
```

## When to ignore
When there is nothing today that customers do in its place. That is rare: most new services replace a telephone call, a
queue or a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when it is a future state of nothing."""
    if subject.journey.type == "future" and not subject.journey.based_on:
        yield Finding()


RULE = Rule(
    code="J296",
    name="future-based-on-nothing",
    family="future",
    level="hint",
    says={
        "": (
            "this map of the future does not tell which map of today it changes",
            "Name that map under `based_on`; if there is none, draw what customers do today in ten lines first.",
        )
    },
    practices=("whiteboard", "steps"),
    find=find,
)
