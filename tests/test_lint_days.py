"""Dates as teams write them."""

from __future__ import annotations

from datetime import date

import pytest

from journeyctl.lint.days import days_since, ends, months_since


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("2026", date(2026, 12, 31)), ("2026-02", date(2026, 2, 28)), ("2028-02", date(2028, 2, 29)),
        ("2026-12", date(2026, 12, 31)), ("2026-05-17", date(2026, 5, 17)), (" 2026-05 ", date(2026, 5, 31)),
        ("i våras", None), ("", None), ("2026-13", None), ("2026-02-30", None), ("1-2-3-4", None), ("0", None),
    ],
)  # fmt: skip
def test_a_written_date_ends_with_its_last_day(written: str, last: date | None):
    """Years and months are stretches of time; what is no date is None."""
    assert ends(written) == last


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2026-11-25", 0), ("2026-11-24", 1), ("2026-10", 25), ("2026-11", 0), ("2026", 0), ("2025", 329),
        ("2026-12", None), ("2027", None), ("2026-11-26", None), ("snart", None),
    ],
)  # fmt: skip
def test_age_counts_from_the_last_day(written: str, days: int | None):
    """What still lasts is new, and what lies ahead has no age."""
    assert days_since(written, date(2026, 11, 25)) == days


@pytest.mark.parametrize(
    ("written", "months"),
    [
        ("2026-11", 0), ("2026-10", 0), ("2026-10-25", 1), ("2026-10-26", 0), ("2025-11-25", 12), ("2025", 10),
        ("2025-04", 18), ("2026-12", None), ("i fjor", None),
    ],
)  # fmt: skip
def test_months_are_whole(written: str, months: int | None):
    """A month has gone when its day of the month has come."""
    assert months_since(written, date(2026, 11, 25)) == months
