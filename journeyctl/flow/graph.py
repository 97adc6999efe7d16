"""A window in the DOT language: numbers, and nothing else.

The cards are called n0, n1 ... and have no labels; columns are kept by the least lengths of the edges. What `dot` is
asked for is only in which order the chains lie above and below the main way.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from journeyctl.flow.forks import Course, Window

CELL = (1.0, 1.0)
"""The width and height of every cell, in inches."""
_WEIGHT_MAIN, _WEIGHT_CHAIN, _WEIGHT_FAR = 60, 8, 1


class Edge(NamedTuple):
    """An edge between two cards of a window, by their place in it; `length` is in columns."""

    tail: int
    head: int
    weight: int
    length: int


def edges(plan: Course, window: Window) -> tuple[Edge, ...]:
    """The edges of a window: the main way through it, then its ways, the lower column first; () when nothing forks."""
    place = {card: at for at, card in enumerate(window.cards)}
    main = set(plan.spine)
    column = plan.columns
    made = [
        Edge(place[a], place[b], _WEIGHT_MAIN, column[b] - column[a])
        for a, b in pairwise(card for card in window.cards if card in main)
    ]
    chained = {pair for chain in window.chains for pair in pairwise(chain.cards)}
    for link in plan.links:
        if link.tail not in place or link.head not in place or {link.tail, link.head} <= main:
            continue
        low, high = sorted((link.tail, link.head), key=lambda card: (column[card], card))
        if low != high:
            weight = _WEIGHT_CHAIN if (link.tail, link.head) in chained else _WEIGHT_FAR
            made.append(Edge(place[low], place[high], weight, column[high] - column[low]))
    return tuple(made) if any(edge.weight != _WEIGHT_MAIN for edge in made) else ()


def graph(count: int, lines: tuple[Edge, ...], seed: int) -> str:
    """The graph of a window. The planner depends on the order of the statements: `seed` 0 is ours, others shuffle."""
    from random import Random

    from graphviz import Digraph

    made = Digraph(
        graph_attr={"rankdir": "LR", "ranksep": "0.4", "nodesep": "0.4", "splines": "line"},
        node_attr={"shape": "box", "fixedsize": "true", "label": "", "width": str(CELL[0]), "height": str(CELL[1])},
    )
    statements: list[int | Edge] = [*range(count), *lines]
    if seed:
        Random(seed).shuffle(statements)  # noqa: S311 - seeded on purpose, the same plan every time
    for one in statements:
        if isinstance(one, Edge):
            made.edge(f"n{one.tail}", f"n{one.head}", weight=str(one.weight), minlen=str(one.length))
        else:
            made.node(f"n{one}")
    return "".join(made)
