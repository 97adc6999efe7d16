"""The service blueprint: what the customer meets and does, what we do in front of them and behind, on what it rests.

Three lines part the rows: where customer and firm meet, what the customer sees, and what serves whom inside. All below
the line of visibility lies on grey. Arrows run down the middle of every column, from box to box.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.diagnostics import Diagnostic
from journeyctl.layout.about import fail_table
from journeyctl.layout.actions import actions
from journeyctl.layout.block import Block, stack
from journeyctl.layout.board import Board, Sheet, Strip
from journeyctl.layout.contact import Row, arrows, rows_of
from journeyctl.layout.fitting import COMFORTABLE, bands_for, hopeless, points, roomiest
from journeyctl.layout.folding import breaks, folded
from journeyctl.layout.heading import foot, heading
from journeyctl.layout.lanes import cells
from journeyctl.layout.lines import parting, parting_line
from journeyctl.layout.phases import chevrons, groups, times
from journeyctl.layout.stages import stages
from journeyctl.layout.timeline import timeline
from journeyctl.layout.touchpoints import physical, touchpoints
from journeyctl.layout.work import STAGES
from journeyctl.model import Journey, Lane, Phase, Place
from journeyctl.paper.grid import MARGIN, PHASE_GAP, grid, width_for
from journeyctl.paper.insets import TILE
from journeyctl.scene import Element, Ink, Rect

COLUMN = 96.0
COLUMNS = (66.0, 72.0, 80.0, 88.0, 108.0, 122.0, 140.0, 160.0)
"""The widths of a column that are tried on paper beside the usual one."""
LEAST_WIDTH = 560.0
LABELS = 112.0
"""The room for the labels: wide enough for the names of the lines."""
GAP = 4.0
BELOW_HEAD = 4.0
BAND_GAP = 22.0
MOST_BANDS = 6
TIMELINE = 280.0


def lay_out_blueprint(board: Board) -> Sheet:
    """The board as a service blueprint, as wide as it must be; on paper, in bands and columns that suit the sheet."""
    lanes = _lanes(board.journey)
    if len(lanes) < 2:
        return Sheet(0.0, (), (), frozenset(), (_nothing_behind(board.journey),))
    small = board._replace(lanes=lanes, compact=True)
    onto = board.onto
    bands = _bands(small)
    sheet = _folded(small, bands)
    if onto is None or not (onto.width and onto.height) or points(sheet, onto) >= COMFORTABLE:
        return sheet
    if hopeless(sheet, onto, COLUMNS, COLUMN):
        return sheet
    # Narrower columns may do better in fewer bands or in more than the usual ones would.
    most = min(MOST_BANDS, len(board.journey.phases))
    tried = {count: _folded(small, count) for count in (bands - 1, bands + 1) if 1 <= count <= most}
    best = max(tried, key=lambda count: points(tried[count], onto), default=bands)
    better = best if best in tried and points(tried[best], onto) > points(sheet, onto) else bands
    return _folded(small, better)


def _folded(board: Board, bands: int) -> Sheet:
    """The board in so many bands, with the columns that suit its sheet."""
    board.setter.forget()
    return roomiest(lambda column, height: _laid_out(board, column, height, bands), board, COLUMNS, COLUMN)


def _bands(board: Board) -> int:
    """In how many bands the picture stands on its sheet; one on a screen and on a roll."""
    onto = board.onto
    if onto is None or not (onto.width and onto.height) or len(board.journey.phases) == 1:
        return 1
    single = _gridded(board, COLUMN, 1)
    draft = _draft(single)
    board.setter.forget()
    whole = (single.grid.width, draft.height)
    return bands_for(whole, draft.body, LABELS, onto, min(MOST_BANDS, len(board.journey.phases)))


def _gridded(board: Board, column: float, bands: int) -> Board:
    """The board with its columns: in one row on a screen, with the labels again where a band begins on paper."""
    journey = board.journey
    chosen = breaks(journey, bands) if board.onto else None
    width = width_for(journey, column, LEAST_WIDTH if bands == 1 else 0.0, board.blanks, LABELS, chosen)
    columns = grid(journey, width, running=True, blanks=board.blanks, labels=LABELS, breaks=chosen)
    return board._replace(grid=columns)


def _narrowed(board: Board) -> Board:
    """The board as wide as its widest band, for what stands above and below the bands."""
    if not board.onto or not board.grid.repeats:
        return board
    right = max(end - shift for shift, end in _stretches(board))
    return board._replace(grid=board.grid._replace(right=right, width=right + MARGIN))


def _stretches(board: Board) -> tuple[tuple[float, float], ...]:
    """Of each band, how far its label column stands from the first one, and where it ends, before it is folded."""
    shifts = board.grid.repeats if board.onto else ()
    ends = (*(MARGIN + shift - PHASE_GAP for shift in shifts), board.grid.right)
    return tuple(zip((0.0, *shifts), ends, strict=True))


def _laid_out(board: Board, column: float, height: float, bands: int) -> Sheet:
    chosen = _gridded(board, column, bands)
    draft = _draft(chosen)
    count = len(draft.rows) * (len(chosen.grid.repeats) + 1 if board.onto else 1)
    slack = max(0.0, height - draft.height) / max(1, count - 1)
    return _assembled(chosen, draft, min(slack, 3 * GAP))


def _lanes(journey: Journey) -> tuple[Lane, ...]:
    """The activities, and below them every lane of work that has content."""
    known = {lane.id: lane for lane in journey.lanes}
    filled = [name for name in STAGES if any(getattr(place, name) for place in journey.places)]
    return tuple(known.get(name, Lane(id=name)) for name in ("activities", *filled))


def _nothing_behind(journey: Journey) -> Diagnostic:
    return Diagnostic(
        "error",
        "J419",
        "a blueprint shows what we do for the customer, and this journey says nothing of it",
        journey.span,
        "Give activities `frontstage`, `backstage` and `support`, or take another --view.",
    )


class _Draft(NamedTuple):
    """The head of the picture, the strips and rows of its bands, its tail; heights of a band and of the whole."""

    top: Strip
    head: tuple[Strip, ...]
    rows: tuple[Row, ...]
    tail: tuple[Strip, ...]
    body: float
    height: float


def _draft(board: Board) -> _Draft:
    narrow = _narrowed(board)
    width = narrow.grid.right - MARGIN
    top = heading(narrow, "blueprint", timeline(board, min(max(TIMELINE, width * 0.28), width * 0.4)))
    head = tuple(one for one in (stages(board), groups(board), chevrons(board), times(board)) if one)
    rows = [Row(met)] if (met := _met(board)) else []
    for index, lane in enumerate(board.lanes):
        if index:
            rows.append(Row(parting_line(board, parting(board.lanes[index - 1], lane))))
        rows.append(rows_of(board, lane) if index else actions(board, lane))
    fails = fail_table(narrow)
    signs = frozenset().union(top.signs, *(one.signs for one in head), *(row.strip.signs for row in rows))
    signs |= arrows(board, tuple(rows), (0.0,) * len(rows)).signs | (fails.signs if fails else frozenset())
    tail = (*((fails,) if fails else ()), foot(narrow, signs, narrow.grid.right))
    body = sum(one.height for one in (*head, *(row.strip for row in rows))) + GAP * (len(rows) - 1) + BELOW_HEAD
    bands = len(board.grid.repeats) + 1 if board.onto else 1
    rest = sum(one.height + GAP for one in (top, *tail)) + BAND_GAP * (bands - 1) + 2 * MARGIN
    return _Draft(top, head, tuple(rows), tail, body, body * bands + rest)


def _met(board: Board) -> Strip | None:
    """The row of what the customer meets: touchpoints, and what they see and hold."""
    if not any(place.touchpoints or place.physical for place in board.journey.places):
        return None
    known = {lane.id: lane for lane in board.journey.lanes}

    def make(place: Place) -> Block:
        if isinstance(place, Phase) and place.activities[0].implied:
            return Block((), 0.0, 0.0)
        return stack((touchpoints(board, place), physical(board, place)), 2.2)

    return cells(board, known.get("physical", Lane(id="physical")), make, blank=TILE)


def _assembled(board: Board, draft: _Draft, more: float) -> Sheet:
    first = MARGIN + draft.top.height
    y = first
    band: list[Element] = []
    for strip in draft.head:
        band.append(strip.at(y))
        y += strip.height
    y += BELOW_HEAD
    tops: list[float] = []
    rows: list[Element] = []
    for row in draft.rows:
        tops.append(y)
        rows.append(row.strip.at(y))
        y += row.strip.height + GAP + more
    y -= GAP + more
    crossing = arrows(board, draft.rows, tuple(tops))
    band += [*_hidden(board, draft.rows, tops, y), *rows, *crossing.elements]
    narrow = _narrowed(board)
    bands = len(board.grid.repeats) if narrow is not board else 0
    drop = y - first + BAND_GAP
    body = folded(tuple(band), board.grid.repeats, MARGIN, drop) if bands else band
    y += bands * drop + GAP
    elements = [draft.top.at(MARGIN), *body]
    for strip in draft.tail:
        elements.append(strip.at(y + GAP))
        y += strip.height + GAP
    width = narrow.grid.width
    ground = Rect(Box(0.0, 0.0, width, y + MARGIN), Ink(fill="paper"))
    return Sheet(y + MARGIN, (ground, *elements), (), frozenset(), (), width)


def _hidden(board: Board, rows: tuple[Row, ...], tops: list[float], bottom: float) -> list[Element]:
    """The grey ground of all that the customer does not see, from the line of visibility down."""
    at = next((i for i, row in enumerate(rows) if row.strip.id == "line-visibility"), None)
    if at is None:
        return []
    top = tops[at] + rows[at].strip.height / 2
    return [
        Rect(Box(board.grid.left + shift, top, end - board.grid.left - shift, bottom - top), Ink(fill="wash"))
        for shift, end in _stretches(board)
    ]
