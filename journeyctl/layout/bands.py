"""A band: the rows from stages to ideas over some columns of the journey, with a gap where the curve will be.

In: the board of a page. Out: the boards of its bands, each with its own part of the journey, and their rows, measured.
A page of a map has one band, or the two of a folded one.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from journeyctl.layout.block import placed
from journeyctl.layout.board import Board, Fold, Strip
from journeyctl.layout.ideas import notes
from journeyctl.layout.lanes import label_of
from journeyctl.layout.lines import between, line
from journeyctl.layout.overview import span_text
from journeyctl.layout.phases import chevrons, groups, times
from journeyctl.layout.rows import row
from journeyctl.layout.stages import DENSE_STAGE, stages
from journeyctl.layout.steps import lowest
from journeyctl.layout.work import at_work
from journeyctl.model import Journey, Lane
from journeyctl.paper import bands as paper
from journeyctl.paper.bands import Window
from journeyctl.paper.grid import COLUMN_GAP, MARGIN
from journeyctl.record import replace
from journeyctl.scene import Element, Group

LANE_GAP, DENSE_GAP = 4.0, 3.0
QUOTED = "thoughts"
"""The lane whose quotes may stand beside the curve instead."""


class Band(NamedTuple):
    """The rows of a band, the happiness lane still a gap in the list; its `height` is without the curve's."""

    board: Board
    head: tuple[Strip, ...]
    rows: tuple[Strip | Lane, ...]
    height: float

    @property
    def strips(self) -> tuple[Strip, ...]:
        """All that is measured."""
        return (*self.head, *(one for one in self.rows if isinstance(one, Strip)))

    def drawn(self, curve: Strip | None, y: float, extra: float) -> tuple[list[Element], float]:
        """The rows from `y` on, with the curve in its gap, and where they end; `extra` widens each gap."""
        elements: list[Element] = []
        for strip in self.head:
            elements.append(strip.at(y))
            y += strip.height
        usual = DENSE_GAP if self.board.dense else LANE_GAP
        previous: Strip | Lane | None = None
        for one in self.rows:
            strip = one if isinstance(one, Strip) else curve or Strip("happiness", 0.0, ())
            gap = _gap(previous, one, usual) if previous is not None else 0.0
            y += gap + (extra if gap else 0.0)
            elements.append(strip.at(y))
            y += strip.height
            previous = one
        return elements, y


def part(journey: Journey, window: Window) -> Journey:
    """The journey with only the phases and activities of a window."""
    phases = []
    for phase in journey.phases:
        kept = tuple(one for one in phase.activities if window.first < one.number <= window.last)
        if kept:
            phases.append(replace(phase, activities=kept))
    return replace(journey, phases=tuple(phases))


def boards_of(board: Board, shown: tuple[Window, ...]) -> tuple[Board, ...]:
    """The boards of the bands of a page, from that of the page, which has the whole journey."""
    journey = board.whole
    each = paper.column_width(journey, shown, board.page.width)
    dense = len(shown) > 1
    folds = frozenset(column for window in shown for column in window)
    whole = paper.line(journey, folds, each, paper.DENSE_GAP if dense else COLUMN_GAP)
    made = []
    for window in shown:
        line = paper.moved(whole, whole.left - whole.columns[window.first].x)
        own = part(journey, window)
        grid = paper.cut(line, own, window, board.page.width)
        rows = board.rows[window.first : window.last] if any(board.rows) else ()
        band_ = board._replace(journey=own, grid=grid, rows=rows, fold=Fold(journey, line, dense))
        made.append(band_ if dense else band_._replace(lanes=tuple(lane for lane in board.lanes if _told(band_, lane))))
    return tuple(made)


def _told(board: Board, lane: Lane) -> bool:
    """Whether a sheet has something to show in a lane that other sheets may fill; a blueprint keeps all its lanes."""
    if lane.id == "ideas":
        return bool(notes(board))
    blueprint = any(one.id == "frontstage" for one in board.lanes)
    return blueprint or lane.id not in ("backstage", "support") or at_work(board, lane.id)


def _strips(board: Board, on_curve: frozenset[str]) -> list[Strip | Lane]:
    """Every row from the cards to the ideas."""
    found: list[Strip | Lane] = []
    for index, lane in enumerate(board.lanes):
        name = between(board.lanes[index - 1], lane) if index else ""
        if name:
            found.append(line(board, name, lane.id))
        found.append(lane if lane.id == "happiness" else row(board, lane, on_curve))
    return found


def _gap(before: Strip | Lane, after: Strip | Lane, usual: float) -> float:
    touching = any(isinstance(one, Strip) and one.id.startswith("line-") for one in (before, after))
    return 0.0 if touching else usual


def band(board: Board, on_curve: frozenset[str]) -> Band:
    """The rows of a board, measured. `on_curve` are the quotes that already stand beside the curve."""
    return _stacked(board, _head(board), tuple(_strips(board, on_curve)))


def least_height(board: Board) -> float:
    """The height of a band whose lanes are no higher than their labels, or than the lowest card: no band is lower."""
    rows: list[Strip | Lane] = []
    for index, lane in enumerate(board.lanes):
        name = between(board.lanes[index - 1], lane) if index else ""
        rows += [line(board, name, lane.id)] if name else []
        card = lowest(board) if lane.id == "activities" else 0.0
        rows.append(lane if lane.id == "happiness" else Strip(lane.id, max(card, label_of(board, lane).height), ()))
    return _stacked(board, _head(board), tuple(rows)).height


def _head(board: Board) -> tuple[Strip, ...]:
    """The rows above the lanes."""
    optional = (stages(board), groups(board), chevrons(board), times(board))
    head = tuple(strip for strip in optional if strip)
    return _numbered(board, head) if board.fold else head


def requoted(made: Band, on_curve: frozenset[str]) -> Band:
    """A band with other quotes beside its curve: only its lane of thoughts is another."""
    lane = next((lane for lane in made.board.lanes if lane.id == QUOTED), None)
    if lane is None:
        return made
    again = row(made.board, lane, on_curve)
    return _stacked(made.board, made.head, tuple(again if one.id == QUOTED else one for one in made.rows))


def _stacked(board: Board, head: tuple[Strip, ...], rows: tuple[Strip | Lane, ...]) -> Band:
    gap = DENSE_GAP if board.dense else LANE_GAP
    heights = sum(strip.height for strip in (*head, *rows) if isinstance(strip, Strip))
    return Band(board, head, rows, heights + sum(_gap(a, b, gap) for a, b in pairwise(rows)))


def _numbered(board: Board, head: tuple[Strip, ...]) -> tuple[Strip, ...]:
    """The head of a band with the numbers of its activities where the labels of the lanes are."""
    numbers = board.line(span_text(Window(board.grid.first, board.grid.first + len(board.grid.columns))), "lane", "ink")
    first = head[0] if head else Strip("stages", DENSE_STAGE, ())
    words = Group("band", placed(numbers, MARGIN, 0.0), id=f"band-{board.grid.first + 1}")
    return (first._replace(elements=(words, *first.elements)), *head[1:])
