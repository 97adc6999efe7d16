"""What a user wants drawn."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from journeyctl.view import View

if TYPE_CHECKING:
    from journeyctl.workshop import Workshop

from journeyctl.paper.press import Press

Format = Literal["svg", "pdf", "png", "text"]
Paper = str
"""The name of a sheet, as `paper.sheets` writes it, or `screen`."""
Orientation = Literal["landscape", "portrait"]
Fonts = Literal["embed", "system", "outline"]

NO_PRESS = Press()
FORMATS: tuple[Format, ...] = get_args(Format)


class Wish(NamedTuple):
    """Formats and how they look.

    Attributes:
        formats: what to make.
        view: which picture: the whole map, or a part of what it says.
        paper: None means a screen, and A0 for the PDF of a map.
        orientation: of the sheet; None is its own, else landscape.
        theme: a built-in theme, one of the project's, or a file; "" is the journey's own.
        lanes: ids from top to bottom; None means the journey's own.
        lang: of the map's own words; "" is the journey's.
        fonts: how an SVG carries its letters; as outlines a PDF does, too.
        dpi: of a PNG; 0 is 192 on a screen (two pixels for one) and 150 on paper.
        link: the address that the title block carries, as a template; "" for none.
        revision: for the title block; None asks git, "none" shows none.
        today: decides whether a map is stale.
        workshop: what a facilitator chose for a blank map; None leaves it to the journey and its method.
        distance: from which a map on a sheet is read, in millimetres; 0: not asked.
        press: how a PDF is printed: with bleed and marks, or on tiles.
    """

    formats: tuple[Format, ...] = ("svg",)
    view: View = "map"
    paper: Paper | None = None
    orientation: Orientation | None = None
    theme: str = ""
    lanes: tuple[str, ...] | None = None
    lang: str = ""
    fonts: Fonts = "embed"
    dpi: float = 0.0
    revision: str | None = None
    today: date = date(2026, 1, 1)
    link: str = ""
    workshop: Workshop | None = None
    distance: float = 0.0
    press: Press = NO_PRESS

    def paper_of(self, kind: Format) -> Paper:
        """The sheet for a format: the one asked for, else A0 for the PDF of a map and a screen for the rest.

        A blank map is always on paper, since notes have a size.
        """
        if self.view == "canvas":
            return self.paper if self.paper not in (None, "screen") else "A0"
        return self.paper or ("A0" if kind == "pdf" and self.view == "map" else "screen")
