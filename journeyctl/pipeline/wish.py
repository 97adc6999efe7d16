"""What a user wants drawn."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, get_args

Format = Literal["svg", "pdf", "png", "text"]
View = Literal["map", "compact", "flow"]
Paper = str
"""The name of a sheet, as `paper.sheets` writes it, or `screen`."""
Orientation = Literal["landscape", "portrait"]
Fonts = Literal["embed", "system", "outline"]

FORMATS: tuple[Format, ...] = get_args(Format)


class Wish(NamedTuple):
    """Formats and how they look.

    Attributes:
        formats: what to make.
        view: the whole map, the picture for a README, or the process flow.
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

    def paper_of(self, kind: Format) -> Paper:
        """The sheet for a format: the one asked for, else A0 for the PDF of a map and a screen for the rest."""
        return self.paper or ("A0" if kind == "pdf" and self.view == "map" else "screen")
