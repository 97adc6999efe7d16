"""Fixes in reports: who makes the edits that a report offers gets what `--fix` makes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from journeyctl.diagnostics import Diagnostic, Edit, Fix, Span
from journeyctl.edit.edits import apply
from journeyctl.report import ReportFormat, report

NAME = "a.journey.yaml"
TEXT = "title: 😀 å #3\nlang: en\n# gone\nactivities: [a]\n"


def found(*edits: tuple[int, int, int, int, str]) -> Diagnostic:
    made = tuple(Edit(Span(NAME, *place), text) for *place, text in edits)
    return Diagnostic("error", "J012", "lost", Span(NAME, 1, 1, 1, 2), "[x](y)", fix=Fix(made, safe=True))


def told(form: ReportFormat, one: Diagnostic) -> Any:
    data = json.loads(report([one], {NAME: tuple(TEXT.split("\n"))}, form))
    return data["runs"][0]["results"][0] if form == "sarif" else data["diagnostics"][0]


def replaced(codec: str, width: int, edits: Iterator[tuple[int, int, int, int, str]]) -> str:
    """The text with edits whose columns count units of an encoding."""
    raw = TEXT.encode(codec)
    starts = [0]
    for line in TEXT.splitlines(keepends=True):
        starts.append(starts[-1] + len(line.encode(codec)))
    for line, column, end_line, end_column, text in sorted(edits, reverse=True):
        begin, end = starts[line - 1] + (column - 1) * width, starts[end_line - 1] + (end_column - 1) * width
        raw = raw[:begin] + text.encode(codec) + raw[end:]
    return raw.decode(codec)


def of_sarif(result: Any) -> Iterator[tuple[int, int, int, int, str]]:
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"] == result["locations"][0]["physicalLocation"]["artifactLocation"]
    for one in change["replacements"]:
        where = one["deletedRegion"]
        places = (where["startLine"], where["startColumn"], where["endLine"], where["endColumn"])
        yield *places, one["insertedContent"]["text"]


def of_rdjson(result: Any) -> Iterator[tuple[int, int, int, int, str]]:
    for one in result["suggestions"]:
        start, end = one["range"]["start"], one["range"]["end"]
        yield start["line"], start["column"], end["line"], end["column"], one["text"]


@pytest.mark.parametrize(
    "one",
    [
        found((1, 8, 1, 14, '"😀 å #3"')),
        found((3, 1, 4, 1, "")),
        found((2, 7, 2, 7, "x")),
        found((1, 8, 1, 9, "x"), (2, 7, 2, 9, "sv"), (1, 10, 1, 11, "ö")),
    ],
    ids=["quoted", "line", "inserted", "several"],
)
def test_the_edits_of_a_report_are_those_of_the_fix(one: Diagnostic) -> None:
    """In SARIF with columns in UTF-16, in rdjson in bytes, where several edits would be offered one by one: none."""
    assert one.fix is not None
    after = apply(TEXT, one.fix.edits)
    assert replaced("utf-16-le", 2, of_sarif(told("sarif", one))) == after
    if len(one.fix.edits) == 1:
        assert replaced("utf-8", 1, of_rdjson(told("rdjson", one))) == after
    else:
        assert "suggestions" not in told("rdjson", one)


def test_no_fix_is_none() -> None:
    """A finding without a fix offers none, and a description makes no link of an author's words."""
    one = found((2, 7, 2, 7, "x"))
    assert told("sarif", one)["fixes"][0]["description"]["text"] == "\\[x\\](y)"
    assert "fixes" not in told("sarif", one._replace(fix=None))
    assert "suggestions" not in told("rdjson", one._replace(fix=None))
