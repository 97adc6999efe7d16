"""A map on many sheets: an overview, then as few sheets as hold the journey, divided at stages where these are near.

In: the board of a page that one sheet does not suffice for. Out: the sheets in order. A sheet shows its activities in
one band or folded. It ends at a border between phases; a phase that no sheet holds is cut, and a single activity that
does not fit is refused.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from journeyctl.diagnostics import Diagnostic
from journeyctl.layout.board import Board, Sheet
from journeyctl.layout.index import lay_out_index
from journeyctl.layout.manners import manners
from journeyctl.layout.pages import Content, Laid, refused, stepped
from journeyctl.layout.passages import passages
from journeyctl.paper.bands import Window, stage_starts, starts

MOST_ACTIVITIES = 200
"""So many are drawn on sheets: each sheet shows the whole journey in small, so the work grows with their square."""
MOST_WAYS = 300
"""So many lead elsewhere than to the next activity: on each sheet those that cross its edges are kept apart."""


class _Part(NamedTuple):
    """What a sheet shows, and the page that shows it."""

    window: Window
    page: Laid


def lay_out_sheets(board: Board) -> tuple[Sheet, ...]:
    """The sheets of a map; or one without elements, which says what does not fit."""
    beyond = _beyond(board)
    if beyond:
        return (refused(beyond),)
    parts = _Desk(board).parts()
    if not parts[-1].page.fits:
        return (parts[-1].page.sheet,)
    windows = tuple(part.window for part in parts)
    of = len(parts) + 1
    board.setter.forget()
    first = lay_out_index(board._replace(sheet=(1, of)), windows)
    found = (
        *(one for one in board.setter.diagnostics() if one.code == "J402"),
        *(b for p in parts for b in p.page.broken),
    )
    made = [part.page.numbered(place + 2, of, windows) for place, part in enumerate(parts)]
    board.setter.forget()
    broken = {one.message: one for one in found}
    return (first._replace(diagnostics=(*first.diagnostics, *broken.values())), *made)


class _Desk:
    """Where the parts of a journey are laid out to find how many sheets it takes; no part is laid out twice."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._laid: dict[Window, Laid] = {}

    def parts(self) -> list[_Part]:
        """The fewest sheets; if the last of them does not fit, its activity does not."""
        journey = self._board.whole
        count = len(journey.activities)
        borders = starts(journey)
        ends = [0]
        while ends[-1] < count:
            first = ends[-1]
            end = self._farthest(first, [border for border in borders if border > first])
            ends.append(end or self._farthest(first, list(range(first + 1, count + 1))) or first + 1)
            if not self._fits(Window(first, ends[-1])):
                break
        else:
            ends = self._balanced(ends)
        return [_Part(Window(a, b), self._page(Window(a, b))) for a, b in pairwise(ends)]

    def _farthest(self, first: int, ends: list[int]) -> int:
        """The farthest of these ends so that a sheet which begins with `first` holds all up to it; 0 for none."""
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high + 1) // 2
            if self._fits(Window(first, ends[middle - 1])):
                low = middle
            else:
                high = middle - 1
        return ends[low - 1] if low else 0

    def _balanced(self, ends: list[int]) -> list[int]:
        """As many sheets, each as full as the others, and divided at a border of stages where one is near.

        `ends` are the farthest that sheets reach. From the last sheet on, each begins where it is best begun between
        there and the place from which one sheet fewer would do.
        """
        stages, borders = stage_starts(self._board.whole), starts(self._board.whole)
        made = [ends[-1]]
        for place in range(len(ends) - 2, 0, -1):
            end, even = made[-1], made[-1] * place / (place + 1)
            near = [b for b in borders if ends[place - 1] < b <= min(ends[place], end - 1)]
            wished = sorted(near, key=lambda b: (b not in stages or abs(b - even) > even / place / 2, abs(b - even)))
            found = next((b for b in wished if self._fits(Window(b, end))), ends[place])
            made.append(found)
        made.append(0)
        made.reverse()
        return made if all(self._fits(Window(a, b)) for a, b in pairwise(made)) else ends

    def _fits(self, window: Window) -> bool:
        """Whether a sheet holds a window; where all columns are too narrow nothing is laid out."""
        return bool(manners(self._board, window)) and self._page(window).fits

    def _page(self, window: Window) -> Laid:
        """The page of a window: as it fits without a broken word, else as it fits; else it is too high."""
        if window not in self._laid:
            self._laid[window] = self._found(window)
        return self._laid[window]

    def _found(self, window: Window) -> Laid:
        tried: list[Laid] = []
        for bands in manners(self._board, window):
            # How many sheets there will be is not known yet; any numbers take the same room.
            page = stepped(self._board._replace(sheet=(10, 10)), Content(bands, (window, window), 0))
            if page.fits and not page.broken:
                return page
            tried.append(page)
        return next((page for page in tried if page.fits), tried[-1])


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
