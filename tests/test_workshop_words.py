"""The words of the blank map: nine languages say the same things, each in its own way."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from journeyctl import labels
from journeyctl.labels import LANGUAGES
from journeyctl.workshop import METHODS
from tests.books import flat
from tests.test_labels import NEIGHBOURS, OTHERS, PLACE

LOANED = {
    "sv": "Lunch|Persona|Scenario",
    "nb": "Persona|Scenario",
    "nn": "Persona|Scenario",
    "da": "Persona",
    "fi": "",
    "de": "Persona|Phase {n}",
    "fr": "Participants|Persona|Discussion|Phase {n}|Phases",
    "es": "Persona",
}
"""What is right although it is written as in English, beside times."""


@cache
def words(lang: str) -> dict[str, str]:
    """Every text of the book by key."""
    path = Path(labels.__file__).parent / "workshop" / f"{lang}.toml"
    return flat(tomllib.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("lang", OTHERS)
def test_every_language_says_the_same_things(lang: str) -> None:
    """Keys are those of English, and every text shows the same values."""
    assert words(lang).keys() == words("en").keys()
    places = {key: set(PLACE.findall(text)) for key, text in words(lang).items() if key != "workshop.clock"}
    assert places == {key: set(PLACE.findall(words("en")[key])) for key in places}


@pytest.mark.parametrize("lang", OTHERS)
def test_nothing_was_left_in_english(lang: str) -> None:
    """A text that is the same as in English is one of those that are right so."""
    same = {text for key, text in words(lang).items() if text == words("en")[key] and re.search(r"[A-Z]", text)}
    assert same == set(filter(None, LOANED[lang].split("|")))


@pytest.mark.parametrize("lang", NEIGHBOURS)
def test_no_language_borrows_from_its_neighbour(lang: str) -> None:
    """No word of another Nordic language stands in one."""
    found = re.findall(rf"\b(?:{NEIGHBOURS[lang]})\b", "\n".join(words(lang).values()), re.IGNORECASE)
    assert found == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_keep_their_units(lang: str) -> None:
    """No line can end between a number and its unit."""
    assert [text for text in words(lang).values() if re.search(r"(?:\}|\d) (?:mm|min|Min|%)", text)] == []


@pytest.mark.parametrize("name", METHODS)
def test_every_task_and_lane_has_words(name: str) -> None:
    """What a method does and shows is called something, and every lane asks a question."""
    book = labels.load("en", (), "workshop")
    lanes = METHODS[name].lanes
    for lane in lanes:
        assert book.has(f"workshop.lane.{lane}") or book.has(f"lane.{lane}.title")
        assert book.has(f"workshop.help.{lane}")
    for task in METHODS[name].tasks:
        assert task.what in lanes or book.has(f"workshop.{task.what}")
