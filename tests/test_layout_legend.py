"""The legend stands in columns: signs on one edge, words on another, and each word near its sign."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from journeyctl import layout
from journeyctl.labels import load
from journeyctl.layout.block import Block
from journeyctl.layout.legend import GAP, TABLE_SIGN_GAP, Entry, columns
from journeyctl.layout.samples import SAMPLES
from journeyctl.scene import Circle, Glyph, Rect, Text
from journeyctl.theme import load as load_theme
from tests.bound import journey
from tests.drawn import studio
from tests.geometry import flat, shape_box, text_box

TODAY = date(2026, 1, 1)


@cache
def words(name: str, lang: str, paper: str) -> dict[str, tuple[float, float]]:
    """Where the words of its legend begin: the left edge and the height of each, by its sign."""
    (scene,) = studio(f"journeys/{name}.journey.yaml").scenes(paper)
    said = [one for one in flat(scene) if "legend" in one.ids and isinstance(one.element, Text)]
    found = {one.element.text: (one.element.x + one.dx, one.element.y + one.dy) for one in said}
    labels = load(lang)
    return {sign: found[word] for sign in SAMPLES if (word := labels(f"legend.{sign}")) in found}


@pytest.mark.parametrize(("name", "lang", "rows"), [
    ("waermepumpe", "de", 5), ("ny-bredbandskund", "sv", 3), ("ny-bredbandskund-2027", "sv", 3),
])  # fmt: skip
def test_the_words_of_a_column_begin_on_one_edge(name: str, lang: str, rows: int) -> None:
    """However wide the signs are, there are as many left edges as columns, in few rows."""
    places = words(name, lang, "A0").values()
    assert len({round(y) for _, y in places}) == rows
    assert len({round(x, 1) for x, _ in places}) <= -(-len(places) // rows) + 1


@pytest.mark.parametrize("paper", ["A0", "A3"])
def test_no_entry_stands_alone_in_a_column(paper: str) -> None:
    """Where there is room every column has two entries or more."""
    edges = [round(x, 1) for x, _ in set(words("first-journey", "en", paper).values())]
    assert edges
    assert min(edges.count(edge) for edge in edges) > 1


def test_no_word_stands_far_from_its_sign() -> None:
    """What has a narrow sign does not stand under the row of faces, whose word is far to the right."""
    places = words("marche-du-samedi", "fr", "A0")
    assert places["face"][0] == places["curve"][0]
    assert places["side-step"][0] != places["face"][0]


def test_on_sheets_of_a_large_map_an_edge_costs_no_row() -> None:
    """Where a row more on each sheet may be a sheet more, words leave their edge before the legend gets higher."""
    samples = [34.0, 6.0, 30.0, 18.0, 20.0, 14.0, 28.0, 11.0, 17.0]
    made = tuple(Entry(Block((), wide, 8.0), Block((), 74.0 - wide, 8.0)) for wide in samples)
    width = 3 * (TABLE_SIGN_GAP + 74.0) + 2 * GAP
    assert max(len(one.entries) for one in columns(made, width, GAP, dear=True)) == 3
    assert {one.aligned for one in columns(made, width, GAP, dear=True)} == {False}
    assert max(len(one.entries) for one in columns(made, width, GAP, dear=False)) > 3
    assert {one.aligned for one in columns(made, 2 * width, GAP, dear=True)} == {True}


def test_columns_are_equally_full_where_there_is_room() -> None:
    """Two short words get no narrow column of their own beside full ones, though all together were narrower then."""
    made = tuple(Entry(Block((), 17.0, 8.0), Block((), words, 8.0)) for words in (52.0, 52.0, *[60.0] * 12))
    piles = columns(made, 345.0, GAP)
    assert sum(column.width + GAP for column in piles) - GAP <= 345.0
    assert sorted(len(column.entries) for column in piles) == [3, 3, 4, 4]


def test_the_row_of_faces_need_not_stand_alone() -> None:
    """Where no curve is below it, narrow signs are, their words on an edge of their own."""
    made = tuple(Entry(Block((), wide, 8.0), Block((), 60.0, 8.0)) for wide in (50.0, 12.0, 13.0, *[17.0] * 6))
    piles = columns(made, 345.0, GAP)
    assert [len(column.entries) for column in piles] == [3, 3, 3]
    assert piles[0].edges == (TABLE_SIGN_GAP + 50.0, TABLE_SIGN_GAP + 13.0, TABLE_SIGN_GAP + 13.0)


def test_two_signs_that_look_alike_are_one_entry() -> None:
    """A check at an activity says that it has evidence, one in the lane of questions that they are answered."""
    told = (
        "title: Prov\nlanes: [activities, ask]\nevidence: {talks: {kind: interview, count: 6}}\n"
        "activities: [{name: Ett, evidence: talks}, {name: Två, ask: [Varför?]}]"
    )
    found = layout.lay_out(journey(told), theme=load_theme("nordic"), labels=load("en"), today=TODAY)
    assert found.scene is not None
    said = [one.element for one in flat(found.scene) if "legend" in one.ids]
    assert [one.name for one in said if isinstance(one, Glyph)].count("check") == 1
    assert "with evidence · answered" in {one.text for one in said if isinstance(one, Text)}


@pytest.mark.parametrize(("name", "paper"), [("waermepumpe", "roll:914mm"), ("pasaporte", "A1")])
def test_the_columns_of_a_legend_stand_apart(name: str, paper: str) -> None:
    """From the longest word of a column to the signs of the next there is more air than from a sign to its word."""
    (scene,) = studio(f"journeys/{name}.journey.yaml").scenes(paper)
    said = [one for one in flat(scene) if "legend" in one.ids]
    lines = [text_box(one) for one in said if isinstance(one.element, Text)]
    title = min(line.x for line in lines)
    entries = [line for line in lines if line.x > title + 60.0 and line.right < scene.width * 0.67]
    signs = [box.x for one in said if isinstance(one.element, Glyph | Circle | Rect) and (box := shape_box(one))]
    gaps = [min((x - line.right for x in signs if x > line.right), default=99.0) for line in entries]
    assert len(gaps) > 15
    assert min(gaps) > 7.0
