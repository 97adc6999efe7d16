"""Work behind the scene that reaches no customer.

## What it checks
On a service blueprint, whether all work in `backstage` and `support` stands somewhere under something the customer
meets: work in front (`frontstage`), a touchpoint, or a thing to hold (`physical`), of the activity or its phase. The
same work at another activity will do. Work while the customer waits is what the customer is waiting for.

## Why it matters
A blueprint is read from the top: what the customer does, what is done in front of them, and what must work behind it.
Work with nothing above it is either done for the firm alone, or its way to the customer is missing from the map. Both
are worth knowing. The first can be dropped, and the second is where things go wrong in silence.

## Example
```yaml
title: Borrowing a tool
type: blueprint
activities:
  - name: Hands in the drill
    frontstage: {actor: Volunteer, action: Takes it back}
    backstage: {actor: Volunteer, action: Notes the date}
  - name: Cycles home
    backstage: {actor: Board, action: Counts the loans}
```

## Better
```yaml
title: Borrowing a tool
type: blueprint
activities:
  - name: Hands in the drill
    frontstage: {actor: Volunteer, action: Takes it back}
    backstage: {actor: Volunteer, action: Notes the date}
  - name: Gets a thank you at home
    touchpoints: {channel: email, name: Thank you}
    backstage: {actor: Board, action: Counts the loans}
```

## When to ignore
When the law asks for the work, or it prepares something far later. On other maps than blueprints the rule is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.binding.identity import fold
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, key_of
from journeyctl.model import Activity, Phase, Place, Work


def find(subject: Subject) -> Iterator[Finding]:
    """The work under nothing that a customer meets, all in one finding at the first of it."""
    if not subject.blueprint:
        return
    reaching: set[str] = set()
    idle: dict[str, tuple[Place, Work]] = {}
    for place, reaches in _places(subject):
        for work in (*place.backstage, *place.support):
            if work.standing == "refuted":
                continue
            if reaches:
                reaching.add(_named(work))
            else:
                idle.setdefault(_named(work), (place, work))
    found = [(place, work) for name, (place, work) in idle.items() if name not in reaching]
    if len(found) == 1:
        place, work = found[0]
        yield Finding(work.span, key_of(place), {"work": _shown(work), "name": place.name}, "one")
    elif found:
        names = tuple(dict.fromkeys(_shown(work) for _, work in found))
        yield Finding(found[0][1].span, values={"count": str(len(found)), "names": names}, form="many")


def _places(subject: Subject) -> Iterator[tuple[Place, bool]]:
    """Every place where work stands, and whether the customer meets something there."""
    for phase in subject.phases:
        inside = [one for one in phase.activities if one.standing != "refuted"]
        met = _meets(phase)
        if phase.standing == "refuted":
            continue
        yield phase, met or any(_reaches(one) for one in inside)
        yield from ((one, met or _reaches(one)) for one in inside)


def _reaches(activity: Activity) -> bool:
    return activity.kind == "wait" or _meets(activity)


def _meets(place: Activity | Phase) -> bool:
    return bool(place.frontstage or place.touchpoints or place.physical)


def _named(work: Work) -> str:
    """Equal work has one name, whoever stands beside it; it is drawn as one bar."""
    return fold(f"{work.action}\n{work.actor}\n{work.system}")


def _shown(work: Work) -> str:
    return work.action or work.system or work.actor


RULE = Rule(
    code="J294",
    name="work-for-nobody",
    family="blueprint",
    level="hint",
    says={
        "one": (
            "“{work}” at “{name}” stands under nothing that the customer meets",
            "Ask what of it reaches the customer; add that as `frontstage` or a touchpoint, or move the work there.",
        ),
        "many": (
            "{count} pieces of work stand under nothing that the customer meets: {names}",
            "Ask of each what of it reaches the customer; add that as `frontstage` or a touchpoint, or move it there.",
        ),
    },
    practices=("blueprint",),
    find=find,
)
