"""What `journeyctl check` does: find, check, mend if wished, report.

In: an `Asked`. Out: the exit code; reports on standard output and in files, the sum on standard error.
"""

from __future__ import annotations

import re
import sys
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from journeyctl.cli.jobs import engine
from journeyctl.cli.progress import Progress
from journeyctl.cli.reports import PLAIN, STDOUT, Target, send, spare, targets
from journeyctl.cli.speaking import ColourChoice, coloured, day, failed, language, listed, refused, say, told

if TYPE_CHECKING:
    from pathlib import Path

    from journeyctl.diagnostics import Diagnostic, EnvironmentFault
    from journeyctl.lint import Coverage
    from journeyctl.pipeline import Done, Input, Inquiry
    from journeyctl.report import ReportFormat

LOGS = ("full", "github")
"""Formats that are read in a log: the sum stands under them. Others are for programs, which may read both streams."""


class Asked(NamedTuple):
    """What the command line asks for: the options of `check` by their names, and what they are when left out."""

    paths: tuple[str, ...]
    form: tuple[str, ...] = ()
    fail_on: str | None = None
    exit_zero: bool = False
    select: str = ""
    ignore: str = ""
    pedantic: bool = False
    lang: str = ""
    base: str = "HEAD"
    fix: bool = False
    unsafe_fixes: bool = False
    today: str = ""
    jobs: int = 0
    project: Path | None = None
    quiet: bool = False
    verbose: bool = False
    color: ColourChoice = "auto"


def run_check(asked: Asked) -> int:
    """Check journeys, and tell what was found.

    Raises:
        BadParameter: Typer's, when an option has a word it does not take.
        EnvironmentFault: when nothing can be checked at all.
    """
    from journeyctl.pipeline import Inquiry, find

    wanted = targets(asked.form)
    lang = language(asked.lang)
    inquiry = Inquiry(day(asked.today), _codes(asked.select), _codes(asked.ignore), asked.pedantic, lang, asked.base)
    inputs = find(asked.paths)
    spare(wanted, (one.name for one in inputs))
    done, mended = _done(inputs, inquiry, asked, wanted)
    found = tuple(one for each in done for one in each.diagnostics if told(asked.quiet, one.level))
    faults = _told(_Checked(done, found, inquiry), mended, wanted, asked)
    if _erred(done, verbose=asked.verbose):
        return 3
    if faults:
        return 2
    if asked.exit_zero:
        return 0
    return 1 if any(_failed(each, asked.fail_on) for each in done) else 0


def _done(
    inputs: tuple[Input, ...], inquiry: Inquiry, asked: Asked, wanted: tuple[Target, ...]
) -> tuple[tuple[Done, ...], str]:
    """What became of every journey, and a line on what was mended."""
    if asked.fix or asked.unsafe_fixes:
        from journeyctl.cli.fixing import fixed

        return fixed(inputs, inquiry, asked.project, unsafe=asked.unsafe_fixes, verbose=asked.verbose)
    from journeyctl.pipeline import check_all

    workers = engine(asked.jobs, len(inputs), checks=True)
    progress = Progress("Checking", len(inputs), shown=workers is not None and not asked.quiet and sys.stderr.isatty())
    turns = check_all(inputs, inquiry, asked.project, workers, lines=_lines_wanted(wanted))
    done: list[Done] = []
    with closing(progress), closing(turns):
        for one in turns:
            done.append(one)
            progress.step()
    return tuple(done), ""


def _lines_wanted(wanted: tuple[Target, ...]) -> bool:
    """Whether a report shows, or measures, the lines that it speaks of."""
    if wanted == PLAIN:
        return True
    from journeyctl.report import WITH_LINES

    return any(one.form in WITH_LINES for one in wanted)


def _erred(done: tuple[Done, ...], *, verbose: bool) -> bool:
    """Tell the mistakes of ours that journeys have met; whether there are any."""
    bugs = [(each.given.name, each.bug) for each in done if each.bug]
    if bugs:
        from journeyctl.report import confess

        say("".join(confess(bug.said, name, bug.trace if verbose else "") for name, bug in bugs))
    return bool(bugs)


def _told(checked: _Checked, mended: str, wanted: tuple[Target, ...], asked: Asked) -> tuple[EnvironmentFault, ...]:
    """Tell it all; every fault of the run."""
    faults = tuple(fault for each in checked.done for fault in each.faults)
    counted = ""
    if checked.found or faults or wanted != PLAIN:
        from journeyctl.report import count, explain

        colour = coloured(asked.color, sys.stdout)
        faults += send(wanted, lambda form, shown: checked.told(form, asked.project, colour=colour and shown))
        say("".join(dict.fromkeys(map(explain, faults))))
        counted = count(checked.found)
    if asked.verbose:
        from journeyctl.report import shown

        say("".join(f"checked {shown(each.given.name)}\n" for each in checked.done))
    if not asked.quiet and (wanted[0].form in LOGS or wanted[0].file != STDOUT):
        lines = (
            f"{mended}{checked.counted_files()}: {counted or 'nothing found'}\n",
            checked.fixable_line(),
            checked.rested_line(),
        )
        say("".join(lines))
    return faults


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
            files=[each.given.name for each in self.done if each.seen],
            faults=[fault for each in self.done for fault in each.faults],
            changed=self._changed() if form == "github" else NO_CHANGES,
            colour=colour,
            rested=None if form in FOR_PEOPLE else self._rested(),
            root=root,
        )

    def counted_files(self) -> str:
        """How many journeys were checked, and how many could not be read."""
        unread = sum(not each.seen and bool(each.faults or each.bug) for each in self.done)
        number = len(self.done) - unread
        lost = f", {unread} could not be read" if unread else ""
        return f"{number} journey{'' if number == 1 else 's'} checked{lost}"

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

        return covered(self.done)

    def _lines(self) -> dict[str, tuple[str, ...]]:
        """The lines of every file that is spoken of, by path."""
        lines: dict[str, tuple[str, ...]] = {}
        for each in self.done:
            lines |= each.lines or {}
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
        raise refused(f"{wrong[0]!r} is no code; codes look like J201, and J2 means all that begin so")
    return codes


def _failed(done: Done, fail_on: str | None) -> bool:
    asked = done.seen.fail_on if done.seen else "error"
    return failed({one.level for one in done.diagnostics}, fail_on or asked)
