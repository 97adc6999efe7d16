"""Text edits: words of a file are replaced at the places where they stand, and nothing else is touched.

In: a text and edits whose spans are of that text. Out: the text with all of them made. Line ends stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from journeyctl.diagnostics import Edit, Span

_LINE_END = re.compile("\r\n?|\n")


class Places:
    """Where the lines of a text begin, so that a line and a column give an index."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
        self._length = len(text)

    def index(self, line: int, column: int) -> int:
        """The index of a line and a column, both counted from 1.

        Raises:
            ValueError: when the text has no such place.
        """
        if not 1 <= line <= len(self._starts):
            raise ValueError(f"the text has no line {line}")
        start = self._starts[line - 1]
        most = self._starts[line] if line < len(self._starts) else self._length
        if not start <= start + column - 1 <= most:
            raise ValueError(f"line {line} has no column {column}")
        return start + column - 1

    def place(self, index: int) -> tuple[int, int]:
        """The line and the column of an index, both counted from 1."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def range(self, span: Span) -> tuple[int, int]:
        """Where a span begins and where it ends.

        Raises:
            ValueError: when the text has no such place, or the span ends before it begins.
        """
        start, end = self.index(span.line, span.column), self.index(span.end_line, span.end_column)
        if end < start:
            raise ValueError(f"a span ends before it begins, on line {span.line}")
        return start, end


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made, the last one first, so that no span moves before its turn.

    Raises:
        ValueError: when two edits touch the same words, two insert at one place, or a span lies outside the text.
    """
    places = Places(text)
    found = sorted((*places.range(one.span), one.text) for one in edits)
    for (start, end, _), (following, _, _) in pairwise(found):
        if following < end or following == start:
            raise ValueError(f"two edits overlap at index {following}")
    for start, end, words in reversed(found):
        text = text[:start] + words + text[end:]
    return text
