"""The plot of the happiness lane: where every point lies, how it is known, and where its mark stands.

In: a board and the height of the lane. Out: a `Plot`, geometry without ink; `happiness` draws it.
"""

from __future__ import annotations

from bisect import bisect_left
from math import hypot
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.curve import Curve, Point, through
from journeyctl.feelings import assumed, joined, marks, places
from journeyctl.layout.board import Board
from journeyctl.layout.faces import LEAST, MARKED
from journeyctl.layout.marks import Face, Surroundings, beside
from journeyctl.model import Activity, Mark, Place
from journeyctl.paper.grid import span

HEAD = 17.0
FOOT = 25.0
AXIS = 20.0
"""The room at the left of the lane for the faces of its scale."""
SMALL = 6.0
"""The radius of a marked face among points that are too close for faces."""
BLANK = 0.85
"""How large the ring of an unknown place is beside a face."""
REACH = 70.0
"""No mark stands farther from its face, so faces farther off are not asked."""


class Spot(NamedTuple):
    """A point of the curve lane: whose it is, where, how large its face, and how it is known.

    `mark` is None where nothing is marked; `beside` is then None too, else the room of the heart or cloud.
    """

    place: Place
    x: float
    y: float
    radius: float
    assumed: bool
    main: bool
    mark: Mark | None
    beside: Box | None = None


class Plot(NamedTuple):
    """The curve lane's geometry: spots with a value, unknown places, and the curve through the main path.

    `head` and `foot` are the room kept free above the highest point and below the lowest.
    """

    height: float
    spots: tuple[Spot, ...]
    unknown: tuple[tuple[Activity, float], ...]
    curve: Curve
    head: float = HEAD
    foot: float = FOOT

    def y(self, value: float) -> float:
        """The y of a happiness on -2 ... 2."""
        low = self.height - self.foot
        return (self.head + low) / 2 - value * (low - self.head) / 4

    def blank(self, x: float) -> float:
        """The y of an unknown place: on the curve, else on the neutral line."""
        return self.curve.at(x) if self.curve.covers(x) else self.y(0.0)


def x_of(board: Board, place: Place) -> float:
    """The x of a place's point: the middle of its column, or of its phase."""
    if isinstance(place, Activity):
        return board.long.column(place).centre
    columns = board.long.of_phase(board.long.indices[place.id])
    return (columns[0].centre + columns[-1].centre) / 2


def axis_room(board: Board, without: float) -> float:
    """The room for the faces of the scale; `without` where it has none: in the compact picture, and past a fold."""
    return without if board.compact or board.comes_from else AXIS


def plot(board: Board, height: float, head: float = HEAD, foot: float = FOOT) -> Plot:
    """Where every point of the lane lies for a lane of that height; in a band also those of the other bands."""
    marked = marks(board.whole)
    frame = Plot(height, (), (), Curve(()), head, foot)
    spots: list[Spot] = []
    blanks: list[tuple[Activity, float]] = []
    for place in _near(board):
        main = joined(place)
        x = x_of(board, place)
        if place.happiness is None:
            if main and isinstance(place, Activity):
                blanks.append((place, x))
            continue
        mark = marked.get(place.id)
        radius = board.radius * (MARKED if mark else 1.0)
        spots.append(Spot(place, x, frame.y(place.happiness), radius, assumed(board.journey, place), main, mark))
    line = through(tuple(Point(spot.x, spot.y) for spot in spots if spot.main))
    drawn = frame._replace(spots=tuple(spots), unknown=tuple(blanks), curve=line)
    return drawn._replace(spots=_marked_spots(board, _apart(board, drawn)))


NEAR = 16
"""How many main points beyond either edge of a band decide how its own part of the curve runs, and more than stand
within any reach of it."""


def _near(board: Board) -> tuple[Place, ...]:
    """The places whose points can matter in a band, which of a map on many sheets are few; without a band all."""
    every = places(board.whole)
    if not board.fold:
        return every
    first, last = board.grid.first, board.grid.first + len(board.grid.columns) - 1
    main = [at for at, one in enumerate(every) if one.happiness is not None and joined(one)]
    before = [at for at in main if span(every[at])[1] < first]
    after = [at for at in main if span(every[at])[0] > last]
    begin = before[-NEAR] if len(before) >= NEAR else 0
    end = after[NEAR - 1] + 1 if len(after) >= NEAR else len(every)
    return every[begin:end]


def _apart(board: Board, drawn: Plot) -> Plot:
    """Where columns are too narrow for faces, the marked ones have a face all the same, as large as they can stand."""
    if board.radius >= LEAST:
        return drawn
    made = [spot._replace(radius=SMALL if spot.mark else spot.radius) for spot in drawn.spots]
    for index, spot in enumerate(made):
        if not spot.mark:
            continue
        near = [other for other in made[max(0, index - 12) : index + 13] if other.mark and other is not spot]
        room = min((hypot(spot.x - other.x, spot.y - other.y) / 2 for other in near), default=SMALL)
        made[index] = spot._replace(radius=min(SMALL, room))
    return drawn._replace(spots=tuple(made))


def _marked_spots(board: Board, drawn: Plot) -> tuple[Spot, ...]:
    """The spots, each marked one with the room of its mark."""
    made = list(drawn.spots)
    near = REACH / max(1.0, board.grid.columns[0].w)
    for index, spot in enumerate(made):
        if spot.mark:
            around = made[max(0, index - int(near) - 1) : index + int(near) + 2]
            others = tuple(other for other in around if other is not spot)
            room = beside(
                Face(spot.x, spot.y, spot.radius, spot.y > drawn.y(0.0)), spot.mark, _around(board, drawn, spot, others)
            )
            if board.radius < LEAST and any(other.beside and other.beside.meets(room) for other in others):
                continue
            made[index] = spot._replace(beside=room)
    return tuple(made)


def _around(board: Board, drawn: Plot, spot: Spot, others: tuple[Spot, ...]) -> Surroundings:
    """What the mark of a spot may not touch."""
    r = board.radius
    taken = [Box(other.x, other.y, 0.0, 0.0).grown(other.radius) for other in others]
    blank = [Box(x, drawn.blank(x), 0.0, 0.0) for _, x in drawn.unknown if abs(x - spot.x) < REACH]
    taken += [point.grown(BLANK * r) for point in blank]
    taken += [Box(o.x + r, HEAD - 6, 14.0, drawn.height) for o in (spot, *others) if len(o.place.ratings) > 1]
    left = board.grid.left + axis_room(board, 2.0)
    floor = drawn.height - (12.0 if board.compact else 3.0)
    room = Box(left, 0.5, board.grid.right - 2.0 - left, floor - 0.5)
    columns = board.grid.columns
    first, last = (bisect_left(columns, x, key=lambda column: column.centre) for x in (spot.x - REACH, spot.x + REACH))
    numbers = tuple(Box(one.centre - 5.0, drawn.height - 12.0, 10.0, 9.0) for one in columns[first:last])
    return Surroundings(drawn.curve, tuple(taken), numbers, room)
