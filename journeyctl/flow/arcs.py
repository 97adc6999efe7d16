"""The ways of a map: cards in given columns, arcs over and under them, rows of their own for the ways of real forks.

Only where a fork has two ways of two cards or more do its ways stand in rows above and below the main row; all other
cards stay in it, and ways lead over and under them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.flow.drawing import draw
from journeyctl.flow.forks import course, real_forks
from journeyctl.flow.places import Column, Shapes, map_places
from journeyctl.flow.routes import Limits, choose
from journeyctl.flow.rows import plan_rows
from journeyctl.flow.shapes import MAP, Card, Cell, Drawn, Link, barred


class MapRows(NamedTuple):
    """The row of every card of a map; `failed` and `large` as in a `ProcessPlan`."""

    rows: tuple[int, ...]
    failed: bool
    large: int


class MapPlan(NamedTuple):
    """The boxes of cards, the drawn ways (None: the caller draws them), the height. y 0 is the top of everything."""

    cards: tuple[Box, ...]
    ways: tuple[Drawn | None, ...]
    height: float


def map_rows(count: int, links: tuple[Link, ...]) -> MapRows:
    """The rows of a map of `count` cards. `dot` is started only where a real fork is."""
    column = tuple(range(count))
    plan = course(links, column, real_forks(links, count))
    found = plan_rows((plan,), MAP)[0]
    rows = list(found.rows)
    rowed = set(plan.chains)
    for chain in course(links, column).chains:
        if chain not in rowed and chain.fork is not None:
            # The side step of a way stands in the way's own row, as one of the main way stands in the main row.
            for card in chain.cards:
                rows[card] = rows[chain.fork]
    return MapRows(tuple(rows), found.failed, found.large)


def plan_map(
    columns: tuple[Column, ...], cards: tuple[Card, ...], links: tuple[Link, ...], rows: tuple[int, ...]
) -> MapPlan:
    """Draw the ways of a map.

    Args:
        columns: where the cards stand, one for each.
        cards: their sizes, and the room that their exits take.
        links: all ways.
        rows: from `map_rows`.
    """
    cells = tuple(Cell(number, row) for number, row in enumerate(rows))
    steps = [(b.x - a.x, b.x - a.x - a.w) for a, b in pairwise(columns)]
    limits = Limits(
        barred(cards, MAP), min((p for p, _ in steps), default=0.0), min((g for _, g in steps), default=0.0)
    )
    shapes = Shapes(cards, cells, links, choose(cells, links, MAP, limits).routes, MAP)
    return MapPlan(*draw(shapes, map_places(shapes, columns)))
