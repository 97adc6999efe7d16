"""`journeyctl check`: whether journeys are the language, and their references lead somewhere."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from journeyctl.cli.options import Colour, Paths, Project, Quiet, Verbose, coloured, failed


def check(
    paths: Paths,
    form: Annotated[
        Literal["full", "concise", "json"],
        typer.Option("--format", envvar="JOURNEYCTL_FORMAT", help="How findings are told."),
    ] = "full",
    fail_on: Annotated[
        Literal["error", "warning", "hint", "never"],
        typer.Option("--fail-on", envvar="JOURNEYCTL_FAIL_ON", help="From which level on the exit code is 1."),
    ] = "error",
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Check journeys: keys, values and references, all findings at once."""
    from journeyctl.pipeline import find, load
    from journeyctl.report import count, report

    loaded = [load(one, project) for one in find(tuple(paths))]
    found = [one for each in loaded for one in each.diagnostics if not quiet or one.level == "error"]
    lines = {each.given.name: each.lines for each in loaded}
    text = report(found, lines, form, colour=coloured(color) and form == "full")
    if text:
        typer.echo(text, nl=False)
    if form == "full" and not quiet:
        files = f"{len(loaded)} journey{'' if len(loaded) == 1 else 's'} checked"
        typer.echo(f"{files}: {count(found) or 'nothing found'}", err=True)
    return 1 if failed({one.level for one in found}, fail_on) else 0
