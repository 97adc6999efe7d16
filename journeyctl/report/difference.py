"""What differs between journeys, for a terminal.

In: compared journeys. Out: text: for each journey its title and file, what follows, and the changes by class, the most
important first. Signs tell what happened; colour only underlines them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from journeyctl.diff import SORTS, Change, Difference
from journeyctl.report.safe import shown

if TYPE_CHECKING:
    from journeyctl.pipeline.between import Beside
    from journeyctl.pipeline.comparing import Compared

HEADINGS = {
    "follows": "What follows", "experience": "Experience", "structure": "Structure", "wording": "Wording",
    "presentation": "Presentation",
}  # fmt: skip
_COLOURS = {"+": "32", "▲": "32", "−": "31", "▼": "31", "→": "36", "~": "33"}
_KINDS = {"added": "new journey", "removed": "journey removed", "changed": ""}


def written(
    several: Iterable[Compared], beside: Iterable[Beside] = (), *, colour: bool = False, summary: bool = False
) -> str:
    """All that differs, and what changed beside the journeys; the summary has one line a journey."""
    told = [(one, one.difference) for one in several if one.difference is not None]
    parts = [
        "\n".join(_journey(one, difference, colour=colour, summary=summary))
        for one, difference in told
        if worth(one, difference)
    ]
    lines = "".join(f"{shown(one.name)}: {altering(one)}\n" for one in beside)
    if summary:
        return "".join(f"{part}\n" for part in parts) + lines
    return "\n".join([*(f"{part}\n" for part in parts), *([lines] if lines else [])])


def altering(one: Beside) -> str:
    """How many journeys a file beside them alters."""
    number = len(one.journeys)
    may = "it may alter how they look: " if one.looks else "alters "
    return f"{may}{number} journey{'' if number == 1 else 's'}" + (
        f", {', '.join(map(shown, one.journeys))}" if number else ""
    )


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


def counted(difference: Difference) -> str:
    """How many changes there are of each class."""
    if difference.kind != "changed":
        return _KINDS[difference.kind]
    found = ((len(difference.of(sort)), sort) for sort in SORTS)
    return ", ".join(f"{number} {sort}" for number, sort in found if number) or "no change"


def _journey(one: Compared, difference: Difference, *, colour: bool, summary: bool) -> Iterator[str]:
    file = f"{shown(one.was)} → {shown(one.name)}" if one.was else shown(one.name)
    file += f", through {', '.join(map(shown, one.through))}" if one.through else ""
    head = f"{_painted(shown(title(difference)), '1', colour)}  {file}"
    yield f"{head}: {counted(difference)}" if summary or difference.kind != "changed" else head
    if summary:
        return
    if difference.empty and difference.kind == "changed":
        yield "  no change in what it says"
    for name, found in groups(difference):
        yield f"  {HEADINGS[name]}"
        for change in found:
            yield f"    {_painted(change.sign, _COLOURS[change.sign], colour)} {shown(change.text)}"


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
