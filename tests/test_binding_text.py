"""The border filter: what user text becomes before the model holds it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyctl.binding.text import clean, shown

CASES = (
    ("plain", "plain"),
    ("  två  ord ", "två ord"),
    ("one\nline", "one line"),
    ("one\n\ntwo\n \n\nthree\n", "one\ntwo\nthree"),
    ("e\u0301te\u0301", "été"),
    ("bell\x07 and \x1b[31mred", "bell and [31mred"),
    ("\ufeffmark\uffff\U0001ffff", "mark"),
    ("soft\u00adhyphen", "soft\u00adhyphen"),
    ("a\u202eb", "a\u202eb\u202c"),
    ("a\u2067b\nc", "a\u2067b c\u2069"),
    ("a\u202cb\u2069", "ab"),
    ("\u2067x\u202ey", "\u2067x\u202ey\u202c\u2069"),
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_text_is_cleaned(text: str, expected: str):
    """NFC, folded newlines, paragraphs, no control characters, bidi controls closed."""
    assert clean(text) == expected


@given(st.text(st.characters(codec=None), max_size=60))
def test_clean_text_is_safe_and_stays_clean(text: str):
    """Cleaning again changes nothing, and nothing that breaks XML or a terminal is left."""
    made = clean(text)
    assert clean(made.replace("\n", "\n\n")) == made
    assert unicodedata.is_normalized("NFC", made)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in made if char != "\n")


def test_a_long_text_is_cut_in_a_message():
    """A message quotes at most sixty characters of what a user wrote, on one line."""
    assert shown("a\nb") == '"a b"'
    assert len(shown("x" * 500)) == 62
