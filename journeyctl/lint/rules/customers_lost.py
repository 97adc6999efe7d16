"""Some of those counted go nowhere.

## What it checks
Whether the counts on the ways from an activity add up: every way has one, all are out of the same number, and together
they are fewer.

## Why it matters
Counting who goes where is what turns a fork from a belief into knowledge. When nine of twelve go on and two give up,
somebody is missing, and often that one is the most interesting: the one who came back later, or in another channel.

## Example
```yaml
title: Switching energy supplier
status: first-version
activities:
  - name: Compares tariffs
    next:
      - {to: Signs, observed: 9/12}
      - {to: end, when: gives up, observed: 2/12}
  - Signs
```

## Better
```yaml
title: Switching energy supplier
status: first-version
activities:
  - name: Compares tariffs
    next:
      - {to: Signs, observed: 9/12}
      - {to: end, when: gives up, observed: 3/12}
  - Signs
```

## When to ignore
When the rest could not be followed up. A way without a count takes all who are left, and then the rule is silent.
Together they may be more: people come back and go another way.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.leads import stranding
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, key_of
from journeyctl.model import Way


def find(subject: Subject) -> Iterator[Finding]:
    """The activities from which fewer went on than stood there."""
    for one in subject.activities:
        if one.standing == "refuted":
            continue
        # That the others are left standing there is dead-end's to say.
        counted = None if stranding(subject.journey, one) else _counted(one.ways)
        if counted and counted[0] < counted[1]:
            count, of = counted
            values = {"name": one.name, "count": str(count), "of": str(of), "rest": str(of - count)}
            yield Finding(one.span, key_of(one), values, "one" if of - count == 1 else "")


def _counted(ways: tuple[Way, ...]) -> tuple[int, int] | None:
    """How many of how many went on, all ways together; None where a way is not counted, or out of another number."""
    shares = [way.share for way in ways if way.share]
    if not ways or len(shares) < len(ways) or len({share.of for share in shares}) > 1:
        return None
    return sum(share.count for share in shares), shares[0].of


RULE = Rule(
    code="J289",
    name="customers-lost",
    family="flow",
    level="hint",
    says={
        "": (
            "{count} of {of} go on from “{name}”, and nothing tells where the other {rest} went",
            "Look them up and add their way, or add a way without a count for those you could not follow.",
        ),
        "one": (
            "{count} of {of} go on from “{name}”, and nothing tells where the last one went",
            "Look it up and add the way, or add one without a count for whom you could not follow.",
        ),
    },
    practices=("canvas", "ours"),
    find=find,
)
