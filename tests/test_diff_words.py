"""The words of a difference: every language says all of it, in sentences of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journeyctl import labels
from journeyctl.diff import BOOK
from journeyctl.diff.fields import FIELDS
from tests.running import ROOT, journeyctl

BOOKS = sorted(one.stem for one in (Path(labels.__file__).parent / BOOK).glob("*.toml"))
PLACE = re.compile(r"\{(\w+)\}")
SHOP = "tests/cases-diff/shop"
FILES = (f"{SHOP}/before.journey.yaml", f"{SHOP}/after.journey.yaml")


def book(lang: str) -> dict[str, str]:
    """The words of a language by key, those of the map among them."""
    return dict(labels.load(lang, (), BOOK).words)


@pytest.mark.parametrize("lang", BOOKS)
def test_every_language_says_the_same_things(lang: str) -> None:
    """Keys are those of English, and a value that one language shows is shown by all."""
    english, found = book("en"), book(lang)
    assert found.keys() ^ english.keys() == set()
    own = {key: text for key, text in found.items() if not key.startswith("format.")}
    assert {key: text for key, text in own.items() if set(PLACE.findall(text)) ^ set(PLACE.findall(english[key]))} == {}


@pytest.mark.parametrize("lang", BOOKS)
def test_every_field_has_a_word(lang: str) -> None:
    """Every field of the model is called something, in every language."""
    found = book(lang)
    assert {one.field for one in FIELDS.values() if not found.get(f"field.{one.word}")} == set()


KEPT = [("terminal", ()), ("markdown", ("--format", "markdown"))]


@pytest.mark.parametrize("lang", ["sv", "nb"])
@pytest.mark.parametrize(("form", "words"), KEPT)
def test_the_kept_output_is_told(lang: str, form: str, words: tuple[str, ...]) -> None:
    """The pair in the folder gives the text of the language beside it."""
    kept = Path(ROOT, SHOP, f"{form}.{lang}.{'md' if form == 'markdown' else 'txt'}")
    ran = journeyctl("diff", *FILES, "--today", "2026-11-25", "--lang", lang, *words)
    assert ran.out == kept.read_text(encoding="utf-8")
