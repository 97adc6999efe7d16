"""What differs between journeys, for a terminal.

In: compared journeys, and the language of the words around them. Out: text: for each journey its title and file, what
follows, and the changes by class, the most important first. Signs tell what happened; colour only underlines them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from journeyctl.diff import BOOK, SORTS, Change, Difference
from journeyctl.labels import Labels, load
from journeyctl.report.safe import shown

if TYPE_CHECKING:
    from journeyctl.pipeline.between import Beside
    from journeyctl.pipeline.comparing import Compared

GROUPS = ("follows", *SORTS)
"""What is told of a journey, the most important first; a book of words has the heading of each."""
_COLOURS = {"+": "32", "▲": "32", "−": "31", "▼": "31", "→": "36", "~": "33"}


def written(
    several: Iterable[Compared],
    beside: Iterable[Beside] = (),
    *,
    colour: bool = False,
    summary: bool = False,
    lang: str = "en",
    every: bool = False,
) -> str:
    """All that differs, and what changed beside the journeys; the summary has one line a journey.

    `every`: also those are told that say the same.
    """
    words = spoken(lang)
    told = [(one, one.difference) for one in several if one.difference is not None]
    parts = [
        "\n".join(_journey(one, difference, words, colour=colour, summary=summary))
        for one, difference in told
        if every or worth(one, difference)
    ]
    lines = "".join(f"{shown(one.name)}: {altering(one, words)}\n" for one in beside)
    if summary:
        return "".join(f"{part}\n" for part in parts) + lines
    return "\n".join([*(f"{part}\n" for part in parts), *([lines] if lines else [])])


def spoken(lang: str) -> Labels:
    """The words of a difference in a language."""
    return load(lang, (), BOOK)


def altering(one: Beside, words: Labels) -> str:
    """How many journeys a file beside them alters."""
    way = "looks" if one.looks else "alters"
    text = words.count(f"report.{way}", len(one.journeys))
    return words("report.names", text=text, names=", ".join(map(shown, one.journeys))) if one.journeys else text


def worth(one: Compared, difference: Difference) -> bool:
    """Whether there is something to tell: a change, a journey that came or went, a file with a new name."""
    return bool(one.was) or difference.kind != "changed" or not difference.empty


def title(difference: Difference) -> str:
    """What a journey is called."""
    journey = difference.after or difference.before
    return journey.title if journey else ""


def groups(difference: Difference) -> Iterator[tuple[str, Sequence[Change]]]:
    """What follows, and the changes of each class that has some."""
    if difference.consequences:
        yield "follows", difference.consequences
    for sort in SORTS:
        if found := difference.of(sort):
            yield sort, found


def counted(difference: Difference, words: Labels) -> str:
    """How many changes there are of each class."""
    if difference.kind != "changed":
        return words(f"counted.{difference.kind}")
    found = ((len(difference.of(sort)), sort) for sort in SORTS)
    told = ", ".join(words(f"counted.{sort}", n=number) for number, sort in found if number)
    if not told and difference.consequences:
        return f"{words('heading.follows')}: {len(difference.consequences)}"
    return told or words("counted.none")


def _journey(one: Compared, difference: Difference, words: Labels, *, colour: bool, summary: bool) -> Iterator[str]:
    file = f"{shown(one.was)} → {shown(one.name)}" if one.was else shown(one.name)
    if one.through:
        file = words("report.through", file=file, names=", ".join(map(shown, one.through)))
    head = f"{_painted(shown(title(difference)), '1', colour)}  {file}"
    yield f"{head}: {counted(difference, words)}" if summary or difference.kind != "changed" else head
    if summary:
        return
    if difference.empty and difference.kind == "changed":
        yield f"  {words('report.unchanged')}"
    for name, found in groups(difference):
        yield f"  {words(f'heading.{name}')}"
        for change in found:
            yield f"    {_painted(change.sign, _COLOURS[change.sign], colour)} {shown(change.text)}"


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
