"""The first activity is already with us.

## What it checks
Whether the customer meets us in the very first activity: one of its touchpoints is ours.

## Why it matters
We see the customer from the moment they reach our door, so that is where our maps tend to begin. The full-day workshop
asks what started the journey towards us: it is a trigger in the customer's own life, and we are not there. Whoever
knows it can meet people earlier, and understands in which mood they arrive.

## Example
```yaml
title: Switching broadband
status: first-version
activities:
  - {name: Compares prices on our site, touchpoints: {channel: web, name: Price page}}
  - Orders
```

## Better
```yaml
title: Switching broadband
status: first-version
activities:
  - {name: Signs the lease for a new flat, kind: event}
  - {name: Asks the neighbours, touchpoints: {channel: word-of-mouth, ours: no}}
  - {name: Compares prices on our site, touchpoints: {channel: web, name: Price page}}
  - Orders
```

## When to ignore
When what we do is the beginning, such as a letter from us. Then it happens to the customer: write `kind: event`, and
the rule is silent. So it is where the customer only meets an advertisement, on future maps, a day in the life,
blueprints, and maps with `level: detail`. Where no phase lies before first contact, nothing-before says so instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, called, foreign, key_of
from journeyctl.model import Touchpoint

SENT = frozenset({"ad", "tv-radio"})
"""Channels in which we come to the customer."""


def find(subject: Subject) -> Iterator[Finding]:
    """The first activity, when the customer goes to a touchpoint of ours in it."""
    first = next((one for one in subject.activities if one.standing != "refuted"), None)
    late = subject.staged and subject.phases[0].stage != "before"
    # Where we say that we are not present, present-after-all speaks.
    if first is None or late or not subject.whole or first.kind == "event" or not first.present:
        return
    ours = next((one for one in first.touchpoints if not foreign(one) and not _sent(one)), None)
    if ours:
        yield Finding(first.span, key_of(first), {"name": first.name, "touchpoint": called(ours)})


def _sent(touchpoint: Touchpoint) -> bool:
    """Whether we come to the customer there, unasked."""
    return touchpoint.channel is not None and touchpoint.channel.id in SENT


RULE = Rule(
    code="J234",
    name="starts-at-our-door",
    family="scope",
    level="warning",
    says={
        "": (
            "the map begins with “{name}”, and there the customer has already come to us (“{touchpoint}”)",
            "Ask what had happened in the customer's life the day before, and put that first, without a touchpoint.",
        )
    },
    practices=("full-day",),
    exclusive=True,
    find=find,
)
