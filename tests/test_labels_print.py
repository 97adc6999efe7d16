"""The words on tiles: nine languages say the same, each in its own way."""

from __future__ import annotations

import re

import pytest

from journeyctl.labels import LANGUAGES, load

PLACE = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_word_of_tiles(lang: str) -> None:
    """The keys and the places in the texts are those of English; nothing was left in English."""
    english, words = (
        {k: v for k, v in load(code, book="print").words.items() if k.startswith("tile.")} for code in ("en", lang)
    )
    assert words.keys() == english.keys()
    for key, text in words.items():
        assert sorted(PLACE.findall(text)) == sorted(PLACE.findall(english[key])), key
        assert lang == "en" or text != english[key], key
