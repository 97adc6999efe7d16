"""Old evidence.

## What it checks
How long ago customers were last heard: the newest `date` among interviews, surveys, observations and the like. Months
are counted from the end of the time written, so 2025 lasts until December. The method says how many are too many.

## Why it matters
Prices change, forms move to the web, a competitor learns something. Customers learn along, and what was a delight two
years ago is a matter of course today. The phase table asks for a new look whenever needs, channels, site or products
change. A curve from old answers looks as sure as one from new ones, so somebody must say it.

## Example
```yaml
title: Opening a bank account
status: reviewed
evidence:
  interviews: {kind: interview, count: 8, date: 2022-03}
rests_on: interviews
activities: [Fills in the form, Waits for the card]
```

## Better
```yaml
title: Opening a bank account
status: reviewed
evidence:
  interviews: {kind: interview, count: 8, date: 2022-03}
  calls: {kind: interview, count: 3, date: 2026-10, about: What has changed since}
rests_on: [interviews, calls]
activities: [Fills in the form, Waits for the card]
```

## When to ignore
When the journey hardly changes, such as a funeral or a harvest, and somebody who meets customers says so. The rule is
silent while any evidence from customers has no date: it may be newer.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.days import months_since
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The newest evidence from customers, when it is old."""
    ages = [(months_since(one.date, subject.today), one) for one in subject.customers]
    known = [(months, one) for months, one in ages if months is not None]
    if not known or len(known) < len(ages):
        return
    months, newest = min(known, key=lambda pair: pair[0])
    if months >= subject.profile.months:
        values = {"name": newest.id, "date": newest.date, "months": str(months)}
        yield Finding(newest.span, f"evidence:{newest.id}", values)


RULE = Rule(
    code="J204",
    name="old-evidence",
    family="evidence",
    level="warning",
    says={
        "": (
            "customers were last heard in “{name}”, {date}: that is {months} months ago",
            "Show the map to two or three customers and ask what has changed; add the answers as evidence of today.",
        )
    },
    practices=("phase-table", "ours"),
    find=find,
)
