"""A need without an answer.

## What it checks
Whether a need that is not met (`met: not`) has an answer: something that would satisfy it (`satisfied_by`), or an idea
or an action for its activity. Where the method asks it of every need, as the full-day workshop does, so does the rule,
except where a need is fully met.

## Why it matters
A need that is known and left alone is where customers go elsewhere. The full-day workshop asks of each need what the
customer would want to have, so that just this need is met. An answer need not be a plan. It only keeps the need from
being forgotten when the notes come down from the wall.

## Example
```yaml
title: Starting at nursery school
status: first-version
activities:
  - name: Leaves the child for the first time
    needs: {text: To know how the day went, met: not}
```

## Better
```yaml
title: Starting at nursery school
status: first-version
activities:
  - name: Leaves the child for the first time
    needs:
      text: To know how the day went
      met: not
      satisfied_by: One photo at noon
```

## When to ignore
When the need is somebody else's to meet and you know whose. A thundercloud is another rule's matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, key_of
from journeyctl.model import Need, Place


def find(subject: Subject) -> Iterator[Finding]:
    """The needs without an answer, all in one finding. Where a thundercloud stands, cloud-without-idea speaks."""
    if subject.journey.type == "future" or not subject.dreams:
        return
    every = (one for one in subject.journey.places if one.standing != "refuted")
    bare = [
        (place, need)
        for place in every
        if subject.marked.get(place.id) != "cloud"
        for need in place.needs
        if _unanswered(need, every=subject.profile.answers) and not subject.helped(place)
    ]
    if bare:
        yield _told(bare)


def _unanswered(need: Need, *, every: bool) -> bool:
    asked = need.met == "not" or (every and need.met != "fully")
    return asked and not need.satisfied_by and need.standing != "refuted"


def _told(bare: list[tuple[Place, Need]]) -> Finding:
    place, need = bare[0]
    if len(bare) == 1:
        return Finding(need.span, key_of(place), {"name": need.text}, "one")
    return Finding(need.span, "", {"count": str(len(bare)), "names": tuple(one.text for _, one in bare)}, "many")


RULE = Rule(
    code="J253",
    name="need-nobody-meets",
    family="needs",
    level="hint",
    says={
        "one": (
            "the need “{name}” has no answer yet",
            "Ask what the customer would want to have, so that just this need is met; write it under `satisfied_by`.",
        ),
        "many": (
            "{count} needs have no answer yet: {names}",
            "Ask of each what the customer would want, so that just this need is met; write it under `satisfied_by`.",
        ),
    },
    practices=("full-day", "canvas"),
    exclusive=True,
    find=find,
    quiet_before="first-version",
)
