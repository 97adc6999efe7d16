"""`journeyctl blame`: who stated what a journey says, when, and on what evidence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from journeyctl.cli.options import Colour, Project, Quiet, Verbose
from journeyctl.cli.speaking import coloured, language, refused, say

Form = Literal["terminal", "json"]


def blame(
    journey: Annotated[Path, typer.Argument(metavar="JOURNEY", help="The journey's file.")],
    word: Annotated[
        str,
        typer.Argument(
            metavar="[ID]",
            show_default=False,
            help="An activity, phase, idea or evidence by id or name; persona; journey. Else how each activity feels.",
        ),
    ] = "",
    form: Annotated[
        Form, typer.Option("--format", envvar="JOURNEYCTL_BLAME_FORMAT", help="For a terminal, or as JSON.")
    ] = "terminal",
    lang: Annotated[
        str,
        typer.Option(
            "--lang", envvar="JOURNEYCTL_LANG", metavar="CODE", help="The language it is told in; else the project's."
        ),
    ] = "",
    project: Project = None,
    quiet: Quiet = False,  # noqa: ARG001 - all that is printed was asked for
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Tell who stated what, when, and on what evidence.

    Values are compared by what they mean: a commit that only wrote them otherwise is not told.
    """
    from journeyctl.pipeline.blaming import blame as asked
    from journeyctl.report import history_blame, history_blame_json

    told = asked(journey, word, project, language(lang))
    if not told.blames and word:
        raise refused(history_blame.refusal(told, word))
    if verbose:
        say(f"read {told.name}\n")
    if form == "json":
        sys.stdout.write(history_blame_json.written(told))
    else:
        sys.stdout.write(history_blame.written(told, colour=coloured(color, sys.stdout), one=bool(word)))
    return 0
