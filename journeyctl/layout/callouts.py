"""Quotes beside the curve: placed at marked extremes where they touch nothing, else left to the lane of thoughts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.layout.block import Block, path, stack
from journeyctl.layout.board import Board
from journeyctl.paper.style import SMALLER
from journeyctl.scene import Element, Group, Ink, Path, Text

AIR = 2.0
TOP, BOTTOM = 4.0, 12.0
"""Room kept free inside the panel: above for the air, below for the numbers of the activities."""
STEP = 2.0
LEADER_GAP = 4.0
MEASURES = (86.0, 66.0, 112.0)
NARROW = 50.0
"""Where columns are those of a folded map a quote may also stand between two faces."""
MOST = 4
"""So many quotes at most stand beside one curve; the extremes are two and two."""


class Callout(NamedTuple):
    """A wanted quote: its place, its words, who said them, the face at (x, y), whether a peak, the neutral line."""

    id: str
    text: str
    source: str
    x: float
    y: float
    rising: bool
    zero: float


class Place(NamedTuple):
    """A place that a quote may have: its words as wrapped there, and whether a leader ties them to the face."""

    words: Block
    box: Box
    leader: bool


class Placed(NamedTuple):
    """A quote that found its place: the words, the line that ties them to the face, and the room they take."""

    id: str
    words: tuple[Element, ...]
    leader: tuple[Element, ...]
    box: Box


def _words(board: Board, wanted: Callout, measure: float) -> Block:
    fill = "pos-text" if wanted.rising else "neg-text"
    quote = board.text(board.labels.quote(wanted.text), "lead", fill, measure)
    return stack((quote, board.text(wanted.source, "micro", "ink-2", measure)), 1.6)


def _broken(board: Board, wanted: Callout, measure: float) -> bool:
    """Whether a word of a quote would be broken within a measure, even in smaller letters."""
    lead = board.style("lead")
    return bool(board.setter.tried(board.labels.quote(wanted.text), lead.face, lead.size * SMALLER, measure).broken)


def _opposite(wanted: Callout, words: Block, frame: Box) -> list[Box]:
    """Places in the empty half: a valley's quote above the neutral line, a peak's below, beginning or ending at x."""
    if wanted.rising:
        first, last = wanted.zero + 5.0, frame.bottom - BOTTOM - words.height
    else:
        first, last = frame.y + TOP, wanted.zero - 5.0 - words.height
    steps = int(max(0.0, last - first) / STEP)
    heights = [first + STEP * i for i in range(steps + 1)] + [last] if last >= first else []
    preferred = sorted(heights, key=lambda y: abs(abs(y + words.height / 2 - wanted.zero) - 30.0))
    starts = (wanted.x + LEADER_GAP, wanted.x - LEADER_GAP - words.width)
    return [Box(x, y, words.width, words.height) for y in preferred for x in starts]


def _beside(wanted: Callout, words: Block) -> list[Box]:
    """Places outside the face, left then right, with room for the mark between."""
    reach = 13.5
    middle = wanted.y - words.height / 2
    outs = (wanted.x - reach - 19.0 - words.width, wanted.x + reach + 19.0)
    return [Box(x, middle + dy, words.width, words.height) for x in outs for dy in (0.0, -8.0, 8.0, -16.0, 16.0)]


def _free(box: Box, taken: Sequence[Box]) -> bool:
    room = box.grown(AIR)
    return not any(room.meets(other) for other in taken)


def _leader_free(wanted: Callout, box: Box, taken: Sequence[Box]) -> bool:
    """Whether the leader meets nothing on the far side of the neutral line; its own slope it may pass."""
    top, bottom = (wanted.zero, box.bottom) if wanted.rising else (box.y, wanted.zero)
    line = Box(wanted.x - 0.4, top + 3.0, 0.8, max(0.1, bottom - top - 6.0))
    return not any(line.meets(other) for other in taken if not _is_own(wanted, other))


def _hang(wanted: Callout, words: Block, box: Box, *, leader: bool) -> Placed:
    left_side = box.x < wanted.x
    elements: list[Element] = []
    for line in words.elements:
        assert isinstance(line, Text)
        x = box.right if left_side else box.x
        shown = line._replace(x=x, y=line.y + box.y, anchor="end" if left_side else "start")
        elements.append(shown._replace(box=Box(box.x, line.y + box.y - 0.8 * line.size, box.w, line.size)))
    lines: tuple[Element, ...] = ()
    if leader:
        edge = wanted.y + (11.0 if wanted.rising else -11.0)
        far = box.bottom if wanted.rising else box.y
        ink = Ink(stroke="pos-text" if wanted.rising else "neg-text", width=0.7)
        lines = (Path(path("M", wanted.x, edge, "V", far), ink),)
    return Placed(wanted.id, (Group("quote", tuple(elements), of=wanted.id),), lines, box)


def callouts(board: Board, frame: Box, obstacles: tuple[Box, ...], wanted: tuple[Callout, ...]) -> tuple[Placed, ...]:
    """The quotes that fit inside `frame` without touching an obstacle or one another.

    The deepest feelings choose first; when that leaves one without a place, the other orders are tried.
    """
    ranked = sorted(wanted, key=lambda call: -abs(call.y - call.zero))[:MOST]
    choices = [(call, _places(board, call, frame, obstacles)) for call in ranked]
    best: tuple[Placed, ...] = ()
    for order in permutations(choices):
        made = _in_order(order)
        if len(made) > len(best):
            best = made
        if len(best) == len(ranked):
            break
    return best


def _places(board: Board, wanted: Callout, frame: Box, obstacles: tuple[Box, ...]) -> tuple[Place, ...]:
    """Where a quote touches nothing that stands already, the best place first."""
    narrow = (NARROW,) if board.dense and not _broken(board, wanted, NARROW) else ()
    options = [_words(board, wanted, measure) for measure in (*MEASURES, *narrow)]
    tried = [Place(words, box, leader=True) for words in options for box in _opposite(wanted, words, frame)]
    tried += [Place(words, box, leader=False) for words in options for box in _beside(wanted, words)]
    room = Box(frame.x + 3, frame.y + TOP, frame.w - 6, frame.h - TOP - BOTTOM)
    return tuple(one for one in tried if room.holds(one.box, 0.01) and _fits(wanted, one, obstacles))


def _fits(wanted: Callout, place: Place, taken: Sequence[Box]) -> bool:
    return _free(place.box, taken) and (not place.leader or _leader_free(wanted, place.box, taken))


def _in_order(order: tuple[tuple[Callout, tuple[Place, ...]], ...]) -> tuple[Placed, ...]:
    """Each quote at its best place that those before it have left."""
    taken: list[Box] = []
    made = []
    for one, places in order:
        place = next((place for place in places if _fits(one, place, taken)), None)
        if place is None:
            continue
        made.append(_hang(one, place.words, place.box, leader=place.leader))
        taken.append(place.box.grown(AIR))
        if place.leader:
            top, bottom = min(one.y, place.box.y), max(one.y, place.box.bottom)
            taken.append(Box(one.x - 1.0, top, 2.0, bottom - top))
    return tuple(made)


def _is_own(wanted: Callout, box: Box) -> bool:
    """Whether a box is the curve's own area at the point, which its leader starts in."""
    return box.x - 1 <= wanted.x <= box.right + 1 and min(abs(box.y - wanted.y), abs(box.bottom - wanted.y)) < 14.0
