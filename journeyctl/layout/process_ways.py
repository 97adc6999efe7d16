"""The ways of the process view: their labels, their lines, their widths.

In: the journey's passages, and ways as `flow` planned them. Out: elements, in the same hand as the map.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.flow import Drawn, Link
from journeyctl.layout.block import Block, path, placed, stack
from journeyctl.layout.board import Board
from journeyctl.layout.passages import Passage, passages
from journeyctl.layout.process_cards import DASH
from journeyctl.layout.rounding import rounded
from journeyctl.model import Activity
from journeyctl.scene import Circle, Element, Ink, Path, Rect, Text

PILLS = (120.0, 84.0, 56.0)
"""The measures a label is tried in, widest first; the last one where it stands between two columns."""
CORNER = 9.7


class ProcessWay(NamedTuple):
    """A way to draw: the passage, the forms of its label, widest first, and the way to plan."""

    passage: Passage
    labels: tuple[Block, ...]
    link: Link
    main: bool


def _pill(board: Board, passage: Passage, measure: float) -> Block:
    """The label of a way: in which case, and below it how many, bold."""
    labels = board.labels
    share = labels("way.share", n=passage.share.count, of=passage.share.of) if passage.share else ""
    if not share and passage.believed:
        share = labels("way.unknown")
    lines = stack(
        (board.text(passage.when, "small", "ink-2", measure), board.text(share, "micro-strong", "ink", measure)), 0.8
    )
    width, height = lines.width + 13.0, lines.height + 5.0
    shape = Rect(Box(0.0, 0.0, width, height), Ink(fill="paper", stroke="ink-2", width=0.8), 7.5)
    inside = [_centred(element, width) for element in placed(lines, 6.5, 2.7)]
    return Block((shape, *inside), width, height)


def _pills(board: Board, passage: Passage) -> tuple[Block, ...]:
    """The forms of a label, each narrower than the one before; () when there is nothing to say."""
    if passage.bare:
        return ()
    longest = max((board.width(word, "small") for word in passage.when.split()), default=0.0)
    kept: list[Block] = []
    for measure in PILLS:
        block = _pill(board, passage, measure)
        if not kept or (measure >= longest and block.width < kept[-1].width - 1.0):
            kept.append(block)
    return tuple(kept)


def _centred(element: Element, width: float) -> Element:
    assert isinstance(element, Text)
    return element._replace(x=width / 2, anchor="middle", box=None)


def process_ways(board: Board) -> tuple[ProcessWay, ...]:
    """All ways between activities."""
    activities = board.journey.activities
    made = []
    for passage in passages(board.journey):
        pills = _pills(board, passage)
        link = Link(passage.start, passage.end, tuple((pill.width, pill.height) for pill in pills), passage.main)
        ends = activities[passage.start], activities[passage.end]
        main = passage.main and passage.end > passage.start and all(one.on_main for one in ends)
        made.append(ProcessWay(passage, pills, link, main))
    return tuple(made)


def rank(board: Board, one: ProcessWay) -> tuple[bool, float]:
    """The order in which ways are painted: thin ones first, the main way on top."""
    return (one.main, _width(one, board.journey.activities[one.link.tail]))


def _width(one: ProcessWay, source: Activity) -> float:
    """The width of a way: 0.9 for nobody to 3.5 for everybody; what is only believed stays thin."""
    if one.passage.believed:
        return 1.15
    share = one.passage.share or (source.observed if one.passage.main else None)
    return 0.9 + 2.6 * (share.count / share.of if share and share.of else 0.3)


def line(drawn: Drawn, one: ProcessWay, source: Activity) -> tuple[Element, ...]:
    """A way and its arrowhead."""
    width = _width(one, source)
    dash = DASH if one.passage.believed else ()
    colour = "ink" if one.main else "neu-edge"
    (bx, by), (x, y) = drawn.points[-2], drawn.points[-1]
    reach = 2.5 + width / 2
    dx, dy = (x > bx + 0.01) - (x < bx - 0.01), (y > by + 0.01) - (y < by - 0.01)
    tip = (x - dx * 0.9, y - dy * 0.9)
    data = rounded((*drawn.points[:-1], tip), CORNER)
    head = path(
        "M", tip[0] - dx * reach + dy * reach * 0.8, tip[1] - dy * reach + dx * reach * 0.8, "L", *tip,
        "L", tip[0] - dx * reach - dy * reach * 0.8, tip[1] - dy * reach - dx * reach * 0.8,
    )  # fmt: skip
    ink = Ink(stroke=colour, width=width, dash=dash, cap="butt" if dash else "round")
    return (Path(data, ink), Path(head, Ink(stroke=colour, width=min(width, 1.9))))


def dot(drawn: Drawn, one: ProcessWay) -> tuple[Element, ...]:
    """The dot where a way leaves that does not simply go on."""
    (x, y), (_, below) = drawn.points[:2]
    shown = drawn.label is not None or abs(below - y) > 0.01
    return (Circle(x, y, 2.1, Ink(fill="ink" if one.main else "neu-edge")),) if shown else ()
