"""The options of `render` that are for printers. In: their words. Out: a `Press`, or Typer's refusal of a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from journeyctl.cli.speaking import listed, refused, unknown

if TYPE_CHECKING:
    from journeyctl.paper.press import Mark, Press
    from journeyctl.pipeline import Wish

_FIT = r"([1-9]\d?)\s*[x×]\s*([1-9]\d?)"
_LEAST_TILE = 148.0
"""Millimetres of the shorter side of a tile: that of A5, on which the assembly plan can be read."""


class Printing(NamedTuple):
    """What stands on the command line; "" where nothing does."""

    distance: str = ""
    bleed: str = ""
    marks: str = ""
    tile: str = ""
    overlap: str = ""
    unprintable: str = ""
    scale_to_fit: str = ""


def press(asked: Printing) -> Press:
    """How a PDF is to be printed.

    Raises:
        BadParameter: Typer's, for a word that is no length, mark or sheet, and for options that exclude each other.
    """
    from journeyctl.paper.press import EDGE, LEAST_OVERLAP, MOST_BLEED, MOST_EDGE, MOST_OVERLAP, OVERLAP, Press

    if not any(asked._replace(distance="")):
        return Press()
    if asked.tile and (asked.bleed or asked.marks):
        raise refused("--tile is for office printers, --bleed and --marks for a press; ask for one of both")
    if not asked.tile and (asked.overlap or asked.unprintable or asked.scale_to_fit):
        raise refused("--overlap, --unprintable and --scale-to-fit are about tiles; name their sheets: --tile A4")
    return Press(
        _length("--bleed", asked.bleed or "0", 0.0, MOST_BLEED),
        _marks(asked.marks),
        _sheet(asked.tile),
        _length("--overlap", asked.overlap, LEAST_OVERLAP, MOST_OVERLAP) if asked.overlap else OVERLAP,
        _length("--unprintable", asked.unprintable, 0.0, MOST_EDGE) if asked.unprintable else EDGE,
        _fit(asked.scale_to_fit),
    )


def distance(asked: Printing, wish: Wish) -> float:
    """From how far a map is read, in millimetres; 0 where it was not asked for.

    Raises:
        BadParameter: Typer's, for what is no distance, and where no map on a sheet is asked for.
    """
    if not asked.distance:
        return 0.0
    from journeyctl.paper.reading import FARTHEST, NEAREST

    found = _length("--distance", asked.distance, NEAREST, FARTHEST)
    if wish.view != "map":
        raise refused(f"--distance is for maps; {wish.view} is as large as its sheet lets it")
    if any(wish.paper_of(kind) == "screen" for kind in wish.formats if kind != "text"):
        raise refused("--distance is for sheets; name one, such as --paper A1")
    return found


def refuse_unprinted(wish: Wish, asked: Printing) -> None:
    """Options for a printer ask for a PDF of a sheet."""
    asked = asked._replace(distance="")
    if not any(asked):
        return
    given = ", ".join(f"--{name.replace('_', '-')}" for name, text in asked._asdict().items() if text)
    if "pdf" not in wish.formats:
        raise refused(f"{given}: only a PDF is printed so; add --to pdf")
    if wish.paper_of("pdf") == "screen":
        raise refused(f"{given}: a screen is not printed; name a sheet, such as --paper A1")


def _length(option: str, text: str, least: float, most: float) -> float:
    from journeyctl.paper.lengths import millimetres

    try:
        return millimetres(text, least, most)
    except ValueError as fault:
        raise refused(f"{option} {fault}") from fault


def _marks(text: str) -> tuple[Mark, ...]:
    from journeyctl.paper.press import MARKS

    words = listed(text)
    wrong = [word for word in words or (text,) if word and word not in MARKS]
    if wrong:
        raise unknown("--marks", wrong[0], "marks", MARKS)
    return tuple(mark for mark in MARKS if mark in words)


def _sheet(text: str) -> str:
    from journeyctl.paper.sheets import SCREEN, SLIDE, sheet

    if not text:
        return ""
    try:
        found = None if text.strip().lower() == SCREEN else sheet(text)
    except ValueError as fault:
        raise refused(f"--tile {fault}") from fault
    if found is None or found.roll or found.short < _LEAST_TILE or found.name == SLIDE:
        raise refused(f"--tile {text!r}: tiles are sheets from A5 (148 x 210 mm) on, such as A4, A3, letter")
    return found.name


def _fit(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    found = re.fullmatch(_FIT, text.strip().lower())
    if found is None:
        raise refused(f"--scale-to-fit {text!r}: columns and rows of sheets are meant, 1 to 99 of each, such as 2x3")
    return int(found[1]), int(found[2])
