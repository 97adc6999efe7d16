"""The picture of a plan: rows and corridors get their heights, ways their corners, labels their places.

In: shapes of ways and the x of everything. Out: a `Picture`. Corridors are as high as the lines and labels in them,
so nothing ever lies on a card; a label stands where no other line passes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from journeyctl.flow.places import Places, Shapes
from journeyctl.flow.routes import Route
from journeyctl.flow.shapes import XY, Box, Drawn, Label, Size
from journeyctl.flow.tracks import AFTER, BEFORE, Piece, ordered, stacked


class Picture(NamedTuple):
    """Boxes of the cards, the drawn ways (None: not drawn), and the height of all; y 0 is the top of everything."""

    cards: tuple[Box, ...]
    ways: tuple[Drawn | None, ...]
    height: float


class _Spot(NamedTuple):
    """A label that has its x: its left edge, its size, and which of the sizes that is.

    `shift` is how far its middle lies below its street.
    """

    x: float
    size: Size
    choice: int
    shift: float = 0.0

    def hung(self, head: float, side: int) -> _Spot:
        """The label, hung from its street to one side where it would hide the arrowhead at `head`."""
        hides = self.x < head < self.x + self.size[0]
        return self._replace(shift=side * self.size[1] / 2) if hides else self


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


def _fit(
    sizes: tuple[Size, ...], room: tuple[float, float], walls: list[float], air: float, middle: float
) -> _Spot | None:
    """Where a label stands: the widest size that has room between the walls, as near to the middle as it can."""
    inner = sorted(x for x in walls if room[0] - air < x < room[1] + air)
    edges = [(room[0], room[0]), *((x - air, x + air) for x in inner), (room[1], room[1])]
    gaps = [(max(a[1], room[0]), min(b[0], room[1])) for a, b in pairwise(edges)]
    for choice, size in enumerate(sizes):
        fits = [(left, right) for left, right in gaps if right - left >= size[0]]
        if fits:
            xs = (min(max(middle, left + size[0] / 2), right - size[0] / 2) for left, right in fits)
            return _Spot(min(xs, key=lambda x: (abs(x - middle), x)) - size[0] / 2, size, choice)
    return None


def _forced(sizes: tuple[Size, ...], room: tuple[float, float]) -> _Spot:
    """A label that has no room of its own: the narrowest, in the middle, over another line if need be."""
    return _Spot((room[0] + room[1] - sizes[-1][0]) / 2, sizes[-1], len(sizes) - 1)


class _Corridor(NamedTuple):
    """What runs in a corridor: the ways by their place among the pieces, the pieces, their order, the labels."""

    ways: tuple[int, ...]
    pieces: tuple[Piece, ...]
    order: tuple[int, ...]
    spots: dict[int, _Spot]


def _corridor(shapes: Shapes, places: Places, uprights: list[_Upright], index: int) -> _Corridor:
    level = index - 0.5
    ways = tuple(number for number, _, route in shapes.drawn() if route.level == level)
    pieces = [_street(shapes, places, number) for number in ways]
    for card, cell in zip(shapes.cards, shapes.cells, strict=True):
        if cell.row == index - 1 and card.exit[1]:
            x = places.columns[cell.column].x
            pieces.append(Piece(x, x + card.exit[0], after=card.exit[1], fixed=True))
    order = ordered(tuple(pieces))
    at = {piece: place for place, piece in enumerate(order)}
    ends = sorted((x, side, place) for place, piece in enumerate(pieces) for x, side in piece.ends)
    spots = {}
    for place, number in enumerate(ways):
        if shapes.links[number].pills:
            reach = max(shapes.links[number].pills[-1][0], shapes.manner.label)
            low, high = pieces[place].low - reach, pieces[place].high + reach
            walls = [one.x for one in _between(uprights, low, high) if one.low < level < one.high]
            for x, side, other in ends[bisect_left(ends, (low,)) : bisect_right(ends, (high,))]:
                if other != place and side == (AFTER if at[other] < at[place] else BEFORE):
                    walls.append(x)
            spots[place] = _corridor_label(shapes, number, pieces[place], (walls, places.ends[number]))
    for place, number in enumerate(ways):
        if place not in spots:
            continue
        one = pieces[place]
        spots[place] = spots[place].hung(places.ends[number], -one.hugs)
        spot, half = spots[place], spots[place].size[1] / 2
        low, high = min(one.low, spot.x), max(one.high, spot.x + spot.size[0])
        pieces[place] = one._replace(low=low, high=high, before=half - spot.shift, after=half + spot.shift)
    return _Corridor(ways, tuple(pieces), order, spots)


def _street(shapes: Shapes, places: Places, number: int) -> Piece:
    route = shapes.routes[number]
    assert route
    start, end = places.starts[number], places.ends[number]
    turned = [(x, AFTER if cell.row > route.level else BEFORE) for x, cell in ((start, route.tail), (end, route.head))]
    return Piece(min(start, end), max(start, end), tuple(turned))


def _corridor_label(shapes: Shapes, number: int, piece: Piece, around: tuple[list[float], float]) -> _Spot:
    """The label of a way in a corridor: on its street, else over one end of it, where no other line passes.

    `around` are the lines that pass, and the x of the arrowhead, which the label does not hide if it can.
    """
    manner, sizes = shapes.manner, shapes.links[number].pills
    walls, head = around
    corner = min(manner.corner, (piece.high - piece.low) / 4)
    middle = (piece.low + piece.high) / 2
    room = (piece.low + corner, piece.high - corner)
    spot = _fit(sizes, room, walls, manner.air, middle)
    if spot:
        return spot
    short = [size for size in sizes if size[0] <= manner.label] or [sizes[-1]]
    for lines in ([*walls, head], walls):
        for size in short:
            beyond = max(0.0, size[0] - 2 * corner)
            spot = _fit((size,), (piece.low - beyond, piece.high + beyond), lines, manner.air, middle)
            if spot:
                return spot._replace(choice=sizes.index(size))
    return _forced(sizes, room)


def _row_label(shapes: Shapes, places: Places, uprights: list[_Upright], number: int) -> _Spot:
    """The label of a way whose street is the middle of a row."""
    route, manner, sizes = shapes.routes[number], shapes.manner, shapes.links[number].pills
    assert route
    start, end = places.starts[number], places.ends[number]
    near = route.head.column - route.tail.column == 1 and route.tail.column in places.zones
    if near:
        room = places.zones[route.tail.column]
        return _forced(sizes, room)
    room = (start + manner.corner, end - max(manner.corner, manner.head))
    walls = [one.x for one in _between(uprights, *room) if one.low <= route.level <= one.high and one.way != number]
    return _fit(sizes, room, walls, manner.air, (start + end) / 2) or _forced(sizes, room)


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


def _levels(shapes: Shapes, corridors: dict[int, _Corridor], spots: dict[int, _Spot]) -> _Levels:
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
