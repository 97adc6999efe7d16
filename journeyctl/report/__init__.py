"""Reports: prints what the tool says, for people, for programs and for forges, with all user text made safe.

In: diagnostics and the lines of their files. Out: text. Only this room turns findings into words on a screen. Each
format is a module `as_FORMAT`, which is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from journeyctl.diagnostics import Diagnostic, EnvironmentFault
from journeyctl.report.safe import shown, unheard, unheard_markup
from journeyctl.report.terminal import confess, count, explain, finding, place
from journeyctl.report.told import NO_CHANGES, NO_LINES, Changed, Lines, Told

if TYPE_CHECKING:
    from journeyctl.lint import Coverage
    from journeyctl.report.as_concise import concise
    from journeyctl.report.as_full import full
    from journeyctl.report.data import as_data
    from journeyctl.report.figures import resting

ReportFormat = Literal[
    "full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "markdown"
]  # fmt: skip
FORMATS: tuple[ReportFormat, ...] = get_args(ReportFormat)
FOR_PEOPLE: tuple[ReportFormat, ...] = ("full", "concise")
"""Formats that name files as the user did; all others name them as the repository does."""
WITH_LINES: tuple[ReportFormat, ...] = ("full", "sarif", "rdjson")
"""Formats that need the texts of the files: to show them, or to measure columns in other units."""

__all__ = [
    "FORMATS", "FOR_PEOPLE", "NO_CHANGES", "NO_LINES", "WITH_LINES", "Changed", "Lines", "ReportFormat", "as_data",
    "concise", "confess", "count", "explain", "finding", "full", "place", "report", "resting", "shown", "unheard",
    "unheard_markup",
]  # fmt: skip

_HOMES = {"concise": "as_concise", "full": "as_full", "as_data": "data", "resting": "figures"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562
    """The verbs of single formats, found when they are first used."""
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def report(
    found: Iterable[Diagnostic],
    lines: Lines = NO_LINES,
    form: ReportFormat = "full",
    *,
    files: Iterable[str] = (),
    faults: Iterable[EnvironmentFault] = (),
    changed: Changed = NO_CHANGES,
    colour: bool = False,
    rested: Coverage | None = None,
    root: Path | None = None,
) -> str:
    """All diagnostics in one form, each once; what it gives for none is the form's matter ("" for `full`).

    Args:
        found: the diagnostics.
        lines: the texts of the files, by path.
        form: the format.
        files: every journey that was looked at, also those with nothing to say; `json`, `junit` and `markdown` tell it.
        faults: what kept journeys from being looked at; `json`, `sarif`, `github`, `junit` and `markdown` tell it.
        changed: the numbers of changed lines, by path; `github` tells those first.
        colour: whether `full` is coloured for a terminal.
        rested: what the journeys rest on; `json`, `sarif` and `markdown` tell it.
        root: the project's root, when the user named it.
    """
    told = Told(tuple(dict.fromkeys(found)), lines, tuple(files), tuple(faults), changed, colour, rested, root)
    if form not in FOR_PEOPLE:
        from journeyctl.report.paths import in_repository

        told = in_repository(told)
    text: str = import_module(f"{__name__}.as_{form}").written(told)
    return text
