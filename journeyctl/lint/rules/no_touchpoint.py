"""Nothing says where you meet.

## What it checks
Whether every activity in a phase with `stage: during` has a touchpoint, of its own or of its phase. What somebody does
in front of the customer (`frontstage`) counts as one, and so does what the customer holds (`physical`).

## Why it matters
Between the first contact and the deal the customer is dealing with you, so each activity happens somewhere: on a page,
at a desk, on the phone. The full-day workshop ends with going through the touchpoints, activity by activity. An
activity that has none is either a place where you leave the customer alone, or one that you have forgotten.

## Example
```yaml
title: First mortgage
status: first-version
phases:
  - name: Applies
    stage: during
    activities:
      - {name: Fills in the application, touchpoints: {channel: web, name: Application}}
      - {name: Sends in payslips}
```

## Better
```yaml
title: First mortgage
status: first-version
phases:
  - name: Applies
    stage: during
    activities:
      - {name: Fills in the application, touchpoints: {channel: web, name: Application}}
      - {name: Sends in payslips, touchpoints: {channel: email, name: Mail to the adviser}}
```

## When to ignore
When the customer does it alone, far from you: write `present: no`, and the rule is silent. So it is where `lanes` leave
touchpoints out, on a day in the life, on maps of what you want to happen, and on blueprints.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule, Value
from journeyctl.lint.subject import Subject, key_of
from journeyctl.model import Place


def find(subject: Subject) -> Iterator[Finding]:
    """The activities in the middle of the journey where nobody meets, all in one finding at the first of them."""
    journey = subject.journey
    unseen = journey.lanes_given and not any(lane.id == "touchpoints" for lane in journey.lanes)
    if unseen or journey.type != "current" or subject.blueprint:
        return
    pairs = ((one, subject.around[one.id]) for one in subject.walked)
    during = [(one, phase) for one, phase in pairs if phase.stage == "during" and one.present]
    bare = [one for one, phase in during if not (_meets(one) or _meets(phase))]
    if len(bare) == 1:
        yield Finding(bare[0].span, key_of(bare[0]), {"name": bare[0].name}, "one")
    elif bare and len(bare) == len(during):
        yield Finding(bare[0].span, values={"count": str(len(bare))}, form="none")
    elif bare:
        values: dict[str, Value] = {
            "count": str(len(bare)),
            "all": str(len(during)),
            "names": tuple(one.name for one in bare),
        }
        yield Finding(bare[0].span, values=values, form="many")


def _meets(place: Place) -> bool:
    return bool(place.touchpoints or place.frontstage or place.physical)


RULE = Rule(
    code="J261",
    name="no-touchpoint",
    family="touchpoints",
    level="hint",
    says={
        "one": (
            "nothing says where the customer meets you at “{name}”",
            "Name the place under `touchpoints`, or write `present: no` if the customer is alone there.",
        ),
        "many": (
            "{count} of {all} activities in the middle of the journey have no touchpoint: {names}",
            "Ask at each where the customer meets you and write it as `touchpoints`; `present: no` where nobody does.",
        ),
        "none": (
            "none of the {count} activities in the middle of the journey has a touchpoint",
            "Walk through them as a customer: what do you hold, whom do you face? Write it under `touchpoints`.",
        ),
    },
    practices=("full-day", "steps", "phase-table"),
    find=find,
    quiet_before="first-version",
)
