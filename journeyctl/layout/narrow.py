"""Phases and numbers where there is little room: what would not fit whole is numbered, and named below.

In: a board whose type has the wanted sizes. Out: strips and blocks for the views that leave lanes out.
"""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.layout.block import Block, flow, placed
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.phases import chevron
from journeyctl.model import Activity, Phase
from journeyctl.scene import Element, Group, Ink, Path, Rect

INSET = 7.4
"""Where a phase's name begins, clear of the notch of its chevron."""
LEAST_ARROW = 16.0
"""A phase narrower than this is no chevron: its point would be all of it."""
DISC = 5.2
"""The radius of a number's disc."""


def tabs(board: Board, below: Board, tallest: int) -> Strip | None:
    """The phases with their names; one too narrow for its own has a number, and its name stands below.

    Args:
        board: sets the names on the phases.
        below: sets the names below them.
        tallest: so many lines a name on its phase may have.
    """
    if not board.journey.phases_given:
        return None
    heads = [_head(board, phase, tallest) for phase in board.journey.phases]
    tall = max([board.style("phase").size, *(head.height for head in heads if head)]) + 7.0
    arrows = min(box.w for box in board.grid.phases) >= LEAST_ARROW
    elements: list[Element] = []
    for index, (phase, place, head) in enumerate(zip(board.journey.phases, board.grid.phases, heads, strict=True)):
        box, ink = Box(place.x, 0.0, place.w, tall), Ink(fill=f"phase-{index + 1}")
        shape = chevron(box, first=index == 0, last=index == len(heads) - 1)
        parts: list[Element] = [Path(shape, ink) if arrows else Rect(box, ink, 1.0)]
        if head:
            parts += placed(head, place.x + INSET, (tall - head.height) / 2)
        elif board.width(str(index + 1), "phase") + 1.0 <= place.w:
            parts.append(board.middle(str(index + 1), "phase", "white", place.x + place.w / 2, tall / 2))
        elements.append(Group("phase", tuple(parts), id=phase.id))
    names = _named(below, tuple(not head for head in heads))
    height = tall + (names.height + 4.0 if names.elements else 0.0)
    return Strip("phases", height, (*elements, *placed(names, board.grid.left, tall + 4.0)))


def _head(board: Board, phase: Phase, tallest: int) -> Block | None:
    """The name of a phase as it stands on it; None when it would be broken or higher than it may be."""
    chosen = board.style("phase")
    room = board.grid.phases[board.grid.indices[phase.id]].w - INSET - 2.0
    tried = board.setter.tried(phase.name, chosen.face, chosen.size, room)
    if tried.broken or len(tried.lines) > tallest:
        return None
    return board.text(phase.name, "phase", "white", room)


def _named(board: Board, wanted: tuple[bool, ...]) -> Block:
    """The numbers and names of the wanted phases, in rows."""
    room = board.grid.right - board.grid.left
    blocks = []
    for index, phase in enumerate(board.journey.phases):
        if not wanted[index]:
            continue
        number = board.line(str(index + 1), "strong", f"phase-{index + 1}")
        name = board.text(phase.name, "small", "ink-2", room - number.width - 3.0)
        parts = (*number.elements, *placed(name, number.width + 3.0, 0.0))
        blocks.append(Block(parts, number.width + 3.0 + name.width, name.height))
    return flow(tuple(blocks), room, 8.0, 2.0)


def badge(board: Board, activity: Activity) -> Block:
    """The number of an activity on its disc, wider for three digits; dashed when it is believed."""
    tone = board.tone(activity)
    width = max(2 * DISC, board.width(str(activity.number), "number") + 5.0)
    box = Box(0.3, 0.3, width - 0.6, 2 * DISC - 0.6)
    if activity.standing == "assumption":
        ink, written = Ink(fill="paper", stroke=tone, width=0.6, dash=(1.6, 1.2), cap="butt"), tone
    elif activity.standing == "refuted":
        ink, written = Ink(fill="ink-3"), "paper"
    else:
        ink, written = Ink(fill=tone), "white"
    shape = Rect(box, ink, DISC - 0.3)
    return Block((shape, board.middle(str(activity.number), "number", written, width / 2, DISC)), width, 2 * DISC)
