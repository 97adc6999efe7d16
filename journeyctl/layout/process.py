"""The journey as a process flow: cards in columns under their phases, every way drawn, its share as its width.

`flow` plans it in pixels; here it becomes a picture in the same hand as the map.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from journeyctl.diagnostics import Diagnostic
from journeyctl.flow import Drawn, Link, ProcessPlan, Step, plan_process
from journeyctl.layout.block import EMPTY, Block, path, placed, stack
from journeyctl.layout.board import Board, Sheet, Strip
from journeyctl.layout.cards import disc
from journeyctl.layout.faces import face
from journeyctl.layout.happiness import marked
from journeyctl.layout.header import kind_pill, takeaways
from journeyctl.layout.lanes import ASSUMED
from journeyctl.layout.legend import entries, entry
from journeyctl.layout.page import PIXELS
from journeyctl.layout.phases import wait
from journeyctl.layout.rounding import rounded
from journeyctl.layout.touchpoints import tile
from journeyctl.layout.ways import believed
from journeyctl.model import END, Activity, Way
from journeyctl.scene import Box, Circle, Element, Glyph, Group, Ink, Path, Rect

MARGIN = 19.0
CARD = 80.0
LEAST = 70.0
PADDING = 6.5
DISC = 6.7
TILE = 11.5
EXIT = 27.0
FRAME = 14.5
CHEVRON = 24.0
PILL = 66.0
DASH = (3.6, 2.7)
LEAST_WIDTH = 620.0


class _Path(NamedTuple):
    """A way to draw: its link, the way itself, and the activity it leaves."""

    link: Link
    way: Way
    source: Activity


def _size(block: Block) -> tuple[float, float]:
    return (block.width * PIXELS, block.height * PIXELS)


def _pill(board: Board, way: Way, source: Activity) -> Block:
    """The label of a way: in which case, and below it how many, bold; EMPTY when there is nothing to say."""
    labels = board.labels
    share = labels("way.share", n=way.share.count, of=way.share.of) if way.share else ""
    if not way.when and not share:
        return EMPTY
    if not share and believed(way, source):
        share = labels("way.unknown")
    lines = stack(
        (board.text(way.when, "small", "ink-2", PILL - 10.0), board.text(share, "micro-strong", "ink", PILL - 10.0)),
        0.8,
    )
    width, height = lines.width + 13.0, lines.height + 5.0
    shape = Rect(Box(0.0, 0.0, width, height), Ink(fill="paper", stroke="ink-2", width=0.8), 7.5)
    inside = [_centred(element, width) for element in placed(lines, 6.5, 2.7)]
    return Block((shape, *inside), width, height)


def _centred(element: Element, width: float) -> Element:
    from journeyctl.scene import Text

    assert isinstance(element, Text)
    return element._replace(x=width / 2, anchor="middle", box=None)


def _paths(board: Board) -> list[_Path]:
    activities = board.journey.activities
    number = {activity.id: activity.number - 1 for activity in activities}
    made = []
    for activity in activities:
        for way in activity.ways if activity.standing != "refuted" else ():
            if way.to in (END, activity.id):
                continue
            there = number[way.to]
            label = _pill(board, way, activity)
            main = way.main and activity.on_main and activities[there].on_main and there > activity.number - 1
            link = Link(activity.number - 1, there, _size(label) if label.elements else None, main)
            made.append(_Path(link, way, activity))
    return made


def _exit_way(activity: Activity, last: int) -> Way | None:
    return next((w for w in activity.ways if w.to == END and (w.when or w.share or activity.number < last)), None)


def _foot(board: Board, activity: Activity) -> Block:
    """The last row of a card: touchpoints at the left; evidence, belief or waiting at the right."""
    room = CARD - 2 * PADDING
    if activity.kind == "wait":
        right = wait(board, activity.duration or board.labels("card.wait"), room)
    elif activity.standing == "assumption":
        right = board.line(board.labels("standing.assumption"), "micro-italic", "ink-2")
    elif activity.standing == "refuted":
        right = board.line(board.labels("standing.refuted"), "micro-italic", "ink-2")
    else:
        share = activity.observed
        words = board.line(f"{share.count}/{share.of}" if share else "", "micro", "ink-2")
        check = Glyph("check", 0.0, 0.4, 7.4, board.tone(activity))
        right = Block((check, *placed(words, 8.6, 0.0)), 8.6 + words.width, 8.0)
    tiles: list[Element] = []
    x = y = 0.0
    signs = right.signs
    for point in activity.touchpoints:
        limit = room - right.width - 3.0 if y == 0 else room
        if x + TILE > limit and x:
            x, y = 0.0, y + TILE + 1.5
        block = tile(board, point, board.tone(activity), TILE)
        tiles += placed(block, x, y)
        signs |= block.signs
        x += TILE + 1.8
    height = max(y + TILE if tiles else 0.0, right.height, TILE)
    top = (TILE - right.height) / 2
    return Block((*tiles, *placed(right, room - right.width, max(0.0, top))), room, height, signs)


def _card(board: Board, activity: Activity, height: float) -> Block:
    refuted = activity.standing == "refuted"
    tone = board.tone(activity)
    ink = Ink(fill="paper", stroke=tone if activity.on_main else f"{tone}-edge", width=1.2 if activity.on_main else 0.6)
    if activity.standing == "assumption":
        ink = ASSUMED._replace(fill="paper", width=1.0)
    elif refuted:
        ink = Ink(fill="del-tint", stroke="ink-3", width=0.6)
    parts: list[Element] = [Rect(Box(0.0, 0.0, CARD, height), ink, 4.0)]
    parts += disc(board, activity, PADDING + DISC, PADDING + DISC, DISC)
    sign = _feeling(board, activity)
    parts += sign.elements
    title = board.text(activity.name, "card", "ink-3" if refuted else "ink", CARD - 2 * PADDING, struck=refuted)
    parts += placed(title, PADDING, PADDING + 2 * DISC + 3.6)
    foot = _foot(board, activity)
    parts += placed(foot, PADDING, height - PADDING - foot.height + 1.0)
    return Block(tuple(parts), CARD, height, sign.signs | foot.signs)


def _feeling(board: Board, activity: Activity) -> Block:
    """The face in the upper right corner, its heart or thundercloud beside it."""
    x, y = CARD - PADDING - DISC, PADDING + DISC
    signs: set[str] = set()
    parts: list[Element] = []
    if activity.happiness is None:
        return EMPTY
    assumed = activity.standing != "validated" or board.journey.type == "future"
    shown = face(board, activity.happiness, assumed=assumed, radius=DISC, x=x, y=y)
    mark = marked(board).get(activity.id)
    if mark and mark != "none":
        ink = {"heart": "pos", "cloud": "cloud", "star": "ink"}[mark]
        parts.append(Glyph(mark, x - DISC - 15.5, y - 7.0, 14.0, ink))
        signs.add(mark)
    return Block((*shown.elements, *parts), 0.0, 0.0, shown.signs | frozenset(signs))


def _needed(board: Board, activity: Activity) -> float:
    title = board.text(activity.name, "card", "ink", CARD - 2 * PADDING)
    foot = _foot(board, activity)
    return PADDING + 2 * DISC + 3.6 + title.height + 4.0 + foot.height + PADDING - 1.0


def _width(way: Way, source: Activity) -> float:
    """The width of a way: 0.9 for nobody to 3.5 for everybody; what is only believed stays thin."""
    if believed(way, source):
        return 1.15
    share = way.share or source.observed
    return 0.9 + 2.6 * (share.count / share.of if share and share.of else 0.3)


def _drawn(drawn: Drawn, way: Way, source: Activity, *, main: bool) -> tuple[Element, ...]:
    width = _width(way, source)
    dash = DASH if believed(way, source) else ()
    colour = "ink" if main else "neu-edge"
    points = tuple((x / PIXELS, y / PIXELS) for x, y in drawn.points)
    (bx, by), (x, y) = points[-2], points[-1]
    reach = 2.5 + width / 2
    dx, dy = (x > bx) - (x < bx), (y > by) - (y < by)
    tip = (x - dx * 0.9, y - dy * 0.9)
    line = rounded((*points[:-1], tip), 9.7)
    head = path(
        "M", tip[0] - dx * reach + dy * reach * 0.8, tip[1] - dy * reach + dx * reach * 0.8, "L", *tip,
        "L", tip[0] - dx * reach - dy * reach * 0.8, tip[1] - dy * reach - dx * reach * 0.8,
    )  # fmt: skip
    ink = Ink(stroke=colour, width=width, dash=dash, cap="butt" if dash else "round")
    leaves = (Circle(*points[0], 2.1, Ink(fill=colour)),) if drawn.pill else ()
    return (Path(line, ink), *leaves, Path(head, Ink(stroke=colour, width=min(width, 1.9))))


def _head(board: Board, width: float) -> Strip:
    large = replace(board, factor=1.4)
    pill = kind_pill(board)
    kept = pill.elements[:-1]
    wide = max((one.box.right for one in kept if isinstance(one, Rect)), default=0.0)
    title = large.text(board.journey.title, "display", "ink", width * 0.64 - wide - 9.0)
    elements = list(placed(title, MARGIN, 2.0))
    elements += placed(
        Block(kept, wide, pill.height), MARGIN + title.width + 9.0, 2.0 + (title.height - pill.height) / 2
    )
    subtitle = board.text(board.journey.subtitle or board.journey.scenario, "subtitle", "ink-2", width * 0.6)
    elements += placed(subtitle, MARGIN, title.height + 7.0)
    found = takeaways(board, width * 0.34)
    elements += placed(found, MARGIN + width * 0.66, 0.0)
    height = max(title.height + 7.0 + subtitle.height, found.height) + 12.0
    return Strip("header", height, tuple(elements), found.signs)


def lay_out_process(board: Board) -> Sheet:
    """The board as a process flow, as wide as it must be."""
    small = replace(board, compact=True)
    activities = board.journey.activities
    paths = _paths(small)
    height = max(LEAST, *(_needed(small, activity) for activity in activities))
    order = {phase.id: index for index, phase in enumerate(board.journey.phases)}
    last = len(activities)
    steps = tuple(
        Step(CARD * PIXELS, height * PIXELS, order[a.phase], EXIT * PIXELS if _exit_way(a, last) else 0.0)
        for a in activities
    )
    plan = plan_process(steps, tuple(one.link for one in paths))
    return _assembled(small, plan, paths, height)


def _assembled(board: Board, plan: ProcessPlan, paths: list[_Path], tall: float) -> Sheet:
    entry_room = 24.0
    width = max(LEAST_WIDTH, plan.width / PIXELS + 2 * (MARGIN + FRAME) + entry_room)
    inner = width - 2 * MARGIN
    head = _head(board, inner)
    top = MARGIN + head.height
    origin = (MARGIN + FRAME + entry_room, top + CHEVRON + 5.0 + 14.0)
    frame_height = plan.height / PIXELS + 28.0
    elements: list[Element] = [head.at(MARGIN)]
    elements.append(Group("phases", _frames(board, plan, origin[0], top, frame_height, width), id="phases"))
    body, signs = _body(board, plan, paths, tall)
    elements.append(Group("process", body, id="process", dx=origin[0], dy=origin[1]))
    y = top + CHEVRON + 5.0 + frame_height + 8.0
    legend, legend_height = _legend(board, signs | head.signs, width, y)
    elements.append(legend)
    page = y + legend_height + MARGIN * 0.7
    ground = Rect(Box(0.0, 0.0, width, page), Ink(fill="paper"))
    return Sheet(page, (ground, *elements), (), signs, _warnings(board, plan), width)


def _warnings(board: Board, plan: ProcessPlan) -> tuple[Diagnostic, ...]:
    if plan.planned:
        return ()
    message = "Graphviz could not plan the flow in time; its rows are plain"
    return (Diagnostic("warning", "J350", message, board.journey.span, "Run `journeyctl doctor`, or try again."),)


def _frames(
    board: Board, plan: ProcessPlan, origin: float, top: float, height: float, width: float
) -> tuple[Element, ...]:
    elements: list[Element] = []
    lefts = [left / PIXELS + origin - FRAME for left, _ in plan.frames]
    lefts[0] = MARGIN
    rights = [*(left - 3.6 for left in lefts[1:]), width - MARGIN]
    for index, (phase, left, right) in enumerate(zip(board.journey.phases, lefts, rights, strict=True)):
        tone = f"phase-{index + 1}"
        box = Box(left, top, right - left, CHEVRON)
        last = index == len(lefts) - 1
        point: tuple[str | float, ...] = () if last else ("L", box.right + 5.0, top + CHEVRON / 2)
        notch: tuple[str | float, ...] = () if index == 0 else ("L", left + 5.0, top + CHEVRON / 2)
        shape = path("M", left, top, "H", box.right, *point, "L", box.right, box.bottom, "H", left, *notch, "Z")
        words = board.text(phase.name, "phase", "white", box.w - 20.0)
        elements.append(Rect(Box(left, box.bottom + 5.0, box.w, height), Ink(fill=f"{tone}-tint"), 4.8))
        elements.append(Path(shape, Ink(fill=tone)))
        elements += placed(words, left + (8.0 if index == 0 else 12.0), top + (CHEVRON - words.height) / 2)
    return tuple(elements)


def _body(
    board: Board, plan: ProcessPlan, paths: list[_Path], tall: float
) -> tuple[tuple[Element, ...], frozenset[str]]:
    lines: list[Element] = []
    pills: list[Element] = []
    signs: set[str] = {"start", "main-way"}
    ranked = sorted(zip(plan.ways, paths, strict=True), key=lambda pair: (pair[1].link.main, _width(*pair[1][1:])))
    for drawn, one in ranked:
        lines += _drawn(drawn, one.way, one.source, main=one.link.main)
        signs.add("way-assumed" if believed(one.way, one.source) else "share-way")
        if drawn.pill:
            block = _pill(board, one.way, one.source)
            pills.append(Group("pill", placed(block, drawn.pill.x / PIXELS, drawn.pill.y / PIXELS)))
    cards: list[Element] = []
    last = len(board.journey.activities)
    for activity, box in zip(board.journey.activities, plan.cards, strict=True):
        x, y = box.x / PIXELS, box.y / PIXELS
        block = _card(board, activity, tall)
        signs |= block.signs
        way = _exit_way(activity, last)
        leave = _exit(board, activity, way, tall) if way else ()
        signs |= {"exit"} if way else set()
        signs |= {"assumed": {"assumed"}, "refuted": {"refuted"}}.get(activity.standing, set())
        signs |= {"observed"} if activity.standing == "validated" and activity.observed else set()
        cards.append(Group("card", (*leave, *block.elements), id=activity.id, dx=x, dy=y, link=activity.link))
    first = plan.cards[0]
    y = (first.y + first.h / 2) / PIXELS
    start = first.x / PIXELS
    tip = path("M", start - 4.5, y - 3.2, "L", start - 0.9, y, "L", start - 4.5, y + 3.2)
    entry_sign = (
        Path(path("M", start - 19.0, y, "H", start - 1.2), Ink(stroke="ink", width=2.6)),
        Path(tip, Ink(stroke="ink", width=1.9)),
        Circle(start - 19.0, y, 4.8, Ink(fill="ink")),
    )
    return (*lines, *entry_sign, *pills, *cards), frozenset(signs)


def _exit(board: Board, activity: Activity, way: Way, tall: float) -> tuple[Element, ...]:
    labels = board.labels
    x = 10.0
    dash = DASH if believed(way, activity) else ()
    drop = Path(
        path("M", x, tall, "V", tall + 9.7), Ink(stroke="ink", width=1.1, dash=dash, cap="butt" if dash else "round")
    )
    bar = Path(path("M", x - 5.5, tall + 9.7, "H", x + 5.5), Ink(stroke="ink", width=2.4))
    share = labels("way.share", n=way.share.count, of=way.share.of) if way.share else ""
    room = CARD - 20.0
    words = stack(
        (
            board.text(share, "micro-strong", "ink", room),
            board.text(way.when or labels("way.exit"), "micro", "ink-2", room),
        ),
        0.5,
    )
    return (drop, bar, Circle(x, tall, 2.1, Ink(fill="ink")), *placed(words, x + 8.5, tall + 3.0))


def _legend(board: Board, signs: frozenset[str], width: float, y: float) -> tuple[Group, float]:
    blocks = [entry(board, sign) for sign in entries(signs - {"phase", "number"})]
    journey = board.journey
    said = board.line(
        " · ".join(p for p in (f"{journey.slug} {journey.version}".strip(), board.revision) if p), "micro", "ink-2"
    )
    elements: list[Element] = []
    x, row = MARGIN, 0.0
    for block in [*blocks, said]:
        if x + block.width > width - MARGIN and x > MARGIN:
            x, row = MARGIN, row + 14.0
        at = width - MARGIN - block.width if block is said else x
        elements += placed(block, at, row)
        x += block.width + 13.0
    return Group("legend", tuple(elements), id="legend", dy=y), row + 10.0
