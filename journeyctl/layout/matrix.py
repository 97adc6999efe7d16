"""The channel matrix: a row for each channel, a tile where the customer uses it, the curve above all.

So one reads along a row where a channel is used, and up a column how it feels there: where do we lose them by phone?
Measures of a channel stand at the end of its row.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.diagnostics import Diagnostic
from journeyctl.layout.actions import exits_told
from journeyctl.layout.block import Block, path, placed, stack
from journeyctl.layout.board import Board, Sheet, Strip
from journeyctl.layout.cards import DISC, disc
from journeyctl.layout.fitting import COMFORTABLE, SMALL, points, roomiest
from journeyctl.layout.happiness import definitions, happiness, quotable
from journeyctl.layout.heading import foot, heading
from journeyctl.layout.lanes import ICONS, grounds, label
from journeyctl.layout.matrix_bands import banded
from journeyctl.layout.measures import brief
from journeyctl.layout.phases import chevrons, groups
from journeyctl.layout.stages import stages
from journeyctl.layout.touchpoints import channel_name, named
from journeyctl.model import Activity, Channel, Journey, Lane, Measure, Phase, Place, Touchpoint
from journeyctl.paper.grid import MARGIN, grid, width_for
from journeyctl.paper.insets import TILE
from journeyctl.paper.page import LEAST_POINTS, Page
from journeyctl.scene import Element, Group, Ink, Path, Rect

COLUMN = 84.0
COLUMNS = (70.0, 77.0, 92.0, 104.0, 120.0, 140.0)
"""The widths of a column that are tried on paper beside the usual one."""
LEAST_WIDTH = 560.0
LABELS = 100.0
MEASURES = 118.0
"""The room for what is measured, at the end of the rows."""
CURVE = 130.0
MOST_CELLS = 50_000
"""Rows of channels times phases: each row has a ground in every phase."""
MOST_BANDS = 12
LEAST_BAND = 6
"""No band has fewer columns."""
BELOW_BAND = 16.0
GAP = 3.0
INSIDE = 5.0
CLEAR = 3.5
"""Between the line of a channel and what stands on it."""


class Use(NamedTuple):
    """Where a channel is used: an activity or a phase, with the touchpoints there."""

    place: Place
    points: tuple[Touchpoint, ...]


class Row(NamedTuple):
    """A channel, None for touchpoints without one; its uses and what is measured of it."""

    channel: Channel | None
    uses: tuple[Use, ...]
    measures: tuple[Measure, ...]

    @property
    def key(self) -> str:
        """The channel's id, "" for none."""
        return self.channel.id if self.channel else ""


def lay_out_matrix(board: Board) -> Sheet:
    """The board as a channel matrix, as wide as it must be; on paper in bands, as many as make it largest there."""
    rows = channels(board)
    wrong = _refused(board.journey, rows)
    if wrong:
        return Sheet(0.0, (), (), frozenset(), (wrong,))

    def folded(count: int) -> Sheet:
        board.setter.forget()
        return roomiest(lambda column, height: _laid_out(board, rows, column, height, count), board, COLUMNS, COLUMN)

    onto = board.onto
    if onto is None or not (onto.width and onto.height) or board.blanks:
        return folded(1)
    most = max(1, min(MOST_BANDS, len(board.grid.columns) // LEAST_BAND))
    best = _fewest(board, onto, most)
    sheet = folded(best)
    size = points(sheet, onto)
    last = best
    while size < COMFORTABLE and last == best < most:
        last = best + 1
        other = folded(last)
        if points(other, onto) > size:
            best, sheet, size = last, other, points(other, onto)
    # What the setter tells of broken words is that of the last one laid out.
    return sheet if last == best else folded(best)


def _fewest(board: Board, onto: Page, most: int) -> int:
    """The fewest bands, `most` at most, in which the narrowest columns are not already too wide to be read."""
    count = len(board.grid.columns)
    widest = SMALL * onto.unit * onto.width / LEAST_POINTS
    return next((n for n in range(1, most) if LABELS + ceil(count / n) * min(COLUMNS) <= widest), most)


def channels(board: Board) -> tuple[Row, ...]:
    """The channels in the order in which the customer comes to them; touchpoints without one come last."""
    found: dict[str, list[Use]] = {}
    by_id: dict[str, Channel | None] = {}
    for place in board.journey.places:
        for point in place.touchpoints:
            key = point.channel.id if point.channel else ""
            by_id.setdefault(key, point.channel)
            uses = found.setdefault(key, [])
            if uses and uses[-1].place is place:
                uses[-1] = Use(place, (*uses[-1].points, point))
            else:
                uses.append(Use(place, (point,)))
    order = sorted(found, key=lambda key: not key)
    measured = _measures(board.journey)
    return tuple(Row(by_id[key], tuple(found[key]), _measured(board, by_id[key], measured)) for key in order)


def _measures(journey: Journey) -> Mapping[str, tuple[Measure, ...]]:
    """What is measured of a channel, by the word that names it, wherever it is written."""
    goal = journey.purpose.measure if journey.purpose else None
    found: dict[str, tuple[Measure, ...]] = {}
    for one in (*((goal,) if goal else ()), *(measure for place in journey.places for measure in place.measures)):
        if one.channel:
            found[one.channel.casefold()] = (*found.get(one.channel.casefold(), ()), one)
    return found


def _measured(
    board: Board, channel: Channel | None, measured: Mapping[str, tuple[Measure, ...]]
) -> tuple[Measure, ...]:
    """What is measured of a channel, named by its id or as it is called."""
    if channel is None:
        return ()
    names = dict.fromkeys((channel.id.casefold(), channel_name(board, channel).casefold()))
    return tuple(one for name in names for one in measured.get(name, ()))


def _refused(journey: Journey, rows: tuple[Row, ...]) -> Diagnostic | None:
    """What to say where there is nothing to draw, or more than a picture can hold."""
    cells = len(rows) * len(journey.phases)
    if cells > MOST_CELLS:
        message = f"{cells:,} cells of channels are too many for one picture; at most {MOST_CELLS:,} are drawn"
        return Diagnostic("error", "J414", message, journey.span, "Split the journey into several.")
    return None if rows else _nothing(journey)


def _nothing(journey: Journey) -> Diagnostic:
    return Diagnostic(
        "error",
        "J419",
        "a channel matrix shows where the customer meets us, and this journey has no touchpoint",
        journey.span,
        "Give activities `touchpoints`, or take another --view.",
    )


def _laid_out(board: Board, rows: tuple[Row, ...], column: float, height: float, count: int) -> Sheet:
    measured = MEASURES if any(row.measures for row in rows) else 0.0
    boards = banded(board, column, count) if count > 1 else (_single(board, column, measured),)
    whole = max(one.grid.right for one in boards) + MARGIN + measured
    page = boards[0]._replace(journey=board.journey, grid=boards[0].grid._replace(right=whole - MARGIN))
    first = page if count > 1 else boards[0]
    bands = _bands(boards, rows)
    body = tuple(strip for band in bands for strip in band.body)
    signs = frozenset().union(*(one.signs for band in bands for one in (*band.head, *band.body)))
    head = heading(first, "matrix")
    tail = foot(first, signs, whole - MARGIN)
    tall = sum(one.height for band in bands for one in (*band.head, *band.body))
    fixed = 2 * MARGIN + head.height + tall + tail.height + GAP * (len(body) + 2) + BELOW_BAND * (len(bands) - 1)
    gap = GAP + min(max(0.0, height - fixed) / len(body), 14.0)
    elements: list[Element] = [head.at(MARGIN)]
    y = MARGIN + head.height
    for number, band in enumerate(bands):
        y += BELOW_BAND if number else 0.0
        for strip in band.head:
            elements.append(strip.at(y))
            y += strip.height
        for strip in band.body:
            elements.append(strip.at(y))
            y += strip.height + gap
    y += 3 * GAP - gap
    elements.append(tail.at(y))
    end = y + tail.height + MARGIN
    ground = Rect(Box(0.0, 0.0, whole, end), Ink(fill="paper"))
    curves = definitions(CURVE) if any(strip.id == "happiness" for strip in body) else ()
    return Sheet(end, (ground, *elements), curves, frozenset(), (), whole)


def _single(board: Board, column: float, measured: float) -> Board:
    """The board in one row of columns, with room for what is `measured` at its end."""
    width = width_for(board.journey, column, LEAST_WIDTH, board.blanks, LABELS)
    columns = grid(board.journey, width, running=board.onto is None, blanks=board.blanks, labels=LABELS)
    return board._replace(grid=columns._replace(width=width + measured), compact=True)


class _Band(NamedTuple):
    """The strips of a band: those above its curve, and from the curve to the last channel."""

    head: tuple[Strip, ...]
    body: tuple[Strip, ...]


def _bands(boards: tuple[Board, ...], rows: tuple[Row, ...]) -> tuple[_Band, ...]:
    """The strips of every band; what is measured of a channel stands once, where it is first used."""
    made: list[_Band] = []
    told: set[str] = set()
    for board in boards:
        optional = (stages(board), groups(board), chevrons(board, notes_below=False))
        curve = _curve(board)
        here = [row for row in rows if _runs(board, row)]
        fresh = {row.key for row in here if row.measures} - told
        told |= fresh
        strips = (_strip(board, row if row.key in fresh else row._replace(measures=())) for row in here)
        body = (*((curve,) if curve else ()), _names(board, measured=bool(fresh)), *strips)
        made.append(_Band(tuple(one for one in optional if one), body))
    return tuple(made)


def _number(place: Place) -> int:
    """The number of an activity, or of a phase's first one."""
    return _steps(place)[0].number


def _within(board: Board, place: Place) -> bool:
    """Whether a place begins in this band."""
    return 0 < _number(place) - board.grid.first <= len(board.grid.columns)


def _runs(board: Board, row: Row) -> bool:
    """Whether a channel is used in this band, or both before and after it."""
    numbers = [_number(use.place) for use in row.uses if isinstance(use.place, Activity)]
    through = bool(numbers) and min(numbers) <= board.grid.first < max(numbers) - len(board.grid.columns)
    return through or any(_within(board, use.place) for use in row.uses)


def _curve(board: Board) -> Strip | None:
    if all(place.happiness is None for place in board.whole.places):
        return None
    lane = next((one for one in board.journey.lanes if one.id == "happiness"), Lane(id="happiness"))
    strip, _ = happiness(board, lane, CURVE, quotable(board))
    labels = board.labels
    head = label(board, lane.icon or ICONS["happiness"], lane.title or labels.lane("happiness", "title"),
                 lane.about or labels.lane("happiness", "about"))  # fmt: skip
    return strip._replace(elements=(*head.elements, *strip.elements))


def _names(board: Board, *, measured: bool) -> Strip:
    """The activities: number and name, and how many leave there; above what is `measured`, its title."""
    made = []
    leaving = exits_told(board._replace(journey=board.whole))
    for activity in board.journey.activities:
        column = board.grid.column(activity)
        struck = activity.standing == "refuted"
        room = column.measure - 2 * DISC - 3.0
        told = leaving.get(activity.id, ())
        words = stack(
            (
                board.text(activity.name, "strong", "ink-3" if struck else "ink", room, struck=struck),
                *(board.text(text, "micro", "ink-2", room) for text in told),
            ),
            1.0,
        )
        number = disc(board, activity, DISC, DISC)
        top = max(0.0, DISC - board.style("strong").size / 2)
        made.append((column.text, Block((*number, *placed(words, 2 * DISC + 3.0, top)), 0.0, top + words.height)))
    lane = next((one for one in board.journey.lanes if one.id == "activities"), Lane(id="activities"))
    head = label(board, lane.icon or ICONS["activities"], lane.title or board.labels.lane("activities", "title"), "")
    height = max(2 * INSIDE + max(max(block.height, 2 * DISC) for _, block in made), head.height)
    elements: list[Element] = [*grounds(board, height), *head.elements]
    for activity, (x, block) in zip(board.journey.activities, made, strict=True):
        elements.append(Group("cell", placed(block, x, INSIDE), id=activity.id))
    if measured:
        title = board.text(board.labels.lane("measures", "title"), "lane", "ink", MEASURES - 12.0)
        elements += placed(title, board.grid.right + 12.0, INSIDE)
    refuted = any(activity.standing == "refuted" for activity in board.journey.activities)
    return Strip("names", height, tuple(elements), frozenset({"refuted"} if refuted else ()))


def _strip(board: Board, row: Row) -> Strip:
    """The row of a channel."""
    labels = board.labels
    name = channel_name(board, row.channel) or labels("matrix.elsewhere")
    steps = {one.id for use in row.uses for one in _steps(use.place)}
    here = tuple(use for use in row.uses if _within(board, use.place))
    used = labels.count("matrix.used", len(steps))
    head = label(board, row.channel.icon if row.channel else "", name[:1].upper() + name[1:], used)
    phases = [(use, _points(board, use)) for use in here if isinstance(use.place, Phase)]
    single = [(use, _points(board, use)) for use in here if not isinstance(use.place, Phase)]
    below = max((block.height for _, block in phases), default=-3.0) + 3.0
    deep = below + max((block.height for _, block in single), default=-3.0)
    told = stack(tuple(brief(board, one, MEASURES - 12.0) for one in row.measures), 4.0)
    height = max(2 * INSIDE + deep, told.height + 2 * INSIDE if told.elements else 0.0, head.height)
    elements: list[Element] = [*grounds(board, height), *head.elements]
    elements += _line(board, row, single, INSIDE + max(below, 0.0) + TILE / 2)
    signs = told.signs
    for use, block in (*phases, *single):
        top = INSIDE + (0.0 if isinstance(use.place, Phase) else below)
        elements.append(Group("cell", placed(block, _left(board, use.place), top), id=use.place.id))
        signs |= block.signs
    if told.elements:
        elements += placed(told, board.grid.right + 12.0, INSIDE)
    return Strip(f"channel-{row.channel.id if row.channel else 'none'}", height, tuple(elements), signs)


def _steps(place: Place) -> tuple[Activity, ...]:
    if isinstance(place, Activity):
        return (place,)
    assert isinstance(place, Phase)
    return place.activities


def _left(board: Board, place: Place) -> float:
    """The text edge of a place's first column."""
    if isinstance(place, Activity):
        return board.grid.column(place).text
    return board.grid.of_phase(board.grid.indices[place.id])[0].text


def _points(board: Board, use: Use) -> Block:
    """The touchpoints of one use, one under the other; `width` is that of the first, beside which the line begins."""
    made = tuple(named(board, one, board.tone(use.place), board.measure(use.place)) for one in use.points)
    return stack(made, 2.2)._replace(width=made[0].width)


def _line(board: Board, row: Row, uses: list[tuple[Use, Block]], y: float) -> list[Element]:
    """The thin line from the first use of a channel to its last, open where a use stands; it runs over a fold."""
    numbers = [_number(use.place) for use in row.uses if isinstance(use.place, Activity)]
    before = bool(numbers) and min(numbers) <= board.grid.first
    after = bool(numbers) and max(numbers) > board.grid.first + len(board.grid.columns)
    starts = [_left(board, use.place) + block.width + CLEAR for use, block in uses]
    ends = [_left(board, use.place) - CLEAR for use, _ in uses]
    starts = [board.grid.left, *starts] if before else starts
    ends = [*(ends if before else ends[1:]), *((board.grid.right,) if after else ())]
    made: list[Element] = []
    for start, end in zip(starts, ends, strict=False):
        if end - start > CLEAR:
            made.append(Path(path("M", start, y, "H", end), Ink(stroke="ink-3", width=0.8)))
    return made
