"""How findings are told: places, carets, advice; and that nothing in a file can play with a terminal."""

from __future__ import annotations

import json
import re

import pytest

from journeyctl.diagnostics import NOWHERE, Diagnostic, EnvironmentFault, Span
from journeyctl.lint import Coverage
from journeyctl.report import concise, count, explain, full, report, resting, shown, unheard, unheard_markup

LINES = ("title: A", "  mood: glad  # today")
FOUND = Diagnostic("error", "J102", "`mood` is no key here", Span("a.yaml", 2, 3, 2, 7), "Did you mean `emotion`?")


def test_concise_is_one_line():
    """`file:line:col: level CODE message`."""
    assert concise(FOUND) == "a.yaml:2:3: error J102 `mood` is no key here"


def test_full_shows_the_place_and_the_advice():
    """The line, a caret under every faulty character, the advice."""
    assert full(FOUND, LINES).splitlines() == [
        "a.yaml:2:3: error J102 `mood` is no key here",
        "  2 |   mood: glad  # today",
        "        ^^^^",
        "  = Did you mean `emotion`?",
    ]


SCRIPTS = {
    "wide letters": ("漢字漢字: x", "漢字"),
    "wide letters before": ("漢字漢字: here", "here"),
    "marks on letters": ("a\u0301 b\u0301 x\u0301y", "x\u0301"),
    "tabs": ("\tkey:\tvalue", "value"),
    "an emoji": ("😀 köp: here", "here"),
    "joined emoji": ("👩\u200d🚀 here", "here"),
    "Arabic": ("الاسم: فَرَح هنا", "هنا"),
    "signs told by number": ("\u202eab\x07: here", "here"),
    "a far place": ("x" * 3000 + "here" + "x" * 3000, "here"),
    "far and wide": ("漢" * 3000 + "here" + "字" * 3000, "here"),
    "far, with marks": ("e\u0301" * 3000 + "here" + "o\u0308" * 3000, "here"),
    "an end that is cut": ("k: " + "v" * 3000, "v" * 3000),
}
"""Lines, and the words in them that are meant."""


@pytest.mark.parametrize(("line", "meant"), SCRIPTS.values(), ids=SCRIPTS)
def test_carets_stand_under_what_is_meant(line: str, meant: str):
    """Wide letters, joined marks, tabs, escapes and long lines do not move the caret; 3,000 columns are cut to 100."""
    start = line.rindex(meant) + 1
    span = Span("a.yaml", 1, start, 1, start + len(meant))
    _, text, caret = full(FOUND._replace(advice="", span=span), (line,)).splitlines()
    seen = meant if meant in text else meant[: text.count("v")]
    assert width(text[: text.rindex(seen)]) == len(caret) - len(caret.lstrip())
    assert caret.count("^") == width(seen)
    assert width(text) <= 100 + len("  1 | ") + len("……")
    assert text.endswith("…") == (len(line) > 100)
    assert text.startswith("  1 | …") == (start > 100)
    assert not re.match("  1 . …[\u0301\u0308]", text)


def width(text: str) -> int:
    """Columns of a text, counted in another way than the program does: by table of the letters used here."""
    wide, none = "漢字😀👩🚀", "\u0301\u0308\u200d\u064e"
    return sum(2 if sign in wide else 0 if sign in none else 1 for sign in text)


def test_a_finding_over_several_lines_marks_its_first():
    """The carets end with the line."""
    text = full(FOUND._replace(span=Span("a.yaml", 1, 1, 3, 2), advice=""), ("abc  ", "d", "e"))
    assert text.splitlines()[2] == "      ^^^"


def test_a_finding_about_nothing_written_has_no_place():
    """Without a file the line begins with the level; a line that is not there is not shown."""
    assert concise(FOUND._replace(span=NOWHERE)) == "error J102 `mood` is no key here"
    assert full(FOUND._replace(span=Span("a.yaml", 99, 1, 99, 1), advice=""), LINES).count("\n") == 0


@pytest.mark.parametrize(
    "evil",
    [
        "\x1b[2J",
        "a\rb",
        "a\x08b",
        "\x9b31m",
        "\u202eabc",
        "a\u2028b",
        "\ud800",
        "a\x00b",
        "\u061c",
        "\x7f",
        "\u200e",
        "\u200f",
        "\u202a",
        "\u2066",
        "\u2069",
        "\ufeff",
        "\ufffe",
        "\uffff",
        "\x0b",
        "\x1f",
        "\x80",
        "\x9f",
    ],
    ids=ascii,
)
def test_no_text_of_a_file_reaches_the_terminal_as_a_command(evil: str):
    """Control, direction and half characters are shown by their number, wherever they stand."""
    found = Diagnostic("warning", "J999", evil, Span(evil, 1, 1, 1, 2), evil)
    for form in ("full", "concise", "json"):
        text = report([found], {evil: (evil,)}, form)
        assert not any(sign in text for sign in evil if not sign.isalnum() and sign not in "[ "), form
        text.encode("utf-8")
    assert json.loads(report([found], form="json"))["findings"][0]["message"] == evil


def test_no_text_is_a_command_to_a_build_service():
    """`::` at the start of a line, and `##[`, `##vso[`, `##teamcity[` anywhere, are broken; elsewhere `::` stays."""
    for evil in ("::error::x", "  ::set-output name=x::y", "##[add-mask]x", "a ##vso[task.x]y", "a ##teamcity[x 'y']"):
        found = Diagnostic("hint", "J999", evil, Span(evil, 1, 1, 1, 2), evil)
        for form in ("full", "concise", "json"):
            for line in report([found], {evil: (evil,)}, form).splitlines():
                assert not line.lstrip().startswith("::")
                assert "##[" not in line
                assert "##vso[" not in line
                assert "##teamcity[" not in line
    assert shown("a::b") == "a::b"
    assert shown("::a ##[b", inside=True) == "::a \\u0023#[b"


def test_a_message_is_one_line():
    """A line break in a file's text starts no new line of the report."""
    assert report([FOUND._replace(message="a\nb.yaml:1:1: error", advice="")], form="concise").count("\n") == 1


def test_colour_is_given_only_when_wished():
    """Escape codes stand in a coloured report and in no other."""
    assert "\x1b[31m" in report([FOUND], {"a.yaml": LINES}, colour=True)
    assert "\x1b" not in report([FOUND], {"a.yaml": LINES})
    assert "\x1b" not in report([FOUND], form="json", colour=True)


def test_each_finding_is_told_once():
    """What two stages say alike is said once, and counted once."""
    assert report([FOUND, FOUND], form="concise").count("\n") == 1
    assert count([FOUND, FOUND, FOUND._replace(level="warning")]) == "1 error, 1 warning"
    assert count([FOUND, FOUND._replace(code="J103")]) == "2 errors"
    assert len(json.loads(report([FOUND, FOUND], form="json"))["findings"]) == 1


def test_a_fault_of_the_machine_names_its_cure():
    """Code and message in one line, the cure in the next."""
    assert explain(EnvironmentFault("J920", "no libcairo", "Run: x")) == "error J920 no libcairo\n  = Run: x\n"


RESTING = {
    "": Coverage(),
    "33 of 40 activities and 62 % of statements rest on evidence; 5 interviews, newest evidence 41 days old": Coverage(
        33, 40, 5, 8, 5, 41
    ),
    "0 of 1 activity rests on evidence; no interviews": Coverage(0, 1),
    "1 of 1 activity rests on evidence; 1 interview, newest evidence 1 day old": Coverage(1, 1, 0, 0, 1, 1),
    "1 of 2 activities rests on evidence; no interviews, newest evidence 0 days old": Coverage(1, 2, 0, 0, 0, 0),
    "0 of 2 activities rest on evidence; 2 interviews": Coverage(0, 2, 0, 0, 2),
    "1 of 2 activities and 1 % of statements rest on evidence; no interviews": Coverage(1, 2, 1, 500),
    "2 of 2 activities and 99 % of statements rest on evidence; no interviews": Coverage(2, 2, 499, 500),
    "0 of 2 activities and 0 % of statements rest on evidence; no interviews": Coverage(0, 2, 0, 500),
    "2 of 2 activities and 100 % of statements rest on evidence; no interviews": Coverage(2, 2, 500, 500),
}
"""Sentences, and the figures they tell."""


@pytest.mark.parametrize(("sentence", "known"), RESTING.items())
def test_what_journeys_rest_on_is_a_sentence(sentence: str, known: Coverage):
    """One and many have their own words; none is told; a part of a per cent is never 0, a part missing never 100."""
    assert resting(known) == sentence


def test_of_many_lines_none_is_a_command() -> None:
    """Text of many lines keeps its lines and its words; a command in any of them is taken apart."""
    told = unheard("a\n::error::x\n  ::stop\nb ##[error]y\n##vso[x]\nfine :: fine\n\n::x")
    assert told.split("\n") == [
        "a", "\\u003a:error::x", "  \\u003a:stop", "b \\u0023#[error]y", "\\u0023#vso[x]", "fine :: fine", "",
        "\\u003a:x",
    ]  # fmt: skip


def test_of_many_lines_none_plays_with_the_terminal() -> None:
    """Controls, ends of lines that are none of ours and turned words are told by number; an Arabic mark stays."""
    told = unheard("a\tb\r\nc\rd\x1b[1m\x85\u2028::e\u202ef\u2066g\udcff\n\u200fمرحبا\n")
    assert told == "a\tb\r\nc\\u000dd\\u001b[1m\\u0085\\u2028::e\\u202ef\\u2066g\\udcff\n\u200fمرحبا\n"


@pytest.mark.parametrize("mark", ["\u061c", "\u200e", "\u200f", "\ufeff"])
def test_marks_that_turn_nothing_around_stay_in_text_of_many_lines(mark: str):
    """They belong to how a word is written; in one line of ours they are told by their number."""
    assert unheard(f"a{mark}b\n") == f"a{mark}b\n"
    assert shown(f"a{mark}b") == f"a\\u{ord(mark):04x}b"


def test_markup_says_the_same_and_orders_nobody_about():
    """The first sign of a command stands by its number, which a reader of markup sees as the sign."""
    assert unheard_markup("<text>##[error]x, ##vso[y] and #ff0000</text>") == (
        "<text>&#35;#[error]x, &#35;#vso[y] and #ff0000</text>"
    )
