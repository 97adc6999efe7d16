"""Where a finding begins and ends in the units of others.

Ours are lines and columns from 1, columns in code points, the end exclusive. In: a span, its file's lines. Out: the
same stretch in UTF-16 units or in bytes of UTF-8. Beyond a line's end, and on a line that is not known (""), a unit is
taken to be one code point.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from journeyctl.diagnostics import Span
from journeyctl.report.told import Told

_ASTRAL = "\U00010000"
"""From here on a character takes two units of UTF-16."""

Measure = Callable[[str, int], int]


class Extent(NamedTuple):
    """A stretch of a file: first and last line, the column it begins at and the one after its end."""

    line: int
    column: int
    end_line: int
    end_column: int


WHOLE = Extent(1, 1, 1, 1)
"""Where a finding stands that is about a whole file, in formats that want a line."""


def in_code_points(line: str, column: int) -> int:  # noqa: ARG001 - one measure of three
    """A column as we count."""
    return column


def in_utf16(line: str, column: int) -> int:
    """A column in units of UTF-16."""
    return column if line.isascii() else column + sum(sign >= _ASTRAL for sign in line[: column - 1])


def in_bytes(line: str, column: int) -> int:
    """A column in bytes of UTF-8."""
    before = line[: column - 1]
    return column if line.isascii() else column + len(before.encode("utf-8", "surrogatepass")) - len(before)


def exact(told: Told, path: str, span: Span, measure: Measure) -> Extent:
    """The stretch that an edit of a file replaces, to the sign."""
    first, last = (told.line(path, line) for line in (span.line, span.end_line))
    return Extent(span.line, measure(first, span.column), span.end_line, measure(last, span.end_column))


def extent(told: Told, span: Span, measure: Measure) -> Extent | None:
    """The stretch a span means, None where no line is known. What ends before a line's first sign ends a line up."""
    if span.line < 1:
        return None
    column = max(1, span.column)
    end_line, end_column = max(span.line, span.end_line), max(1, span.end_column)
    if end_line > span.line and end_column == 1:
        end_line -= 1
        end_column = len(told.line(span.path, end_line)) + 1
    if end_line == span.line:
        end_column = max(column, end_column)
    return Extent(
        span.line,
        measure(told.line(span.path, span.line), column),
        end_line,
        measure(told.line(span.path, end_line), end_column),
    )
