"""Too many needs in one place.

## What it checks
Whether an activity has more needs than the method allows, which is three.

## Why it matters
Six needs on one activity are a list, and nobody designs for a list. The full-day workshop lets everybody write alone
and then agree on one or a few clear needs. The talk about which ones to keep is the point of the exercise.

## Example
```yaml
title: First day at the gym
status: draft
activities:
  - name: Steps through the door
    needs:
      - To be greeted
      - To know where to change
      - Not to feel watched
      - To see the prices
      - Somewhere to put the bag
```

## Better
```yaml
title: First day at the gym
status: draft
activities:
  - name: Steps through the door
    needs:
      - To be greeted
      - Not to feel watched
parking:
  - To see the prices
  - Somewhere to put the bag
```

## When to ignore
When the activity is a whole phase in one column. Consider giving it activities of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, key_of


def find(subject: Subject) -> Iterator[Finding]:
    """Every activity with more needs than the method allows; refuted ones do not count."""
    most = subject.profile.needs
    for one in subject.walked:
        count = sum(need.standing != "refuted" for need in one.needs)
        if count > most:
            yield Finding(one.span, key_of(one), {"name": one.name, "count": str(count), "most": str(most)})


RULE = Rule(
    code="J254",
    name="many-needs",
    family="needs",
    level="hint",
    says={
        "": (
            "{count} needs compete at “{name}”",
            "Agree on the {most} that matter most to the customer, and set the rest aside under `parking`.",
        )
    },
    practices=("full-day",),
    find=find,
    quiet_before="draft",
)
