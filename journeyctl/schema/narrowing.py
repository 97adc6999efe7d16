"""The part of large data that is explained when a schema refuses it: to explain costs far more than to judge.

In: plain data that does not fit, and the judge of the schema. Out: its beginning, up to where so many
parts hold what is wrong, with every path as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

MOST_PARTS = 10_000
"""So many parts with something wrong in them are explained; a journey of 150 kB has about as many."""
_FEWEST_KEYS = 200
"""No thing of a schema has more keys. What has is a mapping of the author's own names, and may be cut."""


def narrowed(data: Any, fits: Callable[[Any], bool]) -> Any:  # noqa: ANN401 - plain data
    """The data, or where it is large a beginning of it that does not fit."""
    total = _size(data)
    if total <= MOST_PARTS:
        return data
    fine, wrong = 0, total
    while wrong - fine > MOST_PARTS:
        middle = (fine + wrong) // 2
        if fits(_Cut(middle).of(data)):
            fine = middle
        else:
            wrong = middle
    return data if wrong == total else _Cut(wrong).of(data)


class _Cut:
    """Copies data until so many parts are there; from then on lists and mappings of names stay short."""

    def __init__(self, room: int) -> None:
        self._room = room

    def of(self, data: Any) -> Any:  # noqa: ANN401
        self._room -= 1
        if isinstance(data, list):
            items: list[Any] = []
            for one in data:
                if self._room < 0 and items:
                    break
                items.append(self.of(one))
            return items
        if isinstance(data, dict):
            entries: dict[str, Any] = {}
            for key, one in data.items():
                if self._room < 0 and len(entries) >= _FEWEST_KEYS:
                    break
                entries[key] = self.of(one)
            return entries
        return data


def _size(data: Any) -> int:  # noqa: ANN401
    """How many parts data has."""
    inner = data if isinstance(data, list) else data.values() if isinstance(data, dict) else ()
    return 1 + sum(map(_size, inner))
