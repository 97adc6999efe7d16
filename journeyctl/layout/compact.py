"""The compact picture for a README or a wiki: phases, the curve, the activities as lists, the channels.

It leaves lanes out by design and says so. Always 1,200 px wide.
"""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.labels import listed
from journeyctl.layout.block import Block, evened, path, placed, stack
from journeyctl.layout.board import Board, Sheet, Strip
from journeyctl.layout.happiness import definitions, happiness, quotable
from journeyctl.layout.header import kind_pill, portrait
from journeyctl.layout.lanes import grounds
from journeyctl.layout.legend import in_a_row
from journeyctl.layout.narrow import tabs
from journeyctl.layout.phases import chevrons
from journeyctl.layout.stages import stages
from journeyctl.layout.touchpoints import channel_name, tile
from journeyctl.layout.wording import research, which
from journeyctl.model import Activity, Lane, Phase, Place
from journeyctl.paper.grid import bare_grid
from journeyctl.paper.style import SMALLER
from journeyctl.scene import Circle, Element, Glyph, Group, Ink, Path, Rect

MARGIN = 17.0
PHASE_GAP = 3.6
CURVE = 170.0
TILE = 15.6
DISC = 5.6
AFTER_NUMBER = 3.8
BESIDE_NUMBER = 4.0
"""Between a disc and the name, and what a disc is wider than a number of three digits."""
PADDING = 6.0
WIDE_LIST = 170.0
"""A phase twice as wide as this sets its activities in two columns."""
INDEX_COLUMN, INDEX_GUTTER, INDEX_GAP = 150.0, 12.0, 8.0
"""The least width of a column of activities that do not stand below their phases, between two, and between phases."""
LONG_NUMBER = 100
NAME_LINES = 3
"""So many lines a name on its phase may have where another phase has no room for its own."""
ROW = 14.0
LEAST_GAP, MOST_GAP = 7.0, 24.0
"""How far apart the entries of the key stand, at least and at most."""


def lay_out_compact(board: Board) -> Sheet:
    """The board as the compact picture."""
    width = board.page.width
    small = board._replace(grid=bare_grid(board.journey, width, MARGIN, PHASE_GAP, board.blanks), compact=True)
    rows: list[Strip] = [_head(small)]
    cramped = _cramped(small)
    named = tabs(small, small, NAME_LINES) if cramped else chevrons(small, notes_below=False)
    rows += [strip for strip in (stages(small), named) if strip]
    signs: frozenset[str] = frozenset()
    if any(place.happiness is not None for place in _valued(small)):
        curve, _ = happiness(small, Lane(id="happiness"), CURVE, quotable(small))
        rows.append(curve)
        signs |= curve.signs - {"number"}
    lists = _index(small) if cramped else _lists(small)
    rows.append(lists)
    tiles = _tiles(small)
    signs |= (lists.signs | (tiles.signs if tiles else frozenset())) & {"own", "others", "partner", "unsure", "assumed"}
    rows += [strip for strip in (tiles, _key(small, signs, tiled=tiles is not None), foot(small)) if strip]
    elements: list[Element] = []
    y = MARGIN
    for strip in rows:
        elements.append(strip.at(y))
        y += strip.height + (2.0 if strip.id in ("stages", "phases") else 5.0)
    height = y - 5.0 + MARGIN * 0.6
    ground = Rect(Box(0.0, 0.0, width, height), Ink(fill="paper"))
    return Sheet(height, (ground, *elements), definitions(CURVE), signs, ())


def _valued(board: Board) -> tuple[Place, ...]:
    return tuple(place for phase in board.journey.phases for place in (phase, *phase.activities))


def _head(board: Board) -> Strip:
    journey = board.journey
    persona = journey.persona
    left = MARGIN
    elements: list[Element] = []
    if persona:
        picture = portrait(board, persona, 33.0)
        elements += placed(picture, left, 0.0)
        left += 41.0
    figures = _figures(board)
    wide = sum(block.width + 14.0 for block in figures)
    room = board.grid.right - left - wide
    title = board.text(journey.title, "display", "ink", room)
    mark = type_pill(board)
    who = _who(board)
    x = mark.width + 8.0 if mark.width + 8.0 + title.width <= room else 0.0
    top = 0.0 if x else mark.height + 3.0
    elements += placed(mark, left, (title.height - mark.height) / 2 if x else 0.0)
    elements += placed(title, left + x, top)
    line = board.text(who, "subtitle", "ink-2", room)
    below = top + title.height + board.below_title(3.0)
    elements += placed(line, left, below)
    x = board.grid.right - wide + 14.0
    for block in figures:
        elements += placed(block, x, 1.0)
        x += block.width + 14.0
    height = max(below + line.height, 33.0 if persona else 20.0)
    return Strip("header", height + 4.0, tuple(elements))


def type_pill(board: Board) -> Block:
    """The type of the map and its status as pills."""
    block = kind_pill(board)
    kept = block.elements[:-1]
    width = max((e.box.right for e in kept if isinstance(e, Rect)), default=0.0)
    return Block(kept, width, block.height)


def _who(board: Board) -> str:
    journey = board.journey
    persona = journey.persona
    if persona is None:
        return journey.subtitle
    name = listed(persona.name, persona.age)
    return f"{name}: {board.labels.quote(persona.quote)}" if persona.quote else f"{name}. {journey.subtitle}".strip()


def _figures(board: Board) -> tuple[Block, ...]:
    labels = board.labels
    journey = board.journey
    count = len(journey.activities)
    validated = sum(activity.standing == "validated" for activity in journey.activities)
    pairs = list(research(board)[:1])
    pairs.append((labels("map.of", n=validated, of=count), labels("map.steps-validated")))
    measure = journey.purpose.measure if journey.purpose else None
    if measure and measure.now:
        pairs.append((labels.written(measure.now), labels("measure.now-name", name=measure.name)))
    if measure and measure.target:
        pairs.append((labels.written(measure.target), labels("measure.goal-name", name=measure.name)))
    made = []
    for value, word in pairs:
        made.append(stack((board.line(value, "figure", "ink"), board.line(word, "micro", "ink-2")), 1.5))
    return tuple(made)


def _number(board: Board, activity: Activity, y: float) -> Block:
    """The number of an activity on its disc, wider for three digits; dashed when it is believed."""
    tone = board.tone(activity)
    believed = activity.standing == "assumption"
    refuted = activity.standing == "refuted"
    ink = Ink(fill="paper", stroke=tone, width=0.6, dash=(1.6, 1.2), cap="butt") if believed else Ink(fill=tone)
    if refuted:
        ink = Ink(fill="ink-3")
    written = tone if believed else "paper" if refuted else "white"
    text = str(activity.number)
    wide = max(2 * DISC, board.width(text, "number") + BESIDE_NUMBER)
    inset = 0.3 if believed else 0.0
    shape: Element = Circle(DISC, y, DISC - inset, ink)
    if wide > 2 * DISC:
        shape = Rect(Box(inset, y - DISC + inset, wide - 2 * inset, 2 * (DISC - inset)), ink, DISC - inset)
    return Block((shape, board.middle(text, "number", written, wide / 2, y)), wide, 2 * DISC)


def _list(board: Board, phase: Phase, width: float) -> Block:
    """The activities of a phase as a numbered list; a wide phase sets it in columns."""
    count = max(1, min(len(phase.activities), int(width / WIDE_LIST)))
    each = width / count
    discs = [_number(board, activity, board.style("card").size * 0.5) for activity in phase.activities]
    indent = max(disc.width for disc in discs) + AFTER_NUMBER
    rows = []
    for activity, disc in zip(phase.activities, discs, strict=True):
        struck = activity.standing == "refuted"
        words = board.text(activity.name, "body", "ink", each - indent, struck=struck)
        rows.append(Block((*disc.elements, *placed(words, indent, 0.0)), each, max(words.height, disc.height)))
    deep = -(-len(rows) // count)
    columns = [stack(tuple(rows[i : i + deep]), 4.6) for i in range(0, len(rows), deep)]
    elements = tuple(element for i, column in enumerate(columns) for element in placed(column, i * each, 0.0))
    return Block(elements, width, max(column.height for column in columns))


def _cramped(board: Board) -> bool:
    """Whether a word of a name has no room below its phase, even in smaller letters."""
    chosen = board.style("body")
    for phase, box in zip(board.journey.phases, board.grid.phases, strict=True):
        room = box.w - 2 * PADDING
        indent = 2 * DISC + AFTER_NUMBER + (BESIDE_NUMBER if phase.activities[-1].number >= LONG_NUMBER else 0.0)
        each = room / max(1, min(len(phase.activities), int(room / WIDE_LIST))) - indent
        for one in phase.activities:
            if board.setter.tried(one.name, chosen.face, chosen.size * SMALLER, each).broken:
                return True
    return False


def _index(board: Board) -> Strip:
    """The activities in columns of near-even height, each phase under its name: where phases are too narrow."""
    full = board.grid.right - board.grid.left
    count = max(1, int((full + INDEX_GUTTER) / (INDEX_COLUMN + INDEX_GUTTER)))
    each = (full - INDEX_GUTTER * (count - 1)) / count
    blocks = []
    for phase in board.journey.phases:
        name = board.text(phase.name if board.journey.phases_given else "", "card", board.tone(phase), each)
        block = stack((name, _list(board, phase, each)), 3.0)
        blocks.append(block._replace(elements=(Group("activities", block.elements, id=phase.id),)))
    columns = evened(tuple(blocks), count, INDEX_GAP)
    elements = [
        one for at, column in enumerate(columns)
        for one in placed(column, board.grid.left + at * (each + INDEX_GUTTER), PADDING)
    ]  # fmt: skip
    height = max(column.height for column in columns) + 2 * PADDING
    return Strip("activities", height, tuple(elements), _believed(board))


def _believed(board: Board) -> frozenset[str]:
    return frozenset({"assumed"} if any(one.standing == "assumption" for one in board.journey.activities) else ())


def _lists(board: Board) -> Strip:
    """The activities of each phase below it."""
    phases = zip(board.journey.phases, board.grid.phases, strict=True)
    made = [_list(board, phase, box.w - 2 * PADDING) for phase, box in phases]
    height = max(block.height for block in made) + 2 * PADDING
    elements: list[Element] = list(grounds(board, height))
    for phase, box, block in zip(board.journey.phases, board.grid.phases, made, strict=True):
        elements.append(Group("activities", placed(block, box.x + PADDING, PADDING), id=phase.id))
    return Strip("activities", height, tuple(elements), _believed(board))


def _tiles(board: Board) -> Strip | None:
    """The channels of every activity; None where there are none, or columns are narrower than a tile."""
    activities = board.journey.activities
    column = board.grid.columns[0].w
    if not any(activity.touchpoints for activity in activities) or column < TILE:
        return None
    across = max(1, int((column + 1.0) // (TILE + 1.5)))
    deepest = max(-(-len(activity.touchpoints) // across) for activity in activities)
    height = deepest * (TILE + 2.0) + 8.0
    elements: list[Element] = list(grounds(board, height))
    signs: frozenset[str] = frozenset()
    for activity, place in zip(activities, board.grid.columns, strict=True):
        points = activity.touchpoints
        wide = min(len(points), across) * (TILE + 1.5) - 1.5
        for index, point in enumerate(points):
            block = tile(board, point, board.tone(activity), TILE)
            x = place.x + (place.w - wide) / 2 + (index % across) * (TILE + 1.5)
            elements += placed(block, x, 5.0 + (index // across) * (TILE + 2.0))
            signs |= block.signs
    return Strip("touchpoints", height, tuple(elements), signs)


def _channels(board: Board) -> tuple[Block, ...]:
    seen: dict[str, Block] = {}
    for activity in board.journey.activities:
        for point in activity.touchpoints:
            if point.channel is None or not point.channel.icon or point.channel.icon in seen:
                continue
            words = board.line(channel_name(board, point.channel), "small", "ink-2")
            sign = Glyph(point.channel.icon, 0.0, -0.6, 10.0, "ink-2")
            seen[point.channel.icon] = Block((sign, *placed(words, 13.0, 0.0)), 13.0 + words.width, 9.0)
    return tuple(seen.values())


def _flowing(board: Board, blocks: tuple[Block, ...], top: float) -> tuple[list[Element], float]:
    """Blocks in as few rows as the width allows, each row spread over it; the height they take."""
    room = board.grid.right - board.grid.left
    rows: list[list[Block]] = [[]]
    for block in blocks:
        if rows[-1] and sum(one.width + LEAST_GAP for one in rows[-1]) + block.width > room:
            rows.append([])
        rows[-1].append(block)
    elements: list[Element] = []
    for index, one in enumerate(rows):
        free = (room - sum(block.width for block in one)) / max(1, len(one) - 1)
        x = board.grid.left
        for block in one:
            elements += placed(block, x, top + index * ROW)
            x += block.width + min(free, MOST_GAP)
    return elements, (len(rows) * ROW if blocks else 0.0)


def explained(board: Board, signs: frozenset[str]) -> Strip | None:
    """The signs of a picture with their words, in rows."""
    elements, tall = _flowing(board, in_a_row(board, signs), 2.0)
    return Strip("legend", tall + 2.0, tuple(elements)) if elements else None


def _key(board: Board, signs: frozenset[str], *, tiled: bool) -> Strip | None:
    channels, tall = _flowing(board, _channels(board) if tiled else (), 2.0)
    legend, more = _flowing(board, in_a_row(board, signs), 2.0 + tall + 1.0)
    return Strip("legend", tall + more + 2.0, (*channels, *legend)) if channels or legend else None


def foot(board: Board) -> Strip:
    """What the curve does not say, the version, and where everything is."""
    labels = board.labels
    right = board.line(which(board), "micro", "ink-2")
    left = board.line(f"{labels('legend.between')} {labels('legend.order')}", "micro", "ink-2")
    rule = Path(path("M", board.grid.left, 0.0, "H", board.grid.right), Ink(stroke="line", width=0.4))
    elements: list[Element] = [rule, *placed(left, board.grid.left, 5.0)]
    beside = board.grid.left + left.width + 20.0 + right.width <= board.grid.right
    elements += placed(right, board.grid.right - right.width if beside else board.grid.left, 5.0 if beside else 15.0)
    return Strip("footer", 14.0 if beside else 24.0, tuple(elements))
