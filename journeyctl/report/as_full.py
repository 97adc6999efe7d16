"""The format `full`: each finding with its line of the file, a caret under what is meant, and the advice."""

from __future__ import annotations

from journeyctl.columns import columns
from journeyctl.diagnostics import Diagnostic
from journeyctl.report.safe import shown
from journeyctl.report.terminal import COLOURS, DIM, head, painted
from journeyctl.report.told import Told

_BEFORE, _WINDOW = 60, 100
"""A long line is shown from so many characters before the finding, and so many in all."""


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
    start = min(one.span.column - 1, len(line))
    end = one.span.end_column - 1 if one.span.end_line == one.span.line else len(line.rstrip())
    left = max(0, start - _BEFORE)
    right = left + _WINDOW
    number = f"{one.span.line} | "
    before, marked = shown(line[left:start]), shown(line[start : min(max(end, start), right)])
    text = shown(line[left:right].rstrip())
    caret = " " * (len(number) + columns(before)) + "^" * max(1, columns(marked))
    return [f"  {painted(number, DIM, colour)}{text}", f"  {painted(caret, COLOURS[one.level], colour)}"]
