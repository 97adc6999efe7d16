"""Pieces of lines side by side: which lies where, so that few cross and none touch.

In: pieces along one direction, with the lines that turn off them to one side or the other. Out: their order across
that direction, and how far from the first edge each lies. Works for level pieces in a corridor (order from top to
bottom) and, turned round, for trunks in a gap between columns.
"""

from __future__ import annotations

from typing import NamedTuple

BEFORE, AFTER = -1, 1
"""The two sides of a piece: above and below it, or left and right of it."""
TOUCH = 2.0
"""Pieces whose ends come nearer than this do not share a track."""
_SEARCHED = 40
"""Orders of more neighbours than this are not searched for a better one."""


class Piece(NamedTuple):
    """A straight piece from `low` to `high`.

    Attributes:
        ends: where a line turns off it, and to which side.
        before: the room its label takes on that side; `after` on the other.
        fixed: lies at the first edge, before everything else, and needs no distance from it.
    """

    low: float
    high: float
    ends: tuple[tuple[float, int], ...] = ()
    before: float = 0.0
    after: float = 0.0
    fixed: bool = False

    @property
    def hugs(self) -> int:
        """The side it belongs to."""
        if self.fixed:
            return BEFORE
        return AFTER if sum(side for _, side in self.ends) > 0 else BEFORE

    def meets(self, other: Piece) -> bool:
        """Whether both run over some same stretch."""
        return self.low < other.high + TOUCH and other.low < self.high + TOUCH


def crossings(first: Piece, second: Piece) -> int:
    """How often lines cross when `first` lies before `second`; two that would lie on one another count thrice."""
    found = 0
    for one, other, side in ((first, second, AFTER), (second, first, BEFORE)):
        for place, turned in one.ends:
            if turned == side:
                found += other.low < place < other.high
                found += 3 * ((place, -side) in other.ends)
    return found


def least_crossings(one: Piece, other: Piece) -> int:
    """How often lines cross at least."""
    return min(crossings(one, other), crossings(other, one)) if one.meets(other) else 0


def _clusters(pieces: tuple[Piece, ...]) -> list[list[int]]:
    """The numbers of the pieces, in groups that run over no common stretch."""
    found: list[list[int]] = []
    reach = float("-inf")
    for number in sorted(range(len(pieces)), key=lambda i: (pieces[i].low, i)):
        if pieces[number].low >= reach + TOUCH:
            found.append([])
        found[-1].append(number)
        reach = max(reach, pieces[number].high)
    return found


def _first_guess(pieces: tuple[Piece, ...], number: int) -> tuple[int, float, int]:
    """Fixed ones, then those of the first edge, shortest first, then those of the other edge, longest first."""
    piece = pieces[number]
    length = piece.high - piece.low
    if piece.fixed:
        return (0, 0.0, number)
    return (1, length, number) if piece.hugs == BEFORE else (2, -length, number)


def _improved(pieces: tuple[Piece, ...], order: list[int]) -> list[int]:
    """The order with pieces moved to where they make fewer crossings, as long as that helps."""
    better = True
    while better:
        better = False
        for number in tuple(order):
            if pieces[number].fixed:
                continue
            at = order.index(number)
            gains = _gains(pieces, order, at)
            best = min(range(len(gains)), key=lambda place: (gains[place], abs(place - at)))
            if gains[best] < gains[at]:
                order.insert(best, order.pop(at))
                better = True
    return order


def _gains(pieces: tuple[Piece, ...], order: list[int], at: int) -> list[int]:
    """What the piece at `at` costs at every place of the order, up to a constant."""
    one = pieces[order[at]]
    others = [pieces[number] for place, number in enumerate(order) if place != at]
    cost, costs = 0, [0]
    for other in others:
        if other.fixed:
            cost -= 1000
        elif one.meets(other):
            cost += crossings(other, one) - crossings(one, other)
        costs.append(cost)
    return costs


def ordered(pieces: tuple[Piece, ...]) -> tuple[int, ...]:
    """The numbers of the pieces from the first edge to the other, fixed ones before all others."""
    found: list[int] = []
    for cluster in _clusters(pieces):
        order = sorted(cluster, key=lambda number: _first_guess(pieces, number))
        found += _improved(pieces, order) if 1 < len(order) <= _SEARCHED else order
    return tuple(sorted(found, key=lambda number: not pieces[number].fixed))


class Stack(NamedTuple):
    """How far from the first edge each piece lies, and the room all of them take."""

    offsets: tuple[float, ...]
    room: float


class _Rules(NamedTuple):
    """The distances that `stacked` keeps."""

    pitch: float
    air: float
    clear: tuple[float, float]

    def apart(self, one: Piece, other: Piece) -> float:
        """The least distance of a piece from one that lies before it."""
        if one.fixed and other.fixed:
            return 0.0
        return max(0.0 if one.fixed else self.pitch, one.after + other.before + self.air)

    def first(self, piece: Piece) -> float:
        """The least distance from the first edge."""
        if piece.fixed:
            return 0.0
        return max(self.clear[0], piece.before + self.air) if self.clear[0] else piece.before

    def last(self, piece: Piece) -> float:
        """The least distance from the other edge."""
        return max(self.clear[1], piece.after + self.air) if self.clear[1] else piece.after


def neighbours(pieces: tuple[Piece, ...], order: tuple[int, ...], *, both: bool = False) -> dict[int, list[int]]:
    """For every piece those that run over a common stretch: all with `both`, else those before it in the order."""
    place = {number: at for at, number in enumerate(order)}
    found: dict[int, list[int]] = {number: [] for number in order}
    active: list[int] = []
    for number in sorted(order, key=lambda i: (pieces[i].low, i)):
        active = [other for other in active if pieces[other].high + TOUCH > pieces[number].low]
        for other in active:
            first, second = (other, number) if place[other] < place[number] else (number, other)
            found[second].append(first)
            if both:
                found[first].append(second)
        active.append(number)
    return found


def stacked(
    pieces: tuple[Piece, ...],
    order: tuple[int, ...],
    *,
    pitch: float,
    air: float = 0.0,
    clear: tuple[float, float] = (0.0, 0.0),
    least: float = 0.0,
) -> Stack:
    """The offsets of pieces in a given order, each as near to its own edge as the others let it.

    Args:
        pieces: what lies side by side.
        order: their numbers, from the first edge to the other.
        pitch: the least distance of two lines.
        air: the least distance of a label from everything else.
        clear: the distance of the first line from the first edge, and of the last one from the other; 0: a free edge.
        least: the room taken at least.
    """
    rules = _Rules(pitch, air, clear)
    before = neighbours(pieces, order)
    early: dict[int, float] = {}
    for number in order:
        gaps = (early[i] + rules.apart(pieces[i], pieces[number]) for i in before[number])
        early[number] = max([rules.first(pieces[number]), *gaps])
    room = max([least, *(early[n] + rules.last(pieces[n]) for n in order)])
    limit = {number: room - rules.last(pieces[number]) for number in order}
    offsets: dict[int, float] = {}
    for number in reversed(order):
        offsets[number] = limit[number] if pieces[number].hugs == AFTER else early[number]
        for other in before[number]:
            limit[other] = min(limit[other], offsets[number] - rules.apart(pieces[other], pieces[number]))
    return Stack(tuple(offsets[number] for number in range(len(pieces))), room)
