"""A file as flat lines: what git compares in place of the YAML."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.edit import kind, reformat
from journeyctl.merging import flat
from journeyctl.source import read
from tests.running import ROOT
from tests.styles import Writer, plain_data
from tests.warm import journeyctl

OURS = sorted(path for folder in ("journeys", "personas", "themes") for path in (ROOT / folder).rglob("*.yaml"))
NAME = "a.journey.yaml"


def lines(text: str) -> list[str]:
    """The flat lines of a text."""
    return flat(text.encode(), NAME).decode().splitlines()


def test_a_text_stays_on_its_line() -> None:
    """No text begins a line, as readers of logs see lines, and none turns its line around."""
    ends = "\\r::error::x\\N::error::y\\L::error::z\\P\\u202ee\\u2066"
    text = (
        f'title: "T{ends}"\nowner: "O{ends}"\n"k{ends}": K\nactivities: [{{id: "i{ends}\\n::x", name: "N{ends}"}}, B]\n'
    )
    text += f'ideas: [{{id: "i{ends}\\n::x", text: I}}]\n'
    told = flat(text.encode(), NAME).decode()
    assert "title: T\\u000d::error::x\\u0085::error::y\\u2028::error::z\\u2029\\u202ee\\u2066\n" in told
    assert told.count("\n") == len(told.splitlines()) == 6
    assert all(sign.isprintable() or sign == "\n" for sign in told)


JOURNEY = """
phases:
  - name: Före
    activities:
      - {happiness: 0.5, id: skriver, name: Skriver på kontrakt}
      - Ringer
  - name: Efter
    activities: [Ringer]
    needs:
      - {text: Förstå, met: partly, evidence: [a, b]}
      - quote: Varför?
evidence: {a: {kind: nps}, b: }
ideas: {id: chatt, text: Chatt}
title: T
"""


def test_facts_of_a_journey() -> None:
    """A line holds one fact; things are named by id, else by what they are called, also two of one name."""
    assert lines(JOURNEY) == [
        "title: T",
        "evidence/a/kind: nps",
        "evidence/b:",
        "phases/fore/name: Före",
        "activities/skriver/in: phases/fore",
        "activities/skriver/name: Skriver på kontrakt",
        "activities/skriver/happiness: 0.5",
        "activities/fore/ringer/in: phases/fore",
        "activities/fore/ringer/name: Ringer",
        "phases/efter/name: Efter",
        "phases/efter/needs: Förstå",
        "phases/efter/needs/forsta/evidence: a",
        "phases/efter/needs/forsta/evidence: b",
        "phases/efter/needs/forsta/met: partly",
        "phases/efter/needs/varfor/quote: Varför?",
        "activities/efter/ringer/in: phases/efter",
        "activities/efter/ringer/name: Ringer",
        "ideas/chatt/text: Chatt",
    ]


def test_a_text_is_one_line() -> None:
    """Line breaks and backslashes inside a text are escaped, so that a line is always a fact."""
    assert lines("title: T\nabout: |\n  a\\b\n\n  c\n") == ["title: T", "about: a\\\\b\\n\\nc"]


@pytest.mark.parametrize("data", [b"a: [\n", b"a: 1\na: 2\n", b"\xff\xfe\x00", b"", b"- 1\n", b"\x00\x01 junk"])
def test_what_cannot_be_read_is_shown_as_it_is(data: bytes) -> None:
    """A file that is no YAML, or that has errors, is given back byte for byte."""
    assert flat(data, NAME) == data


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_form_makes_no_difference(path: Path) -> None:
    """A file in the one form, its keys sorted or not, gives the same lines."""
    data = path.read_bytes()
    made = flat(data, path.name)
    assert made != data
    for sort in (None, kind(path.name)):
        formatted = reformat(data, path.name, sort).data
        assert formatted is not None
        assert flat(formatted, path.name) == made


@settings(max_examples=12)
@given(st.sampled_from([path for path in OURS if path.name.endswith(".journey.yaml")]), st.integers(0, 2**32))
def test_styles_make_no_difference(path: Path, seed: int) -> None:
    """However people write a journey, with whichever comments and order of keys, its lines are the same."""
    chance = random.Random(seed)
    root = read(path.read_bytes(), NAME).root
    assert root is not None
    data = shuffled(plain_data(root), chance)
    again = Writer(chance).file(data)
    made = flat(again, NAME)
    if not read(again, NAME).failed:
        assert made == flat(path.read_bytes(), NAME)


def shuffled(data: object, chance: random.Random) -> object:
    """Data with the keys of every mapping in another order."""
    if isinstance(data, dict):
        keys = chance.sample(list(data), len(data))
        return {key: shuffled(data[key], chance) for key in keys}
    return [shuffled(one, chance) for one in data] if isinstance(data, list) else data


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_every_text_is_told(path: Path) -> None:
    """Every text of a file stands in its lines, as often as in the file or more."""
    root = read(path.read_bytes(), path.name).root
    assert root is not None
    told = flat(path.read_bytes(), path.name).decode()
    words = Counter(text.rstrip("\n").replace("\n", "\\n") for text in leaves(plain_data(root)))
    assert {text: number for text, number in words.items() if told.count(text) < number} == {}


def leaves(data: object):
    """All texts of data."""
    for one in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from leaves(one)
    if isinstance(data, str):
        yield data


def test_the_command(tmp_path: Path) -> None:
    """`git textconv` prints the lines, with the option parser and without; a missing file ends in 2, junk in 0."""
    (tmp_path / NAME).write_text("title: Å\nlang: sv\n", encoding="utf-8")
    (tmp_path / "junk.journey.yaml").write_text("a: [", encoding="utf-8")
    for words in ((), ("--quiet",)):
        assert journeyctl("git", "textconv", *words, NAME, cwd=tmp_path) == (0, "title: Å\nlang: sv\n", "")
        assert journeyctl("git", "textconv", *words, "junk.journey.yaml", cwd=tmp_path) == (0, "a: [", "")
        assert journeyctl("git", "textconv", *words, "nowhere", cwd=tmp_path).code == 2
