"""`journeyctl render`: journeys become pictures, documents and words."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from journeyctl.cli.drawing import Asked, run_render
from journeyctl.cli.options import CacheFolder, Colour, Link, Look, Paths, Project, Quiet, Today, Verbose


def render(
    paths: Paths,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", envvar="JOURNEYCTL_OUTPUT", metavar="PATH", help="A folder, or one file; - prints one."
        ),
    ] = "build",
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
        Literal["map", "compact", "flow"],
        typer.Option("--view", envvar="JOURNEYCTL_VIEW", help="The whole map, a picture for a README, the flow."),
    ] = "map",
    paper: Annotated[
        str,
        typer.Option(
            "--paper",
            envvar="JOURNEYCTL_PAPER",
            metavar="PAPER",
            help="A0 to B8, letter to arch-e, slide, roll:914mm, 500x700mm; else a screen, and A0 for a map's PDF.",
        ),
    ] = "",
    orientation: Annotated[
        Literal["landscape", "portrait"] | None,
        typer.Option(
            "--orientation", envvar="JOURNEYCTL_ORIENTATION", help="Of the sheet; else its own, or landscape."
        ),
    ] = None,
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
    today: Today = "",
    cache: Annotated[
        bool | None,
        typer.Option("--cache/--no-cache", envvar="JOURNEYCTL_CACHE", help="Keep pictures for the next run, or not."),
    ] = None,
    cache_dir: CacheFolder = None,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs",
            "-j",
            envvar="JOURNEYCTL_JOBS",
            min=0,
            max=256,
            help="How many journeys at once; 0: one a processor.",
        ),
    ] = 0,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Draw journeys as SVG, PDF and PNG, or tell them as text.

    Files are called after the journey: NAME.svg, NAME.compact.svg, NAME.flow.svg, NAME.A0.pdf, NAME.txt.
    """
    return run_render(
        Asked(
            tuple(paths), output, to, view, paper, orientation, theme, lanes, lang, fonts, dpi, revision, today, cache,
            cache_dir, jobs, project, quiet, verbose, color, link,
        )
    )  # fmt: skip
