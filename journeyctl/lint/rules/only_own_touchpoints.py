"""The customer meets nobody but us.

## What it checks
Whether every touchpoint of a map is our own, where it has at least five. A neighbour, a review, a search, a competitor
or a partner is somebody else's. So is an activity with `present: no`.

## Why it matters
A map that shows only our own doors is drawn from the inside. Customers ask a neighbour, search, read reviews and look
at others before they come to us, and go on doing so afterwards. Much of what they expect is decided there. The canvas
asks for the steps where you are not present, and sends the team out to read reviews, your own and others'.

## Example
```yaml
title: Switching bank
status: first-version
activities:
  - {name: Compares banks, touchpoints: {channel: web, name: Our prices}}
  - {name: Asks a question, touchpoints: {channel: chat, name: Chat}}
  - {name: Becomes a customer, touchpoints: {channel: app, name: The app}}
  - {name: Meets an adviser, touchpoints: {channel: meeting, name: Adviser}}
  - {name: Gets a welcome, touchpoints: {channel: letter, name: Welcome letter}}
```

## Better
```yaml
title: Switching bank
status: first-version
activities:
  - name: Compares banks
    touchpoints:
      - {channel: web, name: Our prices}
      - {channel: word-of-mouth, name: A friend, ours: no}
      - {channel: web, name: Comparison site, ours: no}
  - {name: Asks a question, touchpoints: {channel: chat, name: Chat}}
  - {name: Becomes a customer, touchpoints: {channel: app, name: The app}}
  - {name: Meets an adviser, touchpoints: {channel: meeting, name: Adviser}}
  - {name: Gets a welcome, touchpoints: {channel: letter, name: Welcome letter}}
```

## When to ignore
When the map covers one visit or one call, inside your own four walls. On a blueprint and on a map of what you want to
happen the rule is silent by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.binding.identity import fold
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, called, foreign

LEAST = 5
"""Fewer touchpoints than this are a beginning."""


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when customers meet nobody but us at several touchpoints."""
    if subject.journey.type in {"future", "blueprint"} or not all(one.present for one in subject.walked):
        return
    met = [touchpoint for _, touchpoint in subject.touchpoints]
    if any(foreign(one) for one in met):
        return
    count = len({(fold(called(one)), one.channel.id if one.channel else "") for one in met})
    if count >= LEAST:
        yield Finding(values={"count": str(count)})


RULE = Rule(
    code="J213",
    name="only-own-touchpoints",
    family="wishful",
    level="warning",
    says={
        "": (
            "all {count} touchpoints are our own: no neighbour, no search, no review, no competitor",
            "Ask customers whom they asked and where they looked before they came to you; add that with `ours: no`.",
        )
    },
    practices=("canvas", "ours"),
    find=find,
    quiet_before="draft",
)
