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
from journeyctl.history.words import Speech, speech
from journeyctl.labels import listed
from journeyctl.model import Evidence
from journeyctl.report.history import named
from journeyctl.report.safe import shown

if TYPE_CHECKING:
    from journeyctl.pipeline.blaming import Told


def written(told: Told, *, colour: bool = False, one: bool = True) -> str:
    """All that is stated of `one` thing, and by whom; else how every activity feels."""
    words = speech(told.lang)
    lines: list[str] = [] if one else [_bold(shown(told.name), colour)]
    for each in told.blames:
        lines += _thing(each, told.name, words, colour=colour) if one else _felt(each, words, colour=colour)
    lines += [] if told.whole else ["", words("log.ends", cut=words("log.cut"))]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def refusal(told: Told, word: str) -> str:
    """What to say of a word that is no thing's, or several things'."""
    if told.several:
        return f"{word!r} is the name of several things; write one of {_listed([one.key for one in told.several])}"
    meant = f"; did you mean {_listed(list(told.near))}?" if told.near else "."
    return f"there is no {word!r} in {told.name}{meant} It has {_listed([one.key for one in told.every])}."


def _listed(keys: list[str]) -> str:
    return ", ".join(shown(one) for one in keys)


def _thing(one: Blame, file: str, words: Speech, *, colour: bool) -> Iterator[str]:
    name = f"  {shown(one.thing.name)}" if one.thing.name != one.thing.id else ""
    yield f"{_bold(shown(one.thing.key), colour)}{name}  {shown(file)}"
    if one.thing.kind != "journey":
        yield f"  {words('blame.there', since=since(one.since, words))}"
    late = sorted(one.stated, key=_late, reverse=True)
    for said, group in groupby(late, key=lambda each: since(each.since, words)):
        yield ""
        yield f"  {said}"
        for each in group:
            yield f"      {_bold(each.fact.what, colour)}  {_value(each, words)}"
    if one.thing.kind != "evidence":
        yield ""
        yield f"  {_bold(words('blame.rests'), colour)}  {_rests(one, words)}"
    if one.resting:
        yield f"      {since(one.resting, words)}"


def _late(one: Stated) -> tuple[bool, str, str]:
    """What puts the newest first, and the statements of one commit together in their order."""
    made = one.since.moment
    return (made is None or not made.commit, made.when if made else "", made.commit if made else "")


def _felt(one: Blame, words: Speech, *, colour: bool) -> Iterator[str]:
    """An activity and its happiness."""
    name = f"{_bold(shown(one.thing.id), colour)}  {shown(one.thing.name)}"
    if not one.stated:
        yield f"  {name}: {words('blame.unfelt')}"
        return
    yield f"  {name}: {_value(one.stated[0], words)}"
    yield f"      {since(one.stated[0].since, words)}"


def _value(one: Stated, words: Speech) -> str:
    if not one.before or one.before == one.fact.value:
        return shown(one.fact.value)
    return words("blame.was", value=shown(one.fact.value), before=shown(one.before))


def _rests(one: Blame, words: Speech) -> str:
    """The evidence with its count, date and source."""
    if not one.evidence:
        return words("blame.nothing")
    names = "; ".join(shown(_evidence(each, words)) for each in one.evidence)
    return words(f"blame.of-{one.whose}", names=names) if one.whose in ("phase", "map") else names


def _evidence(one: Evidence, words: Speech) -> str:
    key = f"evidence.{one.kind}"
    kind = words.own(f"{key}.name") if one.count is None else words.own.count(f"{key}.counted", one.count)
    return f"{one.id} ({listed(kind, words.own.date(one.date), one.source)})"


def since(one: Since, words: Speech) -> str:
    """The commit that made something what it is, with its day, its author and its subject."""
    if one.beside and one.after:
        newer = one.moment if one.moment and one.moment.commit else None
        if newer is None:
            return words("blame.through", after=named(one.after))
        return words("blame.through-before", after=named(one.after), before=named(newer))
    return _commit(one.moment, words) if one.moment else words("blame.unknown")


def _commit(one: Moment, words: Speech) -> str:
    """A version in one line."""
    if not one.commit:
        return words("log.uncommitted")
    revision = words("blame.older", revision=named(one)) if one.cut else named(one)
    return f"{one.day}  {revision}  {shown(one.author)}: {shown(one.subject)}"


def _bold(text: str, colour: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if colour else text
