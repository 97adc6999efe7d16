"""A map on many sheets: an overview, then one sheet for each stage, or for as many phases as a sheet holds.

In: the board of a page that one sheet does not suffice for. Out: the sheets in order. A stage that is too large is
folded into two bands, and divided where that is not enough, at a border between phases where there is one. A single
activity that does not fit is refused.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from journeyctl.layout.board import Board, Sheet
from journeyctl.layout.index import lay_out_index
from journeyctl.layout.pages import Content, stepped, steps
from journeyctl.paper.bands import FOLDED_COLUMN, MOST_COLUMNS, Window, column_width, fold, in_two, stage_starts
from journeyctl.paper.grid import NARROWEST_COLUMN


class _Part(NamedTuple):
    """A sheet that fits: the window it shows, the bands it shows it in, and how it was drawn to find out."""

    window: Window
    bands: tuple[Window, ...]
    sheet: Sheet


def lay_out_sheets(board: Board) -> tuple[Sheet, ...]:
    """The sheets of a map; or one without elements, which says what does not fit."""
    count = len(board.whole.activities)
    borders = (0, *sorted(stage_starts(board.whole)), count)
    parts = [part for first, last in pairwise(borders) for part in _divided(board, Window(first, last))]
    refused = tuple(part.sheet for part in parts if not part.sheet.elements)
    if refused:
        return refused[:1]
    sheets = tuple(part.window for part in parts)
    of = len(parts) + 1
    made = [lay_out_index(board._replace(sheet=(1, of)), sheets)]
    for own, part in enumerate(parts):
        made.append(stepped(board._replace(sheet=(own + 2, of)), Content(part.bands, sheets, own)))
    return tuple(made)


def _divided(board: Board, window: Window) -> list[_Part]:
    """The sheets for a window: one when it fits, else those for its halves."""
    last: _Part | None = None
    for bands in _manners(board, window):
        # How a sheet is numbered is not known yet; its numbers take the room of any others.
        content = Content(bands, (window, window), 0)
        last = _Part(window, bands, stepped(board._replace(sheet=(10, 10)), content))
        if last.sheet.elements:
            return [last]
    if window.size == 1:
        assert last is not None
        return [last]
    at = fold(board.whole, window)
    return [*_divided(board, Window(window.first, at)), *_divided(board, Window(at, window.last))]


def _manners(board: Board, window: Window) -> list[tuple[Window, ...]]:
    """The ways to lay a window on a sheet, best first."""
    page = board.page
    each = column_width(board.whole, (window,), page.width)
    one = [(window,)] if window.size == 1 or (each >= NARROWEST_COLUMN and window.size <= MOST_COLUMNS) else []
    two = in_two(board.whole, window, page.width) if page.width > page.height and each < FOLDED_COLUMN else ()
    folded = [two] if two and steps(board, folded=True) else []
    return [*one, *folded] if each >= FOLDED_COLUMN else [*folded, *one]
