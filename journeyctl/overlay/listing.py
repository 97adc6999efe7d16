"""The changes that have no shape, one a line: what follows, other changes, and what the whole journey is about.

In: a desk. Out: parts. Every change of the difference is either drawn in its column or stands here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeyctl.diff import Change
from journeyctl.layout.block import Block, path, placed, shifted, stack
from journeyctl.overlay.columns import LEFT, MARGIN
from journeyctl.overlay.desk import INKS, Desk, Part, badge, label
from journeyctl.scene import Element, Group, Ink, Path

SIGN = 7.4
AFTER_SIGN = 25.0
NUMBER = 24.0
LEAST = 620.0
"""No column of the list is narrower."""
BETWEEN = 40.0
NAME, FIELD, VALUE = 0.28, 0.3, 0.45
"""The parts of a column that names have at least, fields at most, and values when they need it."""
APART = 20.0
FEW = 3
"""So many rows stand in one column."""
ROW = 10.0
BETWEEN_THINGS = 5.0
"""So much more air stands above the first row of another thing."""
DRAWN = ("Place.happiness", "Place.name", "Place.standing")
"""Fields of an activity that its card shows."""
TOLD = ("follows.finding", "follows.gate")
"""What is told by its sentence: a code alone says nothing."""


class _Row(NamedTuple):
    """A row of the list, with the name of what it is about and without."""

    subject: str
    named: Block
    bare: Block


class _Widths(NamedTuple):
    """Where the parts of a row stand in a column of the list: names, fields and values, and how wide all are."""

    name: float
    what: float
    value: float
    whole: float


def lists(desk: Desk) -> tuple[Part, ...]:
    """The lists that have something in them: what follows, changes of things, changes of the whole journey."""
    rest = [one for one in desk.difference.changes if not drawn(desk, one)]
    whole = [one for one in rest if one.subject == "journey"]
    others = [one for one in rest if one.subject != "journey"]
    named = (("spark", "follows", desk.difference.consequences), ("pen", "other", others), ("route", "whole", whole))
    return tuple(_list(desk, icon, key, tuple(found)) for icon, key, found in named if found)


def drawn(desk: Desk, change: Change) -> bool:
    """Whether a change is told by its column: by the card, or by the row of needs."""
    columns = [one for one in desk.plan.open if one.subject == change.subject and one.sort != "left"]
    if not columns:
        return False
    if change.field in ("Phase.activities", "Place.needs"):
        return change.kind in ("added", "removed")
    return change.field in DRAWN and columns[0].before is not None and columns[0].after is not None


def _list(desk: Desk, icon: str, key: str, found: tuple[Change, ...]) -> Part:
    room = desk.plan.right - LEFT
    count = max(1, int((room + BETWEEN) // (LEAST + BETWEEN))) if len(found) > FEW else 1
    each = (room - (count - 1) * BETWEEN) / count
    rows = _rows(desk, found, each)
    columns = [stack(tuple(column), ROW) for column in _flowed(rows, count)]
    title = label(desk, icon, desk.labels(f"overlay.list.{key}"))
    elements: list[Element] = [Path(path("M", MARGIN, 0.0, "H", desk.plan.right), Ink(stroke="line", width=1.2))]
    elements += placed(title, 0.0, 14.0)
    for index, column in enumerate(columns):
        elements += placed(column, LEFT + index * (each + BETWEEN), 17.0)
    tall = max(title.height, *(column.height for column in columns))
    signs = frozenset(sign for row in rows for sign in row.named.signs)
    return Part(tall + 36.0, (Group("list", tuple(elements), id=key),), signs)


def _flowed(rows: Sequence[_Row], count: int) -> list[list[Block]]:
    """The rows in columns of about the same height, in order; a thing has its name once in each column."""
    total = sum(row.bare.height + ROW for row in rows)
    columns: list[list[Block]] = [[]]
    filled, before = 0.0, ""
    for row in rows:
        height = row.bare.height + ROW
        if columns[-1] and len(columns) < count and filled + height / 2 > total * len(columns) / count:
            columns.append([])
            before = ""
        named = shifted(row.named, 0.0, BETWEEN_THINGS) if columns[-1] else row.named
        columns[-1].append(row.bare if row.subject == before else named)
        filled += height
        before = row.subject
    return columns


def _rows(desk: Desk, found: tuple[Change, ...], each: float) -> list[_Row]:
    """The rows, those about one thing together."""
    order = {one.subject: index for index, one in enumerate(desk.plan.columns)}
    for index, one in enumerate(found, len(desk.plan.columns)):
        order.setdefault(one.subject, index)
    ranked = sorted(found, key=lambda one: order[one.subject])
    mixed = any(one.subject != "journey" for one in ranked)
    named = [(one, _called(desk, one.subject, mixed=mixed)) for one in ranked]
    widths = _widths(desk, named, each)
    return [
        _Row(one.subject, _row(desk, one, called, widths), _row(desk, one, ("", ""), widths)) for one, called in named
    ]


def _widths(desk: Desk, named: Sequence[tuple[Change, tuple[str, str]]], each: float) -> _Widths:
    """As wide as the longest name and field; names give way to values when all is too wide, but for a part."""
    board = desk.board
    longest = max(board.width(name, "strong") for _, (_, name) in named) + 1.0
    field = min(max(board.width(_what(desk, one), "small") for one, _ in named) + 1.0, each * FIELD)
    values = max(board.width(one.before, "small") + board.width(one.after, "strong") + 40.0 for one, _ in named)
    ahead = NUMBER if any(number for _, (number, _) in named) else 0.0
    left = each - ahead - AFTER_SIGN - 2 * APART - field - min(values, each * VALUE)
    what = (ahead + min(longest, max(left, each * NAME)) + APART if longest > 1.0 else 0.0) + AFTER_SIGN
    return _Widths(ahead, what, what + field + APART, each)


def _row(desk: Desk, one: Change, called: tuple[str, str], widths: _Widths) -> Block:
    board = desk.board
    number, name = called
    elements: list[Element] = list(badge(one.kind, widths.what - AFTER_SIGN + SIGN + 1.5, SIGN + 0.5, SIGN))
    elements += placed(board.line(number, "strong", "ink"), 0.0, 0.0)
    title = board.text(name, "strong", "ink", widths.what - AFTER_SIGN - widths.name - APART)
    what = board.text(_what(desk, one), "small", "ink-2", widths.value - widths.what - APART)
    value = _value(desk, one, widths.whole - widths.value)
    for block, x in ((title, widths.name), (what, widths.what), (value, widths.value)):
        elements += placed(block, x, 0.0)
    kind = {"added": "new", "removed": "gone", "moved": "moved"}.get(one.kind, "changed")
    group = Group("change", tuple(elements), id=f"{one.subject}-{one.field}", title=one.text)
    tall = max(title.height, what.height, value.height, 2 * SIGN)
    return Block((group,), widths.whole, tall, frozenset({kind}) | value.signs)


def _what(desk: Desk, one: Change) -> str:
    """The field, and in which part of the thing it is."""
    return desk.labels("twin.line", head=one.within, text=one.what) if one.within else one.what


def _value(desk: Desk, one: Change, room: float) -> Block:
    """What it was, struck, and what it is; on one line where both fit."""
    board = desk.board
    if one.field in TOLD or not (one.before or one.after):
        return board.text(one.text.partition(": ")[2] or one.text, "small", "ink", room)
    ink = INKS[one.kind]
    was = board.text(one.before, "small", "del", room, struck=True)
    struck = frozenset({"struck"} if one.before else ())
    if not one.after:
        return was._replace(signs=struck)
    if not one.before:
        return board.text(one.after, "strong", ink, room)
    arrow = board.line(desk.arrow, "small", "ink-2")
    start = board.width(one.before, "small") + 7.0 + arrow.width + 7.0
    if start + board.width(one.after, "strong") <= room:
        now = board.line(one.after, "strong", ink)
        elements = (*was.elements, *placed(arrow, start - arrow.width - 7.0, 0.0), *placed(now, start, 0.0))
        return Block(elements, start + now.width, now.height, struck)
    now = board.text(one.after, "strong", ink, room - arrow.width - 6.0)
    below = Block((*arrow.elements, *placed(now, arrow.width + 6.0, 0.0)), now.width, now.height)
    return stack((was, below), 3.0)._replace(signs=struck)


def _called(desk: Desk, subject: str, *, mixed: bool) -> tuple[str, str]:
    """What a change is about: a number and a name; the whole map has none where it stands alone."""
    kind, _, key = subject.partition(":")
    journeys = [one for one in (desk.difference.after, desk.difference.before) if one]
    for one in desk.plan.columns:
        if one.subject == subject and one.sort != "left":
            return one.number, one.one.name
    if kind in ("phase", "activity"):
        return "", next((place.name for one in journeys for place in one.places if place.id == key), key)
    if kind == "idea":
        return "", next((idea.text for one in journeys for idea in one.ideas if idea.id == key), key)
    if subject == "journey":
        return "", desk.labels("overlay.list.whole") if mixed else ""
    return "", key
