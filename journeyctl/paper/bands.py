"""Folding: which columns of a large map stand in which band, and the grid of each.

In: a journey and the width of its page, in units. Out: windows of columns, and their grids. All bands of a page have
columns of one width. A journey in bands is still one line: `line` is the grid of the whole journey, without a gap where
it is folded, moved so that a band's own columns stand where the band has them. So what runs over a fold leaves one band
exactly where it enters the next.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.model import Journey
from journeyctl.paper.grid import COLUMN_GAP, LABELS, MARGIN, NARROWEST_COLUMN, PHASE_GAP, Column, Grid, lookup

FOLDED_FROM = 19
"""A map of fewer activities than this is never folded."""
FOLDED_COLUMN = 51.0
"""A map whose columns would be narrower than this is folded rather than squeezed."""
MOST_COLUMNS = 20
"""So many columns at most stand in one band of a folded map."""
DENSE_GAP = 5.0
"""Between two cards where two bands share a page."""
AROUND = 3
"""How far from where bands would be even, in columns, a border between stages is preferred."""


class Window(NamedTuple):
    """Columns of a journey, from `first` up to but without `last`."""

    first: int
    last: int

    @property
    def size(self) -> int:
        """How many columns it has."""
        return self.last - self.first


def starts(journey: Journey) -> tuple[int, ...]:
    """The first column of each phase, and one past all."""
    return tuple(accumulate((len(phase.activities) for phase in journey.phases), initial=0))


def _gaps(journey: Journey, window: Window) -> int:
    """How many borders between phases lie inside a window."""
    return sum(window.first < start < window.last for start in starts(journey))


def column_width(journey: Journey, windows: tuple[Window, ...], width: float) -> float:
    """The width of a column when every window is a band of a page that is `width` wide."""
    room = width - 2 * MARGIN - LABELS
    return min((room - PHASE_GAP * _gaps(journey, window)) / window.size for window in windows)


def stage_starts(journey: Journey) -> frozenset[int]:
    """The columns at which a stage begins; none when not every phase has one."""
    phases = journey.phases
    if not all(phase.stage for phase in phases):
        return frozenset()
    borders = zip(starts(journey)[1:], pairwise(phases), strict=False)
    return frozenset(start for start, (before, after) in borders if before.stage != after.stage)


def fold(journey: Journey, window: Window, share: float = 0.5) -> int:
    """The column before which a window is best folded, so that about this share of it stands before the fold.

    A border between stages near that place, else one between phases near it, else between phases not farther from it
    than a quarter of the window, else the place itself.
    """
    stages, phases = stage_starts(journey), frozenset(starts(journey))
    middle = window.first + window.size * share

    def cost(column: int) -> tuple[int, float, int]:
        off = abs(column - middle)
        near = off <= AROUND
        if column in phases and (near or off <= window.size / 4):
            return (0 if near and column in stages else 1 if near else 2, off, column)
        return (3, off, column)

    return min(range(window.first + 1, window.last), key=cost)


def in_bands(journey: Journey, window: Window, width: float, count: int = 2) -> tuple[Window, ...]:
    """A window as so many bands of a page that is `width` wide; () when they do not hold it."""
    if window.size < count:
        return ()
    found = _folded(journey, window, width, count)
    return found or _evenly(journey, window, width, count)


def _folded(journey: Journey, window: Window, width: float, count: int) -> tuple[Window, ...]:
    """The bands of a window that is folded where it is best folded, one fold after the other."""
    made: list[Window] = []
    rest = window
    for left in range(count, 1, -1):
        at = fold(journey, rest, 1 / left) if rest.size >= left else rest.last
        made.append(Window(rest.first, at))
        rest = Window(at, rest.last)
    made.append(rest)
    return tuple(made) if _held(journey, tuple(made), width) else ()


def _evenly(journey: Journey, window: Window, width: float, count: int) -> tuple[Window, ...]:
    """The bands of a window that is folded into even parts, wherever that is."""
    ends = [window.first + window.size * place // count for place in range(count + 1)]
    made = tuple(Window(first, last) for first, last in pairwise(ends))
    return made if _held(journey, made, width) else ()


def _held(journey: Journey, bands: tuple[Window, ...], width: float) -> bool:
    """Whether bands have columns that are wide enough, and none too many or too few of them."""
    sizes = [band.size for band in bands]
    if min(sizes) < 1 or max(sizes) > MOST_COLUMNS:
        return False
    return column_width(journey, bands, width) >= NARROWEST_COLUMN


def line(journey: Journey, folds: frozenset[int], each: float, gap: float = COLUMN_GAP) -> Grid:
    """The grid of a whole journey in one line of columns `each` wide, without gaps before the columns in `folds`.

    `gap` is that between two cards.
    """
    columns: list[Column] = []
    phases: list[Box] = []
    x = left = MARGIN + LABELS
    for number, phase in enumerate(journey.phases):
        if number and len(columns) not in folds:
            x += PHASE_GAP
        start = x
        for _ in phase.activities:
            columns.append(Column(len(columns), number, x, each, gap))
            x += each
        phases.append(Box(start, 0.0, x - start, 0.0))
    return Grid(x + MARGIN, left, x, tuple(columns), tuple(phases), *lookup(journey))


def moved(grid: Grid, dx: float) -> Grid:
    """A grid, so much further right."""
    columns = tuple(column._replace(x=column.x + dx) for column in grid.columns)
    phases = tuple(box._replace(x=box.x + dx) for box in grid.phases)
    return grid._replace(left=grid.left + dx, right=grid.right + dx, columns=columns, phases=phases)


def cut(whole: Grid, part: Journey, window: Window, width: float) -> Grid:
    """The grid of a band: the columns of a window of the `whole` line, which stands where the band has them.

    Args:
        whole: the journey's line, moved so that the window's first column stands at the left edge.
        part: what of the journey is in the window.
        window: which columns.
        width: of the page.
    """
    first_phase = whole.columns[window.first].phase
    kept = whole.columns[window.first : window.last]
    columns = tuple(Column(at, one.phase - first_phase, one.x, one.w, one.gap) for at, one in enumerate(kept))
    phases = []
    for number in range(len(part.phases)):
        own = [column for column in columns if column.phase == number]
        phases.append(Box(own[0].x, 0.0, own[-1].x + own[-1].w - own[0].x, 0.0))
    right = columns[-1].x + columns[-1].w
    return Grid(
        width, columns[0].x, right, columns, tuple(phases), *lookup(part), first=window.first, first_phase=first_phase
    )
