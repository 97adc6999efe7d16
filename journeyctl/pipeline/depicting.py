"""From a compared journey to the picture of its difference, in memory: SVG and PNG.

In: a `Compared` and what all its pictures share. Out: the bytes, and what must be said about them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from journeyctl import labels, overlay
from journeyctl.diagnostics import Diagnostic, placed
from journeyctl.labels import Labels
from journeyctl.paint import Named, painted
from journeyctl.pipeline.comparing import Compared
from journeyctl.pipeline.easel import OnScreen, developed
from journeyctl.pipeline.rendering import Output
from journeyctl.pipeline.styling import styled
from journeyctl.pipeline.wish import Fonts
from journeyctl.revisions.altered import STAGED, WORKING

_ENDING = ".journey.yaml"
_HASH = re.compile("[0-9a-f]{40,64}")
_SHORT = 7
"""So many letters of a commit's hash tell it from others, as git writes it."""


class Depicted(NamedTuple):
    """The SVG of a difference, None when there is nothing to draw it from; what must be said, its parts' names."""

    svg: str | None
    diagnostics: tuple[Diagnostic, ...] = ()
    names: tuple[Named, ...] = ()


def depict(
    compared: Compared, *, revisions: tuple[str, str] = ("", ""), theme: str = "", fonts: Fonts = "embed"
) -> Depicted:
    """The picture of what differs in one journey, as SVG.

    Args:
        compared: the journey as it was and is; the picture speaks the language it is told in.
        revisions: the older and the newer state, as `between.Told` has them; "" for none.
        theme: the name or the file of a theme; "" takes the project's.
        fonts: how the SVG carries its letters.

    Raises:
        EnvironmentFault: when the theme does not exist (J905).
    """
    side = compared.after or compared.before
    if compared.difference is None or side is None or side.journey is None:
        return Depicted(None)
    look, found = styled(side.project, theme)
    if look is None:
        return Depicted(None, found)
    journey = side.journey
    words = labels.load(compared.lang, journey.brand.words, overlay.BOOK)
    named = (_called(revisions[0], words), _called(revisions[1], words)) if any(revisions) else ("", "")
    drawing = overlay.lay_out(compared.difference, theme=look, labels=words, revisions=named)
    assert drawing.scene is not None, "a difference can always be drawn"
    made = painted(drawing.scene, look.palette(drawing.scene.phases), fonts)
    return Depicted(made.svg, (*found, *placed(drawing.diagnostics, journey.span)), made.names)


def _called(state: str, words: Labels) -> str:
    """A state as the head of the picture calls it."""
    if state in (WORKING, STAGED):
        return words("overlay.staged" if state == STAGED else "overlay.working")
    return state[:_SHORT] if _HASH.fullmatch(state) else state


def names(several: Sequence[Compared]) -> tuple[str, ...]:
    """The stems of the files, each once: that of the journey's file, with its folders where two are called alike."""
    stems = [_stem(one) for one in several]
    paths = [re.sub(r"[/\\\\]+", "-", one.name.removesuffix(_ENDING).strip("./")) for one in several]
    return tuple(
        f"{stem if stems.count(stem) == 1 else path}.diff" for stem, path in zip(stems, paths, strict=True)
    )  # fmt: skip


def _stem(one: Compared) -> str:
    side = one.after or one.before
    return side.given.slug if side else one.name


def exported(svg: str, form: OnScreen, stem: str) -> Output:
    """The file of a picture in a format.

    Raises:
        EnvironmentFault: when the machine cannot make a PNG (J911).
    """
    return Output(f"{stem}.{form}", developed(svg, form))
