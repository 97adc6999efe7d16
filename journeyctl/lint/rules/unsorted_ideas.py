"""Many ideas, and nothing says which come first.

## What it checks
Whether a map with five ideas or more shows a choice: crosses (`ballots` or `votes`), `effort` and `value`, or a status
that puts some before the others. Rejected ideas are not counted.

## Why it matters
Who has ten ideas begins with the one that shouts loudest, or with none. The full-day workshop lets everybody in the
firm vote with three crosses each, and keeps only the most popular. The canvas looks for the low-hanging fruit: what
costs little and is worth much. Both take a quarter of an hour.

## Example
```yaml
title: Learning to swim
status: first-version
activities:
  - {name: Waits for a place, happiness: -1, needs: To know when it begins}
ideas:
  - {text: A place in the queue by text, for: Waits for a place}
  - {text: Lessons on Sundays, for: Waits for a place}
  - {text: A summer course in the lake, for: Waits for a place}
  - {text: Parents who help out, for: Waits for a place}
  - {text: One queue for all pools, for: Waits for a place}
```

## Better
```yaml
title: Learning to swim
status: first-version
activities:
  - {name: Waits for a place, happiness: -1, needs: To know when it begins}
ideas:
  - {text: A place in the queue by text, for: Waits for a place, votes: 9}
  - {text: Lessons on Sundays, for: Waits for a place, votes: 1}
  - {text: A summer course in the lake, for: Waits for a place, votes: 4}
  - {text: Parents who help out, for: Waits for a place, votes: 0}
  - {text: One queue for all pools, for: Waits for a place, votes: 7}
```

## When to ignore
When the vote is tomorrow. On a map of what you want to happen the choice is made, and the rule is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject
from journeyctl.model import Idea

_UNDECIDED = frozenset({None, "inspiration"})


def find(subject: Subject) -> Iterator[Finding]:
    """The ideas, when they are many and none of them was chosen: one finding at the first."""
    kept = [one for one in subject.journey.ideas if one.status != "rejected" and one.standing != "refuted"]
    many = len(kept) >= subject.profile.choice and subject.journey.type != "future"
    if many and not any(_weighed(one) for one in kept):
        values = {"count": str(len(kept)), "crosses": str(subject.profile.crosses)}
        yield Finding(kept[0].span, values=values)


def _weighed(idea: Idea) -> bool:
    weights = (idea.votes, idea.effort, idea.value)
    return idea.status not in _UNDECIDED or any(one is not None for one in weights)


RULE = Rule(
    code="J278",
    name="unsorted-ideas",
    family="ideas",
    level="hint",
    says={
        "": (
            "there are {count} ideas, and nothing says which come first",
            "Let everybody put {crosses} crosses (`ballots`), or write `effort` and `value`; begin with cheap ones.",
        )
    },
    practices=("full-day", "canvas", "whiteboard"),
    find=find,
    quiet_before="first-version",
)
