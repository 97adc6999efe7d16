"""An idea is decided on faith.

## What it checks
Whether an idea that is adopted shows that it helps: by evidence of its own, or by a `measure` that will tell. Evidence
for the pain does not count, since it shows only that something must be done.

## Why it matters
That the trouble is real does not prove the cure. The canvas says it in one sentence: solutions too are assumptions,
until you have proof. A drawing shown to three customers, or a week by hand, costs little and has stopped many a costly
mistake.

## Example
```yaml
title: Queueing at the market
status: first-version
activities:
  - {name: Waits at the cheese stall, happiness: -1}
ideas:
  - {text: Queue tickets, for: Waits at the cheese stall, status: adopted, owner: Marie, by: 2027-03}
```

## Better
```yaml
title: Queueing at the market
status: first-version
evidence:
  trial: {kind: observation, count: 40, date: 2026-10, about: One Saturday with paper slips}
activities:
  - {name: Waits at the cheese stall, happiness: -1}
ideas:
  - {text: Queue tickets, for: Waits at the cheese stall, status: adopted, owner: Marie, by: 2027-03, evidence: trial}
```

## When to ignore
When it costs less to do it than to test it, and it is easily undone.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The adopted ideas that nothing speaks for, all in one finding at the first of them."""
    bare = [
        one
        for one in subject.journey.ideas
        if one.status == "adopted" and one.standing == "assumption" and not one.measure
    ]
    if len(bare) == 1:
        yield Finding(bare[0].span, f"idea:{bare[0].id}", {"name": bare[0].text}, "one")
    elif bare:
        names = tuple(one.text for one in bare)
        yield Finding(bare[0].span, values={"count": str(len(bare)), "names": names}, form="many")


RULE = Rule(
    code="J275",
    name="idea-on-faith",
    family="ideas",
    level="hint",
    says={
        "one": (
            "the idea “{name}” is decided, and nothing shows yet that it helps",
            "Try it small with three customers; add what you saw as its `evidence`, or a `measure` that will tell.",
        ),
        "many": (
            "{count} ideas are decided, and nothing shows yet that they help: {names}",
            "Try each small with three customers; add what you saw as its `evidence`, or a `measure` that will tell.",
        ),
    },
    practices=("canvas",),
    find=find,
)
