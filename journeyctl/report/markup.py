"""Makes user text safe in Markdown as forges read it.

In: any text. Out: text that can open no table, link, mention or picture: signs with a meaning become their numbers, and
what forges look for in plain text is parted by a space of no width.
"""

from __future__ import annotations

from journeyctl.forges import GAP, parted
from journeyctl.report.safe import shown

_ENTITIES = str.maketrans({sign: f"&#{ord(sign)};" for sign in f"&<>\\`*_{{}}[]|~^${GAP}"})


def safe(text: str) -> str:
    """User text that says what it says and does nothing; what stands in a pair of backticks becomes code."""
    parts = shown(text).split("`")
    paired = len(parts) - (len(parts) + 1) % 2
    made = [code(part) if place % 2 and part else plain(part) for place, part in enumerate(parts[:paired])]
    return "".join(made) + "".join(plain(f"`{part}") for part in parts[paired:])


def code(text: str) -> str:
    """User text as code."""
    return f"<code>{plain(text)}</code>"


def plain(text: str) -> str:
    """User text that is all text, with its backticks."""
    return parted(shown(text)).translate(_ENTITIES)


def size(text: str) -> int:
    """Bytes."""
    return len(text.encode())
