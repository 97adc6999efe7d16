"""A difference for programs and for a comment: JSON by its schema, Markdown in which an author's text does nothing."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from journeyctl import model as m
from journeyctl.diagnostics import Span
from journeyctl.diff import compare
from journeyctl.pipeline.between import Beside
from journeyctl.pipeline.comparing import Compared
from journeyctl.record import replace
from journeyctl.report import difference, difference_json, difference_markdown
from tests.editing import edited
from tests.reading import EVIL
from tests.running import ROOT
from tests.test_report_markdown import ACTIVE, MENTIONS, SOUGHT
from tests.whole import whole_journey

SCHEMA = jsonschema_rs.validator_for(json.loads(Path(ROOT, "schemas/difference.schema.json").read_text("utf-8")))
OURS = re.compile(r"</?details>|</?summary>|</?b>|<!-- journeyctl:diff -->")
some = settings(max_examples=15, deadline=None, derandomize=True)


def compared(
    before: m.Journey | None, after: m.Journey | None, name: str = "a.journey.yaml", was: str = ""
) -> Compared:
    return Compared(name, was, compare(before, after), None, None)


def journey(text: str, happiness: float = 0) -> m.Journey:
    """A journey that says one text everywhere."""
    step = m.Activity(id="a", number=1, phase="p", name=text, happiness=happiness, pains=(m.Pain(text=text),))
    return m.Journey(title=text, phases=(m.Phase(id="p", name=text, activities=(step,)),))


@some
@given(st.integers(0, 40), st.integers(0, 1_000_000), st.booleans())
def test_the_json_is_as_its_schema_says(seed: int, edit: int, summary: bool) -> None:
    """Whatever differs, and of journeys that came and went."""
    one = whole_journey(seed)
    two, _ = edited(one, edit)
    several = [compared(one, two), compared(one, None), compared(None, two), Compared("b", "", None, None, None)]
    told = json.loads(difference_json.written(several, [Beside("p", ("a",))], summary=summary))
    SCHEMA.validate(told)
    assert told["version"] == difference_json.VERSION
    assert len(told["journeys"]) == 4
    assert ("changes" in told["journeys"][0]) is not summary


def test_a_place_is_in_the_file_of_the_journey() -> None:
    """What stands in a persona's own file has no line: a line without its file would be one of the journey's."""

    def felt(happiness: float, role: str) -> m.Journey:
        persona = m.Persona(name="Elin", role=role, span=Span("personas/elin.persona.yaml", 2, 1, 2, 9))
        phases = journey("A", happiness).phases
        step = replace(phases[0].activities[0], span=Span("a.journey.yaml", 7, 3, 7, 9))
        phases = (replace(phases[0], activities=(step,)),)
        return m.Journey(title="A", phases=phases, persona=persona, span=Span("a.journey.yaml", 1, 1, 9, 1))

    told = json.loads(difference_json.written([compared(felt(0, "Student"), felt(1, "Engineer"))]))
    places = {one["field"]: (one["old"], one["new"]) for one in told["journeys"][0]["changes"]}
    assert places["Persona.role"] == (None, None)
    assert places["Place.happiness"] == ({"line": 7, "column": 3}, {"line": 7, "column": 3})


def test_the_schema_refuses_what_is_not_told() -> None:
    """It is no schema of everything: an unknown key, another version and a change without its class are refused."""
    told = json.loads(difference_json.written([compared(journey("A"), journey("A", 1))]))
    change = told["journeys"][0]["changes"][0]
    for wrong in ({**told, "more": 1}, {**told, "version": 2}):
        assert not SCHEMA.is_valid(wrong)
    del change["class"]
    assert not SCHEMA.is_valid(told)


@pytest.mark.parametrize("evil", [*EVIL, *MENTIONS], ids=ascii)
def test_no_text_of_an_author_does_anything(evil: str) -> None:
    """Names, titles, texts and files are text wherever they stand: no link, mention, picture, table, list or HTML."""
    one = compared(journey("Calm"), journey(evil, -1), f"a {evil}.yaml", f"b {evil}.yaml")
    text = difference_markdown.written([one], [Beside(evil, (evil,))])
    tokens = MarkdownIt("gfm-like").parse(text)
    blocks = "".join(each.content for each in tokens if each.type == "html_block")
    assert "<" not in OURS.sub("", blocks)
    assert not SOUGHT.search(html.unescape(OURS.sub("", blocks)))
    inline = [part for each in tokens for part in each.children or ()]
    assert not {each.type for each in inline} & (ACTIVE - {"strong_open"})
    assert {each.content for each in inline if each.type == "html_inline"} <= {"<code>", "</code>"}
    assert not any(SOUGHT.search(each.content) for each in inline if each.type == "text"), text
    assert sum(each.type == "table_open" for each in tokens) == 1
    assert {each.level for each in tokens if each.type == "bullet_list_open"} == {0}


def test_the_comment_fits_its_room() -> None:
    """Details go first, then rows; the mark and the totals stand whatever the room."""
    pairs = [(whole_journey(seed), whole_journey(seed + 100)) for seed in range(5)]
    several = [compared(one, two, f"{place}.journey.yaml") for place, (one, two) in enumerate(pairs)]
    sizes = []
    for room in (2_000_000, 60_000, 20_000, 8_000, 1_000):
        text = difference_markdown.written(several, room=room)
        sizes.append(len(text.encode()))
        assert sizes[-1] <= room
        assert text.startswith(f"{difference_markdown.MARK}\n### journeyctl: 5 journeys changed\n")
        assert text.count("<details>") == text.count("</details>")
    assert sizes == sorted(sizes, reverse=True)
    assert difference_markdown.written(several, room=60_000).count("\n| ") == 5 + 2
    assert "Run `journeyctl diff` for all." in difference_markdown.written(several, room=8_000)


def test_the_totals_stand_beside_many_faults() -> None:
    """A thousand files that cannot be read are counted, and named as far as there is room."""
    failed = [Compared(f"{n} {'long ' * 20}", "", None, None, None) for n in range(1000)]
    text = difference_markdown.written(failed, room=1_000)
    assert "1000 journeys not readable" in text
    assert len(text.encode()) <= 1_000


def test_both_curves_stand_in_the_same_columns() -> None:
    """An activity is below itself, whatever was added before it; what is gone is a space, what is not known a dot."""

    def made(*steps: tuple[str, float | None]) -> m.Journey:
        activities = tuple(
            m.Activity(id=name, name=name, number=at, phase="p", happiness=felt)
            for at, (name, felt) in enumerate(steps, 1)
        )
        return m.Journey(title="T", phases=(m.Phase(id="p", name="P", activities=activities),))

    before = made(("one", -2.0), ("two", 0.0), ("three", 2.0))
    after = made(("nil", None), ("one", 2.0), ("three", 2.0))
    text = difference_markdown.written([compared(before, after)])
    assert "was   ▁▅█\nnow  ·█ █\n" in text


@pytest.mark.parametrize("evil", EVIL, ids=ascii)
def test_a_terminal_cannot_be_played_with(evil: str) -> None:
    """No control character of an author or a file name is printed."""
    text = difference.written([compared(journey("Calm"), journey(evil), evil, "b")], [Beside(evil, (evil,))])
    assert all(part.isprintable() for part in text.split("\n"))


def test_colour_only_underlines() -> None:
    """Without its colours the text is the same."""
    one = [compared(journey("A"), replace(journey("A", 1), title="B"))]
    assert re.sub(r"\x1b\[\d*m", "", difference.written(one, colour=True)) == difference.written(one)
    assert "\x1b[32m▲" in difference.written(one, colour=True)
