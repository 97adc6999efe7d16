"""A touchpoint outside the project's catalogue.

## What it checks
Whether every touchpoint of ours that has a name stands in the project's catalogue (`touchpoints` in `journeyctl.yaml`).
A name that is nearly one of them is told by itself, since that one is most likely meant. The others are told together,
on maps that take at least half of their touchpoints from the catalogue.

## Why it matters
The catalogue is what makes one touchpoint the same thing on every map: with one owner, in one channel, counted once.
The steps of journey mapping begin by listing all touchpoints, and put them in order afterwards. What is misspelt on one
map is missing from all the others.

## Example
```yaml
title: First bill
activities:
  - {name: Signs in, touchpoints: My pages}
  - {name: Looks for the sum, touchpoints: My page}
```

The project lists:

```yaml
# journeyctl.yaml
touchpoints:
  my-pages: {name: My pages, channel: web, owner: Digital}
```

## Better
```yaml
title: First bill
activities:
  - {name: Signs in, touchpoints: My pages}
  - {name: Looks for the sum, touchpoints: My pages}
```

## When to ignore
When it is met only once, on this map. Without a catalogue the rule is silent, and so it is about what is not yours.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Every name that is nearly one of the catalogue; then those that are far from all, in one finding."""
    for one, near in subject.inventory.slips:
        yield Finding(one.span, f"touchpoint:{one.name}", {"name": one.name, "near": near}, "near")
    far = subject.inventory.outside
    if far:
        names = tuple(one.name for one in far)
        yield Finding(
            far[0].span, values={"count": str(len(far)), "names": names}, form="" if len(far) == 1 else "many"
        )


RULE = Rule(
    code="J263",
    name="unlisted-touchpoint",
    family="touchpoints",
    level="hint",
    says={
        "near": (
            "the project has no touchpoint “{name}”, but it has “{near}”",
            "If that is meant, write it the same way here; if it is another one, add it to journeyctl.yaml.",
        ),
        "": (
            "the touchpoint {names} is not in the project's catalogue",
            "Add it under `touchpoints` in journeyctl.yaml, with its `channel` and `owner`, so all maps share it.",
        ),
        "many": (
            "{count} touchpoints are not in the project's catalogue: {names}",
            "Add them under `touchpoints` in journeyctl.yaml, with `channel` and `owner`, so all maps share them.",
        ),
    },
    practices=("steps",),
    find=find,
    since="",
)
