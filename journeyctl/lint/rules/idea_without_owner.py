"""An idea is under way, and nobody has taken it on.

## What it checks
Whether every idea that is being tested or adopted has an `owner` and a day (`by`).

## Why it matters
"Somebody should" is how good ideas die. On the day of the workshop everybody remembers who took what, and two weeks
later nobody does. The full-day workshop keeps the most popular ideas in order to use them in real projects, and the
whiteboard template looks for the tasks that no team clearly owns. A name and a day turn a note into work.

## Example
```yaml
title: Starting at nursery school
status: first-version
activities:
  - {name: Leaves the child for the first time, happiness: -1.5}
ideas:
  - {text: One photo at noon, for: Leaves the child for the first time, status: adopted}
```

## Better
```yaml
title: Starting at nursery school
status: first-version
activities:
  - {name: Leaves the child for the first time, happiness: -1.5}
ideas:
  - text: One photo at noon
    for: Leaves the child for the first time
    status: adopted
    owner: Ladybird group
    by: 2027-02
```

## When to ignore
When the work is followed elsewhere. Then give the idea a `link` to that place, which will do. Ideas for inspiration,
and those that may be tested one day, are not asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject

_DECIDED = frozenset({"testing", "adopted"})


def find(subject: Subject) -> Iterator[Finding]:
    """The ideas under way without an owner or a day, all in one finding at the first of them."""
    bare = [
        one
        for one in subject.journey.ideas
        if one.status in _DECIDED and one.standing != "refuted" and not one.link and not (one.owner and one.by)
    ]
    if len(bare) == 1:
        one = bare[0]
        form = "day" if one.owner else "owner" if one.by else "both"
        yield Finding(one.span, f"idea:{one.id}", {"name": one.text, "owner": one.owner, "day": one.by}, form)
    elif bare:
        names = tuple(one.text for one in bare)
        yield Finding(bare[0].span, values={"count": str(len(bare)), "names": names}, form="many")


RULE = Rule(
    code="J273",
    name="idea-without-owner",
    family="ideas",
    level="hint",
    says={
        "both": (
            "the idea “{name}” is under way, but nobody has taken it on and no day is set",
            "Ask who wants to take the first small step, and write `owner` and `by`.",
        ),
        "owner": (
            "the idea “{name}” is to be done by {day}, and nobody has taken it on",
            "Ask who wants to take the first small step, and write the name under `owner`.",
        ),
        "day": (
            "{owner} has taken on the idea “{name}”, but no day is set",
            "Agree on a day when you look at it together, and write it under `by`.",
        ),
        "many": (
            "{count} ideas are under way without somebody who has taken them on, or without a day: {names}",
            "Ask of each who wants to take the first small step, and when; write it under `owner` and `by`.",
        ),
    },
    practices=("full-day", "whiteboard"),
    find=find,
)
