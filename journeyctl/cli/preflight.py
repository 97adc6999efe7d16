"""`journeyctl preflight`: whether a print will come right, before anybody pays for it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from journeyctl.cli.options import Colour, Look, Orientation, Project, Quiet, Today, Verbose
from journeyctl.cli.speaking import coloured, day, failed, say, sheet_named, told

if TYPE_CHECKING:
    from journeyctl.diagnostics import Diagnostic
    from journeyctl.preflight import Report


def preflight(
    paths: Annotated[list[str], typer.Argument(metavar="PATHS...", help="PDFs, or journeys, which are drawn first.")],
    paper: Annotated[
        str,
        typer.Option(
            "--paper", envvar="JOURNEYCTL_PAPER", metavar="PAPER", help="On which journeys are drawn; else A0."
        ),
    ] = "",
    orientation: Orientation = None,
    theme: Look = "",
    form: Annotated[
        Literal["text", "json"],
        typer.Option("--format", envvar="JOURNEYCTL_PREFLIGHT_FORMAT", help="For people, or for programs."),
    ] = "text",
    profile: Annotated[
        Path | None,
        typer.Option(
            "--profile",
            envvar="JOURNEYCTL_PROFILE",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="The ICC profile of the press; else one of the system's.",
        ),
    ] = None,
    today: Today = "",
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Look at a print before it is paid for.

    Paper, boxes, text, fonts, lines, pictures, contrast, ink, colours and margins are looked at. What is beyond the
    limits that `preflight:` in journeyctl.yaml sets is refused, with exit code 1.
    """
    from journeyctl.pipeline import Wish
    from journeyctl.pipeline.proofing import prove
    from journeyctl.report import report

    wish = Wish(
        formats=("pdf",), paper=sheet_named(paper) or "A0", orientation=orientation, theme=theme, today=day(today)
    )
    proofs = tuple(prove(tuple(paths), wish, project, profile))
    said: set[Diagnostic] = set()
    for one in proofs:
        if verbose:
            say(f"looked at {one.name}\n")
        found = [each for each in one.diagnostics if told(quiet, each.level) and (verbose or one.report is None)]
        say(report([each for each in found if each not in said], one.lines, colour=coloured(color, sys.stderr)))
        said.update(found)
    reports = [one.report for one in proofs if one.report]
    sys.stdout.write(_written(form, reports, quiet=quiet, colour=coloured(color, sys.stdout)))
    undrawn = any(one.report is None or failed({each.level for each in one.diagnostics}) for one in proofs)
    return 1 if undrawn or any(one.refused for one in reports) else 0


def _written(form: str, reports: list[Report], *, quiet: bool, colour: bool) -> str:
    from journeyctl.report import preflight as printed

    if form == "json":
        return printed.as_json(reports)
    return printed.written([one for one in reports if one.refused or not quiet], colour=colour) if reports else ""
