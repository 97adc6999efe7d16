"""A whole journey as a process: cards in columns under their phases, every way drawn.

Columns are ours: a card's column is the longest way to it from the start, and no two phases share one, so that the
picture reads as the map does. The main way is one straight row; `dot` says how the other ways lie above and below it.
A long process is folded into bands.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.flow.drawing import draw
from journeyctl.flow.folding import folds
from journeyctl.flow.forks import columns, course
from journeyctl.flow.places import Shapes, process_places
from journeyctl.flow.routes import Limits, choose
from journeyctl.flow.rows import plan_rows
from journeyctl.flow.shapes import FLOW, Card, Cell, Drawn, Link, barred


class Band(NamedTuple):
    """A part of a process, drawn by itself. x 0 is its left edge, y 0 the top of everything in it.

    Attributes:
        numbers: of its cards, in the order of the file.
        cards: their boxes.
        ways: its drawn ways, by the number of their link.
        frames: left and right edge of each phase's cards, by the index of the phase.
        onward: the link that leads on to the next band, None when there is none.
        width: of everything.
        height: of everything.
    """

    numbers: tuple[int, ...]
    cards: tuple[Box, ...]
    ways: tuple[tuple[int, Drawn], ...]
    frames: tuple[tuple[int, float, float], ...]
    onward: int | None
    width: float
    height: float


class ProcessPlan(NamedTuple):
    """The plan of a process.

    Attributes:
        bands: from top to bottom.
        failed: Graphviz could not plan the rows; they are plain.
        large: how many cards the fork has that is too large to be planned; 0: there is none.
    """

    bands: tuple[Band, ...]
    failed: bool
    large: int


class _Part(NamedTuple):
    """What a band is made of: the numbers of its cards and of its links, and the link that leads on."""

    numbers: tuple[int, ...]
    links: tuple[int, ...]
    onward: int | None


def plan_process(cards: tuple[Card, ...], links: tuple[Link, ...], least: float = 0.0) -> ProcessPlan:
    """Lay out a process.

    Args:
        cards: in the order of the file, phases numbered from 0 without a gap.
        links: the ways between them; the first choice of each card marked.
        least: bands are drawn out to this width, as far as that looks well.
    """
    phases = tuple(card.phase for card in cards)
    column = columns(phases, links)
    rows = plan_rows((course(links, column),), FLOW)[0]
    cells = tuple(Cell(column[n], rows.rows[n]) for n in range(len(cards)))
    parts = _parts(cells, links, folds(cells, links, phases))
    bands = [_band(cards, cells, links, part, least) for part in parts]
    widest = max([least, *(band.width for band in bands)])
    if any(band.width < widest for band in bands[:-1]):
        bands = [_band(cards, cells, links, part, widest) for part in parts]
    return ProcessPlan(tuple(bands), rows.failed, rows.large)


def _parts(cells: tuple[Cell, ...], links: tuple[Link, ...], cuts: tuple[int, ...]) -> list[_Part]:
    numbers: list[list[int]] = [[] for _ in range(len(cuts) + 1)]
    inside: list[list[int]] = [[] for _ in range(len(cuts) + 1)]
    onward: list[int | None] = [None] * (len(cuts) + 1)
    for number, cell in enumerate(cells):
        numbers[bisect_left(cuts, cell.column)].append(number)
    for number, link in enumerate(links):
        tail, head = (bisect_left(cuts, cells[end].column) for end in (link.tail, link.head))
        if tail == head:
            inside[tail].append(number)
        else:
            onward[tail] = number
    return [_Part(tuple(a), tuple(b), c) for a, b, c in zip(numbers, inside, onward, strict=True)]


def _band(cards: tuple[Card, ...], cells: tuple[Cell, ...], links: tuple[Link, ...], part: _Part, least: float) -> Band:
    place = {number: at for at, number in enumerate(part.numbers)}
    first = min(cells[number].column for number in part.numbers)
    own = tuple(cards[number] for number in part.numbers)
    there = tuple(cells[n]._replace(column=cells[n].column - first) for n in part.numbers)
    lines = tuple(links[n]._replace(tail=place[links[n].tail], head=place[links[n].head]) for n in part.links)
    shapes = Shapes(own, there, lines, choose(there, lines, FLOW, Limits(barred(own, FLOW))).routes, FLOW)
    picture = draw(shapes, process_places(shapes, least))
    ways = [(number, way) for number, way in zip(part.links, picture.ways, strict=True) if way]
    left, width = _extent(picture.cards, [way for _, way in ways])
    boxes = tuple(box._replace(x=box.x - left) for box in picture.cards)
    moved = tuple((number, way.moved(-left, 0.0)) for number, way in ways)
    return Band(part.numbers, boxes, moved, _frames(own, boxes), part.onward, width, picture.height)


def _frames(cards: tuple[Card, ...], boxes: tuple[Box, ...]) -> tuple[tuple[int, float, float], ...]:
    edges: dict[int, tuple[float, float]] = {}
    for card, box in zip(cards, boxes, strict=True):
        left, right = edges.get(card.phase, (box.x, box.right))
        edges[card.phase] = (min(left, box.x), max(right, box.right))
    return tuple((phase, *edges[phase]) for phase in sorted(edges))


def _extent(cards: tuple[Box, ...], ways: list[Drawn]) -> tuple[float, float]:
    """The left edge and the width of everything."""
    boxes = (*cards, *(way.label.box for way in ways if way.label))
    xs = [x for way in ways for x, _ in way.points]
    left = min([box.x for box in boxes] + xs)
    return left, max([box.right for box in boxes] + xs) - left
