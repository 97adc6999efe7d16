"""Overview and detail on one map.

## What it checks
Whether an overview map holds activities that are marked `detail`, and whether one phase is told in far more activities
than any other: at least eight, and three times as many.

## Why it matters
A map covers a certain action. The guide to mapping in steps says that more steps give more detail, and that the goal
decides how many. When one part is told minute by minute and the rest month by month, the fine part looks as if it were
most of the journey, and the curve is drawn through unlike things.

## Example
```yaml
title: Switching energy supplier
status: first-version
level: overview
activities:
  - Gets a high bill
  - Compares tariffs
  - {name: Ticks the box for the right to withdraw, level: detail}
  - Reads the first bill
```

## Better
```yaml
title: Switching energy supplier
status: first-version
level: overview
activities:
  - Gets a high bill
  - Compares tariffs
  - {name: Signs, level: detail, journey: signing-online}
  - Reads the first bill
```

## When to ignore
When the closely told part is what the map is for. Then say so in the map's subtitle. An activity that names a journey
of its own is fine: the detail lies there.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, key_of


def find(subject: Subject) -> Iterator[Finding]:
    """What is told in another detail than the map."""
    if subject.journey.level == "overview":
        deep = [one for one in subject.activities if one.level == "detail" and not one.journey]
        if deep:
            names = tuple(one.name for one in deep)
            key = key_of(deep[0]) if len(deep) == 1 else ""
            yield Finding(deep[0].span, key, {"names": names}, "" if len(deep) == 1 else "many")
    if subject.dense:
        count = len(subject.dense.activities)
        most = max(len(phase.activities) for phase in subject.phases if phase is not subject.dense)
        values = {"name": subject.dense.name, "count": str(count), "most": str(most)}
        yield Finding(subject.dense.span, key_of(subject.dense), values, "dense")


RULE = Rule(
    code="J238",
    name="mixed-detail",
    family="scope",
    level="hint",
    says={
        "": (
            "{names} is marked `detail`, but the map is an overview",
            "Tell it in a journey of its own, and name that one under `journey`.",
        ),
        "many": (
            "{names} are marked `detail`, but the map is an overview",
            "Tell them in a journey of their own, and name that one under `journey`.",
        ),
        "dense": (
            "phase “{name}” is told in {count} activities, every other phase in {most} at most",
            "Keep two or three here and give the rest a journey of its own, or ask as closely about the other phases.",
        ),
    },
    practices=("steps",),
    find=find,
)
