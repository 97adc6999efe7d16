"""Nobody says what the map shall teach.

## What it checks
Whether `questions` says what the team hopes to learn, on maps of a method that begins with it.

## Why it matters
A map without a question answers none. The guide to mapping in steps begins with what you hope to learn, and so does
research-first mapping: the question decides whom to talk with, how closely to look, and when the map is done.

## Example
```yaml
title: Renewing a passport
method: nng
status: first-version
activities: [Finds out that it has run out, Looks for an appointment, Queues]
```

## Better
```yaml
title: Renewing a passport
method: nng
status: first-version
questions: At which point do people give up and cancel the trip?
activities: [Finds out that it has run out, Looks for an appointment, Queues]
```

## When to ignore
When the map documents what is already known, for newcomers. A map with `based_on` tests an answer: there the rule is
silent by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when its method begins with questions and it has none."""
    if subject.profile.questions and not subject.journey.questions and not subject.journey.based_on:
        yield Finding()


RULE = Rule(
    code="J242",
    name="no-questions",
    family="scope",
    level="hint",
    says={
        "": (
            "the map does not tell what the team hopes to learn",
            "Write one or two sentences under `questions`: what would you decide differently if you knew the answer?",
        )
    },
    practices=("steps", "nng"),
    exclusive=True,
    find=find,
    quiet_before="prepared",
)
