"""The graph behind the process view: columns and ranks of our own, written for `dot` as numbers only."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from graphviz import Digraph

GAP = 28.0
"""The distance of two ranks, and (in rows) of two cards."""
ROW_GAP = 26.0
_WEIGHT_MAIN, _WEIGHT_FORWARD, _WEIGHT_FAR = 60, 8, 1


class Box(NamedTuple):
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float


class Step(NamedTuple):
    """A card: its size, the index of its phase, and the room below it that its exit takes."""

    w: float
    h: float
    phase: int
    below: float = 0.0

    @property
    def footprint(self) -> float:
        """The height of the node: the card in the middle, the exit's room on both sides."""
        return self.h + 2 * self.below


class Link(NamedTuple):
    """A way from card `tail` to card `head`, with the size of its label, and whether it is part of the main way."""

    tail: int
    head: int
    pill: tuple[float, float] | None = None
    main: bool = False


class Task(NamedTuple):
    """What one run of `dot` is about: `column` by card, `rank` by column, and the order of its statements.

    The planner depends on that order, and on the column in which the label of a long way stands: tasks that differ in
    `order` (numbers of cards and links) and `leaning` (0 to 1, where along a long way its label stands) are tried.
    """

    steps: tuple[Step, ...]
    links: tuple[Link, ...]
    column: tuple[int, ...]
    rank: dict[int, int]
    order: tuple[int, ...]
    leaning: float = 0.5

    @property
    def main(self) -> frozenset[int]:
        """The cards of the main way."""
        return frozenset(end for link in self.links if link.main for end in (link.tail, link.head)) or frozenset({0})


def columns(steps: tuple[Step, ...], links: tuple[Link, ...]) -> tuple[int, ...]:
    """The column of every card: the longest way to it, never left of where its phase begins."""
    found = [0] * len(steps)
    base = highest = 0
    for number, step in enumerate(steps):
        if number and step.phase != steps[number - 1].phase:
            base = highest + 1
        sources = [found[link.tail] + 1 for link in links if link.head == number and link.tail < number]
        found[number] = max(base, *sources) if sources else base
        highest = max(highest, found[number])
    return tuple(found)


def ranks(column: tuple[int, ...], links: tuple[Link, ...]) -> dict[int, int]:
    """The rank of every column: one further where a label stands between it and its neighbour."""
    labelled = {column[link.tail] for link in links if link.pill and column[link.head] == column[link.tail] + 1}
    found: dict[int, int] = {}
    rank = 0
    for number in range(max(column) + 1):
        found[number] = rank
        rank += 2 if number in labelled else 1
    return found


def pill_rank(task: Task, link: Link) -> int:
    """The rank of a way's label: between neighbours, else in a column the way passes, so that it costs no width."""
    tail, head = task.column[link.tail], task.column[link.head]
    if head == tail + 1:
        return task.rank[tail] + 1
    low, high = min(tail, head), max(tail, head)
    return task.rank[low + int((high - low) * task.leaning)]


def tasks(steps: tuple[Step, ...], links: tuple[Link, ...], count: int) -> tuple[Task, ...]:
    """`count` tasks for one process: the file's own order first, then shuffled by fixed seeds."""
    column = columns(steps, links)
    rank = ranks(column, links)
    made = []
    for seed in range(count):
        order = list(range(len(steps) + len(links)))
        random = Random(seed)  # noqa: S311 - seeded on purpose, the same plan every time
        if seed:
            random.shuffle(order)
        made.append(Task(steps, links, column, rank, tuple(order), (0.5, 0.5, 0.0, 1.0)[seed % 4]))
    return tuple(made)


def graph(task: Task) -> str:
    """The graph in the DOT language. Nodes are numbered: cards first, then the labels of links in their order."""
    from graphviz import Digraph

    made = Digraph(
        graph_attr={"rankdir": "LR", "newrank": "true", "ranksep": f"{GAP / 72:.4f}", "nodesep": f"{ROW_GAP / 72:.4f}",
                    "splines": "spline"},
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
        edge_attr={"arrowhead": "none"},
    )  # fmt: skip
    for number in task.order:
        size = _node(task, number)
        if size:
            made.node(f"n{number}", width=f"{size[0] / 72:.4f}", height=f"{size[1] / 72:.4f}")
    _same_ranks(task, made)
    _edges(task, made)
    return "".join(made)


def _node(task: Task, number: int) -> tuple[float, float] | None:
    """The size of node `number`: a card, or the label of a link that has one."""
    if number < len(task.steps):
        step = task.steps[number]
        return (step.w, step.footprint)
    return task.links[number - len(task.steps)].pill


def _same_ranks(task: Task, made: Digraph) -> None:
    members: dict[int, list[str]] = {}
    for number in task.order:
        if number < len(task.steps):
            members.setdefault(task.rank[task.column[number]], []).append(f"n{number}")
        elif _node(task, number):
            members.setdefault(pill_rank(task, task.links[number - len(task.steps)]), []).append(f"n{number}")
    for rank in sorted(members):
        with made.subgraph(graph_attr={"rank": "same"}) as same:
            for name in members[rank]:
                same.node(name)


def _edges(task: Task, made: Digraph) -> None:
    for index in task.order:
        if index < len(task.steps):
            continue
        link = task.links[index - len(task.steps)]
        low, high = (link.tail, link.head) if _forward(task, link) else (link.head, link.tail)
        span = task.rank[task.column[high]] - task.rank[task.column[low]]
        near = _forward(task, link) and task.column[high] - task.column[low] == 1
        weight = _WEIGHT_MAIN if link.main else _WEIGHT_FORWARD if near else _WEIGHT_FAR
        if not link.pill:
            made.edge(f"n{low}", f"n{high}", weight=str(weight), minlen=str(max(0, span)))
            continue
        first = pill_rank(task, link) - task.rank[task.column[low]]
        made.edge(f"n{low}", f"n{index}", weight=str(weight), minlen=str(max(0, first)))
        made.edge(f"n{index}", f"n{high}", weight=str(weight), minlen=str(max(0, span - first)))


def _forward(task: Task, link: Link) -> bool:
    return task.column[link.head] > task.column[link.tail]
