"""Somebody voted too often.

## What it checks
Whether a voter under `ballots` has put more crosses than each may. In most methods that is three, and several of them
may go to one idea.

## Why it matters
The full-day workshop lets everybody in the firm vote with three crosses each. The limit is what makes a vote say
something: who has three must choose. One ballot with seven crosses weighs more than two others together, and the ideas
that win by it are one person's.

## Example
```yaml
title: Borrowing an e-book
activities: [Finds the book, Logs in]
ideas:
  - {id: stay, text: Staying logged in, for: Logs in}
  - {id: eid, text: Logging in with e-ID, for: Logs in}
ballots:
  Anna: [stay, eid, stay]
  Arash: [stay, stay, stay, stay, eid]
```

## Better
```yaml
title: Borrowing an e-book
activities: [Finds the book, Logs in]
ideas:
  - {id: stay, text: Staying logged in, for: Logs in}
  - {id: eid, text: Logging in with e-ID, for: Logs in}
ballots:
  Anna: [stay, eid, stay]
  Arash: [stay, stay, eid]
```

## When to ignore
When you agreed on more crosses for everybody before the vote.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Every ballot with too many crosses."""
    most = subject.profile.crosses
    for ballot in subject.journey.ballots:
        count = len(ballot.ideas)
        if count > most:
            values = {"name": ballot.voter, "count": str(count), "most": str(most)}
            yield Finding(ballot.span, f"ballot:{ballot.voter}", values)


RULE = Rule(
    code="J274",
    name="many-crosses",
    family="ideas",
    level="warning",
    says={
        "": (
            "“{name}” has put {count} crosses, but each voter has {most}",
            "Ask which {most} of them count, and take the others away before you look at who won.",
        )
    },
    practices=("full-day", "whiteboard"),
    find=find,
    since="",
)
