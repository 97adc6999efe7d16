"""The answers say something else than the curve.

## What it checks
Whether the curve goes the same way as the NPS answers that are `for` an activity or a phase. Where the curve is above
neutral, answers of 0 to 6 on average speak against it. Where it is below, answers of 9 and 10 do.

## Why it matters
The full-day workshop reads the free text of the survey to find peaks and dips, and draws the curve by them. Where the
two go apart, either the curve is what the room remembers, or the answer was about something else. Both are worth five
minutes before somebody else points at it.

## Example
```yaml
title: Switching energy supplier
evidence:
  nps:
    kind: nps
    count: 214
    date: 2026-05
    answers:
      - {score: 3, text: Nobody told me when it would start., for: Waits for the start date}
activities:
  - {name: Signs, happiness: 1.5}
  - {name: Waits for the start date, happiness: 1}
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
      - {score: 3, text: Nobody told me when it would start., for: Waits for the start date}
activities:
  - {name: Signs, happiness: 1.5}
  - {name: Waits for the start date, happiness: -1}
```

## When to ignore
When one loud answer stands against many quiet interviews. Say how many in the reason. On a map of what you want to
happen the rule is silent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from journeyctl.feelings import level
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, key_of

DETRACTOR = 6
"""Up to this an answer is a detractor's, as the net promoter score is defined."""
PROMOTER = 9
"""From this on an answer is a promoter's."""


def find(subject: Subject) -> Iterator[Finding]:
    """Every activity or phase whose happiness and answers go different ways."""
    scores = _scores(subject)
    if not scores or subject.journey.type == "future":
        return
    for place in subject.valued:
        given = scores.get(place.id)
        if not given or place.happiness is None:
            continue
        mean = sum(given) / len(given)
        high = level(place.happiness) < 0 and mean >= PROMOTER
        if high or (level(place.happiness) > 0 and mean <= DETRACTOR):
            form = ("high" if high else "low") + ("-one" if len(given) == 1 else "")
            values = {"name": place.name, "count": str(len(given)), "score": f"{mean:.0f}"}
            yield Finding(place.span, key_of(place), values, form)


def _scores(subject: Subject) -> Mapping[str, Sequence[float]]:
    """The possible scores of NPS answers, by what they are about."""
    found: dict[str, list[float]] = defaultdict(list)
    for source in subject.journey.evidence:
        for answer in source.answers if source.kind == "nps" else ():
            if answer.score is not None and 0 <= answer.score <= 10:
                for target in answer.targets:
                    found[target].append(answer.score)
    return found


RULE = Rule(
    code="J209",
    name="answers-against-curve",
    family="evidence",
    level="warning",
    says={
        "low": (
            "the curve is happy at “{name}”, but {count} NPS answers about it average {score}",
            "Read the answers aloud and move the point, or move the answers to where they belong.",
        ),
        "low-one": (
            "the curve is happy at “{name}”, but the NPS answer about it is {score}",
            "Read the answer aloud and move the point, or move the answer to where it belongs.",
        ),
        "high": (
            "the curve is unhappy at “{name}”, but {count} NPS answers about it average {score}",
            "Read the answers aloud and move the point, or move the answers to where they belong.",
        ),
        "high-one": (
            "the curve is unhappy at “{name}”, but the NPS answer about it is {score}",
            "Read the answer aloud and move the point, or move the answer to where it belongs.",
        ),
    },
    practices=("full-day",),
    find=find,
)
