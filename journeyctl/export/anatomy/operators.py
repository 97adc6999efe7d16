"""Reads the operators of a PDF's content, one after the other (ISO 32000-1, 7.2 and 7.8.2).

In: the bytes of a content stream. Out: each operator with what stands before it: numbers, names with their slash,
strings as bytes, lists. A file of a stranger is read: nothing that was handed out is kept, and every part has a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

MOST_BYTES = 40_000_000
"""Of the contents of a document, those that are drawn again counted again."""
MOST_STEPS = 2_000_000
"""Operators of a document."""
MOST_KEPT = 200_000
"""Words, lines, areas and pictures of a document; points of a path."""
MOST_OPERANDS, MOST_LETTERS, LARGEST, DEEPEST = 100_000, 65_535, 1e9, 20
"""What stands before one operator; bytes of a string; numbers; lists in lists."""
_TOKEN = re.compile(rb"[^\x00\t\n\f\r ()<>\[\]{}/%]+|/[^\x00\t\n\f\r ()<>\[\]{}/%]*|<<|>>|[][<(]|%[^\r\n]*")
_NUMBER = re.compile(rb"[+-]?(?:\d{1,40}\.?\d{0,40}|\.\d{1,40})")
_PAREN = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\r\n": b"", b"\n": b"", b"\r": b""}
_IMAGE_END = re.compile(rb"[\x00\t\n\f\r ]EI(?=[\t\n\r ](?![\t\n\r -~]{0,9}[^\t\n\r -~]))")


class Allowance:
    """What a document may still ask for."""

    def __init__(self) -> None:
        self._bytes, self._steps, self._kept = MOST_BYTES, MOST_STEPS, MOST_KEPT

    def read(self, data: bytes) -> bytes:
        """The data, when so much may still be read.

        Raises:
            ValueError: else.
        """
        self._bytes -= len(data)
        if self._bytes < 0:
            raise ValueError(f"its contents have more than {MOST_BYTES:,} bytes")
        return data

    def step(self) -> None:
        """One operator is followed.

        Raises:
            ValueError: when there were too many.
        """
        self._steps -= 1
        if self._steps < 0:
            raise ValueError(f"it has more than {MOST_STEPS:,} steps")

    def keep(self) -> None:
        """One thing is kept.

        Raises:
            ValueError: when there were too many.
        """
        self._kept -= 1
        if self._kept < 0:
            raise ValueError(f"it draws more than {MOST_KEPT:,} things")


def operators(data: bytes) -> Iterator[tuple[Any, str]]:
    """What stands before each operator, and the operator; an inline image is `INLINE IMAGE` with its settings.

    Raises:
        ValueError: when a part of it is larger than any that is drawn.
    """
    given: list[Any] = []
    open_: list[list[Any]] = [given]
    at = count = 0
    while found := _TOKEN.search(data, at):
        token, at = found[0], found.end()
        first = token[:1]
        if first == b"%":
            continue
        count += 1
        if count > MOST_OPERANDS:
            raise ValueError(f"more than {MOST_OPERANDS:,} operands stand before one operator")
        if token in (b"[", b"<<"):
            if len(open_) > DEEPEST:
                raise ValueError(f"lists lie more than {DEEPEST} deep in lists")
            open_.append([])
            open_[-2].append(open_[-1])
        elif token in (b"]", b">>"):
            open_ = open_[:-1] or open_
        elif first in b"(<":
            text, at = _string(data, at) if first == b"(" else _hex(data, at)
            open_[-1].append(text)
        elif first == b"/":
            open_[-1].append(_name(token))
        elif first in b"+-.0123456789":
            open_[-1].append(_number(token))
        elif token == b"ID" and "BI" in given:
            ended = _IMAGE_END.search(data, at)
            at = ended.end() if ended else len(data)
            settings = given[given.index("BI") + 1 :]
            yield {"settings": dict(zip(map(str, settings[::2]), settings[1::2], strict=False))}, "INLINE IMAGE"
            given, count = [], 0
            open_ = [given]
        elif token == b"BI":
            given.append("BI")
        elif token in (b"true", b"false", b"null") or len(open_) > 1:
            open_[-1].append(None)
        else:
            yield given, token.decode("latin-1")
            given, count = [], 0
            open_ = [given]


def _number(token: bytes) -> float:
    if not _NUMBER.fullmatch(token):
        raise ValueError(f"{token[:40]!r} is no number")
    number = float(token)
    if abs(number) > LARGEST:
        raise ValueError(f"the number {token[:40].decode('ascii')} is larger than any paper")
    return number


def _name(token: bytes) -> str:
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode("ascii")), token)
    try:
        return plain.decode("utf-8")
    except UnicodeDecodeError:
        return plain.decode("latin-1")


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    """A string behind its `(`, and where it ends."""
    depth = 1
    for found in _PAREN.finditer(data, at, at + 4 * MOST_LETTERS + 1):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if not depth:
            return _short(_ESCAPE.sub(_unescaped, data[at : found.start()])), found.end()
    raise ValueError("a string does not end")


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes((int(sign, 8) & 255,)) if sign.isdigit() and sign < b"8" else _ESCAPED.get(sign, sign)


def _hex(data: bytes, at: int) -> tuple[bytes, int]:
    """A string behind its `<`, and where it ends; a last digit that is alone is followed by a zero."""
    end = data.find(b">", at, at + 4 * MOST_LETTERS)
    if end == -1:
        raise ValueError("a string does not end")
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", data[at:end]).decode("ascii")
    return _short(bytes.fromhex(digits + "0" * (len(digits) % 2))), end + 1


def _short(text: bytes) -> bytes:
    if len(text) > MOST_LETTERS:
        raise ValueError(f"a string has more than {MOST_LETTERS:,} bytes")
    return text
