"""A phase is only a name.

## What it checks
Whether phases have neither activities nor anything said about them, while others do.

## Why it matters
A phase without a word can mean three things: nothing happens there, nobody in the room knows, or the time ran out. The
reader cannot tell which. The canvas asks which phases or activities are missing, and often it is the empty one that
nobody owns.

## Example
```yaml
title: First mortgage
status: first-version
phases:
  - {name: Dreams, activities: [Looks at flats in the evenings]}
  - Waits
  - {name: Signs, activities: [Reads the terms, Signs]}
```

## Better
```yaml
title: First mortgage
status: first-version
phases:
  - {name: Dreams, activities: [Looks at flats in the evenings]}
  - {name: Waits, ask: {text: What do they do while we decide?, how: Call four of them}}
  - {name: Signs, activities: [Reads the terms, Signs]}
```

## When to ignore
While you work through the phases one by one: on a map that is not yet a draft the rule is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, empty, key_of


def find(subject: Subject) -> Iterator[Finding]:
    """The phases of which only the name is known."""
    bare = [phase for phase in subject.phases if empty(phase)]
    count = len(subject.phases)
    if len(bare) == count > 1:
        yield Finding(values={"count": str(count)}, form="all")
    elif len(bare) == 1:
        yield Finding(bare[0].span, key_of(bare[0]), {"name": bare[0].name})
    elif bare:
        yield Finding(bare[0].span, values={"names": tuple(phase.name for phase in bare)}, form="many")


RULE = Rule(
    code="J235",
    name="empty-phase",
    family="scope",
    level="warning",
    says={
        "": (
            "phase “{name}” is only a name: no activity, no feeling, nothing said",
            "Ask what the customer does there. If nobody knows, write the question under `ask`.",
        ),
        "many": (
            "phases {names} are only names: no activity, no feeling, nothing said",
            "Ask for each what the customer does there. If nobody knows, write the question under `ask`.",
        ),
        "all": (
            "all {count} phases are only names: no activity, no feeling, nothing said",
            "Begin with the phase you know best, and write what the customer does there first, and what then.",
        ),
    },
    practices=("canvas",),
    find=find,
    quiet_before="draft",
)
