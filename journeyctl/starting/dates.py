"""Months that are counted from today, so that no example is old when it is new.

In: a text with `{this-month}`, `{two-months-ago}` and `{in-a-year}`, and a day. Out: the text with months as 2026-11.
"""

from __future__ import annotations

from datetime import date

_PLACES = {"{this-month}": 0, "{two-months-ago}": -2, "{in-a-year}": 12}


def dated(text: str, today: date) -> str:
    """A text with its months."""
    for place, later in _PLACES.items():
        text = text.replace(place, _month(today, later))
    return text


def _month(today: date, later: int) -> str:
    years, month = divmod(today.month - 1 + later, 12)
    return f"{today.year + years:04}-{month + 1:02}"
