"""Nobody comes to this activity.

## What it checks
Whether the ways of the map lead to every activity. An activity leads to the following one; a written `next` takes the
place of that. Refuted activities are passed by.

## Why it matters
The canvas reminds us that customers do not walk in a line: they skip and they cross. So ways are written with `next`,
and then it is easy to go past an activity that stands between. On the map it still has its column and its feeling, but
nobody in the story ever lives through it.

## Example
```yaml
title: Switching energy supplier
status: first-version
activities:
  - {name: Compares tariffs, next: Signs}
  - Calls customer service
  - Signs
```

## Better
```yaml
title: Switching energy supplier
status: first-version
activities:
  - name: Compares tariffs
    next: [Signs, {to: Calls customer service, when: in doubt}]
  - Calls customer service
  - Signs
```

## When to ignore
When another journey leads here. Then say in `about` which one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from journeyctl.lint.leads import reached
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, key_of
from journeyctl.model import Activity


def find(subject: Subject) -> Iterator[Finding]:
    """The activities that no way leads to; those that are lost with them only are not named."""
    lost = [here for here in range(len(subject.activities)) if here not in subject.reached]
    heads = _heads(subject, lost)
    known = reached(subject.leads, heads)
    for here in sorted((*heads, *_circles(subject, lost, known))):
        one = subject.activities[here]
        yield Finding(one.span, key_of(one), {"name": one.name, "before": _before(subject.activities, here).name})


def _heads(subject: Subject, lost: list[int]) -> list[int]:
    """Those that none of the lost leads to; a refuted one is nobody's to reach, and leads nobody on."""
    onward = {here: set(subject.leads[here]) - {here} for here in lost}
    led = Counter(there for here in lost for there in onward[here])
    heads: list[int] = []
    waiting = [here for here in lost if not led[here]]
    for here in waiting:
        if subject.activities[here].standing != "refuted":
            heads.append(here)
            continue
        led.subtract(onward[here])
        waiting += (there for there in onward[here] if there in onward and not led[there])
    return heads


def _circles(subject: Subject, lost: list[int], known: set[int]) -> Iterator[int]:
    """The first of those that lead to one another in a circle, and that nobody else leads to."""
    for here in lost:
        if here not in known and subject.activities[here].standing != "refuted":
            reached(subject.leads, [here], known)
            yield here


def _before(activities: tuple[Activity, ...], here: int) -> Activity:
    """The activity that would lead here, had it no ways of its own."""
    earlier = (activities[place] for place in range(here - 1, -1, -1))
    return next((one for one in earlier if one.standing != "refuted"), activities[0])


RULE = Rule(
    code="J286",
    name="unreachable-activity",
    family="flow",
    level="warning",
    says={
        "": (
            "no way leads to “{name}”: “{before}”, which stands before it, does not lead there",
            "Name it in the `next` of the activity it follows, or take it away if nobody goes there.",
        )
    },
    practices=("canvas",),
    find=find,
)
