"""A future that feels good for no reason.

## What it checks
On a map of what you want to happen: whether something is to make each happy moment happy. That may be an idea or an
action for it, an answer to a need, a measure, something to find out (`ask`), evidence, a promise, work of ours, or the
feeling's own `because`. What happens without us (`present: no`) is left out.

## Why it matters
The whiteboard ends with a new map of what you want to happen. There the curve is a row of bets. A bet can be tested
when it says what is to change; a smile alone can only be admired.

## Example
```yaml
title: Renewing a library card, 2027
type: future
status: draft
based_on: library-card
activities:
  - {name: Gets a reminder, happiness: 1.5}
  - {name: Renews on the phone, happiness: 1, needs: {text: Not to queue, satisfied_by: Renewal by text message}}
```

## Better
```yaml
title: Renewing a library card, 2027
type: future
status: draft
based_on: library-card
activities:
  - {id: reminder, name: Gets a reminder, happiness: 1.5}
  - {name: Renews on the phone, happiness: 1, needs: {text: Not to queue, satisfied_by: Renewal by text message}}
ideas:
  - {text: Remind with the title they borrowed last, for: reminder, status: to-test}
```

## When to ignore
For moments that are good today already and stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.feelings import level
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, key_of
from journeyctl.model import Activity, Phase, Place


def find(subject: Subject) -> Iterator[Finding]:
    """The happy moments of a future map that nothing is to bring about, at the first of them."""
    journey = subject.journey
    # An idea or an action for no place in particular is for all of them.
    targets = [*(one.targets for one in journey.ideas), *(one.targets for one in journey.actions)]
    if journey.type != "future" or () in targets:
        return
    hoped = [
        place
        for place in subject.valued
        if place.happiness is not None and level(place.happiness) > 0 and not _brought_about(subject, place)
    ]
    if hoped:
        key = key_of(hoped[0]) if len(hoped) == 1 else ""
        yield Finding(hoped[0].span, key, {"names": tuple(place.name for place in hoped)})


def _brought_about(subject: Subject, place: Place) -> bool:
    if isinstance(place, Activity) and not place.present:
        return True
    phase = place if isinstance(place, Phase) else subject.around[place.id]
    if phase.promise or subject.helped(place):
        return True
    return any(_reason(one) for one in (place, phase))


def _reason(place: Place) -> bool:
    work = place.frontstage or place.backstage or place.support
    known = place.standing == "validated" or place.measures or place.ask or place.because
    return bool(work or known or any(need.satisfied_by for need in place.needs))


RULE = Rule(
    code="J295",
    name="feeling-without-hypothesis",
    family="future",
    level="warning",
    says={
        "": (
            "nothing says what will make {names} feel good",
            "Add the idea it rests on, or an `ask` that tells how you will find out whether it holds.",
        )
    },
    practices=("whiteboard", "ours"),
    find=find,
)
