"""Every mistake that binding finds, as files: `cases-binding/NAME.yaml` and the whole report in `NAME.out`."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeyctl.binding import Catalogue, Sought, bind
from journeyctl.shorthand import expand
from journeyctl.source import read

CASES = sorted(Path(__file__).parent.joinpath("cases-binding").glob("*.yaml"))
CATALOGUE = Catalogue(personas=lambda _: Sought(known=("sara", "omar")))


def report(file: Path) -> str:
    root = read(file.read_bytes(), file.name).root
    assert root is not None
    found = bind(expand(root, "journey"), CATALOGUE, file.name)
    assert (found.journey is None) == any(one.level == "error" for one in found.diagnostics)
    return "".join(
        f"{one.span.line}:{one.span.column} {one.level} {one.code} {one.message}\n    {one.advice}\n"
        for one in found.diagnostics
    )


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_mistake_is_reported(file: Path):
    """Each file gives exactly its report: place, level, code, what was found, what to do."""
    assert report(file) == file.with_suffix(".out").read_text(encoding="utf-8")


def test_cases_are_there():
    """A folder that was lost does not pass for a clean one."""
    assert len(CASES) > 15
