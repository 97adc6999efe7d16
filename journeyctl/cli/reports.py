"""`--format FORM[=FILE]`: which reports are wanted, where they go, and sending them there."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from journeyctl.cli.speaking import refused, unknown
from journeyctl.diagnostics import EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journeyctl.report import ReportFormat

STDOUT = "-"


class Target(NamedTuple):
    """A report that is wanted, and the file it goes to; `-` is standard output."""

    form: ReportFormat
    file: str = STDOUT


PLAIN = (Target("full"),)
"""What is wanted when nothing was said. It has nothing to say when nothing was found."""


def targets(words: tuple[str, ...]) -> tuple[Target, ...]:
    """The reports that `FORM` and `FORM=FILE` ask for; what goes to standard output comes first."""
    if not words or words == ("full",):
        return PLAIN
    found = sorted((_target(word) for word in words), key=lambda one: one.file != STDOUT)
    places: dict[str, Target] = {}
    for one in found:
        other = places.setdefault(_place(one.file), one)
        if other is not one:
            where = "standard output" if one.file == STDOUT else one.file
            raise refused(
                f"{other.form} and {one.form} would both go to {where}; give each its own file, as in json=FILE"
            )
    return tuple(found)


def _target(word: str) -> Target:
    from journeyctl.report import FORMATS

    name, equals, file = word.partition("=")
    form = next((one for one in FORMATS if one == name), None)
    if form is None:
        raise unknown("--format", name, "formats", FORMATS)
    if equals and not file:
        raise refused(f"--format {word!r} names no file; write {name}=FILE, or {name} for standard output")
    return Target(form, file or STDOUT)


def _place(file: str) -> str:
    return file if file == STDOUT else os.path.realpath(file)


def spare(wanted: Iterable[Target], journeys: Iterable[str]) -> None:
    """Refuse to write a report over a journey that is to be checked."""
    places = {_place(name): name for name in journeys if name != STDOUT}
    for form, file in wanted:
        if file != STDOUT and _place(file) in places:
            raise refused(f"{form} would be written over the journey {file}; name another file")


def send(wanted: Iterable[Target], written: Callable[[ReportFormat, bool], str]) -> tuple[EnvironmentFault, ...]:
    """Print or write every report; the faults of those that could not be written, which keep no other from it.

    Args:
        wanted: the formats and their places.
        written: makes a report in a format, and is told whether it is for standard output.
    """
    from pathlib import Path

    faults = []
    for form, file in wanted:
        text = written(form, file == STDOUT)
        if file == STDOUT:
            sys.stdout.write(text)
            continue
        from journeyctl.export import write

        try:
            write(Path(file), text.encode())
        except EnvironmentFault as fault:
            faults.append(fault)
    return tuple(faults)
