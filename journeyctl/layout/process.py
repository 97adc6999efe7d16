"""The journey as a process flow: cards in columns under their phases, every way drawn, its share as its width.

`flow` plans it; here it becomes a picture in the same hand as the map.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from journeyctl.flow import Card, Drawn, Link, ProcessPlan, plan_process
from journeyctl.layout.block import EMPTY, Block, path, placed, stack
from journeyctl.layout.board import Board, Sheet, Strip
from journeyctl.layout.cards import disc
from journeyctl.layout.faces import face
from journeyctl.layout.happiness import marked
from journeyctl.layout.header import kind_pill, takeaways
from journeyctl.layout.lanes import ASSUMED
from journeyctl.layout.legend import entries, entry
from journeyctl.layout.passages import Passage, believed, leaving, passages
from journeyctl.layout.phases import wait
from journeyctl.layout.rounding import rounded
from journeyctl.layout.touchpoints import tile
from journeyctl.layout.ways import plan_findings
from journeyctl.model import Activity, Way
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
PILLS = (120.0, 84.0, 56.0)
"""The measures a label is tried in, widest first; the last one where it stands between two columns."""
DASH = (3.6, 2.7)
LEAST_WIDTH = 620.0


class _Path(NamedTuple):
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
        block = _pill(board, passage, max(measure, longest if measure == PILLS[0] else 0.0))
        if not kept or (measure >= longest and block.width < kept[-1].width - 1.0):
            kept.append(block)
    return tuple(kept)


def _centred(element: Element, width: float) -> Element:
    from journeyctl.scene import Text

    assert isinstance(element, Text)
    return element._replace(x=width / 2, anchor="middle", box=None)


def _paths(board: Board) -> list[_Path]:
    activities = board.journey.activities
    made = []
    for passage in passages(board.journey):
        pills = _pills(board, passage)
        link = Link(passage.start, passage.end, tuple((pill.width, pill.height) for pill in pills), passage.main)
        ends = activities[passage.start], activities[passage.end]
        main = passage.main and passage.end > passage.start and all(one.on_main for one in ends)
        made.append(_Path(passage, pills, link, main))
    return made


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


def _width(one: _Path, source: Activity) -> float:
    """The width of a way: 0.9 for nobody to 3.5 for everybody; what is only believed stays thin."""
    if one.passage.believed:
        return 1.15
    share = one.passage.share or (source.observed if one.passage.main else None)
    return 0.9 + 2.6 * (share.count / share.of if share and share.of else 0.3)


def _drawn(drawn: Drawn, one: _Path, source: Activity) -> tuple[Element, ...]:
    width = _width(one, source)
    dash = DASH if one.passage.believed else ()
    colour = "ink" if one.main else "neu-edge"
    (bx, by), (x, y) = drawn.points[-2], drawn.points[-1]
    reach = 2.5 + width / 2
    dx, dy = (x > bx + 0.01) - (x < bx - 0.01), (y > by + 0.01) - (y < by - 0.01)
    tip = (x - dx * 0.9, y - dy * 0.9)
    line = rounded((*drawn.points[:-1], tip), 9.7)
    head = path(
        "M", tip[0] - dx * reach + dy * reach * 0.8, tip[1] - dy * reach + dx * reach * 0.8, "L", *tip,
        "L", tip[0] - dx * reach - dy * reach * 0.8, tip[1] - dy * reach - dx * reach * 0.8,
    )  # fmt: skip
    ink = Ink(stroke=colour, width=width, dash=dash, cap="butt" if dash else "round")
    return (Path(line, ink), Path(head, Ink(stroke=colour, width=min(width, 1.9))))


def _dot(drawn: Drawn, one: _Path) -> tuple[Element, ...]:
    """The dot where a way leaves that does not simply go on."""
    (x, y), (_, below) = drawn.points[:2]
    shown = drawn.label is not None or abs(below - y) > 0.01
    return (Circle(x, y, 2.1, Ink(fill="ink" if one.main else "neu-edge")),) if shown else ()


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
    exits = _exits(small, paths)
    cards = tuple(
        Card(CARD, height, order[one.phase], (block.width, block.height))
        for one, block in zip(activities, exits, strict=True)
    )
    plan = plan_process(cards, tuple(one.link for one in paths))
    return _assembled(small, plan, paths, exits, height)


def _assembled(board: Board, plan: ProcessPlan, paths: list[_Path], exits: tuple[Block, ...], tall: float) -> Sheet:
    entry_room = 24.0
    width = max(LEAST_WIDTH, plan.width + 2 * (MARGIN + FRAME) + entry_room)
    inner = width - 2 * MARGIN
    head = _head(board, inner)
    top = MARGIN + head.height
    origin = (MARGIN + FRAME + entry_room, top + CHEVRON + 5.0 + 14.0)
    frame_height = plan.height + 28.0
    elements: list[Element] = [head.at(MARGIN)]
    elements.append(Group("phases", _frames(board, plan, origin[0], top, frame_height, width), id="phases"))
    body, signs = _body(board, plan, paths, exits, tall)
    elements.append(Group("process", body, id="process", dx=origin[0], dy=origin[1]))
    y = top + CHEVRON + 5.0 + frame_height + 8.0
    legend, legend_height = _legend(board, signs | head.signs, width, y)
    elements.append(legend)
    page = y + legend_height + MARGIN * 0.7
    ground = Rect(Box(0.0, 0.0, width, page), Ink(fill="paper"))
    found = plan_findings(board.journey, failed=plan.failed, large=plan.large)
    return Sheet(page, (ground, *elements), (), signs, found, width)


def _frames(
    board: Board, plan: ProcessPlan, origin: float, top: float, height: float, width: float
) -> tuple[Element, ...]:
    elements: list[Element] = []
    lefts = [left + origin - FRAME for left, _ in plan.frames]
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
    board: Board, plan: ProcessPlan, paths: list[_Path], exits: tuple[Block, ...], tall: float
) -> tuple[tuple[Element, ...], frozenset[str]]:
    lines: list[Element] = []
    pills: list[Element] = []
    dots: list[Element] = []
    signs: set[str] = {"start", "main-way"}
    activities = board.journey.activities
    pairs = list(zip(plan.ways, paths, strict=True))
    for drawn, one in sorted(pairs, key=lambda pair: (pair[1].main, _width(pair[1], activities[pair[1].link.tail]))):
        lines += _drawn(drawn, one, activities[one.link.tail])
        dots += _dot(drawn, one)
        signs.add("way-assumed" if one.passage.believed else "share-way")
        if drawn.label:
            pill = placed(one.labels[drawn.label.choice], drawn.label.box.x, drawn.label.box.y)
            pills.append(Group("pill", pill))
    cards: list[Element] = []
    for activity, box, leave in zip(activities, plan.cards, exits, strict=True):
        block = _card(board, activity, tall)
        signs |= block.signs
        signs |= {"exit"} if leave.elements else set()
        signs |= {"assumed": {"assumed"}, "refuted": {"refuted"}}.get(activity.standing, set())
        signs |= {"observed"} if activity.standing == "validated" and activity.observed else set()
        below = Group("exit", placed(leave, 0.0, tall)) if leave.elements else None
        cards.append(
            Group("card", ((below,) if below else ()) + block.elements, id=activity.id, dx=box.x, dy=box.y,
                  link=activity.link)
        )  # fmt: skip
    first = plan.cards[0]
    y = first.y + first.h / 2
    start = first.x
    tip = path("M", start - 4.5, y - 3.2, "L", start - 0.9, y, "L", start - 4.5, y + 3.2)
    entry_sign = (
        Path(path("M", start - 19.0, y, "H", start - 1.2), Ink(stroke="ink", width=2.6)),
        Path(tip, Ink(stroke="ink", width=1.9)),
        Circle(start - 19.0, y, 4.8, Ink(fill="ink")),
    )
    return (*lines, *entry_sign, *pills, *cards, *dots), frozenset(signs)


def _exits(board: Board, paths: list[_Path]) -> tuple[Block, ...]:
    """What hangs below each card: EMPTY, or short drops to a thick bar, with how many leave and why."""
    touched = {end for one in paths for end in one.link[:2] if one.link.head <= one.link.tail}
    made: dict[int, list[Block]] = {}
    for activity, way in leaving(board.journey):
        room = CARD - (22.0 if activity.number - 1 in touched else 2.0)
        made.setdefault(activity.number - 1, []).append(_exit(board, activity, way, room))
    return tuple(stack(tuple(made[n])) if n in made else EMPTY for n in range(len(board.journey.activities)))


def _exit(board: Board, activity: Activity, way: Way, room: float) -> Block:
    labels = board.labels
    x = 10.0
    dash = DASH if believed(way, activity) else ()
    drop = Path(path("M", x, 0.0, "V", 9.7), Ink(stroke="ink", width=1.1, dash=dash, cap="butt" if dash else "round"))
    bar = Path(path("M", x - 5.5, 9.7, "H", x + 5.5), Ink(stroke="ink", width=2.4))
    share = labels("way.share", n=way.share.count, of=way.share.of) if way.share else ""
    measure = room - x - 8.5
    words = stack(
        (
            board.text(share, "micro-strong", "ink", measure),
            board.text(way.when or labels("way.exit"), "micro", "ink-2", measure),
        ),
        0.5,
    )
    parts = (drop, bar, Circle(x, 0.0, 2.1, Ink(fill="ink")), *placed(words, x + 8.5, 3.0))
    return Block(parts, min(room, x + 8.5 + words.width), max(11.0, words.height + 4.0))


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
