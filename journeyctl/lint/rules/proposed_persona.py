"""A proposed persona on a map that is called validated.

## What it checks
Whether the persona is still `status: proposed` on a map with `status: validated` or `in-use`.

## Why it matters
The canvas tells you to begin with customers you know you have. A proposed persona is a customer you hope for. What
they feel cannot have been checked, however many interviews lie in the folder.

## Example
```yaml
title: Joining a gym
status: validated
persona: {name: Ruth Cole, role: night nurse, goals: A good back, status: proposed}
evidence:
  interviews: {kind: interview, count: 6, date: 2026-06}
rests_on: interviews
activities: [Looks at the price list, Tries a class]
```

## Better
```yaml
title: Joining a gym
status: validated
persona: {name: Ruth Cole, role: night nurse, goals: A good back, status: real, evidence: interviews}
evidence:
  interviews: {kind: interview, count: 6, date: 2026-06}
rests_on: interviews
activities: [Looks at the price list, Tries a class]
```

## When to ignore
When the persona stands for a segment you are about to enter and the map was checked with people of just that kind.
Then `status: real` says it better.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The persona, when the map is trusted and the persona is not."""
    persona = subject.journey.persona
    if persona and persona.status == "proposed" and subject.trusted:
        values = {"name": persona.name, "status": subject.journey.status}
        yield Finding(persona.span, f"persona:{persona.name}", values)


RULE = Rule(
    code="J224",
    name="proposed-persona",
    family="persona",
    level="warning",
    says={
        "": (
            "the map has `status: {status}`, and “{name}” is still a proposed persona",
            "If the customers you heard are like “{name}”, write `status: real`; otherwise ask some who are.",
        )
    },
    practices=("canvas",),
    find=find,
    quiet_before="validated",
)
