"""`journeyctl diff`: what differs between journeys, told as experience."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeyctl.cli.options import Colour, Project, Quiet, Today, Verbose
from journeyctl.cli.speaking import coloured, day, say

if TYPE_CHECKING:
    from journeyctl.pipeline.comparing import Compared


def diff(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATHS...]", show_default=False, help="Two files."),
    ] = None,
    summary: Annotated[
        bool, typer.Option("--summary", envvar="JOURNEYCTL_SUMMARY", help="One line for each journey.")
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", envvar="JOURNEYCTL_EXIT_CODE", help="End in 1 when something differs.")
    ] = False,
    today: Today = "",
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Tell what differs between journeys, as customers live it.

    Formatting, comments and the order of keys are no difference. A file with errors is told; the others are compared.
    """
    from journeyctl.pipeline.comparing import compare_files
    from journeyctl.report import difference

    given = words or []
    if len(given) != 2:
        raise typer.BadParameter("name two files")
    several = (compare_files(Path(given[0]), Path(given[1]), project, day(today)),)
    _complain(several, colour=coloured(color, sys.stderr))
    if verbose:
        say("".join(f"compared {one.name}\n" for one in several))
    if not quiet:
        sys.stdout.write(difference.written(several, colour=coloured(color, sys.stdout), summary=summary))
    if any(one.faults for one in several):
        return 1
    differs = any(one.difference and difference.worth(one, one.difference) for one in several)
    return int(exit_code and differs)


def _complain(several: tuple[Compared, ...], *, colour: bool) -> None:
    """Say what kept journeys from being compared."""
    from journeyctl.report import report

    for one in several:
        for loaded, found in one.faults:
            say(report(found, {loaded.given.name: loaded.lines}, colour=colour))
