"""The lanes of a blank map: slots for notes, the ideas with their boxes for crosses, the strip of phases.

Each maker gives a strip whose x = 0 is the page's, and whose height is what the method needs.
"""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.layout.block import ASCENT, Block, path, placed
from journeyctl.layout.board import Strip
from journeyctl.layout.canvas_plan import LABELS, RULE, Plan, label, pill
from journeyctl.layout.canvas_raster import AIR
from journeyctl.scene import Circle, Element, Ink, Path, Rect
from journeyctl.workshop import ballot

STRIP = 60.0
"""The strip of phases, to be cut by hand."""
INDENT = 8.0
NAME_TOP = 20.0
LEAST_NAME = 40.0
"""A share of the strip narrower than this has no room for a name."""
INSET = 4.0
"""From a slot's edge to what is printed in it."""
IDEA_ROWS = 2
IDEA_GAP = 3.0
DOT = 5.8


def _labelled(plan: Plan, lane: str, height: float, elements: tuple[Element, ...]) -> Strip:
    """A lane with its label; never lower than that."""
    block = label(plan, lane)
    inside = (*placed(block, plan.raster.left - LABELS, 0.0), *elements)
    return Strip(lane, max(height, block.height), inside)


def _hue(plan: Plan, lane: str) -> int:
    """The number of a lane's hue: from the second to the sixth, top to bottom."""
    mine = [one.id for one in plan.lanes if one.id not in ("phases", "happiness", "ideas")]
    return 2 + round(4 * mine.index(lane) / max(1, len(mine) - 1))


def notes(plan: Plan, lane: str, rows: int) -> Strip:
    """A lane of slots: the upper two rows numbered, further rows for whatever has no room there."""
    elements: list[Element] = []
    small = plan.board.style("micro").size
    hue = _hue(plan, lane)
    for stretch, number, box in plan.raster.squares(rows):
        tone = stretch + 1 if plan.method.columns else hue
        elements.append(Rect(box, plan.fill(tone), 2.0))
        if number:
            words = plan.board.line(str(number), "micro", plan.tone(tone))
            elements += placed(words, box.x + INSET, box.y + INSET + 0.5 * small - small * ASCENT + 2.0)
    return _labelled(plan, lane, plan.raster.height(rows), tuple(elements))


def ideas_height(plan: Plan, rows: int) -> float:
    """The height of so many rows of ideas."""
    return rows * (plan.raster.slot + _votes(plan)) + (rows - 1) * IDEA_GAP


def _votes(plan: Plan) -> float:
    return ballot(plan.workshop.participants, plan.raster.note - 2 * INSET)


def ideas(plan: Plan, lane: str, rows: int) -> Strip:
    """The ideas: a note each, and below it a box for all crosses that may land on it and the number it solves."""
    elements: list[Element] = []
    high = _votes(plan)
    paper = "bar" if plan.board.mono else "note"
    for row in range(rows):
        top = row * (plan.raster.slot + high + IDEA_GAP)
        for _, box in plan.raster.idea_squares():
            ink = Ink(fill="paper", stroke="note-fold", width=0.6) if plan.outlined else Ink(fill=paper)
            elements.append(Rect(box._replace(y=box.y + top), ink, 2.0))
            elements += placed(_ballot(plan, box.w, high), box.x, top + box.y + box.h + AIR)
    return _labelled(plan, lane, ideas_height(plan, rows), tuple(elements))


def _ballot(plan: Plan, width: float, height: float) -> Block:
    """The box below an idea."""
    board = plan.board
    edge = Rect(Box(0.25, 0.25, width - 0.5, height - AIR / 2 - 0.5), Ink(fill="paper", stroke="note-fold", width=0.5))
    room = width - 2 * INSET
    head = board.text(plan.say("crosses"), "micro", "note-ink", room)
    foot = board.text(plan.say("solves"), "micro", "note-ink", room - 2 * DOT - 3.0)
    y = height - AIR / 2 - DOT - 2.5
    dot = Circle(INSET + foot.width + 3.0 + DOT, y, DOT, Ink(fill="paper", stroke="note-ink", width=0.5))
    inside = (*placed(head, INSET, 2.5), *placed(foot, INSET, y - foot.height / 2))
    return Block((edge, *inside, dot), width, height)


def phases(plan: Plan) -> Strip:
    """The strip of phases: columns with a line for each name, or one stretch to be cut by hand."""
    block = label(plan, "phases")
    named = max((one.height for one in _names(plan)), default=0.0)
    height = max(STRIP, block.height, named + (NAME_TOP + 18.0 if named else 0.0))
    drawn = _columns(plan, height) if plan.method.columns else _ribbon(plan, height)
    return Strip("phases", height, (*placed(block, plan.raster.left - LABELS, 0.0), *drawn))


def _rooms(plan: Plan) -> tuple[Box, ...]:
    """The room for the name of each phase: in its column, or one share of the strip, where shares are wide enough."""
    if plan.method.columns:
        return tuple(Box(one.x + INDENT, 0.0, one.width - 2 * INDENT, 0.0) for one in plan.raster.stretches)
    wanted = plan.workshop.phases
    left, right = plan.raster.left, plan.raster.right
    each = (right - left) / max(1, wanted)
    if each < LEAST_NAME:
        return ()
    return tuple(Box(left + at * each + INDENT, 0.0, each - 2 * INDENT, 0.0) for at in range(wanted))


def _names(plan: Plan) -> tuple[Block, ...]:
    """The name of each phase that has room; an empty block where it is to be written."""
    journey = plan.board.journey
    given = [phase.name for phase in journey.phases] if journey.phases_given else []
    found = []
    for index, box in enumerate(_rooms(plan)):
        tone = plan.tone(index + 1) if plan.method.columns else "ink"
        found.append(plan.board.text(given[index] if index < len(given) else "", "card", tone, box.w))
    return tuple(found)


def _columns(plan: Plan, height: float) -> tuple[Element, ...]:
    """A box for each phase, with its time."""
    times = {entry.phase: entry for entry in plan.entries if entry.phase}
    elements: list[Element] = []
    for index, one in enumerate(plan.raster.stretches, 1):
        elements.append(Rect(Box(one.x, 0.0, one.width, height), plan.fill(index), 3.0))
        heading = plan.board.text(plan.say("phase", n=index), "small", plan.tone(index), one.width - 2 * INDENT)
        elements += placed(heading, one.x + INDENT, 5.0)
        if index in times:
            entry = times[index]
            mark = pill(plan.board, f"{plan.clock(entry.start)} · {plan.say('minutes', n=entry.minutes)}", one.width)
            beside = heading.width + mark.width + 22.0 <= one.width
            elements += placed(mark, one.x + one.width - mark.width - 5.0, 3.0 if beside else height - 14.5)
    return (*elements, *_written(plan, height - 18.0))


def _written(plan: Plan, base: float) -> tuple[Element, ...]:
    """The names of the phases, and lines to write those on that are to be found."""
    elements: list[Element] = []
    for box, words in zip(_rooms(plan), _names(plan), strict=True):
        line = (Path(path("M", box.x, base, "H", box.right), RULE),)
        elements += placed(words, box.x, NAME_TOP) if words.elements else line
    return tuple(elements)


def _ribbon(plan: Plan, height: float) -> tuple[Element, ...]:
    """The strip in one piece: before, during and after, names or lines for them, and where it may be cut."""
    raster = plan.raster
    ink = plan.fill(1) if plan.outlined or plan.board.mono else Ink(fill="wash")
    elements: list[Element] = [Rect(Box(raster.left, 0.0, raster.right - raster.left, height), ink, 3.0)]
    third = (raster.right - raster.left) / 3
    for index, stage in enumerate(("before", "during", "after")):
        elements += _stage(plan, stage, raster.left + index * third + INDENT, third - 12.0)
    elements += _written(plan, height - 14.0) if _rooms(plan) else _line(plan, height)
    cuts = [x + raster.slot / 4 for number, x in raster.centres() if number < raster.places]
    elements += [Path(path("M", x, height - 4.0, "V", height), RULE) for x in cuts]
    return tuple(elements)


def _line(plan: Plan, height: float) -> tuple[Element, ...]:
    left, right = plan.raster.left + 8.0, plan.raster.right - 8.0
    words = plan.board.line(plan.say("write"), "micro", "ink-2")
    line = Path(path("M", left, height - 14.0, "H", right), RULE)
    return (line, *placed(words, right - words.width, height - 16.0 - words.height))


def _stage(plan: Plan, stage: str, x: float, room: float) -> tuple[Element, ...]:
    """The word of a stage, and what it means where there is room."""
    board = plan.board
    word = board.line(board.labels(f"stage.{stage}.name"), "stage", "ink" if board.mono else f"stage-{stage}")
    about = board.line(board.labels(f"stage.{stage}.about"), "small", "ink-2")
    elements = list(placed(word, x, 4.0))
    if word.width + about.width + 4.0 <= room:
        top = 4.0 + word.height * ASCENT - about.height * ASCENT
        elements += placed(about, x + word.width + 4.0, top)
    return tuple(elements)
