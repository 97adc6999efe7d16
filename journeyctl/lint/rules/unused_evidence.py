"""Evidence that nothing rests on.

## What it checks
Whether every piece of evidence is named by something on the map: an activity, a phase, a statement, the persona, or
`rests_on`. Single answers that are `for` an activity count too. A workshop is where the map was made, so it need not
be named.

## Why it matters
Somebody took the time to talk, and what they said is not on the map. Either it was lost between the notes and the
wall, or it is there and nobody can see that it was said. The full-day workshop puts the insights on the table for that
reason; the canvas marks what they have confirmed.

## Example
```yaml
title: Renting a holiday cottage
status: first-version
evidence:
  interviews: {kind: interview, count: 6, date: 2026-08}
activities: [Compares pictures, Pays the deposit]
```

## Better
```yaml
title: Renting a holiday cottage
status: first-version
evidence:
  interviews: {kind: interview, count: 6, date: 2026-08}
activities:
  - {name: Compares pictures, evidence: interviews}
  - Pays the deposit
```

## When to ignore
When it taught you something about another journey. Then it is better moved there. The rule is silent while a map is
being prepared, and on a map that is called validated though nothing on it rests on anything: another rule says that.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The evidence that nothing rests on, at the first of it."""
    sources = subject.journey.evidence
    if subject.trusted and subject.used.isdisjoint(one.id for one in sources):
        return
    unused = [
        one
        for one in sources
        if one.id not in subject.used
        and one.kind != "workshop"
        and one.count != 0
        and not any(answer.targets for answer in one.answers)
    ]
    if unused:
        yield Finding(unused[0].span, values={"names": tuple(one.id for one in unused)})


RULE = Rule(
    code="J207",
    name="unused-evidence",
    family="evidence",
    level="hint",
    says={
        "": (
            "nothing on the map rests on {names}",
            "Name each under `evidence` at what it shows, or under `rests_on` when it carries the whole map.",
        )
    },
    practices=("full-day", "canvas"),
    find=find,
    quiet_before="draft",
)
