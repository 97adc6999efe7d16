"""Makes user text safe to print: no text of a file can play with a terminal, a build service or a reader of XML.

In: any text. Out: the same text in one line, with what is not to be printed told by its number.
"""

from __future__ import annotations

import re

UNSAFE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
"""Controls, changes of direction, half characters, and what is no character."""
ANYWHERE = r"#(?=#\w*\[)"
COMMAND = rf"^[^\S\n]*:(?=:)|{ANYWHERE}"
"""What a build service reads as a command to itself.

`::` at the start of a line; `##[`, `##vso[` and `##teamcity[` anywhere.
"""
_MANY = f"(?!\r\n|[\u061c\u200e\u200f\ufeff]){UNSAFE}"
"""What is unsafe in text of many lines: their ends are not, nor are marks that turn nothing around."""


def shown(text: str, *, inside: bool = False) -> str:
    r"""User text that neither a terminal nor a build service can misread, in one line.

    Control, direction and lone surrogate characters become `\u...`, line breaks and tabs spaces. `inside`: something
    of ours stands before it on its line, so that it may begin with `::`, as a name of a file that is looked up may.
    """
    line = text.replace("\n", " ").replace("\t", " ")
    safe = line if line.isprintable() else re.sub(UNSAFE, escape, line)
    return re.sub(ANYWHERE if inside else COMMAND, escape_last, safe)


def unheard(text: str) -> str:
    """Text of many lines that neither a terminal nor a build service takes for a command to itself."""
    return re.sub(COMMAND, escape_last, re.sub(_MANY, escape, text), flags=re.MULTILINE)


def unheard_markup(markup: str) -> str:
    """SVG or HTML that no build service takes for a command to itself, and that says the same."""
    return re.sub(ANYWHERE, "&#35;", markup)


def escape(found: re.Match[str]) -> str:
    """A found character by its number."""
    return f"\\u{ord(found[0]):04x}"


def escape_last(found: re.Match[str]) -> str:
    """What was found, with its last character by its number."""
    return f"{found[0][:-1]}\\u{ord(found[0][-1]):04x}"
