"""`journeyctl check`: whether journeys are the language, lead somewhere, and follow a good facilitator's advice."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

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
from journeyctl.cli.reports import PLAIN, STDOUT, send, spare, targets

if TYPE_CHECKING:
    from pathlib import Path

    from journeyctl.diagnostics import Diagnostic
    from journeyctl.lint import Coverage
    from journeyctl.pipeline import Done, Inquiry
    from journeyctl.report import ReportFormat

LOGS = ("full", "github")
"""Formats that are read in a log: the sum stands under them. Others are for programs, which may read both streams."""


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
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Check keys, values, references and method, all at once."""
    from journeyctl.pipeline import Inquiry, check_all, find

    wanted = targets(form)
    inquiry = Inquiry(day(today), _codes(select), _codes(ignore), pedantic, lang, base)
    inputs = find(tuple(paths))
    spare(wanted, (one.name for one in inputs))
    if fix or unsafe_fixes:
        from journeyctl.cli.fixing import fixed

        done, mended = fixed(inputs, inquiry, project, unsafe=unsafe_fixes, verbose=verbose)
    else:
        done, mended = tuple(check_all(inputs, inquiry, project)), ""
    checked = _Checked(done, tuple(one for each in done for one in each.diagnostics if told(quiet, one.level)), inquiry)
    faults = tuple(fault for each in done for fault in each.faults)
    counted = ""
    if checked.found or faults or wanted != PLAIN:
        from journeyctl.report import count, explain

        colour = coloured(color, sys.stdout)
        faults += send(wanted, lambda form, shown: checked.told(form, project, colour=colour and shown))
        say("".join(map(explain, faults)))
        counted = count(checked.found)
    if verbose:
        from journeyctl.report import shown

        say("".join(f"checked {shown(each.given.name)}\n" for each in done))
    if not quiet and (wanted[0].form in LOGS or wanted[0].file != STDOUT):
        files = f"{len(done)} journey{'' if len(done) == 1 else 's'} checked"
        lines = (f"{mended}{files}: {counted or 'nothing found'}\n", checked.fixable_line(), checked.rested_line())
        say("".join(lines))
    if faults:
        return 2
    if exit_zero:
        return 0
    return 1 if any(_failed(each, fail_on) for each in done) else 0


class _Checked(NamedTuple):
    """What became of the journeys, and what of it is to be told."""

    done: tuple[Done, ...]
    found: tuple[Diagnostic, ...]
    inquiry: Inquiry

    def told(self, form: ReportFormat, root: Path | None, *, colour: bool) -> str:
        """The report in a format, with what that format has need of."""
        from journeyctl.report import FOR_PEOPLE, NO_CHANGES, NO_LINES, WITH_LINES, report

        return report(
            self.found,
            self._lines() if form in WITH_LINES else NO_LINES,
            form,
            files=[each.given.name for each in self.done if each.loaded],
            faults=[fault for each in self.done for fault in each.faults],
            changed=self._changed() if form == "github" else NO_CHANGES,
            colour=colour,
            rested=None if form in FOR_PEOPLE else self._rested(),
            root=root,
        )

    def fixable_line(self) -> str:
        """A line on how many findings come with a fix; nothing when none does."""
        fixes = [
            one.fix
            for each in self.done
            for one in dict.fromkeys(each.diagnostics)
            if one.fix and each.given.path and one.span.path == each.given.name
        ]
        safe = sum(one.safe for one in fixes)
        parts = ((safe, "--fix mends"), (len(fixes) - safe, "--unsafe-fixes mends"))
        words = [f"{words} {number} of them" for number, words in parts if number]
        return f"{', '.join(words)}\n" if words else ""

    def rested_line(self) -> str:
        """A line on what the journeys rest on; nothing when none could be read."""
        known = self._rested()
        if not known.activities:
            return ""
        from journeyctl.report import resting

        return f"{resting(known)}\n"

    def _rested(self) -> Coverage:
        from journeyctl.pipeline import covered

        return covered((each.loaded for each in self.done if each.loaded), self.inquiry.today)

    def _lines(self) -> dict[str, tuple[str, ...]]:
        """The lines of every file that is spoken of, by path."""
        from journeyctl.pipeline import sources

        lines: dict[str, tuple[str, ...]] = {}
        for each in self.done:
            lines |= sources(each.loaded, each.diagnostics) if each.loaded else {}
        return lines

    def _changed(self) -> dict[str, frozenset[int]]:
        """The changed lines of every file that is spoken of, by path."""
        from pathlib import Path

        from journeyctl.revisions import changed_lines

        paths = [Path(path) for path in dict.fromkeys(one.span.path for one in self.found) if path not in ("", STDOUT)]
        return {str(path): lines for path, lines in changed_lines(paths, self.inquiry.base).items()}


def _codes(text: str) -> tuple[str, ...]:
    """Codes, or beginnings of codes, in capitals."""
    codes = tuple(word.upper() for word in listed(text))
    wrong = [code for code in codes if not re.fullmatch("J[0-9]{0,3}", code)]
    if wrong:
        raise typer.BadParameter(f"{wrong[0]!r} is no code; codes look like J201, and J2 means all that begin so")
    return codes


def _failed(done: Done, fail_on: str | None) -> bool:
    asked = done.loaded.project.check.fail_on if done.loaded else "error"
    return failed({one.level for one in done.diagnostics}, fail_on or asked)
