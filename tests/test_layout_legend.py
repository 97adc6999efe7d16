"""The legend stands in columns: signs on one edge, words on another, and each word near its sign."""

from __future__ import annotations

from functools import cache

import pytest

from journeyctl.labels import load
from journeyctl.layout.block import Block
from journeyctl.layout.legend import GAP, TABLE_SIGN_GAP, Entry, columns
from journeyctl.layout.samples import SAMPLES
from journeyctl.scene import Text
from tests.drawn import studio
from tests.geometry import flat


@cache
def words(name: str, lang: str, paper: str) -> dict[str, tuple[float, float]]:
    """Where the words of its legend begin: the left edge and the height of each, by its sign."""
    (scene,) = studio(f"journeys/{name}.journey.yaml").scenes(paper)
    said = [one for one in flat(scene) if "legend" in one.ids and isinstance(one.element, Text)]
    found = {one.element.text: (one.element.x + one.dx, one.element.y + one.dy) for one in said}
    labels = load(lang)
    return {sign: found[word] for sign in SAMPLES if (word := labels(f"legend.{sign}")) in found}


@pytest.mark.parametrize(("name", "lang", "rows"), [("waermepumpe", "de", 5), ("ny-bredbandskund-2027", "sv", 3)])
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
    assert max(len(one.entries) for one in columns(made, width, dear=True)) == 3
    assert {one.aligned for one in columns(made, width, dear=True)} == {False}
    assert max(len(one.entries) for one in columns(made, width, dear=False)) > 3
    assert {one.aligned for one in columns(made, 2 * width, dear=True)} == {True}
