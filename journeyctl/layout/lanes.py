"""The common frame of every lane: its label at the left, tinted cells, and what stands in them.

`cells` lays out any lane whose cells are blocks; the makers of the blocks live in their own modules.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.layout.block import Block, evened, path, placed, shifted, stack
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.wording import joined
from journeyctl.model import Activity, Lane, Phase, Place
from journeyctl.paper.grid import BETWEEN_TEXTS, LABELS, MARGIN, TWO_TEXTS, Column
from journeyctl.paper.style import Role
from journeyctl.scene import Element, Glyph, Group, Ink, Path, Rect, Text

LABEL_TEXT = MARGIN + 15.0
LABEL_TOP = 4.9
"""Above the title of a lane."""
ICON = 11.5
LABEL_MEASURE = 63.0
BESIDE_TABS = 50.0
"""The room for a label in a band, where tabs stand between it and the columns."""
TABBED = ("route", "smile")
"""The icons of the lanes that have tabs."""
TOP = 6.0
DENSE = 4.5
"""The padding of a cell above and below its content, and in a band, where height is dear."""
RADIUS = 3.0
ASSUMED = Ink(stroke="ink-3", width=0.8, dash=(2.8, 2.0), cap="butt")
"""The dash that means: we believe. Nothing else is dashed."""
BLANK_LANE = 12.0

Maker = Callable[[Place], Block]

ICONS = {
    "activities": "route", "wants": "target", "can": "check", "thoughts": "thought", "feelings": "smile",
    "happiness": "smile", "needs": "target", "pains": "pains-delights", "delights": "pains-delights",
    "pains-delights": "pains-delights", "physical": "box", "touchpoints": "touch", "frontstage": "people",
    "backstage": "database", "support": "gear", "measures": "meter", "ask": "search", "ideas": "bulb", "time": "clock",
}  # fmt: skip


def label(
    board: Board, icon: str, title: str, about: str, *, repeated: bool = True, lower: float = 0.0, ground: bool = False
) -> Block:
    """A lane's label: icon, title and one helping question, in the column at the left (and again, on wide screens).

    `lower` is how much lower it stands where it stands again; it has a `ground` there where something may run below it.
    """
    room = LABEL_MEASURE + board.grid.left - MARGIN - LABELS
    measure = BESIDE_TABS if board.comes_from and icon in TABBED else room
    heading = board.text(title, "lane", "ink", measure)
    question = board.text(about, "micro", "ink-3", measure)
    words = stack((heading, question), 1.2)
    sign = (Glyph(icon, MARGIN - 0.5, 3.0, ICON),) if icon else ()
    elements: list[Element] = [*sign, *placed(words, LABEL_TEXT, LABEL_TOP)]
    if repeated and board.grid.repeats:
        name = (*sign, *placed(heading, LABEL_TEXT, LABEL_TOP))
        again = Block((_ground(heading), *name) if ground else name, 0.0, 0.0)
        elements += [element for shift in board.grid.repeats for element in placed(again, shift, lower)]
    return Block(tuple(elements), LABEL_TEXT + words.width, words.height + 8.0)


def _ground(heading: Block) -> Rect:
    """What covers what runs below the name of a lane and its icon."""
    height = max(LABEL_TOP + heading.height, 3.0 + ICON) + 1.0
    return Rect(Box(MARGIN - 2.5, 1.0, LABEL_TEXT - MARGIN + heading.width + 5.0, height), Ink(fill="paper"), 2.0)


def label_of(board: Board, lane: Lane, note: str = "", *, lower: float = 0.0, ground: bool = False) -> Block:
    """The label of a lane, in the journey's own words where it has them; `note` follows the helping question."""
    title = lane.title or board.labels.lane(lane.id, "title") or lane.id
    about = joined((lane.about or board.labels.lane(lane.id, "about"), note))
    return label(board, lane.icon or ICONS.get(lane.id, ""), title, about, lower=lower, ground=ground)


def grounds(board: Board, height: float) -> tuple[Element, ...]:
    """The tinted cell of every phase."""
    return tuple(
        Rect(Box(phase.x, 0.0, phase.w, height), Ink(fill=f"phase-{number}-tint"), RADIUS)
        for number, phase in enumerate(board.grid.phases, board.grid.first_phase + 1)
    )


def dash(board: Board, place: Place, line: float) -> Block:
    """The short line that says: nothing to tell here; on the middle of a first line `line` high."""
    ink = Ink(stroke=f"{board.tone(place)}-edge", width=1.0)
    return Block((Path(path("M", 0.5, line / 2, "H", 9.5), ink),), 9.5, line, frozenset({"empty"}))


def belief(column: Column, top: float, height: float) -> Path:
    """The dashed rule on a column's frame edge: what stands here is only believed."""
    x = column.frame + 0.4
    return Path(path("M", x, top + 4.0, "V", top + height - 4.0), ASSUMED)


def nothing(board: Board) -> tuple[Element, ...]:
    """What stands in a lane that was asked for and has no content; in a band nothing, for another may have some."""
    if board.fold:
        return ()
    note = board.line(board.labels("lane.nothing"), "micro-italic", "ink-3")
    return placed(note, board.grid.columns[0].text, 3.0)


def padding(board: Board) -> float:
    """The room above and below what stands in a cell."""
    return DENSE if board.dense else TOP


class Share(NamedTuple):
    """The room for each text of a cell, and how far apart two columns of them begin; 0.0 where there is one column."""

    measure: float
    pitch: float

    def stacked(self, blocks: tuple[Block, ...], gap: float) -> Block:
        """What a place says, one under the other, or in two columns."""
        if not self.pitch:
            return stack(blocks, gap)
        columns = [shifted(one, self.pitch * at) for at, one in enumerate(evened(blocks, 2, gap))]
        elements = tuple(element for column in columns for element in column.elements)
        signs = frozenset().union(*(column.signs for column in columns))
        width, height = (max(getattr(one, side) for one in columns) for side in ("width", "height"))
        return Block(elements, width, height, signs)


def share(board: Board, place: Place, texts: tuple[tuple[str, ...], ...], role: Role, inset: float = 0.0) -> Share:
    """How the texts of a cell share its room: several stand in two columns where these hold every word whole.

    Where a sign leaves less than the usual measure, they stand in one if a text has a line of its own only there.

    Args:
        board: what is laid out.
        place: an activity, or a phase; texts over a phase always stand in one column.
        texts: what the place says here, each with the words that stand with it.
        role: the type they are set in.
        inset: the room that a sign takes before them.
    """
    column = board.grid.column(place) if isinstance(place, Activity) else None
    if column and column.abreast and len(texts) > 1:
        half, whole = column.half - inset, board.measure(place) - inset
        words = {word for told in texts for text in told for word in text.split()}
        lines = (board.width(text, role) for told in texts for text in told)
        broken = half < TWO_TEXTS and any(half < line <= whole for line in lines)
        if not broken and all(board.width(word, role) <= half for word in words):
            return Share(column.half, column.half + BETWEEN_TEXTS)
    return Share(board.measure(place), 0.0)


def _offset(row: Block) -> float:
    """How far the activities' cells start below what spans their phase."""
    return row.height + 5.0 if row.elements else 0.0


def cells(board: Board, lane: Lane, maker: Maker, *, blank: float, elsewhere: frozenset[str] = frozenset()) -> Strip:
    """A lane of cells: `maker` gives the block of an activity, or of a phase (spanning it); EMPTY draws a dash.

    `blank` is the height of the lane's first line, on which the dash stands; 0.0 leaves empty cells without it, as are
    those of the places in `elsewhere`, which are told in another lane.
    """
    label_block = label_of(board, lane)
    rows = tuple(maker(phase) for phase in board.journey.phases)
    made = tuple(maker(activity) for activity in board.journey.activities)
    told = bool(elsewhere or board.fold) or any(block.elements for block in (*rows, *made))
    below = (_offset(rows[column.phase]) + made[column.order].height for column in board.grid.columns)
    tall = max(*below, *(row.height for row in rows))
    height = max(2 * padding(board) + tall if told else BLANK_LANE, label_block.height)
    elements: list[Element] = [*grounds(board, height), *label_block.elements]
    signs = label_block.signs
    for phase, row in zip(board.journey.phases, rows, strict=True):
        group, more = _phase_cells(board, phase, row, made, height, elsewhere, blank=blank if told else 0.0)
        elements += group
        signs |= more
    if not told:
        elements += nothing(board)
    return Strip(lane.id, height, tuple(elements), signs)


def _phase_cells(
    board: Board,
    phase: Phase,
    row: Block,
    made: tuple[Block, ...],
    height: float,
    elsewhere: frozenset[str],
    *,
    blank: float,
) -> tuple[list[Element], frozenset[str]]:
    offset = _offset(row)
    columns = board.grid.of_phase(board.grid.indices[phase.id])
    elements: list[Element] = list(placed(row, columns[0].text, padding(board)))
    signs = row.signs
    if row.elements and _has_statements(row) and phase.standing == "assumption":
        alone = not any(made[column.order].elements for column in columns)
        reach = (0.0, height) if alone else (padding(board) - 4.0, row.height + 8.0)
        elements.append(belief(columns[0], *reach))
    for activity, column in zip(phase.activities, columns, strict=True):
        block = made[column.order]
        empty = not block.elements
        if empty and (row.elements or not blank or activity.id in elsewhere):
            continue
        shown = dash(board, activity, blank) if empty else block
        signs |= shown.signs
        parts = list(placed(shown, column.text, padding(board) + offset))
        if not empty and activity.standing == "assumption":
            parts.append(belief(column, offset, height - offset))
            signs |= {"assumed"}
        elements.append(Group("cell", tuple(parts), id=f"{activity.id}"))
    return elements, signs


def _has_statements(block: Block) -> bool:
    return any(isinstance(element, Text) for element in block.elements)
