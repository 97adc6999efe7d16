"""The rows of work in a blueprint, and the arrows that cross its lines.

In: a board and a lane, or all rows with their places. Out: rows with the boxes in them; arrows from box to box.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.layout.block import Block, placed
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.lanes import label_of
from journeyctl.layout.work import STAGES, Bar, arranged, arrow, as_they_come, bars, labels_before, partners_last
from journeyctl.model import Lane
from journeyctl.paper.grid import PADDING
from journeyctl.scene import Element, Group, Ink, Rect

TOP = 5.0
BOTTOM = 3.0
AIR = 9.0
CLEAR = 1.4
"""Between the tip of an arrow and a box."""


class Row(NamedTuple):
    """A row of the picture: its strip, and in it the boxes of work or of the activities' cards."""

    strip: Strip
    boxes: tuple[tuple[Bar, Box], ...] = ()
    cards: tuple[Box, ...] = ()


def rows_of(board: Board, lane: Lane) -> Row:
    """The row of a lane of work; in the row of what the customer sees, a dotted box where nobody of us is."""
    label_block = label_of(board, lane)
    order = partners_last if lane.id == "support" else as_they_come
    made = arranged(board, lane.id, order, TOP, AIR)
    alone = _alone(board) if lane.id == "frontstage" else ()
    first = min((box.y for _, box in made.boxes), default=TOP)
    tall = max((box.h for _, box in made.boxes if box.y == first), default=16.0)
    nobody = tuple(_nobody(board, run, first, tall) for run in _runs(board, alone))
    deepest = max((block.height for block in nobody), default=0.0)
    height = max(made.height + BOTTOM, first + deepest + BOTTOM, label_block.height)
    shown = tuple(element for block in nobody for element in block.elements)
    strip = Strip(lane.id, height, (*label_block.elements, *shown, *made.elements), made.signs)
    return Row(strip, made.boxes)


def _alone(board: Board) -> tuple[int, ...]:
    """The columns where the customer meets nobody of us.

    Where something behind the line of visibility is said to start with the customer, or to reach them, its arrow
    crosses the row without stopping.
    """
    covered = {i for bar in bars(board, "frontstage") for i in range(bar.first, bar.last + 1)}
    below = [bar for lane in STAGES[1:] for bar in bars(board, lane)]
    crossed = {i for bar in below if bar.work.origin != "both" for i in bar.met}
    activities = board.journey.activities
    return tuple(i for i, one in enumerate(activities) if i not in covered and (i not in crossed or not one.present))


def _runs(board: Board, columns: tuple[int, ...]) -> list[tuple[int, int]]:
    """First and last of every run of neighbouring columns."""
    runs: list[tuple[int, int]] = []
    for one in columns:
        if runs and runs[-1][1] == one - 1 and not labels_before(board, one):
            runs[-1] = (runs[-1][0], one)
        else:
            runs.append((one, one))
    return runs


def _nobody(board: Board, run: tuple[int, int], y: float, height: float) -> Block:
    first, last = board.grid.columns[run[0]], board.grid.columns[run[1]]
    width = last.frame + last.frame_width - first.frame
    words = board.text(board.labels("blueprint.nobody"), "micro-italic", "ink-2", width - 2 * PADDING)
    tall = max(height, words.height + 6.0)
    frame = Rect(Box(first.frame, y, width, tall), Ink(fill="paper", stroke="ink-3", width=0.9, dash=(0.01, 2.4)), 3.0)
    inside = placed(words, first.text, y + (tall - words.height) / 2)
    group = Group("nobody", (frame, *inside), id=f"nobody-{run[0] + 1}")
    return Block((group,), width, tall)


def arrows(board: Board, rows: tuple[Row, ...], tops: tuple[float, ...]) -> Block:
    """The arrows of every column; `tops` are where the rows stand."""
    alone = frozenset(_alone(board)) if any(row.strip.id == "frontstage" for row in rows) else frozenset()
    stops = tuple(_stops(row) for row in rows)
    elements: list[Element] = []
    signs: set[str] = set()
    for index, column in enumerate(board.grid.columns):
        for start, end, origin in _links(index, rows, stops, tops, alone=index in alone):
            elements.append(Group("arrow", arrow(column.centre, start + CLEAR, end - CLEAR, origin)))
            signs.add("asks" if origin == "both" else "starts")
    return Block(tuple(elements), 0.0, 0.0, frozenset(signs))


Stops = Mapping[int, list[tuple[Bar, Box]]]
"""The boxes that a column has in a row, from the top."""


def _stops(row: Row) -> Stops:
    found: dict[int, list[tuple[Bar, Box]]] = {}
    for bar, box in sorted(row.boxes, key=lambda pair: pair[1].y):
        for index in range(bar.first, bar.last + 1):
            found.setdefault(index, []).append((bar, box))
    return found


def _links(
    index: int, rows: tuple[Row, ...], stops: tuple[Stops, ...], tops: tuple[float, ...], *, alone: bool
) -> list[tuple[float, float, str]]:
    """From where to where the arrows of a column run, and who starts each."""
    found: list[tuple[float, float, str]] = []
    above: float | None = None
    for row, there, top in zip(rows, stops, tops, strict=True):
        if row.cards:
            above = top + row.cards[index].bottom
            continue
        if row.strip.id == "frontstage" and alone:
            above = None
        here = there.get(index, [])
        done = [bar for bar, _ in here if bar.work.standing != "refuted"]
        met = next((bar for bar in done if index in bar.met), None)
        if above is not None and met:
            found.append((above, top + here[0][1].y, met.work.origin))
        if here:
            above = top + here[-1][1].bottom if done else None
    return found
