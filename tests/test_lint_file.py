"""Rules about how the file is written: what other programs make of it, what nobody sees."""

from __future__ import annotations

import pytest

from tests.linted import EVERYTHING, asked, codes, found

FAMILY = "\U0001f469\u200d\U0001f467"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


@pytest.mark.parametrize(
    ("written", "counted"),
    [
        ("date: 2026-05-17", 1),
        ("date: 2026-05-17 # then", 1),
        ("date: 2026-5-17 10:30:00", 1),
        ("date: 2026-05-17T10:30:00Z", 1),
        ('date: "2026-05-17"', 0),
        ("date: '2026-05-17'", 0),
        ("date: 2026-05", 0),
        ("date: 2026-5-17", 0),
        ("date: 2026-05-17 in the morning", 0),
        ("about: since 2026-05-17", 0),
        ("about: |\n  2026-05-17", 0),
        ("about: x # 2026-05-17", 0),
    ],
)
def test_a_full_date_wants_quotes(written: str, counted: int) -> None:
    """Only what another reader would take for a date: whole, plain, and no month."""
    text = (
        f"title: T\nevidence:\n  e:\n    count: 1\n    {written.replace(chr(10), chr(10) + '    ')}\nactivities: [A]\n"
    )
    assert len(asked(text, "J051")) == counted


def test_many_dates_are_one_finding_at_the_first() -> None:
    """With the number of all."""
    text = "title: T\nactivities:\n  - {name: A, date: 2026-05-17}\n  - {name: B, date: 2026-05-18}\n"
    (one,) = (one for one in found(text) if one.code == "J051")
    assert (one.span.line, one.span.column) == (3, 21)
    assert one.message == "2 full dates stand without quotes, the first is 2026-05-17"


def test_dates_are_for_the_fussy() -> None:
    """Without being asked nobody is told."""
    assert "J051" not in codes("title: T\ndate: 2026-05-17\nactivities: [A]\n", EVERYTHING)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("a\u200bb", "U+200B"),
        ("a\u200db", "U+200D"),
        ("\u2060b", "U+2060"),
        ("a\u202eb", "U+202E"),
        ("a\u200eb", "U+200E"),
        ("a\U000e0041b", "U+E0041"),
        ("a\u00adb", ""),
        ("a\u00a0b", ""),
        ("a\u2011b", ""),
        ("\u0646\u0645\u06cc\u200c\u062e\u0648", ""),
        ("\u05d0 b\u200e c", ""),
        ("\u05d0 b\u202e c", "U+202E"),
        (FAMILY, ""),
        (SCOTLAND, ""),
        ("\u2764\ufe0f", ""),
    ],
)
@pytest.mark.parametrize("escaped", [False, True])
def test_what_nobody_sees_is_told(title: str, code: str, escaped: bool) -> None:
    """As itself and as an escape; what the writing needs is welcome."""
    signs = [f"\\U{ord(sign):08x}" if ord(sign) > 126 else sign for sign in title] if escaped else [title]
    text = f'title: "{"".join(signs)}"\nactivities: [A]\n'
    assert [one.split()[4].rstrip(",") for one in asked(text, "J052")] == [code] * bool(code)


def test_the_place_of_an_invisible_character_is_exact() -> None:
    """Line and column of the character, also in a comment; the words around it are told without it."""
    text = "title: T\nactivities:\n  - Reads the\u200b bill # not\u202e\n"
    (one,) = (one for one in found(text) if one.code == "J052")
    assert (one.span.line, one.span.column, one.span.end_column) == (3, 14, 15)
    assert one.message == "2 invisible characters stand in this file, the first, U+200B, in “- Reads the bill # not”"


def test_an_escape_that_is_text_is_no_character() -> None:
    """Outside double quotes a backslash is a backslash."""
    assert asked("title: '\\u200b'\nsubtitle: \\u200b\nactivities: [A]\n", "J052") == []
