"""What a forge would make a link of is parted by a space of no width, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyctl.forges import GAP, parted

PARTED = {
    "@team": "@|team",
    "#12 x#12": "#|12 x#|12",
    "!7": "!|7",
    "$12": "$|12",
    '%"next one" %1.2': '%|"next one" %|1.2',
    '~"a label" ~bug': '~|"a label" ~|bug',
    "&epic": "&|epic",
    "^alert#5": "^|alert#|5",
    '*iteration:"x"': '*|iteration:"x"',
    "https://x.example": "https:|//x.example",
    "www.x.example WWW.x": "www|.x.example WWW|.x",
    ":smile: :+1: :-1: :a_b:": ":|smile: :|+1: :|-1: :|a_b:",
    "GH-12 gh-1": "GH-|12 gh-|1",
    "a5c3785 A5C3785EF": "a5c378|5 A5C378|5EF",
    "0123456789abcdef": "012345|6789ab|cdef",
}
"""Texts, and where they are parted: at each bar."""
WHOLE = (
    "a # b", "50 %", "a & b", "!", "2 * 3", "x ^ y", "a: b", "10:30", "awww.", "www", "xGH-1", "GH-x", "a5c378",
    "defaced", "1234567", "g5c3785", "a5c3785g", "\N{CENT SIGN}5", "'x'",
)  # fmt: skip


@pytest.mark.parametrize("text", PARTED, ids=ascii)
def test_what_forges_link_is_parted(text: str) -> None:
    """Behind the sign that makes a link of it, and a commit after every six of its digits."""
    assert parted(text).replace(GAP, "|") == PARTED[text]


@pytest.mark.parametrize("text", WHOLE, ids=ascii)
def test_what_nobody_links_stays_whole(text: str) -> None:
    """Signs that stand alone, words and numbers."""
    assert parted(text) == text


@given(st.text(alphabet='ab05@#!$%~&^*:/w.GH-+_" ', max_size=40))
def test_a_text_stays_what_it_is_to_the_eye(text: str) -> None:
    """Only spaces of no width are added, and a text that was parted has nothing left to part."""
    once = parted(text)
    assert once.replace(GAP, "") == text
    assert parted(once) == once
