"""A map too large to read.

## What it checks
Whether the map has more activities than its method allows: forty, where nothing else is said.

## Why it matters
A map is read from a few steps away, by people who did not make it. Above some forty activities nobody sees the whole,
and nobody keeps it up to date. The guide to mapping in steps says: start small, and let the firm have several maps,
one for each area.

## Example
```yaml
title: A year with the bank
status: first-version
activities: [
  Step 1, Step 2, Step 3, Step 4, Step 5, Step 6, Step 7, Step 8, Step 9, Step 10, Step 11, Step 12, Step 13, Step 14,
  Step 15, Step 16, Step 17, Step 18, Step 19, Step 20, Step 21, Step 22, Step 23, Step 24, Step 25, Step 26, Step 27,
  Step 28, Step 29, Step 30, Step 31, Step 32, Step 33, Step 34, Step 35, Step 36, Step 37, Step 38, Step 39, Step 40,
  Step 41]
```

## Better
```yaml
title: A year with the bank
status: first-version
level: overview
activities:
  - {name: Opens an account, journey: opening-an-account}
  - {name: Borrows for a flat, journey: first-mortgage}
  - {name: Loses the card, journey: lost-card}
```

## When to ignore
When the map hangs on a wall of its own and is read phase by phase. Where one phase alone makes it large, mixed-detail
says so instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when it has more activities than its method allows."""
    count, most = len(subject.activities), subject.profile.activities
    dense = len(subject.dense.activities) if subject.dense else 0
    if count <= most or (dense and count - dense <= most):  # one phase makes it so: mixed-detail says that
        return
    values = {"count": str(count), "most": str(most)}
    if len(subject.phases) == 1:
        yield Finding(values=values)
        return
    largest = max(subject.phases, key=lambda phase: len(phase.activities))
    values |= {"name": largest.name, "part": str(len(largest.activities))}
    yield Finding(values=values, form="phased")


RULE = Rule(
    code="J240",
    name="large-map",
    family="scope",
    level="hint",
    says={
        "": (
            "the map has {count} activities, and with more than {most} hardly anybody sees the whole",
            "Group them into phases, and give the largest one a journey of its own, named under `journey`.",
        ),
        "phased": (
            "the map has {count} activities, and with more than {most} hardly anybody sees the whole",
            "Make phase “{name}” ({part} activities) a journey of its own, named here by one activity under `journey`.",
        ),
    },
    practices=("steps",),
    find=find,
)
