"""Called validated, but not all of it is.

## What it checks
Whether a map with `status: validated` or `in-use` has activities that rest on no evidence, or pains and delights of
the highest strength that are assumptions. An activity with `ask` is left out: there the team knows that it does not
know.

## Why it matters
The word on the map makes people stop asking. The canvas keeps assumption and validated apart for that reason: the
status speaks for the whole, so a guess on a validated map is believed like the rest.

## Example
```yaml
title: Changing doctors
status: validated
evidence:
  interviews: {kind: interview, count: 7, date: 2026-08}
activities:
  - {name: Looks for a doctor nearby, happiness: -1, evidence: interviews}
  - {name: Waits for the records, happiness: -2}
```

## Better
```yaml
title: Changing doctors
status: validated
evidence:
  interviews: {kind: interview, count: 7, date: 2026-08}
activities:
  - {name: Looks for a doctor nearby, happiness: -1, evidence: interviews}
  - {name: Waits for the records, happiness: -2, evidence: interviews}
```

## When to ignore
When what is assumed is of no weight and drawn dashed on purpose. Say so in the reason, or write under `ask` how you
will find out. On a map of what you want to happen the rule is silent: there all is hypothesis.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule, Value
from journeyctl.lint.subject import Subject, key_of

STRONGEST = 3
"""The highest severity of a pain, and the highest strength of a delight."""


def find(subject: Subject) -> Iterator[Finding]:
    """The activities that are assumptions, at the first of them; without any, the strongest claims that are."""
    if not subject.trusted or subject.journey.type == "future":
        return
    values: dict[str, Value] = {"status": subject.journey.status, "all": str(len(subject.walked))}
    open_ = [one for one in subject.walked if one.standing == "assumption" and not one.ask]
    if open_ and len(open_) == len(subject.walked):
        yield Finding(values=values, form="nothing")
    elif open_:
        values |= {"count": str(len(open_)), "names": tuple(one.name for one in open_)}
        yield Finding(open_[0].span, key_of(open_[0]) if len(open_) == 1 else "", values)
    else:
        yield from _claims(subject, values)


def _claims(subject: Subject, values: dict[str, Value]) -> Iterator[Finding]:
    guessed = [
        one
        for place in subject.journey.places
        if place.standing == "validated"
        for one in (*place.pains, *place.delights)
        if one.standing == "assumption" and STRONGEST in {getattr(one, "severity", 0), getattr(one, "strength", 0)}
    ]
    if guessed:
        yield Finding(guessed[0].span, values=values | {"names": tuple(one.text for one in guessed)}, form="claims")


RULE = Rule(
    code="J208",
    name="validated-without-evidence",
    family="evidence",
    level="warning",
    says={
        "": (
            "the map has `status: {status}`, with {count} of {all} activities still assumed: {names}",
            "Write under `evidence` what they rest on, or ask a customer; until then `status: reviewed` says it right.",
        ),
        "nothing": (
            "the map has `status: {status}`, and no activity rests on evidence",
            "Write at each activity under `evidence` what it rests on; until then `status: reviewed` says it right.",
        ),
        "claims": (
            "the map has `status: {status}`, and some of its strongest words are assumptions: {names}",
            "Ask a few customers about just these; they are what the decisions will be made on.",
        ),
    },
    practices=("canvas", "ours"),
    find=find,
    quiet_before="validated",
)
