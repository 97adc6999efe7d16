"""The shape of every way: where it leaves its card, along which street it runs, where it lands.

A way has one long level piece, its street: the middle of a row, or a corridor between rows. It leaves at the side of
its card (`edge`), over a trunk beside it (`trunk`), or at its top or bottom (`port`), and lands likewise. No shape runs
over a card. Of all that are free, the calmest is taken: few crossings, then few corners, then short; ways on go over
the cards, ways back under them.

Places are counted in columns and rows here: row `r` lies at level `r`, the corridor above it at `r - 0.5`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import product
from math import floor
from typing import Literal, NamedTuple

from journeyctl.flow.shapes import Cell, Link, Manner
from journeyctl.flow.tracks import AFTER, BEFORE, Piece, least_crossings

Joint = Literal["edge", "trunk", "port"]

_ASIDE: dict[Joint, float] = {"edge": 0.3, "trunk": 0.4, "port": 0.0}
"""How far from the middle of a column its cards end, and its trunks stand."""
_CROSSING, _TRAVEL, _LENGTH, _WRONG_SIDE, _BACKWARDS = 6.0, 0.7, 0.1, 8.0, 4.0
_BENDS: dict[Joint, int] = {"edge": 0, "port": 1, "trunk": 2}
_BUCKET = 8
"""Ways are looked up by stretches of so many columns."""
_FAR = 16
"""Of a way over more stretches than this only the first and last are looked at."""
_CROWD = 120
"""Where more ways run than this, shapes are not compared any longer: nobody could follow them."""
_ROUNDS = 2


class Route(NamedTuple):
    """The shape of a way."""

    tail: Cell
    head: Cell
    level: float
    leaves: Joint
    lands: Joint

    @property
    def on_row(self) -> bool:
        """Whether its street is the middle of a row."""
        return self.level == floor(self.level)

    @property
    def start(self) -> float:
        """Where its street begins, in columns."""
        return self.tail.column + _ASIDE[self.leaves]

    @property
    def end(self) -> float:
        """Where its street ends, in columns."""
        return self.head.column - _ASIDE[self.lands]


class _Sketch(NamedTuple):
    """What a shape looks like: its street from `low` to `high`, and its uprights (place, and between which levels).

    `piece` is the street as a piece among others.
    """

    route: Route
    low: float
    high: float
    level: float
    uprights: tuple[tuple[float, float, float], ...]
    piece: Piece

    def crosses(self, other: _Sketch) -> int:
        """How often the ways cross at least."""
        if self.high < other.low or other.high < self.low:
            return 0
        found = 0
        for x, above, below in self.uprights:
            found += other.low < x < other.high and above < other.level < below
        for x, above, below in other.uprights:
            found += self.low < x < self.high and above < self.level < below
        if self.level == other.level and not self.route.on_row:
            found += least_crossings(self.piece, other.piece)
        if self.low == self.high or other.low == other.high:
            found += _beside_loop(self.route, other.route) + _beside_loop(other.route, self.route)
        return found


def _sketch(route: Route) -> _Sketch:
    start, end, level = route.start, route.end, route.level
    ends = ((start, route.tail.row), (end, route.head.row))
    uprights = tuple((x, min(row, level), max(row, level)) for x, row in ends if row != level)
    low, high = min(start, end), max(start, end)
    piece = Piece(low, high, tuple((x, AFTER if below > level else BEFORE) for x, _, below in uprights))
    return _Sketch(route, low, high, level, uprights, piece)


def _beside_loop(loop: Route, other: Route) -> int:
    """How many ends of the other way stand beside a way from a card back to itself, where its label will be."""
    if loop.tail != loop.head or loop.leaves != "port":
        return 0
    above = loop.level < loop.tail.row
    ends = ((other.leaves, other.tail), (other.lands, other.head))
    return sum(joint == "port" and cell == loop.tail and (other.level < cell.row) == above for joint, cell in ends)


def _effort(route: Route, link: Link) -> float:
    """How restless a shape is in itself."""
    back = route.head.column <= route.tail.column
    travel = abs(route.level - route.tail.row) + abs(route.level - route.head.row)
    effort = _BENDS[route.leaves] + _BENDS[route.lands] + _TRAVEL * travel + _LENGTH * abs(route.end - route.start)
    if back:
        effort += _BACKWARDS * ((route.leaves == "trunk") + (route.lands == "trunk"))
    rows = route.tail.row, route.head.row
    wrong = route.level > max(rows) if link.forward else route.level < min(rows)
    return effort + _WRONG_SIDE * wrong


class Choice(NamedTuple):
    """The shapes of all drawn ways (None for the others), and how restless they are together."""

    routes: tuple[Route | None, ...]
    cost: float


class Limits(NamedTuple):
    """What the sizes of things forbid.

    Attributes:
        barred: cards at whose bottom no way has room.
        pitch: the least distance of two columns.
        gap: the least room between two columns.
    """

    barred: frozenset[int] = frozenset()
    pitch: float = 97.0
    gap: float = 17.0

    def room(self, route: Route, manner: Manner) -> float:
        """The room for a label in a street that is the middle of a row; without end where the gap grows with it."""
        passed = route.head.column - route.tail.column - 1
        if manner.trunks and not passed:
            return float("inf")
        half = (self.pitch - self.gap) / 2 * ((route.leaves == "port") + (route.lands == "port"))
        return passed * self.pitch + self.gap + half - manner.corner - max(manner.corner, manner.head)


FREE = Limits()
Slot = tuple[int, float]
"""A part of a row: the row, and the place in columns (a card's, or a gap's first, middle or last part)."""


class _Ground:
    """Which parts of the rows are taken, and which ways run where."""

    def __init__(self, cells: tuple[Cell, ...], links: tuple[Link, ...], manner: Manner, limits: Limits = FREE) -> None:
        self.cells = cells
        self.limits = limits
        self.links = links
        self.manner = manner
        self.cards = {cell: number for number, cell in enumerate(cells)}
        self.rows: dict[int, list[int]] = {}
        for cell in sorted(cells):
            self.rows.setdefault(cell.row, []).append(cell.column)
        self.left = {link.tail for link in links if link.drawn}
        self.entered = {link.head for link in links if link.drawn}
        self.taken: dict[Slot, tuple[str, int]] = {}
        self.sketches: list[_Sketch | None] = [None] * len(links)
        self.near: dict[int, set[int]] = {}

    def free(self, row: int, first: int, last: int) -> bool:
        """Whether no card stands in the row from one column to another."""
        columns = self.rows.get(row, [])
        return first > last or bisect_right(columns, last) == bisect_right(columns, first - 1)

    def open(self, cell: Cell, level: float) -> bool:
        """Whether a line can run straight up or down from a card to a street."""
        rows = range(floor(level + 0.5), cell.row) if level < cell.row else range(cell.row + 1, floor(level) + 1)
        return all(Cell(cell.column, row) not in self.cards for row in rows)

    def slots(self, number: int, route: Route) -> Iterator[tuple[Slot, tuple[str, int]]]:
        """The parts of its row that a way takes, and who may share each."""
        link, row = self.links[number], int(route.level)
        own, first, last = ("way", number), route.tail.column, route.head.column
        if route.leaves == "port":
            yield (row, first), own
        yield (row, first + 0.25), own if route.leaves == "port" else ("tail", link.tail)
        for column in range(first, last):
            yield (row, column + 0.5), own
            if column + 1 < last:
                yield from (((row, column + part), own) for part in (0.75, 1.0, 1.25))
        yield (row, last - 0.25), own if route.lands == "port" else ("head", link.head)
        if route.lands == "port":
            yield (row, last), own

    def possible(self, number: int, route: Route) -> bool:
        """Whether a shape runs over no card and along no other way."""
        link = self.links[number]
        for joint, card, cell in ((route.leaves, link.tail, route.tail), (route.lands, link.head, route.head)):
            barred = card in self.limits.barred and route.level > cell.row
            if joint == "port" and (barred or not self.open(cell, route.level)):
                return False
        if not route.on_row:
            return True
        row, first, last = int(route.level), route.tail.column, route.head.column
        pills = self.links[number].pills
        if pills and pills[-1][0] > self.limits.room(route, self.manner):
            return False
        if not self.free(row, first + 1, last - 1) or self._disturbs(number, route, row):
            return False
        return all(self.taken.get(slot, key) == key for slot, key in self.slots(number, route))

    def _disturbs(self, number: int, route: Route, row: int) -> bool:
        """Whether the street passes close by a card whose own ways leave or land there."""
        link = self.links[number]
        beside = self.cards.get(Cell(route.tail.column, row), link.tail)
        ahead = self.cards.get(Cell(route.head.column, row), link.head)
        return (beside != link.tail and beside in self.left) or (ahead != link.head and ahead in self.entered)

    def take(self, number: int, sketch: _Sketch) -> None:
        """Put a way down."""
        self.sketches[number] = sketch
        if sketch.route.on_row:
            self.taken.update(self.slots(number, sketch.route))
        for bucket in self._buckets(sketch):
            self.near.setdefault(bucket, set()).add(number)

    def lift(self, number: int) -> _Sketch:
        """Take a way up again."""
        sketch = self.sketches[number]
        assert sketch
        self.sketches[number] = None
        for bucket in self._buckets(sketch):
            self.near[bucket].discard(number)
        if sketch.route.on_row:
            for slot, _ in self.slots(number, sketch.route):
                del self.taken[slot]
            for other in self._around(sketch):
                one = self.sketches[other]
                if one and one.level == sketch.level:
                    self.taken.update(self.slots(other, one.route))
        return sketch

    def _around(self, sketch: _Sketch) -> set[int]:
        """The ways that run over some of the same columns."""
        return set().union(*(self.near.get(bucket, ()) for bucket in self._buckets(sketch)))

    def crossings(self, sketch: _Sketch) -> int:
        """How often a shape crosses what is there."""
        around = self._around(sketch)
        if len(around) > _CROWD:
            return 0
        return sum(one.crosses(sketch) for n in around if (one := self.sketches[n]))

    @staticmethod
    def _buckets(sketch: _Sketch) -> Iterable[int]:
        first, last = floor(sketch.low) // _BUCKET, floor(sketch.high + 1) // _BUCKET
        if last - first < _FAR:
            return range(first, last + 1)
        return (*range(first, first + _FAR // 2), *range(last - _FAR // 2 + 1, last + 1))

    def shapes(self, number: int) -> Iterator[Route]:
        """Every shape a way could have."""
        link = self.links[number]
        tail, head = self.cells[link.tail], self.cells[link.head]
        turned: tuple[Joint, ...] = ("port", "trunk") if self.manner.trunks else ("port",)
        if head.column > tail.column:
            side = turned[-1]
            for row in dict.fromkeys((tail.row, head.row)):
                leaves, lands = ("edge" if one.row == row else side for one in (tail, head))
                yield Route(tail, head, float(row), leaves, lands)
        top, bottom = min(self.rows), max(self.rows) + 1
        for corridor in dict.fromkeys((tail.row, head.row, tail.row + 1, head.row + 1, top, bottom)):
            for leaves, lands in product(turned, turned):
                yield Route(tail, head, corridor - 0.5, leaves, lands)


def _pick(ground: _Ground, number: int) -> tuple[_Sketch, float]:
    """The calmest free shape of a way, and what it costs."""
    link = ground.links[number]
    ranked = sorted(
        ((_effort(one, link), at, one) for at, one in enumerate(ground.shapes(number))), key=lambda o: o[:2]
    )
    best: tuple[_Sketch, float] | None = None
    for effort, _, route in ranked:
        if best and effort >= best[1]:
            break
        if ground.possible(number, route):
            sketch = _sketch(route)
            cost = effort + _CROSSING * ground.crossings(sketch)
            if best is None or cost < best[1]:
                best = (sketch, cost)
    assert best, "a corridor next to a card is always free"
    return best


def _precedence(ground: _Ground, number: int) -> tuple[bool, int, int, int]:
    """Main ways first, then ways on, ways back, and those that lead back to their own card; short before long."""
    link = ground.links[number]
    span = ground.cells[link.head].column - ground.cells[link.tail].column
    return (not link.main, (span <= 0) + (link.tail == link.head), abs(span), number)


def choose(cells: tuple[Cell, ...], links: tuple[Link, ...], manner: Manner, limits: Limits = FREE) -> Choice:
    """The shapes of all ways between cards that stand in cells."""
    ground = _Ground(cells, links, manner, limits)
    order = sorted((n for n, link in enumerate(links) if link.drawn), key=lambda n: _precedence(ground, n))
    for number in order:
        ground.take(number, _pick(ground, number)[0])
    total = 0.0
    for turn in range(_ROUNDS):
        total = 0.0
        for number in order:
            before = ground.lift(number)
            crossed = ground.crossings(before)
            kept = (before, _effort(before.route, links[number]) + _CROSSING * crossed)
            chosen = kept if turn and not crossed else _pick(ground, number)
            ground.take(number, chosen[0])
            total += chosen[1]
    return Choice(tuple(one and one.route for one in ground.sketches), total)
