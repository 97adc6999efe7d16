"""A page of a map at one type step: header, bands with their curves, what follows them, footer.

In: the board of a page, and the windows of its bands. Out: a `Sheet`; with a diagnostic in place of elements when its
content is too high. Content decides height; on a sheet the curves take the slack, and never less than their floor.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.diagnostics import Diagnostic
from journeyctl.layout.about import about, fail_table
from journeyctl.layout.bands import LANE_GAP, Band, band, boards_of, least_height, requoted
from journeyctl.layout.board import Board, Sheet, Strip
from journeyctl.layout.happiness import FLOOR, SCREEN_HEIGHT, definitions, happiness, quotable
from journeyctl.layout.header import header
from journeyctl.layout.legend import Legend, footer
from journeyctl.layout.masthead import Masthead, masthead, measured_masthead
from journeyctl.model import Lane
from journeyctl.paper.bands import Window
from journeyctl.paper.grid import MARGIN
from journeyctl.paper.page import LEAST_POINTS, SMALLEST, enlarged
from journeyctl.paper.sheets import SLIDE
from journeyctl.paper.style import STEPS
from journeyctl.scene import Element, Gradient, Hatch, Ink, Rect

WIDEST_GAP = 12.0
BELOW_HEADER, BELOW_MASTHEAD, BELOW_BAND = 10.0, 7.0, 12.0
BEFORE_TAIL = 3.0
CLOSE = 0.01
"""What is higher by less than this fits."""
LARGE = 0.9
"""The type step down to which the ways of a fork have rows of their own; below it they share one. Two bands on a page
start with it."""
HOPELESS = 3.0
"""A page that is so many sheets too high fits at no type: the smallest takes a third of its height, and one line of
words in place of two half of the rest."""
SHARES = (0.9, 0.83, 0.76, 0.7)
"""How large everything on a folded map may be, step by step, so that it need not be cut into sheets. With the smallest
share an A0 has text as an A1 with a map in one band at the smallest step of type: it is read at arm's length."""


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
    below: float
    definitions: tuple[Gradient | Hatch, ...] = ()

    @property
    def fixed(self) -> float:
        """The height of all but the curves, the footer and the margins."""
        heights = self.header.height + sum(one.height for one in self.bands) + sum(one.height for one in self.tail)
        gaps = self.below + BELOW_BAND * (len(self.bands) - 1) + LANE_GAP + (BEFORE_TAIL if self.tail else 0.0)
        return heights + gaps

    @property
    def strips(self) -> tuple[Strip, ...]:
        """All that is measured."""
        return (self.header, *(strip for one in self.bands for strip in one.strips), *self.tail)

    @property
    def signs(self) -> frozenset[str]:
        """The legend entries that they call for."""
        return _signs(self.strips)


def _draft(board: Board, content: Content, boards: tuple[Board, ...], on_curve: frozenset[str]) -> _Draft:
    fold = bool(content.bands)
    head = _head(board, content)
    bands = tuple(band(one, on_curve) for one in boards)
    blueprint = any(lane.id == "frontstage" for lane in board.lanes)
    tail = (
        ()
        if content.sheets
        else tuple(s for s in (fail_table(board) if blueprint else None, about(board, headed=not fold)) if s)
    )
    return _Draft(head.strip, bands, tail, BELOW_MASTHEAD if fold else BELOW_HEADER, head.definitions)


def _head(board: Board, content: Content) -> Masthead:
    """The header; of one sheet of many only what it takes, for it is drawn when their number is known."""
    if content.own is not None:
        return Masthead(measured_masthead(board), ())
    return masthead(board, content.bands) if content.bands else Masthead(header(board), ())


def _requoted(draft: _Draft, on_curve: frozenset[str]) -> _Draft:
    """The same with other quotes beside the curves."""
    return draft._replace(bands=tuple(requoted(one, on_curve) for one in draft.bands))


def refused(why: Diagnostic) -> Sheet:
    """The sheet that is not drawn, and why."""
    return Sheet(0.0, (), (), frozenset(), (why,))


class Laid(NamedTuple):
    """A page that is measured, at one type step: what it needs is drawn when it is asked for.

    `short` is how much too high it is for its sheet, 0 when it fits. `broken` are the words broken between letters.
    """

    board: Board
    content: Content
    draft: _Draft
    curves: tuple[Strip, ...]
    legend: Legend
    foot: Strip
    short: float
    broken: tuple[Diagnostic, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether the page is not too high."""
        return not self.short

    @property
    def sheet(self) -> Sheet:
        """The page, or why it is not drawn."""
        return _assembled(self) if self.fits else refused(_overflow(self.board, self.draft, self.short))

    def numbered(self, number: int, of: int, sheets: tuple[Window, ...]) -> Sheet:
        """The page as one of many: its header and its footer tell which, in the same room as any other numbers."""
        board = self.board._replace(sheet=(number, of))
        header, definitions = masthead(board, sheets, number - 2)
        foot = footer(board, self.draft.signs | _signs(self.curves), self.legend)
        draft = self.draft._replace(header=header, definitions=definitions)
        return _assembled(self._replace(board=board, draft=draft, foot=foot))


def stepped(board: Board, content: Content) -> Laid:
    """A page at the largest type at which it fits its sheet, else at the smallest.

    A part of a map is tried at the smallest type before those between: most parts that are too large are far too large.
    What no type would make fit is laid out once.
    """
    tried = typed(board, content)
    found = laid(tried[0], content)
    if found.fits or len(tried) == 1 or (found.short > HOPELESS * board.page.height):
        return found
    least = laid(tried[-1], content) if content.bands else None
    if least and not least.fits:
        return least
    for one in tried[1 : len(tried) - 1 if least else None]:
        found = laid(one, content)
        if found.fits:
            return found
    return least or found


def largest(board: Board, content: Content) -> Laid:
    """A page at the largest type."""
    return laid(typed(board, content)[0], content)


def smallest(board: Board, content: Content) -> Laid:
    """A page at the smallest type."""
    return laid(typed(board, content)[-1], content)


def least_short(board: Board, content: Content) -> float:
    """How much too high folded columns are at least at the smallest type, told from labels alone; 0.0 for nothing.

    No cell is laid out for it, so it is asked before a page is.
    """
    least = typed(board, content)[-1]
    boards = boards_of(least, content.bands)
    curves = len(boards) if any(lane.id == "happiness" for lane in board.lanes) else 0
    bands = sum(least_height(one) for one in boards) + BELOW_BAND * (len(boards) - 1) + FLOOR * curves
    short = measured_masthead(least).height + BELOW_MASTHEAD + bands + LANE_GAP + 2 * MARGIN - board.page.height
    return short if short > CLOSE else 0.0


def typed(board: Board, content: Content) -> list[Board]:
    """The board at every step of type, the largest first."""
    found = steps(board, folded=len(content.bands) > 1)
    return [board._replace(factor=factor, rows=rows) for rows, factor in found]


def steps(board: Board, *, folded: bool) -> tuple[tuple[tuple[int, ...], float], ...]:
    """What is tried on a sheet, best first: rows for the ways of forks while type is large, else all in one row.

    Two bands on a sheet that lies begin with smaller type; one that stands upright has height for both.
    """
    page = board.page
    largest = LARGE if folded and page.width > page.height else STEPS[0]
    factors = [step for step in STEPS if step <= largest and SMALLEST * step * page.unit >= LEAST_POINTS] or [STEPS[0]]
    forked = [(board.rows, factor) for factor in factors if factor >= LARGE] if any(board.rows) else []
    return (*forked, *(((), factor) for factor in factors))


def smaller(board: Board) -> Iterator[Board]:
    """The board on its sheet with all of it smaller, step by step, while its smallest text can be read."""
    for share in SHARES:
        page = enlarged(board.page, share)
        if SMALLEST * LARGE * page.unit >= LEAST_POINTS:
            yield board.on(page)


def laid(board: Board, content: Content) -> Laid:
    """A page at one type step; what the setter had to tell of earlier ones is forgotten."""
    board.setter.forget()
    found = _measured(board, content)
    return found._replace(broken=broken(board))


def broken(board: Board) -> tuple[Diagnostic, ...]:
    """The words that were broken between letters since the setter last forgot."""
    return tuple(
        one for one in board.setter.diagnostics(0.0 if board.page.screen else board.page.unit) if one.code == "J402"
    )


def _measured(board: Board, content: Content) -> Laid:
    """A page at one type step. Quotes that find no place beside the curve return to the lane of thoughts."""
    boards = boards_of(board, content.bands) if content.bands else (board,)
    legend = Legend(board)
    lane = next((lane for lane in board.lanes if lane.id == "happiness"), None)
    if lane is None:
        draft = _draft(board, content, boards, frozenset())
        foot = footer(board, draft.signs, legend)
        return Laid(board, content, draft, (), legend, foot, _short(board, draft, foot, 0))
    quoted = quotable(board)
    if board.page.endless:
        curves = _Curves(boards, lane, SCREEN_HEIGHT, quoted)
        draft = _draft(board, content, boards, curves.quoted)
        return Laid(
            board, content, draft, curves.strips, legend, footer(board, draft.signs | curves.signs, legend), 0.0
        )
    draft = _draft(board, content, boards, quoted)
    foot = footer(board, draft.signs, legend)
    # What is too high with every quote beside the curve, and a legend without the curve's signs, stays so.
    if short := _short(board, draft, foot, len(boards)):
        return Laid(board, content, draft, (), legend, foot, short)
    # The legend's height, and with it the curve's, depends on the signs: they are asked for at a usual height.
    curves = _Curves(boards, lane, SCREEN_HEIGHT, frozenset())
    feet: dict[frozenset[str], Strip] = {draft.signs: foot}
    while True:
        signs = draft.signs | curves.signs
        foot = feet[signs] = feet.get(signs) or footer(board, signs, legend)
        short = _short(board, draft, foot, len(boards))
        slack = board.page.height - draft.fixed - foot.height - 2 * MARGIN
        curves = _Curves(boards, lane, max(slack / len(boards), FLOOR), quoted)
        if quoted <= curves.quoted or short:
            return Laid(board, content, draft, curves.strips, legend, foot, short)
        quoted &= curves.quoted
        draft = _requoted(draft, quoted)


def _short(board: Board, draft: _Draft, foot: Strip, curves: int) -> float:
    """How much too high a page is for its sheet with every curve at its floor."""
    short = draft.fixed + foot.height + 2 * MARGIN + FLOOR * curves - board.page.height
    return short if short > CLOSE and not board.page.endless else 0.0


def _signs(strips: tuple[Strip, ...]) -> frozenset[str]:
    return frozenset().union(*(strip.signs for strip in strips))


class _Curves:
    """The curve of every band at a height, and the quotes that stand beside them."""

    def __init__(self, boards: tuple[Board, ...], lane: Lane, height: float, quoted: frozenset[str]) -> None:
        made = [happiness(board, lane, height, quoted) for board in boards]
        self.strips = tuple(strip for strip, _ in made)
        self.quoted = frozenset().union(*(placed for _, placed in made))
        self.signs = _signs(self.strips)


def _assembled(page: Laid) -> Sheet:
    board, draft, curves, foot = page.board, page.draft, page.curves, page.foot
    fixed = draft.fixed + foot.height + 2 * MARGIN
    tall = sum(curve.height for curve in curves)
    height = fixed + tall if board.page.endless else board.page.height
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
    bottom = height - MARGIN - foot.height
    tails = sum(strip.height for strip in draft.tail) + (BEFORE_TAIL if draft.tail else 0.0)
    y = max(y, bottom - tails)
    for strip in draft.tail:
        elements.append(strip.at(y))
        y += strip.height
    elements.append(foot.at(bottom))
    defs = definitions(curves[0].height) if curves else ()
    return Sheet(height, tuple(elements), (*defs, *draft.definitions), draft.signs | _signs(curves), ())


def _overflow(board: Board, draft: _Draft, short: float) -> Diagnostic:
    rows = [strip for one in draft.bands for strip in one.rows if isinstance(strip, Strip)]
    highest = max(rows, key=lambda strip: strip.height)
    title = board.labels.lane(highest.id, "title") or highest.id
    without = "leave out --link, " if board.plate.link else ""
    other = "take --view curve" if board.page.name == SLIDE else "take a larger paper"
    return Diagnostic(
        "error",
        "J411",
        f"the map is {short * board.page.unit:.0f} mm too high for {board.page.name}; "
        f"its highest lane is {highest.id!r} ({title}, {highest.height * board.page.unit:.0f} mm)",
        board.journey.span,
        f"Shorten its texts, hide a lane with --lanes, {without}or {other} or --paper screen.",
    )
