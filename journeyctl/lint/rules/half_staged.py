"""Some phases have no stage.

## What it checks
Whether every phase tells its stage, on a map where some do.

## Why it matters
The full-day workshop puts each activity before first contact, during, or after the deal. That shows at a glance how
much of the journey happens without you. The map draws the stages only when every phase has one, and only then can
anybody see that the time before or after is missing.

## Example
```yaml
title: Moving house
status: first-version
phases:
  - {name: Plans, stage: before, activities: [Counts the boxes]}
  - {name: Moves, stage: during, activities: [Carries]}
  - {name: Settles in, activities: [Unpacks, Gets the invoice]}
```

## Better
```yaml
title: Moving house
status: first-version
phases:
  - {name: Plans, stage: before, activities: [Counts the boxes]}
  - {name: Moves, stage: during, activities: [Carries]}
  - {name: Settles in, stage: after, activities: [Unpacks, Gets the invoice]}
```

## When to ignore
When a phase goes across first contact or the deal and cannot be parted. Then leave the stages out on all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, key_of


def find(subject: Subject) -> Iterator[Finding]:
    """The phases without a stage, where others have one."""
    bare = [phase for phase in subject.phases if not phase.stage]
    if bare and len(bare) < len(subject.phases):
        alone = len(bare) == 1
        values = {"names": tuple(phase.name for phase in bare)}
        yield Finding(bare[0].span, key_of(bare[0]) if alone else "", values, "" if alone else "many")


RULE = Rule(
    code="J244",
    name="half-staged",
    family="scope",
    level="hint",
    says={
        "": (
            "phase {names} has no stage, while other phases have one",
            "Add `stage: before`, `during` or `after`: the map draws the stages when every phase has one.",
        ),
        "many": (
            "phases {names} have no stage, while other phases have one",
            "Add `stage: before`, `during` or `after`: the map draws the stages when every phase has one.",
        ),
    },
    practices=("full-day",),
    exclusive=True,
    find=find,
)
