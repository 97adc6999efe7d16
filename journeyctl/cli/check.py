"""`journeyctl check`: whether journeys are the language, and their references lead somewhere."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from journeyctl.cli.options import (
    Colour,
    Paths,
    Project,
    Quiet,
    Today,
    Verbose,
    coloured,
    day,
    failed,
    listed,
    say,
    told,
)
from journeyctl.cli.reports import PLAIN, STDOUT, send, targets

if TYPE_CHECKING:
    from datetime import date

    from journeyctl.pipeline import Done


def check(
    paths: Paths,
    form: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            envvar="JOURNEYCTL_FORMAT",
            metavar="FORM[=FILE]",
            help="How findings are told: full, concise, json, jsonl, sarif, github, gitlab, junit, rdjson, markdown. "
            "Repeat it for several; all but one need a file. Else full.",
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
        typer.Option("--base", envvar="JOURNEYCTL_BASE", metavar="REVISION", help="Since when no heart may be lost."),
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
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Check journeys: keys, values, references and method, all findings at once."""
    from journeyctl.pipeline import Inquiry, check_all, find

    wanted = targets(form)
    inquiry = Inquiry(day(today), _codes(select), _codes(ignore), pedantic, lang, base)
    inputs = find(tuple(paths))
    if fix or unsafe_fixes:
        from journeyctl.cli.fixing import fixed

        done, mended = fixed(inputs, inquiry, project, unsafe=unsafe_fixes, verbose=verbose)
    else:
        done, mended = tuple(check_all(inputs, inquiry, project)), ""
    found = [one for each in done for one in each.diagnostics if told(quiet, one.level)]
    faults = [fault for each in done for fault in each.faults]
    counted = ""
    if found or faults or wanted != PLAIN:
        from journeyctl.report import WITH_LINES, count, explain

        lines = _lines(done) if any(one.form in WITH_LINES for one in wanted) else {}
        read = [each.given.name for each in done if each.loaded]
        send(wanted, found, lines, read, faults, colour=coloured(color, sys.stdout))
        say("".join(explain(fault) for fault in faults))
        counted = count(found)
    if verbose:
        say("".join(f"checked {each.given.name}\n" for each in done))
    if not quiet and (wanted[0].form == "full" or wanted[0].file != STDOUT):
        files = f"{len(done)} journey{'' if len(done) == 1 else 's'} checked"
        say(f"{mended}{files}: {counted or 'nothing found'}\n{_fixable(done)}{_rested(done, inquiry.today)}")
    if faults:
        return 2
    if exit_zero:
        return 0
    return 1 if any(_failed(each, fail_on) for each in done) else 0


def _fixable(done: tuple[Done, ...]) -> str:
    """A line on how many findings come with a fix; nothing when none does."""
    fixes = [
        one.fix
        for each in done
        for one in dict.fromkeys(each.diagnostics)
        if one.fix and each.given.path and one.span.path == each.given.name
    ]
    safe = sum(one.safe for one in fixes)
    parts = ((safe, "--fix mends"), (len(fixes) - safe, "--unsafe-fixes mends"))
    told = [f"{words} {number} of them" for number, words in parts if number]
    return f"{', '.join(told)}\n" if told else ""


def _rested(done: tuple[Done, ...], today: date) -> str:
    """A line on what the journeys rest on; nothing when none could be read."""
    from journeyctl.pipeline import covered

    known = covered((each.loaded for each in done if each.loaded), today)
    if not known.activities:
        return ""
    parts = [f"{known.known} of {known.activities} activities"]
    if known.statements:
        parts.append(f"{100 * known.known_statements // known.statements} % of statements")
    heard = f"{known.interviews or 'no'} interview{'' if known.interviews == 1 else 's'}"
    age = {None: "", 0: ", newest evidence of these days"}.get(
        known.newest, f", newest evidence {known.newest} days old"
    )
    return f"{' and '.join(parts)} rest on evidence; {heard}{age}\n"


def _codes(text: str) -> tuple[str, ...]:
    """Codes, or beginnings of codes, in capitals."""
    codes = tuple(word.upper() for word in listed(text))
    wrong = [code for code in codes if not re.fullmatch("J[0-9]{0,3}", code)]
    if wrong:
        raise typer.BadParameter(f"{wrong[0]!r} is no code; codes look like J201, and J2 means all that begin so")
    return codes


def _lines(done: tuple[Done, ...]) -> dict[str, tuple[str, ...]]:
    """The lines of every file that is spoken of, by path."""
    from journeyctl.pipeline import sources

    lines: dict[str, tuple[str, ...]] = {}
    for each in done:
        lines |= sources(each.loaded, each.diagnostics) if each.loaded else {}
    return lines


def _failed(done: Done, fail_on: str | None) -> bool:
    asked = done.loaded.project.check.fail_on if done.loaded else "error"
    return failed({one.level for one in done.diagnostics}, fail_on or asked)
