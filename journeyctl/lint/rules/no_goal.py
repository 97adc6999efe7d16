"""Why is the map made?

## What it checks
Whether the map has a long-term goal (`purpose`), or questions that the team wants answered (`questions`). One of them
is enough.

## Why it matters
The full-day workshop begins with the goal, the steps of journey mapping with what you hope to learn. Either decides
which details belong on the wall. Without them the map grows until the afternoon is over, and somebody asks what it was
for.

## Example
```yaml
title: Renewing a library card
status: first-version
activities: [Gets a reminder, Renews at the desk]
```

## Better
```yaml
title: Renewing a library card
status: first-version
questions: Why do half of the readers let their card expire?
activities: [Gets a reminder, Renews at the desk]
```

## When to ignore
When the map is an exercise, or an example for others. Before the first version the rule is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when it tells neither a goal nor a question."""
    if subject.journey.purpose is None and not subject.journey.questions:
        yield Finding()


RULE = Rule(
    code="J284",
    name="no-goal",
    family="goal",
    level="hint",
    says={
        "": (
            "nothing tells why this map is made",
            "Write the goal of the work under `purpose`, or what you hope to learn under `questions`.",
        )
    },
    practices=("full-day", "steps", "whiteboard"),
    exclusive=True,
    find=find,
    quiet_before="first-version",
)
