"""What a map believes and nobody knows: how it is ranked, listed, and asked about."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from journeyctl import labels
from journeyctl.assumptions import prepare, rank, telling
from journeyctl.assumptions.guide import as_markdown
from journeyctl.model import Journey
from journeyctl.paint.pages import page
from tests.books import flat
from tests.bound import journey
from tests.running import TINY
from tests.test_report_markdown import SOUGHT
from tests.warm import journeyctl
from tests.whole import whole_journeys

HEAD = "title: T\nlang: en\nevidence: {i: {kind: interview}}\n"
GUIDE_WORDS = Path(labels.__file__).parent / "guide"


def ranked(text: str) -> list[tuple[str, str, int]]:
    """Subject, name and weight of every belief."""
    return [(one.subject, one.name, one.weight) for one in rank(journey(HEAD + text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("activities: [{name: a, evidence: i}]", []),
        ("activities: [a]", [("place", "a", 0)]),
        ("rests_on: i\nactivities: [a, {name: b, assumption: yes}]", [("place", "b", 0)]),
        ("activities: [{name: a, refuted: yes, thoughts: x}]", []),
        ("activities: [{name: a, evidence: i, ask: Why?}]", [("place", "a", 0)]),
        ("activities: [{name: a, evidence: i, pains: {text: p, severity: 3, assumption: yes}}]", [("place", "a", 2)]),
        ("activities: [{name: a, evidence: i, pains: {text: p, severity: 3}}]", []),
        ("activities: [{name: a, happiness: 2}, {name: b, happiness: 1}]", [("place", "a", 3), ("place", "b", 2)]),
        ("activities: [a, {name: b, mark: cloud}]", [("place", "b", 4), ("place", "a", 0)]),
        ("persona: Ann\nactivities: [{name: a, evidence: i}]", [("persona", "Ann", 6)]),
        ("persona: {name: Ann, evidence: i}\nactivities: [{name: a, evidence: i}]", []),
        ("activities: [{name: a, evidence: i}]\nideas: [{text: x, for: a, status: adopted}]", [("idea", "x", 4)]),
        ("activities: [{name: a, evidence: i}]\nideas: [{text: x, for: a, status: inspiration}]", []),
        ("activities: [{name: a, evidence: i}]\nideas: [{text: x, status: to-test, votes: 9}]", [("idea", "x", 3)]),
        ("activities: [a]\nactions: [{text: x, for: a}]\ntakeaways: [{text: y, for: a}]", [("place", "a", 5)]),
        ("activities: [a]\nactions: [{text: x, for: a, status: done}]", [("place", "a", 0)]),
    ],
)  # fmt: skip
def test_beliefs_weigh_what_hangs_on_them(text: str, expected: list[tuple[str, str, int]]):
    """What is known, and what is known not to be so, is no belief; the rest is ranked by what would fall with it."""
    assert ranked(text + "\n") == expected


def test_what_weighs_the_same_stands_in_the_order_of_the_map():
    """Ranking is stable."""
    assert [name for _, name, _ in ranked("activities: [c, a, b]\n")] == ["c", "a", "b"]


@settings(max_examples=30)
@given(whole_journeys())
def test_nothing_believed_is_left_out_of_the_list(found: Journey):
    """Every belief's name, and every statement it holds, is in the text and in the data."""
    beliefs = rank(found)
    text = " ".join(telling.as_text(found, beliefs, labels.load(found.lang, (), "guide")).split())
    data = json.dumps(telling.as_data(found, beliefs), ensure_ascii=False)
    for one in beliefs:
        assert " ".join(one.name.split()) in text
        assert json.dumps(one.name, ensure_ascii=False) in data
    assert [one.weight for one in beliefs] == sorted((one.weight for one in beliefs), reverse=True)


@settings(max_examples=30)
@given(whole_journeys())
def test_a_question_never_gives_away_what_is_believed(found: Journey):
    """What the team believes stands only where the interviewer looks, never in what is said aloud."""
    made = prepare(found, rank(found), labels.load(found.lang, (), "guide"))
    names = {place.name for place in found.places}
    told = {said for one in rank(found) for said in one.said if len(said) > 3} - names
    aloud = [question.text for chapter in made.chapters for question in chapter.questions]
    assert not [said for said in told for text in aloud if said in text]


def test_a_guide_fills_an_hour_and_follows_the_journey():
    """Of many places the weightiest are asked about, in the order in which the customer meets them."""
    steps = ", ".join(f"{{name: step {n}, happiness: {1 if n % 2 else 0}}}" for n in range(1, 31))
    found = journey(f"{HEAD}activities: [{steps}]\n")
    made = prepare(found, rank(found), labels.load("en", (), "guide"))
    asked = [
        int(number)
        for one in made.chapters
        for question in one.questions
        for number in re.findall(r"step (\d+)", question.text)
    ]
    assert len(asked) == 8
    assert asked == sorted(asked)
    assert all(number % 2 for number in asked)


EVIL = "<script>alert(1)</script> | `x` [a](b) *c* _d_ &amp; #e"


def test_no_text_of_a_journey_becomes_markup():
    """Markdown and HTML show what was written, letter by letter."""
    found = journey(f"{HEAD}activities:\n  - name: '{EVIL}'\n    thoughts: '{EVIL}'\n    happiness: -2\n")
    words = labels.load("en", (), "guide")
    made = prepare(found, rank(found), words)
    html = page("guide", guide=made, journey=found.title, rtl=False)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    for text in (as_markdown(made), telling.as_markdown(found, rank(found), words)):
        assert "<script" not in text.replace("\\<script", "")
        assert not re.search(r"(?<!\\)\[a", text)


def test_no_text_of_a_journey_calls_anybody():
    """In Markdown, which goes into an issue, a forge finds no person, issue, commit or address to make a link of."""
    text = "@team #12 !7 GH-12 a5c3785ef https://x.example www.x.example a@b.example :smile:"
    found = journey(f"{HEAD}activities:\n  - name: '{text}'\n    thoughts: '{text}'\n    happiness: -2\n")
    words = labels.load("en", (), "guide")
    for told in (as_markdown(prepare(found, rank(found), words)), telling.as_markdown(found, rank(found), words)):
        parts = [part for one in MarkdownIt("gfm-like").parse(told) for part in one.children or ()]
        assert not any(one.type == "link_open" or SOUGHT.search(one.content) for one in parts if one.content), told
        assert "#12" in told.replace("\u200b", "").replace("\\", "")


@pytest.mark.parametrize("path", sorted(GUIDE_WORDS.glob("*.toml")), ids=lambda path: path.stem)
def test_every_language_has_every_word(path: Path):
    """The words of list and guide are there in all languages of the map, with the same places to fill."""
    ours, english = (flat(tomllib.loads(one.read_text("utf-8"))) for one in (path, GUIDE_WORDS / "en.toml"))
    assert ours.keys() == english.keys()
    for key, word in english.items():
        if not key.endswith(".one"):
            assert set(re.findall(r"\{\w+\}", ours[key])) == set(re.findall(r"\{\w+\}", word)), key
    assert {one.stem for one in GUIDE_WORDS.glob("*.toml")} == set(labels.LANGUAGES)


@pytest.mark.parametrize(
    ("words", "code", "begins"),
    [
        (("tiny.journey.yaml",), 0, "What we believe"),
        (("tiny.journey.yaml", "--format", "markdown"), 0, "# What we believe"),
        (("tiny.journey.yaml", "--format", "json"), 0, "["),
        (("tiny.journey.yaml", "--guide"), 0, "# Interview guide"),
        (("tiny.journey.yaml", "--guide", "--format", "html"), 0, "<!DOCTYPE html>"),
        (("tiny.journey.yaml", "--guide", "--format", "json"), 2, ""),
        (("tiny.journey.yaml", "--format", "html"), 2, ""),
        ((".", "--guide"), 2, ""),
        (("bad.journey.yaml",), 1, ""),
    ],
)
def test_the_command_lists_or_guides(tmp_path: Path, words: tuple[str, ...], code: int, begins: str):
    """The list on standard output in three forms, the guide in two; what does not fit is refused."""
    (tmp_path / "tiny.journey.yaml").write_text(TINY)
    (tmp_path / "bad.journey.yaml").write_text("title: T\nactivitys: [A]\n")
    ran = journeyctl("assumptions", *words, cwd=tmp_path)
    assert ran.code == code, ran.err
    assert ran.out.startswith(begins)
    assert begins or not ran.out


def test_a_bad_journey_hides_no_good_one(tmp_path: Path):
    """What can be read is listed, what cannot is told, and the exit code is 1."""
    (tmp_path / "a.journey.yaml").write_text("title: T\nactivitys: [A]\n")
    (tmp_path / "b.journey.yaml").write_text(TINY)
    ran = journeyctl("assumptions", ".", "--format", "json", cwd=tmp_path)
    assert ran.code == 1
    assert "J101" in ran.err
    assert {one["name"] for one in json.loads(ran.out)} == {"Arrives", "Leaves"}
