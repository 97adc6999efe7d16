"""`journeyctl log`: the history of a journey, told as experience."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from journeyctl.cli.options import Colour, Project, Quiet, Verbose
from journeyctl.cli.speaking import coloured, say

if TYPE_CHECKING:
    from journeyctl.pipeline.chronicle import Chronicle

Form = Literal["terminal", "json", "markdown"]
STDOUT = "-"


def log(
    journey: Annotated[Path, typer.Argument(metavar="JOURNEY", help="The journey's file; it may be gone.")],
    revision: Annotated[
        str,
        typer.Argument(
            metavar="[REV]",
            show_default=False,
            help="Where the history begins, or a range A..B; else with what lies in the folder.",
        ),
    ] = "",
    form: Annotated[
        Form, typer.Option("--format", envvar="JOURNEYCTL_LOG_FORMAT", help="For a terminal, as JSON, or as Markdown.")
    ] = "terminal",
    count: Annotated[
        int,
        typer.Option(
            "--max-count",
            "-n",
            envvar="JOURNEYCTL_MAX_COUNT",
            min=0,
            metavar="N",
            help="At most so many versions, the newest; 0 is all.",
        ),
    ] = 0,
    since: Annotated[
        str,
        typer.Option("--since", envvar="JOURNEYCTL_SINCE", metavar="DATE", help="No version older than this."),
    ] = "",
    output: Annotated[
        str,
        typer.Option("--output", "-o", envvar="JOURNEYCTL_OUTPUT", metavar="FILE", help="Where to write it; - prints."),
    ] = "-",
    project: Project = None,
    quiet: Quiet = False,  # noqa: ARG001 - all that is printed was asked for
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Tell the history of a journey: its curves and changes.

    Renames are followed. Every version is read with the personas and the project of its own time.
    """
    from journeyctl.pipeline.chronicle import Wanted, read_history

    if "..." in revision:
        raise typer.BadParameter(f"a history is of one revision or of A..B, not of {revision}")
    found = read_history(Wanted(journey, revision, count, since, project))
    if verbose:
        say("".join(f"read {one.commit[:7] or 'the folder'} {one.name}\n" for one in found.moments))
    printed = output == STDOUT
    text = _written(form, found, colour=coloured(color, sys.stdout) and printed)
    if printed:
        sys.stdout.write(text)
        return 0
    from journeyctl.export import write

    write(Path(output), text.encode())
    return 0


def _written(form: Form, found: Chronicle, *, colour: bool) -> str:
    from journeyctl.report import history, history_json, history_markdown

    if form == "json":
        return history_json.written(found)
    if form == "markdown":
        return history_markdown.written(found)
    return history.written(found, colour=colour, width=shutil.get_terminal_size((100, 24)).columns)
