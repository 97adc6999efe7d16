from __future__ import annotations

from itertools import pairwise

import pytest

from journeyctl.fonts.hyphenation import Hyphenator, Patterns, _dictionary, finnish

DIVIDED = {
    "sv": "kund-tjänst|beställ-nings-be-kräf-telse|bred-bands-in-stal-la-tion|till-gäng-lighet|faktura",
    "nb": "kunde-reise-kart-leg-ging|berø-rings-punkt|tjeneste-de-sign",
    "nn": "kontakt-punkt|brukar-opp-le-ving",
    "da": "forsik-rings-sel-skab|bestil-lings-be-kræf-telse",
    "en": "touch-point|expec-ta-tion|under-standing|journey",
    "de": "Kunden-zu-frie-den-heit|Donau-dampf-schiff-fahrts-ge-sell-schaft",
    "fr": "déve-lop-pe-ment|commu-ni-ca-tion",
    "es": "elec-tro-do-més-tico|infor-ma-ción",
    "fi": "asia-kas-pal-ve-lija|käyt-tö-ko-kemus|lasku-tus-jär-jes-telmä",
    "xx": "asiakaspalvelija",
}
CASES = [(lang, word) for lang, words in DIVIDED.items() for word in words.split("|")]


def divided(hyphenator: Hyphenator, word: str) -> str:
    points = (0, *hyphenator.points(word), len(word))
    return "-".join(word[start:end] for start, end in pairwise(points))


@pytest.mark.parametrize(("lang", "word"), CASES)
def test_long_words_divide_as_their_language_does(lang, word):
    """Words of nine letters and more divide by the language's rules, four letters kept at each end."""
    assert divided(Hyphenator(lang), word.replace("-", "")) == word


@pytest.mark.parametrize("lang", ["sv", "nb", "nn", "da", "en", "en-GB", "de", "fr", "es", "nl", "it", "pl"])
def test_our_reading_of_the_patterns_is_pyphens(lang):
    """The short way to the patterns gives the positions that pyphen itself gives."""
    pyphen = pytest.importorskip("pyphen")
    path = _dictionary(lang.lower())
    ours = Patterns(path.read_bytes())
    theirs = pyphen.HyphDict(path)
    words = [word.replace("-", "").lower() for _, word in CASES]
    assert [ours.points(word) for word in words] == [
        tuple(int(at) for at in theirs.positions(word) if 1 <= at < len(word)) for word in words
    ]


def test_the_projects_words_come_first():
    """A word of the project divides as the project says, also capitalised and inflected."""
    hyphenator = Hyphenator("sv", ("kund-rese-kart-lägg-ning", "e-post"))
    assert divided(hyphenator, "Kundresekartläggning") == "Kund-rese-kart-lägg-ning"
    assert divided(hyphenator, "kundresekartläggningens") == "kund-rese-kart-lägg-ningens"
    assert divided(Hyphenator("sv"), "kundresekartläggning") == "kundre-se-kart-lägg-ning"


def test_where_the_patterns_disagree_nothing_is_divided():
    """Two divisions one letter apart cannot both be right; neither is used."""
    assert divided(Hyphenator("sv"), "kundtjänstmedarbetare") == "kund-tjänst-medar-be-tare"


def test_short_words_stay_whole():
    """Eight letters are never divided by rule."""
    assert Hyphenator("sv").points("avtalet") == ()
    assert Hyphenator("de").points("Rechnung") == ()


@pytest.mark.parametrize("lang", ["", "../../etc", "sv/..", "x" * 40, "de_DE", "SV"])
def test_any_language_code_is_taken(lang):
    """A code that is no language divides nothing and reads no file outside the dictionaries."""
    points = Hyphenator(lang).points("beställningsbekräftelse")
    assert bool(points) == (lang in {"de_DE", "SV"})


def test_letters_that_change_length_are_left_alone():
    """A word whose lower case is longer is not divided in the wrong place."""
    assert Hyphenator("sv").points("İSTANBULRESENÄRER") == ()


def test_finnish_parts_no_vowels():
    """Finnish divides before the last consonant of a cluster, never between vowels."""
    assert finnish("strategia") == (4, 6)
    assert finnish("aaaa") == ()


def test_patterns_that_change_the_spelling_are_left_out():
    """`ff1f/ff=f` would add a letter; such a pattern divides nothing."""
    assert Patterns(b"UTF-8\nschif1fahrt/ff=f,5,2\n1ga\n").points("schiffahrtgast") == (10,)
