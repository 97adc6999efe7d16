"""Refused files, as pairs: `tests/cases/NAME.yaml` and, in `NAME.out`, one expected line for each finding.

To accept what the tool says now, after reading it: `python -m tests.test_cases`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from journeyctl.binding import Catalogue, bind
from journeyctl.diagnostics import Diagnostic
from journeyctl.schema import validate
from journeyctl.shorthand import expand
from journeyctl.source import read

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


def findings(path: Path) -> tuple[Diagnostic, ...]:
    document = read(path.read_bytes(), path.name)
    found = document.diagnostics
    if document.root is not None:
        found = (*found, *validate(document.root, "journey"))
    if document.root is not None and not any(one.level == "error" for one in found):
        found = bind(expand(document.root, "journey"), Catalogue(), path.name).diagnostics
    return found


def told(path: Path) -> str:
    return "".join(
        f"{one.span.line}:{one.span.column}: {one.level} {one.code} {one.message}\n    {one.advice}\n".replace(
            "\n    \n", "\n"
        )
        for one in findings(path)
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_refused_file_says_what_and_where(path: Path) -> None:
    """Each finding names line, column, code, what was found, what is expected and what to do."""
    assert told(path) == path.with_suffix(".out").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_is_refused_inside_its_file(path: Path) -> None:
    """A case has at least one error, and points into the file it is about."""
    lines = path.read_bytes().decode("utf-8", "replace").splitlines() or [""]
    found = findings(path)
    assert any(one.level == "error" for one in found)
    assert all(1 <= one.span.line <= len(lines) + 1 and one.span.column >= 1 for one in found)


if __name__ == "__main__":
    for case in CASES:
        case.with_suffix(".out").write_text(told(case), encoding="utf-8")
