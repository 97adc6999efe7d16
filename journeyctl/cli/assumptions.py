"""`journeyctl assumptions`: what is still believed and not known, and whom to ask what."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from journeyctl.cli.options import Colour, Paths, Project, Quiet, Verbose
from journeyctl.cli.speaking import coloured, failed, say, told

if TYPE_CHECKING:
    from journeyctl.pipeline import Loaded

Form = Literal["text", "markdown", "json", "html"]


def assumptions(
    paths: Paths,
    guide: Annotated[
        bool, typer.Option("--guide", envvar="JOURNEYCTL_GUIDE", help="An interview guide in place of the list.")
    ] = False,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format",
            envvar="JOURNEYCTL_ASSUMPTIONS_FORMAT",
            help="The list as text, markdown or json; the guide as markdown, or as html to print.",
        ),
    ] = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """List what is believed and not known, or make a guide to ask."""
    from journeyctl.pipeline import asking, find, load

    inputs = find(tuple(paths))
    _refuse_misfits(form, len(inputs), guide=guide)
    loaded = []
    for one in inputs:
        loaded.append(load(one, project))
        if verbose:
            say(f"read {one.name}\n")
    _report(loaded, quiet=quiet, colour=coloured(color, sys.stderr))
    from journeyctl.report import unheard

    journeys = [one.journey for one in loaded if one.journey]
    if guide and journeys:
        sys.stdout.write(unheard(asking.write_guide(journeys[0], "html" if form == "html" else "markdown")))
    elif not guide:
        sys.stdout.write(unheard(asking.list_beliefs(journeys, form if form in ("markdown", "json") else "text")))
    return 1 if any(failed({found.level for found in one.diagnostics}) for one in loaded) else 0


def _refuse_misfits(form: Form | None, inputs: int, *, guide: bool) -> None:
    """What cannot be made."""
    if guide and inputs > 1:
        raise typer.BadParameter("--guide is for one journey; name one file")
    if guide and form in ("text", "json"):
        raise typer.BadParameter(f"--guide is written as markdown or html, not as {form}")
    if not guide and form == "html":
        raise typer.BadParameter("--format html is a guide to print; add --guide")


def _report(loaded: list[Loaded], *, quiet: bool, colour: bool) -> None:
    from journeyctl.pipeline import sources
    from journeyctl.report import report

    for one in loaded:
        found = [each for each in one.diagnostics if told(quiet, each.level)]
        say(report(found, sources(one, found) if found else {}, colour=colour))
