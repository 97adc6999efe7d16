"""Reads our reports back: by a tool that takes the format, or as the format's documentation says.

sarif-tools reads SARIF, junitparser JUnit's XML, markdown-it Markdown with GitHub's tables and links. The reader of
workflow commands follows GitHub's documentation of them, the schema of GitLab's report GitLab's table of its keys.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator
from junitparser import Error, Failure, JUnitXml, Skipped
from markdown_it import MarkdownIt
from markdown_it.token import Token
from sarif.sarif_file import SarifFile

EVIL = (
    "\x1b[2J", "a\rb\nc", "\x9b31m", "\u202eabc\u2066", "\ud800", "\udcff", "😀😀", "a\x00b", "\ufffe", "\ufeff",
    "::error::x", "##[add-mask]x", "##vso[task.x]y", "]]>", "<!--", "&lt;", "<script>", "%0A::error::", "%", ",:=",
    "| a | b |", "\\|", "`|`", "``` ", "`", "\\", "@team", "#12", "!7", "https://x.example/y", "www.x.se", "a@b.se",
    "[x](https://y.se)", "![x](y)", "![[x]]", "{0}", "{{", "$x$", ":smile:", "GH-12", "a5c3785ef", "\t", "\u2028",
)  # fmt: skip
"""Texts that mean something to a terminal, a build service, a forge, or a reader of some format."""

WHOLE = 1
"""The line of a finding about a whole file, in formats that want one."""


class Read(NamedTuple):
    """What a reader learnt of a finding."""

    level: str
    code: str
    line: int


class Command(NamedTuple):
    """A workflow command."""

    name: str
    properties: dict[str, str]
    data: str


GITLAB: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""Written from the table in "Code Quality report format" of GitLab's documentation; there is no schema to be had."""

_LINE = re.compile(r"^(?:(?P<path>.*?):(?P<line>\d+):\d+: |[^:]*: )?(?P<level>error|warning|hint) (?P<code>J\d{3}) ")
_FROM_SARIF = {"error": "error", "warning": "warning", "note": "hint"}
_FROM_GITHUB = {"error": "error", "warning": "warning", "notice": "hint"}
_FROM_GITLAB = {"major": "error", "minor": "warning", "info": "hint"}
_FROM_RDJSON = {"ERROR": "error", "WARNING": "warning", "INFO": "hint"}


def concise(text: str) -> list[Read]:
    """As an editor jumps to places: by the beginning of a line."""
    found = [_LINE.match(line) for line in text.splitlines() if not line.startswith("  ")]
    return [Read(one["level"], one["code"], int(one["line"] or 0)) for one in found if one]


def of_json(text: str) -> list[Read]:
    """By their keys."""
    data = json.loads(text)
    assert data["version"] == 1
    return [Read(one["level"], one["code"], one["line"]) for one in data["findings"]]


def of_jsonl(text: str) -> list[Read]:
    """By their keys, a line each."""
    found = map(json.loads, text.splitlines())
    return [Read(one["level"], one["code"], one["line"]) for one in found]


def sarif(text: str) -> SarifFile:
    """As sarif-tools takes it."""
    return SarifFile("check.sarif", json.loads(text), datetime.now(UTC))


def of_sarif(text: str) -> list[Read]:
    """The records of sarif-tools."""
    (run,) = sarif(text).runs
    return [Read(_FROM_SARIF[one["Severity"]], one["Code"], int(one["Line"])) for one in run.get_records()]


def commands(text: str) -> list[Command]:
    """The workflow commands among lines: `::name key=value,key=value::data`, with %25, %0D, %0A, %3A and %2C."""
    found = []
    for line in text.split("\n"):
        match = re.match(r"\s*::([a-z-]+)(?: ([^\n]*?))?::(.*)$", line)
        if match:
            pairs = (pair.split("=", 1) for pair in (match[2] or "").split(",") if "=" in pair)
            properties = {key: _meant(value, ":,") for key, value in pairs}
            found.append(Command(match[1], properties, _meant(match[3], "")))
    return found


def _meant(text: str, more: str) -> str:
    for sign in f"\r\n{more}%":
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


def of_github(text: str) -> list[Read]:
    """The annotations that the commands make."""
    return [
        Read(_FROM_GITHUB[one.name], one.properties["title"].split()[-1], int(one.properties.get("line", 0)))
        for one in commands(text)
    ]


def of_gitlab(text: str) -> list[Read]:
    """The issues, when the report is one."""
    data = json.loads(text)
    Draft202012Validator(GITLAB).validate(data)
    return [Read(_FROM_GITLAB[one["severity"]], one["check_name"], one["location"]["lines"]["begin"]) for one in data]


def of_junit(text: str) -> list[Read]:
    """The cases that did not pass, by junitparser."""
    found = []
    for suite in JUnitXml.fromstring(text.encode()):
        assert len(suite) == suite.tests
        for case in suite:
            (result,) = case.result or (None,)
            assert result is None or isinstance(result, Failure | Skipped | Error)
            if result is not None:
                line = int(case._elem.get("line", 0))
                found.append(Read(result.type, str(case.name).partition(" ")[0], line))
    return found


def of_rdjson(text: str) -> list[Read]:
    """The diagnostics."""
    data = json.loads(text)
    assert data["source"] == {"name": "journeyctl"}
    return [
        Read(
            _FROM_RDJSON[one["severity"]],
            one["code"]["value"],
            one["location"].get("range", {}).get("start", {}).get("line", 0),
        )
        for one in data["diagnostics"]
    ]


def rows(text: str) -> list[list[Token]]:
    """The cells of every table's body, as a forge reads them: each the inline parts of a row's cells in turn."""
    tokens = MarkdownIt("gfm-like").parse(text)
    found: list[list[Token]] = []
    body = False
    for token in tokens:
        body = (body or token.type == "tbody_open") and token.type != "tbody_close"
        if body and token.type == "tr_open":
            found.append([])
        elif body and token.type == "inline":
            found[-1].append(token)
    return found


def of_markdown(text: str) -> list[Read]:
    """The rows of the tables."""
    return [Read(row[1].content, row[2].content, int(row[0].content or 0)) for row in rows(text)]


READERS: dict[str, Callable[[str], list[Read]]] = {
    "full": concise,
    "concise": concise,
    "json": of_json,
    "jsonl": of_jsonl,
    "sarif": of_sarif,
    "github": of_github,
    "gitlab": of_gitlab,
    "junit": of_junit,
    "rdjson": of_rdjson,
    "markdown": of_markdown,
}
NEEDS_A_LINE = ("sarif", "gitlab")
"""Formats whose readers take a finding about a whole file to stand on its first line."""
