"""A score that an NPS cannot have.

## What it checks
Whether every answer of an NPS survey lies from 0 to 10, and its result from −100 to 100.

## Why it matters
The result is the share of promoters (9 and 10) less the share of detractors (0 to 6), in percentage points. A number
outside is a slip of the finger or another scale, and whoever knows the figure stops believing the others. The full-day
workshop puts this number in front of those who decide.

## Example
```yaml
title: Switching energy supplier
evidence:
  nps:
    kind: nps
    count: 214
    date: 2026-05
    answers:
      - {score: 30, text: Nobody told me when it would start.}
activities: [Signs, Waits for the start date]
```

## Better
```yaml
title: Switching energy supplier
evidence:
  nps:
    kind: nps
    count: 214
    date: 2026-05
    answers:
      - {score: 3, text: Nobody told me when it would start.}
activities: [Signs, Waits for the start date]
```

## When to ignore
Never. When it was another survey, write `kind: survey`: there any scale is welcome.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject

SHOWN = 5
"""So many wrong numbers are named."""


def find(subject: Subject) -> Iterator[Finding]:
    """Every NPS with a result or an answer outside its scale."""
    for one in subject.journey.evidence:
        if one.kind != "nps":
            continue
        if one.score is not None and not -100 <= one.score <= 100:
            yield Finding(one.span, f"evidence:{one.id}", {"name": one.id, "score": f"{one.score:g}"}, "result")
        given = sorted({answer.score for answer in one.answers if answer.score is not None})
        outside = [f"{score:g}" for score in given if not 0 <= score <= 10]
        if outside:
            values = {"name": one.id, "scores": ", ".join(outside[:SHOWN])}
            yield Finding(one.span, f"evidence:{one.id}", values, "answer")


RULE = Rule(
    code="J210",
    name="impossible-nps",
    family="evidence",
    level="error",
    says={
        "result": (
            "“{name}” gives an NPS of {score}, which must lie from −100 to 100",
            "Write the share of 9 and 10 less the share of 0 to 6, in per cent; for another scale use `kind: survey`.",
        ),
        "answer": (
            "“{name}” holds {scores} among its answers, which must lie from 0 to 10",
            "Write the number that the customer gave; for another scale use `kind: survey`.",
        ),
    },
    practices=("full-day",),
    find=find,
    since="",
)
