"""The map: header, one band of columns or two, footer, on a page of any paper or a screen as wide as it must be.

Content decides height. On paper the happiness curve takes the slack; when there is too little, all type steps down
together; when that is not enough, the map says which lane is too high and by how many millimetres. A map with too many
columns for one band of a landscape sheet is folded into two.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.diagnostics import Diagnostic
from journeyctl.labels import Labels
from journeyctl.layout.about import about, fail_table
from journeyctl.layout.bands import LANE_GAP, Band, band, folded
from journeyctl.layout.board import Board, Sheet, Strip
from journeyctl.layout.happiness import FLOOR, SCREEN_HEIGHT, definitions, happiness, quotable
from journeyctl.layout.header import header
from journeyctl.layout.legend import footer
from journeyctl.layout.masthead import Masthead, masthead
from journeyctl.model import Lane
from journeyctl.paper.bands import FOLDED_COLUMN, Window, in_two
from journeyctl.paper.grid import MARGIN, NARROWEST_COLUMN
from journeyctl.paper.style import STEPS
from journeyctl.record import replace
from journeyctl.scene import Element, Gradient, Hatch, Ink, Rect

LARGE = 0.9
"""The type step down to which the ways of a fork have rows of their own; below it they share one. A folded map starts
with it."""
LEAST_MICRO = 5.9
"""The least size of the smallest text on paper, in points."""
WIDEST_GAP = 12.0
BELOW_HEADER, BELOW_MASTHEAD, BELOW_BAND = 10.0, 7.0, 12.0
BEFORE_TAIL = 3.0
FOLDED_FROM = 19
"""A map of fewer activities than this is never folded."""


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


class _Draft(NamedTuple):
    """All of a page at one type step: what is fixed is measured, the rest of the height is left for the curves."""

    header: Strip
    bands: tuple[Band, ...]
    tail: tuple[Strip, ...]
    fixed: float
    below: float
    definitions: tuple[Gradient | Hatch, ...] = ()

    @property
    def strips(self) -> tuple[Strip, ...]:
        """All that is measured."""
        return (self.header, *(strip for one in self.bands for strip in one.strips), *self.tail)

    @property
    def signs(self) -> frozenset[str]:
        """The legend entries that they call for."""
        return frozenset().union(*(strip.signs for strip in self.strips))


def _draft(board: Board, boards: tuple[Board, ...], on_curve: frozenset[str]) -> _Draft:
    fold = boards[0].fold
    head = masthead(board, fold.windows) if fold else Masthead(header(board), ())
    bands = tuple(band(one, on_curve) for one in boards)
    blueprint = any(lane.id == "frontstage" for lane in board.lanes)
    tail = tuple(s for s in (fail_table(board) if blueprint else None, about(board, headed=not fold)) if s)
    heights = head.strip.height + sum(one.height for one in bands) + sum(strip.height for strip in tail)
    below = BELOW_MASTHEAD if fold else BELOW_HEADER
    gaps = below + BELOW_BAND * (len(bands) - 1) + LANE_GAP + (BEFORE_TAIL if tail else 0.0)
    return _Draft(head.strip, bands, tail, heights + gaps, below, head.definitions)


def lay_out_map(board: Board) -> Sheet:
    """The board as a map; with diagnostics in place of elements when it does not fit its paper.

    Folded rather than squeezed, and squeezed rather than refused.
    """
    if board.page.screen:
        return _at_step(board, ())
    refused: list[Sheet] = []
    for windows in _manners(board):
        sheet = _stepped(board, windows)
        if sheet.elements:
            return sheet
        refused.append(sheet)
    return refused[0]


def _manners(board: Board) -> tuple[tuple[Window, ...], ...]:
    """The ways to lay a map on its sheet, best first: each as the windows of its bands, () for a single one."""
    whole = Window(0, len(board.grid.columns))
    landscape = board.page.width > board.page.height
    two = in_two(board.journey, whole, board.page.width) if landscape and whole.size >= FOLDED_FROM else ()
    if not two or not _steps(board, two):
        return ((),)
    return ((), two) if board.grid.columns[0].w >= FOLDED_COLUMN else (two, ())


def _stepped(board: Board, windows: tuple[Window, ...]) -> Sheet:
    """The map at the largest type at which it fits its sheet, else why it does not."""
    narrow = None if windows else _too_narrow(board)
    last = _refused(narrow) if narrow else None
    for rows, factor in () if narrow else _steps(board, windows):
        board.setter.forget()
        last = _at_step(board._replace(factor=factor, rows=rows), windows)
        if last.elements:
            return last
    assert last is not None
    return last


def _refused(why: Diagnostic) -> Sheet:
    return Sheet(0.0, (), (), frozenset(), (why,))


def _steps(board: Board, windows: tuple[Window, ...]) -> list[tuple[tuple[int, ...], float]]:
    """What is tried on a sheet, best first: rows for the ways of forks while type is large, else all in one row."""
    largest = LARGE if windows else STEPS[0]
    factors = [
        step for step in STEPS if step <= largest and (step == STEPS[0] or 17 * step * board.page.unit >= LEAST_MICRO)
    ]
    forked = [(board.rows, factor) for factor in factors if factor >= LARGE] if any(board.rows) else []
    return [*forked, *(((), factor) for factor in factors)]


def _too_narrow(board: Board) -> Diagnostic | None:
    column = board.grid.columns[0].w
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


def _at_step(board: Board, windows: tuple[Window, ...]) -> Sheet:
    """The map at one type step. Quotes that find no place beside the curve return to the lane of thoughts."""
    boards = folded(board, windows, windows) if windows else (board,)
    lane = next((lane for lane in board.lanes if lane.id == "happiness"), None)
    if lane is None:
        draft = _draft(board, boards, frozenset())
        return _assembled(board, draft, (), footer(board, draft.signs))
    # The legend's height, and with it the curve's, depends on the signs: they are asked for at a usual height.
    curves = _Curves(boards, lane, SCREEN_HEIGHT, quotable(board))
    if board.page.screen:
        draft = _draft(board, boards, curves.quoted)
        return _assembled(board, draft, curves.strips, footer(board, draft.signs | curves.signs))
    quoted = quotable(board)
    while True:
        draft = _draft(board, boards, quoted)
        foot = footer(board, draft.signs | curves.signs)
        slack = board.page.height - draft.fixed - foot.height - 2 * MARGIN
        curves = _Curves(boards, lane, max(slack / len(boards), FLOOR), quoted)
        if quoted <= curves.quoted:
            return _assembled(board, draft, curves.strips, foot)
        quoted &= curves.quoted


class _Curves:
    """The curve of every band at a height, and the quotes that stand beside them."""

    def __init__(self, boards: tuple[Board, ...], lane: Lane, height: float, quoted: frozenset[str]) -> None:
        made = [happiness(board, lane, height, quoted) for board in boards]
        self.strips = tuple(strip for strip, _ in made)
        self.quoted = frozenset().union(*(placed for _, placed in made))
        self.signs = frozenset().union(*(strip.signs for strip in self.strips))


def _assembled(board: Board, draft: _Draft, curves: tuple[Strip, ...], foot: Strip) -> Sheet:
    fixed = draft.fixed + foot.height + 2 * MARGIN
    tall = sum(curve.height for curve in curves)
    height = fixed + tall if board.page.screen else board.page.height
    short = fixed + FLOOR * len(curves) - height
    if not board.page.screen and short > 0.01:
        return _refused(_overflow(board, draft, short))
    slack = height - fixed - tall
    gaps = sum(len(one.rows) for one in draft.bands)
    extra = min(WIDEST_GAP - LANE_GAP, slack / max(1, gaps)) if slack > 0 and not curves else 0.0
    elements: list[Element] = [Rect(Box(0.0, 0.0, board.grid.width, height), Ink(fill="paper"))]
    elements.append(draft.header.at(MARGIN))
    y = MARGIN + draft.header.height + draft.below
    for index, one in enumerate(draft.bands):
        y += BELOW_BAND if index else 0.0
        more, y = one.drawn(curves[index] if curves else None, y, extra)
        elements += more
    y += LANE_GAP
    signs = draft.signs.union(*(curve.signs for curve in curves))
    bottom = height - MARGIN - foot.height
    tails = sum(strip.height for strip in draft.tail) + (BEFORE_TAIL if draft.tail else 0.0)
    y = max(y, bottom - tails)
    for strip in draft.tail:
        elements.append(strip.at(y))
        y += strip.height
    elements.append(foot.at(bottom))
    defs = definitions(curves[0].height) if curves else ()
    return Sheet(height, tuple(elements), (*defs, *draft.definitions), signs, ())


def _overflow(board: Board, draft: _Draft, short: float) -> Diagnostic:
    rows = [strip for one in draft.bands for strip in one.rows if isinstance(strip, Strip)]
    highest = max(rows, key=lambda strip: strip.height)
    title = board.labels.lane(highest.id, "title") or highest.id
    return Diagnostic(
        "error",
        "J411",
        f"the map is {short * board.page.unit:.0f} mm too high for {board.page.name}; "
        f"its highest lane is {highest.id!r} ({title}, {highest.height * board.page.unit:.0f} mm)",
        board.journey.span,
        "Shorten its texts, hide a lane with --lanes, or take a larger paper or --paper screen.",
    )
