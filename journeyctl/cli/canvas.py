"""`journeyctl canvas`: the blank map for a workshop, by method, in true size for real notes."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from journeyctl.cli.drawing import Asked, run_render
from journeyctl.cli.new import Method
from journeyctl.cli.options import Colour, Look, Orientation, Output, Project, Quiet, Verbose
from journeyctl.cli.speaking import refused


def canvas(
    journey: Annotated[
        str,
        typer.Argument(metavar="[JOURNEY]", help="Whose title, persona, phases and own lanes are printed; or none."),
    ] = "",
    method: Annotated[
        Method | None,
        typer.Option("--method", envvar="JOURNEYCTL_METHOD", help="The guide it follows; else the project's."),
    ] = None,
    phases: Annotated[
        int,
        typer.Option(
            "--phases", envvar="JOURNEYCTL_PHASES", min=0, max=30, help="How many phases; 0: as the method has them."
        ),
    ] = 0,
    participants: Annotated[
        int,
        typer.Option(
            "--participants", envvar="JOURNEYCTL_PARTICIPANTS", min=0, max=60, help="How many; 0: the team, else six."
        ),
    ] = 0,
    start: Annotated[
        str, typer.Option("--start", envvar="JOURNEYCTL_START", metavar="TIME", help="When the day begins.")
    ] = "09:00",
    notes: Annotated[
        Literal["76", "51"], typer.Option("--notes", envvar="JOURNEYCTL_NOTES", help="The side of the notes, in mm.")
    ] = "76",
    paper: Annotated[
        str,
        typer.Option(
            "--paper", envvar="JOURNEYCTL_PAPER", metavar="PAPER", help="A0, A1, B1, arch-e, roll:914mm, 1200x900mm."
        ),
    ] = "A0",
    orientation: Orientation = None,
    lang: Annotated[
        str,
        typer.Option("--lang", envvar="JOURNEYCTL_LANG", metavar="CODE", help="Its language; else the project's."),
    ] = "",
    theme: Look = "",
    output: Output = "build",
    to: Annotated[
        str,
        typer.Option(
            "--to",
            envvar="JOURNEYCTL_TO",
            metavar="FORMATS",
            help="svg, pdf, png; several with commas. Else by the file's ending, and pdf.",
        ),
    ] = "",
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Draw the blank map of a workshop, of a journey or of none.

    It has as many sheets as its method needs. Lengths are true on any paper, so that notes of 76 or 51 mm fit their
    slots. Files are called canvas.METHOD.PAPER.pdf, those of a journey NAME.canvas.PAPER.pdf.
    """
    from journeyctl.workshop import Workshop, minutes

    try:
        begins = minutes(start)
    except ValueError:
        raise refused(f"--start {start!r}: a time of the day is written as 09:30") from None
    chosen = Workshop(method or "", phases, participants, begins, int(notes))
    return run_render(
        Asked(
            (journey,) if journey else (), output, to, "canvas", paper, orientation, theme, lang=lang, project=project,
            quiet=quiet, verbose=verbose, color=color, workshop=chosen, usual="pdf",
        )
    )  # fmt: skip
