"""The head of the columns below the stages: groups, phase chevrons, a phase's goal and promise, and the row of time."""

from __future__ import annotations

from itertools import groupby

from journeyctl.box import Box
from journeyctl.labels import dotted
from journeyctl.layout.block import ASCENT, CAPITALS, EMPTY, Block, path, placed, row, stack
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.faces import MARK_INKS, RINGED, face
from journeyctl.layout.lanes import ICONS, LABEL_TOP, label
from journeyctl.layout.stages import tells_duration
from journeyctl.model import Activity, Phase, Place
from journeyctl.paper.grid import NAME_INSET
from journeyctl.scene import Circle, Element, Glyph, Group, Ink, Path, Rect, Text

CHEVRON, DENSE_CHEVRON = 22.0, 18.0
POINT = 4.8
TIME_TOP = 3.6
"""Above the first line of the row of time."""
DISC = 6.5
"""The radius of the discs on a chevron: a mark's ground, a face with the ring around it."""


def groups(board: Board) -> Strip | None:
    """A thin named line over neighbouring phases of the same group."""
    phases = board.journey.phases
    if not any(phase.group for phase in phases):
        return None
    elements: list[Element] = []
    tall = 0.0
    for (name, _), members in groupby(list(enumerate(phases)), key=lambda pair: (pair[1].group, board.band(pair[0]))):
        indices = [index for index, _ in members]
        if not name:
            continue
        left, right = board.grid.phases[indices[0]].x, board.grid.phases[indices[-1]].right
        word = board.text(name, "micro-strong", "ink-2", right - left)
        tall = max(tall, word.height)
        elements += placed(word, left, 1.0)
        if left + word.width + 3.0 < right:
            line = path("M", left + word.width + 3.0, 4.2, "H", right, "V", 7.2)
            elements.append(Path(line, Ink(stroke="ink-3", width=0.5)))
    one = board.line("0", "micro-strong", "ink-2").height
    return Strip("groups", 9.0 + max(0.0, tall - one), tuple(elements))


def chevron(box: Box, *, first: bool, last: bool) -> str:
    """The outline of a phase: notched at its left, pointed at its right, straight at the ends of the journey."""
    middle = box.y + box.h / 2
    notch = ("H", box.x) if first else ("H", box.x, "L", box.x + POINT, middle)
    point = ("H", box.right) if last else ("H", box.right, "L", box.right + POINT, middle, "L", box.right, box.bottom)
    closing = ("V", box.bottom) if last else ()
    return path("M", box.x, box.y, *point, *closing, *notch, "Z")


def _heading(board: Board, phase: Phase) -> Block:
    """The phase's name in white, and its face when feelings stand on the activities as well."""
    sign = _phase_face(board, phase)
    whole = board.grid.in_chevron(phase)
    room = whole - (sign.width + 4.0 if sign.elements else 0.0)
    words = board.text(phase.name, "phase", "white", room)
    height = max(words.height, sign.height)
    elements = list(placed(words, 0.0, (height - words.height) / 2))
    if sign.elements:
        elements += placed(sign, whole - sign.width, (height - sign.height) / 2)
    return Block(tuple(elements), room, height, sign.signs)


def _phase_face(board: Board, phase: Phase) -> Block:
    """The face and the mark of a phase that has no point on the curve, on discs of the page's colour."""
    own = any(activity.happiness is not None for activity in phase.activities)
    curve = any(lane.id == "happiness" for lane in board.lanes)
    if phase.activities[0].implied or (curve and phase.happiness is not None and not own):
        return EMPTY
    parts: list[Block] = []
    if phase.mark and phase.mark != "none":
        ground = Circle(DISC, DISC, DISC, Ink(fill="paper"))
        glyph = Glyph(phase.mark, 1.8, 1.8, 9.4, MARK_INKS[phase.mark])
        parts.append(Block((ground, glyph), 2 * DISC, 2 * DISC, frozenset({phase.mark})))
    if phase.happiness is not None:
        assumed = phase.standing == "assumption"
        shown = face(board, phase.happiness, assumed=assumed, radius=DISC / RINGED, x=DISC, y=DISC)
        parts.append(Block(shown.elements, 2 * DISC, 2 * DISC, shown.signs))
    return row(tuple(parts), 2.0)


def chevrons(board: Board, *, notes_below: bool = True) -> Strip | None:
    """The phases as chevrons; below each its goal for the customer and the promise made to them.

    A journey written as activities alone has no phases to show.
    """
    if not board.journey.phases_given:
        return None
    elements: list[Element] = []
    phases = board.journey.phases
    heads = [_heading(board, phase) for phase in phases]
    tall = max(
        DENSE_CHEVRON if board.dense else CHEVRON, max(head.height for head in heads) + (6.0 if board.dense else 8.0)
    )
    signs: frozenset[str] = frozenset({"phase"})
    inset = NAME_INSET + board.grid.columns[0].spread
    measures = [board.grid.phases[i].w - inset for i in range(len(phases))]
    notes = [
        _phase_notes(board, phase, measure) if notes_below else EMPTY
        for phase, measure in zip(phases, measures, strict=True)
    ]
    below = max((note.height for note in notes), default=0.0)
    for index, (phase, head, note) in enumerate(zip(phases, heads, notes, strict=True)):
        place = board.grid.phases[index]
        box = Box(place.x, 0.0, place.w, tall)
        tone = board.tone(phase)
        shape = chevron(box, first=index == 0, last=index == len(phases) - 1 and not board.goes_to)
        parts: list[Element] = [Path(shape, Ink(fill=tone, stroke=tone, width=1.2))]
        parts += placed(head, place.x + inset, (tall - head.height) / 2)
        parts += placed(note, place.x + inset, tall + 3.5)
        elements.append(Group("phase", tuple(parts), id=phase.id))
        signs |= head.signs | note.signs
    height = tall + (below + 3.5 if below else 0.0) + (4.0 if board.dense else 5.0)
    return Strip("phases", height, tuple(elements), signs)


def _phase_notes(board: Board, phase: Phase, measure: float) -> Block:
    rows = []
    told = (
        (phase.customer_goal, "target", "goal"),
        (phase.promise, "home", "promise"),
        ("" if phase.activities[0].implied else phase.actor, "person", "actor"),
    )
    for text, glyph, sign in told:
        if text:
            words = board.text(text, "small", "ink-2", measure - 10.0)
            icon = Glyph(glyph, 0.0, 0.0, 7.0, board.tone(phase))
            rows.append(Block((icon, *placed(words, 10.0, 0.0)), words.width + 10, words.height, frozenset({sign})))
    return stack(tuple(rows), 2.0)


def _clock(place: Place) -> str:
    return dotted(place.time, place.duration)


def times(board: Board) -> Strip | None:
    """The row of time: when an activity happens and how long it takes; waits as dark pills."""
    activities = board.journey.activities
    phases = [p for p in board.journey.phases if p.time or (p.duration and not tells_duration(board, p))]
    if not any(_clock(activity) for activity in activities) and not phases:
        return None
    head = label(board, ICONS["time"], board.labels("lane.time.title"), "")
    # No cell is behind this row: its label stands on the line of its words.
    up = LABEL_TOP - TIME_TOP + CAPITALS * (board.style("lane").size - board.style("strong").size)
    elements: list[Element] = list(placed(head, 0.0, -up))
    offset = 10.0 if phases else 0.0
    signs: frozenset[str] = frozenset()
    tall = 0.0
    for phase in phases:
        column = board.grid.of_phase(board.grid.indices[phase.id])[0]
        elements += placed(board.line(_clock(phase), "strong", "ink-2"), column.text, TIME_TOP)
    for activity in activities:
        block = _time(board, activity)
        lift = _lift(board, block) if activity.kind == "wait" else 0.0
        elements += placed(block, board.grid.column(activity).text, TIME_TOP + offset - lift)
        signs |= block.signs
        tall = max(tall, block.height)
    return Strip("time", max(6.0 + offset + tall, head.height - up), tuple(elements), signs)


def _time(board: Board, activity: Activity) -> Block:
    text = _clock(activity)
    measure = board.grid.column(activity).measure
    if not text:
        return EMPTY
    if activity.kind == "wait":
        return wait(board, text, measure)
    return board.text(text, "strong", "ink-2", measure)


def _lift(board: Board, pill: Block) -> float:
    """How far a pill rises so that its words stand on the line of the others."""
    texts = [one for one in pill.elements if isinstance(one, Text)]
    return texts[0].y - ASCENT * board.style("strong").size if texts else 0.0


def wait(board: Board, text: str, measure: float) -> Block:
    """A dark pill with a clock: the customer waits. A long text takes more lines, never more than `measure`."""
    words = board.text(text, "micro-strong", "white", measure - 14.0)
    width = words.width + 14.0
    height = max(10.0, words.height + 4.0)
    pill = Rect(Box(0.0, 0.0, width, height), Ink(fill="pill"), 5.0)
    clock = Glyph("clock", 2.2, (height - 6.4) / 2, 6.4, "white", "", "pill")
    inside = placed(words, 10.2, (height - words.height) / 2)
    return Block((pill, clock, *inside), width, height, frozenset({"wait"}))
