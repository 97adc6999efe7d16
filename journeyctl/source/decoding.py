"""Bytes to text: UTF-8 only, no larger than a person writes, without characters that cannot be seen."""

from __future__ import annotations

import re

from journeyctl.diagnostics import Diagnostic, Fix, Span, instead

MOST_BYTES = 2_000_000
"""A file above this is no journey written by people; reading it would only cost time."""

_UNSEEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
"""Control characters, lone surrogates, non-characters and a byte order mark inside the text."""
_BREAKING = "|[\x85\u2028\u2029]"
"""Line ends to YAML 1.1, and so to libyaml, but not to YAML 1.2: an editor would count other lines than we."""


def unseen(text: str, *, raw: bool = False) -> int:
    """Where the first character that cannot be seen stands; -1 when there is none. `raw`: as it stands in a file."""
    if text.replace("\n", "").isprintable():
        return -1  # which is nearly always so, and spares a large expression its making
    found = re.search(_UNSEEN + _BREAKING if raw else _UNSEEN, text)
    return found.start() if found else -1


def place(text: str, index: int, path: str, length: int = 1) -> Span:
    """The span of `length` characters at an index of the text."""
    line = text.count("\n", 0, index) + 1
    column = index - text.rfind("\n", 0, index)
    return Span(path, line, column, line, column + length)


def _not_utf8(data: bytes, error: UnicodeDecodeError, path: str) -> Diagnostic:
    before = data[: error.start].decode("utf-8", "replace")
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]
    found = "the file is UTF-16" if wide else f"the byte 0x{data[error.start]:02X} is not UTF-8"
    return Diagnostic(
        "error", "J001", f"{found}; a journey is written in UTF-8", place(before, len(before), path),
        "Save the file as UTF-8 in your editor.",
    )  # fmt: skip


def decode(data: bytes, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of the bytes, line ends made one, and what is wrong with it; "" when nothing can be read."""
    if len(data) > MOST_BYTES:
        message = f"the file has more than {MOST_BYTES:,} bytes, the most that are read"
        return "", (Diagnostic("error", "J002", message, Span(path, 1, 1, 1, 1), "Split the journey into several."),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", (_not_utf8(data, error, path),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = unseen(text, raw=True)
    if found >= 0:
        message = f"the invisible character U+{ord(text[found]):04X} stands here; only visible text is allowed"
        where = place(text, found, path)
        return "", (Diagnostic("error", "J003", message, where, "Delete it.", fix=_deleted(text, found, where)),)
    return text, ()


def _deleted(text: str, at: int, where: Span) -> Fix:
    """The fix that deletes the character at an index; one that ends a line between two words becomes a space."""
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    parts = bool(re.fullmatch(_BREAKING[1:], text[at])) and len(around.split()) == 1 and len(around.strip()) == 2
    return instead(where, " " if parts else "", safe=True)
