"""A loop without a way out.

## What it checks
Whether the customer can leave the journey from everywhere. The last activity leads out, and so does `next: end`.

## Why it matters
Customers do go round: the form is sent back, the fault returns, the contract is renewed. But nobody goes round for
ever. They get through, they give up, or they leave for somebody else, and that is what the team wants to know. The
canvas says that it is the crossing and skipping that makes a service good or bad for a segment.

## Example
```yaml
title: Building permit
status: first-version
activities:
  - Draws the house
  - Sends the application
  - {name: Is asked for more papers, next: Sends the application}
```

## Better
```yaml
title: Building permit
status: first-version
activities:
  - Draws the house
  - {name: Sends the application, next: [Gets the permit, {to: Is asked for more papers, when: something is missing}]}
  - {name: Is asked for more papers, next: [Sends the application, {to: end, when: gives up}]}
  - Gets the permit
```

## When to ignore
On a map of something that has no end. Most often even that has a way out. On a day in the life that begins again in the
morning the rule is silent by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.leads import Leads, reached, turned
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, key_of


def find(subject: Subject) -> Iterator[Finding]:
    """The last activity of every loop that nobody gets out of."""
    behind, doors = turned(subject.leads)
    free = reached(behind, doors)
    for here in sorted(subject.reached - free, reverse=True):
        if here not in free:
            circle = _circle(subject.leads, here)
            reached(behind, circle, free)  # who gets caught in this circle is told with it
            last, back = subject.activities[max(circle)], subject.activities[min(subject.leads[max(circle)])]
            if subject.journey.type == "day-in-the-life" and min(circle) == 0:
                continue  # the day begins again
            yield Finding(last.span, key_of(last), {"name": last.name, "back": back.name})


def _circle(ahead: Leads, here: int) -> list[int]:
    """The places one goes round, from one of the caught on, always by the way that leads farthest back."""
    walked: dict[int, int] = {}
    while here not in walked:
        walked[here] = len(walked)
        here = min(ahead[here])
    return list(walked)[walked[here] :]


RULE = Rule(
    code="J288",
    name="endless-loop",
    family="flow",
    level="warning",
    says={
        "": (
            "from “{name}” the customer goes back to “{back}”, and no way leads out of this round",
            "Ask how people get out of it: add the way on, or `{to: end, when: gives up}`, to a `next` in the round.",
        )
    },
    practices=("canvas",),
    find=find,
)
