"""The history of a journey, for a terminal.

In: a chronicle. Out: text: the numbers of every version from the newest on, the curve where there is room, and what the
version changed. Versions that only write the same otherwise share a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from journeyctl.columns import columns
from journeyctl.diff import Figure, figures
from journeyctl.diff.changes import Difference
from journeyctl.diff.consequences import lowest
from journeyctl.diff.figures import GONE
from journeyctl.diff.words import Words
from journeyctl.history import Moment, summary
from journeyctl.history.columns import union
from journeyctl.report.curves import drawn
from journeyctl.report.difference import counted, spoken
from journeyctl.report.safe import shown

if TYPE_CHECKING:
    from journeyctl.pipeline.chronicle import Chronicle

SHALLOW = "the clone is shallow, and older versions are not in it"
"""What is said of a history that git does not have to its end."""
UNCOMMITTED = "not committed yet"
_HEAD = ("revision", "date", "mean", "lowest point", "on evidence", "activities")
_WIDTHS = (8, 10, 6, 28, 11, 10)
_RIGHT = (False, False, True, False, True, True)
_COLOURS = {"▲": "32", "▼": "31", "+": "32", "−": "31", "→": "36", "~": "33"}


number = Words().number
"""A number as English writes it."""


class Numbers(NamedTuple):
    """What a version comes to, in words; "" where there is no number."""

    mean: str = ""
    lowest: str = ""
    evidence: str = ""
    activities: str = ""


def written(one: Chronicle, *, colour: bool = False, width: int = 100) -> str:
    """The history, in lines of at most so many columns where words allow."""
    curves = curves_of(one.moments)
    wide = max(map(len, curves), default=0)
    beside = sum(_WIDTHS) + 2 * len(_WIDTHS) + wide <= width
    lines = [_heading(one, colour=colour), "", _line([*_HEAD, "curve"] if beside and wide else _HEAD)]
    for same, group in groupby(zip(one.moments, curves, strict=True), key=lambda pair: pair[0].kind == "same"):
        found = list(group)
        if same and len(found) > 1:
            lines.append(_run([each for each, _ in found]))
            continue
        for each, curve in found:
            lines += _moment(each, curve if beside else "", colour=colour)
    if not one.whole:
        lines += ["", f"The history ends here: {SHALLOW}. Try: git fetch --unshallow."]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def curves_of(moments: Sequence[Moment]) -> tuple[str, ...]:
    """The curve of every version, each activity in its own column; "" where there is none."""
    rows = union([one.journey for one in moments])
    made = [drawn(GONE if place is None else place.happiness for place in row) for row in rows]
    return tuple(one.rstrip() if set(one) - {"·", GONE} else "" for one in made)


def numbers(one: Moment) -> Numbers:
    """The numbers of a version, with the place of its lowest point."""
    if one.journey is None:
        return Numbers()
    found = figures_of(one)
    said = {each.name: number(each.after) if each.after is not None else "" for each in found}
    deep = lowest(one.journey)
    where = f"{said['lowest']} {deep.name}" if deep else ""
    return Numbers(said["mean"], where, f"{said['evidence']} %" if said["evidence"] else "", said["activities"])


def figures_of(one: Moment) -> tuple[Figure, ...]:
    """The figures of a version, beside those of what it is compared with."""
    return figures(one.difference or Difference(before=None, after=one.journey))


def named(one: Moment) -> str:
    """How a version is called: the beginning of its hash."""
    return one.commit[:7] or "–"


def told(one: Moment) -> tuple[str, str]:
    """What a version changed, in short: a sign and words that are not yet safe to print."""
    moved = f"; the file was called {one.was}" if one.was else ""
    if one.kind == "gone":
        return "−", "the journey is removed"
    if one.kind == "unreadable":
        return "!", f"cannot be read: {one.fault}"
    if one.kind == "new":
        return ("·", SHALLOW) if one.cut else ("+", f"made from {one.copied}" if one.copied else "the journey is new")
    first = summary(one)
    if first is None or one.difference is None:
        return ("→", f"the file was called {one.was}") if one.was else ("=", "says the same, written otherwise")
    return first.sign, f"{first.text}{moved}"


def _heading(one: Chronicle, *, colour: bool) -> str:
    title = next((each.journey.title for each in one.moments if each.journey), "")
    count = len(one.moments)
    return (
        f"{_painted(shown(title), '1', colour)}  {shown(one.name)}, {count} version{'' if count == 1 else 's'}".strip()
    )


def _run(several: Sequence[Moment]) -> str:
    """Versions in a row that say what the one before them says."""
    return f"{named(several[-1])} … {named(several[0])}  {len(several)} versions say the same, written otherwise"


def _moment(one: Moment, curve: str, *, colour: bool) -> Iterator[str]:
    sign, said = told(one)
    yield _line([named(one), one.day, *map(shown, numbers(one)), curve])
    about = f"{shown(one.subject)}  ({shown(one.author)})" if one.commit else UNCOMMITTED
    yield f"    {about}"
    counts = f"  [{counted(one.difference, spoken('en'))}]" if one.difference and one.kind == "changed" else ""
    yield f"    {_painted(sign, _COLOURS.get(sign, '2'), colour)} {shown(said)}{counts}"


def _line(cells: Sequence[str]) -> str:
    """Cells in their columns; the last, which is the curve, needs none."""
    made = [_cell(text, wide, right) for text, wide, right in zip(cells, _WIDTHS, _RIGHT, strict=False)]
    return "  ".join([*made, *cells[len(_WIDTHS) :]])


def _cell(text: str, wide: int, right: bool) -> str:
    if columns(text) > wide:
        while columns(text) >= wide:
            text = text[:-1]
        text = f"{text.rstrip()}…"
    room = " " * (wide - columns(text))
    return room + text if right else text + room


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
