"""Geometry: a journey becomes a scene.

In: a Journey, its labels, a view, a paper and the wish which lanes to show. Out: a `Drawing`, the scene and what must
be said about it; a scene of None when the picture cannot be drawn honestly. Measured text and content decide every
height; nothing is cut.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from journeyctl.diagnostics import Diagnostic
from journeyctl.fonts import Typesetter
from journeyctl.labels import Labels
from journeyctl.layout.board import Board, Sheet
from journeyctl.layout.fitting import fitted, too_small
from journeyctl.layout.map import joined, lay_out_map
from journeyctl.layout.mirror import mirrored
from journeyctl.layout.summary import summary
from journeyctl.layout.ways import fork_rows, plan_findings
from journeyctl.model import Journey, Lane
from journeyctl.paper.grid import NO_BLANKS, Blanks, grid, width_for
from journeyctl.paper.page import NARROWEST_SCREEN, SCREEN_COLUMN, Orientation, Page, Paper, page
from journeyctl.scene import Scene
from journeyctl.theme import Theme

View = Literal["map", "compact", "flow", "blueprint"]

__all__ = ["Drawing", "Orientation", "Paper", "View", "lay_out"]


class Drawing(NamedTuple):
    """A scene, or None with the errors that explain why there is none."""

    scene: Scene | None
    diagnostics: tuple[Diagnostic, ...]


def _lanes(journey: Journey, labels: Labels, wanted: tuple[str, ...] | None) -> tuple[Lane, ...]:
    """The lanes to draw: those of the journey, or the wanted ones in their order."""
    if wanted is None:
        return joined(journey.lanes, labels)
    known = {lane.id: lane for lane in journey.lanes}
    return joined(tuple(known.get(name, Lane(id=name)) for name in wanted), labels)


def _page(journey: Journey, view: View, paper: Paper, orientation: Orientation, blanks: Blanks) -> Page:
    """The page that is laid out on: a map fills its sheet, the other views are as on a screen and fitted to theirs."""
    if view == "map":
        return page(paper, orientation, width_for(journey, SCREEN_COLUMN, NARROWEST_SCREEN, blanks))
    return page("screen", orientation, NARROWEST_SCREEN)


def lay_out(
    journey: Journey,
    *,
    view: View = "map",
    paper: Paper = "screen",
    orientation: Orientation = "landscape",
    theme: Theme,
    labels: Labels,
    lanes: tuple[str, ...] | None = None,
    revision: str = "",
    today: date,
    blanks: Blanks = NO_BLANKS,
) -> Drawing:
    """Lay out a journey as a picture.

    Args:
        journey: what to draw.
        view: the full map, the compact picture for a README, or the journey as a process flow.
        paper: a screen as wide as it must be, or a sheet.
        orientation: of the sheet.
        theme: only its kind matters here (a monochrome one tells feeling by shape); paint gives the colours.
        labels: the words of the map.
        lanes: ids of the lanes to show, top to bottom; None means the journey's own.
        revision: shown in the title block, "" when there is none.
        today: decides whether the review date has passed.
        blanks: columns to leave empty, so that another state of the journey stands in the same ones.

    Returns:
        The scene and its diagnostics (missing characters, words broken anywhere, an overflow in mm).
    """
    chosen = _page(journey, view, paper, orientation, blanks)
    setter = Typesetter(journey.lang, journey.brand.hyphenation, chosen.cut)
    shown = _lanes(journey, labels, lanes)
    forked = view == "map" and any(lane.id == "activities" for lane in shown)
    rows = fork_rows(journey) if forked else None
    columns = grid(journey, chosen.width, screen=chosen.screen, blanks=blanks)
    board = Board(
        journey, labels, setter, chosen, columns, shown, revision, today, mono=theme.mono,
        rows=rows.rows if rows else (), blanks=blanks,
        onto=page(paper, orientation, 0.0) if view != "map" and paper != "screen" else None,
    )  # fmt: skip
    sheet = _sheet(board, view)
    planned = plan_findings(journey, failed=rows.failed, large=rows.large) if rows else ()
    found = (*sheet.diagnostics, *planned, *setter.diagnostics())
    if not sheet.elements:
        return Drawing(None, found)
    scene = _scene(board, sheet)
    if board.onto:
        small = too_small(scene, board.onto, journey.span)
        if small:
            return Drawing(None, (*found, small))
        scene = fitted(scene, board.onto)
    return Drawing(mirrored(scene) if labels.rtl else scene, found)


def _sheet(board: Board, view: View) -> Sheet:
    if view == "compact":
        from journeyctl.layout.compact import lay_out_compact

        return lay_out_compact(board)
    if view == "flow":
        from journeyctl.layout.process import lay_out_process

        return lay_out_process(board)
    if view == "blueprint":
        from journeyctl.layout.blueprint import lay_out_blueprint

        return lay_out_blueprint(board)
    return lay_out_map(board)


def _scene(board: Board, sheet: Sheet) -> Scene:
    journey = board.journey
    persona = f" – {journey.persona.name}" if journey.persona else ""
    return Scene(
        width=sheet.width or board.page.width,
        height=sheet.height,
        unit=board.page.unit,
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
