"""The row of what the customer does in a blueprint: cards with number and face, one beside the other.

A way that does not lead to the next card is told on the card that it leaves.
"""

from __future__ import annotations

from collections.abc import Mapping

from journeyctl.box import Box
from journeyctl.feelings import marks
from journeyctl.labels import dotted
from journeyctl.layout.block import Block, stack
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.cards import card, card_height, card_signs, chevron, corner, feeling, inside, onward
from journeyctl.layout.contact import Row
from journeyctl.layout.lanes import TOP, grounds, label_of
from journeyctl.layout.passages import Passage, leaving, passages
from journeyctl.layout.ways import words_of
from journeyctl.model import Activity, Lane
from journeyctl.paper.grid import COLUMN_GAP
from journeyctl.record import replace
from journeyctl.scene import Element

LEAST = 42.0
"""The least height of a card."""


def actions(board: Board, lane: Lane) -> Row:
    """The row of cards, and the box of each."""
    activities = board.journey.activities
    timed = any(activity.time or activity.duration for activity in activities)
    marked = marks(board.journey)
    felt = tuple(feeling(board, one, marked.get(one.id), curve=False) for one in activities)
    corners = tuple(corner(board, *pair) for pair in zip(activities, felt, strict=True))
    going = passages(board.journey)
    told = ways_told(board, going)
    bodies = tuple(
        _body(board, one, inside(board, _told_above(one), sign, timed=timed), told.get(one.id, ()))
        for one, sign in zip(activities, felt, strict=True)
    )
    tall = max(LEAST, *(card_height(board, body) for body in bodies))
    label_block = label_of(board, lane)
    height = max(2 * TOP + tall, label_block.height)
    elements: list[Element] = [*grounds(board, height), *label_block.elements]
    signs: frozenset[str] = frozenset()
    boxes = []
    for activity, first, body in zip(activities, corners, bodies, strict=True):
        column = board.grid.columns[activity.number - 1]
        elements.append(card(board, activity, first, body, tall)._replace(dy=TOP))
        boxes.append(Box(column.frame, TOP, column.frame_width, tall))
        signs |= card_signs(activity, first, body)
    for one in sorted({passage.start for passage in going if passage.end == passage.start + 1}):
        left, right = board.grid.columns[one], board.grid.columns[one + 1]
        x = left.frame + left.frame_width
        if left.spread > COLUMN_GAP:
            elements += onward(x, right.frame, TOP + tall / 2)
            continue
        gap = min(right.frame - x, 13.0)
        elements.append(chevron(x + gap / 2, TOP + tall / 2, left.gap))
    return Row(Strip(lane.id, height, tuple(elements), signs), cards=tuple(boxes))


def _told_above(activity: Activity) -> Activity:
    """The activity without its wait, where the row of time tells it."""
    return replace(activity, kind="does") if activity.kind == "wait" and activity.duration else activity


def _body(board: Board, activity: Activity, body: Block, told: tuple[str, ...]) -> Block:
    """What stands on a card, and below it what is told of its ways."""
    measure = board.grid.columns[activity.number - 1].in_card
    rows = tuple(board.text(text, "micro", "ink-2", measure) for text in told)
    more = stack((body, *rows), 2.0)
    return more._replace(signs=body.signs)


def ways_told(board: Board, going: tuple[Passage, ...]) -> Mapping[str, tuple[str, ...]]:
    """By activity: the ways to other cards than the next, and out of the journey, in words."""
    activities = board.journey.activities
    arrow = "←" if board.labels.rtl else "→"
    found: dict[str, tuple[str, ...]] = {}
    for one in going:
        words = words_of(board, one)
        if one.end != one.start + 1 or words:
            text = f"{arrow} {one.end + 1}" + (f" · {words}" if words else "")
            found[activities[one.start].id] = (*found.get(activities[one.start].id, ()), text)
    for key, texts in exits_told(board).items():
        found[key] = (*found.get(key, ()), *texts)
    return found


def exits_told(board: Board) -> Mapping[str, tuple[str, ...]]:
    """By activity: how many leave the journey there, and in which case, in words."""
    labels = board.labels
    found: dict[str, tuple[str, ...]] = {}
    for source, way in leaving(board.journey):
        share = labels("way.exit-share", n=way.share.count, of=way.share.of) if way.share else labels("way.exit")
        text = dotted(way.when, share)
        found[source.id] = (*found.get(source.id, ()), text)
    return found
