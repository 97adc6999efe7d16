"""Text in the columns of a terminal: how wide it is, and where a line may end."""

from __future__ import annotations

import pytest

from journeyctl.columns import columns
from journeyctl.twin.wrapping import chopped, wrap


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("", 0),
        ("åäö", 3),
        ("e\u0301", 1),
        ("東京", 4),
        ("한국어", 6),
        ("ﾊﾝｶｸ", 4),
        ("مرحبا", 5),
        ("مَ", 1),
        ("a\u200db", 2),
    ],
)  # fmt: skip
def test_a_text_has_its_columns(text: str, wide: int) -> None:
    """Wide signs take two columns, joined and invisible ones none."""
    assert columns(text) == wide


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("en två tre", ("en två", "tre")),
        ("kundresekartläggning nu", ("kundresekartläggning", "nu")),
        ("63\u00a0% av alla", ("63\u00a0% av", "alla")),
        ("これは、「早割」です。", ("これは、", "「早割」", "です。")),
        ("ab 東京都", ("ab 東京", "都")),
        ("東京都庁。", ("東京都", "庁。")),
    ],
)
def test_a_line_ends_where_it_may(text: str, lines: tuple[str, ...]) -> None:
    """At a space, or between two wide signs but for brackets and stops; a word that is too wide stays whole."""
    assert wrap(text, 8) == lines


def test_later_lines_are_indented() -> None:
    """What stands before the first line and before the others counts to the width."""
    assert wrap("en två tre fyra", 9, "- ", "    ") == ("- en två", "    tre", "    fyra")


def test_a_narrow_column_divides_a_word() -> None:
    """In a column a word that is wider than it gets a hyphen, and no letter is lost."""
    made = chopped("nu kundresekartläggning", 10)
    assert max(map(columns, made)) <= 10
    assert "".join(made).replace("-", "") == "nukundresekartläggning"
    assert len(made) == 4
