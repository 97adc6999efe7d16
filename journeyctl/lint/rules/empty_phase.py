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
from journeyctl.lint.subject import Subject, key_of
from journeyctl.model import Phase

_SAID = (
    "emotion", "because", "thoughts", "wants", "can", "needs", "touchpoints", "pains", "delights", "physical",
    "frontstage", "backstage", "support", "measures", "cells", "ask", "duration", "time", "about", "journey",
)  # fmt: skip
_SAID_OF_PHASE = ("customer_goal", "promise", "gap", "drivers")


def find(subject: Subject) -> Iterator[Finding]:
    """The phases of which only the name is known."""
    empty = [phase for phase in subject.phases if _empty(phase)]
    count = len(subject.phases)
    if len(empty) == count > 1:
        yield Finding(values={"count": str(count)}, form="all")
    elif len(empty) == 1:
        yield Finding(empty[0].span, key_of(empty[0]), {"name": empty[0].name})
    elif empty:
        yield Finding(empty[0].span, values={"names": tuple(phase.name for phase in empty)}, form="many")


def _empty(phase: Phase) -> bool:
    only = phase.activities[0]
    if not only.implied or only.standing == "refuted":
        return False
    said = only.happiness is not None or only.observed or any(getattr(only, name) for name in _SAID)
    return not said and not any(getattr(phase, name) for name in _SAID_OF_PHASE)


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
