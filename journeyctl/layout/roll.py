"""The map on a roll that lies: as long as its columns need, which are as wide as its breadth asks for.

In: the board of a page as high as the roll is broad. Out: one sheet, as long as it became; or why there is none.
"""

from __future__ import annotations

from journeyctl.diagnostics import Diagnostic
from journeyctl.layout.board import Board, Sheet
from journeyctl.layout.pages import WHOLE, largest, refused, stepped
from journeyctl.paper.sheets import MOST

_LONGER = (1.0, 1.2, 1.45, 1.75, 2.1)
"""A roll is tried so many times as long as its columns ask for: what is too high gets longer, for texts have fewer
lines in wider columns. On the longest, columns are about as wide as those of eight activities on A0."""
_SHORTEST = 1.2
"""Breadths of the roll: a map of few activities is no shorter, or its curve would be higher than it is long."""


def lay_out_roll(board: Board) -> Sheet:
    """The map in its full type on the shortest roll that holds it; in smaller type only on the longest."""
    least = max(board.page.width, board.page.height * _SHORTEST)
    widths = (least * more for more in _LONGER if least * more * board.page.unit <= MOST)
    lengths = [board.on(board.page._replace(width=width)) for width in widths]
    if not lengths:
        return refused(_too_long(board))
    for longer in lengths[:-1]:
        found = largest(longer, WHOLE)
        if found.fits:
            return found.sheet._replace(width=longer.page.width)
    return stepped(lengths[-1], WHOLE).sheet._replace(width=lengths[-1].page.width)


def _too_long(board: Board) -> Diagnostic:
    """What to say of a map that is longer on its roll than a page of a PDF can be."""
    length = board.page.width * board.page.unit
    count = len(board.grid.columns)
    return Diagnostic(
        "error",
        "J412",
        f"{count} activities do not fit {board.page.name}: the activities lane makes it {length:.0f} mm long, "
        f"{length - MOST:.0f} mm more than a page of a PDF can be ({MOST:.0f} mm)",
        board.journey.span,
        "Take a narrower roll, sheets such as --paper A0, or --paper screen.",
    )
