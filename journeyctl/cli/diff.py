"""`journeyctl diff`: what differs between journeys, told as experience."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeyctl.cli.options import Colour, Project, Quiet, Today, Verbose
from journeyctl.cli.speaking import coloured, day, say

if TYPE_CHECKING:
    from datetime import date

    from journeyctl.pipeline.between import Told
    from journeyctl.pipeline.comparing import Compared


def diff(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATHS...]",
            show_default=False,
            help="Two files; or a revision (REV, A..B or with three dots), then -- and paths. Else what changed since "
            "HEAD in the folder you stand in.",
        ),
    ] = None,
    staged: Annotated[
        bool, typer.Option("--staged", envvar="JOURNEYCTL_STAGED", help="Compare what the next commit will have.")
    ] = False,
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
    from journeyctl.report import difference

    several, beside = _compared(tuple(words or ()), project, day(today), staged=staged)
    _complain(several, colour=coloured(color, sys.stderr))
    if verbose:
        say("".join(f"compared {one.name}\n" for one in several))
    if not quiet:
        sys.stdout.write(difference.written(several, beside, colour=coloured(color, sys.stdout), summary=summary))
    if any(one.faults for one in several):
        return 1
    differs = any(one.difference and difference.worth(one, one.difference) for one in several)
    return int(exit_code and differs)


def _compared(words: tuple[str, ...], project: Path | None, today: date, *, staged: bool) -> Told:
    """What was asked for: two files are compared with one another, else the states of a repository."""
    from journeyctl.pipeline.between import Told, Wanted, compare_revisions
    from journeyctl.pipeline.comparing import compare_files

    if len(words) == 2 and not staged and all(Path(word).is_file() for word in words):
        return Told((compare_files(Path(words[0]), Path(words[1]), project, today),))
    revisions, paths = _parted(words)
    if len(revisions) > 2 or (len(revisions) == 2 and any(".." in one for one in revisions)):
        raise typer.BadParameter(f"name one revision, two, or a range, not {' '.join(revisions)}")
    if staged and (len(revisions) == 2 or any(".." in one for one in revisions)):
        raise typer.BadParameter("--staged compares with one revision, not with a range")
    return compare_revisions(Wanted(revisions, staged, paths, project, today))


def _parted(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Revisions and paths: as `--` parts them, else the first words that are no file and no folder are revisions."""
    if "--" in words:
        at = words.index("--")
        return words[:at], words[at + 1 :]
    at = next((place for place, word in enumerate(words) if os.path.lexists(word)), len(words))
    return words[:at], words[at:]


def _complain(several: tuple[Compared, ...], *, colour: bool) -> None:
    """Say what kept journeys from being compared."""
    from journeyctl.report import report

    for one in several:
        for loaded, found in one.faults:
            say(report(found, {loaded.given.name: loaded.lines}, colour=colour))
