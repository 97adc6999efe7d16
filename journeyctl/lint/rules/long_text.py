"""A text too long for a poster.

## What it checks
Whether a text takes more lines on a poster in landscape than anybody reads in passing: three for the name of a phase,
four for that of an activity, eight for a text in a column, three for the persona's quote, six for each list of theirs.
Lines are reckoned from a table of the widths of letters. Where columns are narrow because activities are many, they
are taken to be as wide as on a screen. A map of too many activities for any sheet is not asked.

## Why it matters
A poster is read standing, from a few steps away. One long text makes its whole lane as high as itself, so everything
else moves apart or shrinks, and on a small sheet the map no longer fits. What a customer said in one breath is
remembered. What took a paragraph to tell belongs in the evidence, with a link.

## Example
```yaml
title: Water damage
activities:
  - Finds water on the floor
  - name: Calls the insurance company
    thoughts:
      I stood on the wet kitchen floor with the phone in one hand and a bucket in the other, and first there was music,
      then somebody asked for a number that I did not have, then music again, and all the time I thought of the parquet,
      of the neighbour below, and of whether I had paid the last bill.
  - Has the floor dried
```

## Better
```yaml
title: Water damage
activities:
  - Finds water on the floor
  - name: Calls the insurance company
    thoughts:
      Why must I have a number? My floor is under water.
  - Has the floor dried
```

## When to ignore
When the map is read on a screen, by people who sit down to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.lettering import Lettering
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, about
from journeyctl.paper.grid import Column
from journeyctl.paper.page import SCREEN_COLUMN

EACH = 3
"""So many texts are told one by one; of more it is told once that they are many."""
ORDINARY = Column(0, 0, 0.0, SCREEN_COLUMN).in_card
"""The room for text in a column as wide as a screen makes it."""
SHOWN = 40
"""So many letters of a long text are enough to find it."""


def find(subject: Subject) -> Iterator[Finding]:
    """The texts that take too many lines."""
    found: list[tuple[int, Lettering]] = []
    for one in subject.letterings:
        if len(one.text) * one.style.size >= one.lines * _room(one) and (count := _lines(one)) > one.lines:
            found.append((count, one))
    if len(found) <= EACH:
        for count, one in found:
            yield Finding(
                one.span, about(one.place), {"text": _short(one.text), "count": str(count), "most": str(one.lines)}
            )
    else:
        count, one = max(found, key=lambda pair: pair[0] / pair[1].lines)
        values = {"count": str(len(found)), "text": _short(one.text), "lines": str(count)}
        yield Finding(one.span, about(one.place), values, "many")


def _room(one: Lettering) -> float:
    """The room for its lines; where columns are narrow for being many, that of an ordinary one: no text is at fault."""
    return max(one.room, ORDINARY)


def _lines(one: Lettering) -> int:
    """How many lines a text takes, each filled as far as its words go; a word too wide for one takes several."""
    room, space, count, filled = _room(one), one.width(" "), 1, 0.0
    for word in one.text.split():
        wide = one.width(word)
        if filled and filled + space + wide > room:
            count, filled = count + 1, 0.0
        filled += (space if filled else 0.0) + wide
        over = max(0, -int(-filled // room) - 1)
        count, filled = count + over, filled - over * room
    return count


def _short(text: str) -> str:
    bare = " ".join(text.strip("”").split())
    return bare if len(bare) <= SHOWN else f"{bare[:SHOWN].rsplit(' ', 1)[0]} …"


RULE = Rule(
    code="J452",
    name="long-text",
    family="text",
    level="hint",
    says={
        "": (
            "“{text}” takes {count} lines on a poster, and more than {most} are not read there",
            "Keep what the customer would say in one breath, and move the rest to `about` or to the evidence.",
        ),
        "many": (
            "{count} texts are too long to be read on a poster, the longest with {lines} lines: “{text}”",
            "Keep of each what the customer would say in one breath, and move the rest to `about` or to the evidence.",
        ),
    },
    practices=("ours",),
    find=find,
)
