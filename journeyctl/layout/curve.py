"""The curve alone, for a slide or a report: title, phases, the happiness curve as the hero, the activities' names.

1,200 px wide on a screen; on a sheet it fills the sheet, and the curve takes the slack. Names stand under their points
where columns are wide enough, else in a list below; what does not fit there is left to the map, and the foot says so.
"""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.feelings import marks, valued
from journeyctl.layout.block import Block, evened, placed
from journeyctl.layout.board import Board, Sheet, Strip
from journeyctl.layout.compact import explained, foot, type_pill
from journeyctl.layout.happiness import definitions, happiness, quotable
from journeyctl.layout.narrow import DISC, badge, tabs
from journeyctl.layout.stages import stages
from journeyctl.model import Activity, Lane
from journeyctl.paper.grid import bare_grid
from journeyctl.paper.page import Page
from journeyctl.scene import Element, Group, Ink, Rect, Text

MARGIN = 17.0
PHASE_GAP = 3.6
SCREEN_CURVE = 210.0
LEAST_CURVE = 120.0
MOST_CURVE = 0.62
"""The curve is at most so high, as a part of the page's width: higher, and it would make mountains of hills."""
NAME_ROWS = 4
"""A name that needs more lines than this under its point stands in the list instead."""
AIR = 3.0
COLUMN = 150.0
"""The width of a column of the list, at least."""
BETWEEN = 12.0
GAP = 4.0
"""The room between a number and its name."""
TALLEST = 3
"""The name of a phase takes at most so many lines."""
ROW_GAP = 3.6
MOST_MARKED = 12
BELOW_CURVE = 8.0
FINEST = 0.4
"""Millimetres of a sheet for a unit, at least where that can be: the smallest text is 7.6 points then."""
NARROWEST = 364.0


def lay_out_curve(board: Board) -> Sheet:
    """The board as the curve alone."""
    width = board.page.width
    small = board._replace(grid=bare_grid(board.journey, width, MARGIN, PHASE_GAP, board.blanks), compact=True)
    head = [strip for strip in (_title(small), stages(small), tabs(small, small, TALLEST)) if strip]
    signs = _hero(small, LEAST_CURVE)[0].signs if valued(board.journey) else frozenset()
    tail = [strip for strip in (explained(small, signs - {"number"}), foot(small)) if strip]
    fixed = 1.6 * MARGIN + sum(strip.height + _gap(strip) for strip in (*head, *tail))
    names = _names(small)
    if names and not _fits(small, fixed + names.height + BELOW_CURVE):
        names = _listed(small, _marked(small))
    tail = [names, *tail] if names else tail
    fixed += names.height + BELOW_CURVE if names else 0.0
    height = _curve_height(small, fixed)
    return _stacked(small, [*head, *_hero(small, height), *tail], height)


def filling(sheet: Page, screen: Page) -> Page:
    """The page that the curve is laid out on to fill a sheet: in its proportions, and narrower on a narrow one."""
    across = sheet.width * sheet.unit
    width = min(screen.width, max(NARROWEST, across / FINEST)) if sheet.width else screen.width
    return screen._replace(width=width, height=width * sheet.height / sheet.width if sheet.width else 0.0)


def _gap(strip: Strip) -> float:
    """The room below a strip."""
    return {"stages": 2.0, "phases": 4.0, "happiness": BELOW_CURVE}.get(strip.id, 5.0)


def _fits(board: Board, fixed: float) -> bool:
    return not board.page.height or board.page.height - fixed >= LEAST_CURVE


def _curve_height(board: Board, fixed: float) -> float:
    if not board.page.height:
        return SCREEN_CURVE
    return max(LEAST_CURVE, min(board.page.height - fixed, MOST_CURVE * board.page.width))


def _hero(board: Board, height: float) -> tuple[Strip, ...]:
    """The curve; nothing when nobody has said how anything feels."""
    if not valued(board.journey):
        return ()
    return (happiness(board, Lane(id="happiness"), height, quotable(board))[0],)


def _stacked(board: Board, rows: list[Strip], height: float) -> Sheet:
    elements: list[Element] = []
    y = MARGIN
    for strip in rows:
        elements.append(strip.at(y))
        y += strip.height + _gap(strip)
    used = y - 5.0 + 0.6 * MARGIN
    tall = max(used, board.page.height)
    ground = Rect(Box(0.0, 0.0, board.page.width, tall), Ink(fill="paper"))
    # What a sheet has too much stands half above and half below.
    middle = Group("sheet", tuple(elements), dy=(tall - used) / 2)
    signs = frozenset().union(*(strip.signs for strip in rows))
    return Sheet(tall, (ground, middle), definitions(height), signs, ())


def _names(board: Board) -> Strip | None:
    """The names under their points, else as a list."""
    return _under(board) or _listed(board, board.journey.activities)


def _under(board: Board) -> Strip | None:
    """Each name under its point, where no word must be broken and no name becomes a tower."""
    measure = board.grid.columns[0].w - AIR
    chosen = board.style("small")
    blocks: list[Block] = []
    for activity in board.journey.activities:
        tried = board.setter.tried(activity.name, chosen.face, chosen.size, measure, hyphenate=False)
        if tried.broken or len(tried.lines) > NAME_ROWS:
            return None
        blocks.append(board.text(activity.name, "small", "ink", measure, struck=activity.standing == "refuted"))
    elements: list[Element] = []
    for activity, block, column in zip(board.journey.activities, blocks, board.grid.columns, strict=True):
        elements.append(Group("activities", _centred(block, column.centre), id=activity.id))
    return Strip("activities", max(block.height for block in blocks), tuple(elements))


def _centred(block: Block, x: float) -> tuple[Element, ...]:
    """The lines of a block, each centred on x."""
    lines = [line for line in block.elements if isinstance(line, Text)]
    return tuple(
        line._replace(x=x, anchor="middle", box=line.box and line.box._replace(x=x - line.box.w / 2)) for line in lines
    )


def _listed(board: Board, activities: tuple[Activity, ...]) -> Strip | None:
    """Numbers and names in columns of even height, in the order of the journey."""
    room = board.grid.right - board.grid.left
    across = max(1, int((room + BETWEEN) // (COLUMN + BETWEEN)))
    each = (room + BETWEEN) / across - BETWEEN
    edge = max((badge(board, activity).width for activity in activities), default=0.0) + GAP
    blocks = tuple(_entry(board, activity, edge, each) for activity in activities)
    columns = evened(blocks, across, ROW_GAP)
    elements: list[Element] = []
    for index, column in enumerate(columns):
        elements += placed(column, board.grid.left + index * (each + BETWEEN), 0.0)
    height = max((column.height for column in columns), default=0.0)
    return Strip("activities", height, tuple(elements)) if blocks else None


def _entry(board: Board, activity: Activity, edge: float, width: float) -> Block:
    struck = activity.standing == "refuted"
    number = badge(board, activity)
    words = board.text(activity.name, "small", "ink", width - edge, struck=struck)
    drop = DISC - board.style("small").size / 2
    parts = (Group("activities", (*number.elements, *placed(words, edge, drop)), id=activity.id),)
    return Block(parts, width, max(words.height + drop, number.height))


def _marked(board: Board) -> tuple[Activity, ...]:
    """The marked activities, for a sheet that has no room for the names of all."""
    marked = marks(board.journey)
    return tuple(one for one in board.journey.activities if one.id in marked)[:MOST_MARKED]


def _title(board: Board) -> Strip:
    """What it is, its title, and the line below it."""
    room = board.grid.right - board.grid.left
    pill = type_pill(board)
    beside = board.width(board.journey.title, "display") + pill.width + 8.0 <= room
    title = board.text(board.journey.title, "display", "ink", room)
    x, top = (pill.width + 8.0, 0.0) if beside else (0.0, pill.height + 3.0)
    below = board.text(board.journey.subtitle, "subtitle", "ink-2", room)
    under = top + title.height + board.below_title(3.0)
    elements = (
        *placed(pill, board.grid.left, (title.height - pill.height) / 2 if beside else 0.0),
        *placed(title, board.grid.left + x, top),
        *placed(below, board.grid.left, under),
    )
    return Strip("header", under + below.height + 3.0, elements)
