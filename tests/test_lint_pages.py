"""Every rule has a page in three languages, and the page's examples are its tests."""

from __future__ import annotations

import re

import pytest

from journeyctl.lint import HEADINGS, Rule, page, rules, words
from journeyctl.lint.pages import listed
from tests.linted import better, catalogue, example, found

RULES = tuple(rules().values())
each = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
spoken = pytest.mark.parametrize("lang", HEADINGS)


@each
@spoken
def test_a_page_has_every_part(rule: Rule, lang: str) -> None:
    """Title, what, why, an example, a better one, and when not to heed it: in this order, none empty."""
    made = page(rule, lang)
    assert made.title
    assert [head for head, _ in made.parts] == list(HEADINGS[lang])
    assert all(body for _, body in made.parts)


@each
@spoken
def test_the_example_is_found_and_the_better_one_is_not(rule: Rule, lang: str) -> None:
    """The rule speaks about the first journey of its page, at a place in it, and is content with the second."""
    listed = catalogue(rule, lang)
    told = [one for one in found(example(rule, lang), listed=listed) if one.code == rule.code]
    assert told
    assert all(0 < one.span.line <= example(rule, lang).count("\n") for one in told)
    assert rule.code not in {one.code for one in found(better(rule, lang), listed=listed)}


@each
@spoken
def test_messages_are_whole(rule: Rule, lang: str) -> None:
    """No place of a message stays unfilled; a message is one clause, the advice a sentence."""
    for one in found(example(rule, lang), listed=catalogue(rule, lang), lang=lang):
        if one.code == rule.code:
            assert not re.search(r"\{\w+\}", one.message + one.advice)
            assert not one.message.endswith(".")
            assert one.advice.endswith((".", "?", "`"))
            assert one.advice[0].isupper() or one.advice[0] == "`"


@each
@pytest.mark.parametrize("lang", [lang for lang in HEADINGS if lang != "en"])
def test_a_language_says_what_english_says(rule: Rule, lang: str) -> None:
    """Every form of a message and its advice is there, with the same places to fill."""
    said = words(rule, lang)
    assert len(said) == 2 * len(rule.says)
    for form, pair in rule.says.items():
        for kind, text in zip(("message", "advice"), pair, strict=True):
            other = said[f"{kind}-{form}" if form else kind]
            assert set(re.findall(r"\{\w+\}", other)) == set(re.findall(r"\{\w+\}", text))


def test_codes_and_names_are_unique() -> None:
    """One code and one name for each rule, and no rule without a practice it comes from."""
    assert len({rule.name for rule in RULES}) == len(RULES) == len({rule.code for rule in RULES})
    assert all(re.fullmatch(r"J[0-9]{3}", rule.code) and rule.practices for rule in RULES)
    assert all(rule.name.replace("-", "_") == rule.module for rule in RULES)


@pytest.mark.parametrize(
    ("names", "lang", "said"),
    [
        (("Signs",), "en", "“Signs”"),
        (("Signs", "Waits"), "en", "“Signs” and “Waits”"),
        (("Skriver på", "Väntar", "Betalar"), "sv", "”Skriver på”, ”Väntar” och ”Betalar”"),
        (("A", "B", "C", "D"), "nb", "«A», «B», «C» og «D»"),
        (("A", "B", "C", "D", "E"), "en", "“A”, “B”, “C” and 2 more"),
        (("A", "B", "C", "D", "E"), "sv", "”A”, ”B”, ”C” och 2 till"),
    ],
)
def test_names_are_listed_as_a_sentence_lists_them(names: tuple[str, ...], lang: str, said: str) -> None:
    """In the quotation marks of the language; many are cut short, but never for the sake of one."""
    assert listed(names, lang) == said
