"""The border filter: what user text becomes before the model holds it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyctl.binding.text import clean, plain, shown
from journeyctl.diagnostics import NOWHERE
from journeyctl.source import Scalar

CASES = (
    ("plain", "plain"),
    ("  två  ord ", "två ord"),
    ("one\nline", "one line"),
    ("one\n\ntwo\n \n\nthree\n", "one\ntwo\nthree"),
    ("e\u0301te\u0301", "été"),
    ("bell\x07 and \x1b[31mred", "bell and [31mred"),
    ("\ufeffmark\uffff\U0001ffff", "mark"),
    ("soft\u00adhyphen", "soft\u00adhyphen"),
    ("half\ud800 and\udfff half", "half and half"),
    ("\ufdd0never\ufdef a letter", "never a letter"),
    ("a\x00b\x08c\x0bd\x0ce\x0ef\x1fg\x7fh\x84i\x86j\x9fk", "abcdefghijk"),
    ("\ufffea\uffffb\U0001fffec\U0010ffffd", "abcd"),
    ("a\u2028b\x85c\rd\r\ne", "a b c d e"),
    ("a\u2029b", "a\nb"),
    ("a \t\n\t \n \tb", "a\nb"),
    ("a\tb \t c", "a b c"),
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


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("\u202ea", "\u202ea\u202c"),
        ("\u2067a\u2069", "\u2067a\u2069"),
        ("a\u202cb", "ab"),
        ("\u2067a\u202cb", "\u2067ab\u2069"),
        ("\u202a\u2066a\u202c", "\u202a\u2066a\u2069\u202c"),
        ("\u202aa\n\nb", "\u202aa\u202c\nb"),
    ],
)
def test_what_turns_a_paragraph_ends_with_it(typed: str, held: str) -> None:
    """What is opened is closed, in order; a closer of nothing, or of another kind, goes."""
    assert clean(typed) == held


def test_a_newline_is_a_paragraph_outside_blocks_only() -> None:
    """YAML has folded lines outside blocks: a newline that is left was a blank line. In a block it is a line's end."""
    assert plain(Scalar("a\nb", "plain", NOWHERE)) == plain(Scalar("a\nb", "quoted", NOWHERE)) == "a\nb"
    assert plain(Scalar("a\nb\n\nc", "block", NOWHERE)) == "a b\nc"


def test_a_text_of_sixty_letters_is_quoted_whole() -> None:
    """One more, and it is cut to sixty with dots."""
    assert shown("a" * 60) == f'"{"a" * 60}"'
    assert shown("a" * 61) == f'"{"a" * 57}..."'
