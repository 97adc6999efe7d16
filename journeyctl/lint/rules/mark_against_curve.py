"""The mark and the curve say different things.

## What it checks
Whether a heart stands where customers are unhappy, or a thundercloud where they are happy. Where respondents disagree,
one of them on the side of the mark is enough.

## Why it matters
Most readers look at the marks first. The full-day workshop puts hearts where the curve is best and thunderclouds where
it is worst. When the two contradict each other, the curve is wrong or the mark shows what the team is proud of, and
nobody can tell which.

## Example
```yaml
title: Borrowing an e-book
status: draft
activities:
  - {name: Finds the book, happiness: 1}
  - {name: Logs in, happiness: -1.5, mark: heart}
```

## Better
```yaml
title: Borrowing an e-book
status: draft
activities:
  - {name: Finds the book, happiness: 1, mark: heart}
  - {name: Logs in, happiness: -1.5, mark: cloud}
```

## When to ignore
Hardly ever. For a moment that matters whatever customers feel there, use `mark: star`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.feelings import level
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, key_of

SIDES = {"heart": 1, "cloud": -1}


def find(subject: Subject) -> Iterator[Finding]:
    """Every place that is marked against all that was felt there."""
    for place in subject.journey.places:
        side = SIDES.get(place.mark or "", 0)
        if (
            side
            and place.ratings
            and place.standing != "refuted"
            and all(side * level(one) < 0 for one in place.ratings)
        ):
            yield Finding(place.span, key_of(place), {"name": place.name}, str(place.mark))


RULE = Rule(
    code="J215",
    name="mark-against-curve",
    family="wishful",
    level="warning",
    says={
        "heart": (
            "“{name}” has a heart, but customers are unhappy there",
            "Ask what was good about it: move the heart to that moment, or the point on the curve to where it belongs.",
        ),
        "cloud": (
            "“{name}” has a thundercloud, but customers are happy there",
            "Ask what was bad about it: move the cloud to that moment, or the point on the curve to where it belongs.",
        ),
    },
    practices=("full-day", "whiteboard"),
    find=find,
    since="",
)
