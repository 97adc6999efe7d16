"""Ways across a fold: an arc that leaves a band ends at its edge in a tab with a number, and lands from one in another.

In: a band's board and its ways. Out: the columns and links of the band for the planner. Where ways cross an edge a
column without a card stands on it, and whatever ends there is cut off at the edge. A whole map has no such edges.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.flow import Card, Column, Drawn
from journeyctl.flow.shapes import INSET
from journeyctl.layout.board import Board
from journeyctl.layout.passages import Passage
from journeyctl.layout.tabs import LEFT, RIGHT, Side, tab
from journeyctl.scene import Group

Points = tuple[tuple[float, float], ...]


class Edges(NamedTuple):
    """The activities of a band, from `first` up to but without `last`, and whether ways cross its edges."""

    first: int
    last: int
    left: bool
    right: bool

    def own(self, number: int) -> bool:
        """Whether an activity, by its index, stands in this band."""
        return self.first <= number < self.last

    def has(self, passage: Passage, *, drawn: bool) -> bool:
        """Whether this band shows a way: one that is drawn with one end in it, another with both."""
        ends = (self.own(passage.start), self.own(passage.end))
        return any(ends) if drawn else all(ends)

    def place(self, number: int) -> int:
        """The planner's column of an activity: of one in another band that of the edge towards it."""
        inside = min(max(number, self.first - 1), self.last) - self.first
        return inside + self.left

    def side(self, number: int) -> Side:
        """The edge towards an activity of another band."""
        return LEFT if number < self.first else RIGHT

    def columns(self, board: Board) -> tuple[Column, ...]:
        """Where cards stand, and the edges that ways cross."""
        own = tuple(Column(column.frame, column.frame_width) for column in board.grid.columns)
        before = (Column(board.grid.left - INSET, 2 * INSET),) if self.left else ()
        after = (Column(board.grid.right - INSET, 2 * INSET),) if self.right else ()
        return (*before, *own, *after)

    def cards(self, own: tuple[Card, ...]) -> tuple[Card, ...]:
        """The cards, and nothing at the edges."""
        nothing = Card(2 * INSET, 0.0)
        return (*(nothing,) * self.left, *own, *(nothing,) * self.right)

    def rows(self, own: tuple[int, ...]) -> tuple[int, ...]:
        """The rows of the cards; the edges belong to the main row."""
        return (*(0,) * self.left, *own, *(0,) * self.right)

    def cut(self, board: Board, passage: Passage, way: Drawn) -> tuple[Points, tuple[Group, ...]]:
        """The corners of a way within the band, and the tab where it leaves or enters, if it does."""
        points = way.points
        if self.own(passage.start) and self.own(passage.end):
            return points, ()
        other = passage.start if self.own(passage.end) else passage.end
        side = self.side(other)
        x = board.grid.left if side == LEFT else board.grid.right
        if other == passage.end:
            kept = points[:-1] if _upright(points[-2], points[-1]) else points
            points, at = (*kept[:-1], (x, kept[-1][1])), kept[-1]
        else:
            kept = points[1:] if _upright(points[0], points[1]) else points
            points, at = ((x, kept[0][1]), *kept[1:]), kept[0]
        return points, (tab(board, board.whole.activities[other], x, at[1], side, small=True),)


def _upright(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return abs(a[0] - b[0]) < 0.01


def edges(board: Board, drawn: tuple[Passage, ...]) -> Edges:
    """The edges of a band that some of the ways cross, of those that are drawn."""
    first = board.grid.first
    band = Edges(first, first + len(board.grid.columns), left=False, right=False)
    outside = [
        one.end if band.own(one.start) else one.start for one in drawn if band.own(one.start) != band.own(one.end)
    ]
    left, right = (any(band.side(number) == side for number in outside) for side in (LEFT, RIGHT))
    return band._replace(left=left, right=right)
