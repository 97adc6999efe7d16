"""The format `gitlab`: GitLab's Code Quality report.

Syntax: "Code Quality report format" in GitLab's documentation, which is a part of Code Climate's. GitLab stops reading
at the first object that lacks a key, and drops what has a fingerprint it knows.
"""

from __future__ import annotations

from journeyctl.diagnostics import Diagnostic
from journeyctl.report.data import dumped
from journeyctl.report.fingerprints import fingerprints
from journeyctl.report.measures import WHOLE, extent, in_code_points
from journeyctl.report.safe import shown
from journeyctl.report.told import Told, said

_SEVERITIES = {"error": "major", "warning": "minor", "hint": "info"}
_TOP = "."
"""The file of a finding that is about no file: GitLab wants a path."""


def written(told: Told) -> str:
    """All diagnostics in one list."""
    marks = fingerprints(told.found)
    return dumped([_issue(told, one, mark) for one, mark in zip(told.found, marks, strict=True)])


def _issue(told: Told, one: Diagnostic, mark: str) -> dict[str, object]:
    where = extent(told, one.span, in_code_points) or WHOLE
    return {
        "description": f"{one.code}: {said(one)}",
        "check_name": one.code,
        "fingerprint": mark,
        "severity": _SEVERITIES[one.level],
        "location": {
            "path": shown(one.span.path, inside=True) or _TOP,
            "lines": {"begin": where.line, "end": where.end_line},
            "positions": {
                "begin": {"line": where.line, "column": where.column},
                "end": {"line": where.end_line, "column": where.end_column},
            },
        },
    }
