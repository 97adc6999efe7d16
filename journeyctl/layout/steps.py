"""The lane of activities: cards in a row, small chevrons between neighbours, arcs for every other way."""

from __future__ import annotations

from journeyctl.layout.block import moved
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.cards import LEAST, card, card_height, card_signs, chevron
from journeyctl.layout.grid import COLUMN_GAP
from journeyctl.layout.lanes import grounds, label_of
from journeyctl.layout.ways import MARGIN, Ways, ways
from journeyctl.model import Lane
from journeyctl.scene import Element

CHANNEL = 10.0
"""The least room above the cards and below them."""


def _chevrons(board: Board, arcs: Ways) -> list[Element]:
    made: list[Element] = []
    for number in arcs.neighbours:
        left, right = board.grid.columns[number], board.grid.columns[number + 1]
        gap = left.frame + left.frame_width
        x = (gap + right.frame) / 2 if right.frame - gap < 3 * COLUMN_GAP else gap + COLUMN_GAP / 2
        made.append(chevron(x, arcs.cards[number].y + arcs.cards[number].h / 2))
    return made


def steps(board: Board, lane: Lane) -> Strip:
    """The lane of activities."""
    timed = any(activity.time or activity.duration for activity in board.journey.activities)
    activities = board.journey.activities
    least = LEAST * board.factor if any(not activity.implied for activity in activities) else 0.0
    arcs = ways(board, tuple(max(least, card_height(board, one, timed=timed)) for one in activities))
    above = min(card.y for card in arcs.cards)
    below = arcs.height - max(card.bottom for card in arcs.cards)
    top = max(CHANNEL - above, MARGIN)
    label_block = label_of(board, lane)
    height = max(top + arcs.height + max(CHANNEL - below, MARGIN), label_block.height)
    elements: list[Element] = [*grounds(board, height), *label_block.elements]
    signs: frozenset[str] = arcs.signs
    body: list[Element] = []
    for activity, box in zip(activities, arcs.cards, strict=True):
        body.append(card(board, activity, box.h, timed=timed)._replace(dy=box.y))
        signs |= card_signs(board, activity, timed=timed)
    body += [*_chevrons(board, arcs), *arcs.elements]
    elements += [moved(element, 0.0, top) for element in body]
    return Strip(lane.id, height, tuple(elements), signs)
