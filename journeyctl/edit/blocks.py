"""Texts in blocks (`|`, `>`): where one ends, and its lines without their indentation.

In: the text of a file and where a block begins. Out: a `Block`. libyaml tells where a block's text ends, but not which
of the blank lines below it are its own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_HEADER = re.compile(r"[|>](?P<sign>[-+]?)(?P<depth>[1-9]?)(?P<after>[-+]?)[ \t]*(?P<comment>#[^\n]*)?")
_LINE = re.compile(r"(?P<spaces> *)(?P<words>[^\n]*)(?P<end>\n?)")


class Block(NamedTuple):
    """The lines of a block without their indentation; where the block ends, and where its first line does."""

    body: tuple[str, ...]
    end: int
    head: int = 0


class Header(NamedTuple):
    """The first line of a block: `|` or `>`, whether it counts its own indentation, how it ends, its comment."""

    kind: str
    counted: int
    ending: str
    comment: str


def header(line: str) -> Header:
    """The parts of the first line of a block."""
    found = _HEADER.match(line)
    assert found is not None
    return Header(line[0], int(found["depth"] or 0), found["sign"] or found["after"], (found["comment"] or "").rstrip())


def block(text: str, start: int, column: int) -> Block:
    """The block whose `|` or `>` stands at an index, in an item at a column."""
    first = _HEADER.match(text, start)
    assert first is not None
    said = header(first[0])
    lines, depth = _lines(text, first.end() + 1, column, said.counted)
    while lines and said.ending != "+" and not _content(lines[-1], depth):
        lines.pop()
    if not lines:
        return Block((), first.end(), first.end())
    body = tuple(one["spaces"][depth:] + one["words"] for one in lines)
    return Block(body, lines[-1].end("words"), first.end())


def _content(line: re.Match[str], depth: int) -> bool:
    """Whether a line says something, be it only spaces."""
    return bool(line["words"]) or len(line["spaces"]) > depth


def _lines(text: str, at: int, column: int, counted: int) -> tuple[list[re.Match[str]], int]:
    """The lines that stand deep enough, and how deep that is: as counted, else as deep as the first one with words."""
    lines: list[re.Match[str]] = []
    depth = column + counted if counted else 0
    deepest = column + 1
    while at < len(text):
        line = _LINE.match(text, at)
        assert line is not None
        deepest = max(deepest, len(line["spaces"]))
        depth = depth or (deepest if line["words"] else 0)
        if (line["words"] and len(line["spaces"]) < depth) or not (line["end"] or _content(line, depth or deepest)):
            break
        lines.append(line)
        at = line.end()
    return lines, depth or deepest
