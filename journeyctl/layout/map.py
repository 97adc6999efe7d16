"""The map: one band of columns or two, or many sheets, on a page of any paper or a screen as wide as it must be.

Content decides height. On paper the happiness curve takes the slack; when there is too little, all type steps down
together; when that is not enough, the map says which lane is too high and by how many millimetres. A map with too many
columns for one band of a landscape sheet is folded into two.
"""

from __future__ import annotations

from journeyctl.diagnostics import Diagnostic
from journeyctl.labels import Labels
from journeyctl.layout.board import Board, Sheet
from journeyctl.layout.pages import WHOLE, Content, at_step, refused, stepped, steps
from journeyctl.model import Lane
from journeyctl.paper.bands import FOLDED_COLUMN, FOLDED_FROM, Window, in_two
from journeyctl.paper.grid import NARROWEST_COLUMN
from journeyctl.record import replace


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


def lay_out_map(board: Board) -> tuple[Sheet, ...]:
    """The board as a map on one sheet or several; with diagnostics in place of elements when it does not fit its paper.

    Folded rather than squeezed, squeezed rather than cut into sheets, and cut into sheets rather than refused.
    """
    if board.page.running and not board.page.screen:
        from journeyctl.layout.roll import lay_out_roll

        return (lay_out_roll(board),)
    narrow = _too_narrow(board)
    if board.page.endless:
        return (refused(narrow) if narrow else at_step(board, WHOLE),)
    found: list[Sheet] = []
    for windows in _manners(board):
        sheet = refused(narrow) if narrow and not windows else stepped(board, Content(windows)).sheet
        if sheet.elements:
            return (sheet,) if windows else (_unbroken(board, sheet),)
        found.append(sheet)
    if len(board.grid.columns) < FOLDED_FROM or board.blanks:
        return (found[0],)
    from journeyctl.layout.sheets import lay_out_sheets

    return lay_out_sheets(board)


def _unbroken(board: Board, sheet: Sheet) -> Sheet:
    """A sheet of one band, or the folded one if only its columns, twice as wide, hold every word."""
    two = _two(board)
    if not two or not _breaks(board):
        return sheet
    folded = stepped(board, Content(two)).sheet
    return folded if folded.elements and not _breaks(board) else stepped(board, WHOLE).sheet


def _breaks(board: Board) -> bool:
    """Whether a word of what was set last had to be broken between two letters."""
    return any(one.code == "J402" for one in board.setter.diagnostics())


def _manners(board: Board) -> tuple[tuple[Window, ...], ...]:
    """The ways to lay a map on its sheet, best first: each as the windows of its bands, () for a single one."""
    two = _two(board)
    if not two:
        return ((),)
    return ((), two) if board.grid.columns[0].w >= FOLDED_COLUMN else (two, ())


def _two(board: Board) -> tuple[Window, ...]:
    """The windows of a map folded in two; () where none is: of few activities, upright, on a roll, with blanks."""
    whole = Window(0, len(board.grid.columns))
    landscape = board.page.width > board.page.height and not board.blanks
    two = in_two(board.journey, whole, board.page.width) if landscape and whole.size >= FOLDED_FROM else ()
    return two if two and steps(board, folded=True) else ()


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
