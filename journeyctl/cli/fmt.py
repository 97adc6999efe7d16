"""`journeyctl fmt`: files in the one form, written whole or not at all."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from journeyctl.cli.options import Colour, Project, Quiet, Verbose
from journeyctl.cli.speaking import coloured, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeyctl.edit import Formatted
    from journeyctl.pipeline import Input


def fmt(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATHS...]",
            show_default=False,
            help="Files, folders or patterns: journeys, personas, projects, themes; - reads standard input and prints. "
            "Else the folder you stand in.",
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", envvar="JOURNEYCTL_CHECK", help="Write nothing; name what would change, exit 1.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", envvar="JOURNEYCTL_DIFF", help="Write nothing; print what would change.")
    ] = False,
    sort_keys: Annotated[
        bool,
        typer.Option("--sort-keys", envvar="JOURNEYCTL_SORT_KEYS", help="Put keys in the order of the language, too."),
    ] = False,
    project: Project = None,  # noqa: ARG001 - taken by every command
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Write files in the one form that all files have.

    Indentation, quotes, spaces, blank lines and brackets become alike. What a file says stays, and so do its comments
    and the order of its keys. A file with errors is left as it is.
    """
    from journeyctl.edit import kind, reformat
    from journeyctl.pipeline import find

    clerk = _Clerk(check=check, diff=diff, quiet=quiet, verbose=verbose, colour=coloured(color, sys.stderr))
    for given in find(tuple(paths or ["."]), everything=True):
        clerk.take(given, lambda data, name: reformat(data, name, kind(name) if sort_keys else None))
    return clerk.code()


class _Clerk:
    """Writes what changes, or says that it would, and counts."""

    def __init__(self, *, check: bool, diff: bool, quiet: bool, verbose: bool, colour: bool) -> None:
        self._check = check
        self._dry = check or diff
        self._diff = diff
        self._quiet = quiet
        self._verbose = verbose
        self._colour = colour
        self._changed = self._right = self._failed = self._hindered = 0

    def take(self, given: Input, work: Callable[[bytes, str], Formatted]) -> None:
        """Format one file; whatever is wrong with it, the next is taken all the same."""
        from journeyctl.diagnostics import EnvironmentFault
        from journeyctl.report import explain, report

        try:
            before = given.read()
            made = work(before, given.name)
            if made.data is None:
                self._failed += 1
                say(report(made.diagnostics, {given.name: made.lines}, colour=self._colour))
            else:
                self._deliver(given, before, made.data)
        except EnvironmentFault as fault:
            self._hindered += 1
            say(explain(fault))
        except Exception as fault:
            fault.add_note(given.name)
            raise

    def _deliver(self, given: Input, before: bytes, after: bytes) -> None:
        """Write a file in its form, or say what would become of it."""
        changed = before != after
        if self._diff:
            from journeyctl.edit import difference
            from journeyctl.report import shown, unheard

            told = difference(before, after, shown(given.name, inside=True))
            _print(unheard(told.decode("utf-8", "surrogateescape")).encode())
        elif self._check:
            if changed and not self._quiet:
                _print(f"{_shown(given)}\n".encode())
        elif given.path is None:
            _print(after)
        elif changed:
            from journeyctl.export import write

            write(given.path, after)
        self._changed += changed
        self._right += not changed
        self._tell(given, changed=changed)

    def _tell(self, given: Input, *, changed: bool) -> None:
        if self._verbose or (changed and not (self._quiet or self._dry or given.path is None)):
            done = ("would change" if self._dry else "changed") if changed else "as it should be"
            say(f"{_shown(given)}: {done}\n")

    def code(self) -> int:
        """The exit code, after the sum was said."""
        if not self._quiet:
            parts = (
                (self._changed, "would change" if self._dry else "changed"),
                (self._right, "as it should be" if self._right == 1 else "as they should be"),
                (self._failed, "left alone because of errors"),
            )
            told = [f"{number} file{'' if number == 1 else 's'} {words}" for number, words in parts if number]
            say(f"{', '.join(told)}\n" if told else "")
        return 2 if self._hindered else 1 if self._failed or (self._check and self._changed) else 0


def _shown(given: Input) -> str:
    from journeyctl.report import shown

    return shown(given.name)


def _print(data: bytes) -> None:
    """Bytes as they are: a terminal's encoding and line ends are no matter of a file."""
    sys.stdout.buffer.write(data)
