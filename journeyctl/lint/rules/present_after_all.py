"""We are not there, and yet we are.

## What it checks
Whether an activity with `present: no` has a touchpoint of ours, or work of ours in front of the customer. A touchpoint
is ours unless `ours` says otherwise; in a search, a review, social media, word of mouth or with a partner it need not.

## Why it matters
The canvas asks for the steps where you are not present, because that is where you learn most. The map draws them in
another way, and asks nobody to answer for them. A touchpoint of your own there tells readers both, and they will
believe whichever suits them.

## Example
```yaml
title: Buying an electric bike
activities:
  - {name: Asks a colleague, present: no, touchpoints: {channel: meeting, name: Coffee break}}
  - {name: Tries one, touchpoints: {channel: store, name: Our shop}}
```

## Better
```yaml
title: Buying an electric bike
activities:
  - {name: Asks a colleague, present: no, touchpoints: {channel: meeting, name: Coffee break, ours: no}}
  - {name: Tries one, touchpoints: {channel: store, name: Our shop}}
```

## When to ignore
Never: one of the two is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import FOREIGN, Subject, called, key_of
from journeyctl.model import Activity


def find(subject: Subject) -> Iterator[Finding]:
    """Every activity where we are not and yet meet the customer."""
    for one in subject.walked:
        ours = "" if one.present else _ours(one)
        if ours:
            yield Finding(one.span, key_of(one), {"name": one.name, "touchpoint": ours})


def _ours(activity: Activity) -> str:
    """What of ours the customer meets there; "" if nothing."""
    met = (one for one in activity.touchpoints if one.ours == "yes")
    names = [called(one) for one in met if not (one.channel and one.channel.id in FOREIGN)]
    names += (one.actor or one.action or one.system for one in activity.frontstage if one.ours == "yes")
    return next((name for name in names if name), "")


RULE = Rule(
    code="J265",
    name="present-after-all",
    family="touchpoints",
    level="warning",
    says={
        "": (
            "at “{name}” we are not present, but the customer meets something of ours: “{touchpoint}”",
            "If it is somebody else's, write `ours: no` there; if you do meet the customer, take `present: no` away.",
        )
    },
    practices=("canvas",),
    find=find,
    since="",
)
