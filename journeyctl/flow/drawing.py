"""The picture of a plan: rows and corridors get their heights, ways their corners, labels their places.

In: shapes of ways and the x of everything. Out: a `Picture`. Corridors are as high as the lines and labels in them,
so nothing ever lies on a card; a label stands where no other line passes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.flow.labels import Spot, along, fit, forced
from journeyctl.flow.places import Places, Shapes
from journeyctl.flow.routes import Route
from journeyctl.flow.shapes import XY, Drawn, Label
from journeyctl.flow.tracks import AFTER, BEFORE, Piece, ordered, stacked


class Picture(NamedTuple):
    """Boxes of the cards, the drawn ways (None: not drawn), and the height of all; y 0 is the top of everything."""

    cards: tuple[Box, ...]
    ways: tuple[Drawn | None, ...]
    height: float


class _Upright(NamedTuple):
    """An upright line at `x` between two levels."""

    x: float
    low: float
    high: float
    way: int


def _uprights(shapes: Shapes, places: Places) -> list[_Upright]:
    made = []
    for number, _, route in shapes.drawn():
        for x, cell in ((places.starts[number], route.tail), (places.ends[number], route.head)):
            if cell.row != route.level:
                made.append(_Upright(x, min(cell.row, route.level), max(cell.row, route.level), number))
    return sorted(made)


def _between(uprights: Sequence[_Upright], low: float, high: float) -> Sequence[_Upright]:
    """Those between two places."""
    return uprights[bisect_left(uprights, (low,)) : bisect_right(uprights, (high,))]


class _Corridor(NamedTuple):
    """What runs in a corridor: the ways by their place among the pieces, the pieces, their order, the labels."""

    ways: tuple[int, ...]
    pieces: tuple[Piece, ...]
    order: tuple[int, ...]
    spots: dict[int, Spot]


def _corridor(shapes: Shapes, places: Places, uprights: list[_Upright], index: int) -> _Corridor:
    level = index - 0.5
    ways = tuple(number for number, _, route in shapes.drawn() if route.level == level)
    pieces = (*(_street(shapes, places, number) for number in ways), *_exits(shapes, places, index - 1))
    order = ordered(pieces)
    walls = _Walls(pieces, order, uprights, level)
    spots: dict[int, Spot] = {}
    for place, number in enumerate(ways):
        sizes = shapes.links[number].pills
        if sizes:
            lines = walls.across(place, max(sizes[-1][0], shapes.manner.label))
            spot = along(pieces[place], sizes, shapes.manner, lines, places.ends[number])
            spots[place] = spot.hung(places.ends[number], -pieces[place].hugs)
    grown = tuple(_grown(piece, spots.get(place)) for place, piece in enumerate(pieces))
    return _Corridor(ways, grown, order, spots)


def _exits(shapes: Shapes, places: Places, row: int) -> Iterator[Piece]:
    """The room that exits take below the cards of a row."""
    for card, cell in zip(shapes.cards, shapes.cells, strict=True):
        if cell.row == row and card.exit[1]:
            x = places.columns[cell.column].x
            yield Piece(x, x + card.exit[0], after=card.exit[1], fixed=True)


def _grown(piece: Piece, spot: Spot | None) -> Piece:
    """A piece with its label."""
    if spot is None:
        return piece
    half = spot.size[1] / 2
    low, high = min(piece.low, spot.x), max(piece.high, spot.x + spot.size[0])
    return piece._replace(low=low, high=high, before=half - spot.shift, after=half + spot.shift)


class _Walls:
    """The lines that cross the pieces of a corridor, whose order is known."""

    def __init__(
        self, pieces: tuple[Piece, ...], order: tuple[int, ...], uprights: list[_Upright], level: float
    ) -> None:
        self._pieces = pieces
        self._at = {piece: place for place, piece in enumerate(order)}
        self._ends = sorted((x, side, place) for place, piece in enumerate(pieces) for x, side in piece.ends)
        self._through = [one for one in uprights if one.low < level < one.high]

    def across(self, place: int, reach: float) -> list[float]:
        """The x of lines that cross the track of a piece, up to `reach` beyond its ends."""
        low, high = self._pieces[place].low - reach, self._pieces[place].high + reach
        found = [one.x for one in _between(self._through, low, high)]
        for x, side, other in self._ends[bisect_left(self._ends, (low,)) : bisect_right(self._ends, (high,))]:
            if other != place and side == (AFTER if self._at[other] < self._at[place] else BEFORE):
                found.append(x)
        return found


def _street(shapes: Shapes, places: Places, number: int) -> Piece:
    route = shapes.routes[number]
    assert route
    start, end = places.starts[number], places.ends[number]
    turned = [(x, AFTER if cell.row > route.level else BEFORE) for x, cell in ((start, route.tail), (end, route.head))]
    return Piece(min(start, end), max(start, end), tuple(turned))


def _row_label(shapes: Shapes, places: Places, uprights: list[_Upright], number: int) -> Spot:
    """The label of a way whose street is the middle of a row."""
    route, manner, sizes = shapes.routes[number], shapes.manner, shapes.links[number].pills
    assert route
    start, end = places.starts[number], places.ends[number]
    near = route.head.column - route.tail.column == 1 and route.tail.column in places.zones
    if near:
        room = places.zones[route.tail.column]
        return forced(sizes, room)
    room = (start + manner.corner, end - max(manner.corner, manner.head))
    walls = [one.x for one in _between(uprights, *room) if one.low <= route.level <= one.high and one.way != number]
    return fit(sizes, room, walls, manner.air, (start + end) / 2) or forced(sizes, room)


class _Levels(NamedTuple):
    """The y of rows (their tops, and how high their cards are) and of every street in a corridor."""

    tops: dict[int, float]
    bands: dict[int, float]
    tall: dict[int, float]
    tracks: dict[int, float]
    height: float

    def middle(self, row: int) -> float:
        """The y of the middle of a row."""
        return self.tops[row] + self.bands[row] / 2


def _levels(shapes: Shapes, corridors: dict[int, _Corridor], spots: dict[int, Spot]) -> _Levels:
    manner = shapes.manner
    rows = sorted({cell.row for cell in shapes.cells})
    tall = dict.fromkeys(range(rows[0], rows[-1] + 1), 0.0)
    for card, cell in zip(shapes.cards, shapes.cells, strict=True):
        tall[cell.row] = max(tall[cell.row], card.h)
    bands = dict(tall)
    for number, spot in spots.items():
        route = shapes.routes[number]
        assert route
        row = int(route.level)
        bands[row] = max(bands[row], spot.size[1] + 2.0)
    tops: dict[int, float] = {}
    tracks: dict[int, float] = {}
    y = 0.0
    for index in range(rows[0], rows[-1] + 2):
        corridor = corridors[index]
        inner = rows[0] < index <= rows[-1]
        clear = (manner.clear if index > rows[0] else 0.0, manner.clear if index <= rows[-1] else 0.0)
        found = stacked(
            corridor.pieces, corridor.order, pitch=manner.pitch, air=manner.air, clear=clear,
            least=manner.least if inner else 0.0,
        )  # fmt: skip
        tracks |= {number: y + offset for number, offset in zip(corridor.ways, found.offsets, strict=False)}
        y += found.room
        if index <= rows[-1]:
            tops[index] = y
            y += bands[index]
    return _Levels(tops, bands, tall, tracks, y)


def draw(shapes: Shapes, places: Places) -> Picture:
    """The picture of shapes at their places."""
    uprights = _uprights(shapes, places)
    rows = sorted({cell.row for cell in shapes.cells})
    corridors = {index: _corridor(shapes, places, uprights, index) for index in range(rows[0], rows[-1] + 2)}
    spots = {
        number: _row_label(shapes, places, uprights, number)
        for number, link, route in shapes.drawn()
        if route.on_row and link.pills
    }
    levels = _levels(shapes, corridors, spots)
    for corridor in corridors.values():
        spots |= {corridor.ways[place]: spot for place, spot in corridor.spots.items()}
    cards = tuple(
        Box(places.columns[cell.column].x, levels.middle(cell.row) - levels.tall[cell.row] / 2, card.w,
            levels.tall[cell.row])
        for card, cell in zip(shapes.cards, shapes.cells, strict=True)
    )  # fmt: skip
    ways: list[Drawn | None] = [None] * len(shapes.links)
    for number, link, route in shapes.drawn():
        y = levels.middle(int(route.level)) if route.on_row else levels.tracks[number]
        ends = cards[link.tail], cards[link.head]
        spot = spots.get(number)
        label = Label(Box(spot.x, y + spot.shift - spot.size[1] / 2, *spot.size), spot.choice) if spot else None
        points = _corners(route, ends, (places.starts[number], places.ends[number]), y)
        ways[number] = Drawn(points, label)
    return Picture(cards, tuple(ways), levels.height)


def _corners(route: Route, ends: tuple[Box, Box], xs: tuple[float, float], y: float) -> tuple[XY, ...]:
    """The corners of a way, from card to card."""
    tail, head = ends
    leave: list[XY] = [_joint(tail, tail.right, xs[0], y, port=route.leaves == "port"), (xs[0], tail.y + tail.h / 2)]
    land: list[XY] = [(xs[1], head.y + head.h / 2), _joint(head, head.x, xs[1], y, port=route.lands == "port")]
    if route.leaves == "port":
        leave.pop()
    if route.lands == "port":
        land.pop(0)
    return _simple((*leave, (xs[0], y), (xs[1], y), *land))


def _joint(card: Box, side: float, x: float, y: float, *, port: bool) -> XY:
    """Where a way meets its card."""
    if not port:
        return (side, card.y + card.h / 2)
    return (x, card.y if y < card.y + card.h / 2 else card.bottom)


def _simple(corners: tuple[XY, ...]) -> tuple[XY, ...]:
    """The corners without those that lie on a straight line."""
    kept: list[XY] = []
    for here in corners:
        if kept and _same(here[0], kept[-1][0]) and _same(here[1], kept[-1][1]):
            continue
        while len(kept) > 1 and any(_same(kept[-2][i], kept[-1][i]) and _same(kept[-1][i], here[i]) for i in (0, 1)):
            kept.pop()
        kept.append(here)
    return tuple(kept)


def _same(one: float, other: float) -> bool:
    return abs(one - other) < 1e-6
