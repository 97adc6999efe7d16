"""Geometry: a journey becomes a scene.

In: a Journey, its labels, a view, a paper and the wish which lanes to show. Out: a `Drawing`, its scenes, one a sheet,
and what must be said about it; no scene when the picture cannot be drawn honestly. Measured text and content decide
every height; nothing is cut.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from journeyctl.diagnostics import Diagnostic
from journeyctl.fonts import Typesetter
from journeyctl.labels import Labels
from journeyctl.layout.board import Board, Sheet
from journeyctl.layout.fitting import fitted, too_small, unit_on
from journeyctl.layout.map import joined, lay_out_map
from journeyctl.layout.mirror import mirrored
from journeyctl.layout.summary import summary
from journeyctl.layout.ways import fork_rows, plan_findings
from journeyctl.model import Journey, Lane
from journeyctl.paper.grid import NO_BLANKS, Blanks, grid, width_for
from journeyctl.paper.page import NARROWEST_SCREEN, ROLL_COLUMN, SCREEN_COLUMN, Orientation, Page, Paper, enlarged, page
from journeyctl.paper.sheets import SCREEN
from journeyctl.scene import Scene
from journeyctl.theme import Theme
from journeyctl.theme.plate import Plate
from journeyctl.view import View

if TYPE_CHECKING:
    from journeyctl.workshop import Workshop

__all__ = ["Drawing", "Orientation", "Paper", "View", "lay_out"]


class Drawing(NamedTuple):
    """The sheets of a picture, each a scene; or none, with the errors that explain why."""

    scenes: tuple[Scene, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def scene(self) -> Scene | None:
        """The first sheet."""
        return self.scenes[0] if self.scenes else None


def _lanes(journey: Journey, labels: Labels, wanted: tuple[str, ...] | None) -> tuple[Lane, ...]:
    """The lanes to draw: those of the journey, or the wanted ones in their order."""
    if wanted is None:
        return joined(journey.lanes, labels)
    known = {lane.id: lane for lane in journey.lanes}
    return joined(tuple(known.get(name, Lane(id=name)) for name in wanted), labels)


def _page(journey: Journey, view: View, paper: Paper, orientation: Orientation | None, blanks: Blanks) -> Page:
    """The page that is laid out on: a map fills its sheet, the other views are as on a screen and fitted to theirs."""
    if view == "map":
        column = SCREEN_COLUMN if paper == SCREEN else ROLL_COLUMN
        return page(paper, orientation, width_for(journey, column, NARROWEST_SCREEN, blanks))
    plain = page(SCREEN, orientation, NARROWEST_SCREEN)
    if view != "curve" or paper == SCREEN:
        return plain
    from journeyctl.layout.curve import filling

    return filling(page(paper, orientation, plain.width), plain)


def lay_out(
    journey: Journey,
    *,
    view: View = "map",
    paper: Paper = "screen",
    orientation: Orientation | None = None,
    theme: Theme,
    labels: Labels,
    lanes: tuple[str, ...] | None = None,
    revision: str = "",
    today: date,
    blanks: Blanks = NO_BLANKS,
    plate: Plate = Plate(),  # noqa: B008 - it is frozen
    workshop: Workshop | None = None,
    enlarge: float = 1.0,
) -> Drawing:
    """Lay out a journey as a picture.

    Args:
        journey: what to draw.
        view: which picture: the full map, or a part of what it says.
        paper: a screen as wide as it must be, or a sheet.
        orientation: of the sheet; None is its own, else landscape.
        theme: only its kind matters here (a monochrome one tells feeling by shape); paint gives the colours.
        labels: the words of the map.
        lanes: ids of the lanes to show, top to bottom; None means the journey's own.
        revision: shown in the title block, "" when there is none.
        today: decides whether the review date has passed.
        plate: what the title block shows beyond the journey.
        blanks: columns to leave empty, so that another state of the journey stands in the same ones.
        workshop: what a facilitator chose for the blank map; None leaves all to the journey and its method.
        enlarge: how many times as large everything is drawn on its sheet (`distance` asks for it).

    Returns:
        The scene and its diagnostics (missing characters, words broken anywhere, an overflow in mm).
    """
    labels = labels.drawn()
    if view == "canvas":
        return _canvas(journey, labels, theme, (paper, orientation), workshop, lanes, today)
    chosen = enlarged(_page(journey, view, paper, orientation, blanks), enlarge)
    setter = Typesetter(journey.lang, journey.brand.hyphenation, chosen.cut)
    shown = _lanes(journey, labels, lanes)
    forked = view == "map" and any(lane.id == "activities" for lane in shown)
    rows = fork_rows(journey) if forked else None
    columns = grid(journey, chosen.width, running=chosen.running, blanks=blanks)
    board = Board(
        journey, labels, setter, chosen, columns, shown, revision, today, mono=theme.mono,
        outlined=not theme.tinted, rows=rows.rows if rows else (), blanks=blanks, plate=plate,
        onto=page(paper, orientation, 0.0) if view != "map" and paper != SCREEN else None,
    )  # fmt: skip
    sheets = _sheets(board, view)
    planned = plan_findings(journey, failed=rows.failed, large=rows.large) if rows else ()
    return _drawn(board, sheets, planned)


def _drawn(board: Board, sheets: tuple[Sheet, ...], planned: tuple[Diagnostic, ...]) -> Drawing:
    """The scenes of the sheets and what was found, also of its ways; without scenes where a sheet is refused."""
    found = (
        *(one for sheet in sheets for one in sheet.diagnostics),
        *planned,
        *board.setter.diagnostics(_millimetres(board, sheets)),
    )
    if not all(sheet.elements for sheet in sheets):
        return Drawing((), found)
    drawing = _onto(tuple(_scene(board, sheet) for sheet in sheets), board.onto, board.journey, found)
    return _read_from_right(drawing) if board.labels.rtl else drawing


def _millimetres(board: Board, sheets: tuple[Sheet, ...]) -> float:
    """The millimetres of paper that a unit becomes; 0 on a screen."""
    if board.onto is None:
        return 0.0 if board.page.screen else board.page.unit
    first = sheets[0]
    return unit_on((first.width or board.page.width, first.height), board.onto) if first.elements else 0.0


def _onto(scenes: tuple[Scene, ...], onto: Page | None, journey: Journey, found: tuple[Diagnostic, ...]) -> Drawing:
    """The scenes fitted to their sheet, where there is one; nothing when their text would be too small on it."""
    if onto is None:
        return Drawing(scenes, found)
    small = tuple(one for scene in scenes if (one := too_small(scene, onto, journey.span)))
    return Drawing((), (*found, *small)) if small else Drawing(tuple(fitted(one, onto) for one in scenes), found)


def _read_from_right(drawing: Drawing) -> Drawing:
    return drawing._replace(scenes=tuple(mirrored(scene) for scene in drawing.scenes))


def _canvas(
    journey: Journey,
    labels: Labels,
    theme: Theme,
    paper: tuple[Paper, Orientation | None],
    workshop: Workshop | None,
    lanes: tuple[str, ...] | None,
    today: date,
) -> Drawing:
    """The blank map: it needs no columns, and a journey may say nothing yet."""
    from journeyctl.layout.canvas import bare, canvas_page, lay_out_canvas
    from journeyctl.workshop import Workshop

    page = canvas_page(*paper)
    setter = Typesetter(journey.lang, journey.brand.hyphenation, page.cut)
    board = Board(journey, labels, setter, page, bare(page), (), "", today, mono=theme.mono)
    blank = lay_out_canvas(board, workshop or Workshop(), lanes, outlined=not theme.tinted)
    scenes = tuple(
        _scene(board, sheet)._replace(title=blank.title, desc=blank.told, phases=blank.hues) for sheet in blank.sheets
    )
    drawing = Drawing(scenes, (*blank.diagnostics, *setter.diagnostics()))
    return _read_from_right(drawing) if labels.rtl else drawing


def _sheets(board: Board, view: View) -> tuple[Sheet, ...]:
    """The sheets of a view; a room is opened when its view is asked for."""
    if view == "compact":
        from journeyctl.layout.compact import lay_out_compact

        return (lay_out_compact(board),)
    if view == "flow":
        from journeyctl.layout.process import lay_out_process

        return (lay_out_process(board),)
    if view == "strip":
        from journeyctl.layout.strip import lay_out_strip

        return (lay_out_strip(board),)
    if view == "curve":
        from journeyctl.layout.curve import lay_out_curve

        return (lay_out_curve(board),)
    if view == "blueprint":
        from journeyctl.layout.blueprint import lay_out_blueprint

        return (lay_out_blueprint(board),)
    if view == "matrix":
        from journeyctl.layout.matrix import lay_out_matrix

        return (lay_out_matrix(board),)
    return lay_out_map(board)


def _scene(board: Board, sheet: Sheet) -> Scene:
    journey = board.journey
    persona = f" – {journey.persona.name}" if journey.persona else ""
    return Scene(
        width=sheet.width or board.page.width,
        height=sheet.height,
        unit=sheet.unit or board.page.unit,
        in_pixels=board.page.screen,
        lang=journey.lang,
        rtl=False,
        title=journey.title + persona,
        desc=summary(board),
        author=journey.owner,
        phases=len(journey.phases),
        definitions=sheet.definitions,
        children=sheet.elements,
    )
