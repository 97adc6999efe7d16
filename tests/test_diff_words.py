"""The words of a difference: nine languages say all of it, each in sentences of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl import labels
from journeyctl import model as m
from journeyctl.binding import CHANNELS, LANES
from journeyctl.diagnostics import NOWHERE, Diagnostic
from journeyctl.diff import BOOK, Change, compare
from journeyctl.diff.fields import FIELDS
from journeyctl.diff.words import SAID, Words
from journeyctl.labels import LANGUAGES, Labels
from journeyctl.pipeline.between import Beside
from journeyctl.pipeline.comparing import Compared, compare_files, language_of
from journeyctl.record import Record
from journeyctl.report import difference, difference_json, difference_markdown
from tests.books import flat
from tests.bound import journey
from tests.editing import declared, edited
from tests.running import ROOT
from tests.warm import journeyctl
from tests.whole import whole_journey

OTHERS = tuple(lang for lang in LANGUAGES if lang != "en")
PLACE = re.compile(r"\{(\w+)\}")
SHOP = "tests/cases-diff/shop"
FILES = (f"{SHOP}/before.journey.yaml", f"{SHOP}/after.journey.yaml")

LOANED = {
    "sv": "digital|id|partner|persona|scenario|segment|status|system|text|version|{name}: id {before} → {after}",
    "nb": "digital|id|partner|persona|scenario|segment|status|system|{name}: id {before} → {after}",
    "nn": "digital|id|persona|scenario|segment|status|system|{name}: id {before} → {after}",
    "da": "digital|id|link|partner|persona|segment|status|system|version|{name}: id {before} → {after}",
    "fi": "idea",
    "de": "digital",
    "fr": """Structure|action|date|effort|licence|persona|phase|phase {name} {place}|question|segment|version|vote|
             votes""",
    "es": "digital|error|idea|no|persona",
}
"""What is right although it is written as in English. Anything else that is the same was forgotten."""

NEIGHBOURS = {
    "sv": "og|ikke|ikkje|hvad|hva|hvor|kva|noget|noe|af|eller ikke",
    "nb": "och|ikkje|inte|hvad|kva|kven|kvifor|korleis|eit|ein|noko|nokre|noget|vej|frå|af|meget|berre",
    "nn": "och|ikke|inte|hva|hvem|hvor|hvordan|hvorfor|noe|noen|fra|en|et|gjør|være|selv|bare",
    "da": "och|ikkje|inte|hva|kva|noe|noen|av|gjør|uten|vei|mye|etter|steg",
}
"""Words that belong to a neighbour: none of them stands in the language."""


@cache
def book(lang: str) -> dict[str, str]:
    """The words of a language by key: those of the book alone."""
    import tomllib

    path = Path(labels.__file__).parent / BOOK / f"{lang}.toml"
    return flat(tomllib.loads(path.read_text(encoding="utf-8")))


def test_there_is_a_book_for_every_language() -> None:
    """Languages are those of the map."""
    assert {one.stem for one in (Path(labels.__file__).parent / BOOK).glob("*.toml")} == set(LANGUAGES)


@pytest.mark.parametrize("lang", OTHERS)
def test_every_language_says_the_same_things(lang: str) -> None:
    """With the words of the map, keys are those of English; a value that one language shows is shown by all."""
    english, found = labels.load("en", (), BOOK).words, labels.load(lang, (), BOOK).words
    assert found.keys() ^ english.keys() == set()
    own = book(lang)
    assert {key: text for key, text in own.items() if set(PLACE.findall(text)) ^ set(PLACE.findall(english[key]))} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_has_a_word(lang: str) -> None:
    """Every field of the model is called something, and no word is for a field that is not there."""
    there = {key.removeprefix("field.") for key in book(lang) if key.startswith("field.")}
    assert there == {one.word for one in FIELDS.values()}


def values() -> Iterator[tuple[str, str]]:
    """The values that the language of journeys has a word for, each with its field."""
    for kind in [one for one in vars(m).values() if isinstance(one, type) and issubclass(one, Record)]:
        for name, hint in get_type_hints(kind).items():
            for part in get_args(hint) if get_origin(hint) in (Union, type(int | None)) else (hint,):
                if get_origin(part) is Literal:
                    yield from ((declared(kind, name), value) for value in get_args(part))
    yield from (("Touchpoint.channel", one) for one in CHANNELS)
    yield from (("Lane.id", one) for one in LANES)
    listed = {
        "Journey.status": "prepared draft first-version reviewed validated in-use",
        "Journey.method": "default full-day canvas phase-table whiteboard nng",
        "Evidence.kind": "interview nps survey staff-interview observation desk-research analytics case other",
        "Avatar.hair": "bob short long curly bun bald scarf",
    }
    yield from ((field, one) for field, several in listed.items() for one in several.split())


@pytest.mark.parametrize("lang", OTHERS)
def test_every_value_has_a_word(lang: str) -> None:
    """No value of the language of journeys is shown as it is written, but for those that are the same word."""
    words = Words(labels.load(lang, (), BOOK))
    said = {(field, value): words.labels.has(SAID[field].format(value)) for field, value in values()}
    assert [key for key, known in said.items() if not known] == []
    assert words.value("Idea.status", "to-test") != "to-test"


def test_english_says_values_as_they_are_written() -> None:
    """What is written in the file is English; a language that nobody knows speaks English, too."""
    for lang in ("en", "xx"):
        words = Words(labels.load(lang, (), BOOK))
        assert {words.value(field, value) for field, value in values()} == {value for _, value in values()}


@pytest.mark.parametrize(
    ("lang", "field", "value", "said"),
    [
        ("sv", "Journey.status", "draft", "utkast"), ("de", "Journey.status", "draft", "Entwurf"),
        ("sv", "Evidence.kind", "nps", "NPS"), ("sv", "Touchpoint.channel", "web", "webb"),
        ("sv", "Touchpoint.channel", "brevduva", "brevduva"), ("nb", "Phase.stage", "during", "under"),
        ("fr", "Need.met", "fully", "entièrement"), ("sv", "Lane.id", "pains", "Ris"),
        ("sv", "Measure.now", "-0.5 %", "−0,5 %"), ("en", "Measure.now", "-0.5", "−0.5"),
        ("sv", "Place.duration", "-1", "-1"),
    ],
)  # fmt: skip
def test_a_word_of_the_map_stands_in_a_sentence(lang: str, field: str, value: str, said: str) -> None:
    """It begins small where nouns do; what nobody has a word for stays."""
    assert Words(labels.load(lang, (), BOOK)).value(field, value) == said


@pytest.mark.parametrize("lang", OTHERS)
def test_nothing_was_left_in_english(lang: str) -> None:
    """A text that is the same as in English is one of those that are right so; the list holds no other."""
    english = book("en")
    same = {text for key, text in book(lang).items() if text == english.get(key)}
    listed = {word.strip() for word in LOANED[lang].replace("\n", " ").split("|")}
    assert {text for text in same if re.search(r"[^\W\d_]", PLACE.sub("", text))} == listed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_are_typeset(lang: str) -> None:
    """No typewriter quotes, no hyphen for a minus, no space too many."""
    assert {key: one for key, one in book(lang).items() if re.search(r"['\"]|-\d|\.\.|  |^ | $", one)} == {}


def test_french_signs_stand_apart() -> None:
    """A space that does not break stands before the high signs and the sign for per cent."""
    assert {text for text in book("fr").values() if re.search(r"[^\u00a0][?!;:%»]|[ ][?!;:%»]", text)} == set()


@pytest.mark.parametrize("lang", NEIGHBOURS)
def test_neighbours_keep_their_words(lang: str) -> None:
    """The four Scandinavian languages are not mixed."""
    foreign = re.compile(rf"(?<![\w-])(?:{NEIGHBOURS[lang]})(?![\w-])", re.IGNORECASE)
    assert {key: text for key, text in book(lang).items() if foreign.search(text)} == {}


@cache
def masked() -> Labels:
    """A book in which every letter of ours is a Ж: what is told in other letters is the author's, or has leaked."""
    swedish = labels.load("sv", (), BOOK)
    parts = {key: re.split(r"(\{\w+\})", text) for key, text in swedish.words.items()}
    words = {
        key: "".join(part if part[:1] == "{" else re.sub(r"[^\W\d_]", "Ж", part) for part in several)
        for key, several in parts.items()
    }
    return Labels(lang="sv", words=words, own={})


def written(one: Record) -> Iterator[str]:
    """Every text of an author in a thing: all but the values that have a word."""
    for name in type(one).__names__:
        value = getattr(one, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Record):
                yield from written(part)
            elif isinstance(part, str | tuple):
                key = SAID.get(declared(type(one), name), "")
                if not isinstance(part, str) or not key or not masked().has(key.format(part)):
                    yield from (part,) if isinstance(part, str) else part


def leaked(told: Sequence[Change], *authors: m.Journey) -> list[str]:
    """The words in what is told that are neither of the book nor of an author; cut words count by their beginning."""
    known = {word for one in authors for text in written(one) for word in re.findall(r"[^\W\d_]+", text)}
    said = [text for one in told for text in (one.text, one.what, one.before, one.after)]
    found = [word for text in said for word in re.findall(r"[^\W\d_]+…?", text) if set(word) != {"Ж"}]
    return [
        word
        for word in found
        if word not in known and not (word[-1] == "…" and any(one.startswith(word[:-1]) for one in known))
    ]


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.integers(0, 60), st.lists(st.integers(0, 1_000_000), min_size=1, max_size=6))
def test_all_that_is_told_comes_from_the_book(seed: int, edits: list[int]) -> None:
    """Whatever is edited, no word of ours in it stands in the code."""
    one = other = whole_journey(seed)
    for edit in edits:
        other, _ = edited(other, edit)
    finding = [Diagnostic("warning", "J601", "", NOWHERE), Diagnostic("hint", "J210", "", NOWHERE)]
    for pair, found in (((one, other), ((), finding)), ((other, one), (finding, ()))):
        made = compare(*pair, found, words=masked())
        told = [*made.changes, *made.consequences]
        assert [word for word in leaked(told, one, other) if word != "J"] == []


def test_a_leak_is_seen() -> None:
    """The test above can fail: English words are told from an author's."""
    one, two = (journey(f"title: T\nlang: en\nactivities: [{{name: A, happiness: {value}}}]\n") for value in (0, 1))
    made = compare(one, two)
    assert "neutral" in leaked(made.changes, one, two)


def test_the_plural_follows_the_number() -> None:
    """What is gone is one or several, in languages that tell them apart."""
    start = "title: T\nlang: en\nactivities: [{}]\nideas: [{{id: i, text: Better, for: [{}]}}]\n"
    one = journey(start.format("A, B, C", "b, c"))
    two = journey(start.format("A", ""))
    said = {
        lang: [each.text for each in compare(one, two, words=labels.load(lang, (), BOOK)).consequences]
        for lang in ("en", "fr")
    }
    assert said["en"] == ["the idea “Better” has lost what it was for: “B”, “C” are gone"]
    assert said["fr"][0].endswith("ont disparu")


@pytest.mark.parametrize("lang", ["sv", "nb"])
def test_the_kept_output_is_told(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pair in the folder gives the texts of the language beside it; they were read aloud."""
    monkeypatch.chdir(ROOT)
    several = [compare_files(*map(Path, FILES), None, date(2026, 11, 25), lang)]
    kept = [Path(SHOP, name).read_text("utf-8") for name in (f"terminal.{lang}.txt", f"markdown.{lang}.md")]
    assert [one.written(several, lang=lang) for one in (difference, difference_markdown)] == kept


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reports_speak_the_language(lang: str) -> None:
    """Whatever came, went, changed or cannot be read, the words around it are the book's, and the totals come first."""
    one, two = (journey(f"title: T\nlang: en\nactivities: [{{name: A, happiness: {value}}}]\n") for value in (0, 1))
    words = labels.load(lang, (), BOOK)
    several = [
        Compared("a", "", compare(*pair, words=words), None, None, through, lang)
        for pair, through in (((one, two), ("p.yaml",)), ((None, two), ()), ((one, None), ()), ((one, one), ()))
    ]
    failed, beside = Compared("b", "", None, None, None, lang=lang), [Beside("x.theme.yaml", ("a", "b"), looks=True)]
    shown = difference.written(several, beside, lang=lang)
    page = difference_markdown.written([*several, failed], beside, lang=lang)
    for text in (words("heading.follows"), words("counted.removed"), words.count("report.looks", 2)):
        assert text in shown
        assert text in page
    further = (words.count(f"further.{kind}", 1) for kind in ("added", "removed", "unreadable"))
    assert ", ".join([words.count("total.changed", 1), *further]) in page
    assert [PLACE.findall(text) for text in (shown, page)] == [[], []]
    found = json.loads(difference_json.written(several, lang=lang))
    assert (found["lang"], {each["lang"] for each in found["journeys"]}) == (lang, {lang})
    assert words("field.happiness") in {each["what"] for each in found["journeys"][0]["changes"]}


@pytest.mark.parametrize(
    ("project", "option", "lang"), [("sv", "", "sv"), ("sv", "nb", "nb"), ("", "", "en"), ("da", "", "da")]
)
def test_the_language_is_the_project_s_unless_another_is_asked_for(
    tmp_path: Path, project: str, option: str, lang: str
) -> None:
    """As for `check`: the option, else the project's language, else English; advice comes in it where it is spoken."""
    (tmp_path / "journeyctl.yaml").write_text(f"name: P\n{f'lang: {project}' if project else ''}\n")
    for name, kind in (("a", "activities: [Arrives]"), ("b", "activities: [Arrives, Leaves]")):
        (tmp_path / f"{name}.journey.yaml").write_text(f"title: T\nlang: fr\n{kind}\n")
    one = compare_files(tmp_path / "a.journey.yaml", tmp_path / "b.journey.yaml", None, date(2026, 11, 25), option)
    found = json.loads(difference_json.written([one], lang=language_of([one])))
    place = labels.load(lang, (), BOOK)("place.after", name=labels.load(lang).quote("Arrives"))
    assert found["lang"] == lang
    assert place in next(one["text"] for one in found["journeys"][0]["changes"] if one["kind"] == "added")


def test_several_languages_have_english_around_them() -> None:
    """Journeys of projects that speak otherwise keep their own."""
    assert language_of([Compared("a", "", None, None, None, lang=one) for one in ("sv", "nb")]) == "en"


def test_the_command_hears_the_language() -> None:
    """By option or variable; a language that nobody knows is refused, and `no` is Norwegian."""
    assert journeyctl("diff", *FILES, "--lang", "tlh").code == 2
    assert "\n  Følger\n" in journeyctl("diff", *FILES, JOURNEYCTL_LANG="no").out
