"""Only colleagues were heard.

## What it checks
Whether a customer speaks or acts in any of the evidence. Talks with staff, workshops and `kind: other` are colleagues.

## Why it matters
Those who answer the phone know much, but they hear from customers whose journey went wrong. Nobody rings to say that
everything was fine, and nobody who gave up rings at all. The full-day workshop therefore asks for talks with customer
service beside the interviews, not in place of them, and the canvas calls everything an assumption until a customer has
confirmed it.

## Example
```yaml
title: Switching energy supplier
status: first-version
evidence:
  service-desk: {kind: staff-interview, count: 2, date: 2026-05}
  workshop: {kind: workshop, count: 6, date: 2026-05}
rests_on: [service-desk, workshop]
activities: [Compares tariffs, Signs]
```

## Better
```yaml
title: Switching energy supplier
status: first-version
evidence:
  service-desk: {kind: staff-interview, count: 2, date: 2026-05}
  interviews: {kind: interview, count: 5, date: 2026-06}
rests_on: [service-desk, interviews]
activities: [Compares tariffs, Signs]
```

## When to ignore
When the customers are your own staff, as on a map of the first day at work: then write `kind: interview`, and the rule
is content. It is silent on a map of what you want to happen.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The evidence, when all of it is colleagues; when no kind is told, that it cannot be seen."""
    if not subject.colleagues_only or subject.journey.type == "future":
        return
    sources = subject.journey.evidence
    form = "unsaid" if all(one.kind == "other" for one in sources) else ""
    yield Finding(sources[0].span, values={"names": tuple(one.id for one in sources)}, form=form)


RULE = Rule(
    code="J203",
    name="only-colleagues",
    family="evidence",
    level="warning",
    says={
        "": (
            "no customer is heard in what this map rests on: {names}",
            "Ask a few customers whether it was so, and put them beside your colleagues under `evidence`.",
        ),
        "unsaid": (
            "it cannot be seen whether a customer is heard in {names}",
            "Tell with `kind` what it was, such as `interview` or `observation`; if no customer was heard, ask a few.",
        ),
    },
    practices=("full-day", "canvas"),
    find=find,
    quiet_before="draft",
)
