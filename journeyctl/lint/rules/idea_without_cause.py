"""An idea that mends nothing.

## What it checks
Whether every idea is for an activity or a phase, and whether something is wrong or missing there: a thundercloud or a
star, happiness below neutral, a pain, a need that is not fully met, a fail point, a promise not kept (`gap`), or an
answer of a survey. An idea in a customer's own words, or with evidence of its own, has its reason with it.

## Why it matters
Good ideas turn up in every room, and each costs somebody half a year. The full-day workshop lets them grow at the
thunderclouds only, so that the effort lands where customers suffer. The whiteboard template warns of its opposite: a
team working hard on what customers do not want.

## Example
```yaml
title: Joining a gym
status: first-version
activities:
  - {name: Tries a class, happiness: 1.5, needs: {text: To feel welcome, met: fully}}
  - {name: Waits for the card, happiness: -1, needs: To train today}
ideas:
  - {text: A welcome film, for: Tries a class}
```

## Better
```yaml
title: Joining a gym
status: first-version
activities:
  - {name: Tries a class, happiness: 1.5, needs: {text: To feel welcome, met: fully}}
  - {name: Waits for the card, happiness: -1, needs: To train today}
ideas:
  - {text: Opening the door with the phone, for: Waits for the card}
```

## When to ignore
When the idea is meant for the whole, such as a tone of voice. Where nothing is known about an activity, its missing
need is told and not its idea. Rejected ideas and maps of what you want to happen are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from journeyctl.feelings import level
from journeyctl.lint.rule import Finding, Rule, Value
from journeyctl.lint.subject import Subject
from journeyctl.model import Idea, Phase, Place


def find(subject: Subject) -> Iterator[Finding]:
    """The ideas that are for nothing, and those that are for a place where all is well: a finding for each sort."""
    if subject.journey.type == "future":
        return
    if subject.loose:
        yield _told(subject.loose, "loose", {})
    known = {place.id: place for place in subject.journey.places}
    left = _left(subject)
    well = {key: _calm(known[key], subject, left) for key in {key for one in subject.aimed for key in one.targets}}
    calm = [one for one in subject.aimed if all(well[key] for key in one.targets)]
    if calm:
        yield _told(calm, "calm", {"place": known[calm[0].targets[0]].name})


def _told(ideas: Sequence[Idea], form: str, values: Mapping[str, Value]) -> Finding:
    first = ideas[0]
    if len(ideas) == 1:
        return Finding(first.span, f"idea:{first.id}", {**values, "name": first.text}, form)
    named = tuple(one.text for one in ideas)
    return Finding(first.span, "", {"count": str(len(ideas)), "names": named}, f"{form}-many")


def _left(subject: Subject) -> frozenset[str]:
    """The places that are left alone: customers wrote about them, or they lack a need.

    A missing need is another rule's to tell, where it is asked: whoever finds the need has found the cause.
    """
    written = {target for one in subject.journey.evidence for said in one.answers for target in said.targets}
    return frozenset(written | {one.id for one in subject.needless})


def _calm(target: Place, subject: Subject, left: frozenset[str]) -> bool:
    """Whether something is known about a place, and nothing of it asks for an idea."""
    around = subject.around.get(target.id)
    near = (target, *target.activities) if isinstance(target, Phase) else (target, *([around] if around else ()))
    if any(one.id in left or _hurts(one, subject) for one in near):
        return False
    return any(one.happiness is not None or one.needs for one in near)


def _hurts(place: Place, subject: Subject) -> bool:
    said = (place.pains, place.wants, place.cells, getattr(place, "gap", ""))
    work = (*place.frontstage, *place.backstage, *place.support)
    return (
        any(said)
        or subject.marked.get(place.id) in {"cloud", "star"}
        or any(level(one) < 0 for one in place.ratings)
        or any(need.met != "fully" and need.standing != "refuted" for need in place.needs)
        or any(one.fails for one in work)
    )


RULE = Rule(
    code="J272",
    name="idea-without-cause",
    family="ideas",
    level="hint",
    says={
        "loose": (
            "the idea “{name}” is for no activity and no phase",
            "Ask which moment gets better by it, and name that moment under `for`; if nobody knows, it can be parked.",
        ),
        "loose-many": (
            "{count} ideas are for no activity and no phase: {names}",
            "Ask of each which moment gets better by it, and name that under `for`; what fits nowhere can be parked.",
        ),
        "calm": (
            "the idea “{name}” is for “{place}”, where nothing hurts and nothing is missing",
            "Ask whom it would help and with what: write the need down there, or move the idea to a thundercloud.",
        ),
        "calm-many": (
            "{count} ideas are for moments where nothing hurts and nothing is missing: {names}",
            "Ask whom each would help and with what: write the need down there, or move the idea to a thundercloud.",
        ),
    },
    practices=("full-day", "whiteboard"),
    find=find,
    quiet_before="first-version",
)
