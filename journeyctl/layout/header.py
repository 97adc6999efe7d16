"""The header: whom the journey is about, what it is, and what matters most.

Wide pages set three panels side by side; narrow ones put the title on top and the panels below it.
"""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.labels import dotted, listed
from journeyctl.layout.block import EMPTY, Block, abreast, path, placed, stack
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.cards import disc
from journeyctl.layout.faces import MARK_INKS
from journeyctl.layout.lanes import ASSUMED
from journeyctl.layout.measures import scale
from journeyctl.layout.wording import basis, joined, research, standing
from journeyctl.model import Activity, Persona, Takeaway
from journeyctl.paper.grid import MARGIN
from journeyctl.paper.panels import (
    AIR,
    BETWEEN,
    PANEL_PADDING,
    beside_portrait,
    fact_width,
    inner_width,
    persona_width,
    portrait_size,
)
from journeyctl.paper.style import Role
from journeyctl.scene import Circle, Element, Glyph, Group, Ink, Path, Rect, Text

FINDINGS_WIDTH = 298.0
GUTTER = 24.0
WIDE, WIDEST = 1000.0, 1500.0
"""From this width on panels stand side by side; on a longer roll they stay as near to each other as on this."""
MARKED = 15.5
"""The height of a conclusion's mark and number."""
METER_GAP = 2.4
"""Between the boxes of two activities, from the outside of one line to the outside of the next."""
SPARE = 12.0
"""How much wider than its words a panel without conclusions is."""
SMALLEST_TITLE = 0.5


def _section(board: Board, head: str, text: str, measure: float, fill: str = "ink-3", role: Role = "small") -> Block:
    if not text:
        return EMPTY
    title = board.line(head.upper(), "head", fill)
    return stack((title, board.text(text, role, "ink", measure)), 3.0)


def _columns(blocks: tuple[Block, ...], width: float, gap: float = BETWEEN) -> Block:
    """Blocks side by side in equal columns."""
    kept = [block for block in blocks if block.elements]
    if not kept:
        return EMPTY
    each = (width + gap) / len(kept)
    elements = [element for i, block in enumerate(kept) for element in placed(block, i * each, 0.0)]
    signs = frozenset().union(*(block.signs for block in kept))
    return Block(tuple(elements), width, max(block.height for block in kept), signs)


def _rule(width: float, token: str) -> Block:
    return Block((Path(path("M", 0.0, 0.0, "H", width), Ink(stroke=token, width=0.5)),), width, 0.1)


def avatar(persona: Persona) -> str:
    """The glyph name of a persona's drawn bust or initials; never guessed from the name beyond its initials."""
    drawn = persona.avatar
    if drawn is None or drawn.initials or not (drawn.hair or drawn.skin or drawn.shirt):
        given = drawn.initials if drawn else ""
        words = persona.name.split()
        # Arabic letters side by side would be read as a word.
        apart = " " if "\u0600" <= persona.name[:1] <= "\u08ff" else ""
        return "initials:" + (given or apart.join(word[0] for word in words[:2]).upper())
    return f"avatar:{drawn.hair or 'bob'}:{drawn.skin or 'light'}:{drawn.shirt or 'blue'}"


def portrait(board: Board, persona: Persona, size: float) -> Block:
    """The persona's picture in a square."""
    name = avatar(persona)
    if name.startswith("avatar:"):
        return Block(
            (Glyph(name, 0.0, 0.0, size, "phase-1", "mono" if board.mono else "", "phase-1-edge"),), size, size
        )
    disc = Circle(size / 2, size / 2, size / 2 - 0.3, Ink(fill="paper", stroke="phase-1-edge", width=0.6))
    role: Role = "figure" if size > 40 else "lane"
    return Block((disc, board.middle(name.split(":")[1], role, "phase-1", size / 2, size / 2)), size, size)


def who(board: Board, persona: Persona) -> str:
    """Age, role, segment and status of a persona in one line."""
    labels = board.labels
    age = labels("persona.age", age=persona.age) if persona.age.isdigit() else persona.age
    status = labels(f"persona.{persona.status}") if persona.status else ""
    return listed(age, persona.role, persona.segment, status)


def _persona(board: Board, persona: Persona, width: float) -> Block:
    labels = board.labels
    inner = inner_width(width)
    size = portrait_size(inner)
    picture = portrait(board, persona, size)
    room = beside_portrait(inner)
    head = stack(
        (
            board.line(labels(f"persona.kind.{persona.kind}").upper(), "head", "phase-1"),
            board.text(persona.name, "name", "ink", room),
            board.text(who(board, persona), "small", "ink-2", room),
            board.text(labels.quote(persona.quote) if persona.quote else "", "quote", "phase-1", room),
        ),
        3.0,
    )
    tall = max(head.height, size)
    top = Block((*picture.elements, *placed(head, size + AIR, 0.0)), inner, tall)
    facts = _columns(_facts(board, persona, inner), inner)
    parts = (top, _rule(inner, "phase-1-edge"), facts) if facts.elements else (top,)
    return stack(parts, 6.0)


def _facts(board: Board, persona: Persona, width: float) -> tuple[Block, ...]:
    """What drives and worries the persona, as many columns as there is something to tell."""
    told = (
        ("goals", tuple(goal.text for goal in persona.goals)),
        ("drivers", persona.drivers),
        ("context", persona.context),
        ("worries", persona.worries),
    )
    kept = [(key, texts) for key, texts in told if texts]
    each = fact_width(width, len(kept))
    return tuple(
        _section(board, board.labels(f"persona.{key}"), texts[0] if len(texts) == 1 else joined(texts), each, "phase-1")
        for key, texts in kept
    )


def _pill(board: Board, text: str, *, believed: bool) -> Block:
    words = board.line(text, "card", "ink")
    width = words.width + 16.0
    dash = (2.8, 2.0) if believed else ()
    box = Box(0.5, 0.5, width - 1.0, 13.4)
    ink = Ink(fill="paper", stroke="ink", width=1.0, dash=dash, cap="butt" if dash else "round")
    return Block((Rect(box, ink, 6.7), *abreast(words, 8.0, 7.2)), width, 14.4)


def kind_pill(board: Board) -> Block:
    """The map's type as a pill: solid for what is, dashed for what will be or is a draft."""
    journey, labels = board.journey, board.labels
    pill = _pill(board, labels(f"type.{journey.type}"), believed=journey.type == "future")
    if journey.status in ("draft", "prepared"):
        draft = _pill(board, labels(f"status.{journey.status}"), believed=True)
        pill = Block(
            (*pill.elements, *placed(draft, pill.width + 4.0, 0.0)), pill.width + 4.0 + draft.width, pill.height
        )
    kind = board.line(labels("map.name").upper(), "head", "ink-3")
    return Block((*pill.elements, *abreast(kind, pill.width + 6.0, 7.2)), pill.width + 6.0 + kind.width, pill.height)


def title(board: Board, width: float, largest: float = 1.0) -> Block:
    """The title, `largest` of its usual size or as fits one line, down to half of it; then in several lines."""
    chosen = board.style("display")
    wide = board.setter.width(board.journey.title, chosen.face, chosen.size, chosen.tracking)
    factor = min(largest, width / wide) if wide else largest
    if factor >= SMALLEST_TITLE:
        size = chosen.size * factor
        line = Text(
            -0.04 * size, size * 0.8, board.journey.title, chosen.face, size, "ink", wide * factor, "start",
            chosen.tracking * factor,
        )  # fmt: skip
        return Block((line,), wide * factor, size)
    size = chosen.size * SMALLEST_TITLE
    lines = board.setter.wrap(board.journey.title, chosen.face, size, width)
    made = tuple(
        Text(0.0, size * (0.8 + 1.06 * i), line.text, chosen.face, size, "ink", line.width)
        for i, line in enumerate(lines)
    )
    return Block(made, width, size * (1 + 1.06 * (len(lines) - 1)))


def _purpose(board: Board, width: float) -> tuple[Block, ...]:
    journey, labels = board.journey, board.labels
    purpose = journey.purpose
    measure = purpose.measure if purpose else None
    questions = " ".join(question.text for question in journey.questions) if not journey.scenario else ""
    count = sum(bool(part) for part in (journey.scenario or questions, purpose and purpose.goal, measure))
    each = (width - 12.0 * max(0, count - 1)) / max(1, count)
    blocks = [_section(board, labels("map.scenario"), journey.scenario, each)]
    if purpose and purpose.goal:
        blocks.append(_section(board, labels("map.goal"), purpose.goal, each))
    if measure:
        by = labels("measure.by", by=labels.date(measure.by)) if measure.by else ""
        blocks.append(stack((_measure_head(board, measure.name, by, each), scale(board, measure, each)), 3.0))
    return tuple(blocks)


def _measure_head(board: Board, name: str, by: str, width: float) -> Block:
    """The name of a measure and by when its target is meant: each on lines of its own where that costs no line."""
    whole = board.text(dotted(name, by).upper(), "head", "ink-3", width)
    if not by or whole.height <= board.style("head").size:
        return whole
    lines = tuple(board.text(part.upper(), "head", "ink-3", width) for part in (name, by))
    apart = stack(lines, board.style("head").line - board.style("head").size)
    return apart if apart.height < whole.height + 0.1 else whole


def _banner(board: Board, width: float) -> Block:
    heading = stack((kind_pill(board), title(board, width)), 5.0)
    subtitle = board.text(board.journey.subtitle, "subtitle", "ink-2", width)
    facts = _columns(_purpose(board, width), width, 12.0)
    rule = _rule(width, "line") if facts.elements else EMPTY
    return stack((stack((heading, subtitle), 6.0), rule, facts), 6.5)


def takeaways(board: Board, width: float) -> Block:
    """The conclusions, their texts on one edge."""
    told = board.journey.takeaways
    if not told:
        return EMPTY
    signs = [_takeaway_signs(board, one) for one in told]
    edge = max(sign.width for sign in signs)
    return stack(tuple(_takeaway(board, one, sign, edge, width) for one, sign in zip(told, signs, strict=True)), 3.0)


def _takeaway_signs(board: Board, one: Takeaway) -> Block:
    """The mark of a conclusion, and the numbers of the activities that it is about, two in a row."""
    numbered = [a for a in board.journey.activities if a.id in one.targets]
    marks = any(other.mark not in (None, "none") for other in board.journey.takeaways)
    x = 19.0 if marks else 0.0
    elements: list[Element] = []
    if one.mark and one.mark != "none":
        elements.append(Glyph(one.mark, 0.0, 0.0, MARKED, MARK_INKS[one.mark]))
    for place, activity in enumerate(numbered):
        elements += disc(board, activity, x + 6.0 + 14.5 * (place % 2), MARKED * (0.5 + place // 2))
    width = x + 14.5 * min(2, len(numbered))
    rows = max(1, -(-len(numbered) // 2))
    return Block(tuple(elements), width + 2.5 if width else 0.0, MARKED * rows if elements else 0.0)


def _takeaway(board: Board, one: Takeaway, sign: Block, x: float, width: float) -> Block:
    refuted = one.standing == "refuted"
    text = board.labels.quote(one.text) if one.quote else one.text
    notes = dotted(one.said_by, standing(board, one))
    title = board.text(text, "need", "ink-3" if refuted else "ink", width - x, struck=refuted)
    words = stack((title, board.text(notes, "micro", "ink-3", width - x)), 1.0)
    height = max(sign.height, words.height)
    shapes = (*placed(sign, 0.0, (height - sign.height) / 2), *placed(words, x, (height - words.height) / 2))
    signs = frozenset({one.mark}) if one.mark and one.mark != "none" else frozenset()
    return Block(shapes, width, height, signs)


def _findings(board: Board, most: float, *, wide: bool) -> tuple[Block, float]:
    """What matters most, and how wide its panel is.

    That is `most` where conclusions stand in it or the page is not `wide`, else what figures and boxes need.
    """
    around = 2 * (PANEL_PADDING + 2)
    inner = most - around
    told = _conclusions(board, inner)
    figures = research(board)
    numbers = _figures(board, figures, inner) if figures else EMPTY
    rests = board.text(basis(board), "micro", "ink-3", inner) if told.elements or figures else EMPTY
    meter = _meter(board, inner) if mostly_assumed(board) else EMPTY
    needed = max(numbers.width, rests.width, meter.width) + SPARE
    width = min(inner, needed) if wide and not told.elements else inner
    above = stack((_ruled(told, numbers, width, 5.0), rests), 3.0)
    return _ruled(above, meter, width, 6.0), width + around


def _conclusions(board: Board, width: float) -> Block:
    if not board.journey.takeaways:
        return EMPTY
    head = board.line(board.labels("map.takeaways").upper(), "head", "ink-3")
    return stack((head, takeaways(board, width)), 3.0)


def _ruled(upper: Block, lower: Block, width: float, gap: float) -> Block:
    """Two blocks one under the other and a line between them, or the one that has something in it."""
    if upper.elements and lower.elements:
        return stack((upper, _rule(width, "line"), lower), gap)
    return upper if upper.elements else lower


def _figures(board: Board, figures: tuple[tuple[str, str], ...], width: float) -> Block:
    """Figures side by side, each as wide as its word where they fit, else in equal columns."""
    words = [board.width(word, "small") for _, word in figures]
    gap = (width - sum(words)) / max(1, len(words) - 1)
    each = [*words] if gap >= 10.0 else [width / len(figures) - 6.0] * len(figures)
    gap = min(gap, 34.0) if gap >= 10.0 else 6.0
    elements: list[Element] = []
    x = tall = 0.0
    for (value, word), room in zip(figures, each, strict=True):
        block = stack((board.line(value, "figure", "ink"), board.text(word, "small", "ink-2", room + 0.5)), 2.0)
        elements += placed(block, x, 0.0)
        tall = max(tall, block.height)
        x += room + gap
    return Block(tuple(elements), x - gap, tall)


def _meter(board: Board, width: float) -> Block:
    """One box per activity: filled when validated, dashed when believed, struck when refuted."""
    labels = board.labels
    activities = board.journey.activities
    each = min(22.0, (width + METER_GAP) / len(activities))
    boxes: list[Element] = []
    order = {"validated": 0, "assumption": 1, "refuted": 2}
    for i, activity in enumerate(sorted(activities, key=lambda a: order[a.standing])):
        boxes += _meter_box(activity, Box(i * each, 0.0, each - METER_GAP, 7.0))
    counts = [(s, sum(a.standing == s for a in activities)) for s in order]
    words = " · ".join(labels.count(f"meter.{standing}", n) for standing, n in counts if n)
    head = board.line(labels("map.rests-on").upper(), "head", "ink-3")
    row = Block(tuple(boxes), each * len(activities), 7.0)
    return stack((head, row, board.text(words, "small", "ink-2", width)), 4.0)


def _meter_box(activity: Activity, box: Box) -> list[Element]:
    if activity.standing == "validated":
        return [Rect(box, Ink(fill="phase-1"), 1.5)]
    if activity.standing == "assumption":
        ink = ASSUMED._replace(fill="paper")
        return [Rect(box.grown(-ink.width / 2), ink, 1.5)]
    strike = path("M", box.x + 1, box.bottom - 1, "L", box.right - 1, box.y + 1)
    ink = Ink(fill="del-tint", stroke="ink-3", width=0.6)
    shape = Rect(box.grown(-ink.width / 2), ink, 1.5)
    return [shape, Path(strike, Ink(stroke="ink-3", width=0.8))]


def mostly_assumed(board: Board) -> bool:
    """Whether less than half of the activities rest on evidence."""
    activities = board.journey.activities
    return sum(activity.standing == "validated" for activity in activities) * 2 < len(activities)


def _panel(block: Block, width: float, height: float, ground: str) -> Block:
    back = Rect(Box(0.0, 0.0, width, height), Ink(fill=ground), 5.0)
    inset = PANEL_PADDING if ground != "wash" else PANEL_PADDING + 2
    return Block((back, *placed(block, inset, PANEL_PADDING)), width, height, block.signs)


def header(board: Board) -> Strip:
    """The header of a map."""
    full = min(board.grid.width - 2 * MARGIN, WIDEST)
    persona = board.journey.persona
    wide = board.grid.width >= WIDE
    left = persona_width(full) if wide else full * 0.5 - 6.0
    who = _persona(board, persona, left) if persona else EMPTY
    found, right = _findings(board, min(FINDINGS_WIDTH, full * 0.265) if wide else left, wide=wide)
    if wide:
        return _three_panels(board, who, found, (left, right), full)
    return _two_rows(board, who, found, full, left)


def _group(block: Block, role: str, x: float, y: float) -> Group:
    return Group(role, placed(block, x, y), id=role)


def _three_panels(board: Board, who: Block, found: Block, sides: tuple[float, float], full: float) -> Strip:
    left, right = sides
    start = MARGIN + (left + GUTTER if who.elements else 0.0)
    end = MARGIN + full - (right + GUTTER if found.elements else 0.0)
    banner = _banner(board, end - start)
    tall = [block.height + 2 * PANEL_PADDING for block in (who, found) if block.elements]
    height = max(banner.height, *tall, 0.0)
    groups = [_group(banner, "title", start, 0.0)]
    if who.elements:
        groups.insert(0, _group(_panel(who, left, height, "phase-1-tint"), "persona", MARGIN, 0.0))
    if found.elements:
        groups.append(_group(_panel(found, right, height, "wash"), "findings", end + GUTTER, 0.0))
    signs = who.signs | found.signs | banner.signs
    return Strip("header", height, tuple(groups), signs)


def _two_rows(board: Board, who: Block, found: Block, full: float, half: float) -> Strip:
    banner = _banner(board, full)
    groups = [_group(banner, "title", MARGIN, 0.0)]
    panels = [(block, role, token) for block, role, token in
              ((who, "persona", "phase-1-tint"), (found, "findings", "wash")) if block.elements]  # fmt: skip
    if not panels:
        return Strip("header", banner.height, tuple(groups), banner.signs)
    top = banner.height + 10.0
    tall = max(block.height for block, _, _ in panels) + 2 * PANEL_PADDING
    x = MARGIN
    for block, role, token in panels:
        groups.append(_group(_panel(block, half, tall, token), role, x, top))
        x += half + 12.0
    signs = frozenset().union(*(block.signs for block, _, _ in panels))
    return Strip("header", top + tall, tuple(groups), signs)
