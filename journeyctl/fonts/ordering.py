"""In which order the characters of a line stand on paper, when some of them run from right to left.

In: a text and the direction of the page. Out: one embedding level a character (odd runs right to left), and the
visual order of stretches of equal level. The levels are python-bidi's; isolates, which it does not know, are resolved
here as Unicode's bidirectional algorithm (UAX 9, X5a to X6a) has it: inside on their own, outside as one neutral.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeVar

T = TypeVar("T")

_TURNS = (
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""What makes a line need levels at all. Compiled when the first line asks, which in most maps none does."""

_OPEN = "\u2066\u2067\u2068"
_LRI, _RLI = "\u2066", "\u2067"
_ISOLATING = frozenset(_OPEN)
_CLOSE = "\u2069"
_NEUTRAL = "\ufffc"


def levels(text: str, *, rtl: bool = False) -> tuple[int, ...]:
    """The embedding level of every character of one line, in logical order."""
    if not rtl and not re.search(_TURNS, text):
        return (0,) * len(text)
    found = [int(rtl)] * len(text)
    _resolve(text, 0, int(rtl), found)
    return tuple(found)


def carried(lines: Sequence[str]) -> list[str]:
    """The lines of one text; an isolate that runs over a break is closed at its end and opened again in the next line.

    Each line is put in order on its own, so what the isolate says must be said in each of them.
    """
    if _ISOLATING.isdisjoint("".join(lines)):
        return list(lines)
    made: list[str] = []
    still = ""
    for line in lines:
        opened = still
        for char in line:
            if char in _OPEN:
                still += char
            elif char == _CLOSE:
                still = still[:-1]
        made.append(opened + line + _CLOSE * len(still))
    return made


def _resolve(text: str, offset: int, base: int, found: list[int]) -> None:
    """Set the levels of `text`, which stands at `offset`, within a paragraph or isolate of level `base`."""
    outside: list[tuple[str, int]] = []
    at = 0
    while at < len(text):
        if text[at] in _OPEN:
            end = _matching(text, at)
            inside = text[at + 1 : end]
            _resolve(inside, offset + at + 1, _deeper(base, text[at], inside), found)
            outside.append((_NEUTRAL, offset + at))
            at = end + 1
        else:
            if text[at] != _CLOSE:
                outside.append((text[at], offset + at))
            at += 1
    for (_, position), level in zip(
        outside, _plain_levels("".join(letter for letter, _ in outside), base), strict=True
    ):
        found[position] = level


def _matching(text: str, at: int) -> int:
    """Where the isolate opened at `at` closes; the end of the text when it does not."""
    depth = 0
    for position in range(at, len(text)):
        depth += (text[position] in _OPEN) - (text[position] == _CLOSE)
        if depth == 0:
            return position
    return len(text)


def _deeper(base: int, opener: str, inside: str) -> int:
    from bidi.algorithm import get_base_level

    right = opener == _RLI or (opener != _LRI and get_base_level(inside) == 1)
    return (base + 1) | 1 if right else (base + 2) & ~1


def _plain_levels(text: str, base: int) -> list[int]:
    """Levels of a text without isolates."""
    from bidi import algorithm

    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "R" if base % 2 else "L"
    algorithm.get_embedding_levels(text, storage)
    for at, entry in enumerate(storage["chars"]):
        entry["at"] = at
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found = [base] * len(text)
    for entry in storage["chars"]:
        found[entry["at"]] = entry["level"]
    return found


def visual(pieces: Sequence[tuple[int, T]]) -> list[T]:
    """Pieces with their levels, from logical into visual order (rule L2)."""
    order = list(pieces)
    highest = max((level for level, _ in order), default=0)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and order[end][0] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return [piece for _, piece in order]
