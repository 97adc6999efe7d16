"""Whose journey is it?

## What it checks
Whether the map has a `persona`.

## Why it matters
Without somebody in mind everyone in the room thinks of another customer, and the map becomes an average that nobody
has ever met. The canvas describes the customer before anything else, the phase table makes one journey for each
persona, and the whiteboard puts the persona at the top.

## Example
```yaml
title: Joining a gym
activities: [Looks at the price list, Tries a class]
```

## Better
```yaml
title: Joining a gym
persona: {name: Ruth Cole, role: night nurse, goals: Get her back right again}
activities: [Looks at the price list, Tries a class]
```

## When to ignore
On a map of a service that nobody uses as a person, such as data going from one system to another. Even a first guess
is better than none: a persona may be `status: proposed`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when it has no persona."""
    if subject.journey.persona is None:
        yield Finding()


RULE = Rule(
    code="J221",
    name="no-persona",
    family="persona",
    level="warning",
    says={
        "": (
            "the map does not say whose journey it is",
            "Think of one customer you know you have, and write under `persona` who it is and what they want.",
        )
    },
    practices=("canvas", "phase-table", "whiteboard", "nng"),
    find=find,
)
