"""The map: header, columns of lanes, footer, on a page of any paper or a screen as wide as it must be.

Content decides height. On paper the happiness curve takes the slack; when there is too little, all type steps down
together; when that is not enough, the map says which lane is too high and by how many millimetres.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.diagnostics import Diagnostic
from journeyctl.labels import Labels
from journeyctl.layout.about import about, fail_table
from journeyctl.layout.board import Board, Sheet, Strip
from journeyctl.layout.happiness import FLOOR, SCREEN_HEIGHT, definitions, happiness, quotable
from journeyctl.layout.header import header
from journeyctl.layout.legend import footer
from journeyctl.layout.lines import between, line
from journeyctl.layout.phases import chevrons, groups, stages, times
from journeyctl.layout.rows import row
from journeyctl.model import Lane
from journeyctl.paper.grid import MARGIN, NARROWEST_COLUMN
from journeyctl.paper.page import LEAST_POINTS, SMALLEST
from journeyctl.paper.sheets import MOST
from journeyctl.paper.style import STEPS
from journeyctl.record import replace
from journeyctl.scene import Element, Group, Ink, Rect

LANE_GAP = 4.0
LARGE = 0.9
"""The type step down to which the ways of a fork have rows of their own; below it they share one."""
WIDEST_GAP = 12.0


def joined(lanes: tuple[Lane, ...], labels: Labels) -> tuple[Lane, ...]:
    """The lanes with neighbouring pains and delights made one; own words of either stand beside those of the other."""
    made: list[Lane] = []
    for lane in lanes:
        if made and {made[-1].id, lane.id} == {"pains", "delights"}:
            first = made.pop()
            both = (first, lane)
            titles = " · ".join(one.title or labels.lane(one.id, "title") for one in both)
            titles = titles if first.title or lane.title else ""
            about = " ".join(one.about for one in both if one.about)
            made.append(replace(first, id="pains-delights", title=titles, about=about, icon=first.icon or lane.icon))
        else:
            made.append(lane)
    return tuple(made)


def _strips(board: Board, on_curve: frozenset[str]) -> list[Strip | Lane]:
    """Every row from stages to ideas, the happiness lane still a gap in the list."""
    found: list[Strip | Lane] = []
    for index, lane in enumerate(board.lanes):
        name = between(board.lanes[index - 1], lane) if index else ""
        if name:
            found.append(line(board, name, lane.id))
        found.append(lane if lane.id == "happiness" else row(board, lane, on_curve))
    return found


def _gap(before: Strip | Lane, after: Strip | Lane) -> float:
    touching = any(isinstance(one, Strip) and one.id.startswith("line-") for one in (before, after))
    return 0.0 if touching else LANE_GAP


class _Draft(NamedTuple):
    """All rows at one type step: the fixed ones measured, and the height left for the curve."""

    head: tuple[Strip, ...]
    rows: tuple[Strip | Lane, ...]
    tail: tuple[Strip, ...]
    fixed: float


def _draft(board: Board, on_curve: frozenset[str]) -> _Draft:
    optional = (stages(board), groups(board), chevrons(board), times(board))
    head = (header(board), *(strip for strip in optional if strip))
    rows = tuple(_strips(board, on_curve))
    blueprint = any(lane.id == "frontstage" for lane in board.lanes)
    tail = tuple(strip for strip in (fail_table(board) if blueprint else None, about(board)) if strip)
    heights = sum(strip.height for strip in (*head, *rows, *tail) if isinstance(strip, Strip))
    gaps = sum(_gap(a, b) for a, b in pairwise(rows)) + LANE_GAP + 10.0 + (3.0 if tail else 0.0)
    return _Draft(head, rows, tail, heights + gaps)


def _signs(draft: _Draft) -> frozenset[str]:
    return frozenset().union(*(s.signs for s in (*draft.head, *draft.rows, *draft.tail) if isinstance(s, Strip)))


def lay_out_map(board: Board) -> Sheet:
    """The board as a map; with diagnostics in place of elements when it does not fit its paper."""
    narrow = _too_narrow(board)
    if narrow:
        return Sheet(0.0, (), (), frozenset(), (narrow,))
    if board.page.endless:
        return _at_step(board)
    last: Sheet | None = None
    for rows, factor in _steps(board):
        board.setter.forget()
        last = _at_step(board._replace(factor=factor, rows=rows))
        if not last.diagnostics:
            return last
    assert last is not None
    return last


def _steps(board: Board) -> list[tuple[tuple[int, ...], float]]:
    """What is tried on a sheet, best first: rows for the ways of forks while type is large, else all in one row."""
    factors = [step for step in STEPS if step == STEPS[0] or SMALLEST * step * board.page.unit >= LEAST_POINTS]
    forked = [(board.rows, factor) for factor in factors if factor >= LARGE] if any(board.rows) else []
    return [*forked, *(((), factor) for factor in factors)]


def _too_narrow(board: Board) -> Diagnostic | None:
    column = board.grid.columns[0].w
    if board.page.running and not board.page.screen:
        return _too_long(board)
    if board.page.screen or column >= NARROWEST_COLUMN:
        return None
    count = len(board.grid.columns)
    short = (NARROWEST_COLUMN - column) * count * board.page.unit
    return Diagnostic(
        "error",
        "J412",
        f"{count} activities do not fit {board.page.name} in one band: the activities lane is {short:.0f} mm too wide",
        board.journey.span,
        "Use --paper screen, a landscape sheet, or split the journey in two.",
    )


def _too_long(board: Board) -> Diagnostic | None:
    """What to say of a map that is longer on its roll than a page of a PDF can be."""
    length = board.page.width * board.page.unit
    if length <= MOST:
        return None
    count = len(board.grid.columns)
    return Diagnostic(
        "error",
        "J412",
        f"{count} activities are {length:.0f} mm long on {board.page.name}: {length - MOST:.0f} mm more than a page of "
        f"a PDF can have ({MOST:.0f} mm)",
        board.journey.span,
        "Take a narrower roll, sheets such as --paper A0, or --paper screen.",
    )


def _at_step(board: Board) -> Sheet:
    """The map at one type step. Quotes that find no place beside the curve return to the lane of thoughts."""
    lane = next((lane for lane in board.lanes if lane.id == "happiness"), None)
    if lane is None:
        draft = _draft(board, frozenset())
        foot = footer(board, _signs(draft))
        return _assembled(board, draft, None, foot)
    # The legend's height, and with it the curve's, depends on the signs: they are asked for at a usual height.
    strip, placed_quotes = happiness(board, lane, SCREEN_HEIGHT, quotable(board))
    if board.page.endless:
        draft = _draft(board, placed_quotes)
        return _assembled(board, draft, strip, footer(board, _signs(draft) | strip.signs))
    quoted = quotable(board)
    while True:
        draft = _draft(board, quoted)
        foot = footer(board, _signs(draft) | strip.signs)
        curve_height = max(board.page.height - draft.fixed - foot.height - 2 * MARGIN, FLOOR)
        strip, placed_quotes = happiness(board, lane, curve_height, quoted)
        if quoted <= placed_quotes:
            return _assembled(board, draft, strip, foot)
        quoted &= placed_quotes


def _assembled(board: Board, draft: _Draft, curve: Strip | None, foot: Strip) -> Sheet:
    fixed = draft.fixed + foot.height + 2 * MARGIN
    height = fixed + (curve.height if curve else 0.0) if board.page.endless else board.page.height
    short = fixed + (FLOOR if curve else 0.0) - height
    if not board.page.endless and short > 0.01:
        return Sheet(0.0, (), (), frozenset(), (_overflow(board, draft, short),))
    slack = height - fixed - (curve.height if curve else 0.0)
    extra = min(WIDEST_GAP - LANE_GAP, slack / max(1, len(draft.rows))) if slack > 0 and curve is None else 0.0
    elements: list[Element] = [Rect(Box(0.0, 0.0, board.grid.width, height), Ink(fill="paper"))]
    y = MARGIN
    for index, strip in enumerate(draft.head):
        elements.append(_named(strip, y))
        y += strip.height + (10.0 if index == 0 else 0.0)
    previous: Strip | Lane | None = None
    for one in draft.rows:
        strip = one if isinstance(one, Strip) else curve or Strip("happiness", 0.0, ())
        y += (_gap(previous, one) + (extra if _gap(previous, one) else 0.0)) if previous is not None else 0.0
        elements.append(_named(strip, y))
        y += strip.height
        previous = one
    y += LANE_GAP
    signs = _signs(draft) | (curve.signs if curve else frozenset())
    bottom = height - MARGIN - foot.height
    tails = sum(strip.height for strip in draft.tail) + (3.0 if draft.tail else 0.0)
    y = max(y, bottom - tails)
    for strip in draft.tail:
        elements.append(_named(strip, y))
        y += strip.height
    elements.append(_named(foot, bottom))
    defs = definitions(curve.height) if curve else ()
    return Sheet(height, tuple(elements), defs, signs, ())


def _named(strip: Strip, y: float) -> Group:
    return Group("lane", strip.elements, id=strip.id, dy=y)


def _overflow(board: Board, draft: _Draft, short: float) -> Diagnostic:
    highest = max((s for s in draft.rows if isinstance(s, Strip)), key=lambda strip: strip.height)
    title = board.labels.lane(highest.id, "title") or highest.id
    without = "leave out --link, " if board.plate.link else ""
    return Diagnostic(
        "error",
        "J411",
        f"the map is {short * board.page.unit:.0f} mm too high for {board.page.name}; "
        f"its highest lane is {highest.id!r} ({title}, {highest.height * board.page.unit:.0f} mm)",
        board.journey.span,
        f"Shorten its texts, hide a lane with --lanes, {without}or take a larger paper or --paper screen.",
    )
