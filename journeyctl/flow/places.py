"""The x of everything: columns, the trunks in the gaps between them, the ports at the tops and bottoms of cards.

In: the shapes of the ways. Out: `Places`. A process has columns as wide as its cards, and gaps as wide as their trunks
and labels; a map brings its own columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from journeyctl.flow.routes import Route
from journeyctl.flow.shapes import INSET, Card, Cell, Link, Manner, exit_room
from journeyctl.flow.tracks import AFTER, BEFORE, Piece, ordered, stacked

LEAST_GAP = 17.0
"""The least room between two columns of a process."""
BORDER = 33.0
"""The least room between two columns of different phases."""
BORDER_END = 18.5
"""How far before the first card of a phase its frame begins: labels end there."""

MOST_AIR = 20.0
"""How much a gap is widened at most."""


class Column(NamedTuple):
    """Where the cards of a column stand."""

    x: float
    w: float


class Places(NamedTuple):
    """The x of columns and of both ends of every way's street; `zones` are the stretches of gaps free for labels."""

    columns: tuple[Column, ...]
    starts: tuple[float, ...]
    ends: tuple[float, ...]
    zones: dict[int, tuple[float, float]]


class _Gap(NamedTuple):
    """A gap of a process: how far each trunk lies behind its card or before it, the label's room, the whole width."""

    behind: dict[int, float]
    before: dict[int, float]
    label: tuple[float, float]
    width: float

    def widened(self, by: float) -> _Gap:
        """The gap, so much wider, its label still in the middle."""
        return self._replace(label=(self.label[0], self.label[1] + by), width=self.width + by)


class Shapes(NamedTuple):
    """All that is known before anything has a place."""

    cards: tuple[Card, ...]
    cells: tuple[Cell, ...]
    links: tuple[Link, ...]
    routes: tuple[Route | None, ...]
    manner: Manner

    def drawn(self) -> Iterable[tuple[int, Link, Route]]:
        """The ways that have a shape, with their numbers."""
        for number, (link, route) in enumerate(zip(self.links, self.routes, strict=True)):
            if route:
                yield number, link, route


def _trunks(levels: dict[int, list[tuple[float, int]]], pitch: float) -> tuple[dict[int, float], float]:
    """How far each trunk lies from the edge of its card, past the first place; and how far the last one does."""
    pieces = tuple(
        Piece(min(level for level, _ in ends), max(level for level, _ in ends), tuple(dict.fromkeys(ends)))
        for ends in levels.values()
    )
    found = stacked(pieces, ordered(pieces), pitch=pitch)
    return dict(zip(levels, found.offsets, strict=True)), max(found.offsets, default=0.0)


def _label_width(link: Link, route: Route) -> float:
    """The room a label needs in the gap: none when the way passes a column it can stand in."""
    near = route.head.column - route.tail.column == 1 and "port" not in (route.leaves, route.lands)
    return link.pills[-1][0] if near and link.pills else 0.0


def _gap(shapes: Shapes, ways: list[tuple[Link, Route]], gap: int, *, border: bool) -> _Gap:
    manner = shapes.manner
    behind: dict[int, list[tuple[float, int]]] = {}
    before: dict[int, list[tuple[float, int]]] = {}
    label = 0.0
    for link, route in ways:
        if route.leaves == "trunk" and route.tail.column == gap:
            behind.setdefault(link.tail, [(route.tail.row, BEFORE)]).append((route.level, AFTER))
        if route.lands == "trunk" and route.head.column == gap + 1:
            before.setdefault(link.head, [(route.head.row, BEFORE)]).append((route.level, AFTER))
        if route.tail.column == gap:
            label = max(label, _label_width(link, route))
    out, last_out = _trunks(behind, manner.pitch)
    into, last_in = _trunks(before, manner.pitch)
    left = manner.fork + last_out + (manner.corner if behind else manner.air)
    right = manner.join + last_in + (manner.corner if before else manner.air)
    right = max(right, BORDER_END + manner.air if border and label else 0.0)
    need = left + label + right if label else (left + right if behind or before else 0.0)
    width = max(need, BORDER if border else LEAST_GAP)
    return _Gap(
        {card: manner.fork + offset for card, offset in out.items()},
        {card: manner.join + offset for card, offset in into.items()},
        (left, width - right),
        width,
    )


def _columns(shapes: Shapes, gaps: dict[int, _Gap]) -> tuple[Column, ...]:
    widths: dict[int, float] = {}
    for card, cell in zip(shapes.cards, shapes.cells, strict=True):
        widths[cell.column] = max(widths.get(cell.column, 0.0), card.w)
    made = []
    x = 0.0
    for number in range(max(widths) + 1):
        made.append(Column(x, widths.get(number, 0.0)))
        x += made[-1].w + gaps[number].width
    return tuple(made)


def process_places(shapes: Shapes, least: float = 0.0) -> Places:
    """The places of a process; its gaps are widened a little where it is narrower than `least`."""
    last = max(cell.column for cell in shapes.cells)
    phases = {cell.column: card.phase for card, cell in zip(shapes.cards, shapes.cells, strict=True)}
    beside: dict[int, list[tuple[Link, Route]]] = {gap: [] for gap in range(-1, last + 1)}
    for _, link, route in shapes.drawn():
        for gap in {route.tail.column, route.head.column - 1}:
            beside[gap].append((link, route))
    gaps = {
        gap: _gap(shapes, ways, gap, border=phases.get(gap) != phases.get(gap + 1) and 0 <= gap < last)
        for gap, ways in beside.items()
    }
    columns = _columns(shapes, gaps)
    more = (least - columns[-1].x - columns[-1].w) / last if last else 0.0
    if more > 0:
        gaps = {gap: one.widened(min(more, MOST_AIR)) for gap, one in gaps.items()}
        columns = _columns(shapes, gaps)
    starts, ends = _ends(shapes, columns, gaps)
    zones = {
        gap: (columns[gap].x + columns[gap].w + one.label[0], columns[gap].x + columns[gap].w + one.label[1])
        for gap, one in gaps.items()
        if gap >= 0
    }
    return Places(columns, starts, ends, zones)


def map_places(shapes: Shapes, columns: tuple[Column, ...]) -> Places:
    """The places of a map, whose columns are given."""
    return Places(columns, *_ends(shapes, columns, {}), {})


def _ends(
    shapes: Shapes, columns: tuple[Column, ...], gaps: dict[int, _Gap]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The x of both ends of every way's street; 0 for ways that are not drawn."""
    ports = _ports(shapes, columns)
    starts, ends = [0.0] * len(shapes.links), [0.0] * len(shapes.links)
    for number, link, route in shapes.drawn():
        tail, head = columns[route.tail.column], columns[route.head.column]
        starts[number], ends[number] = tail.x + tail.w, head.x
        if route.leaves == "port":
            starts[number] = ports[number, "start"]
        elif route.leaves == "trunk":
            starts[number] += gaps[route.tail.column].behind[link.tail]
        if route.lands == "port":
            ends[number] = ports[number, "end"]
        elif route.lands == "trunk":
            ends[number] -= gaps[route.head.column - 1].before[link.head]
    return tuple(starts), tuple(ends)


class _Port(NamedTuple):
    """An end of a way at the top or bottom of a card, and the key by which it is placed there."""

    way: int
    end: str
    key: tuple[int, float, float, int]


def _key(way: int, own: Cell, level: float, other: float, *, leaving: bool) -> tuple[int, float, float, int]:
    """Ends that come from the left stand left, nearest first; those that come from the right, farthest first.

    So no way crosses another one at a card that both belong to; of two between the same cards one lies inside.
    """
    depth = abs(level - own.row)
    if other < own.column:
        return (0, depth, -other, way)
    if other > own.column:
        return (2, -depth, -other, -way)
    return (1, float(way), float(leaving), 0)


def _ports(shapes: Shapes, columns: tuple[Column, ...]) -> dict[tuple[int, str], float]:
    """The x of every end at the top or bottom of a card."""
    sides: dict[tuple[Cell, int], list[_Port]] = {}
    for number, _, route in shapes.drawn():
        for end, joint, cell, other in (
            ("start", route.leaves, route.tail, route.end),
            ("end", route.lands, route.head, route.start),
        ):
            if joint == "port":
                side = AFTER if route.level > cell.row else BEFORE
                key = _key(number, cell, route.level, other, leaving=end == "start")
                sides.setdefault((cell, side), []).append(_Port(number, end, key))
    exits = {cell: exit_room(card, shapes.manner) for card, cell in zip(shapes.cards, shapes.cells, strict=True)}
    found: dict[tuple[int, str], float] = {}
    used: dict[int, list[float]] = {}
    for (cell, side), found_here in sorted(sides.items()):
        column = columns[cell.column]
        left = exits[cell] if side == AFTER else INSET
        room = (column.x + left, column.x + column.w - INSET)
        ports = _loops_apart(sorted(found_here, key=lambda one: one.key))
        places = _spread(len(ports), room, column.x + column.w / 2, shapes.manner.port)
        if any(abs(x - other) < 1.0 for x in places for other in used.get(cell.column, ())):
            places = [x + shapes.manner.port / 2 for x in places]
        used.setdefault(cell.column, []).extend(places)
        found |= {(port.way, port.end): x for port, x in zip(ports, places, strict=True) if port.end}
    return found


def _loops_apart(ports: list[_Port]) -> list[_Port]:
    """The ends in order, with empty places inside a way that leads back to its own card."""
    made: list[_Port] = []
    for port in ports:
        if made and port.end == "start" and (made[-1].way, made[-1].end) == (port.way, "end"):
            made += [_Port(port.way, "", port.key)] * 2
        made.append(port)
    return made


def _spread(count: int, room: tuple[float, float], middle: float, pitch: float) -> list[float]:
    """Places around the middle, as far apart as the room allows."""
    low, high = room[0], max(room)
    pitch = min(pitch, (high - low) / max(1, count - 1))
    half = pitch * (count - 1) / 2
    centre = min(max(middle, low + half), high - half)
    return [centre - half + pitch * at for at in range(count)]
