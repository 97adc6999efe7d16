"""From the history of a journey to its film strip, in memory: SVG and PNG.

In: a `Chronicle`. Out: bytes, and what must be said about them.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from journeyctl import labels
from journeyctl.diagnostics import Diagnostic, EnvironmentFault, placed
from journeyctl.history.film import lay_out
from journeyctl.paint import paint
from journeyctl.pipeline.chronicle import Chronicle
from journeyctl.pipeline.easel import OnScreen, developed
from journeyctl.pipeline.styling import styled
from journeyctl.project import find_root, open_project


class Film(NamedTuple):
    """A picture as bytes, None when the theme cannot be used; and what must be said about it."""

    data: bytes | None
    diagnostics: tuple[Diagnostic, ...] = ()


def film(one: Chronicle, form: OnScreen, *, theme: str = "", lang: str = "", root: Path | None = None) -> Film:
    """The film strip of a history.

    Args:
        one: the history.
        form: the format.
        theme: the name or the file of a theme; "" takes the project's of today.
        lang: the language of the words around; "" takes the journey's.
        root: the project's root, when the user named it.

    Raises:
        EnvironmentFault: when no version can be read (J903), the theme does not exist (J905), or no PNG can be made
            (J911).
    """
    place = root or find_root(Path(one.name).absolute())
    look, found = styled(open_project(place).project, theme)
    if look is None:
        return Film(None, found)
    journey = next((each.journey for each in one.moments if each.journey), None)
    if journey is None:
        raise EnvironmentFault("J903", f"no version of {one.name} can be drawn", "See why with --format terminal.")
    words = labels.load(lang or journey.lang, journey.brand.words)
    drawing = lay_out(one.moments, theme=look, labels=words, whole=one.whole)
    assert drawing.scene is not None, "a history with a journey can be drawn"
    svg = paint(drawing.scene, look.palette(drawing.scene.phases), "embed")
    return Film(developed(svg, form), (*found, *placed(drawing.diagnostics, journey.span)))
