"""The lane of activities: cards in a row, small chevrons between neighbours, arcs for every other way."""

from __future__ import annotations

from itertools import pairwise

from journeyctl.layout.board import Board, Strip
from journeyctl.layout.cards import LEAST, card, card_height, card_signs, chevron
from journeyctl.layout.grid import COLUMN_GAP
from journeyctl.layout.lanes import grounds, label_of
from journeyctl.layout.ways import ways
from journeyctl.model import Activity, Lane, Way
from journeyctl.scene import Element

CHANNEL = 10.0


def goes_on(one: Activity, following: Activity) -> Way | None:
    """The plain way from an activity to the next column, if the customer takes it."""
    return next((way for way in one.ways if way.to == following.id), None)


def _chevrons(board: Board, middle: float) -> list[Element]:
    activities = board.journey.activities
    made: list[Element] = []
    for one, following in pairwise(activities):
        if "refuted" in (one.standing, following.standing) or goes_on(one, following) is None:
            continue
        left, right = board.grid.columns[one.number - 1], board.grid.columns[following.number - 1]
        gap = left.frame + left.frame_width
        # Repeated lane labels may stand between two columns: then the chevron keeps to the card it leaves.
        x = (gap + right.frame) / 2 if right.frame - gap < 3 * COLUMN_GAP else gap + COLUMN_GAP / 2
        made.append(chevron(x, middle))
    return made


def steps(board: Board, lane: Lane) -> Strip:
    """The lane of activities."""
    timed = any(activity.time or activity.duration for activity in board.journey.activities)
    activities = board.journey.activities
    least = LEAST * board.factor if any(not activity.implied for activity in activities) else 0.0
    tall = max(least, *(card_height(board, a, timed=timed) for a in activities))
    arcs = ways(board)
    top = max(CHANNEL, arcs.above)
    label_block = label_of(board, lane)
    height = max(top + tall + max(CHANNEL, arcs.below), label_block.height)
    elements: list[Element] = [*grounds(board, height), *label_block.elements]
    signs: frozenset[str] = arcs.signs
    for activity in activities:
        group = card(board, activity, tall, timed=timed)
        elements.append(group._replace(dy=top))
        signs |= card_signs(board, activity, timed=timed)
    elements += _chevrons(board, top + tall / 2)
    elements += arcs.drawn(top, tall)
    return Strip(lane.id, height, tuple(elements), signs)
