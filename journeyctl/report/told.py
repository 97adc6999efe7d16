"""What a report is made of, whatever its format, and the orders that formats share."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from journeyctl.diagnostics import Diagnostic, EnvironmentFault, Level
from journeyctl.report.safe import shown

if TYPE_CHECKING:
    from journeyctl.lint import Coverage

Lines = Mapping[str, tuple[str, ...]]
Changed = Mapping[str, frozenset[int]]

NO_LINES: Lines = MappingProxyType({})
NO_CHANGES: Changed = MappingProxyType({})
LEVELS: tuple[Level, ...] = ("error", "warning", "hint")
"""The worst first."""


class Told(NamedTuple):
    """What is told.

    Attributes:
        found: the diagnostics, each once.
        lines: the texts of the files, by path; formats that measure otherwise than we do need them.
        files: every journey that was looked at, also those with nothing to say.
        faults: what the machine or the call kept from being looked at.
        changed: the numbers of changed lines, by path; none when that is not known.
        colour: whether a terminal's colours are wanted.
        rested: what the journeys rest on; None when nobody counted.
        root: the project's root, when the user named it; files that lie in no repository are named from there.
    """

    found: tuple[Diagnostic, ...]
    lines: Lines = NO_LINES
    files: tuple[str, ...] = ()
    faults: tuple[EnvironmentFault, ...] = ()
    changed: Changed = NO_CHANGES
    colour: bool = False
    rested: Coverage | None = None
    root: Path | None = None

    def by_file(self) -> dict[str, list[Diagnostic]]:
        """The diagnostics of every file in their order on the page: of journeys first, then of files beside them."""
        sorted_by_place = sorted(self.found, key=lambda one: (one.span.line, one.span.column))
        listed: dict[str, list[Diagnostic]] = {path: [] for path in self.files}
        for one in sorted_by_place:
            listed.setdefault(one.span.path, []).append(one)
        return listed

    def line(self, path: str, number: int) -> str:
        """The text of a line, "" when it is not known."""
        lines = self.lines.get(path, ())
        return lines[number - 1] if 0 < number <= len(lines) else ""


def rank(one: Diagnostic) -> int:
    """How bad it is: 0 is worst."""
    return LEVELS.index(one.level)


def said(one: Diagnostic | EnvironmentFault) -> str:
    """The message and the advice as sentences, in one line."""
    message, advice = shown(one.message), shown(one.advice)
    if not advice:
        return message
    return f"{message} {advice}" if message.endswith((".", "?", "!", "…")) else f"{message}. {advice}"
