"""The blueprint: what is done on stage, behind it and in support, as boxes and bars under the activities they serve.

Equal neighbours are drawn as one bar. A fail point is a numbered triangle on a bar's top right corner; its text stands
in the fail table of the About band.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.layout.block import Block, path, placed, stack
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.lanes import ASSUMED, BLANK_LANE, label_of, nothing
from journeyctl.layout.touchpoints import channel_name
from journeyctl.model import Activity, Fail, Lane, Phase, Place, Work
from journeyctl.paper.grid import PADDING
from journeyctl.scene import Element, Glyph, Group, Ink, Path, Rect

ICON = 9.0
TEXT = 15.5
END = 3.0
"""Room kept free at the right end of a bar."""
ROW_GAP = 2.5
TRIANGLE = 12.0


STAGES = ("frontstage", "backstage", "support")


class Bar(NamedTuple):
    """One bar: the work, and the columns from `first` to `last` that it spans."""

    work: Work
    lane: str
    first: int
    last: int


def _works(place: Place, lane: str) -> tuple[Work, ...]:
    return {"frontstage": place.frontstage, "backstage": place.backstage, "support": place.support}[lane]


def _same(one: Work, other: Work) -> bool:
    key = ("action", "actor", "system", "owner", "ours", "standing", "origin", "channel")
    fails = (one.fails and one.fails.text, other.fails and other.fails.text)
    return all(getattr(one, name) == getattr(other, name) for name in key) and (None in fails or fails[0] == fails[1])


def bars(board: Board, lane: str) -> tuple[Bar, ...]:
    """The bars of a lane; equal work at neighbouring activities of the journey is one bar."""
    made: list[Bar] = []
    ending: dict[int, list[int]] = {}
    for place in _places(board):
        first, last = _span(board, place)
        for work in _works(place, lane):
            before = next((i for i in reversed(ending.get(first - 1, [])) if _same(made[i].work, work)), -1)
            if before < 0:
                before = len(made)
                made.append(Bar(work, lane, first, last))
            else:
                ending[first - 1].remove(before)
                kept = made[before].work if made[before].work.fails else work
                made[before] = made[before]._replace(work=kept, last=last)
            ending.setdefault(last, []).append(before)
    return tuple(made)


def fails_of(board: Board) -> tuple[tuple[int, Bar, Fail], ...]:
    """Every fail point with its number and bar: from left to right, the upper lane first."""
    found = [bar for lane in STAGES for bar in bars(board, lane) if bar.work.fails]
    found.sort(key=lambda bar: (bar.last, STAGES.index(bar.lane)))
    return tuple((number, bar, bar.work.fails) for number, bar in enumerate(found, 1) if bar.work.fails)


def _places(board: Board) -> tuple[Place, ...]:
    return tuple(place for phase in board.journey.phases for place in (phase, *phase.activities))


def _span(board: Board, place: Place) -> tuple[int, int]:
    if isinstance(place, Activity):
        return place.number - 1, place.number - 1
    assert isinstance(place, Phase)
    columns = board.grid.of_phase(board.grid.indices[place.id])
    return columns[0].order, columns[-1].order


def _rows(made: tuple[Bar, ...], kind: int) -> list[list[Bar]]:
    """Bars packed into rows, none over another; `kind` groups people (0) before systems (1).

    They come ordered by where they begin, so a row is free when its last bar has ended.
    """
    rows: list[list[Bar]] = []
    for bar in made:
        if _kind(bar.work) != kind:
            continue
        home = next((row for row in rows if row[-1].last < bar.first), None)
        if home is None:
            rows.append([bar])
        else:
            home.append(bar)
    return rows


def _kind(work: Work) -> int:
    return 1 if work.system and not work.actor else 0


def _titles(work: Work) -> tuple[str, str]:
    """What a bar says: who or what in the first place, then what is done."""
    lead = work.actor or work.system
    rest = [work.action, work.system if work.actor else ""]
    if not lead:
        lead, rest = work.action, []
    return lead, " · ".join(part for part in rest if part)


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


def _headroom(bar: Bar, words: Block) -> float:
    """Room above several lines of text, so that none runs under the triangle on the corner."""
    return 6.0 if bar.work.fails and words.height > 10.0 else 0.0


def _drawn(board: Board, bar: Bar, lane: str, height: float, number: int) -> Block:
    x, width = _frame(board, bar)
    words = _words(board, bar, width, boxed=lane == "frontstage")
    box = Box(x, 0.0, width, height)
    radius = 3.0 if lane == "frontstage" else min(7.0, height / 2)
    elements: list[Element] = [Rect(box, _ink(bar.work, lane), radius)]
    elements.append(Glyph(_icon(bar.work, lane), x + PADDING, (height - ICON) / 2, ICON, "ink-2", "", "bar"))
    elements += placed(words, x + TEXT, (height - words.height + _headroom(bar, words)) / 2)
    signs = {"frontstage": "stage-box", "backstage": "bar", "support": "bar"}[lane]
    found = {"partner-bar" if bar.work.ours == "partner" else signs}
    if number:
        elements.append(fail_sign(board, number, x + width - TRIANGLE * 0.8, -TRIANGLE * 0.45, TRIANGLE))
        found.add("fail")
    if bar.work.standing != "validated":
        found.add("assumed" if bar.work.standing == "assumption" else "refuted")
    return Block(tuple(elements), width, height, frozenset(found))


def _ink(work: Work, lane: str) -> Ink:
    ground = "paper" if lane == "frontstage" or work.ours == "partner" else "bar"
    if work.standing == "assumption":
        return ASSUMED._replace(fill=ground)
    if work.standing == "refuted":
        return Ink(fill="del-tint", stroke="ink-3", width=0.6)
    if lane == "frontstage":
        return Ink(fill="paper", stroke="ink", width=0.8)
    return Ink(fill="paper", stroke="ink-2", width=0.8) if work.ours == "partner" else Ink(fill="bar")


def fail_sign(board: Board, number: int, x: float, y: float, size: float) -> Group:
    """A numbered fail point in the square at (x, y)."""
    digits = board.middle(str(number), "micro-strong", "paper", x + size / 2, y + size * 0.62)
    small = min(1.0, size / TRIANGLE)
    digits = digits._replace(
        y=digits.y - 0.36 * digits.size * (1 - small), size=digits.size * small, width=digits.width * small
    )
    return Group("fail", (Glyph("fail", x, y, size, "neg-text"), digits))


def _frame(board: Board, bar: Bar) -> tuple[float, float]:
    first, last = board.grid.columns[bar.first], board.grid.columns[bar.last]
    return first.frame, last.frame + last.frame_width - first.frame


def works(board: Board, lane: Lane) -> Strip:
    """The lane `frontstage`, `backstage` or `support`: people in the first rows, systems in the next."""
    label_block = label_of(board, lane)
    made = bars(board, lane.id)
    numbers = {bar: number for number, bar, _ in fails_of(board)}
    rows = [row for kind in (0, 1) for row in _rows(made, kind)]
    hidden = lane.id != "frontstage"
    top = 3.0 + (TRIANGLE * 0.3 if any(bar.work.fails for bar in rows[0]) else 0.0) if rows else 3.0
    elements: list[Element] = []
    signs: frozenset[str] = frozenset()
    y = top
    for row in rows:
        least = 14.0
        made_words = [(bar, _words(board, bar, _frame(board, bar)[1], boxed=not hidden)) for bar in row]
        tall = max(words.height + _headroom(bar, words) for bar, words in made_words)
        height = max(least, tall + 6.0)
        for bar in row:
            block = _drawn(board, bar, lane.id, height, numbers.get(bar, 0))
            elements += placed(block, 0.0, y)
            signs |= block.signs
        y += height + ROW_GAP + (2.0 if any(bar.work.fails for bar in row) else 0.0)
    if not rows:
        elements += nothing(board)
    height = max(y + 1.0 if rows else BLANK_LANE, label_block.height)
    ground: tuple[Element, ...] = ()
    if hidden and _below_visibility(board):
        box = Box(board.grid.left, 0.0, board.grid.right - board.grid.left, height)
        ground = (Rect(box, Ink(fill="wash"), 3.0),)
    return Strip(lane.id, height, (*ground, *label_block.elements, *elements), signs)


def _below_visibility(board: Board) -> bool:
    return any(lane.id == "frontstage" for lane in board.lanes)


def arrows(board: Board, lane: str) -> tuple[tuple[float, str], ...]:
    """The x and direction (`customer`, `us`, `both`) of every arrow between an activity and its work."""
    found: dict[int, tuple[float, str]] = {}
    for activity in board.journey.activities:
        for work in _works(activity, lane):
            found.setdefault(activity.number, (board.grid.columns[activity.number - 1].centre, work.origin))
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
