"""A file in pieces: each entry and each item with its own lines, comments included, nothing left over.

In: the text of a file and its root. Out: `Lines`, whose pieces put together are the text, byte for byte. What stands in
brackets is one piece; `brackets` looks into it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from journeyctl.edit.blocks import block
from journeyctl.edit.edits import Places
from journeyctl.source import Entry, Mapping, Node, Scalar, Sequence

_BESIDE = re.compile(r"[ \t]*(?:#[^\n]*)?")
_EMPTY = re.compile(r"[ \t]*(?:#[^\n]*)?\n")
_COMMENT = re.compile(r"(?P<spaces> *)#")


class Unsuited(Exception):
    """The file is written in a way that is not cut into pieces here, such as keys with `?`."""


class Piece(NamedTuple):
    """An entry with its key, or an item with its hyphen.

    `lead`: the lines above it. `head`: from its key or hyphen to its value; with its line's end when the value is lines
    that begin below. `value`: the text of the value, "" when it is `lines`. `tail`: what stands behind the value.
    """

    node: Node
    lead: str
    head: str
    value: str
    tail: str
    lines: Lines | None

    def whole(self, column: int) -> str:
        """The text of the piece, lead included, its key or hyphen at a column."""
        return self.lead + self.body(column)

    def body(self, column: int) -> str:
        """The text of the piece without its lead."""
        pad = " " * column
        if self.lines is None:
            return f"{pad}{self.head}{self.value}{self.tail}\n"
        inner = self.lines.text()
        return pad + self.head + (inner if self.head.endswith("\n") else inner[self.lines.column :])


class Lines(NamedTuple):
    """A mapping or list written in lines: the column of its keys or hyphens, its pieces, the comments below them."""

    column: int
    pieces: tuple[Piece, ...]
    rest: str

    def text(self) -> str:
        """All lines."""
        return "".join(one.whole(self.column) for one in self.pieces) + self.rest


class File(NamedTuple):
    """A whole file: what stands above its first key, its lines."""

    head: str
    lines: Lines


def cut(text: str, root: Mapping) -> File:
    """A file in pieces; its text ends with a line end.

    Raises:
        Unsuited: when it is written in a way that this cannot cut.
    """
    cutter = _Cutter(text)
    begin = cutter.start(root)
    first = text.rfind("\n", 0, begin) + 1
    lines, at = cutter.group(root, begin, "", -1)
    made = File(text[:first], lines._replace(rest=lines.rest + text[at:]))
    if made.head + made.lines.text() != text:
        raise Unsuited
    return made


class _Cutter:
    def __init__(self, text: str) -> None:
        self.text = text
        self.places = Places(text)

    def start(self, node: Node) -> int:
        return self.places.index(node.span.line, node.span.column)

    def group(self, node: Mapping | Sequence, begin: int, lead: str, edge: int) -> tuple[Lines, int]:
        """The lines of a group that begins at an index; and the index of the line behind them."""
        column = begin - (self.text.rfind("\n", 0, begin) + 1)
        if self.text[begin : begin + 1] in ("{", "[", "?", ""):
            raise Unsuited
        pieces: list[Piece] = []
        at = begin
        for part in node.entries if isinstance(node, Mapping) else node.items:
            if pieces:
                begin = self._skipped(at)
                lead = self.text[at:begin]
                begin += column
            piece, at = self._piece(part, begin, lead, column)
            pieces.append(piece)
        if not pieces:
            raise Unsuited
        end = self._rest(at, max(column, edge + 1))
        return Lines(column, tuple(pieces), self.text[at:end]), end

    def _skipped(self, at: int) -> int:
        """Where the next line with words begins."""
        while found := _EMPTY.match(self.text, at):
            at = found.end()
        return at

    def _rest(self, at: int, inside: int) -> int:
        """Where comments end that stand so deep that they belong to what is above them."""
        end = at
        while found := _EMPTY.match(self.text, at):
            comment = _COMMENT.match(self.text, at)
            at = found.end()
            if comment and len(comment["spaces"]) < inside:
                break
            end = at if comment else end
        return end

    def _piece(self, part: Entry | Node, begin: int, lead: str, column: int) -> tuple[Piece, int]:
        """A piece that begins at an index; and the index of the line behind it."""
        if isinstance(part, Entry):
            node, after = part.value, self._colon(part.key, begin)
        else:
            node, after = part, begin + 1
            if self.text[begin : begin + 1] != "-":
                raise Unsuited
        if isinstance(node, Scalar) and node.style == "plain" and not node.text:
            return self._leaf(node, lead, begin, after, after)
        word = self.start(node)
        if not isinstance(node, Scalar) and self.text[word] not in "{[":
            edge = column if isinstance(node, Sequence) and isinstance(part, Entry) else -1
            return self._grouped(node, lead, begin, word, edge)
        if isinstance(node, Scalar) and node.style == "block":
            return self._leaf(node, lead, begin, word, block(self.text, word, column).end)
        return self._leaf(node, lead, begin, word, self.places.range(node.span)[1])

    def _colon(self, key: Scalar, begin: int) -> int:
        """The index behind the colon of a key."""
        start, end = self.places.range(key.span)
        found = re.compile(r"[ \t]*:").match(self.text, end)
        if start != begin or not found:
            raise Unsuited
        return found.end()

    def _leaf(self, node: Node, lead: str, begin: int, word: int, end: int) -> tuple[Piece, int]:
        tail = _BESIDE.match(self.text, end)
        assert tail is not None
        if self.text[tail.end() : tail.end() + 1] != "\n":
            raise Unsuited
        return Piece(node, lead, self.text[begin:word], self.text[word:end], tail[0], None), tail.end() + 1

    def _grouped(self, node: Mapping | Sequence, lead: str, begin: int, word: int, edge: int) -> tuple[Piece, int]:
        line = self.text.find("\n", begin) + 1
        head = self.text[begin : min(line, word)]
        above = self.text[line : self.text.rfind("\n", 0, word) + 1] if line <= word else ""
        lines, at = self.group(node, word, above, edge)
        return Piece(node, lead, head, "", "", lines), at


class Brackets(NamedTuple):
    """What stands in brackets: the parts' heads (`key: `) and values, and what stands before, between and behind."""

    parts: tuple[tuple[str, str], ...]
    between: tuple[str, ...]
    end: str


def brackets(node: Mapping | Sequence, value: str) -> Brackets | None:
    """The parts of a value in brackets, whose text is `value`; None when its own brackets are left out."""
    places = Places(value)
    line, column = node.span.line, node.span.column

    def index(at: int, along: int) -> int:
        return places.index(at - line + 1, along - column + 1 if at == line else along)

    if value[:1] not in ("{", "["):
        return None
    parts: list[tuple[str, str]] = []
    between: list[str] = []
    at = 0
    for part in node.entries if isinstance(node, Mapping) else node.items:
        inner = part.value if isinstance(part, Entry) else part
        first = part.key.span if isinstance(part, Entry) else inner.span
        start, word = index(first.line, first.column), index(inner.span.line, inner.span.column)
        end = index(inner.span.end_line, inner.span.end_column)
        between.append(value[at:start])
        parts.append((value[start:word], value[word:end]))
        at = end
    return Brackets(tuple(parts), tuple(between), value[at:] if parts else value)
