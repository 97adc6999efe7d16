"""Pages: how large a picture is in units of layout, and how many millimetres a unit becomes.

Layout works in millimetres of an A0 poster; A3 is the same picture at 0.354, and so is every other sheet at the scale
of its sides. A screen is the same geometry at 1.65 pixels per unit, in the text cut.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from journeyctl.paper.sheets import SCREEN, Sheet, sheet
from journeyctl.paper.style import PT

Paper = str
"""The name of a sheet (`paper.sheets` knows them), or `screen`."""
Orientation = Literal["landscape", "portrait"]

PIXELS = 1.65
"""Pixels per unit on a screen: body text becomes 14 px."""
NARROWEST_SCREEN = 1200 / PIXELS
SCREEN_COLUMN = 72.0
ROLL_COLUMN = 68.5
"""The width of a column on a roll, which is as long as its columns need: that of 15 activities on A0."""
LEAST_POINTS = 6.0
"""The least size of the smallest text on paper, in points."""
SMALLEST = 17.0
"""The smallest text of a map, in points on A0."""

_A0_SHORT, _A0_LONG = 841.0, 1189.0
_LONGISH = 1.45
"""From this ratio of its sides a sheet is a strip, and its shorter side decides the scale."""


class Page(NamedTuple):
    """A page. `width` and `height` are in units; `height` 0 means as high as the content, `width` 0 as wide.

    `running` tells whether its width follows from its columns, as on a screen and on a roll that lies.
    """

    name: str
    width: float
    height: float
    unit: float
    screen: bool
    running: bool = False

    @property
    def endless(self) -> bool:
        """Whether the page is as high as its content: a screen, or a roll that is hung upright."""
        return not self.height

    @property
    def least(self) -> float:
        """The least size of any text, in units: what is smaller on A0 is set larger on a small sheet; 0 on screens."""
        return 0.0 if self.screen else LEAST_POINTS * PT / self.unit

    @property
    def cut(self) -> Literal["display", "text"]:
        """The cut of the typeface: `text` on screens, `display` in print."""
        return "text" if self.screen else "display"


def page(paper: Paper, orientation: Orientation | None, content: float) -> Page:
    """The page for a paper.

    Args:
        paper: a screen, which is `content` wide and as high as it must be; or a sheet.
        orientation: of the sheet; None is the sheet's own, and landscape for one that has none.
        content: the width that the columns ask for, in units; on a roll it decides the length.

    Raises:
        ValueError: when there is no such paper.
    """
    if paper == SCREEN:
        return Page(paper, content, 0.0, PIXELS, screen=True, running=True)
    chosen = sheet(paper)
    upright = orientation == "portrait" if orientation else bool(chosen.upright)
    unit = _unit(chosen)
    if chosen.roll:
        across = chosen.short / unit
        if upright:
            return Page(chosen.name, across, 0.0, unit, screen=False)
        return Page(chosen.name, content, across, unit, screen=False, running=True)
    width, height = (chosen.short, chosen.long) if upright else (chosen.long, chosen.short)
    return Page(chosen.name, width / unit, height / unit, unit, screen=False)


def enlarged(made: Page, by: float) -> Page:
    """The same sheet with units so many times as large, and so many times fewer; a roll stays as long in units."""
    width = made.width if made.running else made.width / by
    return made._replace(width=width, height=made.height / by, unit=made.unit * by)


def _unit(chosen: Sheet) -> float:
    """Millimetres for one unit: by the sides of the sheet, but never so few that the smallest text is unreadable."""
    strip = chosen.roll or chosen.long / chosen.short > _LONGISH
    scale = chosen.short / _A0_SHORT if strip else chosen.long / _A0_LONG
    return max(scale, LEAST_POINTS / SMALLEST)
