"""Arcs over and under a row of cards: nested lanes with rounded corners, labels in pills that nothing runs through.

In: cards from left to right and the ways between them, as numbers. Out: lanes, ports and pills. Ways forward go over
the cards, ways back under them; lanes are given by interval colouring, the shortest inside. Ports at one card are
ordered so that its own arcs never cross.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

PITCH = 8.0
"""The least distance of two lanes."""
PORT = 5.0
"""The distance of two ports at one card."""
CORNER = 5.0
AIR = 3.0
"""Room between a pill and the line of another arc, and between a pill and the cards."""


class Card(NamedTuple):
    """The left edge and width of a card."""

    x: float
    w: float

    @property
    def centre(self) -> float:
        """The middle of the card."""
        return self.x + self.w / 2


class Request(NamedTuple):
    """A way from card `start` to card `end`. `sizes` are the sizes its label can take, widest first; () for none."""

    start: int
    end: int
    sizes: tuple[tuple[float, float], ...] = ()


class Pill(NamedTuple):
    """The room of a label, and which of its sizes was taken."""

    x: float
    y: float
    w: float
    h: float
    choice: int


class Arc(NamedTuple):
    """A drawn way. y counts from the cards' edge, away from them negative above and positive below."""

    request: Request
    start: float
    end: float
    lane: float
    pill: Pill | None

    @property
    def points(self) -> tuple[tuple[float, float], ...]:
        """The corners of the way, from its dot to its arrowhead."""
        return ((self.start, 0.0), (self.start, self.lane), (self.end, self.lane), (self.end, 0.0))


class ArcPlan(NamedTuple):
    """All arcs on one side of the cards, and the height they take."""

    arcs: tuple[Arc, ...]
    height: float


class _Way(NamedTuple):
    request: Request
    start: float
    end: float

    @property
    def low(self) -> float:
        return min(self.start, self.end)

    @property
    def high(self) -> float:
        return max(self.start, self.end)


def _reach(request: Request) -> int:
    return abs(request.end - request.start)


def _ports(cards: tuple[Card, ...], requests: tuple[Request, ...], *, above: bool) -> list[_Way]:
    """The x of both ends of every way.

    At a card, ways that arrive stand on the side they come from and ways that leave on the side they go to; of several,
    the longer one stands nearer to the middle where it arrives or leaves over the shorter one.
    """
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for index, request in enumerate(requests):
        starts.setdefault(request.start, []).append(index)
        ends.setdefault(request.end, []).append(index)
    place_start, place_end = [0.0] * len(requests), [0.0] * len(requests)
    for number, card in enumerate(cards):
        leaving = sorted(starts.get(number, ()), key=lambda i: -_reach(requests[i]))
        arriving = sorted(ends.get(number, ()), key=lambda i: _reach(requests[i]))
        order = [("end", i) for i in arriving] + [("start", i) for i in leaving]
        if not above:
            order = [("start", i) for i in reversed(leaving)] + [("end", i) for i in reversed(arriving)]
        pitch = min(PORT, (card.w - 2 * CORNER) / max(1, len(order)))
        left = card.centre - pitch * (len(order) - 1) / 2
        for position, (kind, index) in enumerate(order):
            (place_start if kind == "start" else place_end)[index] = left + pitch * position
    return [_Way(r, s, e) for r, s, e in zip(requests, place_start, place_end, strict=True)]


def _colours(ways: list[_Way]) -> list[int]:
    """The lane of every way, 0 the innermost: shortest first, each in the first lane that is free over its stretch.

    A way that lies over another one is put above it, so that nesting is never turned round.
    """
    lanes = [0] * len(ways)
    done: list[int] = []
    for index in sorted(range(len(ways)), key=lambda i: (ways[i].high - ways[i].low, ways[i].low)):
        one = ways[index]
        under = [lanes[i] for i in done if ways[i].low < one.high and one.low < ways[i].high]
        lanes[index] = max(under, default=-1) + 1
        done.append(index)
    return lanes


def _gaps(one: _Way, walls: list[float]) -> list[tuple[float, float]]:
    """The free stretches of a way's lane between the lines that cross it, widest first."""
    inner = sorted(x for x in walls if one.low < x < one.high)
    edges = [one.low + CORNER, *inner, one.high - CORNER]
    gaps = [
        (left + (AIR if i else 0.0), right - (AIR if i + 2 < len(edges) else 0.0))
        for i, (left, right) in enumerate(pairwise(edges))
    ]
    return sorted(gaps, key=lambda gap: gap[0] - gap[1])


def _pill(one: _Way, walls: list[float]) -> tuple[float, int] | None:
    """The centre of a way's pill and the size taken; the middle of the way where that is free."""
    sizes = one.request.sizes
    if not sizes:
        return None
    middle = (one.low + one.high) / 2
    gaps = _gaps(one, walls)
    for choice, (width, _) in enumerate(sizes):
        for left, right in gaps:
            if right - left >= width:
                return min(max(middle, left + width / 2), right - width / 2), choice
    left, right = gaps[0]
    return (left + right) / 2, len(sizes) - 1


def plan_arcs(cards: tuple[Card, ...], requests: tuple[Request, ...], *, above: bool, offset: float = 0.0) -> ArcPlan:
    """Plan the arcs on one side of the cards.

    Args:
        cards: from left to right, not overlapping.
        requests: forward ways (`end` right of `start`) above, ways back below.
        above: which side.
        offset: room next to the cards that the arcs leave free.
    """
    ways = _ports(cards, requests, above=above)
    lanes = _colours(ways)
    made: list[tuple[int, tuple[float, int] | None]] = []
    for index, one in enumerate(ways):
        walls = [x for i, w in enumerate(ways) if lanes[i] > lanes[index] for x in (w.start, w.end)]
        made.append((lanes[index], _pill(one, walls)))
    heights = _heights(ways, made)
    depth = _depths(heights, offset)
    sign = -1.0 if above else 1.0
    arcs = []
    for one, (lane, pill) in zip(ways, made, strict=True):
        y = sign * depth[lane]
        box = None
        if pill:
            width, height = one.request.sizes[pill[1]]
            box = Pill(pill[0] - width / 2, y - height / 2, width, height, pill[1])
        arcs.append(Arc(one.request, one.start, one.end, y, box))
    last = depth[-1] + max(heights[-1] / 2, 1.0) if depth else 0.0
    return ArcPlan(tuple(arcs), last)


def _heights(ways: list[_Way], made: list[tuple[int, tuple[float, int] | None]]) -> list[float]:
    """The height of the highest pill of every lane."""
    heights = [0.0] * (max((lane for lane, _ in made), default=-1) + 1)
    for one, (lane, pill) in zip(ways, made, strict=True):
        if pill:
            heights[lane] = max(heights[lane], one.request.sizes[pill[1]][1])
    return heights


def _depths(heights: list[float], offset: float) -> list[float]:
    """How far from the cards each lane lies: far enough that pills of neighbouring lanes keep apart."""
    depths: list[float] = []
    for index, height in enumerate(heights):
        if index == 0:
            depths.append(offset + max(PITCH, height / 2 + AIR))
        else:
            depths.append(depths[-1] + max(PITCH, (heights[index - 1] + height) / 2 + 1.5))
    return depths
