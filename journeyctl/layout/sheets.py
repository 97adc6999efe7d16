"""A map on many sheets: an overview, then one sheet for each stage, or for as many phases as a sheet holds.

In: the board of a page that one sheet does not suffice for. Out: the sheets in order. A stage that is too large is
folded into two bands, and divided where that is not enough, at a border between phases where there is one. A single
activity that does not fit is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from journeyctl.diagnostics import Diagnostic
from journeyctl.layout.board import Board, Sheet
from journeyctl.layout.index import lay_out_index
from journeyctl.layout.pages import Content, Fitted, at_step, refused, stepped, steps
from journeyctl.layout.passages import passages
from journeyctl.paper.bands import FOLDED_COLUMN, MOST_COLUMNS, Window, column_width, fold, in_two, stage_starts
from journeyctl.paper.grid import NARROWEST_COLUMN

MOST_ACTIVITIES = 200
"""So many are drawn on sheets: each sheet shows the whole journey in small, so the work grows with their square."""
MOST_WAYS = 300
"""So many lead elsewhere than to the next activity: on each sheet those that cross its edges are kept apart."""


class _Part(NamedTuple):
    """A sheet that fits: the window it shows, the bands it shows it in, and how it was laid out to find out."""

    window: Window
    bands: tuple[Window, ...]
    found: Fitted


def lay_out_sheets(board: Board) -> tuple[Sheet, ...]:
    """The sheets of a map; or one without elements, which says what does not fit."""
    beyond = _beyond(board)
    if beyond:
        return (refused(beyond),)
    borders = (0, *sorted(stage_starts(board.whole)), len(board.whole.activities))
    parts: list[_Part] = []
    for part in (part for first, last in pairwise(borders) for part in _divided(board, Window(first, last))):
        if not part.found.sheet.elements:
            return (part.found.sheet,)
        parts.append(part)
    windows = tuple(part.window for part in parts)
    of = len(parts) + 1
    made = [lay_out_index(board._replace(sheet=(1, of)), windows)]
    broken = _broken(board)
    for own, part in enumerate(parts):
        board.setter.forget()
        made.append(at_step(part.found.board._replace(sheet=(own + 2, of)), Content(part.bands, windows, own)))
        broken |= _broken(board)
    board.setter.forget()
    return (made[0]._replace(diagnostics=(*made[0].diagnostics, *broken.values())), *made[1:])


def _beyond(board: Board) -> Diagnostic | None:
    """What a journey has more of than is drawn on sheets."""
    leaping = sum(one.end != one.start + 1 for one in passages(board.whole))
    counted = ((len(board.whole.activities), MOST_ACTIVITIES, "activities"), (leaping, MOST_WAYS, "ways"))
    for count, most, what in counted:
        if count > most:
            told = f"{count:,} {what} are too many for sheets of paper; at most {most} are drawn on them"
            advice = "Split the journey, or draw it with --paper screen."
            return Diagnostic("error", "J414", told, board.journey.span, advice)
    return None


def _broken(board: Board) -> dict[str, Diagnostic]:
    """What the setter has to tell of the words of a sheet; it forgets them for the next one."""
    return {one.message: one for one in board.setter.diagnostics() if one.code == "J402"}


def _divided(board: Board, window: Window) -> Iterator[_Part]:
    """The sheets for a window: one when it fits, else those for its halves. What is not asked for is not tried."""
    last: _Part | None = None
    for bands in _manners(board, window):
        # How many sheets there will be is not known yet; any numbers take the same room.
        content = Content(bands, (window, window), 0)
        last = _Part(window, bands, stepped(board._replace(sheet=(10, 10)), content))
        if last.found.sheet.elements:
            yield last
            return
    if window.size == 1:
        assert last is not None
        yield last
        return
    at = fold(board.whole, window)
    yield from _divided(board, Window(window.first, at))
    yield from _divided(board, Window(at, window.last))


def _manners(board: Board, window: Window) -> list[tuple[Window, ...]]:
    """The ways to lay a window on a sheet, best first."""
    page = board.page
    each = column_width(board.whole, (window,), page.width)
    one = [(window,)] if window.size == 1 or (each >= NARROWEST_COLUMN and window.size <= MOST_COLUMNS) else []
    two = in_two(board.whole, window, page.width) if page.width > page.height and each < FOLDED_COLUMN else ()
    folded = [two] if two and steps(board, folded=True) else []
    return [*one, *folded] if each >= FOLDED_COLUMN else [*folded, *one]
