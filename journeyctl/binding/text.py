"""The border filter: user text as the model holds it, and text cut short for a message.

In: the text of a YAML scalar. Out: NFC, single newlines folded to spaces, paragraphs parted by one newline, no control
character, surrogate or non-character, every bidirectional control closed before its paragraph ends.
"""

from __future__ import annotations

import re
import unicodedata

from journeyctl.source.nodes import Scalar

# Compiled when the first text needs them, which most journeys' do not.
_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff]"
_BREAKS = "\r\n|[\r\x85\u2028]"
_PARAGRAPHS = "(?:\n[ \t]*){2,}|\u2029"
_BLANKS = "[ \t\n]+"
_BIDI = "[\u202a-\u202e\u2066-\u2069]"
_OPENERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)
_SHOWN = 60


def clean(text: str) -> str:
    """The text of a scalar as the model holds it; paragraphs are parted by one newline."""
    if text.isprintable() and "  " not in text and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text.strip(" ")
    text = re.sub(_FORBIDDEN, "", re.sub(_BREAKS, "\n", unicodedata.normalize("NFC", text)))
    text = "".join(char for char in text if ord(char) & 0xFFFE != 0xFFFE)
    paragraphs = (_closed(re.sub(_BLANKS, " ", part).strip(" ")) for part in re.split(_PARAGRAPHS, text))
    return "\n".join(part for part in paragraphs if part)


def plain(node: Scalar) -> str:
    """The clean text of a scalar. Outside blocks YAML folds lines itself: a newline that is left was a blank line."""
    return clean(node.text if node.style == "block" else node.text.replace("\n", "\n\n"))


def _closed(paragraph: str) -> str:
    """The paragraph with every bidi control it opens closed, and closers that close nothing left out."""
    if not re.search(_BIDI, paragraph):
        return paragraph
    kept: list[str] = []
    waiting: list[str] = []
    for char in paragraph:
        if char in _OPENERS:
            waiting.append(_OPENERS[char])
        elif char in "\u202c\u2069":
            if not waiting or waiting[-1] != char:
                continue
            waiting.pop()
        kept.append(char)
    return "".join(kept) + "".join(reversed(waiting))


def shown(text: str) -> str:
    """A user's text as a message quotes it: in quotation marks, on one line, cut at 60 characters."""
    line = " ".join(text.split())
    return f'"{line if len(line) <= _SHOWN else line[: _SHOWN - 3] + "..."}"'
