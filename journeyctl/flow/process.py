"""A whole journey as a process: cards in columns under their phases, every way drawn.

Columns are ours: a card's column is the longest way to it from the start, and no two phases share one, so that the
picture reads as the map does. The main way is one straight row; `dot` says how the other ways lie above and below it.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.flow.drawing import draw
from journeyctl.flow.forks import columns, course
from journeyctl.flow.places import Shapes, process_places
from journeyctl.flow.routes import Limits, choose
from journeyctl.flow.rows import plan_rows
from journeyctl.flow.shapes import FLOW, Box, Card, Cell, Drawn, Link, barred


class ProcessPlan(NamedTuple):
    """The plan of a process.

    Attributes:
        cards: their boxes, in the order of the file.
        ways: drawn, in the order of the links.
        frames: left and right edge of each phase's cards, by the index of the phase.
        width: of everything; x 0 is its left edge.
        height: of everything; y 0 is its top.
        failed: Graphviz could not plan the rows; they are plain.
        large: how many cards the fork has that is too large to be planned; 0: there is none.
    """

    cards: tuple[Box, ...]
    ways: tuple[Drawn, ...]
    frames: tuple[tuple[float, float], ...]
    width: float
    height: float
    failed: bool
    large: int


def plan_process(cards: tuple[Card, ...], links: tuple[Link, ...]) -> ProcessPlan:
    """Lay out a process.

    Args:
        cards: in the order of the file, phases numbered from 0 without a gap.
        links: the ways between them; the first choice of each card marked.
    """
    column = columns(tuple(card.phase for card in cards), links)
    plan = course(links, column)
    rows = plan_rows((plan,), FLOW)[0]
    cells = tuple(Cell(column[n], rows.rows[n]) for n in range(len(cards)))
    routes = choose(cells, links, FLOW, Limits(barred(cards, FLOW))).routes
    shapes = Shapes(cards, cells, links, routes, FLOW)
    picture = draw(shapes, process_places(shapes))
    ways = tuple(way for way in picture.ways if way)
    left, width = _extent(picture.cards, ways)
    boxes = tuple(box._replace(x=box.x - left) for box in picture.cards)
    frames = []
    for phase in range(max(card.phase for card in cards) + 1):
        own = [box for box, card in zip(boxes, cards, strict=True) if card.phase == phase]
        frames.append((min(box.x for box in own), max(box.right for box in own)))
    moved = tuple(way.moved(-left, 0.0) for way in ways)
    return ProcessPlan(boxes, moved, tuple(frames), width, picture.height, rows.failed, rows.large)


def _extent(cards: tuple[Box, ...], ways: tuple[Drawn, ...]) -> tuple[float, float]:
    """The left edge and the width of everything."""
    boxes = (*cards, *(way.label.box for way in ways if way.label))
    xs = [x for way in ways for x, _ in way.points]
    left = min([box.x for box in boxes] + xs)
    return left, max([box.right for box in boxes] + xs) - left
