"""A persona that is hardly more than a name.

## What it checks
Whether the persona has a situation (`context`, `role`, `story` or `about`) and a wish (`goals` or `drivers`).

## Why it matters
The canvas ends with the question whether the persona is specific enough. It is when two people in the room would
answer alike what the persona does on a rainy Tuesday. A situation and a wish are what it takes: they decide what is a
pain and what is a delight.

## Example
```yaml
title: Joining a gym
persona: {name: Ruth Cole, age: 52}
activities: [Looks at the price list, Tries a class]
```

## Better
```yaml
title: Joining a gym
persona:
  name: Ruth Cole
  age: 52
  context: Works nights, has an hour between the bus and bed
  goals: Get her back right again
activities: [Looks at the price list, Tries a class]
```

## When to ignore
In the first hour of the work, while the persona is still being talked about.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The persona, when its situation, its wish or both are missing."""
    persona = subject.journey.persona
    if persona is None:
        return
    placed = persona.context or persona.role or persona.story or persona.about
    wishes = persona.goals or persona.drivers
    if not (placed and wishes):
        form = "situation" if wishes else "wish" if placed else "both"
        yield Finding(persona.span, f"persona:{persona.name}", {"name": persona.name}, form)


RULE = Rule(
    code="J222",
    name="vague-persona",
    family="persona",
    level="warning",
    says={
        "both": (
            "“{name}” is hardly more than a name so far",
            "Write what their life looks like (`context`) and what they want (`goals`), a line each.",
        ),
        "situation": (
            "nothing tells what life “{name}” leads: no context, no role, no story",
            "Write one line of `context` that everyone in the room would agree on.",
        ),
        "wish": (
            "“{name}” has neither goals nor drivers",
            "Write under `goals` what they want to get done, or under `drivers` what matters to them.",
        ),
    },
    practices=("canvas", "whiteboard"),
    find=find,
)
