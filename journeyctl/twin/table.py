"""The overview: one row per activity, its phase above it, aligned in columns.

In: a teller. Out: ready lines. What does not fit its column goes on below it.
"""

from __future__ import annotations

from itertools import zip_longest

from journeyctl.columns import columns
from journeyctl.model import Activity, Mark
from journeyctl.twin.lines import BLANK, WIDTH, Line, Lines, section
from journeyctl.twin.teller import Teller, phase_is_shell
from journeyctl.twin.wrapping import chopped

SIGNS: dict[Mark, str] = {"heart": "♥", "cloud": "☁", "star": "★"}
GAP = "  "
LEAST = 12
"""No column is narrower, unless its text is."""
WIDEST = 100
"""The table may be wider than a told line, up to this, where a word would have to be divided otherwise."""
FREE = (1, 4)
"""The columns that give way: activities and touchpoints."""

Row = tuple[str, ...]


def overview(t: Teller) -> Lines:
    """The table and what its signs mean."""
    head = ("twin.number", "", "", "block.share", "")
    lanes = ("", t.lane("activities"), t.lane("happiness"), "", t.lane("touchpoints"))
    titles = tuple(t.word(key) if key else lane for key, lane in zip(head, lanes, strict=True))
    rows = tuple(_row(t, one) for one in t.journey.activities)
    widths = _widths((titles, *rows))
    made: list[Line] = [*_set(titles, widths), _ready(GAP.join("-" * wide for wide in widths))]
    told = iter(rows)
    for phase in t.journey.phases:
        if t.journey.phases_given and not phase_is_shell(phase):
            made += (Line(t.line(t.head("legend.phase"), phase.name)),)
        for _ in phase.activities:
            made += _set(next(told), widths)
    return section(t.word("twin.overview"), (*made, BLANK, *_key(t), Line(t.word("twin.note"), hang=0)))


def _ready(text: str) -> Line:
    return Line(text.rstrip(), ready=True)


def _row(t: Teller, one: Activity) -> Row:
    sign = SIGNS.get(t.marked.get(one.id, "none"), "")
    felt = t.happiness(one.happiness) if one.happiness is not None else t.word("legend.curve-unknown")
    share = f"{one.observed.count}/{one.observed.of}" if one.observed else ""
    known = t.word(f"standing.{one.standing}")
    points = ", ".join(point.name or t.channel(point.channel) for point in one.touchpoints)
    return (str(one.number), one.name, f"{felt} {sign}".strip(), f"{known} {share}".strip(), points)


def _widths(rows: tuple[Row, ...]) -> tuple[int, ...]:
    """As wide as the texts, or, where that is too much, the free columns narrower, down to their longest word."""
    wide = [max(columns(line) for row in rows for line in row[i].split("\n")) for i in range(len(rows[0]))]
    words = {i: max(columns(word) for row in rows for word in row[i].split()) for i in FREE if wide[i]}
    _narrow(wide, WIDTH, {i: max(LEAST, least) for i, least in words.items()})
    _narrow(wide, WIDEST, dict.fromkeys(range(len(wide)), LEAST))
    return tuple(wide)


def _narrow(wide: list[int], room: int, least: dict[int, int]) -> None:
    """Make the columns named in `least` narrower until the row has room: the widest that still can gives way first."""
    while sum(wide) + len(GAP) * (len(wide) - 1) > room:
        able = [i for i, limit in least.items() if wide[i] > limit]
        if not able:
            return
        wide[max(able, key=lambda i: wide[i])] -= 1


def _set(row: Row, widths: tuple[int, ...]) -> Lines:
    """A row in its columns, numbers to the right."""
    cells = [_cell(text, wide) for text, wide in zip(row, widths, strict=True)]
    made = []
    for parts in zip_longest(*cells, fillvalue=""):
        padded = [part + " " * (wide - columns(part)) for part, wide in zip(parts, widths, strict=True)]
        padded[0] = " " * (widths[0] - columns(parts[0])) + parts[0]
        made.append(_ready(GAP.join(padded)))
    return tuple(made)


def _cell(text: str, width: int) -> tuple[str, ...]:
    return tuple(line for paragraph in text.split("\n") for line in chopped(paragraph, width))


def _key(t: Teller) -> Lines:
    """What the signs of the table mean, those that occur."""
    used = [mark for mark in SIGNS if mark in {t.marked.get(one.id) for one in t.journey.activities}]
    text = t.joined(f"{SIGNS[mark]} {t.mark(mark)}" for mark in used)
    return (Line(f"{text}.", hang=0),) if text else ()
