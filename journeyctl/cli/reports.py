"""`--format FORM[=FILE]`: which reports are wanted, where they go, and sending them there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from journeyctl.diagnostics import Diagnostic, EnvironmentFault
    from journeyctl.report import ReportFormat

STDOUT = "-"


class Target(NamedTuple):
    """A report that is wanted, and the file it goes to; `-` is standard output."""

    form: ReportFormat
    file: str = STDOUT


PLAIN = (Target("full"),)
"""What is wanted when nothing was said. It has nothing to say when nothing was found."""


def targets(words: list[str] | None) -> tuple[Target, ...]:
    """The reports that `FORM` and `FORM=FILE` ask for; what goes to standard output comes first."""
    if not words or words == ["full"]:
        return PLAIN
    found = sorted((_target(word) for word in words), key=lambda one: one.file != STDOUT)
    files = [one.file for one in found]
    for file in files:
        if files.count(file) > 1:
            forms = " and ".join(one.form for one in found if one.file == file)
            where = "standard output" if file == STDOUT else file
            raise typer.BadParameter(f"{forms} would both go to {where}; give each its own file, as in json=FILE")
    return tuple(found)


def _target(word: str) -> Target:
    from journeyctl.report import FORMATS

    name, equals, file = word.partition("=")
    form = next((one for one in FORMATS if one == name), None)
    if form is None:
        raise typer.BadParameter(f"--format {name!r}: known formats are {', '.join(FORMATS)}")
    if equals and not file:
        raise typer.BadParameter(f"--format {word!r} names no file; write {name}=FILE, or {name} for standard output")
    return Target(form, file or STDOUT)


def send(
    wanted: Iterable[Target],
    found: list[Diagnostic],
    lines: Mapping[str, tuple[str, ...]],
    files: list[str],
    faults: list[EnvironmentFault],
    *,
    colour: bool,
) -> None:
    """Print or write every report."""
    from pathlib import Path

    from journeyctl.report import report

    for form, file in wanted:
        on_screen = file == STDOUT
        text = report(found, lines, form, files=files, faults=faults, colour=colour and on_screen)
        if on_screen:
            sys.stdout.write(text)
        else:
            from journeyctl.export import write

            write(Path(file), text.encode())
