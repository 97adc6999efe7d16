"""The bands of a channel matrix on paper: which columns stand in each, and its board.

In: the board of the whole matrix, the width of a column and the number of bands. Out: a board for each band, with its
part of the journey; the curve, and the line of a channel, run on from one to the next.
"""

from __future__ import annotations

from itertools import pairwise

from journeyctl.layout.bands import part
from journeyctl.layout.board import Board, Fold
from journeyctl.model import Journey
from journeyctl.paper import bands as paper
from journeyctl.paper.bands import Window

WIDER = 18.0
"""So much wider than those of a map are the labels."""


def windows(journey: Journey, count: int) -> tuple[Window, ...]:
    """The columns in so many bands of about one width, each from the border between phases that is near, if any is."""
    every = len(journey.activities)
    near = every / count / 4
    borders = paper.starts(journey)
    folds = [0]
    for number in range(1, count):
        wanted = every * number / count
        border = min(borders, key=lambda start: abs(start - wanted))
        folds.append(border if abs(border - wanted) <= near else round(wanted))
    return tuple(Window(*pair) for pair in pairwise((*folds, every)))


def banded(board: Board, column: float, count: int) -> tuple[Board, ...]:
    """The board of each band, its columns `column` wide."""
    journey = board.journey
    shown = windows(journey, count)
    whole = paper.line(journey, frozenset(at for one in shown for at in one), column)
    made = []
    for window in shown:
        line = paper.moved(whole, whole.left + WIDER - whole.columns[window.first].x)
        own = part(journey, window)
        grid = paper.cut(line, own, window, line.width)
        made.append(board._replace(journey=own, grid=grid, fold=Fold(journey, line, dense=False), compact=True))
    return tuple(made)
