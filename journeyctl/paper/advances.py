"""About how wide text runs, without a font: from a table of advances that the build makes of the faces.

In: a text and a face. Out: its width in em. Kerning is left out, and a letter of a script that is not listed one by
one counts as the mean of its kind, so the width is off by a few per cent; a test holds it to that.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any

from journeyctl.paper.made import table

IDEOGRAPH = 1.0
"""The width of what fills a square, in em."""
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_KINDS = {"Lu": "upper", "Ll": "lower"}


class Advances:
    """The widths of one face."""

    def __init__(self, each: dict[str, float], face: dict[str, Any]) -> None:
        self._known = each
        self._face = face

    def width(self, text: str) -> float:
        """The width of one line, in em."""
        known = self._known
        return sum(known[letter] if letter in known else self._guessed(letter) for letter in text)

    def _guessed(self, letter: str) -> float:
        category = unicodedata.category(letter)
        if letter in _INVISIBLE or category == "Mn":
            found = 0.0
        elif unicodedata.east_asian_width(letter) in "WF":
            found = IDEOGRAPH
        else:
            found = self._face[_KINDS.get(category, "other")] / 1000
        self._known[letter] = found
        return found


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return table("advances.json")


@lru_cache(maxsize=16)
def advances(face: str) -> Advances:
    """The widths of a face that paper is set in. KeyError for another, EnvironmentFault when the table is missing."""
    points = (point for first, last in _table()["each"] for point in range(first, last + 1))
    found = _table()["faces"][face]
    known = {chr(point): width / 1000 for point, width in zip(points, found["each"], strict=True) if width}
    return Advances(known | dict.fromkeys(_INVISIBLE, 0.0), found)
