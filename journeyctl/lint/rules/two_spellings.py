"""One touchpoint, spelt in several ways.

## What it checks
Whether two touchpoints of one channel have names that differ only in how they are written: a space or a hyphen, or an
ending of a letter or two. Capital letters make no difference to the program, and numbers make a real one.

## Why it matters
To you they are one thing, and to everybody who counts they are two: two owners to find, two rows in the list, half the
weight each. The steps of journey mapping begin by listing every touchpoint once.

## Example
```yaml
title: First bill
activities:
  - {name: Gets a text, touchpoints: {channel: web, name: My pages}}
  - {name: Looks for the sum, touchpoints: {channel: web, name: MyPages}}
```

## Better
```yaml
title: First bill
activities:
  - {name: Gets a text, touchpoints: {channel: web, name: My pages}}
  - {name: Looks for the sum, touchpoints: {channel: web, name: My pages}}
```

## When to ignore
When they are two things: give them names that a new colleague would not mix up. In a project with a catalogue of
touchpoints the rule is silent, since names are compared with the catalogue there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeyctl.binding.identity import fold, slug
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject
from journeyctl.model import Touchpoint

_ENDING = 2
"""So many letters may stand at the end of one name and not of the other: bill and bills, faktura and fakturan."""
_LEAST = 3
"""Shorter names are too easily the beginning of another."""


def find(subject: Subject) -> Iterator[Finding]:
    """Every touchpoint with several spellings, at the second one."""
    named: dict[tuple[str, str], Touchpoint] = {}
    for _, one in () if subject.listed else subject.touchpoints:
        if one.name:
            named.setdefault((one.channel.id if one.channel else "", fold(one.name)), one)
    found: list[Finding] = []
    for several in _alike(sorted((channel, _bare(name), one.span, one) for (channel, name), one in named.items())):
        written = sorted(several, key=lambda one: one.span)
        names = tuple(one.name for one in written)
        found.append(Finding(written[1].span, f"touchpoint:{names[0]}", {"names": names}))
    yield from sorted(found, key=lambda one: one.span)


def _bare(name: str) -> str:
    return slug(name).replace("-", "")


def _alike(named: Sequence[tuple[str, str, object, Touchpoint]]) -> Iterator[list[Touchpoint]]:
    """Neighbours in the order of letters that are one name, but for its ending."""
    group: list[Touchpoint] = []
    before, start = "", ""
    for channel, bare, _, one in named:
        rest = bare.removeprefix(start)
        same = (
            len(start) >= _LEAST and bare.startswith(start) and (not rest or (len(rest) <= _ENDING and rest.isalpha()))
        )
        if channel == before and same:
            group.append(one)
            continue
        if len(group) > 1:
            yield group
        group, before, start = [one], channel, bare
    if len(group) > 1:
        yield group


RULE = Rule(
    code="J264",
    name="two-spellings",
    family="touchpoints",
    level="hint",
    says={
        "": (
            "{names} look like one touchpoint, spelt in several ways",
            "Choose the name that customers use, and write it the same way everywhere.",
        )
    },
    practices=("steps", "ours"),
    find=find,
    since="",
    confidence="likely",
)
