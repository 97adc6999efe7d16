"""How wide a text stands in a terminal: wide signs take two columns, joined and invisible ones none.

In: one line of text. Out: its columns. For everything that aligns or wraps text outside a picture.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_UNSEEN = frozenset({"Mn", "Me", "Cf"})
_WIDE = frozenset("WF")


def columns(text: str) -> int:
    """How many columns of a terminal a line of text takes.

    The widths are those of Unicode Standard Annex 11 (East Asian Width), ambiguous ones narrow.
    """
    return len(text) if text.isascii() else sum(map(_width, text))


@lru_cache(maxsize=1024)
def _width(sign: str) -> int:
    if unicodedata.category(sign) in _UNSEEN:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in _WIDE else 1
