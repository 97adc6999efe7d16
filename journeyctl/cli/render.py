"""`journeyctl render`: journeys become pictures, documents and words."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from journeyctl.cli.drawing import Asked, run_render
from journeyctl.cli.options import (
    CacheFolder,
    Colour,
    Jobs,
    Link,
    Look,
    Orientation,
    Output,
    Paths,
    Project,
    Quiet,
    Today,
    Verbose,
)
from journeyctl.cli.printing import Printing
from journeyctl.cli.recalling import remember
from journeyctl.view import View


def render(
    context: typer.Context,
    paths: Paths,
    output: Output = "build",
    to: Annotated[
        str,
        typer.Option(
            "--to",
            envvar="JOURNEYCTL_TO",
            metavar="FORMATS",
            help="svg, pdf, png, text; several with commas. Else by the file's ending, and svg.",
        ),
    ] = "",
    view: Annotated[
        View,
        typer.Option("--view", envvar="JOURNEYCTL_VIEW", help="The whole map, or a part of it drawn for one purpose."),
    ] = "map",
    paper: Annotated[
        str,
        typer.Option(
            "--paper",
            envvar="JOURNEYCTL_PAPER",
            metavar="PAPER",
            help="A0 to A8, B0 to B8, letter to arch-e, slide, roll:914mm, 500x700mm; else a screen; A0 for map PDFs.",
        ),
    ] = "",
    orientation: Orientation = None,
    theme: Look = "",
    lanes: Annotated[
        str,
        typer.Option(
            "--lanes", envvar="JOURNEYCTL_LANES", metavar="LANES", help="Lanes to show, top to bottom, with commas."
        ),
    ] = "",
    lang: Annotated[
        str,
        typer.Option("--lang", envvar="JOURNEYCTL_LANG", metavar="CODE", help="The language of the map's own words."),
    ] = "",
    fonts: Annotated[
        Literal["embed", "system", "outline"],
        typer.Option(
            "--fonts",
            envvar="JOURNEYCTL_FONTS",
            help="How an SVG carries its letters; outline: as shapes, in a PDF too.",
        ),
    ] = "embed",
    dpi: Annotated[
        float,
        typer.Option(
            "--dpi", envvar="JOURNEYCTL_DPI", min=0, max=2400, help="Of a PNG; 0: 192 on screens, 150 on paper."
        ),
    ] = 0,
    revision: Annotated[
        str | None,
        typer.Option(
            "--revision", envvar="JOURNEYCTL_REVISION", metavar="TEXT", help="In the title block; none hides it."
        ),
    ] = None,
    link: Link = "",
    distance: Annotated[
        str,
        typer.Option(
            "--distance",
            envvar="JOURNEYCTL_DISTANCE",
            metavar="LENGTH",
            help="How far off a map's sheet is read, as 1.5m.",
        ),
    ] = "",
    bleed: Annotated[
        str, typer.Option("--bleed", envvar="JOURNEYCTL_BLEED", metavar="LENGTH", help="Of a PDF for a press, as 3mm.")
    ] = "",
    marks: Annotated[
        str,
        typer.Option(
            "--marks", envvar="JOURNEYCTL_MARKS", metavar="MARKS", help="Outside the sheet: crop, registration."
        ),
    ] = "",
    tile: Annotated[
        str,
        typer.Option(
            "--tile", envvar="JOURNEYCTL_TILE", metavar="PAPER", help="The PDF in parts, over sheets of A4, A3, letter."
        ),
    ] = "",
    overlap: Annotated[
        str, typer.Option("--overlap", envvar="JOURNEYCTL_OVERLAP", metavar="LENGTH", help="Of tiles; else 10mm.")
    ] = "",
    unprintable: Annotated[
        str,
        typer.Option(
            "--unprintable", envvar="JOURNEYCTL_UNPRINTABLE", metavar="LENGTH", help="At a tile's edges; else 5mm."
        ),
    ] = "",
    scale_to_fit: Annotated[
        str,
        typer.Option(
            "--scale-to-fit", envvar="JOURNEYCTL_SCALE_TO_FIT", metavar="WxH", help="Columns and rows of tiles to fill."
        ),
    ] = "",
    today: Today = "",
    cache: Annotated[
        bool | None,
        typer.Option("--cache/--no-cache", envvar="JOURNEYCTL_CACHE", help="Keep pictures for the next run, or not."),
    ] = None,
    cache_dir: CacheFolder = None,
    jobs: Jobs = 0,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Draw journeys as SVG, PDF and PNG, or tell them as text.

    Files are called after the journey: NAME.svg, NAME.compact.svg, NAME.blueprint.svg, NAME.A0.pdf, NAME.txt.
    """
    asked = Asked(
        tuple(paths), output, to, view, paper, orientation, theme, lanes, lang, fonts, dpi, revision, today, cache,
        cache_dir, jobs, project, quiet, verbose, color, link,
        printing=Printing(distance, bleed, marks, tile, overlap, unprintable, scale_to_fit),
    )  # fmt: skip
    code = run_render(asked)
    remember(context.obj, asked)
    return code
