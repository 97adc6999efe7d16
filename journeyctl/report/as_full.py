"""The format `full`: each finding with its line of the file, a caret under what is meant, and the advice."""

from __future__ import annotations

from journeyctl.columns import columns
from journeyctl.diagnostics import Diagnostic
from journeyctl.report.safe import shown
from journeyctl.report.terminal import COLOURS, DIM, head, painted
from journeyctl.report.told import Told

_BEFORE, _WINDOW = 60, 100
"""A long line is shown from so many columns before the finding, and so many in all."""


def written(told: Told) -> str:
    """All diagnostics, a few lines each."""
    return "".join(full(one, told.lines.get(one.span.path, ()), colour=told.colour) + "\n" for one in told.found)


def full(one: Diagnostic, lines: tuple[str, ...] = (), *, colour: bool = False) -> str:
    """The line, the place in the file with a caret below it, and the advice."""
    made = [head(one, colour=colour)]
    if 0 < one.span.line <= len(lines):
        made += _snippet(one, lines[one.span.line - 1], colour=colour)
    if one.advice:
        made.append(painted(f"  = {shown(one.advice)}", DIM, colour))
    return "\n".join(made)


def _snippet(one: Diagnostic, line: str, *, colour: bool) -> list[str]:
    """The faulty line, cut around the finding, and the carets under it."""
    line = line.rstrip()
    start = min(one.span.column - 1, len(line))
    end = one.span.end_column - 1 if one.span.end_line == one.span.line else len(line)
    left, right = _cut(line, start)
    number = f"{one.span.line} | {'…' if left else ''}"
    marked = line[start : min(max(end, start), right)]
    caret = " " * (len(number) + _width(line[left:start])) + "^" * max(1, _width(marked))
    text = f"{shown(line[left:right])}{'…' if right < len(line) else ''}"
    return [f"  {painted(number, DIM, colour)}{text}", f"  {painted(caret, COLOURS[one.level], colour)}"]


def _cut(line: str, start: int) -> tuple[int, int]:
    """Where the shown part of a line begins and ends: all of it, or what has room around `start`.

    A mark stays with the letter it is put on.
    """
    if len(line) <= _WINDOW and _width(line) <= _WINDOW:
        return 0, len(line)
    left, room = start, _BEFORE
    while left and (room := room - _width(line[left - 1])) >= 0:
        left -= 1
    while 0 < left < start and not _width(line[left]):
        left += 1
    right, room = start, _WINDOW - _width(line[left:start])
    while right < len(line) and (room := room - _width(line[right])) >= 0:
        right += 1
    return left, right


def _width(text: str) -> int:
    """The columns that a text takes when it is shown."""
    return columns(shown(text))
