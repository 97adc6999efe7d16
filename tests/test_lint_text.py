"""What will be hard to draw on a poster: words without room, texts that nobody reads; judged without opening a font."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from journeyctl import theme
from journeyctl.diagnostics import Diagnostic
from journeyctl.fonts import Typesetter
from journeyctl.fonts.hyphenation import Hyphenator
from journeyctl.lint import Subject, Wanted, lint, profile
from journeyctl.lint.lettering import Lettering, letterings
from journeyctl.model import Journey, Phase
from journeyctl.pipeline import Input, Wish, load
from journeyctl.pipeline.studio import Studio
from journeyctl.record import replace
from tests.bound import journey
from tests.linted import TODAY, asked, found
from tests.running import ROOT

RULE = import_module("journeyctl.lint.rules.unbreakable_word")
LINES = import_module("journeyctl.lint.rules.long_text")
EXAMPLES = sorted(Path(ROOT).glob("journeys/**/*.journey.yaml"))
COMPOUND = "Våtrumsbehörighetskontrollförfarandet"
FILE = "Blankett_4711_bidrag_pump_2026_slutlig.docx"


def steps(count: int, *named: str, head: str = "", more: str = "") -> str:
    """A journey of so many activities, the first of them named."""
    names = [*named, *(f"A{number}" for number in range(count - len(named)))]
    listed = "".join(f"  - {{name: '{name}'{more if not place else ''}}}\n" for place, name in enumerate(names))
    return f"title: T\nlang: sv\n{head}activities:\n{listed}"


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (steps(5, f"Fyller i {FILE}"), ""),
        (steps(9, f"Fyller i {FILE}"), FILE),
        (steps(9, f"Fyller i ”{FILE}”."), FILE),
        (steps(9, FILE.replace("_", "-")), ""),
        (steps(9, FILE.replace("_pump", "_\u00adpump")), ""),
        (steps(9, FILE.replace("_", " ")), ""),
        (steps(12, COMPOUND), ""),
        (steps(12, COMPOUND).replace("lang: sv", "lang: xx"), COMPOUND),
        (steps(12, "https://www.exempel.se/blanketter/bidrag/pump"), ""),
        (steps(18, "UPPMÄRKSAM"), "UPPMÄRKSAM"),
        (steps(18, "UPPMÄRKT"), ""),
        (steps(18, "Uppmärksam"), ""),
        (steps(17, "UPPMÄRKSAM"), ""),
        (steps(19, FILE), ""),
        (steps(40, COMPOUND).replace("lang: sv", "lang: xx"), ""),
    ],
)  # fmt: skip
def test_a_word_without_room_is_told(yaml: str, said: str) -> None:
    """Where nothing divides it: no hyphen, no soft hyphen, no rule of the language; on sheets that hold the map."""
    told = [one.split("“")[1].split("”")[0] for one in asked(yaml, "J451")]
    assert told == ([said] if said else [])


@pytest.mark.parametrize(
    ("more", "lanes", "said"),
    [
        (f", thoughts: {FILE}", "", True),
        (f", thoughts: {FILE}", "lanes: [activities, needs]\n", False),
        (f", needs: {{text: Ro, satisfied_by: {FILE}}}", "", True),
        (f", pains: {FILE}", "", True),
        (f", delights: {FILE}", "lanes: [activities, delights]\n", True),
        (f", touchpoints: {{channel: web, name: {FILE}}}", "", True),
        (f", wants: {FILE}", "", True),
        (f", can: {FILE}", "", True),
        (f", happiness: 1, because: {FILE}", "", True),
        (f", happiness: 1, because: {FILE}", "lanes: [activities, happiness]\n", False),
        (f", ask: {FILE}", "", True),
        (f", about: {FILE}", "", False),
    ],
)
def test_what_stands_in_a_lane_is_looked_at(more: str, lanes: str, said: bool) -> None:
    """Each lane that is drawn, and no other."""
    assert bool(asked(steps(12, "A", head=lanes, more=more), "J451")) is said


def test_a_word_is_told_once_and_many_together() -> None:
    """Once at its first place; more than three words are one finding, for the columns are too narrow."""
    words = [f"{letter}{FILE}" for letter in "ABCD"]
    (one,) = (one for one in found(steps(10, f"Ser {FILE}", f"Har {FILE}")) if one.code == "J451")
    assert one.span.line == 4
    assert len(asked(steps(12, *words[:3]), "J451")) == 3
    (many,) = asked(steps(12, *words), "J451")
    assert many.startswith("J451 4 words are wider than their columns on a poster and will be broken between letters")


def test_the_projects_hyphenation_divides() -> None:
    """What the project says of a word is heeded."""
    yaml = steps(12, COMPOUND).replace("lang: sv", "lang: xx")
    assert _judged(journey(yaml)) == ["J451"]
    assert _judged(journey(yaml), "våtrums-behörighets-kontroll-förfarandet") == []


def _judged(bare: Journey, *words: str) -> list[str]:
    """The codes of this family, of a project with these hyphenations."""
    given = replace(bare, brand=replace(bare.brand, hyphenation=words)) if words else bare
    return [one.code for one in lint(Subject(given, profile(""), TODAY), Wanted(("J45",)))]


@pytest.mark.parametrize("lang", sorted(RULE.DIVIDED))
def test_a_language_taken_to_divide_does(lang: str) -> None:
    """Every language whose words are not looked up when they are only a little wide has divisions."""
    assert Hyphenator(lang).points("administrationskontor")


def test_the_patterns_of_a_language_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A compound that is only a little wide is judged without reading what divides it; they take long to read."""
    asks: list[str] = []
    monkeypatch.setattr(Subject, "hyphenator", property(lambda one: asks.append(one.journey.lang)))
    assert not asked(steps(12, COMPOUND), "J451")
    assert not asks
    asked(steps(12, FILE), "J451")
    assert set(asks) == {"sv"}


LONG = "Jag stod i köket med telefonen i handen och väntade på att någon skulle svara mig " * 3
SARA = "persona: {{name: Sara, {}}}\n"


@pytest.mark.parametrize(
    ("yaml", "lines", "most"),
    [
        (steps(3, "A", more=f", thoughts: {LONG}"), 12, 8),
        (steps(3, "A", more=f", thoughts: {LONG[:150]}"), 0, 8),
        (steps(3, "A", more=f", about: {LONG}"), 0, 8),
        (steps(12, LONG[:120]), 8, 4),
        (steps(12, "Skriver på kontrakt för ny lägenhet"), 0, 4),
        (steps(20, "Skriver på kontrakt för ny lägenhet"), 0, 4),
        (steps(40, LONG), 0, 4),
        (steps(12, "X" * 200), 17, 4),
        (steps(3, head=SARA.format(f"quote: {LONG}")), 6, 3),
        (steps(3, head=SARA.format(f"quote: {LONG[:120]}")), 0, 3),
        (steps(3, head=SARA.format(f"goals: [{LONG}, {LONG}, {LONG}]")), 8, 6),
        (steps(3, head=SARA.format(f"goals: [{LONG}]")), 0, 6),
    ],
)
def test_a_text_is_long_by_itself(yaml: str, lines: int, most: int) -> None:
    """By its lines in a column as wide as it has, or an ordinary one: many activities make no name long."""
    told = [one.partition("” ")[2] for one in asked(yaml, "J452")]
    assert told == ([f"takes {lines} lines on a poster, and more than {most} are not read there"] if lines else [])


def test_many_long_texts_are_told_together() -> None:
    """Three are told one by one; of four it is told that they are four, at the longest."""
    three = steps(12, *(f"{n} {LONG[:120]}" for n in range(3)))
    four = steps(12, *(f"{n} {LONG[:120]}" for n in range(3)), LONG[:160])
    assert len(asked(three, "J452")) == 3
    (one,) = (one for one in found(four) if one.code == "J452")
    assert (one.span.line, one.message.partition(",")[0]) == (7, "4 texts are too long to be read on a poster")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_have_neither(path) -> None:
    """Our own journeys are drawn without trouble, and nothing is foretold of them."""
    assert _judged(_loaded(path)) == []


WORDS = (
    "Upptäcker", "Försäkringsbolaget", "E-faktura", FILE, "Kundtjänstmedarbetaren", "Får", "4711-0815-4711-0815",
    "Wärmepumpentauglichkeit", "AVTALSVILLKOR", "A/B-testet", "ÄÄKKÖNEN_ÄÄKKÖNEN_ÄÄ", "www.exempel.se/en/lång/väg",
)  # fmt: skip


@pytest.mark.parametrize("count", [6, 9, 12, 15, 18])
def test_what_is_foretold_is_what_is_drawn(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """On posters of few and of many columns no word is told that is drawn whole, and those far too wide are told."""
    monkeypatch.setattr(RULE, "EACH", count)
    yaml = steps(count, *WORDS[:count])
    drawn = Studio(journey(yaml), theme.load("nordic"), Wish(), "")
    drawn.scenes("A0")
    broken = {one.message.split("“")[1].split("”")[0] for one in drawn.found("A0") if one.code == "J402"}
    told = {said.split("“")[1].split("”")[0] for said in asked(yaml, "J451")}
    assert told <= broken
    assert (FILE in told) is (count >= 9)


def test_lines_are_reckoned_as_they_are_set() -> None:
    """Of two in a hundred of our journeys' texts at most the lines reckoned are not those that are set."""
    every = [one for path in EXAMPLES for one in _set(path) if one[0].room >= LINES.ORDINARY]
    off = [(LINES._lines(one), lines) for one, lines in every if LINES._lines(one) != lines]
    assert len(every) > 500
    assert len(off) <= len(every) / 50


def _set(path: Path) -> list[tuple[Lettering, int]]:
    """Every text of a journey that is looked at, and how many lines it is set in."""
    given = _loaded(path)
    setter = Typesetter(given.lang, given.brand.hyphenation)
    return [
        (one, len(setter.fitted(one.text, one.style.face, one.style.size, one.room)[1])) for one in letterings(given)
    ]


LOW = frozenset({"activities", "thoughts", "happiness", "needs", "touchpoints"})
"""Lanes that many columns on one sheet are high enough for; with all of them a map is cut into sheets."""


def crowded(given: Journey, count: int) -> Journey:
    """A journey of exactly so many activities: told again, and cut off; in a few lanes."""
    phases: list[Phase] = []
    left = count
    for turn, phase in ((turn, phase) for turn in range(count) for phase in given.phases):
        made = [
            replace(one, id=f"{one.id}-{turn}", number=count - left + place, phase=f"{phase.id}-{turn}", ways=())
            for place, one in enumerate(phase.activities[:left], 1)
        ]
        left -= len(made)
        phases += [replace(phase, id=f"{phase.id}-{turn}", activities=tuple(made))] if made else []
    lanes = tuple(lane for lane in given.lanes if lane.id in LOW)
    return replace(given, phases=tuple(phases), lanes=lanes, ideas=(), actions=(), takeaways=(), ballots=())


@pytest.mark.proof
def test_what_is_foretold_of_crowded_maps_is_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of our journeys, told on as many columns as are never folded: every word told is broken on the poster."""
    monkeypatch.setattr(RULE, "EACH", 99)
    right = missed = 0
    for path, count in ((path, count) for path in EXAMPLES for count in range(12, 19)):
        given = crowded(_loaded(path), count)
        drawn = Studio(given, theme.load("nordic"), Wish(), "")
        sheets = drawn.scenes("A0")
        if len(sheets) > 1 or any(one.code == "J412" for one in drawn.found("A0")):
            continue  # no sheet holds it: refused, or cut into sheets of fewer and wider columns
        broken = {_word(one) for one in drawn.found("A0") if one.code == "J402"}
        told = {_word(one) for one in lint(Subject(given, profile(""), TODAY), Wanted(("J451",)))}
        assert told <= broken, (path.name, count)
        right, missed = right + len(told), missed + len(broken - told)
    print(f"{right} words told, all broken; {missed} more were broken")
    assert right >= 2


def _loaded(path: Path) -> Journey:
    given = load(Input(path.name, path)).journey
    assert given is not None
    return given


def _word(one: Diagnostic) -> str:
    return one.message.split("“")[1].split("”")[0].strip(RULE._AROUND).casefold()
