"""A strong feeling, and nothing says why.

## What it checks
Whether every strong feeling has a cause near it: `because`, a thought, a pain, a delight, a quote, a need and how far
it is met, a fail point, an answer of a survey, or a word in `about`. A question under `ask` will do as well.

## Why it matters
A point on the curve tells that something is wrong, not what. Without a cause the team will guess one, and mend what it
likes to mend. The canvas asks it in four words: why do they feel so?

## Example
```yaml
title: Filing a complaint
status: first-version
activities:
  - {name: Fills in the form, happiness: -0.5}
  - {name: Gets the answer, happiness: -2}
```

## Better
```yaml
title: Filing a complaint
status: first-version
activities:
  - {name: Fills in the form, happiness: -0.5}
  - name: Gets the answer
    happiness: -2
    because: It does not mention what happened to me
    thoughts:
      - {quote: They sent the same letter to everybody., said_by: interview 3}
```

## When to ignore
When the name of the activity says it all, as in "Loses the house in a fire".
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, key_of
from journeyctl.model import Phase, Place


def find(subject: Subject) -> Iterator[Finding]:
    """The places with a strong feeling and no cause, all in one finding at the first of them."""
    answered = {
        target for one in subject.journey.evidence for told in one.answers if told.text for target in told.targets
    }
    bare = [
        place
        for place in subject.valued
        if abs(place.happiness or 0) >= subject.profile.strong
        and place.id not in answered
        and not any(_explained(one) for one in _near(place, subject))
    ]
    if len(bare) == 1:
        yield Finding(bare[0].span, key_of(bare[0]), {"name": bare[0].name}, "one")
    elif bare:
        names = tuple(place.name for place in bare)
        yield Finding(bare[0].span, values={"count": str(len(bare)), "names": names}, form="many")


def _near(place: Place, subject: Subject) -> tuple[Place, ...]:
    """A place and what it shares its cell with: the activities of a phase, the phase of an activity."""
    if isinstance(place, Phase):
        return (place, *place.activities)
    return (place, subject.around[place.id])


def _explained(place: Place) -> bool:
    said = (place.because, place.about, place.thoughts, place.pains, place.delights, place.ask, place.cells)
    work = (*place.frontstage, *place.backstage, *place.support)
    return any(said) or any(need.met for need in place.needs) or any(one.fails for one in work)


RULE = Rule(
    code="J214",
    name="feeling-without-cause",
    family="wishful",
    level="hint",
    says={
        "one": (
            "the feeling at “{name}” is strong, and nothing says why",
            "Add `because`, or better a customer's own words as a `quote`; if nobody knows, add the question as `ask`.",
        ),
        "many": (
            "{count} feelings are strong, and nothing says why: {names}",
            "Add `because` to each, or better a customer's own words as a `quote`; where nobody knows, add `ask`.",
        ),
    },
    practices=("canvas",),
    find=find,
)
