"""Nothing says what the customer needs.

## What it checks
Whether every activity has a need, of its own or of its phase. What the customer wants to do (`wants`) counts as one.

## Why it matters
An activity tells what customers do, and a need tells why. Without it the team mends the step as it is, though customers
would gladly do without the step. The full-day workshop gives every activity one need or more before it lets anybody
think of solutions. The canvas asks of each activity which need it serves. What nobody needs costs as much as the rest.

## Example
```yaml
title: Renewing a parking permit
status: first-version
activities:
  - {name: Gets a reminder, kind: event, needs: Time to find the papers}
  - {name: Uploads the papers}
  - {name: Waits for the answer, needs: To park legally meanwhile}
```

## Better
```yaml
title: Renewing a parking permit
status: first-version
activities:
  - {name: Gets a reminder, kind: event, needs: Time to find the papers}
  - {name: Uploads the papers, needs: To know that nothing is missing}
  - {name: Waits for the answer, needs: To park legally meanwhile}
```

## When to ignore
When the team works without needs. A map whose `lanes` leave them out is not asked, nor is a blueprint or a map of what
you want to happen.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, empty, key_of


def find(subject: Subject) -> Iterator[Finding]:
    """The activities without a need, all in one finding. What a team refuted it has thought about."""
    bare = subject.needless
    known = [one for one in subject.walked if not empty(subject.around[one.id])]
    if len(bare) == 1:
        yield Finding(bare[0].span, key_of(bare[0]), {"name": bare[0].name}, "one")
    elif bare and len(bare) == len(known):
        yield Finding(values={"all": str(len(bare))}, form="none")
    elif bare:
        count, every = str(len(bare)), str(len(known))
        names = tuple(one.name for one in bare)
        yield Finding(bare[0].span, values={"count": count, "all": every, "names": names}, form="many")


RULE = Rule(
    code="J251",
    name="activity-without-need",
    family="needs",
    level="hint",
    says={
        "one": (
            "nothing says what the customer needs at “{name}”",
            "Ask what must be in place there for the customer to be content, and write it under `needs`.",
        ),
        "many": (
            "{count} of {all} activities have no need: {names}",
            "Ask at each what must be in place for the customer to be content, and write it under `needs`.",
        ),
        "none": (
            "none of the {all} activities has a need",
            "Begin where the curve is lowest: each writes alone what is needed there, then agree on one or two.",
        ),
    },
    practices=("full-day", "canvas", "steps"),
    find=find,
    quiet_before="draft",
)
