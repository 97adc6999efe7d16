"""The strip of time in the head of a blueprint: one piece for each duration, as long as it lasts, waits named.

In: a board. Out: a block; EMPTY where fewer than two durations are known.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.layout.block import EMPTY, Block, placed, stack
from journeyctl.layout.board import Board
from journeyctl.layout.durations import minutes_of, rough, told
from journeyctl.model import Activity, Place
from journeyctl.scene import Element, Group, Ink, Rect

HEIGHT = 9.5
GAP = 2.0
LEAST = 3.0
"""The least length of a piece."""
NAMED = 0.1
"""From this part of the whole on, a piece is named though it is no wait."""
BETWEEN = 8.0
ROWS = 6
"""The most rows of names; all waits are named in the row of time as well."""


class Piece(NamedTuple):
    """A part of the time: what lasts, and how many minutes."""

    place: Place
    minutes: float

    @property
    def waits(self) -> bool:
        """Whether the customer waits."""
        return isinstance(self.place, Activity) and self.place.kind == "wait"


def _pieces(board: Board) -> tuple[tuple[Piece, ...], bool]:
    """What lasts how long, and whether that is all: each activity, and a phase whose activities say nothing."""
    found: list[Piece] = []
    whole = True
    for phase in board.journey.phases:
        known = [(one, minutes_of(one.duration)) for one in phase.activities]
        if any(minutes is not None for _, minutes in known):
            whole = whole and all(minutes is not None for _, minutes in known)
            found += [Piece(one, minutes) for one, minutes in known if minutes]
            continue
        minutes = minutes_of(phase.duration)
        whole = whole and minutes is not None
        found += [Piece(phase, minutes)] if minutes else []
    return tuple(found), whole


def timeline(board: Board, width: float) -> Block:
    """The strip, `width` wide, below it the waits and the longest stretches by number and name."""
    pieces, whole = _pieces(board)
    if len(pieces) < 2:
        return EMPTY
    labels = board.labels
    total = sum(piece.minutes for piece in pieces)
    words = told(labels, total, about=any(rough(piece.place.duration) for piece in pieces) and whole)
    head = labels("blueprint.total", time=words if whole else labels("blueprint.least", time=words))
    boxes = _boxes(pieces, width)
    shapes: list[Element] = []
    for piece, box in zip(pieces, boxes, strict=True):
        tone = board.tone(piece.place)
        ink = Ink(fill=tone if piece.waits else f"{tone}-edge")
        shapes.append(Group("time", (Rect(box, ink, min(2.0, box.w / 2)),), id=piece.place.id))
    bar = Block(tuple(shapes), width, HEIGHT)
    named = [(p, box) for p, box in zip(pieces, boxes, strict=True) if p.waits or p.minutes >= NAMED * total]
    title = board.text(head.upper(), "head", "ink-3", width)
    return stack((title, bar, _names(board, tuple(named), width)), 3.0)


def _boxes(pieces: tuple[Piece, ...], width: float) -> tuple[Box, ...]:
    """The room of every piece: by its minutes, none shorter than LEAST."""
    room = width - GAP * (len(pieces) - 1)
    least = min(LEAST, room / len(pieces))
    lengths = [0.0] * len(pieces)
    small: set[int] = set()
    while True:
        free = room - least * len(small)
        total = sum(piece.minutes for i, piece in enumerate(pieces) if i not in small)
        lengths = [least if i in small else free * piece.minutes / total for i, piece in enumerate(pieces)]
        more = {i for i, length in enumerate(lengths) if length < least - 1e-9}
        if not more:
            break
        small |= more
    boxes, x = [], 0.0
    for length in lengths:
        boxes.append(Box(x, 0.0, length, HEIGHT))
        x += length + GAP
    return tuple(boxes)


def _names(board: Board, named: tuple[tuple[Piece, Box], ...], width: float) -> Block:
    """The names under their pieces, each in the first row where it is free; what is no wait, only if there is one."""
    rows: list[list[tuple[float, Block]]] = []
    for piece, box in named:
        block = _name(board, piece, width)
        x = min(box.x, width - block.width)
        home = next((row for row in rows if x >= row[-1][0] + row[-1][1].width + BETWEEN), None)
        if home:
            home.append((x, block))
        elif not rows or (piece.waits and len(rows) < ROWS):
            rows.append([(x, block)])
    made = []
    for one in rows:
        elements = tuple(element for x, block in one for element in placed(block, x, 0.0))
        made.append(Block(elements, width, max(block.height for _, block in one)))
    return stack(tuple(made), 1.5)


def _name(board: Board, piece: Piece, width: float) -> Block:
    place = piece.place
    text = board.labels("blueprint.wait", time=place.duration) if piece.waits else place.duration
    lead = board.text(str(place.number) if isinstance(place, Activity) else place.name, "strong", "ink", width)
    words = board.text(text, "small", "ink-2", width)
    if lead.width + 4.0 + words.width > width:
        return stack((lead, words), 1.0)
    elements = (*lead.elements, *placed(words, lead.width + 4.0, 0.0))
    return Block(elements, lead.width + 4.0 + words.width, max(lead.height, words.height))
