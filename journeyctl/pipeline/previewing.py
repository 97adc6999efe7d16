"""What a theme looks like: its colours and a small map in them, in memory.

In: a project and the name or the file of a theme. Out: SVG or PNG, and what is wrong with the theme; one that may not
be used is drawn all the same, for whoever makes it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from journeyctl import labels, layout, resources
from journeyctl.diagnostics import Diagnostic
from journeyctl.fonts import Typesetter
from journeyctl.layout.board import Board
from journeyctl.layout.swatches import Shown, swatches
from journeyctl.paint import paint
from journeyctl.paper.grid import grid
from journeyctl.paper.page import NARROWEST_SCREEN, page
from journeyctl.pipeline.branding import checked
from journeyctl.pipeline.easel import OnScreen, developed
from journeyctl.pipeline.finding import Input
from journeyctl.pipeline.loading import load
from journeyctl.pipeline.styling import judged
from journeyctl.project import Project
from journeyctl.scene import Scene
from journeyctl.theme import Theme

_DAY = date(2026, 1, 1)
"""A theme looks the same on every day."""


class Previewed(NamedTuple):
    """A picture of a theme, None when its file cannot be understood; and what must be said about it."""

    data: bytes | None
    diagnostics: tuple[Diagnostic, ...]


def preview(project: Project, named: str, form: OnScreen) -> Previewed:
    """The sheet of a theme.

    Args:
        project: where a theme of that name is looked for.
        named: a built-in theme, one of the project's, or a file; "" is the project's own.
        form: the format.

    Raises:
        EnvironmentFault: when there is no such theme (J905), or no PNG can be made (J911).
    """
    theme, found = judged(project, named)[0], checked(project, named)
    if theme is None:
        return Previewed(None, found)
    scene, palette = sheet(theme)
    return Previewed(developed(paint(scene, palette, "embed"), form), found)


def sheet(theme: Theme) -> tuple[Scene, dict[str, str]]:
    """The scene of a theme's sheet, and the colours it is painted in."""
    file = resources.folder("templates") / "theme" / "sample.journey.yaml"
    journey = load(Input("sample.journey.yaml", file), Path(file).parent).journey
    assert journey is not None, "our own sample is right"
    words = labels.load(journey.lang)
    sample = layout.lay_out(journey, theme=theme, labels=words, today=_DAY).scene
    assert sample is not None, "our own sample can be drawn"
    plain = page("screen", None, NARROWEST_SCREEN)
    board = Board(
        journey, words, Typesetter(journey.lang, (), plain.cut), plain,
        grid(journey, plain.width, running=True), (), "", _DAY, mono=theme.mono, compact=True,
    )  # fmt: skip
    scene, palette = swatches(Shown(theme, theme.palette(len(journey.phases)), board), sample)
    return scene, dict(palette)
