"""The blueprint: what is done on stage, behind it and in support, as boxes and bars under the activities they serve.

Equal neighbours are drawn as one bar. A fail point is a numbered triangle on a bar's top right corner; its text stands
in the fail table of the About band.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from heapq import heappop, heappush
from operator import attrgetter
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.labels import dotted
from journeyctl.layout.block import Block, path, placed, stack
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.lanes import ASSUMED, BLANK_LANE, label_of, nothing
from journeyctl.layout.touchpoints import channel_name
from journeyctl.model import Fail, Journey, Lane, Place, Work
from journeyctl.paper.grid import MARGIN, PADDING, span
from journeyctl.record import once
from journeyctl.scene import Element, Glyph, Group, Ink, Path, Rect, Text

ICON = 9.0
TEXT = 15.5
END = 3.0
"""Room kept free at the right end of a bar."""
ROW_GAP = 2.5
TRIANGLE = 12.0


STAGES = ("frontstage", "backstage", "support")


class Bar(NamedTuple):
    """One bar: the work, the columns from `first` to `last` that it spans, and those where an arrow leads to it.

    In a band these are the band's own; `before` and `after` tell that the bar comes from another band or goes on there.
    """

    work: Work
    lane: str
    first: int
    last: int
    met: tuple[int, ...]
    before: bool = False
    after: bool = False


class Arranged(NamedTuple):
    """The bars of a lane in rows: what is drawn, where each bar stands, and the room that they take, from the top."""

    elements: tuple[Element, ...]
    boxes: tuple[tuple[Bar, Box], ...]
    signs: frozenset[str]
    height: float


def _works(place: Place, lane: str) -> tuple[Work, ...]:
    found: tuple[Work, ...] = getattr(place, lane)
    return found


_told = attrgetter("action", "actor", "system", "owner", "ours", "standing", "origin", "channel")
"""What equal work is equal in; one fail point may be told at one activity and be silent at the next."""


class _Ends:
    """The bars by where they end, so that thousands at one activity are not compared each with each."""

    def __init__(self) -> None:
        self._by: dict[tuple[object, ...], list[tuple[int, int]]] = {}
        self._count = 0
        self._gone: set[int] = set()

    def note(self, number: int, work: Work, column: int) -> None:
        """A bar of a number ends at a column."""
        self._count += 1
        key = _told(work)
        for fails in (_fails(work), "any"):
            self._by.setdefault((column, fails, key), []).append((self._count, number))

    def take(self, work: Work, column: int) -> int:
        """The last noted bar that ends at a column with equal work, which it then no longer does; -1 for none."""
        key = _told(work)
        wanted = ("any",) if not work.fails else ((), _fails(work))
        found = [self._by.get((column, fails, key), []) for fails in wanted]
        for one in found:
            while one and one[-1][0] in self._gone:
                one.pop()
        noted, number = max((one[-1] for one in found if one), default=(0, -1))
        self._gone.add(noted)
        return number


def _fails(work: Work) -> tuple[str, ...]:
    return (work.fails.text,) if work.fails else ()


def bars(board: Board, lane: str) -> tuple[Bar, ...]:
    """The bars of a lane; equal work at neighbouring activities of the journey is one bar."""
    if board.grid.repeats:
        apart = frozenset(n for n in range(len(board.grid.columns)) if labels_before(board, n))
        return _bars(board.whole, lane, apart)
    return _unbroken(board.whole)[lane]


@once
def _unbroken(journey: Journey) -> Mapping[str, tuple[Bar, ...]]:
    """The bars of every lane where no labels stand between columns: each sheet of a map has a part of them."""
    return {lane: _bars(journey, lane, frozenset()) for lane in STAGES}


def _bars(journey: Journey, lane: str, apart: frozenset[int]) -> tuple[Bar, ...]:
    """The bars of a lane; none reaches over to a column that is set `apart` from the one before it."""
    made: list[Bar] = []
    ends = _Ends()
    for place in journey.places:
        first, last = span(place)
        # What serves a whole phase is met once, in its middle.
        met = ((first + last) // 2,)
        for work in _works(place, lane):
            before = -1 if first in apart else ends.take(work, first - 1)
            if before < 0:
                before = len(made)
                made.append(Bar(work, lane, first, last, met))
            else:
                kept = made[before].work if made[before].work.fails else work
                made[before] = made[before]._replace(work=kept, last=last, met=made[before].met + met)
            ends.note(before, made[before].work, last)
    return tuple(made)


def _in_band(board: Board, made: tuple[Bar, ...]) -> tuple[tuple[Bar, Bar], ...]:
    """The bars that a band has a part of, each with that part."""
    first, last = board.grid.first, board.grid.first + len(board.grid.columns) - 1
    kept = [bar for bar in made if bar.first <= last and bar.last >= first]
    return tuple(
        (bar, bar._replace(first=max(bar.first, first) - first, last=min(bar.last, last) - first,
                           before=bar.first < first, after=bar.last > last))
        for bar in kept
    )  # fmt: skip


def at_work(board: Board, lane: str) -> bool:
    """Whether a lane of work has a bar in this band."""
    return bool(_in_band(board, bars(board, lane)))


def labels_before(board: Board, column: int) -> bool:
    """Whether the lanes' labels are repeated before a column, so that nothing may reach over to it."""
    if not column or not board.grid.repeats:
        return False
    left, right = board.grid.columns[column - 1], board.grid.columns[column]
    return any(left.x < MARGIN + shift < right.x for shift in board.grid.repeats)


def fails_of(board: Board) -> tuple[tuple[int, Bar, Fail], ...]:
    """Every fail point with its number and bar: from left to right, the upper lane first."""
    if not board.grid.repeats:
        return _unbroken_fails(board.whole)
    failing = [lane for lane in STAGES if any(work.fails for one in board.whole.places for work in _works(one, lane))]
    return _numbered([bar for lane in failing for bar in bars(board, lane)])


@once
def _unbroken_fails(journey: Journey) -> tuple[tuple[int, Bar, Fail], ...]:
    return _numbered([bar for lane in STAGES for bar in _unbroken(journey)[lane]])


def _numbered(made: list[Bar]) -> tuple[tuple[int, Bar, Fail], ...]:
    found = [bar for bar in made if bar.work.fails]
    found.sort(key=lambda bar: (bar.last, STAGES.index(bar.lane)))
    return tuple((number, bar, bar.work.fails) for number, bar in enumerate(found, 1) if bar.work.fails)


def _rows(made: tuple[Bar, ...]) -> list[list[Bar]]:
    """Bars packed into rows, none over another.

    They come ordered by where they begin, so a row is free when its last bar has ended, and stays so until it is used:
    each takes the first one that is free.
    """
    rows: list[list[Bar]] = []
    taken: list[tuple[int, int]] = []
    free: list[int] = []
    for bar in made:
        while taken and taken[0][0] < bar.first:
            heappush(free, heappop(taken)[1])
        if not free:
            rows.append([])
        home = heappop(free) if free else len(rows) - 1
        rows[home].append(bar)
        heappush(taken, (bar.last, home))
    return rows


def people_first(work: Work) -> int:
    """The order of a map's rows: people (0), then systems (1)."""
    return 1 if work.system and not work.actor else 0


def as_they_come(_: Work) -> int:
    """The order of a blueprint's rows of what people do: none."""
    return 0


def partners_last(work: Work) -> int:
    """The order of a blueprint's rows of support: ourselves (0), then partners (1)."""
    return 1 if work.ours == "partner" else 0


def _titles(work: Work) -> tuple[str, str]:
    """What a bar says: who or what in the first place, then what is done."""
    lead = work.actor or work.system
    rest = [work.action, work.system if work.actor else ""]
    if not lead:
        lead, rest = work.action, []
    return lead, dotted(*rest)


def _icon(work: Work, lane: str) -> str:
    if work.channel and work.channel.icon:
        return work.channel.icon
    if work.ours == "partner":
        return "partner"
    if work.system and not work.actor:
        return "database"
    return "headset" if lane == "frontstage" else "people" if lane == "backstage" else "gear"


def _words(board: Board, bar: Bar, width: float, *, boxed: bool) -> Block:
    lead, rest = _titles(bar.work)
    room = width - TEXT - END
    corner = TRIANGLE if bar.work.fails else PADDING
    refuted = bar.work.standing == "refuted"
    one = board.text(lead, "strong", "ink-3" if refuted else "ink", 10_000.0, struck=refuted)
    two = board.text(rest, "small", "ink-3" if refuted else "ink-2", 10_000.0, struck=refuted)
    if rest and not boxed and one.width + two.width + 6.0 <= room - corner:
        return Block((*one.elements, *placed(two, room - corner - two.width, 0.0)), room, one.height)
    head = board.text(lead, "strong", "ink-3" if refuted else "ink", room, struck=refuted)
    return stack((head, board.text(rest, "small", "ink-3" if refuted else "ink-2", room, struck=refuted)), 1.2)


def _headroom(board: Board, bar: Bar, words: Block) -> float:
    """Room above several lines of text where the first of them would run under the triangle on the corner."""
    if not bar.work.fails or words.height <= 10.0:
        return 0.0
    first = next(one for one in words.elements if isinstance(one, Text))
    corner = _frame(board, bar)[1] - TRIANGLE * 0.8 - END
    return 6.0 if TEXT + first.width > corner else 0.0


def _drawn(board: Board, bar: Bar, words: Block, lane: str, height: float, number: int) -> Block:
    x, width = _frame(board, bar)
    box = Box(x, 0.0, width, height)
    radius = 3.0 if lane == "frontstage" else min(7.0, height / 2)
    elements: list[Element] = [_shape(board, bar, box, _ink(board, bar.work, lane), radius)]
    elements.append(Glyph(_icon(bar.work, lane), x + PADDING, (height - ICON) / 2, ICON, "ink-2", "", "bar"))
    elements += placed(words, x + TEXT, (height - words.height + _headroom(board, bar, words)) / 2)
    signs = {"frontstage": "stage-box", "backstage": "bar", "support": "bar"}[lane]
    found = {"partner-bar" if bar.work.ours == "partner" else signs}
    if number:
        elements.append(fail_sign(board, number, x + width - TRIANGLE * 0.8, -TRIANGLE * 0.45, TRIANGLE))
        found.add("fail")
    if bar.work.standing != "validated":
        found.add("assumed" if bar.work.standing == "assumption" else "refuted")
    return Block(tuple(elements), width, height, frozenset(found))


def _shape(board: Board, bar: Bar, box: Box, ink: Ink, r: float) -> Element:
    """A bar; where it goes on in another band it is cut off square at the edge of this one."""
    if not (bar.before or bar.after):
        return Rect(box, ink, r)
    left = board.grid.left if bar.before else box.x
    right = board.grid.right if bar.after else box.right
    start, end = (0.0 if bar.before else r), (0.0 if bar.after else r)
    top = path("M", left + start, box.y, "H", right - end, "Q", right, box.y, right, box.y + end)
    side = path("V", box.bottom - end, "Q", right, box.bottom, right - end, box.bottom, "H", left + start)
    back = path("Q", left, box.bottom, left, box.bottom - start, "V", box.y + start, "Q", left, box.y)
    return Path(f"{top} {side} {back} {path(left + start, box.y)} Z", ink)


def _ink(board: Board, work: Work, lane: str) -> Ink:
    ground = "paper" if lane == "frontstage" or work.ours == "partner" else "bar"
    if work.standing == "assumption":
        return ASSUMED._replace(fill=ground)
    if work.standing == "refuted":
        return Ink(fill="del-tint", stroke="ink-3", width=0.6)
    if lane == "frontstage":
        return Ink(fill="paper", stroke="ink", width=0.8)
    if work.ours == "partner":
        return Ink(fill="paper", stroke="ink-2", width=0.8)
    return bar_ink(board)


def bar_ink(board: Board) -> Ink:
    """The ground of a bar of our own."""
    # On the grey of a blueprint only an edge tells a bar from its ground in print; without tints it has no ground.
    return Ink(fill="bar", stroke="line", width=0.5) if board.compact or board.outlined else Ink(fill="bar")


def fail_sign(board: Board, number: int, x: float, y: float, size: float) -> Group:
    """A numbered fail point in the square at (x, y)."""
    digits = board.middle(str(number), "micro-strong", "paper", x + size / 2, y + size * 0.62)
    # In pictures that are made smaller to fit their sheet, numbers are as large as the triangle lets them be.
    most = 0.55 * size if board.compact else digits.size * min(1.0, size / TRIANGLE)
    small = max(most / digits.size * (1.0 if number < 10 else 0.85), board.page.least / digits.size)
    digits = digits._replace(
        y=digits.y - 0.36 * digits.size * (1 - small), size=digits.size * small, width=digits.width * small
    )
    return Group("fail", (Glyph("fail", x, y, size, "neg-text"), digits))


def _frame(board: Board, bar: Bar) -> tuple[float, float]:
    first, last = board.grid.columns[bar.first], board.grid.columns[bar.last]
    return first.frame, last.frame + last.frame_width - first.frame


def arranged(board: Board, lane: str, order: Callable[[Work], int], top: float = 3.0, air: float = 6.0) -> Arranged:
    """The bars of a lane in rows, those of an equal `order` together, the first row at `top`.

    `air` is the room above and below the words of the fullest bar of a row, together.
    """
    all_numbers = {bar: number for number, bar, _ in fails_of(board)}
    parts = _in_band(board, bars(board, lane))
    numbers = {part: all_numbers.get(bar, 0) for bar, part in parts if not part.after}
    groups = [tuple(part for _, part in parts if order(part.work) == kind) for kind in (0, 1)]
    rows = [row for group in groups for row in _rows(group)]
    y = top + (TRIANGLE * 0.3 if rows and any(bar.work.fails for bar in rows[0]) else 0.0)
    elements: list[Element] = []
    boxes: list[tuple[Bar, Box]] = []
    signs: frozenset[str] = frozenset()
    for row in rows:
        made_words = [(bar, _words(board, bar, _frame(board, bar)[1], boxed=lane == "frontstage")) for bar in row]
        tall = max(words.height + _headroom(board, bar, words) for bar, words in made_words)
        height = max(14.0, tall + air)
        for bar, words in made_words:
            block = _drawn(board, bar, words, lane, height, numbers.get(bar, 0))
            x, width = _frame(board, bar)
            boxes.append((bar, Box(x, y, width, height)))
            elements += placed(block, 0.0, y)
            signs |= block.signs
        y += height + ROW_GAP + (2.0 if any(bar.work.fails for bar in row) else 0.0)
    return Arranged(tuple(elements), tuple(boxes), signs, y)


def works(board: Board, lane: Lane) -> Strip:
    """The lane `frontstage`, `backstage` or `support`: people in the first rows, systems in the next."""
    label_block = label_of(board, lane)
    made = arranged(board, lane.id, people_first)
    elements = made.elements or nothing(board)
    height = max(made.height + 1.0 if made.boxes else BLANK_LANE, label_block.height)
    ground: tuple[Element, ...] = ()
    if lane.id != "frontstage" and _below_visibility(board):
        box = Box(board.grid.left, 0.0, board.grid.right - board.grid.left, height)
        ground = (Rect(box, Ink(fill="wash"), 3.0),)
    return Strip(lane.id, height, (*ground, *label_block.elements, *elements), made.signs)


def _below_visibility(board: Board) -> bool:
    return any(lane.id == "frontstage" for lane in board.lanes)


def arrows(board: Board, lane: str) -> tuple[tuple[float, str], ...]:
    """The x and direction (`customer`, `us`, `both`) of every arrow between an activity and its work."""
    found: dict[int, tuple[float, str]] = {}
    for activity in board.journey.activities:
        for work in _works(activity, lane):
            found.setdefault(activity.number, (board.grid.column(activity).centre, work.origin))
    return tuple(found.values())


def arrow(x: float, top: float, bottom: float, origin: str) -> tuple[Element, ...]:
    """A vertical arrow: one head shows who starts, two heads a question and its answer."""
    ink = Ink(stroke="ink", width=0.9)
    shapes: list[Element] = [Path(path("M", x, top, "V", bottom), ink)]
    if origin in ("customer", "both"):
        shapes.append(Path(path("M", x - 2.2, bottom - 2.6, "L", x, bottom, "L", x + 2.2, bottom - 2.6), ink))
    if origin in ("us", "both"):
        shapes.append(Path(path("M", x - 2.2, top + 2.6, "L", x, top, "L", x + 2.2, top + 2.6), ink))
    return tuple(shapes)


def channel_of(board: Board, work: Work) -> str:
    """The name of the channel that work goes through."""
    return channel_name(board, work.channel)
