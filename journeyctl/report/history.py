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
from journeyctl.history import Moment, summary
from journeyctl.history.columns import union
from journeyctl.history.words import Speech, speech
from journeyctl.report.curves import drawn
from journeyctl.report.difference import counted
from journeyctl.report.safe import shown

if TYPE_CHECKING:
    from journeyctl.pipeline.chronicle import Chronicle

_HEAD = ("revision", "date", "mean", "lowest", "evidence", "activities")
_WIDTHS = (8, 10, 6, 28, 0, 0)
"""The least widths of the columns; a heading may ask for more."""
_RIGHT = (False, False, True, False, True, True)
_COLOURS = {"▲": "32", "▼": "31", "+": "32", "−": "31", "→": "36", "~": "33"}


class Numbers(NamedTuple):
    """What a version comes to, in words; "" where there is no number."""

    mean: str = ""
    lowest: str = ""
    evidence: str = ""
    activities: str = ""


def written(one: Chronicle, *, colour: bool = False, width: int = 100) -> str:
    """The history, in lines of at most so many columns where words allow."""
    words = speech(one.lang)
    heads = [words(f"log.{name}") for name in _HEAD]
    widths = tuple(max(columns(head), least) for head, least in zip(heads, _WIDTHS, strict=True))
    curves = curves_of(one.moments)
    wide = max(map(len, curves), default=0)
    beside = sum(widths) + 2 * len(widths) + wide <= width
    heads += [words("log.curve")] if beside and wide else []
    lines = [_heading(one, words, colour=colour), "", _line(heads, widths)]
    for same, group in groupby(zip(one.moments, curves, strict=True), key=lambda pair: pair[0].kind == "same"):
        found = list(group)
        if same and len(found) > 1:
            lines.append(_run([each for each, _ in found], words))
            continue
        for each, curve in found:
            cells = [named(each), each.day, *map(shown, numbers(each, words)), curve if beside else ""]
            lines += [_line(cells, widths), *_said(each, words, colour=colour)]
    lines += [] if one.whole else ["", words("log.ends", cut=words("log.cut"))]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def curves_of(moments: Sequence[Moment]) -> tuple[str, ...]:
    """The curve of every version, each activity in its own column; "" where there is none."""
    rows = union([one.journey for one in moments])
    made = [drawn(GONE if place is None else place.happiness for place in row) for row in rows]
    return tuple(one.rstrip() if set(one) - {"·", GONE} else "" for one in made)


def numbers(one: Moment, words: Speech) -> Numbers:
    """The numbers of a version, with the place of its lowest point."""
    if one.journey is None:
        return Numbers()
    found = {each.name: each.after for each in figures_of(one)}
    said = {name: words.diff.number(value) if value is not None else "" for name, value in found.items()}
    deep = lowest(one.journey)
    where = f"{said['lowest']} {deep.name}" if deep else ""
    return Numbers(said["mean"], where, f"{said['evidence']} %" if said["evidence"] else "", said["activities"])


def figures_of(one: Moment) -> tuple[Figure, ...]:
    """The figures of a version, beside those of what it is compared with."""
    return figures(one.difference or Difference(before=None, after=one.journey))


def named(one: Moment) -> str:
    """How a version is called: the beginning of its hash."""
    return one.commit[:7] or "–"


def told(one: Moment, words: Speech) -> tuple[str, str]:
    """What a version changed, in short: a sign and words that are not yet safe to print."""
    if one.kind == "gone":
        return "−", words("log.gone")
    if one.kind == "unreadable":
        return "!", words("log.unreadable", fault=one.fault)
    if one.kind == "new" and one.cut:
        return "·", words("log.cut")
    if one.kind == "new":
        return "+", words("log.copied", file=one.copied) if one.copied else words("log.new")
    first = summary(one)
    if first is None:
        return ("→", words("log.called", file=one.was)) if one.was else ("=", words("log.same"))
    return first.sign, words("log.also-called", text=first.text, file=one.was) if one.was else first.text


def _heading(one: Chronicle, words: Speech, *, colour: bool) -> str:
    title = next((each.journey.title for each in one.moments if each.journey), "")
    count = words.own.count("log.versions", len(one.moments))
    return words("log.heading", title=_painted(shown(title), "1", colour), file=shown(one.name), versions=count).strip()


def _run(several: Sequence[Moment], words: Speech) -> str:
    """Versions in a row that say what the one before them says."""
    return f"{named(several[-1])} … {named(several[0])}  {words.own.count('log.run', len(several))}"


def _said(one: Moment, words: Speech, *, colour: bool) -> Iterator[str]:
    """The commit, and what it changed."""
    sign, said = told(one, words)
    about = f"{shown(one.subject)}  ({shown(one.author)})" if one.commit else words("log.uncommitted")
    yield f"    {about}"
    counts = f"  [{counted(one.difference, words.diff.labels)}]" if one.difference and one.kind == "changed" else ""
    yield f"    {_painted(sign, _COLOURS.get(sign, '2'), colour)} {shown(said)}{counts}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Cells in their columns; the last, which is the curve, needs none."""
    made = [_cell(text, wide, right) for text, wide, right in zip(cells, widths, _RIGHT, strict=False)]
    return "  ".join([*made, *cells[len(widths) :]])


def _cell(text: str, wide: int, right: bool) -> str:
    if columns(text) > wide:
        while columns(text) >= wide:
            text = text[:-1]
        text = f"{text.rstrip()}…"
    room = " " * (wide - columns(text))
    return room + text if right else text + room


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
