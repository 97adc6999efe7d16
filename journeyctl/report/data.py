"""Diagnostics as plain data, and plain data as JSON that is safe to print."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from journeyctl.diagnostics import Diagnostic, EnvironmentFault
from journeyctl.report.fingerprints import fingerprints
from journeyctl.report.safe import COMMAND, UNSAFE, escape, escape_last
from journeyctl.report.told import Told


def as_data(one: Diagnostic) -> dict[str, object]:
    """A diagnostic as plain data, for programs."""
    span = one.span
    return {
        "level": one.level, "code": one.code, "message": one.message, "advice": one.advice, "path": span.path,
        "line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column,
        "subject": one.subject,
    }  # fmt: skip


def fault_as_data(fault: EnvironmentFault) -> dict[str, object]:
    """A fault of the machine or the call as plain data."""
    return {"code": fault.code, "message": fault.message, "advice": fault.advice}


def marked(told: Told) -> Iterator[dict[str, object]]:
    """All diagnostics as plain data, each with its fingerprint."""
    for one, mark in zip(told.found, fingerprints(told.found), strict=True):
        yield as_data(one) | {"fingerprint": mark}


def dumped(data: object, indent: int | None = 2) -> str:
    """Data as JSON. Texts are kept as they are, yet nothing in the output can be misread by who prints it."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return re.sub(UNSAFE, escape, re.sub(COMMAND, escape_last, text)) + "\n"
