"""The foot of a blank map's sheets: agenda, how to print, number; and the boxes for what is left over."""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.labels import listed
from journeyctl.layout.block import Block, placed, stack
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.canvas_head import BOX_GAP, ruled, told_in
from journeyctl.layout.canvas_plan import Plan
from journeyctl.paper.style import Role
from journeyctl.scene import Element, Group, Ink, Rect
from journeyctl.workshop import Entry

ENTRY = 23.0
GAP = 2.0
PADDING = 4.0
LEFT_OVER = ("parking", "unknown", "next")
LEAST_BOX, MOST_BOX = 78.0, 170.0
"""How high the boxes for what is left over are, at least and at most."""


def foot(plan: Plan, entries: tuple[Entry, ...], number: int, count: int, width: float) -> Block:
    """The foot of a sheet: its part of the day at the left, how to print it and its number at the right."""
    right = _imprint(plan, number, count)
    rows = _rows(plan, tuple(_entry(plan, one) for one in entries), width - right.width - 12.0)
    elements: list[Element] = []
    y = 0.0
    for line in rows:
        x = 0.0
        for block, entry in line:
            elements.append(Group("entry", placed(block, x, y), id=f"{entry.what}-{entry.start}"))
            x += block.width + GAP
        y += ENTRY + GAP
    height = max(y - GAP, ENTRY)
    elements += placed(right, width - right.width, height - ENTRY + (ENTRY - right.height) / 2)
    return Block(tuple(elements), width, height)


class _Entry(tuple[Block, float, Entry]):
    """The words of an entry, the least width of its box, the entry."""

    __slots__ = ()


def _entry(plan: Plan, entry: Entry) -> _Entry:
    board = plan.board
    what = f"{entry.number} {task(plan, entry)}" if entry.number else task(plan, entry)
    role: Role = "micro-strong" if entry.number or entry.phase else "micro"
    words = stack((board.line(plan.clock(entry.start), "number", "ink"), board.line(what, role, "ink-2")), 2.4)
    return _Entry((words, words.width + 2 * PADDING, entry))


def task(plan: Plan, entry: Entry) -> str:
    """What an entry of the agenda is called."""
    if entry.phase:
        return plan.say("phase", n=entry.phase)
    if entry.kind != "task":
        return plan.say(entry.kind)
    return plan.title(entry.what) if entry.number else plan.say(entry.what)


def _rows(plan: Plan, entries: tuple[_Entry, ...], room: float) -> list[list[tuple[Block, Entry]]]:
    """The entries in as few rows as hold their words, each as wide as its minutes say, as far as there is room."""
    rows: list[list[_Entry]] = [[]]
    for one in entries:
        if rows[-1] and sum(each[1] + GAP for each in rows[-1]) + one[1] > room:
            rows.append([])
        rows[-1].append(one)
    return [_spread(plan, line, room) for line in rows if line]


def _spread(plan: Plan, line: list[_Entry], room: float) -> list[tuple[Block, Entry]]:
    """One row: who needs more than the minutes give takes it from the others."""
    free, left = room - GAP * (len(line) - 1), list(range(len(line)))
    widths = [0.0] * len(line)
    while left:
        total = sum(line[at][2].minutes for at in left)
        share = free / total
        tight = [at for at in left if line[at][1] > share * line[at][2].minutes]
        for at in tight or left:
            widths[at] = line[at][1] if tight else share * line[at][2].minutes
            left = [one for one in left if one != at]
            free -= widths[at] if tight else 0.0
    return [(_box(plan, words, entry, wide), entry) for (words, _, entry), wide in zip(line, widths, strict=True)]


def _box(plan: Plan, words: Block, entry: Entry, width: float) -> Block:
    work = entry.number or entry.phase
    ground = plan.fill(2) if work or plan.outlined else Ink(fill="wash")
    inside = placed(words, PADDING, (ENTRY - words.height) / 2)
    return Block((Rect(Box(0.0, 0.0, width, ENTRY), ground, 2.5), *inside), width, ENTRY)


def _imprint(plan: Plan, number: int, count: int) -> Block:
    """How to print the sheet, and which one it is."""
    board = plan.board
    notes = plan.say("notes", n=board.labels.number(plan.raster.note))
    told = listed(notes, _paper(board))
    words = stack((board.line(told, "micro", "ink-3"), board.line(plan.say("scale"), "micro", "ink-3")), 2.0)
    text = f"{board.labels('block.sheet')} {board.labels('map.sheet', n=number, of=count)}"
    inside = board.line(text, "strong", "white")
    width = inside.width + 12.0
    ground = Rect(Box(0.0, 0.0, width, 12.5), Ink(fill="pill"), 6.2)
    pill = Block((ground, *placed(inside, 6.0, (12.5 - inside.height) / 2)), width, 12.5)
    high = max(words.height, pill.height)
    x = words.width + 8.0
    parts = (*placed(words, 0.0, (high - words.height) / 2), *placed(pill, x, (high - pill.height) / 2))
    return Block(parts, x + pill.width, high)


def _paper(board: Board) -> str:
    """The name of the paper, its size where it has no name; "" for a roll as long as it must be."""
    page = board.page
    if not page.name.endswith("mm"):
        return page.name
    return f"{page.width:.0f} × {page.height:.0f}\u00a0mm" if page.height else ""


def left_over(plan: Plan, height: float) -> Strip:
    """Parking, what is not known, next steps: side by side below the slots."""
    left, right = plan.raster.left, plan.raster.right
    across = 3 if right - left >= 600.0 else 1 if right - left < 300.0 else 3
    width = (right - left - (across - 1) * BOX_GAP) / across
    ink = plan.fill(1) if plan.outlined or plan.board.mono else Ink(fill="wash")
    elements: list[Element] = []
    for index, name in enumerate(LEFT_OVER):
        block = ruled(told_in(plan, name, width), width, height, ink)
        elements.append(Group("box", placed(block, left + index * (width + BOX_GAP), 0.0), id=name))
    return Strip("left-over", height, tuple(elements))
