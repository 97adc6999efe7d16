"""Prints what the tool says: diagnostics for people and for programs, with all user text made safe for a terminal.

In: diagnostics and the lines of their files. Out: text. Only this room turns findings into words on a screen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

from journeyctl.columns import columns
from journeyctl.diagnostics import Diagnostic, EnvironmentFault

ReportFormat = Literal["full", "concise", "json"]
Lines = Mapping[str, tuple[str, ...]]

NO_LINES: Lines = MappingProxyType({})

_UNSAFE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
_COMMAND = r"^\s*:(?=:)|#(?=#\[|#vso\[)"
"""What a build service reads as a command to itself: `::` at the start of a line, `##[` and `##vso[` anywhere."""
_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "hint": "\x1b[36m"}
_BOLD, _DIM, _END = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_BEFORE, _WINDOW = 60, 100
"""A long line is shown from so many characters before the finding, and so many in all."""


def shown(text: str) -> str:
    r"""User text that neither a terminal nor a build service can misread, in one line.

    Control, direction and lone surrogate characters become `\u...`, line breaks spaces.
    """
    line = text.replace("\n", " ")
    safe = line if line.isprintable() else re.sub(_UNSAFE, _escape, line)
    return re.sub(_COMMAND, _escape_last, safe)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _escape_last(found: re.Match[str]) -> str:
    return f"{found[0][:-1]}\\u{ord(found[0][-1]):04x}"


def place(one: Diagnostic) -> str:
    """`file:line:column`, as far as it is known."""
    return f"{shown(one.span.path)}:{one.span.line}:{one.span.column}" if one.span.line else shown(one.span.path)


def concise(one: Diagnostic) -> str:
    """One line: `file:line:col: level CODE message`."""
    where = place(one)
    return f"{where}: {one.level} {one.code} {shown(one.message)}" if where else _head(one, colour=False)


def _head(one: Diagnostic, *, colour: bool) -> str:
    return (
        f"{_painted(one.level, _COLOURS[one.level], colour)} {_painted(one.code, _BOLD, colour)} {shown(one.message)}"
    )


def full(one: Diagnostic, lines: tuple[str, ...] = (), *, colour: bool = False) -> str:
    """The line, the place in the file with a caret below it, and the advice."""
    where = place(one)
    made = [f"{where}: {_head(one, colour=colour)}" if where else _head(one, colour=colour)]
    if 0 < one.span.line <= len(lines):
        made += _snippet(one, lines[one.span.line - 1], colour=colour)
    if one.advice:
        made.append(_painted(f"  = {shown(one.advice)}", _DIM, colour))
    return "\n".join(made)


def _painted(text: str, code: str, colour: bool) -> str:
    return f"{code}{text}{_END}" if colour else text


def _snippet(one: Diagnostic, line: str, *, colour: bool) -> list[str]:
    """The faulty line, cut around the finding, and the carets under it."""
    start = min(one.span.column - 1, len(line))
    end = one.span.end_column - 1 if one.span.end_line == one.span.line else len(line.rstrip())
    left = max(0, start - _BEFORE)
    right = left + _WINDOW
    number = f"{one.span.line} | "
    before, marked = _cell(line[left:start]), _cell(line[start : min(max(end, start), right)])
    text = _cell(line[left:right].rstrip())
    caret = " " * (len(number) + columns(before)) + "^" * max(1, columns(marked))
    return [f"  {_painted(number, _DIM, colour)}{text}", f"  {_painted(caret, _COLOURS[one.level], colour)}"]


def _cell(text: str) -> str:
    return shown(text.replace("\t", " "))


def as_data(one: Diagnostic) -> dict[str, object]:
    """A diagnostic as plain data, for programs."""
    span = one.span
    return {
        "level": one.level, "code": one.code, "message": one.message, "advice": one.advice, "path": span.path,
        "line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column,
    }  # fmt: skip


def _json(found: Iterable[Diagnostic]) -> str:
    text = json.dumps([as_data(one) for one in found], ensure_ascii=False, indent=2)
    return re.sub(_UNSAFE, _escape, re.sub(_COMMAND, _escape_last, text)) + "\n"


def report(
    found: Iterable[Diagnostic], lines: Lines = NO_LINES, form: ReportFormat = "full", *, colour: bool = False
) -> str:
    """All diagnostics in one form, each once; "" for none (`[]` as JSON). `lines`: the texts of the files, by path."""
    kept = tuple(dict.fromkeys(found))
    if form == "json":
        return _json(kept)
    if form == "concise":
        return "".join(concise(one) + "\n" for one in kept)
    return "".join(full(one, lines.get(one.span.path, ()), colour=colour) + "\n" for one in kept)


def explain(fault: EnvironmentFault) -> str:
    """What is wrong with the machine or the call, and its cure, in a line each."""
    advice = f"  = {shown(fault.advice)}\n" if fault.advice else ""
    return f"error {fault.code} {shown(fault.message)}\n{advice}"


def count(found: Iterable[Diagnostic]) -> str:
    """How many errors, warnings and hints: "2 errors, 1 warning"."""
    kept = tuple(dict.fromkeys(found))
    parts = []
    for level in ("error", "warning", "hint"):
        number = sum(one.level == level for one in kept)
        if number:
            parts.append(f"{number} {level}{'' if number == 1 else 's'}")
    return ", ".join(parts)


def finding(name: str, detail: str, *, there: bool, needed: bool, colour: bool = False) -> str:
    """One line about the machine: whether a thing is there, and where, or how to get it."""
    sign, code = ("ok     ", "\x1b[32m") if there else ("MISSING", "\x1b[31m") if needed else ("absent ", "\x1b[33m")
    return f"{_painted(sign, code, colour)}  {name:<12}  {shown(detail)}\n"
