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
from journeyctl.layout.fitting import roomiest
from journeyctl.layout.heading import foot, heading
from journeyctl.layout.lanes import cells
from journeyctl.layout.lines import parting, parting_line
from journeyctl.layout.phases import chevrons, groups, stages, times
from journeyctl.layout.timeline import timeline
from journeyctl.layout.touchpoints import physical, touchpoints
from journeyctl.layout.work import STAGES
from journeyctl.model import Journey, Lane, Phase, Place
from journeyctl.paper.grid import MARGIN, grid, width_for
from journeyctl.scene import Element, Ink, Rect

COLUMN = 96.0
COLUMNS = (66.0, 72.0, 80.0, 88.0, 108.0, 122.0, 140.0, 160.0)
"""The widths of a column that are tried on paper beside the usual one."""
LEAST_WIDTH = 560.0
LABELS = 112.0
"""The room for the labels: wide enough for the names of the lines."""
GAP = 4.0
BELOW_HEAD = 4.0
TIMELINE = 280.0


def lay_out_blueprint(board: Board) -> Sheet:
    """The board as a service blueprint, as wide as it must be; on paper, of a form that suits the sheet."""
    return roomiest(lambda column, height: _laid_out(board, column, height), board, COLUMNS, COLUMN)


def _laid_out(board: Board, column: float, height: float) -> Sheet:
    lanes = _lanes(board.journey)
    if len(lanes) < 2:
        return Sheet(0.0, (), (), frozenset(), (_nothing_behind(board.journey),))
    width = width_for(board.journey, column, LEAST_WIDTH, board.blanks, LABELS)
    columns = grid(board.journey, width, running=board.onto is None, blanks=board.blanks, labels=LABELS)
    small = board._replace(grid=columns, lanes=lanes, compact=True)
    draft = _draft(small)
    slack = max(0.0, height - draft.height) / max(1, len(draft.rows) - 1)
    return _assembled(small, draft, min(slack, 3 * GAP))


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
    """All strips from top to bottom, those of work with the boxes in them, and the height of the whole picture."""

    head: tuple[Strip, ...]
    rows: tuple[Row, ...]
    tail: tuple[Strip, ...]
    height: float


def _draft(board: Board) -> _Draft:
    width = board.grid.right - MARGIN
    strip = timeline(board, min(max(TIMELINE, width * 0.28), width * 0.4))
    optional = (stages(board), groups(board), chevrons(board), times(board))
    head = (heading(board, "blueprint", strip), *(one for one in optional if one))
    rows = [Row(met)] if (met := _met(board)) else []
    for index, lane in enumerate(board.lanes):
        if index:
            rows.append(Row(parting_line(board, parting(board.lanes[index - 1], lane))))
        rows.append(rows_of(board, lane) if index else actions(board, lane))
    fails = fail_table(board)
    signs = frozenset().union(*(one.signs for one in head), *(row.strip.signs for row in rows))
    signs |= arrows(board, tuple(rows), (0.0,) * len(rows)).signs | (fails.signs if fails else frozenset())
    tail = (*((fails,) if fails else ()), foot(board, signs, board.grid.right))
    gaps = GAP * (len(rows) + len(tail)) + BELOW_HEAD
    tall = sum(one.height for one in (*head, *(row.strip for row in rows), *tail)) + gaps + 2 * MARGIN
    return _Draft(head, tuple(rows), tail, tall)


def _met(board: Board) -> Strip | None:
    """The row of what the customer meets: touchpoints, and what they see and hold."""
    if not any(place.touchpoints or place.physical for place in board.journey.places):
        return None
    known = {lane.id: lane for lane in board.journey.lanes}

    def make(place: Place) -> Block:
        if isinstance(place, Phase) and place.activities[0].implied:
            return Block((), 0.0, 0.0)
        return stack((touchpoints(board, place), physical(board, place)), 2.2)

    return cells(board, known.get("physical", Lane(id="physical")), make)


def _assembled(board: Board, draft: _Draft, more: float) -> Sheet:
    elements: list[Element] = []
    y = MARGIN
    for strip in draft.head:
        elements.append(strip.at(y))
        y += strip.height
    y += BELOW_HEAD
    tops: list[float] = []
    rows: list[Element] = []
    hidden = 0.0
    for row in draft.rows:
        tops.append(y)
        if row.strip.id == "line-visibility":
            hidden = y + row.strip.height / 2
        rows.append(row.strip.at(y))
        y += row.strip.height + GAP + more
    if hidden:
        box = Box(board.grid.left, hidden, board.grid.right - board.grid.left, y - GAP - more - hidden)
        elements.append(Rect(box, Ink(fill="wash")))
    crossing = arrows(board, draft.rows, tuple(tops))
    elements += [*rows, *crossing.elements]
    for strip in draft.tail:
        elements.append(strip.at(y + GAP))
        y += strip.height + GAP
    height = y + MARGIN
    ground = Rect(Box(0.0, 0.0, board.grid.width, height), Ink(fill="paper"))
    return Sheet(height, (ground, *elements), (), frozenset(), (), board.grid.width)
