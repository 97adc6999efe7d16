"""The format `sarif`: one run of the Static Analysis Results Interchange Format 2.1.0 (OASIS).

Written for code scanning on forges: paths from the repository's root, rules with their pages, and fingerprints that
stay when lines move. Columns count units of UTF-16, as `columnKind` says, since viewers count so whatever it says.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from journeyctl import __version__
from journeyctl.diagnostics import Diagnostic, EnvironmentFault, Fix, Level
from journeyctl.report.data import dumped
from journeyctl.report.figures import as_figures
from journeyctl.report.fingerprints import fingerprints
from journeyctl.report.measures import WHOLE, Extent, exact, extent, in_utf16
from journeyctl.report.told import Told, rank, said

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "hint": "note"}
_SEVERITIES: dict[Level, str] = {"error": "error", "warning": "warning", "hint": "recommendation"}
_ROOT = "%SRCROOT%"
_TOP = "."
"""The place of a finding that is about no file: code scanning on GitHub wants one, and a line of it."""
_FINGERPRINTS = ("primaryLocationLineHash", "journeyctl/v1")
"""The first is the one that code scanning on GitHub reads; the second says whose it is."""
_LONGEST = 1024
"""Characters that GitHub shows of a description."""
_WIDTH = 100
"""Columns of a page as plain text."""


def written(told: Told) -> str:
    """The log."""
    codes = sorted({one.code for one in told.found})
    marks = fingerprints(told.found)
    run: dict[str, object] = {
        "tool": {"driver": {"name": "journeyctl", "version": __version__, "rules": _rules(told, codes)}},
        "columnKind": "utf16CodeUnits",
        "invocations": [_invocation(told.faults)],
        "results": [
            _result(told, one, codes.index(one.code), mark) for one, mark in zip(told.found, marks, strict=True)
        ],
    }
    if told.rested:
        run["properties"] = {"evidence": as_figures(told.rested)}
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _invocation(faults: tuple[EnvironmentFault, ...]) -> dict[str, object]:
    """Whether all could be looked at, and what kept it from that."""
    told: dict[str, object] = {"executionSuccessful": not faults}
    if faults:
        told["toolExecutionNotifications"] = [
            {"level": "error", "descriptor": {"id": fault.code}, "message": {"text": said(fault)}} for fault in faults
        ]
    return told


def _rules(told: Told, codes: list[str]) -> list[dict[str, object]]:
    """What the findings are findings of, each code once. Pages are read only of the codes that were found."""
    worst = {one.code: one.level for one in sorted(told.found, key=rank, reverse=True)}
    return [_rule(code, worst[code]) for code in codes]


def _rule(code: str, level: Level) -> dict[str, object]:
    """A rule, as its page tells it; one without a page is known by its code and the level it was found at."""
    from journeyctl.manual import article, as_markdown, as_text

    page = article(code)
    title, tags = (page.title, (page.family,)) if page else (f"Findings of {code}", ())
    level = page.level if page else level
    about = _plain(page.parts[0][1]) if page else title
    manual = {"text": f"Run: journeyctl explain {code}"}
    if page:
        manual = {"text": as_text((page,), _WIDTH), "markdown": as_markdown((page,), 2)}
    return {
        "id": code,
        **({"name": page.name} if page else {}),
        "shortDescription": {"text": title},
        "fullDescription": {"text": about},
        "help": manual,
        "defaultConfiguration": {"level": _LEVELS[level]},
        "properties": {"tags": ["journey", *tags], "problem.severity": _SEVERITIES[level]},
    }


def _plain(text: str) -> str:
    """Markdown as one line, no longer than GitHub shows."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _result(told: Told, one: Diagnostic, place: int, mark: str) -> dict[str, object]:
    made: dict[str, object] = {
        "ruleId": one.code,
        "ruleIndex": place,
        "level": _LEVELS[one.level],
        "message": {"text": _unlinked(said(one))},
        "locations": [{"physicalLocation": _location(told, one)}],
        "partialFingerprints": dict.fromkeys(_FINGERPRINTS, mark),
    }
    if one.fix:
        made["fixes"] = [_fix(told, one, one.fix)]
    return made


def _fix(told: Told, one: Diagnostic, fix: Fix) -> dict[str, object]:
    """The edits that cure a finding, as a viewer may offer them (3.55)."""
    path = one.span.path
    replacements = [
        {"deletedRegion": _region(exact(told, path, edit.span, in_utf16)), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(path), "replacements": replacements}
    return {"description": {"text": _unlinked(one.advice or one.message)}, "artifactChanges": [change]}


def _region(where: Extent) -> dict[str, int]:
    return {
        "startLine": where.line, "startColumn": where.column,
        "endLine": where.end_line, "endColumn": where.end_column,
    }  # fmt: skip


def _unlinked(text: str) -> str:
    """A message in which no user text makes a link: SARIF takes `[words](target)` for one (3.11.6)."""
    return re.sub(r"[\[\]]", r"\\\g<0>", text) if "](" in text else text


def _location(told: Told, one: Diagnostic) -> dict[str, object]:
    where = extent(told, one.span, in_utf16) or WHOLE
    return {"artifactLocation": _artifact(one.span.path or _TOP), "region": _region(where)}


def _artifact(path: str) -> dict[str, str]:
    """A path as a URI: relative to the repository, or whole when it lies outside."""
    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "surrogatepass")
    if Path(path).is_absolute():
        return {"uri": f"file:///{quote(raw).lstrip('/')}"}
    return {"uri": quote(raw), "uriBaseId": _ROOT}
