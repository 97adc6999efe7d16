"""The journey as a process flow: cards in columns under their phases, every way drawn, its share as its width.

`flow` plans it, in bands when it is long; here it becomes a picture in the same hand as the map.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.feelings import marks
from journeyctl.flow import Band, Card, Drawn, plan_process
from journeyctl.labels import dotted
from journeyctl.layout.block import Block, path, placed
from journeyctl.layout.board import Board, Sheet, Strip
from journeyctl.layout.header import kind_pill, takeaways
from journeyctl.layout.legend import key
from journeyctl.layout.process_cards import CARD, LEAST, card_block, exit_blocks, height_needed
from journeyctl.layout.process_ways import ProcessWay, dot, line, process_ways, rank
from journeyctl.layout.ways import plan_findings
from journeyctl.model import Mark, Phase
from journeyctl.scene import Circle, Element, Group, Ink, Path, Rect

MARGIN = 19.0
FRAME = 14.5
"""How far the frame of a phase reaches beyond its cards."""
PHASE_GAP = 3.6
CHEVRON = 24.0
BELOW_CHEVRON = 5.0
ABOVE_CARDS = 14.0
BAND_GAP = 14.0
ENTRY = 24.0
"""The room of the sign that the journey begins here."""
TAB = 16.0
"""The width of the tab that leads to another band, or from one."""
LEAST_WIDTH = 620.0


def _head(board: Board, width: float) -> Strip:
    large = board._replace(factor=1.4)
    pill = kind_pill(board)
    kept = pill.elements[:-1]
    wide = max((one.box.right for one in kept if isinstance(one, Rect)), default=0.0)
    title = large.text(board.journey.title, "display", "ink", width * 0.64 - wide - 9.0)
    elements = list(placed(title, MARGIN, 2.0))
    elements += placed(
        Block(kept, wide, pill.height), MARGIN + title.width + 9.0, 2.0 + (title.height - pill.height) / 2
    )
    subtitle = board.text(board.journey.subtitle or board.journey.scenario, "subtitle", "ink-2", width * 0.6)
    below = title.height + large.below_title(7.0)
    elements += placed(subtitle, MARGIN, below)
    found = takeaways(board, width * 0.34)
    elements += placed(found, MARGIN + width * 0.66, 0.0)
    height = max(below + subtitle.height, found.height) + 12.0
    return Strip("header", height, tuple(elements), found.signs)


class _Parts(NamedTuple):
    """What the bands are drawn from: ways, exits and the signs they call for."""

    ways: tuple[ProcessWay, ...]
    exits: tuple[Block, ...]
    marks: Mapping[str, Mark]


def lay_out_process(board: Board) -> Sheet:
    """The board as a process flow, as wide as it must be."""
    small = board._replace(compact=True)
    activities = small.journey.activities
    ways = process_ways(small)
    height = max(LEAST, *(height_needed(small, activity) for activity in activities))
    order = {phase.id: index for index, phase in enumerate(small.journey.phases)}
    exits = exit_blocks(small, Counter(end for one in ways for end in one.link[:2] if one.link.head <= one.link.tail))
    cards = tuple(
        Card(CARD, height, order[one.phase], (block.width, block.height))
        for one, block in zip(activities, exits, strict=True)
    )
    edges = 2 * (MARGIN + FRAME) + ENTRY
    plan = plan_process(cards, tuple(one.link for one in ways), LEAST_WIDTH - edges)
    found = plan_findings(small.journey, failed=plan.failed, large=plan.large)
    return _assembled(small, plan.bands, _Parts(ways, exits, marks(small.journey)))._replace(diagnostics=found)


def _tail(band: Band, parts: _Parts) -> float:
    """The room behind a band's last card for the way that leads on to the next band."""
    if band.onward is None:
        return 0.0
    labels = parts.ways[band.onward].labels
    return TAB + 20.0 + (labels[-1].width + 8.0 if labels else 0.0)


def _assembled(board: Board, bands: tuple[Band, ...], parts: _Parts) -> Sheet:
    least = LEAST_WIDTH - 2 * (MARGIN + FRAME) - ENTRY
    tail = max(_tail(band, parts) for band in bands)
    widest = max([least, *(band.width for band in bands)]) + tail
    width = widest + 2 * (MARGIN + FRAME) + ENTRY
    head = _head(board, width - 2 * MARGIN)
    elements: list[Element] = [head.at(MARGIN)]
    signs = head.signs
    y = MARGIN + head.height
    for index, band in enumerate(bands):
        left = MARGIN + FRAME + ENTRY + ((widest - band.width) / 2 if len(bands) == 1 else 0.0)
        frames = _frames(board, band, left, width if index < len(bands) - 1 or index == 0 else 0.0)
        elements.append(Group("phases", frames.elements, id=f"phases-{index + 1}", dy=y))
        around = bands[index - 1] if index else None
        body, more = _band(board, band, around, parts)
        top = y + frames.height - band.height - ABOVE_CARDS
        elements.append(Group("process", body, id=f"process-{index + 1}", dx=left, dy=top))
        signs |= more
        y += frames.height + BAND_GAP
    y += 8.0 - BAND_GAP
    journey = board.journey
    said = dotted(f"{journey.slug} {journey.version}".strip(), board.revision)
    legend = key(board, signs - {"phase", "number"}, said, MARGIN, width - MARGIN)
    page = y + legend.height + MARGIN * 0.7
    ground = Rect(Box(0.0, 0.0, width, page), Ink(fill="paper"))
    return Sheet(page, (ground, *elements, Group("legend", legend.elements, id="legend", dy=y)), (), signs, (), width)


def _frames(board: Board, band: Band, left: float, width: float) -> Block:
    """The chevrons and frames of a band's phases; `width` 0 lets the last one end with its cards."""
    phases = [(board.journey.phases[index], index, x + left - FRAME) for index, x, _ in band.frames]
    lefts = [MARGIN, *(x for _, _, x in phases[1:])]
    end = width - MARGIN if width else left + band.width + FRAME
    rights = [*(x - PHASE_GAP for x in lefts[1:]), end]
    heads = [_heading(board, phase, right - x) for (phase, _, _), x, right in zip(phases, lefts, rights, strict=True)]
    tall = max(CHEVRON, *(block.height + 8.0 for block in heads)) if board.journey.phases_given else 0.0
    top = tall + BELOW_CHEVRON if tall else 0.0
    high = band.height + 2 * ABOVE_CARDS
    elements: list[Element] = []
    for at, (phase, x, right) in enumerate(zip(phases, lefts, rights, strict=True)):
        tone = f"phase-{phase[1] + 1}"
        elements.append(Rect(Box(x, top, right - x, high), Ink(fill=f"{tone}-tint"), 4.8))
        if tall:
            first, last = phase[1] == 0 and at == 0, phase[1] == len(board.journey.phases) - 1
            shape = _chevron(Box(x, 0.0, right - x, tall), first=first, last=last and at == len(phases) - 1)
            elements.append(Path(shape, Ink(fill=tone)))
            elements += placed(heads[at], x + (8.0 if first else 12.0), (tall - heads[at].height) / 2)
    return Block(tuple(elements), 0.0, top + high)


def _heading(board: Board, phase: Phase, width: float) -> Block:
    return board.text(phase.name, "phase", "white", width - 20.0)


def _chevron(box: Box, *, first: bool, last: bool) -> str:
    point: tuple[str | float, ...] = () if last else ("L", box.right + 5.0, box.y + box.h / 2)
    notch: tuple[str | float, ...] = () if first else ("L", box.x + 5.0, box.y + box.h / 2)
    return path("M", box.x, box.y, "H", box.right, *point, "L", box.right, box.bottom, "H", box.x, *notch, "Z")


def _band(board: Board, band: Band, before: Band | None, parts: _Parts) -> tuple[tuple[Element, ...], frozenset[str]]:
    """Everything in a band: lines, then labels, cards, and the dots where ways leave."""
    lines: list[Element] = []
    pills: list[Element] = []
    dots: list[Element] = []
    signs: set[str] = set()
    activities = board.journey.activities
    for number, drawn in sorted(band.ways, key=lambda pair: rank(board, parts.ways[pair[0]])):
        one = parts.ways[number]
        lines.append(Group("way", line(drawn, one, activities[one.link.tail])))
        dots += dot(drawn, one)
        signs.add("way-assumed" if one.passage.believed else "share-way")
        if drawn.label:
            words = placed(one.labels[drawn.label.choice], drawn.label.box.x, drawn.label.box.y)
            pills.append(Group("pill", words))
    cards: list[Element] = []
    for number, box in zip(band.numbers, band.cards, strict=True):
        made, more = _card(board, number, box, parts)
        cards.append(made)
        signs |= more
    begins, sign = _begins(board, band, before, parts)
    goes_on = _goes_on(board, band, parts)
    return (*lines, *begins, *goes_on, *pills, *cards, *dots), frozenset(signs | sign)


def _card(board: Board, number: int, box: Box, parts: _Parts) -> tuple[Group, frozenset[str]]:
    activity = board.journey.activities[number]
    block = card_block(board, activity, box.h, parts.marks.get(activity.id))
    leave = parts.exits[number]
    below = (Group("exit", placed(leave, 0.0, box.h)),) if leave.elements else ()
    signs = block.signs | ({"exit"} if below else set())
    return Group("card", (*block.elements, *below), id=activity.id, dx=box.x, dy=box.y, link=activity.link), signs


def _begins(board: Board, band: Band, before: Band | None, parts: _Parts) -> tuple[tuple[Element, ...], frozenset[str]]:
    """What stands before a band: the sign that the journey begins, or the tab that says where it comes from."""
    if before is None:
        box = band.cards[0]
        y = box.y + box.h / 2
        start = (Path(path("M", box.x - 19.0, y, "H", box.x - 1.2), Ink(stroke="ink", width=2.6)),)
        disc = Circle(box.x - 19.0, y, 4.8, Ink(fill="ink"))
        return (*start, _head_sign(box.x - 0.9, y), disc), frozenset({"start"})
    if before.onward is None:
        return (), frozenset()
    one = parts.ways[before.onward]
    box = band.cards[band.numbers.index(one.link.head)]
    y = box.y + box.h / 2
    way = Drawn(((box.x - ENTRY + TAB - 3.0, y), (box.x, y)), None)
    drawn = line(way, one, board.journey.activities[one.link.tail])
    return (Group("way", drawn), *_tab(board, one.link.tail, box.x - ENTRY - 1.0, y)), frozenset()


def _goes_on(board: Board, band: Band, parts: _Parts) -> tuple[Element, ...]:
    """The way to the next band, with its label, into a tab with the number of the activity it leads to."""
    if band.onward is None:
        return ()
    one = parts.ways[band.onward]
    box = band.cards[band.numbers.index(one.link.tail)]
    y = box.y + box.h / 2
    label = one.labels[-1] if one.labels else None
    end = box.right + 17.0 + (label.width + 8.0 if label else 0.0)
    drawn = line(Drawn(((box.right, y), (end, y)), None), one, board.journey.activities[one.link.tail])
    pill = (Group("pill", placed(label, box.right + 8.0, y - label.height / 2)),) if label else ()
    return (Group("way", drawn), *pill, *_tab(board, one.link.head, end + 1.5, y))


def _tab(board: Board, number: int, x: float, y: float) -> tuple[Element, ...]:
    """A pentagon with the number of an activity, its left edge at x."""
    high, point = 13.0, 3.5
    shape = path("M", x, y - high / 2, "H", x + TAB - point - 1.0, "L", x + TAB - 1.0, y, "L", x + TAB - point - 1.0,
                 y + high / 2, "H", x, "Z")  # fmt: skip
    words = board.middle(str(number + 1), "micro-strong", "ink", x + (TAB - point) / 2, y)
    return (Path(shape, Ink(fill="paper", stroke="ink-2", width=0.8)), words)


def _head_sign(x: float, y: float) -> Path:
    return Path(path("M", x - 3.6, y - 3.2, "L", x, y, "L", x - 3.6, y + 3.2), Ink(stroke="ink", width=1.9))
