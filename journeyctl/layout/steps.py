"""The lane of activities: cards in a row, small chevrons between neighbours, arcs for every other way."""

from __future__ import annotations

from journeyctl.feelings import marks
from journeyctl.layout.block import moved
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.cards import (
    BEHIND,
    card,
    card_height,
    card_signs,
    chevron,
    corner,
    feeling,
    inside,
    onward,
    room,
)
from journeyctl.layout.lanes import grounds, label_of
from journeyctl.layout.ways import Ways, ways
from journeyctl.model import Lane
from journeyctl.paper.grid import COLUMN_GAP
from journeyctl.scene import Element

CHANNEL, DENSE_CHANNEL = 10.0, 3.5
"""The least room above the cards and below them, and in a band, where height is dear."""
MARGIN, DENSE_MARGIN = 3.0, 2.0
"""Between the outermost line and the edge of the lane, and in a band."""


def _chevrons(board: Board, arcs: Ways) -> list[Element]:
    made: list[Element] = []
    for number in arcs.neighbours:
        left, right = board.grid.columns[number], board.grid.columns[number + 1]
        behind = BEHIND if board.journey.activities[left.order].journey else 0.0
        gap = left.frame + left.frame_width + behind
        y = arcs.cards[number].y + arcs.cards[number].h / 2
        if left.spread > COLUMN_GAP:
            made += onward(gap, right.frame, y)
            continue
        x = (gap + right.frame) / 2 if right.frame - gap < 3 * COLUMN_GAP else gap + COLUMN_GAP / 2
        made.append(chevron(x, y, left.gap - behind))
    return made


def lowest(board: Board) -> float:
    """The least height of a card."""
    told = any(not activity.implied for activity in board.journey.activities)
    return room(board).least * board.factor if told else 0.0


def steps(board: Board, lane: Lane) -> Strip:
    """The lane of activities."""
    timed = any(activity.time or activity.duration for activity in board.journey.activities)
    activities = board.journey.activities
    least = lowest(board)
    curve = any(lane.id == "happiness" for lane in board.lanes)
    marked = marks(board.whole)
    felt = tuple(feeling(board, activity, marked.get(activity.id), curve=curve) for activity in activities)
    corners = tuple(corner(board, *pair) for pair in zip(activities, felt, strict=True))
    bodies = tuple(inside(board, *pair, timed=timed) for pair in zip(activities, felt, strict=True))
    arcs = ways(board, tuple(max(least, card_height(board, body)) for body in bodies))
    above = min(card.y for card in arcs.cards)
    below = arcs.height - max(card.bottom for card in arcs.cards)
    channel, margin = (DENSE_CHANNEL, DENSE_MARGIN) if board.dense else (CHANNEL, MARGIN)
    top = max(channel - above, margin)
    # Ways cross the columns of the labels above the cards, none beside them.
    label_block = label_of(board, lane, lower=above)
    height = max(top + arcs.height + max(channel - below, margin), label_block.height)
    elements: list[Element] = [*grounds(board, height), *label_block.elements]
    signs: frozenset[str] = arcs.signs
    shapes: list[Element] = []
    for activity, first, body, box in zip(activities, corners, bodies, arcs.cards, strict=True):
        shapes.append(card(board, activity, first, body, box.h)._replace(dy=box.y))
        signs |= card_signs(activity, first, body)
    shapes += [*_chevrons(board, arcs), *arcs.elements]
    elements += [moved(element, 0.0, top) for element in shapes]
    return Strip(lane.id, height, tuple(elements), signs)
