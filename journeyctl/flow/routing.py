"""Ways of the process view: level where rows agree, one trunk at a fork, one at a join, else a U above or below."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from journeyctl.flow.graph import Box, Link, Task

TRUNK_FORK = 13.0
TRUNK_JOIN = 15.0
CLEAR = 10.0
AIR = 4.0
"""Nothing comes nearer to a label than this."""
LEVEL = 0.5
"""Rows that differ by no more are one row."""
ROW, ROWS = 14.0, 40
"""How far, and how often, a label that finds no room in its rows is moved."""

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

    def moved(self, dx: float, dy: float) -> Drawn:
        """The way, so much further right and down."""
        pill = self.pill and self.pill._replace(x=self.pill.x + dx, y=self.pill.y + dy)
        return Drawn(tuple((x + dx, y + dy) for x, y in self.points), pill, self.blocked)

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
    """What routing works on. `taken` grows: footprints of cards, then labels and lanes as they are placed."""

    task: Task
    cards: tuple[Box, ...]
    left: dict[int, float]
    widths: dict[int, float]
    taken: list[Box]


def route(task: Task, cards: tuple[Box, ...], left: dict[int, float], widths: dict[int, float]) -> tuple[Drawn, ...]:
    """All ways, in the order of the links; `left` and `widths` are those of the ranks.

    Ways between neighbours come first, bare ones before labelled ones, so that no label covers another way; skips and
    returns find their lanes outside of what then stands.
    """
    footprints = [c._replace(h=c.h + s.below) for c, s in zip(cards, task.steps, strict=True)]
    ground = _Ground(task, cards, left, widths, footprints)
    near = [n for n, link in enumerate(task.links) if task.column[link.head] == task.column[link.tail] + 1]
    made = {n: _near(ground, task.links[n]) for n in near if task.links[n].pill is None}
    lines = [_around(a, b) for way in made.values() for a, b in pairwise(way.points)]
    made |= {n: _labelled(ground, task.links[n], lines) for n in near if n not in made}
    made |= {n: _far(ground, n, link) for n, link in enumerate(task.links) if n not in made}
    return tuple(made[number] for number in range(len(task.links)))


def _middle(card: Box) -> float:
    return card.y + card.h / 2


def _around(a: XY, b: XY) -> Box:
    """The box of a straight piece."""
    return Box(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))


def _meet(one: Box, other: Box, air: float) -> bool:
    """Whether two boxes are nearer to each other than `air`."""
    return (
        one.x < other.x + other.w + air
        and other.x < one.x + one.w + air
        and one.y < other.y + other.h + air
        and other.y < one.y + one.h + air
    )


def _near(ground: _Ground, link: Link) -> Drawn:
    """A bare way to the next column: level, or over a trunk after a fork, else before the join."""
    tail, head = ground.cards[link.tail], ground.cards[link.head]
    start, end = (tail.x + tail.w, _middle(tail)), (head.x, _middle(head))
    if abs(start[1] - end[1]) <= LEVEL:
        return Drawn((start, end), None, blocked=False)
    forks = sum(other.tail == link.tail and other.head > other.tail for other in ground.task.links) > 1
    trunk = start[0] + TRUNK_FORK if forks else end[0] - TRUNK_JOIN
    return Drawn((start, (trunk, start[1]), (trunk, end[1]), end), None, blocked=False)


def _labelled(ground: _Ground, link: Link, lines: list[Box]) -> Drawn:
    """A way to the next column with its label between: in the row it leads to, else the one it leaves, else beside."""
    assert link.pill
    tail, head = ground.cards[link.tail], ground.cards[link.head]
    start, end = (tail.x + tail.w, _middle(tail)), (head.x, _middle(head))
    rank = ground.task.rank[ground.task.column[link.tail]] + 1
    x = ground.left[rank] + (ground.widths[rank] - link.pill[0]) / 2
    beside = [end[1] + sign * step * ROW for step in range(1, ROWS) for sign in (1, -1)]
    own = [_around(start, end)] if abs(start[1] - end[1]) <= LEVEL else []
    for y in (end[1], start[1], *beside):
        pill = Box(x, y - link.pill[1] / 2, *link.pill)
        free = not any(_meet(pill, other, AIR) for other in ground.taken)
        if free and not any(_meet(pill, line, 0.0) for line in lines if line not in own):
            break
    ground.taken.append(pill)
    fork, join = start[0] + TRUNK_FORK, end[0] - TRUNK_JOIN
    corners = (start, (fork, start[1]), (fork, y), (join, y), (join, end[1]), end)
    return Drawn(_simple(corners), pill, blocked=False)


def _simple(corners: tuple[XY, ...]) -> tuple[XY, ...]:
    """The corners without those that lie on a straight line."""
    kept = [corners[0]]
    for here, after in pairwise(corners[1:]):
        before = kept[-1]
        level = abs(before[1] - here[1]) <= LEVEL and abs(here[1] - after[1]) <= LEVEL
        upright = before[0] == here[0] == after[0]
        if not level and not upright and before != here:
            kept.append(here)
    return (*kept, corners[-1])


def _far(ground: _Ground, number: int, link: Link) -> Drawn:
    """A skip or a return: up or down to a lane that is free over its whole stretch, and back."""
    tail, head = ground.cards[link.tail], ground.cards[link.head]
    back = ground.task.column[link.head] <= ground.task.column[link.tail]
    bare = (_straight(ground, link) or _joined(ground, link)) if not back and link.pill is None else None
    if bare:
        return bare
    shift = _port(ground, number, link)
    a, b = tail.x + tail.w / 2 + shift[0], head.x + head.w / 2 + shift[1]
    wide, high = link.pill or (0.0, 8.0)
    low, far = min(a, b), max(a, b)
    centre = (low + far) / 2
    reach = Box(min(low, centre - wide / 2), 0.0, max(far - low, wide), high)
    lane = _lane(ground, reach, below=back)
    ground.taken.append(reach._replace(y=lane - high / 2))
    side = 1 if back else 0
    start, end = (a, tail.y + tail.h * side), (b, head.y + head.h * side)
    pill = Box(centre - wide / 2, lane - high / 2, wide, high) if link.pill else None
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


def _lane(ground: _Ground, reach: Box, *, below: bool) -> float:
    """The y of a lane that is free over the whole stretch: next to the cards it passes, else further out."""
    passed = [
        (card, step.below)
        for card, step in zip(ground.cards, ground.task.steps, strict=True)
        if card.x < reach.x + reach.w and card.x + card.w > reach.x
    ]
    half = reach.h / 2
    lane = max(c.y + c.h + room for c, room in passed) if below else min(c.y for c, _ in passed)
    lane += (CLEAR + half) * (1 if below else -1)
    while True:
        band = reach._replace(y=lane - half)
        hit = next((other for other in ground.taken if _meet(band, other, AIR)), None)
        if hit is None:
            return lane
        lane = hit.y + hit.h + half + 2 * AIR if below else hit.y - half - 2 * AIR


def _over(ground: _Ground, link: Link, a: float, b: float, lane: float) -> bool:
    """Whether the way's uprights run over a foreign card."""
    for index, card in enumerate(ground.cards):
        for end, x in ((link.tail, a), (link.head, b)):
            own = ground.cards[end]
            low, high = sorted((lane, _middle(own)))
            if index != end and card.x - 3 < x < card.x + card.w + 3 and card.y < high and card.y + card.h > low:
                return True
    return False
