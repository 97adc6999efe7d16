"""A blueprint with nothing behind it.

## What it checks
Whether a service blueprint has something below the line of visibility: work in `backstage` or `support`. Work that was
refuted does not count.

## Why it matters
A blueprint is a layer on a journey: what must be done, by whom and with which systems, for the customer's journey to
hold. The steps of journey mapping draw it to see what has to be in place. With only the customer on it, it is a journey
map with another name, and the readers it was made for find nothing in it.

## Example
```yaml
title: Picking up a parcel
type: blueprint
status: draft
activities:
  - {name: Gets a text, touchpoints: sms}
  - name: Shows the code
    frontstage: {actor: Cashier, action: Fetches the parcel}
```

## Better
```yaml
title: Picking up a parcel
type: blueprint
status: draft
activities:
  - {name: Gets a text, touchpoints: sms, support: {system: Parcel tracking, owner: IT}}
  - name: Shows the code
    frontstage: {actor: Cashier, action: Fetches the parcel}
    backstage: {actor: Night shift, action: Sorts by number}
```

## When to ignore
When you have only begun: on a map without `status`, or with `status: prepared`, the rule is silent. A map that is no
blueprint needs no `type: blueprint`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject
from journeyctl.model import Work


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when nothing is done behind the scene; it is told apart whether something is done on it."""
    if not subject.blueprint:
        return
    there = [place for place in subject.journey.places if place.standing != "refuted"]
    if any(_done(place.backstage) or _done(place.support) for place in there):
        return
    yield Finding(form="front" if any(_done(place.frontstage) for place in there) else "")


def _done(several: tuple[Work, ...]) -> bool:
    return any(work.standing != "refuted" for work in several)


RULE = Rule(
    code="J297",
    name="empty-backstage",
    family="blueprint",
    level="warning",
    says={
        "": (
            "this blueprint shows what the customer does, and no work of yours",
            "Ask at each activity who does something for it, in sight (`frontstage`) and out of sight (`backstage`).",
        ),
        "front": (
            "this blueprint shows the work in front of the customer, and nothing behind it",
            "Ask at each what had to be ready before it, and add people under `backstage`, systems under `support`.",
        ),
    },
    practices=("blueprint", "steps"),
    find=find,
    quiet_before="draft",
)
