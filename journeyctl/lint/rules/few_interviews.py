"""Too few interviews.

## What it checks
Whether as many customers were interviewed as the method asks for, once there is an interview at all. The `count` of
every interview is added up.

## Why it matters
One customer has one story. With a handful the same things come back, and what comes back is what the map is about. The
full-day workshop asks for at least five interviews before the day begins. The other methods name no number.

## Example
```yaml
title: Switching energy supplier
status: first-version
method: full-day
evidence:
  interviews: {kind: interview, count: 2, date: 2026-05}
rests_on: interviews
activities: [Compares tariffs, Signs]
```

## Better
```yaml
title: Switching energy supplier
status: first-version
method: full-day
evidence:
  interviews: {kind: interview, count: 6, date: 2026-05}
rests_on: interviews
activities: [Compares tariffs, Signs]
```

## When to ignore
When there are hardly more customers to ask, as with the buyers of paper machines. Say how many there are in the
reason. Where nobody was interviewed at all, or on a map of what you want to happen, the rule is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The first interview, when all of them together are fewer than the method asks for."""
    held = [one for one in subject.journey.evidence if one.kind == "interview" and one.count != 0]
    least = subject.profile.interviews
    # An interview without a count is at least one.
    known = sum(one.count or 1 for one in held)
    if not held or known >= least or subject.journey.type == "future":
        return
    values = {"method": subject.profile.name, "least": str(least), "count": str(known)}
    uncounted = next((one for one in held if one.count is None), None)
    if uncounted:
        yield Finding(uncounted.span, f"evidence:{uncounted.id}", values | {"name": uncounted.id}, "uncounted")
    else:
        yield Finding(held[0].span, f"evidence:{held[0].id}", values, "one" if known == 1 else "")


RULE = Rule(
    code="J202",
    name="few-interviews",
    family="evidence",
    level="warning",
    says={
        "": (
            "{count} customers were interviewed, and `{method}` asks for at least {least}",
            "Go on until you have {least}, and choose customers who made the journey lately.",
        ),
        "one": (
            "one customer was interviewed, and `{method}` asks for at least {least}",
            "Go on until you have {least}, and choose customers who made the journey lately.",
        ),
        "uncounted": (
            "“{name}” does not tell how many were interviewed, and `{method}` asks for at least {least}",
            "Write how many there were: `count`, beside `kind: interview`.",
        ),
    },
    practices=("full-day",),
    find=find,
    quiet_before="draft",
)
