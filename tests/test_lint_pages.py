"""Every rule has a page, and the page's examples are its tests."""

from __future__ import annotations

import re

import pytest

from journeyctl.lint import Rule, rules
from tests.linted import better, codes, example, found, sections

RULES = tuple(rules().values())
HEADINGS = ["", "What it checks", "Why it matters", "Example", "Better", "When to ignore"]
each = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


@each
def test_a_page_has_every_part(rule: Rule) -> None:
    """Title, what, why, an example, a better one, and when not to heed it: in this order, none empty."""
    parts = sections(rule.page)
    assert list(parts) == HEADINGS
    assert all(parts.values())


@each
def test_the_example_is_found_and_the_better_one_is_not(rule: Rule) -> None:
    """The rule speaks about the first journey of its page, at a place in it, and is content with the second."""
    assert rule.code in codes(example(rule))
    assert rule.code not in codes(better(rule))
    spoken = [one for one in found(example(rule)) if one.code == rule.code]
    assert all(0 < one.span.line <= example(rule).count("\n") for one in spoken)


@each
def test_messages_are_whole(rule: Rule) -> None:
    """No place of a message stays unfilled; a message is one clause, the advice a sentence."""
    for one in found(example(rule)):
        if one.code == rule.code:
            assert not re.search(r"\{\w+\}", one.message + one.advice)
            assert not one.message.endswith(".")
            assert one.advice.endswith((".", "?", "`"))
            assert one.advice[0].isupper() or one.advice[0] == "`"


def test_codes_and_names_are_unique() -> None:
    """One code and one name for each rule, and no rule without a practice it comes from."""
    assert len({rule.name for rule in RULES}) == len(RULES) == len({rule.code for rule in RULES})
    assert all(re.fullmatch(r"J[0-9]{3}", rule.code) and rule.practices for rule in RULES)
