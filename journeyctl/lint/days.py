"""Dates as teams write them (2026, 2026-05, 2026-05-17), compared with a day.

In: a written date. Out: days; None where it is no date.
"""

from __future__ import annotations

from datetime import date, timedelta


def ends(written: str) -> date | None:
    """The last day of a written date: of 2026-05 it is the 31st of May."""
    parts = written.strip().split("-")
    if not all(part.isdecimal() for part in parts) or not 1 <= len(parts) <= 3:
        return None
    year, month, day = (*(int(part) for part in parts), 0, 0)[:3]
    month = month or 12
    if month > 12:
        return None
    try:
        return date(year, month, day) if day else date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    except (ValueError, OverflowError):
        return None


def days_since(written: str, today: date) -> int | None:
    """How many days ago a written date was over; 0 while it lasts, and None when it is no date or lies ahead."""
    last = ends(written)
    if last is None or written.strip() > today.isoformat():
        return None
    return max(0, (today - last).days)


def months_since(written: str, today: date) -> int | None:
    """How many whole months ago a written date was over; None when it is no date or lies ahead."""
    last = ends(written)
    if last is None or days_since(written, today) is None:
        return None
    months = 12 * (today.year - last.year) + today.month - last.month
    return max(0, months - (today.day < last.day))
