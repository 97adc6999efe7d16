"""A map on many sheets: an overview, then as few sheets as hold the journey, divided at stages where these are near.

In: the board of a page that one sheet does not suffice for. Out: the sheets in order. A sheet shows its activities in
one band or folded. It ends at a border between phases; a phase that no sheet holds is cut, and a single activity that
does not fit is refused.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from math import inf
from typing import NamedTuple

from journeyctl.diagnostics import Diagnostic
from journeyctl.layout.board import Board, Sheet
from journeyctl.layout.index import hopeless, lay_out_index
from journeyctl.layout.manners import manners
from journeyctl.layout.pages import Content, Laid, broken, laid, largest, least_short, refused, smallest, stepped, typed
from journeyctl.layout.passages import MOST_WAYS, leaping
from journeyctl.paper.bands import Window, stage_starts, starts
from journeyctl.paper.style import STEPS

MOST_ACTIVITIES = 200
"""So many are drawn on sheets: each sheet shows the whole journey in small, so the work grows with their square."""
ROOMY = 1.5
"""A part that has at most so many times the activities of the last one is likely to fit as that did."""
CLEARLY = 0.1
"""What is higher than its sheet by more than this part of it is clearly too high."""


class _Part(NamedTuple):
    """What a sheet shows, and the page that shows it."""

    window: Window
    page: Laid


def lay_out_sheets(board: Board) -> tuple[Sheet, ...]:
    """The sheets of a map; or one without elements, which says what does not fit."""
    beyond = _beyond(board) or hopeless(board._replace(sheet=(1, 10)))
    if beyond:
        return (refused(beyond),)
    parts = _Desk(board).parts()
    if not parts[-1].page.fits:
        return (parts[-1].page.sheet,)
    windows = tuple(part.window for part in parts)
    of = len(parts) + 1
    board.setter.forget()
    first = lay_out_index(board._replace(sheet=(1, of)), windows)
    found = (*broken(board), *(one for part in parts for one in part.page.broken))
    made = [part.page.numbered(place + 2, of, windows) for place, part in enumerate(parts)]
    board.setter.forget()
    told = {one.words: one for one in found}
    return (first._replace(diagnostics=(*first.diagnostics, *told.values())), *made)


class _Desk:
    """Where the parts of a journey are laid out to find how many sheets it takes.

    Whether a sheet holds a part is asked at the smallest type, and a larger one is sought for the parts that are drawn;
    where parts of that size have room, at the largest type at once. What is hopeless by its labels is not laid out.
    """

    def __init__(self, board: Board) -> None:
        # How many sheets there will be is not known yet; any numbers take the same room.
        self._board = board._replace(sheet=(10, 10))
        self._laid: dict[Window, Laid] = {}
        self._short: dict[Content, float] = {}
        self._least: dict[Content, float] = {}
        self._large: dict[Content, Laid] = {}
        self._small: dict[Content, Laid] = {}
        self._over: list[Window] = []
        self._usual = 0
        self._tight, self._capped = inf, True
        self._type = STEPS[0]

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
            self._usual = ends[-1] - first
            if not self._fits(Window(first, ends[-1])):
                break
        else:
            ends = self._balanced(ends)
        return [_Part(Window(a, b), self._page(Window(a, b))) for a, b in pairwise(ends)]

    def _farthest(self, first: int, ends: list[int]) -> int:
        """The farthest of these ends so that a sheet which begins with `first` holds all up to it; 0 for none.

        The search begins with as many activities as the last sheet held, and goes on from there in growing strides.
        Where more than the last sheet held was hopeless, it begins with the most that is not.
        """
        low, high, stride = 0, len(ends), 1
        place = bisect_right(ends, first + self._usual) or (high + 1) // 2
        while self._capped and self._usual and place < high and not self._hopeless(Window(first, ends[place])):
            place += 1
        while low < high:
            if self._fits(Window(first, ends[place - 1])):
                low, place = place, place + stride
            else:
                high, place = place - 1, place - stride
            stride *= 2
            place = place if low < place <= high else (low + high + 1) // 2
        self._capped = low == len(ends) or self._hopeless(Window(first, ends[low]))
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
            begun = next((b for b in wished if self._fits(Window(b, end))), ends[place])
            if not self._fits(Window(begun, end)):
                return ends
            made.append(begun)
        made.append(0)
        made.reverse()
        return made if self._fits(Window(0, made[1])) else ends

    def _too_much(self, window: Window) -> bool:
        """Whether it contains a window that no sheet holds."""
        return any(window.first <= one.first and one.last <= window.last for one in self._over)

    def _hopeless(self, window: Window) -> bool:
        """Whether it is too narrow in every manner, or clearly too high by its labels alone in the fewest bands."""
        fewest = min(self._contents(window), key=lambda one: len(one.bands), default=None)
        return fewest is None or self._least_short(fewest) > CLEARLY * self._board.page.height

    def _least_short(self, content: Content) -> float:
        """How much too high it is at least; of a single band that is not asked, as its labels hardly fill a sheet."""
        if len(content.bands) == 1:
            return 0.0
        if content not in self._least:
            self._least[content] = least_short(self._board, content)
        return self._least[content]

    def _fits(self, window: Window) -> bool:
        """Whether a sheet holds a window; none that contains one which is too much is laid out."""
        if window in self._laid:
            return self._laid[window].fits
        if self._too_much(window):
            return False
        if self._held(window):
            return True
        self._over.append(window)
        return False

    def _held(self, window: Window) -> bool:
        """Whether a sheet holds a window in any manner.

        Columns that are wider because there are more bands make each lower at most in proportion: so where some bands
        are clearly too high, more of them are not laid out.
        """
        most = inf
        for content in self._contents(window):
            bands = len(content.bands)
            if bands > most:
                continue
            if content not in self._short:
                self._short[content] = self._measured(content, window.size)
            if not self._short[content]:
                return True
            if self._short[content] > CLEARLY * self._board.page.height:
                most = min(most, bands)
        return False

    def _measured(self, content: Content, size: int) -> float:
        """How much too high a content of that many columns is."""
        least = self._least_short(content)
        if least > CLEARLY * self._board.page.height:
            return least
        asked = size <= ROOMY * self._usual and size < self._tight
        page = largest(self._board, content) if asked else None
        if page and page.fits:
            self._large[content] = page
            return 0.0
        page = smallest(self._board, content)
        if page.fits:
            self._small[content] = page
            self._tight = size if asked else self._tight
        return page.short

    def _contents(self, window: Window) -> tuple[Content, ...]:
        """A window in each manner; none where all columns are too narrow."""
        return tuple(Content(bands, (window, window), 0) for bands in manners(self._board, window))

    def _page(self, window: Window) -> Laid:
        """The page of a window: as it fits without a broken word, else as it fits; else it is too high."""
        if window not in self._laid:
            self._laid[window] = self._found(window)
        return self._laid[window]

    def _found(self, window: Window) -> Laid:
        contents = self._contents(window)
        fitting = [one for one in contents if not self._short.get(one) and not self._least_short(one)]
        tried: list[Laid] = []
        for content in fitting or contents[-1:]:
            known = content in self._short and not self._short[content]
            page = self._typed(content) if known else stepped(self._board, content)
            if page.fits and not page.broken:
                return page
            tried.append(page)
        return next((page for page in tried if page.fits), tried[-1])

    def _typed(self, content: Content) -> Laid:
        """The page of a content that fits, at the largest type at which it does; types near that of the last are tried.

        Smaller type is lower, but ways of a fork with rows of their own are higher than those that share one.
        """
        if content in self._large:
            return self._large[content]
        every = typed(self._board, content)
        for boards in ([one for one in every if one.rows], [one for one in every if not one.rows]):
            found = self._largest_of(boards, content)
            if found:
                self._type = found.board.factor
                return found
        return self._small[content]

    def _largest_of(self, boards: list[Board], content: Content) -> Laid | None:
        """The page on the first of some boards, by type from large to small, on which it fits."""
        best: Laid | None = None
        at = sum(one.factor > self._type for one in boards)
        at, step = min(at, len(boards) - 1), 0
        while 0 <= at < len(boards):
            small = self._small[content]
            page = small if boards[at] == small.board else laid(boards[at], content)
            best = page if page.fits else best
            # Up while it fits; down until it does.
            if (step or (-1 if page.fits else 1)) != (-1 if page.fits else 1):
                break
            step = -1 if page.fits else 1
            at += step
        return best


def _beyond(board: Board) -> Diagnostic | None:
    """What a journey has more of than is drawn on sheets."""
    activities = len(board.whole.activities), MOST_ACTIVITIES, "activities"
    for count, most, what in (activities, (leaping(board.whole), MOST_WAYS, "ways")):
        if count > most:
            told = f"{count:,} {what} are too many for sheets of paper; at most {most} are drawn on them"
            advice = "Split the journey, or draw it with --paper screen."
            return Diagnostic("error", "J414", told, board.journey.span, advice)
    return None
