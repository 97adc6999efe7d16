"""Prints what the tool says: diagnostics for people and for programs, with all user text made safe for a terminal.

In: diagnostics and the lines of their files. Out: text. Only this room turns findings into words on a screen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Literal

from journeyctl.diagnostics import Diagnostic

ReportFormat = Literal["full", "concise", "json"]
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "hint": "\x1b[36m"}
_BOLD, _DIM, _END = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def shown(text: str) -> str:
    """User text that a terminal cannot misread: control and direction characters as `\\u…`, one line."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text.replace("\n", " "))


def _place(one: Diagnostic) -> str:
    return f"{shown(one.span.path)}:{one.span.line}:{one.span.column}" if one.span.line else shown(one.span.path)


def concise(one: Diagnostic) -> str:
    """One line: `file:line:col: level CODE message`."""
    place = _place(one)
    head = f"{place}: " if place else ""
    return f"{head}{one.level} {one.code} {shown(one.message)}"


def full(one: Diagnostic, lines: tuple[str, ...], *, colour: bool) -> str:
    """The line, the place in the file with a caret below it, and the advice."""
    paint = (lambda code, text: f"{code}{text}{_END}") if colour else (lambda _, text: text)
    head = f"{paint(_COLOURS[one.level], one.level)} {paint(_BOLD, one.code)} {shown(one.message)}"
    made = [f"{_place(one)}: {head}" if _place(one) else head]
    if 0 < one.span.line <= len(lines):
        made += _snippet(one, lines[one.span.line - 1], paint)
    if one.advice:
        made.append(paint(_DIM, f"  = {shown(one.advice)}"))
    return "\n".join(made)


def _snippet(one: Diagnostic, line: str, paint: object) -> list[str]:
    assert callable(paint)
    start = one.span.column - 1
    same = one.span.end_line == one.span.line
    length = max(1, (one.span.end_column - one.span.column) if same else len(line) - start)
    window = max(0, start - 60)
    text = shown(line[window : window + 100].replace("\t", " "))
    number = f"{one.span.line} | "
    caret = " " * (len(number) + start - window) + "^" * min(length, 100)
    return [f"  {paint(_DIM, number)}{text}", f"  {paint(_COLOURS[one.level], caret)}"]


def as_data(one: Diagnostic) -> dict[str, object]:
    """A diagnostic as plain data, for programs."""
    span = one.span
    return {
        "level": one.level, "code": one.code, "message": one.message, "advice": one.advice, "path": span.path,
        "line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column,
    }  # fmt: skip


def report(
    found: Iterable[Diagnostic],
    lines: Mapping[str, tuple[str, ...]],
    form: ReportFormat = "full",
    *,
    colour: bool = False,
) -> str:
    """All diagnostics in one form; "" for none. `lines` are the texts of the files, by path."""
    kept = tuple(dict.fromkeys(found))
    if form == "json":
        return json.dumps([as_data(one) for one in kept], ensure_ascii=False, indent=2) + "\n"
    if form == "concise":
        return "".join(concise(one) + "\n" for one in kept)
    return "".join(full(one, lines.get(one.span.path, ()), colour=colour) + "\n" for one in kept)


def count(found: Iterable[Diagnostic]) -> str:
    """How many errors, warnings and hints: "2 errors, 1 warning"."""
    kept = tuple(dict.fromkeys(found))
    parts = []
    for level in ("error", "warning", "hint"):
        number = sum(one.level == level for one in kept)
        if number:
            parts.append(f"{number} {level}{'' if number == 1 else 's'}")
    return ", ".join(parts)
