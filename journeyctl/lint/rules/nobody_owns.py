"""A touchpoint that nobody owns.

## What it checks
Whether every touchpoint of ours has an owner, where at least half of them have one or the method asks for it. The owner
may stand at the touchpoint, at its activity or phase, or once in the project's catalogue; one place is enough for all
touchpoints of one name. On a service blueprint the work is asked too: it has an `actor` or an `owner`.

## Why it matters
What several teams share, nobody mends. The whiteboard template uses the map to find the tasks that no team clearly
owns, and the steps of journey mapping look for silos. Customers do not see the departments, but they feel the gap
between two of them.

## Example
```yaml
title: Leaving hospital
activities:
  - {name: Hears the news, touchpoints: {channel: meeting, name: Bedside talk, owner: Ward}}
  - {name: Rings about a tablet, touchpoints: {channel: phone, name: Ward phone}}
```

## Better
```yaml
title: Leaving hospital
activities:
  - {name: Hears the news, touchpoints: {channel: meeting, name: Bedside talk, owner: Ward}}
  - {name: Rings about a tablet, touchpoints: {channel: phone, name: Ward phone, owner: Ward}}
```

## When to ignore
When the touchpoint is not yours: write `ours: no` or `ours: partner`. What stands outside the project's catalogue is
another rule's matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.binding.identity import fold
from journeyctl.diagnostics import Span
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The touchpoints, and the work of a blueprint, that nobody answers for: all in one finding at the first."""
    ours = [(place, one) for place, one in subject.touchpoints if one.ours == "yes" and one.name]
    owned = {fold(one.name) for place, one in ours if one.owner or place.id in subject.kept}
    # A touchpoint without a name is a channel, and a channel is not owned.
    bare = {fold(one.name): (one.span, one.name) for _, one in reversed(ours) if fold(one.name) not in owned}
    told = subject.inventory.names()
    found = [one for key, one in bare.items() if key not in told]
    if subject.profile.owners:
        found += _work(subject)
    elif len(owned) < len(found):
        return
    if found:
        found.sort()
        names = tuple(dict.fromkeys(name for _, name in found))
        yield Finding(found[0][0], values={"names": names}, form="" if len(names) == 1 else "many")


def _work(subject: Subject) -> Iterator[tuple[Span, str]]:
    """The work of ours that nobody does and nobody owns. An owner of a system answers for it wherever it stands."""
    every = [
        (place, one)
        for place in subject.journey.places
        for one in (*place.frontstage, *place.backstage, *place.support)
        if place.standing != "refuted" and one.standing != "refuted"
    ]
    systems = {fold(one.system) for _, one in every if one.system and one.owner}
    for place, one in every:
        free = not (one.owner or one.actor or fold(one.system) in systems or place.id in subject.kept)
        if free and one.ours == "yes" and (one.system or one.action):
            yield one.span, one.system or one.action


RULE = Rule(
    code="J262",
    name="nobody-owns",
    family="touchpoints",
    level="hint",
    says={
        "": (
            "nobody owns {names}",
            "Ask who would notice if it broke, and write that team under `owner`.",
        ),
        "many": (
            "nobody owns {names}",
            "Ask of each who would notice if it broke, and write that team under `owner`.",
        ),
    },
    practices=("whiteboard", "steps", "blueprint"),
    find=find,
)
