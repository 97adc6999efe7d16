"""Evidence without a date.

## What it checks
Whether every piece of evidence has a `date`. A year or a month is enough.

## Why it matters
In the meeting somebody asks how old this is. Without a date nobody knows, and the doubt falls on the whole map. The
full-day workshop collects interviews and scores before the day; written down with their dates they keep their worth.

## Example
```yaml
title: Moving to a new flat
evidence:
  interviews: {kind: interview, count: 6}
  survey: {kind: survey, count: 120}
rests_on: [interviews, survey]
activities: [Packs, Cancels the broadband]
```

## Better
```yaml
title: Moving to a new flat
evidence:
  interviews: {kind: interview, count: 6, date: 2026-04}
  survey: {kind: survey, count: 120, date: 2026}
rests_on: [interviews, survey]
activities: [Packs, Cancels the broadband]
```

## When to ignore
Hardly ever: the year can always be told.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The evidence without a date, at the first of it."""
    undated = [one for one in subject.journey.evidence if not one.date]
    if undated:
        yield Finding(undated[0].span, values={"names": tuple(one.id for one in undated)})


RULE = Rule(
    code="J206",
    name="undated-evidence",
    family="evidence",
    level="hint",
    says={
        "": (
            "there is no date for {names}",
            "Write `date`, if only the year: then everybody sees how fresh it is.",
        )
    },
    practices=("full-day", "ours"),
    find=find,
)
