"""How columns of a journey may be laid on a sheet: in one band, or folded into two; upright into three, too.

In: the board of a page, and a window of columns. Out: the windows of the bands of each manner, best first.
"""

from __future__ import annotations

from journeyctl.layout.board import Board
from journeyctl.paper.bands import FOLDED_COLUMN, FOLDED_FROM, MOST_COLUMNS, Window, column_width, in_bands
from journeyctl.paper.grid import NARROWEST_COLUMN

LYING, UPRIGHT = (2,), (2, 3)
"""In how many bands a sheet that lies may be folded, and one that stands upright."""


def manners(board: Board, window: Window, most: int = MOST_COLUMNS) -> tuple[tuple[Window, ...], ...]:
    """The bands in each manner of laying a window on a sheet, best first; () where all columns are too narrow.

    One band is best while its columns are wide; narrow ones are folded rather than squeezed.
    More than `most` narrow ones are not squeezed at all.
    """
    each = column_width(board.whole, (window,), board.page.width)
    squeezed = each >= NARROWEST_COLUMN and window.size <= most
    one = ((window,),) if squeezed or each >= FOLDED_COLUMN or window.size == 1 else ()
    folds = _folds(board, window) if window.size >= FOLDED_FROM or each < FOLDED_COLUMN else ()
    return (*one, *folds) if each >= FOLDED_COLUMN else (*folds, *one)


def _folds(board: Board, window: Window) -> tuple[tuple[Window, ...], ...]:
    """The manners of folding it; a page without a height or a width of its own is not folded, nor one with blanks."""
    page = board.page
    if page.running or page.endless or board.blanks:
        return ()
    counts = UPRIGHT if page.height > page.width else LYING
    found = (in_bands(board.whole, window, page.width, count) for count in counts)
    return tuple(bands for bands in found if bands)
