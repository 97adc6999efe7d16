"""Who stated what a journey says, for a terminal.

In: what was told of a thing, or of how every activity feels. Out: text: the commits that gave statements their values,
the newest first, below each its statements and what was said before.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from journeyctl.history import Moment
from journeyctl.history.blame import Blame, Since, Stated
from journeyctl.model import Evidence
from journeyctl.report.history import SHALLOW, UNCOMMITTED, named
from journeyctl.report.safe import shown

if TYPE_CHECKING:
    from journeyctl.pipeline.blaming import Told

_WHOSE = {"phase": ", which is its phase's", "map": ", which is the whole map's"}


def written(told: Told, *, colour: bool = False, one: bool = True) -> str:
    """All that is stated of `one` thing, and by whom; else how every activity feels."""
    lines: list[str] = [] if one else [_bold(shown(told.name), colour)]
    for each in told.blames:
        lines += _thing(each, told.name, colour=colour) if one else _felt(each, colour=colour)
    if not told.whole:
        lines += ["", f"The history ends here: {SHALLOW}. Try: git fetch --unshallow."]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def refusal(told: Told, word: str) -> str:
    """What to say of a word that is no thing's, or several things'."""
    if told.several:
        return f"{word!r} is the name of several things; write one of {_listed([one.key for one in told.several])}"
    meant = f"; did you mean {_listed(list(told.near))}?" if told.near else "."
    return f"there is no {word!r} in {told.name}{meant} It has {_listed([one.key for one in told.every])}."


def _listed(keys: list[str]) -> str:
    return ", ".join(shown(one) for one in keys)


def _thing(one: Blame, file: str, *, colour: bool) -> Iterator[str]:
    name = f"  {shown(one.thing.name)}" if one.thing.name != one.thing.id else ""
    yield f"{_bold(shown(one.thing.key), colour)}{name}  {shown(file)}"
    if one.thing.kind != "journey":
        yield f"  there since {since(one.since)}"
    for said, group in groupby(sorted(one.stated, key=_late, reverse=True), key=lambda each: since(each.since)):
        yield ""
        yield f"  {said}"
        for each in group:
            yield f"      {_bold(each.fact.what, colour)}  {_value(each)}"
    if one.thing.kind == "evidence":
        return
    yield ""
    if not one.evidence:
        yield f"  {_bold('rests on', colour)}  nothing: it is believed"
        return
    yield f"  {_bold('rests on', colour)}  {'; '.join(map(_evidence, one.evidence))}{_WHOSE.get(one.whose, '')}"
    if one.resting:
        yield f"      {since(one.resting)}"


def _late(one: Stated) -> tuple[bool, str, str]:
    """What puts the newest first, and the statements of one commit together in their order."""
    made = one.since.moment
    return (made is None or not made.commit, made.when if made else "", made.commit if made else "")


def _felt(one: Blame, *, colour: bool) -> Iterator[str]:
    """An activity and its happiness."""
    name = f"{_bold(shown(one.thing.id), colour)}  {shown(one.thing.name)}"
    if not one.stated:
        yield f"  {name}: nobody said how it feels"
        return
    yield f"  {name}: {_value(one.stated[0])}"
    yield f"      {since(one.stated[0].since)}"


def _value(one: Stated) -> str:
    was = f", was {shown(one.before)}" if one.before and one.before != one.fact.value else ""
    return f"{shown(one.fact.value)}{was}"


def _evidence(one: Evidence) -> str:
    parts = [one.kind, str(one.count) if one.count is not None else "", one.date, one.source]
    return shown(f"{one.id} ({', '.join(part for part in parts if part)})")


def since(one: Since) -> str:
    """The commit that made something what it is, with its day, its author and its subject."""
    if one.beside and one.after:
        before = f" and before {named(one.moment)}" if one.moment and one.moment.commit else ""
        return f"through a persona or the project's file, after {named(one.after)}{before}"
    if one.moment is None:
        return "git does not tell"
    return commit(one.moment)


def commit(one: Moment) -> str:
    """A version in one line."""
    if not one.commit:
        return UNCOMMITTED
    ended = ", or before it" if one.cut else ""
    return f"{one.day}  {named(one)}{ended}  {shown(one.author)}: {shown(one.subject)}"


def _bold(text: str, colour: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if colour else text
