"""A finding of layout stands at the line of the words it is about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journeyctl.diagnostics import Diagnostic, Span
from journeyctl.pipeline import Input, Loaded, Wish, load, render
from journeyctl.pipeline.tracing import Traces

LONG = "A1234567890" * 6
"""A word that no language divides, and no column holds."""
RARE = "\u0eb2"
"""A letter that no font of the tests has."""

JOURNEY = f"""\
title: Prov {RARE}a
lang: sv
persona:
  name: Elin
  quote: Jag {RARE}b här
scenario: Hon {RARE}c
phases:
  - name: Före
    activities:
      - name: Söker
        thoughts:
          - Hon undrar
          - quote: Vad {RARE}d heter den?
            said_by: Elin {RARE}e
        needs:
          - text: Veta
            satisfied_by: Svar {RARE}f
        pains: ["Dyrt {RARE}g", Långsamt]
        physical:
          - Broschyr
          - Kvitto {RARE}h
        measures:
          - name: dagar {RARE}i kvar
            now: 3
      - name: Väntar {RARE}j
        happiness: 1
ideas:
  - text: Ring {RARE}k
    for: Söker
"""


@pytest.fixture(autouse=True)
def no_other_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine has no font beside our own."""
    from journeyctl.fonts import fallback

    monkeypatch.setattr(fallback, "_fonts", lambda: ())
    fallback.fallback.cache_clear()


def loaded(folder: Path, text: str) -> Loaded:
    path = folder / "prov.journey.yaml"
    path.write_text(text, encoding="utf-8")
    made = load(Input("prov.journey.yaml", path), folder)
    assert made.journey is not None, made.diagnostics
    return made


def found(folder: Path, text: str, code: str, **wish: object) -> list[Diagnostic]:
    made = render(loaded(folder, text), Wish(revision="none", **wish))  # type: ignore[arg-type]
    return [one for one in made.diagnostics if one.code == code]


def marked(text: str, one: Diagnostic | Span) -> str:
    """What a finding points at, in the text."""
    span = one.span if isinstance(one, Diagnostic) else one
    assert span.line == span.end_line
    return text.splitlines()[span.line - 1][span.column - 1 : span.end_column - 1]


def only(text: str, letter: str) -> str:
    """The journey with one of its rare letters: that before `letter`."""
    return re.sub(f"{RARE}(?!{letter})", "", text)


@pytest.mark.parametrize("letter", "abcdefghijk")
def test_a_letter_without_a_font_is_told_at_its_line(tmp_path: Path, letter: str):
    """J401: in every place of a journey, also where the map draws it in quotes, in capitals or beside other words."""
    text = only(JOURNEY, letter)
    (warning,) = found(tmp_path, text, "J401")
    assert warning.span.path == "prov.journey.yaml"
    assert RARE in text.splitlines()[warning.span.line - 1]


PLACES = (
    "activities: [A, B, {}, D]",
    "activities:\n  - A\n  - name: B\n    thoughts: [Nej, Säg {} då, Ja]",
    "activities:\n  - A\n  - name: B\n    thoughts:\n      - quote: '{}!'",
    "activities:\n  - name: A\n    needs:\n      - Ja\n      - ({})",
)


@pytest.mark.parametrize("place", PLACES)
def test_a_word_that_was_broken_is_told_where_it_stands(tmp_path: Path, place: str):
    """J402: one hint for a word, at the thing that says it, whatever signs stand around it."""
    text = f"title: Prov\nlang: sv\n{place.format(LONG)}\n"
    (hint,) = found(tmp_path, text, "J402")
    assert LONG in marked(text, hint)


def test_of_several_things_that_say_a_word_the_smallest_is_told(tmp_path: Path):
    """Not the phase or the journey around them, and of equal ones the first."""
    text = (
        f"title: {LONG}\nlang: sv\nscenario: Om {LONG} och mer\nphases:\n  - name: {LONG}\n    activities:\n"
        f"      - name: A\n        thoughts: [Nej, '{LONG}', Ja, '{LONG}']\n"
    )
    spans = {one.span for one in found(tmp_path, text, "J402")}
    assert spans == {Span("prov.journey.yaml", 8, 25, 8, 25 + len(LONG) + 2)}
    text = "title: Prov\nlang: sv\nactivities: [{name: Hem, thoughts: [Nej, Hem]}]\n"
    made = loaded(tmp_path, text)
    assert made.journey is not None
    assert Traces(made.journey).at("Hem") == Span("prov.journey.yaml", 3, 42, 3, 45)


def test_the_words_of_a_persona_stand_in_its_file(tmp_path: Path):
    """A finding about a persona that the journey shares points into the persona's file."""
    (tmp_path / "personas").mkdir()
    (tmp_path / "personas" / "elin.persona.yaml").write_text(f"name: Elin\nquote: Jag {RARE} här\n")
    text = f"title: 'Jag {RARE} här, och du'\nlang: sv\npersona: elin\nactivities: [A]\n"
    (warning,) = found(tmp_path, text, "J401")
    assert warning.span.path.endswith("personas/elin.persona.yaml")
    assert (warning.span.line, warning.span.column, warning.span.end_line) == (1, 1, 3)


TEXT = """\
title: Att byta elavtal
lang: sv
scenario: >
  Hon läser om priser
  och byter.
owner: Straße
audience: C++ (alla)
phases:
  - name: Före bytet
    activities:
      - name: Läser
        thoughts: [Priser?, "Om priser, igen"]
      - name: Byter elavtal
"""


@pytest.mark.parametrize(
    ("words", "line", "mark"),
    [
        ("Läser", 11, "Läser"),
        ("läser", 11, "Läser"),
        ("LÄSER", 11, "Läser"),
        ("”Läser.”", 11, "Läser"),
        ("Läser · 3", 11, "Läser"),
        ("Om priser, igen", 12, '"Om priser, igen"'),
        ("priser, igen", 12, '"Om priser, igen"'),
        ("igen", 12, '"Om priser, igen"'),
        ("elavtal", 13, "elavtal"),
        ("Att byta", 1, "Att byta"),
        ("Hon läser om priser och byter.", 4, "Hon"),
        ("STRASSE", 1, None),  # the capitals of this word give no hint of how it was written
        ("Straße", 6, "Straße"),
        ("c++ (alla)", 7, "C++ (alla"),
        ("Läser hela dagen om annat", 1, None),
        ("sv", 1, None),
        ("aldrig skrivet", 1, None),
        ("!?", 1, None),
        ("", 1, None),
    ],
)
def test_words_are_found_as_they_are_drawn(tmp_path: Path, words: str, line: int, mark: str | None):
    """Whatever layout puts around them; what nobody wrote stands where the file begins (mark None)."""
    made = loaded(tmp_path, TEXT)
    assert made.journey is not None
    span = Traces(made.journey, made.lines).at(words)
    assert (span.path, span.line) == ("prov.journey.yaml", line)
    if mark is None:
        assert (span.column, span.end_line) == (1, span.end_line)
    else:
        assert marked(TEXT, span) == mark


def test_a_finding_about_the_whole_picture_stands_where_the_file_begins(tmp_path: Path):
    """A map that does not fit its sheet is told at the first character."""
    text = "title: Prov\nlang: sv\nactivities:\n" + "".join(f"  - Steg {number}\n" for number in range(80))
    (refusal,) = found(tmp_path, text, "J412", paper="roll:914mm")
    assert (refusal.span.path, refusal.span.line, refusal.span.column) == ("prov.journey.yaml", 1, 1)


def test_many_broken_words_are_each_told_at_their_own_line(tmp_path: Path):
    """Sixty findings in one journey each have their line."""
    words = [f"{LONG}{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(60)]
    text = "title: Prov\nlang: sv\nactivities:\n" + "".join(f"  - {word}\n" for word in words)
    hints = found(tmp_path, text, "J402")
    assert {marked(text, hint) for hint in hints} == set(words)
