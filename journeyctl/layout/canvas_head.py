"""The head of a blank map's sheets: title, who takes part, the boxes to fill before the day, what marks mean."""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.labels import listed
from journeyctl.layout.block import Block, flow, path, placed, row, stack
from journeyctl.layout.board import Board
from journeyctl.layout.canvas_plan import RULE, Plan
from journeyctl.layout.wording import research
from journeyctl.scene import Element, Glyph, Group, Ink, Path, Rect
from journeyctl.workshop import groups

TITLE, SUBTITLE = 0.73, 0.88
"""The title and the line below it are smaller than a poster's by so much."""
PADDING = 8.0
BOX_GAP = 8.0
RULING = 14.5
"""Between two lines to write on."""
WIDE = 1000.0
LINES = (4, 3)
"""Lines to write on in a box, on wide sheets and on narrow ones."""
FIRST = ("persona", "scenario", "goal", "known")


def head(plan: Plan, width: float) -> Block:
    """The head of the first sheet; x = 0 is the left edge of everything."""
    wide = width >= WIDE
    across = 4 if width >= 620.0 else 2
    room = 664.0 if wide else width
    each = (room - (across - 1) * BOX_GAP) / across
    rows = [_boxes(plan, FIRST[at : at + across], each, LINES[0] if wide else LINES[1]) for at in range(0, 4, across)]
    boxes = stack(tuple(rows), BOX_GAP)
    if not wide:
        return stack((_title(plan, width), boxes), 9.0)
    title = _title(plan, width - room - 25.0)
    height = max(title.height, boxes.height)
    return Block((*title.elements, *placed(boxes, width - room, 0.0)), width, height)


def _title(plan: Plan, width: float) -> Block:
    board, journey = plan.board, plan.board.journey
    title = named(board, journey.title or plan.say("title"), width)
    words = _grouped(stack((title, under(board, journey.subtitle or _about(plan), width)), 2.5))
    crowd = groups(plan.method, plan.workshop.participants)
    people = f"{plan.say('participants')} ({plan.board.labels.number(plan.workshop.participants)}"
    people += f", {board.labels.count('workshop.groups', crowd)})" if crowd > 1 else ")"
    each = (width - 14.0) / 2
    lines = [_written(board, text, each) for text in (people, plan.say("day"))]
    tall = max(one.height for one in lines)
    pair = Block((*lines[0].elements, *placed(lines[1], each + 14.0, 0.0)), width, tall)
    return stack((words, pair), 12.0)


def _grouped(words: Block) -> Block:
    """A title as the part of the sheet that is heard first."""
    return words._replace(elements=(Group("title", words.elements),))


def _about(plan: Plan) -> str:
    key = f"about-{plan.board.journey.type}"
    if plan.board.labels.has(f"workshop.{key}"):
        return plan.say(key)
    own = f"about-{plan.workshop.method}"
    return plan.say(own if plan.board.labels.has(f"workshop.{own}") else "about")


def _written(board: Board, text: str, width: float) -> Block:
    """A caption above a line to write on."""
    caption = board.text(text.upper(), "head", "ink-3", width)
    y = caption.height + 15.0
    return Block((*caption.elements, Path(path("M", 0.0, y, "H", width), RULE)), width, y + 0.5)


def named(board: Board, text: str, width: float) -> Block:
    """The title of a sheet."""
    return board._replace(factor=TITLE).text(text, "display", "ink", width)


def under(board: Board, text: str, width: float) -> Block:
    """The line below a title."""
    return board._replace(factor=SUBTITLE).text(text, "subtitle", "ink-2", width)


def _boxes(plan: Plan, names: tuple[str, ...], width: float, lines: int) -> Block:
    """Boxes side by side, all as high as the highest."""
    told = [told_in(plan, name, width) for name in names]
    high = max(one.height for one in told) + 5.0
    elements: list[Element] = []
    for index, (name, inside) in enumerate(zip(names, told, strict=True)):
        tone = 1 + FIRST.index(name)
        height = high + PADDING + (lines + 0.1) * RULING
        parts = ruled(inside, width, height, plan.fill(tone))
        elements.append(Group("box", placed(parts, index * (width + BOX_GAP), 0.0), id=name))
    return Block(tuple(elements), len(names) * (width + BOX_GAP) - BOX_GAP, high + PADDING + (lines + 0.1) * RULING)


def told_in(plan: Plan, name: str, width: float) -> Block:
    """What is printed in a box: its title, a hint, and what the journey says."""
    board = plan.board
    tone = plan.tone(1 + FIRST.index(name)) if name in FIRST else "ink"
    room = width - 2 * PADDING
    heading = board.text(plan.say(f"box.{name}.title"), "card", tone, room)
    hint = board.text(plan.say(f"box.{name}.hint"), "micro", "ink-2", room)
    known = board.text(_known(plan, name), "small", "ink", room)
    return stack((stack((heading, hint), 1.6), known), 5.0)


def ruled(inside: Block, width: float, height: float, ink: Ink) -> Block:
    """A box with words on top, and lines to write on down to its end."""
    elements: list[Element] = [Rect(Box(0.0, 0.0, width, height), ink, 4.0), *placed(inside, PADDING, 5.0)]
    y = 5.0 + inside.height + RULING
    while y <= height - 8.0:
        elements.append(Path(path("M", PADDING, y, "H", width - PADDING), RULE))
        y += RULING
    return Block(tuple(elements), width, height)


def _known(plan: Plan, name: str) -> str:
    """What the journey says already."""
    board, journey = plan.board, plan.board.journey
    if name == "scenario":
        return journey.scenario
    if name == "goal":
        return journey.purpose.goal if journey.purpose else ""
    if name == "known":
        return ", ".join(f"{number} {word}" for number, word in research(board))
    persona = journey.persona
    if name != "persona" or persona is None:
        return ""
    age = board.labels("persona.age", age=persona.age) if persona.age.isdigit() else persona.age
    who = listed(persona.name, age, persona.role)
    return f"{who}. {board.labels.quote(persona.quote)}" if persona.quote else who


def later(plan: Plan, number: int, width: float, *, legend: bool, ideas: bool) -> Block:
    """The head of a further sheet: where it hangs, and on the last one what marks mean."""
    board = plan.board
    marks = marked(plan, 440.0 if width >= WIDE else width) if legend else None
    beside = marks is not None and width >= WIDE
    room = width - 465.0 if beside else width
    title = plan.board.journey.title or plan.say("ideas" if ideas else "more")
    words = _grouped(stack((named(board, title, room), under(board, plan.say("hang", n=number - 1), room)), 2.5))
    if marks is None:
        return words
    if not beside:
        return stack((words, marks), 8.0)
    high = max(words.height, marks.height)
    return Block((*words.elements, *placed(marks, width - marks.width, 0.0)), width, high)


def marked(plan: Plan, width: float) -> Block:
    """What marks on the map mean."""
    board = plan.board
    mono = "mono" if board.mono else ""
    dash = Ink(fill="paper", stroke="ink-3", width=0.8, dash=(2.8, 2.0), cap="butt")
    cross = Path(path("M", 1.0, 2.5, "L", 12.0, 13.5, "M", 12.0, 2.5, "L", 1.0, 13.5), Ink(stroke="ink", width=1.6))
    signs = (
        ("heart", Block((Glyph("heart", 0.0, 0.0, 17.0, "pos", mono),), 17.0, 16.0)),
        ("cloud", Block((Glyph("cloud", 0.0, -1.0, 19.0, "cloud", mono),), 19.0, 16.0)),
        ("dashed", Block((Rect(Box(0.4, 1.0, 20.0, 14.0), dash, 2.0),), 21.0, 16.0)),
        ("cross", Block((cross,), 13.0, 16.0)),
    )
    room = width - 2 * PADDING
    made = tuple(row((sign, board.text(plan.say(f"mark.{name}"), "small", "ink-2", room - 30.0)), 4.0)
                 for name, sign in signs)  # fmt: skip
    inside = stack((board.line(plan.say("mark.title"), "card", "ink"), flow(made, room, 12.0, 3.0)), 4.0)
    ground = Ink(fill="bar" if board.mono else "wash", stroke="line" if plan.outlined else "", width=0.6)
    height = inside.height + 11.0
    return Block((Rect(Box(0.0, 0.0, width, height), ground, 4.0), *placed(inside, PADDING, 5.0)), width, height)
