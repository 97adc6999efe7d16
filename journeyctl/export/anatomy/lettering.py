"""The fonts of a PDF's page: which letters its codes stand for, and how wide they run.

In: a font dictionary. Out: a `Lettering` that turns what is shown into words and their width (ISO 32000-1, 9.7, 9.10).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from journeyctl.export.anatomy.operators import Allowance
from journeyctl.export.anatomy.types import Font

_BEGIN = re.compile(rb"begin(bfchar|bfrange)")
_PAIR = re.compile(rb"<([0-9A-Fa-f ]+)>\s*<([0-9A-Fa-f ]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f ]+)>\s*<([0-9A-Fa-f ]+)>\s*(?:<([0-9A-Fa-f ]*)>|\[([^\[\]]*)\])")
_TEXT = re.compile(rb"<([0-9A-Fa-f ]*)>")
_MOST = 70_000
_MOST_CODES = 300_000
"""So many letters or widths of codes are read of one font."""
T = TypeVar("T")
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


class Lettering(NamedTuple):
    """A font: how many bytes a code has, the letters and the widths (in thousandths of the size) of codes."""

    font: Font
    bytes_each: int
    letters: dict[int, str]
    widths: dict[int, float]
    usual: float

    def read(self, shown: bytes) -> tuple[str, float, int]:
        """The words of a string, its width in sizes, and how many codes it has."""
        step = self.bytes_each
        codes = [int.from_bytes(shown[at : at + step], "big") for at in range(0, len(shown) - step + 1, step)]
        text = "".join(self.letters.get(code, "") or (chr(code) if step == 1 else "") for code in codes)
        return text, sum(self.widths.get(code, self.usual) for code in codes) / 1000, len(codes)


def lettering_of(given: Any, allowance: Allowance) -> Lettering:  # noqa: ANN401 - pypdf's objects
    """The lettering of a font dictionary.

    Raises:
        ValueError: when it tells of more codes than are read.
    """
    one = given.get_object()
    kind = one.get("/Subtype")
    wide = kind == "/Type0"
    inner = one["/DescendantFonts"][0].get_object() if wide else one
    described = inner.get("/FontDescriptor")
    described = described.get_object() if described is not None else {}
    embedded = kind == "/Type3" or any(name in described for name in _FILES)
    name = str(one.get("/BaseFont", "/?"))[1:]
    table = one.get("/ToUnicode")
    letters = _letters(allowance.read(table.get_object().get_data())) if table is not None else {}
    usual = float(inner.get("/DW", 1000)) if wide else float(described.get("/MissingWidth", 500))
    widths = dict(_few(_wide(inner.get("/W", ())))) if wide else _narrow(inner)
    return Lettering(Font(name, embedded), 2 if wide else 1, letters, widths, usual)


def _narrow(one: Any) -> dict[int, float]:  # noqa: ANN401
    first = int(one.get("/FirstChar", 0))
    scale = float(one["/FontMatrix"][0]) * 1000 if "/FontMatrix" in one else 1.0
    widths = one.get("/Widths", ())
    return {
        first + at: float(width) * scale for at, width in enumerate(getattr(widths, "get_object", lambda: widths)())
    }


def _wide(table: Any) -> Iterator[tuple[int, float]]:  # noqa: ANN401
    """The entries of /W: `first [w w …]` or `first last w`."""
    rest = list(getattr(table, "get_object", lambda: table)())
    at = 0
    while at + 1 < len(rest):
        first, second = (
            int(rest[at]),
            rest[at + 1].get_object() if hasattr(rest[at + 1], "get_object") else rest[at + 1],
        )
        if isinstance(second, list):
            yield from ((first + step, float(width)) for step, width in enumerate(second))
            at += 2
        else:
            width = float(rest[at + 2])
            yield from ((code, width) for code in range(first, min(int(second), first + _MOST) + 1))
            at += 3


def _letters(table: bytes) -> dict[int, str]:
    """What a ToUnicode map says."""
    return dict(_few(pair for kind, section in _sections(table) for pair in _told(kind, section)))


def _few(pairs: Iterable[tuple[int, T]]) -> Iterator[tuple[int, T]]:
    for count, pair in enumerate(pairs):
        if count == _MOST_CODES:
            raise ValueError(f"a font tells of more than {_MOST_CODES:,} codes")
        yield pair


def _sections(table: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while begun := _BEGIN.search(table, at):
        end = table.find(b"end" + begun[1], begun.end())
        if end < 0:
            return
        yield begun[1], table[begun.end() : end]
        at = end


def _told(kind: bytes, section: bytes) -> Iterator[tuple[int, str]]:
    if kind == b"bfchar":
        yield from ((_code(pair[1]), _word(pair[2])) for pair in _PAIR.finditer(section))
        return
    for line in _RANGE.finditer(section):
        first, last = _code(line[1]), min(_code(line[2]), _code(line[1]) + _MOST)
        if line[4] is not None:
            words = (_word(word[1]) for word in _TEXT.finditer(line[4]))
            yield from zip(range(first, last + 1), words, strict=False)
        elif start := _word(line[3]):
            letter = ord(start[-1]) - first
            yield from ((code, start[:-1] + chr(letter + code)) for code in range(first, last + 1)
                        if letter + code < 0x110000)  # fmt: skip


def _code(text: bytes) -> int:
    return int(text.replace(b" ", b"")[:8] or b"0", 16)


def _word(text: bytes) -> str:
    digits = text.replace(b" ", b"").decode("ascii")
    return bytes.fromhex(digits[: len(digits) // 4 * 4]).decode("utf-16-be", "replace")
