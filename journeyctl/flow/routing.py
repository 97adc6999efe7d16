"""Ways of the process view: level where rows agree, one trunk at a fork, one at a join, a U above or below for the rest."""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.flow.dot import Plan
from journeyctl.flow.graph import Box, Link, Task

TRUNK_FORK = 13.0
TRUNK_JOIN = 15.0
CORNER = 16.0
CLEAR = 10.0

XY = tuple[float, float]


class Drawn(NamedTuple):
    """A drawn way: its corners from card to card, its label's box, and whether it runs over a foreign card."""

    points: tuple[XY, ...]
    pill: Box | None
    blocked: bool

    @property
    def top(self) -> float:
        """The highest y."""
        return min([y for _, y in self.points] + ([self.pill.y] if self.pill else []))

    @property
    def bottom(self) -> float:
        """The lowest y."""
        return max([y for _, y in self.points] + ([self.pill.y + self.pill.h] if self.pill else []))

    @property
    def travel(self) -> float:
        """How far the way goes up and down."""
        return sum(abs(b[1] - a[1]) for a, b in zip(self.points, self.points[1:], strict=False))

    def moved(self, dy: float) -> Drawn:
        """The way, `dy` further down."""
        pill = self.pill and self.pill._replace(y=self.pill.y + dy)
        return Drawn(tuple((x, y + dy) for x, y in self.points), pill, self.blocked)

    def crosses(self, other: Drawn) -> int:
        """How often the ways cross, ends aside."""
        return sum(
            _cross(a, b, c, d)
            for a, b in zip(self.points, self.points[1:], strict=False)
            for c, d in zip(other.points, other.points[1:], strict=False)
        )


def _cross(a: XY, b: XY, c: XY, d: XY) -> bool:
    """Whether an upright and a level piece cross inside both."""
    if (a[0] == b[0]) == (c[0] == d[0]):
        return False
    (up, low), (left, right) = ((a, b), (c, d)) if a[0] == b[0] else ((c, d), (a, b))
    return (
        min(left[0], right[0]) + 1 < up[0] < max(left[0], right[0]) - 1
        and min(up[1], low[1]) + 1 < left[1] < max(up[1], low[1]) - 1
    )


class _Ground(NamedTuple):
    """What routing works on."""

    task: Task
    cards: tuple[Box, ...]
    plan: Plan
    left: dict[int, float]
    widths: dict[int, float]


def route(
    task: Task, cards: tuple[Box, ...], plan: Plan, left: dict[int, float], widths: dict[int, float]
) -> tuple[Drawn, ...]:
    """All ways, in the order of the links; `left` and `widths` are those of the ranks."""
    ground = _Ground(task, cards, plan, left, widths)
    lanes: list[tuple[float, float, float]] = []
    made = []
    for number, link in enumerate(task.links):
        near = task.column[link.head] == task.column[link.tail] + 1
        drawn = _near(ground, link) if near else _far(ground, number, link, lanes)
        made.append(drawn)
    return tuple(made)


def _middle(card: Box) -> float:
    return card.y + card.h / 2


def _near(ground: _Ground, link: Link) -> Drawn:
    """A way to the next column: level, or over a trunk; its label in the row of the card it leads to."""
    tail, head = ground.cards[link.tail], ground.cards[link.head]
    start, end = (tail.x + tail.w, _middle(tail)), (head.x, _middle(head))
    points: tuple[XY, ...] = (start, end)
    forks = sum(other.tail == link.tail and other.head > other.tail for other in ground.task.links) > 1
    if abs(start[1] - end[1]) > 0.5:
        trunk = start[0] + TRUNK_FORK if forks or link.pill else end[0] - TRUNK_JOIN
        points = (start, (trunk, start[1]), (trunk, end[1]), end)
    pill = None
    if link.pill:
        rank = ground.task.rank[ground.task.column[link.tail]] + 1
        x = ground.left[rank] + (ground.widths[rank] - link.pill[0]) / 2
        pill = Box(x, end[1] - link.pill[1] / 2, *link.pill)
    return Drawn(points, pill, blocked=False)


def _far(ground: _Ground, number: int, link: Link, lanes: list[tuple[float, float, float]]) -> Drawn:
    """A skip or a return: up or down to a lane that is free over its whole stretch, and back."""
    tail, head = ground.cards[link.tail], ground.cards[link.head]
    back = ground.task.column[link.head] <= ground.task.column[link.tail]
    straight = _straight(ground, link) if not back and link.pill is None else None
    if straight:
        return straight
    joined = _joined(ground, link) if not back and link.pill is None else None
    if joined:
        return joined
    shift = _port(ground, number, link)
    a, b = tail.x + tail.w / 2 + shift[0], head.x + head.w / 2 + shift[1]
    low, high = min(a, b), max(a, b)
    half = link.pill[1] / 2 if link.pill else 4.0
    lane = _lane(ground, (low, high), half, lanes, below=back)
    lanes.append((low, high, lane))
    side = 1 if back else 0
    start, end = (a, tail.y + tail.h * side), (b, head.y + head.h * side)
    pill = None
    if link.pill:
        centre = min(max((low + high) / 2, low + CORNER + link.pill[0] / 2), high - CORNER - link.pill[0] / 2)
        pill = Box(centre - link.pill[0] / 2, lane - half, *link.pill)
    return Drawn((start, (a, lane), (b, lane), end), pill, blocked=_over(ground, link, a, b, lane))


def _straight(ground: _Ground, link: Link) -> Drawn | None:
    """A level way past columns in which no card stands in its row."""
    tail, head = ground.cards[link.tail], ground.cards[link.head]
    if abs(_middle(tail) - _middle(head)) > 0.5:
        return None
    between = [c for i, c in enumerate(ground.cards) if i not in (link.tail, link.head)]
    y = _middle(tail)
    if any(c.x < head.x and c.x + c.w > tail.x + tail.w and c.y - 3 < y < c.y + c.h + 3 for c in between):
        return None
    return Drawn(((tail.x + tail.w, y), (head.x, y)), None, blocked=False)


def _joined(ground: _Ground, link: Link) -> Drawn | None:
    """A way out of a side row: level in its own row past free columns, then over the join's trunk into the card."""
    tail, head = ground.cards[link.tail], ground.cards[link.head]
    y, trunk = _middle(tail), head.x - TRUNK_JOIN
    others = [c for i, c in enumerate(ground.cards) if i not in (link.tail, link.head)]
    level = any(c.x < trunk and c.x + c.w > tail.x + tail.w and c.y - 3 < y < c.y + c.h + 3 for c in others)
    low, high = sorted((y, _middle(head)))
    upright = any(c.x - 3 < trunk < c.x + c.w + 3 and c.y < high and c.y + c.h > low for c in others)
    if level or upright:
        return None
    return Drawn(
        ((tail.x + tail.w, y), (trunk, y), (trunk, _middle(head)), (head.x, _middle(head))), None, blocked=False
    )


def _port(ground: _Ground, number: int, link: Link) -> tuple[float, float]:
    """How far beside the middle of its cards a way leaves and lands, so that several ways of a card keep apart."""
    column = ground.task.column

    def place(card: int) -> float:
        far = [
            i
            for i, other in enumerate(ground.task.links)
            if card in (other.tail, other.head)
            and column[other.head] != column[other.tail] + 1
            and (column[other.head] <= column[other.tail]) == (column[link.head] <= column[link.tail])
        ]
        exit_room = 30.0 if ground.task.steps[card].below and column[link.head] <= column[link.tail] else 0.0
        return exit_room + 12.0 * (far.index(number) - (len(far) - 1) / 2)

    return place(link.tail), place(link.head)


def _lane(
    ground: _Ground,
    reach: XY,
    half: float,
    lanes: list[tuple[float, float, float]],
    *,
    below: bool,
) -> float:
    """The y of a free lane over the stretch: where `dot` put the label, moved outwards past cards and other lanes."""
    inside = [
        (c, s.below)
        for c, s in zip(ground.cards, ground.task.steps, strict=True)
        if c.x < reach[1] + 2 and c.x + c.w > reach[0] - 2
    ]
    if below:
        lane = max(c.y + c.h + room for c, room in inside) + CLEAR + half
    else:
        lane = min(c.y for c, _ in inside) - CLEAR - half
    step = 2 * half + 8.0
    while any(abs(lane - y) < step and low < reach[1] + 20 and high > reach[0] - 20 for low, high, y in lanes):
        lane += step if below else -step
    return lane


def _over(ground: _Ground, link: Link, a: float, b: float, lane: float) -> bool:
    """Whether the way's uprights run over a foreign card."""
    for index, card in enumerate(ground.cards):
        for end, x in ((link.tail, a), (link.head, b)):
            own = ground.cards[end]
            low, high = sorted((lane, _middle(own)))
            if index != end and card.x - 3 < x < card.x + card.w + 3 and card.y < high and card.y + card.h > low:
                return True
    return False
