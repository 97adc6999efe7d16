"""Wraps plain text by the columns of a terminal.

In: one paragraph, a width, and what stands before the first and the later lines. Out: lines no wider than the width,
but for a word that alone is wider. A space is where a line may end; so is the place between two wide signs (Chinese and
Japanese have no spaces), unless a closing sign would start the next line or an opening one end this one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from journeyctl.columns import columns

_OPENING = frozenset({"Ps", "Pi"})
_CLOSING = frozenset({"Pe", "Pf", "Po", "Lm", "Sk"})


class _Piece(NamedTuple):
    """What is never divided; `spaced` when a space stands before it."""

    text: str
    spaced: bool


def wrap(text: str, width: int, first: str = "", later: str = "") -> tuple[str, ...]:
    """The lines of a paragraph; the first starts with `first`, the others with `later`."""
    lines: list[str] = []
    line, used, bare = first, columns(first), True
    for piece in _pieces(text):
        gap = "" if bare or not piece.spaced else " "
        wide = columns(piece.text)
        if not bare and used + len(gap) + wide > width:
            lines.append(line)
            line, used, gap = later, columns(later), ""
        line += gap + piece.text
        used += len(gap) + wide
        bare = False
    return (*lines, line.rstrip(" "))


def chopped(text: str, width: int) -> tuple[str, ...]:
    """The lines of a paragraph in a narrow column: a word that is wider than it is divided with a hyphen."""
    words = " ".join(part for word in text.split(" ") for part in _parts(word, width))
    return wrap(words, width)


def _parts(word: str, width: int) -> Iterator[str]:
    rest = word
    while columns(max((piece.text for piece in _pieces(rest)), key=columns, default="")) > width:
        cut = max(1, next(i for i in range(len(rest) + 1) if columns(rest[: i + 1]) > width - 1))
        yield f"{rest[:cut]}-"
        rest = rest[cut:]
    yield rest


def _pieces(text: str) -> Iterator[_Piece]:
    for word in text.split(" "):
        spaced = True
        for piece in (word,) if columns(word) <= len(word) else _divided(word):
            yield _Piece(piece, spaced)
            spaced = False


def _divided(word: str) -> Iterator[str]:
    start = 0
    for end, (left, right) in enumerate(pairwise(word), 1):
        if _may_part(left, right):
            yield word[start:end]
            start = end
    yield word[start:]


def _may_part(left: str, right: str) -> bool:
    wide = columns(left) == 2 and columns(right) == 2
    return wide and unicodedata.category(left) not in _OPENING and unicodedata.category(right) not in _CLOSING
