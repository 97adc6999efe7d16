"""An action without a name or a day.

## What it checks
Whether every action that is not done has an `owner` and a day (`by`).

## Why it matters
An action is what a team decided to do, and it is done by one person on one day. The steps of journey mapping end with
doing something about the friction. What everybody will do soon is the same on the wall next year.

## Example
```yaml
title: Leaving hospital
status: first-version
activities:
  - {name: Waits for the tablets, happiness: -1.5}
actions:
  - {text: Writing prescriptions the evening before, for: Waits for the tablets}
```

## Better
```yaml
title: Leaving hospital
status: first-version
activities:
  - {name: Waits for the tablets, happiness: -1.5}
actions:
  - {text: Writing prescriptions the evening before, for: Waits for the tablets, owner: Grace, by: 2027-01}
```

## When to ignore
When it is only an idea yet. Then move it to `ideas`, where it may wait.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The actions without an owner or a day, all in one finding at the first of them."""
    bare = [
        one
        for one in subject.journey.actions
        if one.status != "done" and one.standing != "refuted" and not (one.owner and one.by)
    ]
    if len(bare) == 1:
        one = bare[0]
        said = one.text
        form = "day" if one.owner else "owner" if one.by else "both"
        yield Finding(one.span, f"action:{said}", {"name": said, "owner": one.owner, "day": one.by}, form)
    elif bare:
        names = tuple(one.text for one in bare)
        yield Finding(bare[0].span, values={"count": str(len(bare)), "names": names}, form="many")


RULE = Rule(
    code="J276",
    name="action-without-owner",
    family="ideas",
    level="hint",
    says={
        "both": (
            "the action “{name}” says neither who does it nor by when",
            "Agree on one name and one day, and write `owner` and `by`.",
        ),
        "owner": (
            "the action “{name}” is to be done by {day}, and nobody is named who does it",
            "Agree on one name, and write it under `owner`.",
        ),
        "day": (
            "{owner} is to do “{name}”, but no day is set",
            "Ask {owner} for a day that can be kept, and write it under `by`.",
        ),
        "many": (
            "{count} actions lack a name or a day: {names}",
            "Agree for each on one name and one day, and write `owner` and `by`.",
        ),
    },
    practices=("steps",),
    find=find,
)
