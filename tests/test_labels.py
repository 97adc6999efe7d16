"""The words of the map: nine languages say the same things, each in its own way, and fit where they are drawn."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeyctl.binding import CHANNELS, LANES
from journeyctl.fonts import Typesetter
from journeyctl.labels import LANGUAGES, by_line, dotted, listed, load
from journeyctl.layout.lanes import ICONS, LABEL_MEASURE
from journeyctl.paper.style import Role, style
from tests.books import flat
from tests.running import ROOT

OTHERS = tuple(lang for lang in LANGUAGES if lang != "en")
PLACE = re.compile(r"\{\w+\}")

LOANED = {
    "sv": """app|canvas|e-id|event|inspiration|observation|{n} observation|partner|whiteboard|workshop|
             workshop, {n} person|Id|NN/g|NPS|Organisation|Persona|Revision|Scenario|Service blueprint|Status|System|
             Team|Version|Version {version}|{n} version""",
    "nb": """app|canvas|chat|partner|workshop|workshop, {n} person|Id|Logo|NN/g|NPS|Persona|Scenario|Service blueprint|
             Status|System|Team""",
    "nn": """app|canvas|chat|open|workshop|workshop, {n} person|Id|Logo|NN/g|NPS|Persona|Scenario|Service blueprint|
             Status|System|Team""",
    "da": """app|canvas|chat|e-id|event|inspiration|interview|{n} interview|observation|{n} observation|partner|web|
             whiteboard|workshop|workshop, {n} person|Id|Link|Logo|NN/g|NPS|Organisation|Persona|Revision|
             Service blueprint|Status|System|Team|Version|Version {version}|{n} version""",
    "fi": "chat|Idea|Logo|NN/g|NPS|Service blueprint",
    "de": """April|August|November|September|Link|Logo|NN/g|NPS|Organisation|Persona|Revision|Status|Support|System|
             Team|Touchpoints|Version|Version {version}""",
    "fr": """chat|effort|inspiration|observation|{n} observation|observations|{n} observations|phase|visible|votes|
             {n} minute|{n} minutes|{n} vote|{n} votes|web|Actions|Date|Logo|NN/g|NPS|Organisation|Persona|Portrait|
             Source|Version|Version {version}|{n} version|{n} versions""",
    "es": "app|chat|visible|web|Idea|Ideas|NN/g|NPS|Persona",
}
"""What is right although it is written as in English. Anything else that is the same was forgotten."""

TYPOGRAPHY = {
    # quotes, a number, day, day of the first, month, short day, short month
    "sv": ("”x”", "−1,5", "14 mars 2026", "1 mars 2026", "mars 2026", "14 sep 2026", "sep 2026"),
    "nb": ("«x»", "−1,5", "14. mars 2026", "1. mars 2026", "mars 2026", "14. sep. 2026", "sep. 2026"),
    "nn": ("«x»", "−1,5", "14. mars 2026", "1. mars 2026", "mars 2026", "14. sep. 2026", "sep. 2026"),
    "da": ("»x«", "−1,5", "14. marts 2026", "1. marts 2026", "marts 2026", "14. sep. 2026", "sep. 2026"),
    "fi": ("”x”", "−1,5", "14. maaliskuuta 2026", "1. maaliskuuta 2026", "maaliskuu 2026", "14.9.2026", "9/2026"),
    "en": ("“x”", "−1.5", "14 March 2026", "1 March 2026", "March 2026", "14 Sep 2026", "Sep 2026"),
    "de": ("„x“", "−1,5", "14. März 2026", "1. März 2026", "März 2026", "14. Sept. 2026", "Sept. 2026"),
    "fr": ("«\u202fx\u202f»", "−1,5", "14 mars 2026", "1er mars 2026", "mars 2026", "14 sept. 2026", "sept. 2026"),
    "es": ("«x»", "−1,5", "14 de marzo de 2026", "1 de marzo de 2026", "marzo de 2026", "14 sep 2026", "sep 2026"),
}

COUNTED = {
    "sv": ("1 steg.", "3 steg.", "1 antagande", "7 intervjuer", "33 av 40 steg belagda", "2 samtal med kundtjänst"),
    "nb": ("1 steg.", "3 steg.", "1 antakelse", "7 intervjuer", "33 av 40 steg underbygd",
           "2 samtaler med kundeservice"),
    "nn": ("1 steg.", "3 steg.", "1 antaking", "7 intervju", "33 av 40 steg underbygde",
           "2 samtalar med kundeservice"),
    "da": ("1 trin.", "3 trin.", "1 antagelse", "7 interview", "33 af 40 trin underbygget",
           "2 samtaler med kundeservice"),
    "fi": ("1 askel.", "3 askelta.", "1 oletus", "7 haastattelua", "33/40 askelta todennettu",
           "2 keskustelua asiakaspalvelun kanssa"),
    "en": ("1 step.", "3 steps.", "1 assumption", "7 interviews", "33 of 40 steps backed by evidence",
           "2 talks with staff"),
    "de": ("1 Schritt.", "3 Schritte.", "1 Annahme", "7 Interviews", "33 von 40 Schritten belegt",
           "2 Gespräche mit dem Kundenservice"),
    "fr": ("1 étape.", "3 étapes.", "1 hypothèse", "7 entretiens", "étapes vérifiées\u00a0: 33 sur 40",
           "2 échanges avec le service client"),
    "es": ("1 paso.", "3 pasos.", "1 supuesto", "7 entrevistas", "33 de 40 pasos comprobados",
           "2 charlas con atención al cliente"),
}  # fmt: skip

FIXED = {
    "standing.validated": "belagt", "standing.assumption": "antagande", "standing.refuted": "motbevisad",
    "legend.curve-unknown": "ingen uppgift", "card.optional": "vissa gör det", "way.exit": "resan slutar",
    "legend.own": "vår mötespunkt", "legend.others": "någon annans mötespunkt",
    "legend.satisfies": "tillgodoser behovet", "line.visibility": "Kunden ser inte", "legend.fail": "felpunkt",
    "legend.heart": "här är det bäst", "legend.cloud": "här är det sämst",
}  # fmt: skip
"""Swedish words that were agreed on."""

NEIGHBOURS = {
    "sv": "og|ikke|ikkje|hvad|hva|hvor|kva|noget|noe",
    "nb": "och|ikkje|inte|hvad|kva|kven|kvifor|korleis|eit|ein|noko|nokre|noget|vej|frå|af|meget|berre",
    "nn": "och|ikke|inte|hva|hvem|hvor|hvordan|hvorfor|noe|noen|fra|en|et|gjør|være|selv|bare",
    "da": "och|ikkje|inte|hva|kva|noe|noen|av|gjør|uten|vei|mye|etter|steg",
}
"""Words that belong to a neighbour: none of them stands in the language."""


def words(lang: str) -> dict[str, str]:
    """Every text of a language by key."""
    return dict(load(lang).words)


def loaned(text: str) -> set[str]:
    """The words of a table's cell."""
    return {word.strip() for word in text.replace("\n", " ").split("|")}


@pytest.mark.parametrize("lang", OTHERS)
def test_every_language_says_the_same_things(lang: str) -> None:
    """Keys are those of English."""
    assert words(lang).keys() ^ words("en").keys() == set()


@pytest.mark.parametrize("lang", OTHERS)
def test_every_text_has_the_same_places(lang: str) -> None:
    """A value that one language shows is shown by all."""
    english = words("en")
    differing = {
        key: text for key, text in words(lang).items() if set(PLACE.findall(text)) ^ set(PLACE.findall(english[key]))
    }
    assert {key: text for key, text in differing.items() if not key.startswith("format.")} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_has_its_other(lang: str) -> None:
    """Whatever is counted has a word for one and a word for several, and both show the number or neither does."""
    found = words(lang)
    for key in found:
        stem, _, form = key.rpartition(".")
        if form not in ("one", "other"):
            continue
        pair = found.get(f"{stem}.one"), found.get(f"{stem}.other")
        assert None not in pair, key
        assert len({"{n}" in str(text) for text in pair}) == 1, key


@pytest.mark.parametrize("lang", OTHERS)
def test_nothing_was_left_in_english(lang: str) -> None:
    """A text that is the same as in English is one of those that are right so; the list holds no other."""
    english = words("en")
    same = {text for key, text in words(lang).items() if text == english[key] and PLACE.sub("", text).strip(" 1:;")}
    assert same == loaned(LOANED[lang])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_signs_are_the_language_s_own(lang: str) -> None:
    """Quotation marks, decimal sign, a true minus, and dates long and short."""
    said = load(lang)
    days = [said.date(day) for day in ("2026-03-14", "2026-03-01", "2026-03")]
    short = [said.date(day, short=True) for day in ("2026-09-14", "2026-09")]
    assert (said.quote("x"), said.number(-1.5), *days, *short) == TYPOGRAPHY[lang]
    assert said.written("-0.5 %") == f"−0{said('format.decimal')}5 %"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_and_words_agree(lang: str) -> None:
    """What is composed of a number and a word is said as one says it."""
    said = load(lang)
    assert COUNTED[lang] == (
        said.count("summary.activities", 1),
        said.count("summary.activities", 3),
        said.count("meter.assumption", 1),
        said.count("evidence.interview.counted", 7),
        said("map.coverage", n=33, of=40),
        said.count("evidence.staff-interview.counted", 2),
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_are_typeset(lang: str) -> None:
    """No typewriter quotes, hyphens between numbers or ellipses of dots; no space too many."""
    wrong = {key: text for key, text in words(lang).items() if re.search(r"['\"]|\d-\d|\.\.|  |^ | $", text)}
    assert wrong == {}


def test_french_signs_stand_apart() -> None:
    """A space that does not break stands before the high signs, and inside the quotation marks."""
    wrong = {text for text in words("fr").values() if re.search(r"[^\s][?!;:»]|[ ][?!;:»]|«[^\u202f\u00a0]", text)}
    assert wrong == set()


def test_spanish_questions_open() -> None:
    """A question begins with its sign."""
    assert [text for text in words("es").values() if ("?" in text) != text.startswith("¿")] == []


def test_german_nouns_are_capital() -> None:
    """Channels and evidence are nouns."""
    found = words("de")
    nouns = {key: text for key, text in found.items() if key.startswith("channel.") or key.endswith(".name")}
    small = {text for key, text in nouns.items() if text[:1].islower() and "{" not in text}
    assert small <= {"eID", "andere Grundlage"}


@pytest.mark.parametrize("lang", NEIGHBOURS)
def test_neighbours_keep_their_words(lang: str) -> None:
    """The four Scandinavian languages are not mixed."""
    foreign = re.compile(rf"(?<![\w-])(?:{NEIGHBOURS[lang]})(?![\w-])", re.IGNORECASE)
    assert {key: text for key, text in words(lang).items() if foreign.search(text)} == {}


@pytest.mark.parametrize("key", FIXED)
def test_swedish_words_are_those_agreed_on(key: str) -> None:
    """The words that pictures and conversations use."""
    assert words("sv")[key] == FIXED[key]


def lines(lang: str, role: Role, part: str) -> Iterator[tuple[str, list[str], float]]:
    """Every label of a lane, set as layout sets it, in print and on screens: its key, its lines, the widest."""
    for cut in ("display", "text"):
        setter, chosen = Typesetter(lang, (), cut), style(role, cut)
        for key, text in words(lang).items():
            if key.startswith("lane.") and key.endswith(part):
                made = setter.wrap(text, chosen.face, chosen.size, LABEL_MEASURE)
                yield key, [line.text for line in made], max(line.width for line in made)
        assert setter.diagnostics() == ()


def test_every_lane_and_channel_has_words() -> None:
    """A built-in lane has a title, a question and an icon, a built-in channel a name; the other languages follow."""
    found = words("en")
    wanted = [f"lane.{lane}.{part}" for lane in LANES for part in ("title", "about")]
    wanted += [f"channel.{channel}" for channel in CHANNELS]
    assert [key for key in wanted if not found.get(key)] == []
    assert set(LANES) - set(ICONS) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_titles_of_lanes_fit_their_column(lang: str) -> None:
    """A title takes two lines at most, and no line is wider than the column of labels."""
    assert {
        key: made for key, made, wide in lines(lang, "lane", ".title") if len(made) > 2 or wide > LABEL_MEASURE
    } == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_questions_of_lanes_are_short(lang: str) -> None:
    """The helping question takes four lines at most."""
    assert {
        key: made for key, made, wide in lines(lang, "micro", ".about") if len(made) > 4 or wide > LABEL_MEASURE
    } == {}


BOOKS = sorted((ROOT / "journeyctl/labels").rglob("*.toml"))


@pytest.mark.parametrize("book", BOOKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_book_is_read_by_its_lines(book: Path) -> None:
    """Every book has the form that is read without `tomllib`, and says the same either way."""
    text = book.read_text(encoding="utf-8")
    assert by_line(text) == flat(tomllib.loads(text))


@pytest.mark.parametrize("text", ["a = 'b'", 'a = "b" # c', 'a = "b\\n"', 'a = """b"""', "a = 1", 'a = "b'])
def test_what_has_another_form_is_left_to_tomllib(text: str) -> None:
    """A book that somebody wrote otherwise is not read by its lines."""
    assert by_line(f'b = "c"\n{text}\n') is None


@pytest.mark.parametrize(("facts", "dots", "commas"), [
    ((), "", ""),
    (("", ""), "", ""),
    (("1.2", "", "May 2026"), "1.2 · May 2026", "1.2, May 2026"),
    (("", "1.2", "May 2026", ""), "1.2 · May 2026", "1.2, May 2026"),
])  # fmt: skip
def test_what_is_not_said_leaves_no_sign(facts: tuple[str, ...], dots: str, commas: str) -> None:
    """Between facts on a line stands one dot or comma; none where a fact is missing."""
    assert (dotted(*facts), listed(*facts)) == (dots, commas)
