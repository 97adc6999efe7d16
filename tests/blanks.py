"""Blank maps for tests: laid out, with or without a journey, and flat."""

from __future__ import annotations

from datetime import date
from typing import Any

from journeyctl import labels, layout, theme
from journeyctl.box import Box
from journeyctl.model import Journey
from journeyctl.scene import Scene, Text
from journeyctl.workshop import Workshop
from tests.geometry import Flat, flat

TODAY = date(2026, 1, 1)


def nobody(lang: str = "en", **more: Any) -> Journey:
    """A journey that says nothing yet."""
    return Journey(**{"title": "", "lang": lang, "phases": (), "phases_given": False, **more})


def blank(journey: Journey | None = None, look: str = "nordic", paper: str = "A0", **chosen: Any) -> layout.Drawing:
    """The blank map of a journey, or of none."""
    orientation, lanes = chosen.pop("orientation", None), chosen.pop("lanes", None)
    shown = journey or nobody(chosen.pop("lang", "en"))
    return layout.lay_out(
        shown, view="canvas", paper=paper, orientation=orientation, theme=theme.load(look), lanes=lanes,
        labels=labels.load(shown.lang, shown.brand.words, "workshop"), today=TODAY, workshop=Workshop(**chosen),
    )  # fmt: skip


_LAST: list[tuple[Scene, tuple[Flat, ...]]] = []
"""The sheet that was asked about last: tests ask many things of one."""


def everything(scene: Scene) -> tuple[Flat, ...]:
    """Every element of a sheet."""
    if not _LAST or _LAST[0][0] is not scene:
        _LAST[:] = [(scene, tuple(flat(scene)))]
    return _LAST[0][1]


def parts(scene: Scene, name: str) -> tuple[Flat, ...]:
    """What stands in the part of a sheet with that id."""
    return tuple(one for one in everything(scene) if name in one.ids)


def texts(scene: Scene) -> tuple[Flat, ...]:
    """Every line of text of a sheet."""
    return tuple(one for one in everything(scene) if isinstance(one.element, Text))


def place(one: Flat) -> Box:
    """The box of a rectangle on its sheet."""
    box = one.element.box  # type: ignore[union-attr]
    return Box(box.x + one.dx, box.y + one.dy, box.w, box.h)
