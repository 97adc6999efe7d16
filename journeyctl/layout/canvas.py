"""The blank map for a workshop: a sheet, or as many as the method needs, with slots for real notes.

In: a board whose page is in real millimetres, and what the facilitator chose. Out: the sheets, top to bottom as they
hang; or one without elements, with the millimetres that its paper lacks. Nothing is ever scaled: a note has one size.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.diagnostics import Diagnostic
from journeyctl.labels import Labels
from journeyctl.layout.block import Block, path, placed
from journeyctl.layout.board import Board, Sheet, Strip
from journeyctl.layout.canvas_curve import LEAST, curve
from journeyctl.layout.canvas_foot import ENTRY, LEAST_BOX, foot, left_over, task
from journeyctl.layout.canvas_foot import GAP as ENTRY_GAP
from journeyctl.layout.canvas_head import head, later, marked
from journeyctl.layout.canvas_lanes import IDEA_GAP, IDEA_ROWS, ideas, ideas_height, notes, phases
from journeyctl.layout.canvas_plan import LABELS, Plan, label
from journeyctl.layout.canvas_raster import BETWEEN, Raster, column_width, columns, raster, slots_in
from journeyctl.layout.canvas_sheets import ENDLESS, LEFT_OVER, Lot, Needs, dealt, overflow, stretched
from journeyctl.model import Journey, Lane
from journeyctl.paper.grid import Grid
from journeyctl.paper.page import Orientation, Page
from journeyctl.paper.sheets import SCREEN, sheet
from journeyctl.scene import Element, Group, Ink, Path, Rect
from journeyctl.workshop import Entry, Method, Workshop, agenda, lane_numbers, method

MARGINS = (25.0, 15.0)
"""Around wide sheets, and around others."""
WIDE = 1000.0
SLOTS = 4
"""A map without columns has at least so many slots side by side."""
FULL = 13
"""So many it has on a roll, whose length follows: those of A0."""
HEAD_GAP, FOOT_GAP = 12.0, 7.0
PEOPLE = 6
MOST_ROWS = 4
"""So many rows the agenda of a sheet may take, tried one after the other."""
LEGEND = "legend"
LINES = {
    ("activities", "frontstage"): ("interaction", ()),
    ("frontstage", "backstage"): ("visibility", (0.01, 2.6)),
    ("backstage", "support"): ("internal", (5.0, 2.0, 0.8, 2.0)),
}
"""The lines of a service blueprint, by the lanes they part, and their dashes."""


class Blank(NamedTuple):
    """A blank map: its sheets, its title, the day in a sentence, and how many hues it takes; or what is in the way."""

    sheets: tuple[Sheet, ...]
    title: str = ""
    told: str = ""
    hues: int = 6
    diagnostics: tuple[Diagnostic, ...] = ()


def canvas_page(paper: str, orientation: Orientation | None) -> Page:
    """The page of a blank map, a unit of which is a millimetre on any paper; a roll is as long as the slots of A0.

    A screen has no millimetres: there the map is as on A0.

    Raises:
        ValueError: when there is no such paper.
    """
    chosen = sheet("A0" if paper == SCREEN else paper)
    upright = orientation == "portrait" if orientation else bool(chosen.upright)
    long = chosen.long or (0.0 if upright else 2 * MARGINS[0] + LABELS + FULL * 78.0)
    width, height = (chosen.short, long) if upright else (long, chosen.short)
    return Page(chosen.name, width, height, 1.0, screen=False)


def bare(page: Page) -> Grid:
    """The grid of a page that has no columns of a journey."""
    return Grid(page.width, 0.0, page.width, (), (), {}, ())


def lay_out_canvas(board: Board, workshop: Workshop, wanted: tuple[str, ...] | None, *, outlined: bool) -> Blank:
    """The board as a blank map.

    Args:
        board: with the journey, or with one that says nothing.
        workshop: what the facilitator chose; what is left open is the journey's, then the method's.
        wanted: ids of the lanes to show, top to bottom; None means the method's and the journey's own.
        outlined: whether slots need an edge.
    """
    chosen = _settled(board.journey, workshop)
    way = method(chosen.method)
    margin = MARGINS[0] if board.page.width >= WIDE else MARGINS[1]
    slots = _raster(board.page.width, margin, chosen, way)
    if isinstance(slots, float):
        return Blank((), diagnostics=(_narrow(board, chosen, way, slots),))
    lanes = _lanes(board.journey, board.labels, way, wanted)
    own = tuple(lane.id for lane in lanes if lane.id not in way.lanes)
    way = _kept(way, frozenset(lane.id for lane in lanes))
    day = agenda(way, chosen.start, chosen.phases, own)
    numbers = lane_numbers(way, own)
    plan = Plan(board, slots, way, chosen, lanes, day, numbers, outlined)
    found = _hung(plan, margin)
    if isinstance(found, Diagnostic):
        return Blank((), diagnostics=(found,))
    title = board.journey.title or plan.say("title")
    return Blank(tuple(found), title, _told(plan), max(6, len(slots.stretches)))


def _told(plan: Plan) -> str:
    """The day in a sentence."""
    parts = (
        f"{plan.clock(one.start)} {task(plan, one)} ({plan.say('minutes', n=one.minutes)})" for one in plan.entries
    )
    return ", ".join(parts) + "."


def _kept(way: Method, shown: frozenset[str]) -> Method:
    """The method with the lanes that are shown, and the tasks that need no other."""
    tasks = tuple(task for task in way.tasks if task.what in shown or task.what not in way.lanes)
    return way._replace(tasks=tasks, lanes=tuple(lane for lane in way.lanes if lane in shown))


def _settled(journey: Journey, workshop: Workshop) -> Workshop:
    """What was chosen, with what was left open."""
    name = workshop.method or journey.method
    given = len(journey.phases) if journey.phases_given else 0
    return workshop._replace(
        method=name,
        phases=workshop.phases or given or method(name).phases,
        participants=workshop.participants or len(journey.team) or PEOPLE,
    )


def _raster(width: float, margin: float, chosen: Workshop, way: Method) -> Raster | float:
    """The slots of a sheet, in its middle; or how wide a sheet has to be, when this one is too narrow."""
    room = width - 2 * margin - LABELS
    slot = chosen.notes + 2.0
    if way.columns:
        if column_width(room, chosen.phases) < slot:
            return width - room + chosen.phases * slot + 6.0 * (chosen.phases - 1)
        return columns(margin + LABELS, room, chosen.notes, chosen.phases)
    slots = slots_in(room, chosen.notes)
    if slots < SLOTS:
        return width - room + SLOTS * slot
    left = (width - LABELS - slots * slot) / 2 + LABELS
    return raster(left, slots * slot, chosen.notes)


def _lanes(journey: Journey, labels: Labels, way: Method, wanted: tuple[str, ...] | None) -> tuple[Lane, ...]:
    """The lanes of the map: those asked for, else the method's and, before the ideas, the journey's own."""
    known = {lane.id: lane for lane in journey.lanes}
    if wanted is None:
        more = tuple(lane.id for lane in journey.lanes if not labels.has(f"lane.{lane.id}.title"))
        at = way.lanes.index("ideas") if "ideas" in way.lanes else len(way.lanes)
        wanted = (*way.lanes[:at], *more, *way.lanes[at:])
    return tuple(known.get(name, Lane(id=name)) for name in wanted)


def _advice(notes: int) -> str:
    smaller = ", or notes of 51 mm" if notes > 51 else ""
    return f"Take a larger paper, a roll{smaller}; a blank map is never made smaller, since notes have one size."


def _narrow(board: Board, chosen: Workshop, way: Method, needed: float) -> Diagnostic:
    what = f"{chosen.phases} phases" if way.columns else f"{SLOTS} slots side by side"
    message = (
        f"a blank map with {what} for notes of {chosen.notes} mm is at least {ceil(needed)} mm wide; "
        f"{board.page.name} has {board.page.width:.0f} mm"
    )
    return Diagnostic("error", "J412", message, board.journey.span, _advice(chosen.notes))


def _needs(plan: Plan) -> Needs:
    """How much room everything needs, the legend last."""
    least: dict[str, float] = {}
    more: dict[str, float] = {}
    row = plan.raster.slot + BETWEEN
    for name in (lane.id for lane in plan.lanes):
        words = label(plan, name).height if name != "happiness" else 0.0
        if name == "phases":
            least[name] = phases(plan).height
        elif name == "happiness":
            least[name] = curve(plan, LEAST).height
        elif name == "ideas":
            least[name] = max(ideas_height(plan, IDEA_ROWS), words)
            more[name] = ideas_height(plan, 1) + IDEA_GAP
        else:
            least[name] = max(plan.raster.height(plan.raster.rows), words)
            more[name] = row
    tail = {LEFT_OVER: LEAST_BOX, LEGEND: _legend(plan).height}
    order = dict(sorted(more.items(), key=lambda one: one[0] not in ("ask", "thoughts", "feelings")))
    return Needs((*(lane.id for lane in plan.lanes), *tail), {**least, **tail}, order)


def _legend(plan: Plan) -> Strip:
    """What marks mean, as a strip of its own for a map of one sheet."""
    block = marked(plan, plan.raster.right - plan.raster.left)
    return Strip(LEGEND, block.height, placed(block, plan.raster.left, 0.0))


def _hung(plan: Plan, margin: float) -> list[Sheet] | Diagnostic:
    """The sheets; of several, the last has the legend in its head, a single one below its lanes."""
    width = plan.raster.right - plan.raster.left + LABELS
    room = (plan.board.page.height or ENDLESS) - 2 * margin - HEAD_GAP - FOOT_GAP
    first, whole = head(plan, width), foot(plan, plan.entries, 1, 1, width)
    alone = _needs(plan)
    space = room - first.height - whole.height
    if overflow(alone.lanes, alone, space) <= 0:
        return [_sheet(plan, stretched(alone.lanes, alone, space), (first, whole), margin)]
    needs = alone._replace(lanes=tuple(lane for lane in alone.lanes if lane != LEGEND))
    crown = later(plan, 2, width, legend=True, ideas=True).height
    lacking: list[float] = []
    for rows in range(1, MOST_ROWS + 1):
        free = room - rows * ENTRY - (rows - 1) * ENTRY_GAP
        lots = dealt(needs, free - first.height, free - crown)
        if len(lots) == 1:  # without room for the legend it is two
            lots = (lots[0][:-1], lots[0][-1:])
        ends = _ends_of(plan, lots, first, width)
        spaces = [room - top.height - bottom.height for top, bottom in ends]
        lacking.append(max(overflow(lot, needs, one) for lot, one in zip(lots, spaces, strict=True)))
        if lacking[-1] <= 0:
            return [
                _sheet(plan, stretched(lot, needs, one), end, margin)
                for lot, one, end in zip(lots, spaces, ends, strict=True)
            ]
    return _low(plan, min(lacking))


def _ends_of(plan: Plan, lots: tuple[tuple[str, ...], ...], first: Block, width: float) -> list[tuple[Block, Block]]:
    """The head and the foot of every sheet."""
    count = len(lots)
    heads = [first] + [
        later(plan, at, width, legend=at == count, ideas=_ideas_from_needs(plan, lot))
        for at, lot in enumerate(lots[1:], 2)
    ]
    feet = [foot(plan, day, at, count, width) for at, day in enumerate(_days(plan, lots), 1)]
    return list(zip(heads, feet, strict=True))


def _ideas_from_needs(plan: Plan, lot: tuple[str, ...]) -> bool:
    """Whether a sheet leads from needs to ideas."""
    return "ideas" in lot and any(lane.id in ("needs", "answers") for lane in plan.lanes)


def _low(plan: Plan, lacking: float) -> Diagnostic:
    page = plan.board.page
    message = (
        f"a blank map for notes of {plan.workshop.notes} mm needs sheets at least "
        f"{ceil(page.height + lacking)} mm high; {page.name} has {page.height:.0f} mm"
    )
    return Diagnostic("error", "J411", message, plan.board.journey.span, _advice(plan.workshop.notes))


def _days(plan: Plan, lots: tuple[tuple[str, ...], ...]) -> list[tuple[Entry, ...]]:
    """The agenda by sheet: a task stands on the sheet of its lane, what has no lane where the task before it does."""
    days: list[list[Entry]] = [[] for _ in lots]
    homes = {lane: at for at, lot in enumerate(lots) for lane in lot}
    at = 0
    for entry in plan.entries:
        at = homes.get(entry.what, len(lots) - 1 if entry.what in ("discussion", "next") else at)
        days[at].append(entry)
    return [tuple(day) for day in days]


def _sheet(plan: Plan, lot: Lot, ends: tuple[Block, Block], margin: float) -> Sheet:
    """A sheet from its head to its foot."""
    page, edge = plan.board.page, plan.raster.left - LABELS
    top, bottom = ends
    y = margin + top.height + HEAD_GAP
    elements: list[Element] = [Group("head", placed(top, edge, margin), id="head")]
    for name in lot.lanes:
        elements.append(_strip(plan, name, lot.heights[name]).at(y))
        y += lot.heights[name] + lot.gap
        elements += _line(plan, name, y - lot.gap + min(lot.gap, FOOT_GAP) / 2)
    end = page.height - margin - bottom.height if page.height else y - lot.gap + FOOT_GAP
    elements.append(Group("foot", placed(bottom, edge, end), id="foot"))
    height = page.height or end + bottom.height + margin
    ground = Rect(Box(0.0, 0.0, page.width, height), Ink(fill="paper"))
    return Sheet(height, (ground, *elements), (), frozenset(), ())


def _strip(plan: Plan, name: str, height: float) -> Strip:
    if name == "phases":
        return phases(plan)
    if name == "happiness":
        return curve(plan, height)
    if name == "ideas":
        return ideas(plan, name, round((height + IDEA_GAP) / (ideas_height(plan, 1) + IDEA_GAP)))
    if name == LEFT_OVER:
        return left_over(plan, height)
    if name == LEGEND:
        return _legend(plan)
    rows = int((height + BETWEEN + 1e-6) / (plan.raster.slot + BETWEEN))
    return notes(plan, name, rows)


def _line(plan: Plan, name: str, y: float) -> tuple[Element, ...]:
    """The line of a service blueprint that parts a lane from the next, and its word above it."""
    order = [lane.id for lane in plan.lanes]
    below = dict(pairwise(order)).get(name, "")
    if (name, below) not in LINES:
        return ()
    what, dash = LINES[name, below]
    edge = plan.raster.left - LABELS
    word = plan.board.line(plan.board.labels(f"line.{what}"), "small", "ink-2")
    line = Path(path("M", edge, y, "H", plan.raster.right), Ink(stroke="ink-2", width=0.9, dash=dash))
    return (line, *placed(word, edge, y - word.height - 2.0))
