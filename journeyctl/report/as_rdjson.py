"""The format `rdjson`: reviewdog's diagnostic format, one `DiagnosticResult`.

Syntax: reviewdog's `proto/rdf`. Columns count bytes of UTF-8 from 1, ends are exclusive.
"""

from __future__ import annotations

from journeyctl.diagnostics import Diagnostic
from journeyctl.report.data import dumped
from journeyctl.report.measures import Extent, exact, extent, in_bytes
from journeyctl.report.safe import shown
from journeyctl.report.told import Told, said

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "hint": "INFO"}
_TOP = "."
"""The file of a finding that is about no file."""


def written(told: Told) -> str:
    """All diagnostics."""
    return dumped({"source": {"name": "journeyctl"}, "diagnostics": [_diagnostic(told, one) for one in told.found]})


def _diagnostic(told: Told, one: Diagnostic) -> dict[str, object]:
    location: dict[str, object] = {"path": shown(one.span.path, inside=True) or _TOP}
    where = extent(told, one.span, in_bytes)
    if where:
        location["range"] = _range(where)
    made: dict[str, object] = {
        "message": said(one),
        "location": location,
        "severity": _SEVERITIES[one.level],
        "code": {"value": one.code},
    }
    if one.fix and len(one.fix.edits) == 1:  # Of several, each would be offered alone.
        edit = one.fix.edits[0]
        where = exact(told, one.span.path, edit.span, in_bytes)
        made["suggestions"] = [{"range": _range(where), "text": edit.text}]
    return made


def _range(where: Extent) -> dict[str, object]:
    return {
        "start": {"line": where.line, "column": where.column},
        "end": {"line": where.end_line, "column": where.end_column},
    }
