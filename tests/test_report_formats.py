"""Every format: what a reader of it learns is what was found, whatever texts the findings hold."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.diagnostics import NOWHERE, Diagnostic, Span
from journeyctl.report import FOR_PEOPLE, FORMATS, report
from tests.reading import EVIL, NEEDS_A_LINE, READERS, WHOLE, Read

texts = st.one_of(
    st.lists(st.one_of(st.sampled_from(EVIL), st.text(st.characters(), max_size=8)), max_size=5).map("".join),
    st.text(st.characters(categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Po", "Sm")), max_size=12),
)
numbers = st.integers(1, 9)
spans = st.one_of(
    st.just(NOWHERE),
    st.builds(Span, texts.filter(bool), st.integers(0, 4), numbers, numbers, numbers),
)
findings = st.builds(
    Diagnostic,
    st.sampled_from(("error", "warning", "hint")),
    st.sampled_from(("J101", "J211", "J303", "J998")),
    texts,
    spans,
    advice=texts,
    subject=st.sampled_from(("", "activity:ringer")),
)


def expected(one: Diagnostic, form: str) -> Read:
    """What a reader must learn. GitLab and sarif-tools know no finding without a line."""
    line = one.span.line if one.span.path else 0
    return Read(one.level, one.code, line or (WHOLE if form in NEEDS_A_LINE else 0))


def quiet(text: str) -> bool:
    """Whether a text holds no control, no half character, and nothing that turns directions around."""
    return not any(
        (unicodedata.category(sign) in ("Cc", "Cs") and sign != "\n")
        or unicodedata.bidirectional(sign) in ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI")
        for sign in text
    )


@settings(max_examples=60)
@given(found=st.lists(findings, max_size=6))
def test_a_reader_learns_what_was_found(found: list[Diagnostic]):
    """Code, level and line come back, and nothing in the output is a control character or can change directions."""
    for form in FORMATS:
        given_to = [named_shortly(one) for one in found] if form in FOR_PEOPLE else found
        lines = {one.span.path: ("a😀b", one.message, one.advice, "x" * 9) for one in given_to}
        text = report(given_to, lines, form, files=["a.yaml"])
        assert quiet(text), form
        text.encode()
        wanted = Counter(expected(one, form) for one in dict.fromkeys(given_to))
        assert Counter(READERS[form](text)) == wanted, form


def named_shortly(one: Diagnostic) -> Diagnostic:
    """A finding in a file without a colon in its name, which a line for people cannot tell from its own."""
    return one._replace(span=one.span._replace(path="a.yaml" if one.span.path else ""))


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_found_can_be_read_too(form: str):
    """A report of nothing is a report: a list that is empty, a case that passed, a sum."""
    assert READERS[form](report([], form=form, files=["a.yaml"])) == []


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_findings_give_the_same_bytes(form: str):
    """No clock, no random number, no place of the machine in a report."""
    found = [Diagnostic("hint", "J211", "nobody sighs", Span("journeys/a.yaml", 1, 1, 1, 2), "Ask.")]
    text = report(found, form=form)
    assert text == report(found, form=form)
    assert "/tmp" not in text
