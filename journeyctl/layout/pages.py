"""A page of a map at one type step: header, bands with their curves, what follows them, footer.

In: the board of a page, and the windows of its bands. Out: a `Sheet`; with a diagnostic in place of elements when its
content is too high. Content decides height; on a sheet the curves take the slack, and never less than their floor.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.diagnostics import Diagnostic
from journeyctl.layout.about import about, fail_table
from journeyctl.layout.bands import LANE_GAP, Band, band, folded
from journeyctl.layout.board import Board, Sheet, Strip
from journeyctl.layout.happiness import FLOOR, SCREEN_HEIGHT, definitions, happiness, quotable
from journeyctl.layout.header import header
from journeyctl.layout.legend import footer
from journeyctl.layout.masthead import Masthead, masthead
from journeyctl.model import Lane
from journeyctl.paper.bands import Window
from journeyctl.paper.grid import MARGIN
from journeyctl.paper.page import LEAST_POINTS, SMALLEST
from journeyctl.paper.style import STEPS
from journeyctl.scene import Element, Gradient, Hatch, Ink, Rect

WIDEST_GAP = 12.0
BELOW_HEADER, BELOW_MASTHEAD, BELOW_BAND = 10.0, 7.0, 12.0
BEFORE_TAIL = 3.0
LARGE = 0.9
"""The type step down to which the ways of a fork have rows of their own; below it they share one. Two bands on a page
start with it."""
HOPELESS = 4.0
"""A page that needs so many times the height of its sheet fits it at no type: the smallest takes a third of it, and one
line of words in place of two half of the rest."""


class Content(NamedTuple):
    """What a page shows of a journey.

    Attributes:
        bands: its windows, one or two; () for the whole journey in one band that is not folded.
        sheets: what each sheet of the map shows after its overview; () when all of it is on one page.
        own: which of these this one is.
    """

    bands: tuple[Window, ...] = ()
    sheets: tuple[Window, ...] = ()
    own: int | None = None


WHOLE = Content()
"""The whole journey in one band."""


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


def _draft(board: Board, content: Content, boards: tuple[Board, ...], on_curve: frozenset[str]) -> _Draft:
    fold = bool(content.bands)
    head = masthead(board, content.sheets or content.bands, content.own) if fold else Masthead(header(board), ())
    bands = tuple(band(one, on_curve) for one in boards)
    blueprint = any(lane.id == "frontstage" for lane in board.lanes)
    tail = (
        ()
        if content.sheets
        else tuple(s for s in (fail_table(board) if blueprint else None, about(board, headed=not fold)) if s)
    )
    heights = head.strip.height + sum(one.height for one in bands) + sum(strip.height for strip in tail)
    below = BELOW_MASTHEAD if fold else BELOW_HEADER
    gaps = below + BELOW_BAND * (len(bands) - 1) + LANE_GAP + (BEFORE_TAIL if tail else 0.0)
    return _Draft(head.strip, bands, tail, heights + gaps, below, head.definitions)


def refused(why: Diagnostic, height: float = 0.0) -> Sheet:
    """The sheet that is not drawn, and why; the height that it would need, where it is known."""
    return Sheet(height, (), (), frozenset(), (why,))


class Fitted(NamedTuple):
    """A page, and the board at the type step that it was laid out at."""

    sheet: Sheet
    board: Board


def stepped(board: Board, content: Content) -> Fitted:
    """A page at the largest type at which it fits its sheet, else why it does not.

    A part of a map is tried at the smallest type before those between: most parts that are too large are far too large.
    What no type would make fit is laid out once.
    """
    tried = [board._replace(factor=factor, rows=rows) for rows, factor in steps(board, folded=len(content.bands) > 1)]
    found = _tried(tried[0], content)
    if found.sheet.elements or len(tried) == 1 or found.sheet.height > HOPELESS * board.page.height:
        return found
    least = _tried(tried[-1], content) if content.bands else None
    if least and not least.sheet.elements:
        return least
    for one in tried[1:]:
        found = _tried(one, content)
        if found.sheet.elements:
            return found
    return found


def _tried(board: Board, content: Content) -> Fitted:
    board.setter.forget()
    return Fitted(at_step(board, content), board)


def steps(board: Board, *, folded: bool) -> tuple[tuple[tuple[int, ...], float], ...]:
    """What is tried on a sheet, best first: rows for the ways of forks while type is large, else all in one row."""
    largest = LARGE if folded else STEPS[0]
    factors = [
        step
        for step in STEPS
        if step <= largest and (step == STEPS[0] or SMALLEST * step * board.page.unit >= LEAST_POINTS)
    ]
    forked = [(board.rows, factor) for factor in factors if factor >= LARGE] if any(board.rows) else []
    return (*forked, *(((), factor) for factor in factors))


def at_step(board: Board, content: Content) -> Sheet:
    """The map at one type step. Quotes that find no place beside the curve return to the lane of thoughts."""
    boards = folded(board, content.bands) if content.bands else (board,)
    lane = next((lane for lane in board.lanes if lane.id == "happiness"), None)
    if lane is None:
        draft = _draft(board, content, boards, frozenset())
        return _assembled(board, draft, (), footer(board, draft.signs))
    # The legend's height, and with it the curve's, depends on the signs: they are asked for at a usual height.
    curves = _Curves(boards, lane, SCREEN_HEIGHT, quotable(board))
    if board.page.endless:
        draft = _draft(board, content, boards, curves.quoted)
        return _assembled(board, draft, curves.strips, footer(board, draft.signs | curves.signs))
    quoted = quotable(board)
    while True:
        draft = _draft(board, content, boards, quoted)
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
    height = fixed + tall if board.page.endless else board.page.height
    short = fixed + FLOOR * len(curves) - height
    if not board.page.endless and short > 0.01:
        return refused(_overflow(board, draft, short), height + short)
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
    without = "leave out --link, " if board.plate.link else ""
    return Diagnostic(
        "error",
        "J411",
        f"the map is {short * board.page.unit:.0f} mm too high for {board.page.name}; "
        f"its highest lane is {highest.id!r} ({title}, {highest.height * board.page.unit:.0f} mm)",
        board.journey.span,
        f"Shorten its texts, hide a lane with --lanes, {without}or take a larger paper or --paper screen.",
    )
