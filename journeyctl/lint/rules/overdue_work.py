"""What should have been done by now.

## What it checks
Whether the day under `by` has passed for an action that is not done, or for an idea that is to be tested or being
tested. An idea that is adopted is taken to have kept its day.

## Why it matters
Customers do not notice a plan. The steps of journey mapping end with doing something about the friction, and a day that
passes in silence is how it ends with a plan instead. Most often the work is done and nobody wrote it down, or the day
was a wish. Both are mended in a minute, and the map is believed again.

## Example
```yaml
title: Renewing a passport
status: first-version
activities:
  - {name: Looks for a free time, happiness: -1}
actions:
  - {text: Open on Saturdays, for: Looks for a free time, owner: Laura, by: 2026-09}
```

## Better
```yaml
title: Renewing a passport
status: first-version
activities:
  - {name: Looks for a free time, happiness: -1}
actions:
  - {text: Open on Saturdays, for: Looks for a free time, owner: Laura, by: 2026-09, status: done}
```

## When to ignore
When the map is kept as it was, to compare with.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.days import ends
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject
from journeyctl.model import Action, Idea

_AHEAD = frozenset({"to-test", "testing"})


def find(subject: Subject) -> Iterator[Finding]:
    """The ideas and actions whose day has passed, all in one finding at the first of them in the file."""
    journey = subject.journey
    work: list[Idea | Action] = [one for one in journey.ideas if one.status in _AHEAD]
    work += (one for one in journey.actions if one.status != "done")
    late = [
        one for one in work if one.standing != "refuted" and (last := ends(one.by)) is not None and last < subject.today
    ]
    late.sort(key=lambda one: one.span)
    if len(late) == 1:
        first = late[0]
        key = f"idea:{first.id}" if isinstance(first, Idea) else f"action:{first.text}"
        yield Finding(first.span, key, {"name": first.text, "day": first.by, "owner": first.owner}, _form(first))
    elif late:
        names = tuple(one.text for one in late)
        yield Finding(late[0].span, values={"count": str(len(late)), "names": names}, form="many")


def _form(work: Idea | Action) -> str:
    kind = "idea" if isinstance(work, Idea) else "action"
    return kind if work.owner else f"{kind}-free"


RULE = Rule(
    code="J277",
    name="overdue-work",
    family="ideas",
    level="warning",
    says={
        "idea": (
            "the idea “{name}” was to be tried by {day}, and that has passed",
            "Ask {owner} what was learned: set `status` to adopted or rejected, or a new day under `by`.",
        ),
        "idea-free": (
            "the idea “{name}” was to be tried by {day}, and that has passed",
            "Agree what became of it: set `status` to adopted or rejected, or an `owner` and a new day under `by`.",
        ),
        "action": (
            "“{name}” was to be done by {day}, and that has passed",
            "Ask {owner} how far it is: set `status: done`, or a new day under `by`.",
        ),
        "action-free": (
            "“{name}” was to be done by {day}, and that has passed",
            "Agree who knows how far it is: set `status: done`, or an `owner` and a new day under `by`.",
        ),
        "many": (
            "{count} things on the plan should have been done by now: {names}",
            "Go through them with their owners: set the `status` of what is done, and a new day for the rest.",
        ),
    },
    practices=("steps", "ours"),
    find=find,
)
