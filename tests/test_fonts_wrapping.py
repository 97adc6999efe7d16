from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.fonts import FACES, Typesetter, breaking

SIZE = 8.5
FACE = "text-regular"
VOCABULARY = (
    "a i jag vill veta bredbandet kundtjänst beställningsbekräftelse 14 dagar 63 % 3,5 – kr e-post och/eller (nu) ! "
    "„Vertragsunterlagen“ Donaudampfschifffahrt käyttökokemus 日本語のテキスト שלום https://exempel.se/sidor "
    "kund-resa x̣y 👩‍💻 \u00adkund\u00adresa AVA 1/12 ?"
)
WORDS = st.sampled_from(VOCABULARY.split())
SHORT = st.sampled_from(["jag", "vill", "veta", "när", "det", "är", "klart", "nu", "och", "sen"])
TEXTS = st.lists(WORDS, min_size=1, max_size=14).map(" ".join) | st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp")), max_size=40
)
MEASURES = st.floats(min_value=1, max_value=300)
LANGS = st.sampled_from(["sv", "nb", "da", "fi", "en", "de", "fr", "es", "ar"])


def bare(text: str) -> str:
    """The text with everything taken away that breaking may change: blanks, hyphens, soft hyphens."""
    return re.sub("[ \t\u00ad\u200b-]", "", text)


def lines(text: str, measure: float, **more: object) -> list[str]:
    return [line.text for line in Typesetter("sv", **more).wrap(text, FACE, SIZE, measure)]


@settings(max_examples=300, deadline=None)
@given(TEXTS, LANGS, MEASURES)
def test_nothing_is_dropped(text, lang, measure):
    """Every letter of the text is on some line, in order."""
    wrapped = Typesetter(lang).wrap(text, FACE, SIZE, measure)
    assert bare("".join(line.text for line in wrapped)) == bare(text)


@settings(max_examples=300, deadline=None)
@given(TEXTS, LANGS, MEASURES, st.sampled_from(FACES), st.booleans())
def test_no_line_is_wider_than_the_measure(text, lang, measure, face, hyphenate):
    """Only one letter (with what belongs to it) that is itself wider may stick out; widths are told as measured."""
    setter = Typesetter(lang)
    for line in setter.wrap(text, face, SIZE, measure, hyphenate):
        assert line.width == pytest.approx(setter.width(line.text, face, SIZE))
        if line.width > measure * (1 + 1e-6):
            assert len(re.findall(r"[^\W\d_]|[\d]", line.text)) <= 1 or not line.text.isascii()


@settings(max_examples=100, deadline=None)
@given(TEXTS, MEASURES)
def test_the_same_text_breaks_the_same_way(text, measure):
    """A second typesetter, and a second question, have the same lines."""
    setter = Typesetter("sv")
    first = setter.wrap(text, FACE, SIZE, measure)
    assert first == setter.wrap(text, FACE, SIZE, measure) == Typesetter("sv").wrap(text, FACE, SIZE, measure)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["jag", "vill", "veta", "när", "det", "är", "klart", "nu", "och", "sen"]),
        min_size=2,
        max_size=12,
    ),
    MEASURES,
)
def test_lines_are_balanced(words, measure):
    """Of all ways to set short words in that many lines, the one taken has the least squared empty room."""
    setter = Typesetter("sv")
    taken = setter.wrap(" ".join(words), FACE, SIZE, measure)
    if any(line.width > measure for line in taken) or any(line.text.endswith("-") for line in taken):
        return
    room = sum((measure - line.width) ** 2 for line in taken)
    for cuts in _cuts(len(words), len(taken)):
        other = [" ".join(words[start:end]) for start, end in pairwise(cuts)]
        widths = [setter.width(line, FACE, SIZE) for line in other]
        if max(widths) <= measure:
            assert room <= sum((measure - width) ** 2 for width in widths) + 1e-6


def _cuts(words: int, count: int) -> list[list[int]]:
    def more(start: int, left: int) -> list[list[int]]:
        if left == 1:
            return [[start, words]]
        return [[start, *rest] for end in range(start + 1, words - left + 2) for rest in more(end, left - 1)]

    return more(0, count)


CASES = {
    "one line": ("Jag vill veta", 80, ["Jag vill veta"]),
    "balanced": ("Jag vill veta när", 62, ["Jag vill", "veta när"]),
    "number and unit": ("Det tar 14 dagar", 50, ["Det tar", "14 dagar"]),
    "per cent": ("bara 63 % nu", 34, ["bara", "63 % nu"]),
    "share": ("Hela 3 av 12", 38, ["Hela", "3 av 12"]),
    "dash stays behind": ("ja – det går", 34, ["ja –", "det går"]),
    "whole words first": ("Ring kundtjänst", 46, ["Ring", "kundtjänst"]),
    "divided when it must": ("beställningsbekräftelse", 70, ["beställnings-", "bekräftelse"]),
    "soft hyphens only": ("kundtjänst\u00admedarbetare", 62, ["kundtjänst-", "medarbetare"]),
    "soft hyphens vanish": ("kund\u00adtjänst", 62, ["kundtjänst"]),
    "after a real hyphen": ("Ostlänken-projektet", 60, ["Ostlänken-", "projektet"]),
    "e-post whole": ("Ny e-post", 34, ["Ny", "e-post"]),
    "blanks collapse": ("  ja \t ja  ", 62, ["ja ja"]),
    "paragraphs": ("ja\n\nnej", 62, ["ja", "", "nej"]),
    "French spaces": ("Oh, bonjour !", 44, ["Oh,", "bonjour !"]),
    "addresses": ("https://exempel.se/mina-sidor", 80, ["https://exempel.", "se/mina-sidor"]),
}


@pytest.mark.parametrize("name", CASES)
def test_known_breaks(name):
    """A table of texts, measures and the lines a typographer would choose."""
    text, measure, wanted = CASES[name]
    assert lines(text, measure) == wanted


def test_the_projects_words_divide_as_told():
    """A word of the project divides where the project says."""
    assert lines("kundresekartläggning", 56, hyphenation=("kund-rese-kart-lägg-ning",)) == ["kundrese-", "kartläggning"]


def test_hyphenation_can_be_off():
    """Without hyphenation a long word is broken only when it fits nowhere."""
    setter = Typesetter("sv")
    assert [line.text for line in setter.wrap("en beställningsbekräftelse", FACE, SIZE, 104, hyphenate=False)] == [
        "en",
        "beställningsbekräftelse",
    ]


def test_japanese_breaks_between_letters_but_not_before_a_stop():
    """Scripts without spaces break by Unicode's rules: a full stop never begins a line."""
    setter = Typesetter("ja")
    wrapped = setter.wrap("日本語のテキスト。", FACE, SIZE, setter.width("□" * 8, FACE, SIZE) * 1.01)
    assert len(wrapped) == 2
    assert not any(line.text.startswith("。") for line in wrapped)
    assert "J402" not in {found.code for found in setter.diagnostics()}


def test_a_word_without_room_is_broken_and_named():
    """A word that fits nowhere is broken between letters, and a hint names it."""
    setter = Typesetter("xx")
    wrapped = setter.wrap("en Hemkopplingsbox", FACE, SIZE, 30)
    assert all(line.width <= 30 for line in wrapped)
    (hint,) = setter.diagnostics()
    assert (hint.level, hint.code) == ("hint", "J402")
    assert "“Hemkopplingsbox”" in hint.message


@pytest.mark.parametrize("measure", [0.0, -5.0, 1e-12])
def test_no_room_at_all_is_no_crash(measure):
    """A crowded-out column gives one letter a line."""
    assert lines("ab c", measure) == ["a", "b", "c"]
    assert lines("", measure) == [""]


def test_tracking_widens_lines():
    """Tracked text breaks earlier, and its lines say their tracked width."""
    setter = Typesetter("sv")
    (line,) = setter.wrap("Före nu", FACE, SIZE, 60, tracking=1.0)
    assert line.width == pytest.approx(setter.width("Före nu", FACE, SIZE, 1.0))
    assert len(setter.wrap("Före nu", FACE, SIZE, line.width - 1, tracking=1.0)) == 2


def test_dashes_and_arrows_call_for_no_other_script(monkeypatch: pytest.MonkeyPatch) -> None:
    """The expression for scripts without spaces takes long to compile; a text with signs of our own does without it."""
    monkeypatch.setattr(breaking, "_UNSPACED", "(")
    assert breaking.breaks(breaking.paragraph("Nu – ”då” → sen …"), None)
    for text in ("旅 a", "กา", "ក", "– 한국"):
        with pytest.raises(re.error):
            breaking.breaks(breaking.paragraph(text), None)
