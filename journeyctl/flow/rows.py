"""The rows of cards beside the main way: `dot` says what lies above and below and in which order, the rows are ours.

In: courses. Out: the row of every card. Each window goes to `dot` in several orders of its statements, all windows of
all courses to one process. A plan is read only as an order of chains: they are packed into rows so that no two need
the same stretch, whatever the program said. Of all packings the one whose ways are calmest is taken.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from journeyctl.flow.dot import Plan, lay_out
from journeyctl.flow.forks import Chain, Course, Window, windows
from journeyctl.flow.graph import CELL, Edge, edges, graph
from journeyctl.flow.routes import choose
from journeyctl.flow.shapes import Cell, Manner

LARGEST = 60
"""Windows of more cards are not given to `dot`, whose cost grows faster than the work."""
ORDERS = 12
"""How many orders of the statements a window is tried in at most."""
_FEW_ORDERS = {1: 1, 2: 4}
"""Where there are few chains there are few ways to lay them out, and upside down is always tried as well."""
_TRIED_CARDS = 300
"""The cards of all orders of a window together."""
_NEIGHBOURS = 24
"""How many columns around a window count when its plans are compared."""
_ROW_COST = 0.5

Sides = tuple[tuple[Chain, int], ...]
"""The rows of some chains."""


class Rows(NamedTuple):
    """The row of every card. `failed` tells that Graphviz was asked in vain, `large` the cards of too large a fork."""

    rows: tuple[int, ...]
    failed: bool = False
    large: int = 0


class _Task(NamedTuple):
    """A window of a course, and the texts to ask about it."""

    window: Window
    edges: tuple[Edge, ...]
    texts: tuple[str, ...]


def _task(plan: Course, window: Window) -> _Task:
    size, found = len(window.cards), edges(plan, window)
    several = _FEW_ORDERS.get(len(window.chains), ORDERS)
    count = 0 if size > LARGEST or not found else min(several, max(1, _TRIED_CARDS // size))
    return _Task(window, found, tuple(graph(size, found, seed) for seed in range(count)))


def plan_rows(plans: tuple[Course, ...], manner: Manner) -> tuple[Rows, ...]:
    """The rows of every course, with one run of `dot` for all; none is started where nothing forks."""
    tasks = [[_task(plan, window) for window in windows(plan)] for plan in plans]
    texts = tuple(dict.fromkeys(text for found in tasks for task in found for text in task.texts))
    told = dict(zip(texts, lay_out(texts), strict=True))
    return tuple(_rows(_Surroundings(plan, manner), found, told) for plan, found in zip(plans, tasks, strict=True))


def _rows(around: _Surroundings, tasks: list[_Task], told: dict[str, Plan | None]) -> Rows:
    rows = [0] * len(around.plan.columns)
    main = frozenset(around.plan.spine)
    failed = False
    large = 0
    found: list[tuple[Window, list[Sides]]] = []
    for task in tasks:
        known = [one for text in task.texts if (one := told[text]) and _honest(task, one)]
        failed |= len(known) < len(task.texts)
        large = max(large, len(task.window.cards) if len(task.window.cards) > LARGEST else 0)
        found.append((task.window, list(dict.fromkeys(_packings(task.window, main, known)))))
    for _, sides in found:
        _put(rows, sides[0])
    for window, sides in found:
        if len(sides) > 1:
            _put(rows, min(sides, key=lambda one, window=window: around.cost(window, one, rows)))  # type: ignore[misc]
    return Rows(tuple(rows), failed, large)


def _put(rows: list[int], sides: Sides) -> None:
    for chain, row in sides:
        for card in chain.cards:
            rows[card] = row


def _honest(task: _Task, plan: Plan) -> bool:
    """Whether a plan tells the place of every card, each in its column and on no other."""
    spots = plan.spots
    if set(spots) != set(range(len(task.window.cards))):
        return False
    wide, high = (72 * length - 1.0 for length in CELL)
    ahead = all(spots[edge.head].x - spots[edge.tail].x >= wide * (edge.length > 0) for edge in task.edges)
    return ahead and not any(
        abs(a.x - b.x) < wide and abs(a.y - b.y) < high for a, b in combinations(spots.values(), 2)
    )


def _packings(window: Window, main: frozenset[int], plans: list[Plan]) -> Iterator[Sides]:
    """The rows that each plan means, and the same upside down; a plain packing when there is no plan."""
    if not plans:
        yield plain(window)
    for plan in plans:
        order = _order(window, main, plan)
        yield packed(order)
        yield packed((chain, -side) for chain, side in order)


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def _order(window: Window, main: frozenset[int], plan: Plan) -> list[tuple[Chain, int]]:
    """The chains with the side they lie on, those next to the main way first."""
    place = {card: at for at, card in enumerate(window.cards)}
    level = _median([plan.spots[at].y for card, at in place.items() if card in main] or [plan.height / 2])
    far = {
        chain: round(_median([plan.spots[place[card]].y for card in chain.cards]) - level) for chain in window.chains
    }
    return [(chain, -1 if far[chain] < 0 else 1) for chain in sorted(far, key=lambda one: (abs(far[one]), one.cards))]


def packed(order: Iterable[tuple[Chain, int]]) -> Sides:
    """The rows of chains: each next to the main way, or past those it would share a stretch with."""
    made: list[tuple[Chain, int]] = []
    for chain, side in order:
        under = [abs(row) for other, row in made if row * side > 0 and chain.meets(other)]
        made.append((chain, side * (max(under, default=0) + 1)))
    return tuple(sorted(made, key=lambda pair: pair[0].cards))


def plain(window: Window) -> Sides:
    """Rows without Graphviz: each chain on the side where less lies, the first one above."""
    made: list[tuple[Chain, int]] = []
    for chain in window.chains:
        depth = {side: sum(1 for other, row in made if row * side > 0 and chain.meets(other)) for side in (-1, 1)}
        made.append((chain, -1 if depth[-1] <= depth[1] else 1))
    return packed(made)


class _Surroundings:
    """A course, and what lies around a part of it."""

    def __init__(self, plan: Course, manner: Manner) -> None:
        self.plan = plan
        self.manner = manner
        self._order = sorted(range(len(plan.columns)), key=lambda card: (plan.columns[card], card))
        self._sorted = [plan.columns[card] for card in self._order]
        self._links: dict[int, list[int]] = {}
        for number, link in enumerate(plan.links):
            for card in {link.tail, link.head}:
                self._links.setdefault(card, []).append(number)

    def _kept(self, window: Window) -> tuple[int, ...]:
        """The cards around a window, as far as its ways reach, but no further than some columns."""
        own = [card for chain in window.chains for card in chain.cards]
        ends = {end for card in own for n in self._links.get(card, ()) for end in self.plan.links[n][:2]} | set(own)
        reached = [self.plan.columns[card] for card in ends]
        low = max(min(reached), min(chain.first for chain in window.chains) - _NEIGHBOURS)
        high = min(max(reached), max(chain.last for chain in window.chains) + _NEIGHBOURS)
        return tuple(self._order[bisect_left(self._sorted, low) : bisect_right(self._sorted, high)])

    def cost(self, window: Window, sides: Sides, rows: list[int]) -> float:
        """How restless the ways around a window are with its chains in these rows, and all else as it is."""
        tried = {card: row for chain, row in sides for card in chain.cards}
        place = {card: at for at, card in enumerate(self._kept(window))}
        cells = tuple(Cell(self.plan.columns[card], tried.get(card, rows[card])) for card in place)
        numbers = sorted({n for card in place for n in self._links.get(card, ())})
        links = tuple(
            link._replace(tail=place[link.tail], head=place[link.head])
            for link in (self.plan.links[n] for n in numbers)
            if link.tail in place and link.head in place
        )
        deep = max(row for _, row in sides) - min(row for _, row in sides)
        return choose(cells, links, self.manner).cost + _ROW_COST * deep
