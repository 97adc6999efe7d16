"""Comments that speak to the program (`# journeyctl: ...`), with the lines they speak about.

In: a document. Out: each such comment, whether it stands behind something, above something, or above the first key. A
`#` inside a text is no comment.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from journeyctl.diagnostics import NOWHERE, Span
from journeyctl.source.nodes import Mapping, Node, Scalar
from journeyctl.source.reader import Document

_ADDRESS = "journeyctl:"
_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*journeyctl:(.*)$")


class Comment(NamedTuple):
    """What is said to the program, and the lines it holds for (`first` to `last`, both counted from 1).

    `whole` is what goes when the comment does: its line, or the spaces before it, too.
    """

    text: str
    span: Span
    first: int
    last: int
    whole: Span = NOWHERE


def comments(document: Document) -> tuple[Comment, ...]:
    """The comments to the program.

    One above the first key holds for the whole file, one of its own line for what begins on the next, one behind
    something for its line.
    """
    if document.root is None or not any(_ADDRESS in line for line in document.lines):
        return ()
    texts = _Texts(document.root)
    held: _Held | None = None
    found: list[Comment] = []
    for number, line in enumerate(document.lines, 1):
        match = _COMMENT.search(line) if _ADDRESS in line else None
        if match and not texts.hold(number, match.start() + 1):
            end = len(line.rstrip()) + 1
            span = Span(document.path, number, match.start() + 1, number, end)
            alone = not line[: match.start()].strip()
            held = held or (_Held(document) if alone else None)
            first, last = held.lines(number) if alone and held else (number, number)
            before = len(line[: match.start()].rstrip())
            whole = Span(document.path, number, before + 1, number, len(line) + 1)
            if alone and number < len(document.lines):
                whole = Span(document.path, number, 1, number + 1, 1)
            found.append(Comment(match[1].strip(), span, first, last, whole))
    return tuple(found)


class _Texts:
    """The texts of a file, none of which holds another; asked in one step, however many there are."""

    def __init__(self, root: Mapping) -> None:
        spans = sorted(node.span[1:] for node in _scalars(root))
        self._starts = [span[:2] for span in spans]
        self._ends = [span[2:] for span in spans]

    def hold(self, line: int, column: int) -> bool:
        """Whether a place is inside a text."""
        before = bisect_right(self._starts, (line, column))
        return before > 0 and (line, column) < self._ends[before - 1]


class _Held:
    """The lines that comments of their own line hold for."""

    def __init__(self, document: Document) -> None:
        assert document.root is not None
        self._top = document.root.span.line
        self._count = len(document.lines)
        self._ends: dict[int, int] = {}
        for start, end in _blocks(document.root):
            self._ends[start] = max(end, self._ends.get(start, end))
        self._next = [0] * (self._count + 1)
        for at in range(self._count, 0, -1):
            # From here the first line that says something; 0 when none does.
            self._next[at - 1] = at if document.lines[at - 1].split("#")[0].strip() else self._next[at]

    def lines(self, number: int) -> tuple[int, int]:
        """The first and the last line that the comment of a line holds for."""
        if number < self._top:
            return 1, self._count
        begin = self._next[number] or number
        return begin, self._ends.get(begin, begin)


def _blocks(node: Node) -> Iterator[tuple[int, int]]:
    """The first and the last line of everything that a comment can stand above: keys with their values, items."""
    if isinstance(node, Scalar):
        return
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key.span.line, _last(entry.value, entry.key.span.line)
            yield from _blocks(entry.value)
        return
    for item in node.items:
        yield item.span.line, _last(item, item.span.line)
        yield from _blocks(item)


def _last(node: Node, least: int) -> int:
    """The last line of a node. A block ends where the next thing begins, so its own last part tells better."""
    if isinstance(node, Scalar):
        ends = node.span.end_line - (node.span.end_column == 1)
    elif isinstance(node, Mapping):
        ends = max((_last(entry.value, entry.key.span.line) for entry in node.entries), default=node.span.line)
    else:
        ends = max((_last(item, item.span.line) for item in node.items), default=node.span.line)
    return max(ends, least)


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key
            yield from _scalars(entry.value)
    else:
        for item in node.items:
            yield from _scalars(item)
