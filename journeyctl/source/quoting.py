"""Puts a text in quotes: as a text, and where it stands in a line of a file.

In: a text, or the lines of a file and the number of one. Out: the text in double quotes, or the edit that quotes it.
"""

from __future__ import annotations

import re

from journeyctl.diagnostics import Edit, Span

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P"}
_HEAD = r"[ ]*(?:(?:- +)+(?:[a-z_]+:[ \t]+)?|[\w-]+:[ \t]+)(?=\S)"
"""An item or a key before its text. Behind a hyphen a word with a colon is taken for a key when ours look like it."""
_COMMENT = r"[ \t]#(?=[ \t]|\Z)"
_OPENING = frozenset("\"'{[|>#")


def quoted(text: str) -> str:
    """A text in double quotes, on one line."""
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if sign.isprintable():
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def quoting(lines: tuple[str, ...], line: int, path: str) -> Edit | None:
    """The edit that quotes the text on a line (counted from 0): all behind its hyphen and key, less a comment.

    None when it is not certain where the text ends: it begins with a quote or bracket, or goes on below.
    """
    found = re.match(_HEAD, lines[line])
    if not found:
        return None
    # A line may be as long as a file, so its text is cut and not matched: that would try every blank in it.
    behind = lines[line][found.end() :]
    comment = re.search(_COMMENT, behind)
    text = behind[: comment.start() if comment else None].rstrip(" \t")
    if text[0] in _OPENING or _goes_on(lines, line, found[0]):
        return None
    begin = found.end() + 1
    return Edit(Span(path, line + 1, begin, line + 1, begin + len(text)), quoted(text))


def _goes_on(lines: tuple[str, ...], line: int, head: str) -> bool:
    """Whether what follows stands deeper than the key or hyphen of a line, and so belongs to its text."""
    key = re.search(r"[\w-]+:[ \t]+\Z", head)
    column = key.start() if key else max(head.rfind("-"), 0)
    following = next((one for one in lines[line + 1 :] if one.strip() and not one.lstrip().startswith("#")), "")
    return len(following) - len(following.lstrip()) > column
