"""A touchpoint in no channel.

## What it checks
Whether every touchpoint with a name has a channel, on maps where others have one.

## Why it matters
The name says what the customer meets, the channel how: in person, online, by phone. The steps of journey mapping sort
touchpoints in just these three. Without it the touchpoint has no icon on the map, and is missing when you count how
customers come to you.

## Example
```yaml
title: Water damage
activities:
  - {name: Reports it, touchpoints: {channel: app, name: Claims}}
  - {name: Is inspected, touchpoints: Inspector}
```

## Better
```yaml
title: Water damage
activities:
  - {name: Reports it, touchpoints: {channel: app, name: Claims}}
  - {name: Is inspected, touchpoints: {channel: visit, name: Inspector}}
```

## When to ignore
When customers meet it in every channel, such as a brand. What should stand in the project's catalogue is told by
another rule: there it gets its channel.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.binding.identity import fold
from journeyctl.lint.rule import Finding, Rule, Value
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The touchpoints without a channel, all in one finding at the first of them."""
    met = [one for _, one in subject.touchpoints]
    if not any(one.channel for one in met):
        return
    elsewhere = subject.inventory.names()
    bare = {fold(one.name): one for one in reversed(met) if not one.channel and fold(one.name) not in elsewhere}
    found = sorted(bare.values(), key=lambda one: one.span)
    if found:
        values: dict[str, Value] = {"count": str(len(found)), "names": tuple(one.name for one in found)}
        yield Finding(found[0].span, values=values, form="" if len(found) == 1 else "many")


RULE = Rule(
    code="J266",
    name="touchpoint-without-channel",
    family="touchpoints",
    level="hint",
    says={
        "": (
            "the touchpoint {names} has no channel",
            "Ask how the customer meets it: in person, online or by phone? Add `channel`, as in `channel: visit`.",
        ),
        "many": (
            "{count} touchpoints have no channel: {names}",
            "Ask of each how the customer meets it: in person, online or by phone? Add `channel` to each.",
        ),
    },
    practices=("steps", "canvas"),
    find=find,
)
