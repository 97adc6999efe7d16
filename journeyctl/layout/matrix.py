"""The channel matrix: a row for each channel, a tile where the customer uses it, the curve above all.

So one reads along a row where a channel is used, and up a column how it feels there: where do we lose them by phone?
Measures of a channel stand at the end of its row.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.diagnostics import Diagnostic
from journeyctl.layout.actions import exits_told
from journeyctl.layout.block import Block, path, placed, stack
from journeyctl.layout.board import Board, Sheet, Strip
from journeyctl.layout.cards import DISC, disc
from journeyctl.layout.fitting import roomiest
from journeyctl.layout.happiness import definitions, happiness, quotable
from journeyctl.layout.heading import foot, heading
from journeyctl.layout.lanes import ICONS, grounds, label
from journeyctl.layout.measures import brief
from journeyctl.layout.phases import chevrons, groups, stages
from journeyctl.layout.touchpoints import channel_name, named
from journeyctl.model import Activity, Channel, Journey, Lane, Measure, Phase, Place, Touchpoint
from journeyctl.paper.grid import MARGIN, grid, width_for
from journeyctl.paper.insets import TILE
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


def lay_out_matrix(board: Board) -> Sheet:
    """The board as a channel matrix, as wide as it must be; on paper, of a form that suits the sheet."""
    rows = channels(board)
    wrong = _refused(board.journey, rows)
    if wrong:
        return Sheet(0.0, (), (), frozenset(), (wrong,))
    return roomiest(lambda column, height: _laid_out(board, rows, column, height), board, COLUMNS, COLUMN)


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


def _laid_out(board: Board, rows: tuple[Row, ...], column: float, height: float) -> Sheet:
    width = width_for(board.journey, column, LEAST_WIDTH, board.blanks, LABELS)
    columns = grid(board.journey, width, running=board.onto is None, blanks=board.blanks, labels=LABELS)
    measured = any(row.measures for row in rows)
    whole = width + (MEASURES if measured else 0.0)
    small = board._replace(grid=columns._replace(width=whole), compact=True)
    optional = (stages(small), groups(small), chevrons(small, notes_below=False))
    head = (heading(small, "matrix"), *(one for one in optional if one))
    curve = _curve(small)
    body = (*((curve,) if curve else ()), _names(small, measured=measured), *(_strip(small, row) for row in rows))
    tail = foot(small, frozenset().union(*(one.signs for one in (*head, *body))), whole - MARGIN)
    fixed = 2 * MARGIN + sum(one.height for one in (*head, *body, tail)) + GAP * (len(body) + 2)
    gap = GAP + min(max(0.0, height - fixed) / len(body), 14.0)
    elements: list[Element] = []
    y = MARGIN
    for strip in head:
        elements.append(strip.at(y))
        y += strip.height
    for strip in body:
        elements.append(strip.at(y))
        y += strip.height + gap
    y += 3 * GAP - gap
    elements.append(tail.at(y))
    end = y + tail.height + MARGIN
    ground = Rect(Box(0.0, 0.0, whole, end), Ink(fill="paper"))
    return Sheet(end, (ground, *elements), definitions(CURVE) if curve else (), frozenset(), (), whole)


def _curve(board: Board) -> Strip | None:
    if all(place.happiness is None for place in board.journey.places):
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
    leaving = exits_told(board)
    for activity in board.journey.activities:
        column = board.grid.columns[activity.number - 1]
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
    used = labels.count("matrix.used", len(steps))
    head = label(board, row.channel.icon if row.channel else "", name[:1].upper() + name[1:], used)
    phases = [(use, _points(board, use)) for use in row.uses if isinstance(use.place, Phase)]
    single = [(use, _points(board, use)) for use in row.uses if not isinstance(use.place, Phase)]
    below = max((block.height for _, block in phases), default=-3.0) + 3.0
    deep = below + max((block.height for _, block in single), default=-3.0)
    told = stack(tuple(brief(board, one, MEASURES - 12.0) for one in row.measures), 4.0)
    height = max(2 * INSIDE + deep, told.height + 2 * INSIDE if told.elements else 0.0, head.height)
    elements: list[Element] = [*grounds(board, height), *head.elements]
    elements += _line(board, single, INSIDE + below + TILE / 2)
    signs = told.signs
    for use, block in (*phases, *single):
        top = INSIDE + (0.0 if isinstance(use.place, Phase) else below)
        elements.append(Group("cell", placed(block, _left(board, use.place), top), id=use.place.id))
        signs |= block.signs
    if told.elements:
        elements += placed(told, board.grid.right + 12.0, INSIDE)
    return Strip(f"channel-{row.channel.id if row.channel else 'none'}", height, tuple(elements), signs)


def _steps(place: Place) -> tuple[Place, ...]:
    return place.activities if isinstance(place, Phase) else (place,)


def _left(board: Board, place: Place) -> float:
    """The text edge of a place's first column."""
    if isinstance(place, Activity):
        return board.grid.columns[place.number - 1].text
    return board.grid.of_phase(board.grid.indices[place.id])[0].text


def _points(board: Board, use: Use) -> Block:
    """The touchpoints of one use, one under the other; `width` is that of the first, beside which the line begins."""
    made = tuple(named(board, one, board.tone(use.place), board.measure(use.place)) for one in use.points)
    return stack(made, 2.2)._replace(width=made[0].width)


def _line(board: Board, uses: list[tuple[Use, Block]], y: float) -> list[Element]:
    """The thin line from the first use of a channel to its last, open where a use stands."""
    made: list[Element] = []
    for (before, block), (after, _) in pairwise(uses):
        start, end = _left(board, before.place) + block.width + CLEAR, _left(board, after.place) - CLEAR
        if end - start > CLEAR:
            made.append(Path(path("M", start, y, "H", end), Ink(stroke="ink-3", width=0.8)))
    return made
