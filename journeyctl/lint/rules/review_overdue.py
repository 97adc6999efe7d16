"""The review is overdue.

## What it checks
Whether the day written under `review_by` has passed, and whether a map in use has such a day at all.

## Why it matters
A map on the wall goes on being believed after it has stopped being true. The phase table asks for a new look as needs,
channels, site and products change; a day in the calendar is the only thing that makes it happen.

## Example
```yaml
title: Borrowing at the library
status: reviewed
review_by: 2026-03
activities: [Looks for a title, Waits for a reserved book]
```

## Better
```yaml
title: Borrowing at the library
status: reviewed
review_by: 2027-03
activities: [Looks for a title, Waits for a reserved book]
```

## When to ignore
When the map is kept as it was, to compare with. Take `review_by` away, and let `status` be what it was then.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.days import ends
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when its day has passed; a journey in use, when it has none."""
    journey = subject.journey
    last = ends(journey.review_by)
    if last and last < subject.today:
        yield Finding(values={"day": journey.review_by})
    elif journey.status == "in-use" and not journey.review_by:
        yield Finding(form="never")


RULE = Rule(
    code="J205",
    name="review-overdue",
    family="evidence",
    level="warning",
    says={
        "": (
            "this map was to be reviewed by {day}, and that has passed",
            "Walk through it with those who meet customers, change what no longer holds, and set a new `review_by`.",
        ),
        "never": (
            "this map is in use, and no day is set for looking at it again",
            "Write `review_by`, half a year or a year ahead.",
        ),
    },
    practices=("phase-table",),
    find=find,
)
