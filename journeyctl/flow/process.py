"""A whole journey as a process, laid out by Graphviz: cards in columns, ways as calm rounded lines, labels as nodes.

Ranks are ours: a card's column is the longest way to it from the start, and no two phases share a column, so that the
picture reads as the map does. `dot` gives the rows. Labels stand in the graph as nodes of their size, so nothing meets
them. Several orders of the statements are tried in one run and the calmest plan wins. Every way is drawn anew with
rounded corners.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.flow.dot import Plan, Spot, lay_out
from journeyctl.flow.graph import GAP, Box, Link, Step, Task, graph, pill_rank, tasks
from journeyctl.flow.routing import Drawn, route

ORDERS = 12
"""How many orders of the statements are tried; more found no better plan."""


class ProcessPlan(NamedTuple):
    """The plan: boxes of cards by index, drawn ways in the order of the links, frames of phases (left, right), size."""

    cards: tuple[Box, ...]
    ways: tuple[Drawn, ...]
    frames: tuple[tuple[float, float], ...]
    width: float
    height: float
    planned: bool


def plan_process(steps: tuple[Step, ...], links: tuple[Link, ...]) -> ProcessPlan:
    """Lay out a process.

    Args:
        steps: the cards in file order, with their sizes and phases.
        links: the ways between them; the main ones marked.

    Returns:
        The plan; `planned` False tells that Graphviz could not be used and the rows are plain.
    """
    tried = tasks(steps, links, ORDERS)
    texts = tuple(graph(task) for task in tried)
    plans = lay_out(texts) if len(steps) > 1 else ()
    known = [(task, plan) for task, plan in zip(tried, plans, strict=False) if plan and _whole(task, plan)]
    made = [_finished(task, each) for task, plan in known for each in (plan, _turned(plan))]
    if not made:
        return _finished(tried[0], _plain(tried[0]))._replace(planned=len(steps) == 1)
    return min(made, key=_cost)


def _whole(task: Task, plan: Plan) -> bool:
    """Whether Graphviz told the place of every card."""
    return all(number in plan.spots for number in range(len(task.steps)))


def _turned(plan: Plan) -> Plan:
    """The plan with its rows upside down: `dot` does not know that returns go below."""
    return plan._replace(spots={number: spot._replace(y=plan.height - spot.y) for number, spot in plan.spots.items()})


def _plain(task: Task) -> Plan:
    """Rows without Graphviz: the first card of a column in the main row, the others below one another."""
    tallest = max(step.footprint for step in task.steps)
    used: dict[int, int] = {}
    spots: dict[int, Spot] = {}
    for number, step in enumerate(task.steps):
        row = used.get(task.column[number], 0)
        used[task.column[number]] = row + 1
        spots[number] = Spot(0.0, row * (tallest + 2 * GAP) + step.footprint / 2)
    for number, link in enumerate(task.links, len(task.steps)):
        if link.pill:
            ends = spots[link.tail].y, spots[link.head].y
            back = task.column[link.head] <= task.column[link.tail]
            deep = max(ends) + tallest / 2 + GAP + 12 * number
            spots[number] = Spot(0.0, deep if back else ends[1])
    return Plan(0.0, 0.0, spots)


def _xs(task: Task) -> tuple[dict[int, float], dict[int, float]]:
    """The left edge and the width of every rank: each as wide as its widest node, phases a little apart."""
    widths: dict[int, float] = {}
    for number, step in enumerate(task.steps):
        rank = task.rank[task.column[number]]
        widths[rank] = max(widths.get(rank, 0.0), step.w)
    for link in task.links:
        if link.pill:
            rank = pill_rank(task, link)
            if rank not in task.rank.values():
                widths[rank] = max(widths.get(rank, 0.0), link.pill[0])
    borders = _borders(task)
    left: dict[int, float] = {}
    x = 0.0
    for rank in sorted(widths):
        x += 26.0 if rank in borders else 0.0
        left[rank] = x
        x += widths[rank] + GAP
    return left, widths


def _borders(task: Task) -> frozenset[int]:
    """The ranks at which a new phase begins."""
    found = set()
    for number, step in enumerate(task.steps):
        if number and step.phase != task.steps[number - 1].phase:
            first = min(task.column[i] for i, other in enumerate(task.steps) if other.phase == step.phase)
            found.add(task.rank[first])
    return frozenset(found)


def _finished(task: Task, plan: Plan) -> ProcessPlan:
    left, widths = _xs(task)
    main = _main_row(task, plan)
    cards = []
    for number, step in enumerate(task.steps):
        rank = task.rank[task.column[number]]
        spot = plan.spots[number]
        y = main if number in task.main and abs(spot.y - main) < step.h / 2 else spot.y
        cards.append(Box(left[rank] + (widths[rank] - step.w) / 2, y - step.h / 2, step.w, step.h))
    ways = route(task, tuple(cards), left, widths)
    return _moved(task, tuple(cards), ways)


def _main_row(task: Task, plan: Plan) -> float:
    rows = sorted(plan.spots[number].y for number in task.main)
    return rows[len(rows) // 2] if rows else 0.0


def _moved(task: Task, cards: tuple[Box, ...], ways: tuple[Drawn, ...]) -> ProcessPlan:
    """The plan with its top left corner at 0, and the frames of its phases."""
    pills = [way.pill for way in ways if way.pill]
    top = min([card.y for card in cards] + [way.top for way in ways])
    left = min(box.x for box in (*cards, *pills))
    bottoms = [card.y + step.h + step.below for card, step in zip(cards, task.steps, strict=True)]
    height = max(bottoms + [way.bottom for way in ways]) - top
    width = max(box.x + box.w for box in (*cards, *pills)) - left
    cards = tuple(card._replace(x=card.x - left, y=card.y - top) for card in cards)
    ways = tuple(way.moved(-left, -top) for way in ways)
    frames = []
    for phase in range(max(step.phase for step in task.steps) + 1):
        boxes = [card for card, step in zip(cards, task.steps, strict=True) if step.phase == phase]
        frames.append((min(box.x for box in boxes), max(box.x + box.w for box in boxes)))
    return ProcessPlan(cards, ways, tuple(frames), width, height, planned=True)


def _cost(plan: ProcessPlan) -> float:
    """How restless a plan is: ways over cards first, then crossings, then travel up and down, then size."""
    over = sum(way.blocked for way in plan.ways)
    crossings = sum(one.crosses(other) for index, one in enumerate(plan.ways) for other in plan.ways[index + 1 :])
    travel = sum(way.travel for way in plan.ways)
    return 3000.0 * over + 1000.0 * crossings + travel + 0.2 * (plan.width + plan.height)
