"""Nobody in the team can decide.

## What it checks
Whether anybody in `team` is marked with `decides: yes`.

## Why it matters
A map asks for things: money, a changed letter, another team's time. When nobody at the table can say yes, it ends as a
picture on a wall. The full-day workshop therefore wants one person in the room with a mandate to decide.

## Example
```yaml
title: Discharge from hospital
status: first-version
team:
  - {name: Anna, role: ward sister}
  - {name: Arash, role: pharmacy}
  - {name: Maya, role: home care}
activities: [Hears the news, Goes home]
```

## Better
```yaml
title: Discharge from hospital
status: first-version
team:
  - {name: Anna, role: ward sister}
  - {name: Arash, role: pharmacy}
  - {name: Maya, role: head of the ward, decides: yes}
activities: [Hears the news, Goes home]
```

## When to ignore
When the map is only for your own learning. Without a `team` the rule is silent. So it is where somebody is alone and
the method asks for more people: team-size says that.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when nobody of its team decides."""
    team, sought = subject.journey.team, subject.profile.team
    if len(team) == 1 and sought is not None and sought[0] > 1:
        return
    if team and not any(member.decides for member in team):
        yield Finding(values={"names": tuple(member.name for member in team)}, form="" if len(team) > 1 else "alone")


RULE = Rule(
    code="J291",
    name="nobody-decides",
    family="team",
    level="hint",
    says={
        "": (
            "nobody in the team is marked as the one who can decide: {names}",
            "Mark them with `decides: yes`; if it is none of these, invite somebody who can say yes to what you find.",
        ),
        "alone": (
            "{names} is alone in the team, and not marked as somebody who can decide",
            "Invite somebody who can say yes to what you find, and mark them with `decides: yes`.",
        ),
    },
    practices=("full-day",),
    exclusive=True,
    find=find,
)
