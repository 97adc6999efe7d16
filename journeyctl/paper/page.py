"""Papers: how large a picture is, and how many millimetres a unit of layout becomes.

Layout works in millimetres of an A0 poster; A3 is the same picture at 0.354. A screen is the same geometry at 1.65
pixels per unit, in the text cut.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Paper = Literal["screen", "A0", "A1", "A2", "A3"]
Orientation = Literal["landscape", "portrait"]

PIXELS = 1.65
"""Pixels per unit on a screen: body text becomes 14 px."""
NARROWEST_SCREEN = 1200 / PIXELS
SCREEN_COLUMN = 72.0

_SIZES = {"A0": (841.0, 1189.0), "A1": (594.0, 841.0), "A2": (420.0, 594.0), "A3": (297.0, 420.0)}
_A0_LONG = 1189.0


class Page(NamedTuple):
    """A page. `width` and `height` are in units; `height` 0 means as high as the content."""

    name: str
    width: float
    height: float
    unit: float
    screen: bool

    @property
    def cut(self) -> Literal["display", "text"]:
        """The cut of the typeface: `text` on screens, `display` in print."""
        return "text" if self.screen else "display"


def page(paper: Paper, orientation: Orientation, screen_width: float) -> Page:
    """The page for a paper; a screen is `screen_width` units wide and as high as it must be."""
    if paper == "screen":
        return Page(paper, screen_width, 0.0, PIXELS, screen=True)
    short, long = _SIZES[paper]
    width, height = (long, short) if orientation == "landscape" else (short, long)
    unit = long / _A0_LONG
    return Page(paper, width / unit, height / unit, unit, screen=False)
