"""`journeyctl check`: whether journeys are the language, lead somewhere, and follow a good facilitator's advice."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from journeyctl.cli.checking import Asked, run_check
from journeyctl.cli.options import Colour, Jobs, Paths, Project, Quiet, Today, Verbose


def check(
    paths: Paths,
    form: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            envvar="JOURNEYCTL_FORMAT",
            metavar="FORM[=FILE]",
            help="How findings are told: full, concise, json, jsonl, sarif, github, gitlab, junit, rdjson, markdown. "
            "Repeat it for several; all but one need a file. Left out: full.",
        ),
    ] = None,
    fail_on: Annotated[
        Literal["error", "warning", "hint", "never"] | None,
        typer.Option(
            "--fail-on",
            envvar="JOURNEYCTL_FAIL_ON",
            help="From which level on the exit code is 1; else as the project says, else error.",
        ),
    ] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", envvar="JOURNEYCTL_EXIT_ZERO", help="Findings make no exit code of 1.")
    ] = False,
    select: Annotated[
        str,
        typer.Option("--select", envvar="JOURNEYCTL_SELECT", metavar="CODES", help="Only these codes, as in J25,J301."),
    ] = "",
    ignore: Annotated[
        str,
        typer.Option("--ignore", envvar="JOURNEYCTL_IGNORE", metavar="CODES", help="Without these codes, as in J25."),
    ] = "",
    pedantic: Annotated[
        bool, typer.Option("--pedantic", envvar="JOURNEYCTL_PEDANTIC", help="Ask the rules for the fussy, too.")
    ] = False,
    lang: Annotated[
        str,
        typer.Option(
            "--lang",
            envvar="JOURNEYCTL_LANG",
            metavar="CODE",
            help="Of advice on method: en, sv, nb; else as the project.",
        ),
    ] = "",
    base: Annotated[
        str,
        typer.Option(
            "--base",
            envvar="JOURNEYCTL_BASE",
            metavar="REVISION",
            help="Since when no heart may be lost, and which lines are changed.",
        ),
    ] = "HEAD",
    fix: Annotated[
        bool, typer.Option("--fix", envvar="JOURNEYCTL_FIX", help="Mend what is certain, then check again.")
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes",
            envvar="JOURNEYCTL_UNSAFE_FIXES",
            help="Mend also what is only likely; look at the outcome.",
        ),
    ] = False,
    today: Today = "",
    jobs: Jobs = 0,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Check keys, values, references and method, all at once."""
    return run_check(
        Asked(
            tuple(paths), tuple(form or ()), fail_on, exit_zero, select, ignore, pedantic, lang, base, fix,
            unsafe_fixes, today, jobs, project, quiet, verbose, color,
        )
    )  # fmt: skip
