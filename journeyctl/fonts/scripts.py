"""What scripts are called, so that a message can name them.

In: letters. Out: the names of their scripts, as people know them. Unicode names every letter after its script.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

_KNOWN = {
    "CJK": "Chinese characters",
    "HIRAGANA": "Japanese kana",
    "KATAKANA": "Japanese kana",
    "KATAKANA-HIRAGANA": "Japanese kana",
    "HANGUL": "Korean",
    "IDEOGRAPHIC": "Chinese characters",
}


def listed(letters: Iterable[str]) -> str:
    """The scripts of some letters, most letters first: "Devanagari letters, emoji and signs"."""
    counted = Counter(_script(letter) for letter in letters)
    names = sorted((name for name in counted if name), key=lambda name: (-counted[name], name)) or ["signs"]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _script(letter: str) -> str:
    """What the script of a letter is called; "" for a stop or comma, which no one misses alone."""
    category, first = unicodedata.category(letter), unicodedata.name(letter, "").split(" ")[0]
    if first in _KNOWN:
        return _KNOWN[first]
    if category[0] == "S" or category == "Me":
        return "emoji and signs"
    return f"{first.capitalize()} letters" if first and category[0] in "LMN" else ""
