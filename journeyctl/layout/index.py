"""The first of many sheets: the whole curve with the numbers of its extremes, and what stands on which sheet.

In: the board of a page with the whole journey, and what each of the following sheets shows. Out: a `Sheet`. Where the
names of all activities do not fit, the phases stand with their numbers alone.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from journeyctl.box import Box
from journeyctl.diagnostics import Diagnostic
from journeyctl.labels import dotted
from journeyctl.layout.about import about, fail_table
from journeyctl.layout.bands import LANE_GAP, part
from journeyctl.layout.block import ASCENT, EMPTY, Block, evened, path, placed, stack
from journeyctl.layout.board import Board, Sheet, Strip
from journeyctl.layout.header import header
from journeyctl.layout.legend import footer
from journeyctl.layout.overview import Overview, overview, overview_signs, phase_bar, span_text
from journeyctl.layout.pages import BEFORE_TAIL, BELOW_HEADER, refused, steps
from journeyctl.model import Phase
from journeyctl.paper.bands import Window
from journeyctl.paper.grid import MARGIN
from journeyctl.paper.style import Role
from journeyctl.scene import Element, Group, Ink, Path, Rect

LEAST, MOST = 110.0, 330.0
"""The least and the greatest height of the panel with the curve."""
AIR = 3.0
"""Between the phases and the panel."""
COLUMN, GUTTER = 170.0, 14.0
"""The least width of a column of the index, and the gap between two."""
GAP, LINE_GAP = 8.0, 3.5
"""Between two phases of the index; where each is one line."""
BELOW_HEAD = 3.5
"""Between the head of a sheet and its first phase."""
NUMBER = 16.0
"""Before the name of an activity: its number."""
ABREAST, MOST_NAME = 6.0, 0.55
"""Between the name of a phase and that of its only activity, and the most of a column that names of phases take."""

Detail = Literal["large", "activities", "phases"]
"""How much the index tells: the activities in large type, in small type, or the phases alone."""
ROOMY = 240.0
"""The least height of the panel beside an index in large type."""


class _Types(NamedTuple):
    """How the names in the index are set."""

    sheet: Role
    phase: Role
    activity: Role
    number: Role


_TYPES: dict[Detail, _Types] = {
    "large": _Types("lead", "lane", "body", "strong"),
    "activities": _Types("lane", "card", "small", "micro-strong"),
    "phases": _Types("lane", "card", "small", "micro-strong"),
}


class _Draft(NamedTuple):
    """The sheet at one type step."""

    head: Strip
    bar: Block
    table: Block
    tail: tuple[Strip, ...]
    foot: Strip
    fixed: float


def lay_out_index(board: Board, sheets: tuple[Window, ...]) -> Sheet:
    """The overview of a map whose other sheets show `sheets`."""
    details: tuple[Detail, ...] = ("large", "activities", "phases")
    for detail in details:
        factors = tuple(dict.fromkeys(factor for _, factor in steps(board, folded=False)))
        for factor in factors[:1] if detail == "large" else factors:
            board.setter.forget()
            now = board._replace(factor=factor)
            draft = _draft(now, sheets, detail)
            slack = board.page.height - draft.fixed
            if slack >= (ROOMY if detail == "large" else LEAST):
                return _assembled(now, draft, sheets, min(slack, MOST))
    return refused(_overflow(now, draft, LEAST - slack))


def hopeless(board: Board) -> Diagnostic | None:
    """What to say of an overview that is too high however few sheets follow it; None where it may fit."""
    told = None
    for factor in sorted({factor for _, factor in steps(board, folded=False)}):
        board.setter.forget()
        now = board._replace(factor=factor)
        draft = _draft(now, (), "phases")
        short = LEAST + draft.fixed - board.page.height
        if short <= 0.0:
            return None
        told = told or _overflow(now, draft, short, "at least ")
    return told


def _draft(board: Board, sheets: tuple[Window, ...], detail: Detail) -> _Draft:
    """The parts of the overview of some sheets; of none it has no index."""
    head = header(board)
    index = _index(board, sheets, detail) if sheets else EMPTY
    blueprint = any(lane.id == "frontstage" for lane in board.lanes)
    tail = tuple(strip for strip in (fail_table(board) if blueprint else None, about(board)) if strip)
    bar = phase_bar(board, board.page.width - 2 * MARGIN) if board.whole.phases_given else EMPTY
    signs = head.signs.union(overview_signs(board.whole), bar.signs, index.signs, *(strip.signs for strip in tail))
    foot = footer(board, signs)
    tails = sum(strip.height for strip in tail) + (BEFORE_TAIL if tail else 0.0)
    fixed = 2 * MARGIN + head.height + BELOW_HEADER + 2 * LANE_GAP + index.height + LANE_GAP + tails + foot.height
    return _Draft(head, bar, index, tail, foot, fixed + bar.height + (AIR if bar.elements else 0.0))


def _panel(board: Board, sheets: tuple[Window, ...], height: float) -> Overview:
    return overview(board, (board.page.width - 2 * MARGIN, height), sheets)


def _assembled(board: Board, draft: _Draft, sheets: tuple[Window, ...], high: float) -> Sheet:
    width, height = board.page.width, board.page.height
    elements: list[Element] = [Rect(Box(0.0, 0.0, width, height), Ink(fill="paper")), draft.head.at(MARGIN)]
    y = MARGIN + draft.head.height + BELOW_HEADER
    if draft.bar.elements:
        elements.append(Group("lane", placed(draft.bar, MARGIN, 0.0), id="phases", dy=y))
        y += draft.bar.height + AIR
    panel = _panel(board, sheets, high)
    elements.append(Group("lane", placed(panel.block, MARGIN, 0.0), id="overview", dy=y))
    y += high + 2 * LANE_GAP
    elements.append(Group("lane", placed(draft.table, MARGIN, 0.0), id="index", dy=y))
    bottom = height - MARGIN - draft.foot.height
    tails = sum(strip.height for strip in draft.tail) + (BEFORE_TAIL if draft.tail else 0.0)
    y = bottom - tails
    for strip in draft.tail:
        elements.append(strip.at(y))
        y += strip.height
    elements.append(draft.foot.at(bottom))
    return Sheet(height, tuple(elements), panel.definitions(0.0), frozenset(), ())


def _index(board: Board, sheets: tuple[Window, ...], detail: Detail) -> Block:
    """What stands on which sheet, in columns of near-equal height."""
    full = board.page.width - 2 * MARGIN
    most = max(1, min(int((full + GUTTER) / (COLUMN + GUTTER)), 6))
    lines = detail == "phases" or all(len(phase.activities) == 1 for phase in board.whole.phases)
    # Wider columns where fewer are filled than there is room for.
    for count in range(most, 0, -1):
        each = (full - GUTTER * (count - 1)) / count
        found = [one for place, window in enumerate(sheets) for one in _sheet(board, place, window, each, detail)]
        blocks, firsts = zip(*found, strict=True)
        if lines:
            blocks = _apart(blocks, firsts)
        columns = evened(blocks, count, LINE_GAP if lines else GAP, firsts)
        if len(columns) == count:
            break
    elements = [one for at, column in enumerate(columns) for one in placed(column, at * (each + GUTTER), 0.0)]
    signs = frozenset().union(*(column.signs for column in columns))
    return Block(tuple(elements), full, max(column.height for column in columns), signs)


def _apart(blocks: tuple[Block, ...], firsts: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks of single lines, those with the head of a sheet as far from the one before as phases stand elsewhere."""
    more = GAP - LINE_GAP
    return tuple(
        block._replace(elements=placed(block, 0.0, more), height=block.height + more) if block is first else block
        for block, first in zip(blocks, firsts, strict=True)
    )


def _sheet(board: Board, place: int, window: Window, width: float, detail: Detail) -> list[tuple[Block, Block]]:
    """The phases of a sheet, the first under the sheet's number and what it shows; and each as it heads a column."""
    shown = part(board.whole, window)
    stages = dict.fromkeys(phase.stage for phase in shown.phases)
    names = [board.labels(f"stage.{stage}.name") if stage else "" for stage in stages]
    name = " – ".join(dict.fromkeys((names[0], names[-1]))) if all(names) else ""
    number = f"{board.labels('block.sheet')} {place + 2}"
    types = _TYPES[detail]
    title = board.text(dotted(number, name), types.sheet, "ink", width - 44.0)
    range_ = board.line(span_text(window), "strong", "ink-2")
    rule = Path(path("M", 0.0, title.height + 2.0, "H", width), Ink(stroke="line", width=0.5))
    words = placed(range_, width - range_.width, (title.height - range_.height) / 2)
    head = Block((*title.elements, *words, rule), width, title.height + 3.0)
    made = [_phase(board, phase, width, detail) for phase in shown.phases]
    runs_on = Block((rule,), width, head.height)
    begun = stack((head, made[0]), BELOW_HEAD)
    return [(begun, begun), *((one, stack((runs_on, one), BELOW_HEAD)) for one in made[1:])]


def _phase(board: Board, phase: Phase, width: float, detail: Detail) -> Block:
    """A phase with its activities, or with their numbers."""
    given = board.whole.phases_given
    tone = board.tone(phase)
    first, last = phase.activities[0].number, phase.activities[-1].number
    numbers = board.line(span_text(Window(first - 1, last)), "micro-strong", tone)
    types = _TYPES[detail]
    if given and detail != "phases" and (abreast := _abreast(board, phase, width, types, numbers)):
        return abreast
    name = board.text(phase.name if given else "", types.phase, tone, width - numbers.width - 6.0)
    beside = placed(numbers, width - numbers.width, max(0.0, (name.height - numbers.height) / 2))
    head = Block((*name.elements, *beside), width, max(name.height, numbers.height))
    if detail == "phases":
        return head
    rows = []
    for activity in phase.activities:
        refuted = activity.standing == "refuted"
        words = board.text(activity.name, types.activity, "ink-3" if refuted else "ink", width - NUMBER, struck=refuted)
        tall = max(words.height, 8.0)
        number = board.line(str(activity.number), types.number, tone)
        down = ASCENT * (board.style(types.activity).size - board.style(types.number).size)
        sign = placed(number, NUMBER - 4.0 - number.width, down)
        signs = frozenset({"refuted"} if refuted else ())
        rows.append(Block((*sign, *placed(words, NUMBER, 0.0)), width, tall, signs))
    return stack((head if given else EMPTY, *rows), 2.4)


def _abreast(board: Board, phase: Phase, width: float, types: _Types, number: Block) -> Block | None:
    """A phase and its activity side by side, where every phase has one; None where a word has no room so."""
    phases = board.whole.phases
    if any(len(one.activities) > 1 for one in phases):
        return None
    room = width - board.width(str(len(phases)), "micro-strong") - ABREAST
    names = min(max(board.width(one.name, types.phase) for one in phases), MOST_NAME * room)
    rest = room - names - ABREAST
    (activity,) = phase.activities
    refuted = activity.standing == "refuted"
    for text, role, measure in ((phase.name, types.phase, names), (activity.name, types.activity, rest)):
        chosen = board.style(role)
        if board.setter.tried(text, chosen.face, chosen.size, measure).broken:
            return None
    name = board.text(phase.name, types.phase, board.tone(phase), names + 0.1)
    told = board.text(activity.name, types.activity, "ink-3" if refuted else "ink", rest, struck=refuted)
    down = ASCENT * (board.style(types.phase).size - board.style(types.activity).size)
    high = ASCENT * (board.style(types.phase).size - board.style("micro-strong").size)
    parts = (*name.elements, *placed(told, names + ABREAST, down), *placed(number, width - number.width, high))
    return Block(parts, width, max(name.height, told.height + down), frozenset({"refuted"} if refuted else ()))


def _overflow(board: Board, draft: _Draft, short: float, least: str = "") -> Diagnostic:
    """What to say of an overview that is too high: its highest part, in the words that stand in it."""
    labels, phases = board.labels, board.whole.phases
    about_high = sum(strip.height for strip in draft.tail)
    parts = (
        (draft.head.height, "header", board.whole.title, "Shorten what the header says of the persona and the map"),
        (draft.table.height, "index", f"{phases[0].name}” … “{phases[-1].name}", "Part the journey"),
        (about_high, "About band", labels("about.title"), "Shorten what the About band tells"),
        (draft.foot.height, "legend", labels("legend.title"), "Show fewer lanes with --lanes"),
    )
    high, part_, words, advice = max(parts)
    return Diagnostic(
        "error",
        "J411",
        f"the overview is {least}{short * board.page.unit:.0f} mm too high for {board.page.name}; "
        f"its highest part is the {part_} (“{words}”, {high * board.page.unit:.0f} mm)",
        board.journey.span,
        f"{advice}, or take a larger paper or --paper screen.",
    )
