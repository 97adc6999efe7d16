"""The map: one band of columns or two, or many sheets, on a page of any paper or a screen as wide as it must be.

Content decides height. On paper the happiness curve takes the slack; when there is too little, all type steps down
together. A map with too many columns for one band of a sheet is folded; when that is not enough, it is drawn smaller,
then cut into sheets; and where that does not help, it says which lane is too high and by how many millimetres.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.diagnostics import Diagnostic
from journeyctl.labels import Labels
from journeyctl.layout.board import Board, Sheet
from journeyctl.layout.manners import manners
from journeyctl.layout.pages import WHOLE, Content, Laid, least_short, refused, smaller, stepped
from journeyctl.layout.passages import MOST_WAYS, leaping
from journeyctl.model import Lane
from journeyctl.paper.bands import FOLDED_FROM, Window
from journeyctl.paper.grid import NARROWEST_COLUMN
from journeyctl.record import replace

CLOSER = 0.2
"""Set closely a map is lower by a tenth or so; what is too high by more than this part of its page stays so."""


def joined(lanes: tuple[Lane, ...], labels: Labels) -> tuple[Lane, ...]:
    """The lanes with neighbouring pains and delights made one; own words of either stand beside those of the other."""
    made: list[Lane] = []
    for lane in lanes:
        if made and {made[-1].id, lane.id} == {"pains", "delights"}:
            first = made.pop()
            both = (first, lane)
            titles = _titles(both, labels)
            about = " ".join(one.about for one in both if one.about)
            made.append(replace(first, id="pains-delights", title=titles, about=about, icon=first.icon or lane.icon))
        else:
            made.append(lane)
    return tuple(made)


def _titles(both: tuple[Lane, Lane], labels: Labels) -> str:
    """What two lanes that are made one are called where the author named one; a name that says both says it alone."""
    given = tuple(one.title for one in both if one.title)
    if not given or set(given) == {labels.lane("pains-delights", "title")}:
        return ""
    return " · ".join(one.title or labels.lane(one.id, "title") for one in both)


def lay_out_map(board: Board) -> tuple[Sheet, ...]:
    """The board as a map on one sheet or several; with diagnostics in place of elements when it does not fit its paper.

    Folded rather than squeezed, squeezed rather than cut into sheets, and cut into sheets rather than refused; too few
    columns for that are set as closely as those of two bands.
    """
    if board.page.running and not board.page.screen:
        from journeyctl.layout.roll import lay_out_roll

        return (lay_out_roll(board),)
    narrow = _too_narrow(board)
    if board.page.endless:
        return (refused(narrow) if narrow else stepped(board, WHOLE).sheet,)
    if not board.blanks and len(board.grid.columns) >= FOLDED_FROM and leaping(board.whole) > MOST_WAYS:
        # So many ways fit no page, however large, and every fold takes long to find that out.
        return _sheets(board)
    plain = _best(_wished(board, narrow=narrow is not None))
    found = plain if plain and plain.fits else _best(_squeezed(board))
    if found and found.fits:
        return (_chosen(board, found),)
    if narrow and board.blanks:
        return (refused(narrow),)
    if plain and not narrow and (board.blanks or len(board.grid.columns) < FOLDED_FROM):
        return (_tight(board, plain),)
    return _sheets(board)


def _sheets(board: Board) -> tuple[Sheet, ...]:
    from journeyctl.layout.sheets import lay_out_sheets

    return lay_out_sheets(board)


def _tight(board: Board, plain: Laid) -> Sheet:
    """The map in one band set closely, or why it is not drawn; what is far too high is not laid out again."""
    if plain.short > CLOSER * board.page.height:
        return plain.sheet
    found = stepped(board._replace(tight=True), WHOLE)
    return _chosen(board, found) if found.fits else found.sheet


def _best(wished: Iterator[tuple[Board, Content]]) -> Laid | None:
    """The first page that fits and breaks no word, else the first that fits, else the one that is least too high."""
    tried: list[Laid] = []
    for board, content in wished:
        found = stepped(board, content)
        if found.fits and not found.broken:
            return found
        tried.append(found)
    return min(tried, key=lambda one: one.short, default=None)


def _wished(board: Board, *, narrow: bool) -> Iterator[tuple[Board, Content]]:
    """How all of a journey may stand on one sheet, best first."""
    count = len(board.grid.columns)
    for bands in manners(board, Window(0, count), count):
        if len(bands) > 1:
            # Of so many columns no folded page is told to be too high: sheets are.
            if count < FOLDED_FROM or not least_short(board, Content(bands)):
                yield board, Content(bands)
        elif not narrow:
            yield board, WHOLE


def _squeezed(board: Board) -> Iterator[tuple[Board, Content]]:
    """How a journey may stand on one sheet folded and with everything smaller, the largest first."""
    whole = Window(0, len(board.grid.columns))
    for page in smaller(board):
        contents = (Content(bands) for bands in manners(page, whole, whole.size) if len(bands) > 1)
        yield from ((page, content) for content in contents if not least_short(page, content))


def _chosen(board: Board, page: Laid) -> Sheet:
    """The page that is drawn, and of the words that had to be broken only its own."""
    board.setter.forget()
    return page.sheet._replace(diagnostics=page.broken, width=page.board.page.width, unit=page.board.page.unit)


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
