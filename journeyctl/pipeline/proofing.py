"""Files and journeys before they go to the printer.

In: the words of a command line: PDFs, or journeys, which are drawn as a PDF in memory. Out: a `Proof` of each in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from journeyctl.diagnostics import Diagnostic, EnvironmentFault
from journeyctl.export.anatomy import MOST_BYTES
from journeyctl.pipeline.finding import Input, find
from journeyctl.pipeline.loading import load, sources
from journeyctl.pipeline.rendering import render
from journeyctl.pipeline.wish import Wish
from journeyctl.preflight import Report, preflight
from journeyctl.project import Limits, find_root, open_project

ENDING = ".pdf"


class Proof(NamedTuple):
    """What preflight says of a file; without a report, why there is none. `lines` are those of files it speaks of."""

    name: str
    report: Report | None
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def prove(paths: tuple[str, ...], wish: Wish, root: Path | None = None, profile: Path | None = None) -> Iterator[Proof]:
    """Look at every file, in order.

    Args:
        paths: PDFs; journeys, folders and patterns as `find` takes them.
        wish: how journeys are drawn; its format is PDF.
        root: the project's root, when the user named it.
        profile: of the press.

    Raises:
        EnvironmentFault: when a file is missing (J902 to J904), is no PDF (J926), or cannot be drawn.
    """
    for path in paths:
        if path.lower().endswith(ENDING):
            yield _of_file(path, root, profile)
        else:
            yield from (_of_journey(one, wish, root, profile) for one in _found(path))


def _found(path: str) -> tuple[Input, ...]:
    """The journeys that a word means; where it means none, a PDF may have been meant."""
    try:
        return find((path,))
    except EnvironmentFault as fault:
        if fault.code != "J903":
            raise
        raise EnvironmentFault(fault.code, fault.message, f"{fault.advice} PDFs are named one by one.") from fault


def _of_file(path: str, root: Path | None, profile: Path | None) -> Proof:
    data = Input(path, Path(path)).read(MOST_BYTES + 1)  # one more than is looked at, so that it is refused by its size
    return Proof(path, preflight(data, path, _limits(Path(path), root), profile))


def _limits(path: Path, root: Path | None) -> Limits:
    """The limits of the project that a PDF lies in."""
    return open_project(root or find_root(path.absolute())).project.limits


def _of_journey(given: Input, wish: Wish, root: Path | None, profile: Path | None) -> Proof:
    loaded = load(given, root)
    made = render(loaded, wish)
    if made.faults:
        raise made.faults[0]
    lines = sources(loaded, made.diagnostics)
    if not made.outputs:
        return Proof(given.name, None, made.diagnostics, lines)
    (drawn,) = made.outputs
    report = preflight(drawn.data, given.name, loaded.project.limits, profile)
    return Proof(given.name, report, made.diagnostics, lines)
