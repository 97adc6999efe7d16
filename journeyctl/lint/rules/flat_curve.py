"""The curve hardly moves.

## What it checks
Whether four feelings or more, some above neutral and some below, all stay close to it.

## Why it matters
A flat curve is mostly an average. The team met in the middle, or customers who felt very differently were added up. The
full-day workshop looks for peaks and dips, since hearts go to the highest point and thunderclouds to the lowest. A flat
curve has neither, so nobody can tell where to begin.

## Example
```yaml
title: Getting broadband
status: first-version
activities:
  - {name: Compares prices, happiness: 0.5}
  - {name: Orders, happiness: 0.5}
  - {name: Waits for the router, happiness: -0.5}
  - {name: Plugs it in, happiness: 0}
```

## Better
```yaml
title: Getting broadband
status: first-version
activities:
  - {name: Compares prices, happiness: -0.5}
  - {name: Orders, happiness: 1}
  - {name: Waits for the router, happiness: -1.5}
  - {name: Plugs it in, happiness: 2}
```

## When to ignore
When the journey is a quiet routine and customers said so themselves. A curve that is all above or all below neutral is
another matter, and this rule leaves it alone. So it does with a map of what you want to happen.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject
from journeyctl.model import Place

LEAST = 4
"""Fewer values than this may well be alike."""


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when its feelings cross neutral and yet hardly differ. On one side only, other rules speak."""
    felt = [place.happiness for place in subject.valued if place.happiness is not None]
    if subject.journey.type == "future" or len(felt) < LEAST or not min(felt) < 0 < max(felt):
        return
    if max(felt) - min(felt) > subject.profile.swing:
        return
    widest = max(subject.valued, key=_spread)
    if _spread(widest) > 2 * subject.profile.swing:
        yield Finding(values={"count": str(len(felt)), "name": widest.name}, form="spread")
    else:
        yield Finding(values={"count": str(len(felt))})


def _spread(place: Place) -> float:
    return max(place.ratings) - min(place.ratings)


RULE = Rule(
    code="J212",
    name="flat-curve",
    family="wishful",
    level="warning",
    says={
        "": (
            "none of the {count} feelings on this map is far from neutral",
            "Ask which moment was the best and which was the worst, and let these two set the scale for the rest.",
        ),
        "spread": (
            "none of the {count} feelings is far from neutral, though customers disagree about “{name}”",
            "Look at who they are: the mean of two kinds of customers is nobody's feeling, and each may need a map.",
        ),
    },
    practices=("full-day", "ours"),
    find=find,
)
