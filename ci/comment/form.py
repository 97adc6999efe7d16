"""Whether a text is of the form that `journeyctl diff --format markdown` has, and can do nothing.

In: text that anybody may have written, and the beginnings of addresses that it may link to. Out: what is wrong with it.
Whoever opens a pull request decides what its workflow writes; so the text is not believed, it is read: every line must
be one that our report makes, with an author's words only where they are shown as words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from urllib.parse import unquote

MARK = "<!-- journeyctl:diff -->"
MOST = 65_000
"""Bytes; a comment on GitHub holds 65,536 characters."""

SOUGHT = re.compile(r'[@#!$%~&^*](?=[\w"])|:(?=//|[\w+-]+:)|\bwww(?=\.)|\bGH-(?=\d)', re.IGNORECASE)
"""What forges make links of: people, issues, labels, addresses, pictograms; as in `journeyctl/report/markup.py`."""
COMMIT = re.compile(r"\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,}\b", re.IGNORECASE)
"""What forges take for a commit."""

_MEANT = "&<>\\`*_{}[]|~^$"
"""Signs with a meaning in Markdown; in our report they stand by their number."""
_NUMBERED = re.compile(r"&#(\d{1,5});")
_NUMBERS = frozenset(map(ord, f"{_MEANT}+~\u200b"))
_CODE = re.compile(r"<code>([^<>]*)</code>")
_LINK = re.compile(r"(?<!!)\[(L\d+|[^\W\d_]{1,30})\]\(([^()\s]+)\)")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$'*+,;=%-]*(?:&amp;[A-Za-z0-9._~:/?#@!$'*+,;=%-]*)*")
_SUMMARY = re.compile(r"<details><summary><b>([^<>]*)</b>([^<>]*)</summary>")
_RULE = re.compile(r"\|(?: --- \|)+")
_ADVICE = re.compile(r"[^\W\d_][^`]*`journeyctl (?:diff|check)`[^`]*")
"""A line of ours that names a command."""


def wrong(text: str, addresses: Sequence[str]) -> str:
    """What is wrong with a text, in words; "" when it is of our form.

    Args:
        text: Markdown.
        addresses: what a link may begin with.
    """
    if len(text.encode("utf-8", "replace")) > MOST:
        return f"it is larger than {MOST} bytes"
    if not all(sign.isprintable() or sign == "\n" for sign in text):
        return "it has characters that are not to be printed"
    lines = text.split("\n")
    if lines[0] != MARK:
        return "its first line is not our mark"
    fenced = opened = False
    for number, line in enumerate(lines[1:], 2):
        if line.startswith("```"):
            if line != ("```" if fenced else "```text"):
                return f"line {number} opens or ends code in another way than ours"
            fenced = not fenced
        elif line == "</details>" or _SUMMARY.fullmatch(line):
            if fenced or opened is not (line == "</details>"):
                return f"line {number} opens or ends a part in the wrong place"
            opened = not opened
            if not _line(line, number, addresses):
                return f"line {number} has a sign, a name or an address that we would not have written so"
        elif not fenced and not _line(line, number, addresses):
            return f"line {number} has a sign, a name or an address that we would not have written so"
    return "a part of it is not ended" if fenced or opened else ""


def _line(line: str, number: int, addresses: Sequence[str]) -> bool:
    """Whether a line outside code is one of ours."""
    if not line or line == "</details>" or _RULE.fullmatch(line):
        return True
    if found := _SUMMARY.fullmatch(line):
        return _quiet(found[1]) and _quiet(found[2])
    if line.startswith("### "):
        return number == 2 and _quiet(line[4:])
    if line.startswith("| ") and line.endswith(" |"):
        return all(map(_quiet, line[1:-1].split("|")))
    if line.startswith("**") and line.endswith("**") and len(line) > 4:
        return _quiet(line[2:-2])
    if line.startswith("- "):
        return _quiet(_bare(line[2:], addresses))
    if _ADVICE.fullmatch(line):
        return _quiet(re.sub("`journeyctl (?:diff|check)`", "", line))
    return bool(_LINK.fullmatch(line)) and _bare(line, addresses) == ""


def _bare(line: str, addresses: Sequence[str]) -> str:
    """A line without its code and the links that lead where they may; what else is there stays, and is refused."""
    line = _LINK.sub(lambda found: "" if _leads(found[2], addresses) else found[0], line)
    line = re.sub(r"`journeyctl (?:diff|check)`", "", line)
    return _CODE.sub(r" \1 ", line)


def _leads(address: str, addresses: Sequence[str]) -> bool:
    """Whether an address begins as it may, and climbs out nowhere."""
    if not _ADDRESS.fullmatch(address) or not address.startswith(tuple(addresses)):
        return False
    path = re.split("[?#]", address, maxsplit=1)[0]
    return not any(unquote(part) in (".", "..") or "/" in unquote(part) for part in path.split("/"))


def _quiet(text: str) -> bool:
    """Whether a text is only a text."""
    numbers = [int(number) for number in _NUMBERED.findall(text)]
    rest = _NUMBERED.sub("", text)
    if any(sign in rest for sign in _MEANT) or not _NUMBERS.issuperset(numbers):
        return False
    said = html.unescape(text)
    return not SOUGHT.search(said) and not COMMIT.search(said)
