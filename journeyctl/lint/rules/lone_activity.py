"""A phase of one activity.

## What it checks
Whether a phase has only one activity, while other phases have several.

## Why it matters
A phase is a stretch of the journey. When it holds one activity, either that is not a phase but a step of its
neighbour, or the steps around it were forgotten. The canvas asks for exactly this: which activities are missing?

## Example
```yaml
title: Moving house
status: first-version
phases:
  - {name: Prepares, activities: [Books a van, Packs, Cancels the internet]}
  - {name: Moves, activities: [Carries boxes all day]}
  - {name: Settles in, activities: [Unpacks, Reports a fault, Meets the neighbours]}
```

## Better
```yaml
title: Moving house
status: first-version
phases:
  - {name: Prepares, activities: [Books a van, Packs, Cancels the internet]}
  - {name: Moves, activities: [Waits for the keys, Carries boxes all day]}
  - {name: Settles in, activities: [Unpacks, Reports a fault, Meets the neighbours]}
```

## When to ignore
When one step is a stretch of its own, such as three weeks of waiting. A first phase with one event is a trigger, and a
phase written without activities is a column by choice: there the rule is silent by itself. So it is where another
phase holds nearly everything, which mixed-detail tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, key_of
from journeyctl.model import Phase


def find(subject: Subject) -> Iterator[Finding]:
    """The phases of one activity, where others have several."""
    if subject.dense or all(len(phase.activities) == 1 for phase in subject.phases):
        return
    lone = [phase for place, phase in enumerate(subject.phases) if _lone(phase, first=place == 0)]
    if len(lone) == 1:
        values = {"name": lone[0].name, "activity": lone[0].activities[0].name}
        yield Finding(lone[0].span, key_of(lone[0]), values)
    elif lone:
        yield Finding(lone[0].span, values={"names": tuple(phase.name for phase in lone)}, form="many")


def _lone(phase: Phase, *, first: bool) -> bool:
    only = phase.activities[0]
    chosen = only.implied or only.standing == "refuted" or (first and only.kind == "event")
    return len(phase.activities) == 1 and not chosen


RULE = Rule(
    code="J236",
    name="lone-activity",
    family="scope",
    level="hint",
    says={
        "": (
            "phase “{name}” has a single activity, “{activity}”",
            "Ask what comes right before and right after it. If nothing does, let the phase join its neighbour.",
        ),
        "many": (
            "phases {names} have a single activity each",
            "Ask what comes right before and right after it. If nothing does, let the phase join its neighbour.",
        ),
    },
    practices=("canvas",),
    find=find,
)
