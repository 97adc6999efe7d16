"""A thundercloud, and no idea for it.

## What it checks
Whether every thundercloud has an idea or an action: for its activity, for its phase, or for an activity inside it.
Where no cloud is set by hand, the lowest points of the curve have one, as the map draws it.

## Why it matters
The full-day workshop puts thunderclouds where it is worst, and then dreams up solutions for just these places, with no
thought of cost. A cloud without an idea tells everybody who passes the map that you know where it hurts, and leave it
at that.

## Example
```yaml
title: Switching energy supplier
status: first-version
activities:
  - {name: Signs the contract, happiness: 1.5}
  - {name: Waits for the start date, happiness: -1.5, mark: cloud}
```

## Better
```yaml
title: Switching energy supplier
status: first-version
activities:
  - {name: Signs the contract, happiness: 1.5}
  - name: Waits for the start date
    happiness: -1.5
    mark: cloud
    ideas: A countdown in the app
```

## When to ignore
When somebody else must clear the cloud away and you know who. A map of what you want to happen is not asked, and a
method that leaves ideas to a later step is not asked before it has one. While ideas lie about that are for no activity,
those are told instead: they may be meant for the cloud.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, key_of


def find(subject: Subject) -> Iterator[Finding]:
    """The thunderclouds without an idea, all in one finding at the first of them."""
    if subject.journey.type == "future" or not subject.dreams:
        return
    clouds = {
        one.id: one
        for one in subject.journey.places
        if subject.marked.get(one.id) == "cloud" and one.standing != "refuted" and not subject.helped(one)
    }
    bare = tuple(clouds.values())
    # Ideas that are for nothing may be meant for these clouds: they are placed first, and idea-without-cause says so.
    if len(bare) <= len(subject.loose):
        return
    if len(bare) == 1:
        form = "one" if bare[0].mark else "lowest"
        yield Finding(bare[0].span, key_of(bare[0]), {"name": bare[0].name}, form)
    else:
        names = tuple(one.name for one in bare)
        yield Finding(bare[0].span, values={"count": str(len(bare)), "names": names}, form="many")


RULE = Rule(
    code="J271",
    name="cloud-without-idea",
    family="ideas",
    level="hint",
    says={
        "one": (
            "the thundercloud at “{name}” has no idea yet",
            "Ask how it would be there if nothing were impossible, and write what comes up under `ideas`.",
        ),
        "lowest": (
            "the curve is lowest at “{name}”, and there is no idea for it yet",
            "Ask how it would be there if nothing were impossible, and write what comes up under `ideas`.",
        ),
        "many": (
            "{count} thunderclouds have no idea yet: {names}",
            "Ask at each how it would be if nothing were impossible, and write what comes up under `ideas`.",
        ),
    },
    practices=("full-day",),
    find=find,
    quiet_before="first-version",
)
