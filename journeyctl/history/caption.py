"""The words of a film strip: what stands above and below a frame, the names of the columns, the legend.

In: a frame, and the room for it. Out: measured blocks. Units are pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeyctl.diff.consequences import mean_of
from journeyctl.feelings import assumed
from journeyctl.history.frames import Frame, Strip, What
from journeyctl.history.panel import EDGE, Size
from journeyctl.history.signs import SIGNS, badge
from journeyctl.labels import dotted
from journeyctl.layout.block import EMPTY, Block, flow, path, placed, stack
from journeyctl.layout.board import Board
from journeyctl.layout.faces import face
from journeyctl.lint import coverage
from journeyctl.model import Place
from journeyctl.scene import Element, Glyph, Ink, Path

LONGEST = 160
"""So many characters of a commit's subject are shown; git has the rest."""
NARROWEST = 66.0
"""A column that is narrower has its name in a list below."""
BADGE = 7.5
LINE = 20.0


def said(board: Board, made: Strip) -> str:
    """How many versions there are, from when to when, and how far the mean came."""
    labels = board.labels
    first, last = made.frames[0], made.frames[-1]
    days = [labels.date(one.moment.day) for one in (first, last) if one.moment.day]
    parts = [labels.count("history.versions", made.total)]
    parts += [f"{days[0]} – {days[-1]}" if days[0] != days[-1] else days[0]] if days else []
    means = [mean for one in (first, last) if (mean := mean_of(one.journey)) is not None]
    if len(means) == 2:
        texts = [labels.number(one, signed=True) for one in means]
        moved = f"{texts[0]} {_arrow(board)} {texts[1]}" if texts[0] != texts[1] else texts[0]
        parts.append(labels("history.mean", mean=moved))
    return " · ".join(parts)


def _arrow(board: Board) -> str:
    return "←" if board.labels.rtl else "→"


def about(board: Board, frame: Frame, room: float) -> Block:
    """Which version it is: number, revision, date, author, and what its commit says."""
    one = frame.moment
    head = board.text(f"{frame.number} · {one.commit[:7] or board.labels('history.uncommitted')}", "card", "ink", room)
    day = board.labels.date(one.day, short=True)
    under = board.text(dotted(day, one.author), "micro", "ink-3", room)
    return stack((head, under, board.text(_cut(one.subject), "body", "ink", room)), 3.0)


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rsplit(' ', 1)[0].rstrip()} …"


def foot(board: Board, frame: Frame, room: float, *, ends: bool) -> Block:
    """The numbers of a version, its lowest point (and its highest), and what changed."""
    labels = board.labels
    mean = mean_of(frame.journey)
    found = coverage(frame.journey, date(2026, 1, 1))
    felt = labels("history.mean", mean=labels.number(mean, signed=True)) if mean is not None else ""
    known = labels("map.coverage", n=found.known, of=found.activities)
    numbers = flow(tuple(board.text(each, "micro", "ink-2", room) for each in (felt, known) if each), room, 12.0, 1.0)
    places = [one.place for one in frame.cells if one.place and one.place.happiness is not None]
    extremes = _extremes(places)[: 2 if ends else 1]
    return stack((numbers, *(_extreme(board, frame, one, room) for one in extremes), _chips(board, frame, room)), 6.0)


def _extremes(places: Sequence[Place]) -> list[Place]:
    """The lowest and the highest point."""
    if not places:
        return []
    low = min(places, key=lambda one: one.happiness or 0.0)
    high = max(places, key=lambda one: one.happiness or 0.0)
    return [low] if low is high else [low, high]


def _extreme(board: Board, frame: Frame, one: Place, room: float) -> Block:
    value = one.happiness or 0.0
    shown = face(board, value, assumed=assumed(frame.journey, one), radius=8.0, x=8.0, y=9.0)
    words = board.text(f"{board.labels.number(value, signed=True)} {one.name}", "micro", "ink", room - 24.0)
    return Block((*shown.elements, *placed(words, 24.0, 1.0)), 24.0 + words.width, max(18.0, words.height + 1.0))


def _chips(board: Board, frame: Frame, room: float) -> Block:
    """What changed, counted; each with its sign."""
    labels = board.labels
    counts = [(one, frame.count(one)) for one in SIGNS]
    made = [_chip(board, one, labels.count(f"history.{one}", number)) for one, number in counts if number]
    if frame.others:
        words = labels.count("history.others", frame.others)
        made.append(board.line(words, "micro", "ink-2"))
    if not made and frame.number == 1 and not frame.moment.cut:
        made.append(board.line(labels("history.first"), "micro", "ink-3"))
    return flow(tuple(made), room, 14.0, 4.0) if made else EMPTY


def _chip(board: Board, what: What, text: str) -> Block:
    words = board.line(text, "micro-strong", _TOKENS[what])
    sign = badge(what, BADGE, LINE / 2, BADGE)
    return Block(
        (*sign, *placed(words, 2 * BADGE + 6.0, (LINE - words.height) / 2)), 2 * BADGE + 6.0 + words.width, LINE
    )


_TOKENS = {"better": "pos-text", "worse": "neg-text", "added": "add", "removed": "del", "changed": "chg"}


def names(board: Board, made: Strip, size: Size) -> Block:
    """What the columns are: below each, or as a list where they are narrow."""
    columns = [_last(made, at) for at in range(len(made.frames[-1].cells))]
    if not columns:
        return EMPTY
    wide = (size.width - 2 * EDGE) / len(columns)
    if wide >= NARROWEST:
        elements: list[Element] = []
        height = 0.0
        for at, one in enumerate(columns):
            words = _name(board, one, wide - 8.0)
            elements += placed(words, EDGE + at * wide + 4.0, 0.0)
            height = max(height, words.height)
        return Block(tuple(elements), size.width, height)
    each = size.width / 4
    listed = tuple(_numbered(board, at, one, each) for at, one in enumerate(columns))
    deep = -(-len(listed) // 4)
    stacks = [stack(listed[at : at + deep], 3.0) for at in range(0, len(listed), deep)]
    numbers = [board.middle(str(at + 1), "micro", "ink-3", size.x(at, len(listed)), 7.0)
               for at in range(len(listed)) if _shown(at, wide)]  # fmt: skip
    parts = tuple(element for at, one in enumerate(stacks) for element in placed(one, at * each, 26.0))
    return Block((*numbers, *parts), size.width, 26.0 + max(one.height for one in stacks))


def _shown(at: int, wide: float) -> bool:
    """Whether a column has its number below: where columns are narrow every fifth has."""
    return wide >= 22.0 or at == 0 or (at + 1) % 5 == 0


def _last(made: Strip, column: int) -> tuple[str, bool]:
    """What stands in a column, or stood there last; and whether it is gone."""
    found = next(each.cells[column].place for each in reversed(made.frames) if each.cells[column].place)
    assert found is not None, "every column has something in some frame"
    return found.name, made.frames[-1].cells[column].place is None


def _numbered(board: Board, at: int, one: tuple[str, bool], room: float) -> Block:
    number = board.line(str(at + 1), "micro", "ink-3")
    words = _name(board, one, room - 44.0)
    return Block((*placed(number, 24.0 - number.width, 0.0), *placed(words, 30.0, 0.0)), room, words.height)


def _name(board: Board, one: tuple[str, bool], room: float) -> Block:
    """A column's name; struck through where the newest version has it no more."""
    name, gone = one
    return board.text(name, "micro", "ink-mute" if gone else "ink", room, struck=gone)


def legend(board: Board, signs: frozenset[str], room: float) -> Block:
    """Every sign that occurs, with its word."""
    made = [_entry(board, badge(one, BADGE, LINE / 2, BADGE), 2 * BADGE, f"history.sign.{one}") for one in SIGNS
            if one in signs]  # fmt: skip
    made += [_entry(board, elements, wide, key) for sign, key, elements, wide in _samples() if sign in signs]
    made.append(board.line(board.labels("legend.order"), "micro", "ink-3"))
    return flow(tuple(made), room, 26.0, 6.0)


def _samples() -> tuple[tuple[str, str, tuple[Element, ...], float], ...]:
    """The signs of the curve: of what, its word, how it looks, how wide it is."""
    middle = LINE / 2
    line = path("M", 0.0, middle, "H", 34.0)
    believed = Ink(stroke="ink-2", width=2.1, dash=(4.5, 3.6), cap="butt")
    blank = Ink(stroke="unknown", width=1.8, dash=(0.01, 4.5))
    mean = path("M", 2.0, middle - 4.0, "L", 9.0, middle, "L", 2.0, middle + 4.0, "Z")
    return (
        ("curve", "legend.curve", (Path(line, Ink(stroke="ink-2", width=2.8)),), 34.0),
        ("curve-assumed", "legend.curve-assumed", (Path(line, believed),), 34.0),
        ("curve-unknown", "legend.curve-unknown", (Path(line, blank),), 34.0),
        ("face-unknown", "legend.face-unknown", (Glyph("face-0", 0.0, middle - 7.5, 15.0, "ink-3", "unknown"),), 15.0),
        ("before", "history.before", (Path(line, Ink(stroke="curve-mid", width=1.2)),), 34.0),
        ("mean", "history.sign.mean", (Path(mean, Ink("ink-2")),), 11.0),
    )


def _entry(board: Board, sample: Sequence[Element], wide: float, key: str) -> Block:
    words = board.line(board.labels(key), "micro", "ink-2")
    return Block((*sample, *placed(words, wide + 7.0, (LINE - words.height) / 2)), wide + 7.0 + words.width, LINE)
