"""The channel matrix: a row for each channel, a tile for each use, a line from the first use to the last."""

from __future__ import annotations

import re
from datetime import date
from itertools import cycle

import pytest
from hypothesis import given

from journeyctl import layout, theme
from journeyctl.box import Box
from journeyctl.labels import load
from journeyctl.model import Journey
from journeyctl.paper.insets import TILE
from journeyctl.paper.style import PT
from journeyctl.scene import Group, Path, Rect, Text
from tests.bound import journey
from tests.geometry import flat, text_box
from tests.journeys import journeys, seeded
from tests.promises import PROMISES, Picture

TODAY = date(2026, 1, 1)
LINE = "ink-3"
PHONED = """
title: Får hjälp
lang: sv
activities:
  - {name: Läser svaret, happiness: 1, touchpoints: [web, {name: Brevet}]}
  - name: Ringer
    happiness: -2
    touchpoints: phone
    measures: {name: Kötid, channel: telefon, now: 28 min, target: 5 min}
    next: [bokar, {to: end, when: Ger upp, observed: 3/12}]
  - {id: bokar, name: Bokar, touchpoints: {channel: web, name: Kalender}}
  - {name: Ringer igen, touchpoints: {channel: phone, name: Växel, ours: partner}}
"""


def drawn(given: Journey) -> Picture:
    """The matrix of a journey that has touchpoints."""
    words = load(given.lang)
    made = layout.lay_out(given, view="matrix", theme=theme.load("nordic"), labels=words, revision="1a", today=TODAY)
    assert made.scene is not None, made.diagnostics
    return Picture(given, "matrix", made.scene, tuple(flat(made.scene)), words)


def tiles(picture: Picture) -> list[tuple[str, str]]:
    """The row and the place of every tile."""
    found = [one for one in picture.flat if isinstance(one.element, Rect) and one.roles[-1:] == ("cell",)]
    assert all(one.element.box.w <= TILE for one in found)
    return [(one.ids[-2], one.ids[-1]) for one in found]


def lines(picture: Picture) -> list[tuple[str, Box]]:
    """The lines of the channels, by row."""
    found = []
    for one in picture.flat:
        if isinstance(one.element, Path) and one.ids[0].startswith("channel-") and one.element.ink.stroke == LINE:
            start, y, end = (float(part) for part in re.findall(r"-?[\d.]+", one.element.d))
            found.append((one.ids[0], Box(start + one.dx, y + one.dy, end - start, 0.01)))
    return found


def test_every_matrix_keeps_its_promises() -> None:
    """On random journeys: nothing collides, every touchpoint has its tile, and no line runs through a word or tile."""

    @seeded(12, 6)
    @given(journeys().filter(lambda one: any(place.touchpoints for place in one.places)))
    def kept(one: Journey) -> None:
        picture = drawn(one)
        for promise in PROMISES:
            assert not promise(picture), promise.__doc__
        wanted = sorted(
            (f"channel-{point.channel.id}", place.id) for place in one.places for point in place.touchpoints
        )
        assert sorted(tiles(picture)) == wanted
        words = [text_box(text) for text in picture.texts]
        assert not [line for _, line in lines(picture) if any(line.meets(word) for word in words)]

    kept()


def rows(picture: Picture) -> list[str]:
    return [one.id for one in picture.scene.children if isinstance(one, Group) and one.id.startswith("channel-")]


def test_channels_stand_in_the_order_in_which_the_customer_comes_to_them() -> None:
    """A row each, those without a channel last; a line joins the uses of one that is used twice."""
    picture = drawn(journey(PHONED))
    assert rows(picture) == ["channel-web", "channel-phone", "channel-none"]
    assert [row for row, _ in lines(picture)] == ["channel-web", "channel-phone"]
    assert tiles(picture)[0] == ("channel-web", "laser-svaret")


def test_what_is_measured_of_a_channel_stands_in_its_row() -> None:
    """By the channel's id or its name in the map's language; and it is said where customers leave."""
    picture = drawn(journey(PHONED))
    said = [one.element.text for one in picture.lane("channel-phone") if isinstance(one.element, Text)]
    assert {"Kötid", "28 min", "mål 5 min", "i 2 steg"} <= set(said)
    assert "Kötid" not in [one.element.text for one in picture.lane("channel-web") if isinstance(one.element, Text)]
    names = " ".join(one.element.text for one in picture.lane("names") if isinstance(one.element, Text))
    assert "Ger upp · 3 av 12 slutar här" in names.replace("\u00a0", " ")


def used(count: int) -> Journey:
    """A journey of so many activities, nine in a phase, with four channels in turn and one that is used twice."""
    ways = cycle(("web", "phone", "{channel: store, name: Butiken}", "[email, sms]"))
    steps = [
        f"  - {{name: Gör sak {n}, happiness: {n % 5 - 2}, touchpoints: {way}}}"
        for n, way in zip(range(count), ways, strict=False)
    ]
    steps[0] = "  - {name: Börjar, touchpoints: letter}"
    steps[-1] = "  - {name: Slutar, touchpoints: [letter, web], measures: {name: Kötid, channel: web, now: 28 min}}"
    parts = ["\n".join(steps[at : at + 9]) for at in range(0, count, 9)]
    phases = "\n".join(f"- name: Fas {n}\n  touchpoints: app\n  activities:\n{part}" for n, part in enumerate(parts))
    return journey(f"title: T\nlang: sv\nphases:\n{phases}\n")


def kept_on(paper: str, count: int) -> tuple[int, float]:
    """How many bands a matrix has on a sheet, and its smallest text in points, after all promises are kept."""
    one = used(count)
    words = load("sv")
    made = layout.lay_out(one, view="matrix", paper=paper, theme=theme.load("nordic"), labels=words, today=TODAY)
    if made.scene is None:
        (why,) = made.diagnostics
        assert (why.code, "pt" in why.message) == ("J413", True)
        return 0, 0.0
    picture = Picture(one, "matrix", made.scene, tuple(flat(made.scene)), words)
    assert {promise.__doc__: found for promise in PROMISES if (found := promise(picture))} == {}
    wanted = [(f"channel-{p.channel.id}", place.id) for place in one.places for p in place.touchpoints if p.channel]
    assert sorted(tiles(picture)) == sorted(wanted)
    names = [text_box(text) for text in picture.texts]
    assert not [line for _, line in lines(picture) if any(line.meets(name) for name in names)]
    said = [text.element.text for text in picture.texts]
    assert said.count("Kötid") == 1
    return said.count("Telefon"), min(text.element.size for text in picture.texts) * made.scene.unit / PT


@pytest.mark.parametrize(("paper", "count", "bands"), [("A0", 9, 1), ("A0", 60, 3), ("A5", 20, 0)])
def test_a_matrix_on_paper_is_folded_into_bands(paper: str, count: int, bands: int) -> None:
    """Each has the labels of its channels, every tile stands once, lines run on; what is too small is refused."""
    found, size = kept_on(paper, count)
    assert found == bands
    assert size >= 6 or not bands


@pytest.mark.proof
@pytest.mark.parametrize("count", [1, 2, 18, 25, 41, 90, 130, 200])
@pytest.mark.parametrize("paper", ["A0", "A1", "A3", "slide"])
def test_a_matrix_of_any_length_on_any_paper(paper: str, count: int) -> None:
    """From 1 to 200 activities it keeps its promises, or is refused with the size of its smallest text."""
    kept_on(paper, count)


def test_a_journey_without_touchpoints_is_refused() -> None:
    """There is no matrix then; it is said what to write."""
    empty = journey("title: T\nactivities: [A, B]\n")
    made = layout.lay_out(empty, view="matrix", theme=theme.load("nordic"), labels=load("en"), today=TODAY)
    assert made.scene is None
    assert [(one.level, one.code) for one in made.diagnostics] == [("error", "J419")]
    assert "`touchpoints`" in made.diagnostics[0].advice


def test_more_cells_than_a_picture_holds_are_refused() -> None:
    """Channels times phases are bounded, however few parts the file has."""
    phases = "\n".join(f"  - {{name: F{n}, touchpoints: {{channel: kanal-{n}x{n}, name: T}}}}" for n in range(250))
    wide = journey(f"title: T\nphases:\n{phases}\n")
    made = layout.lay_out(wide, view="matrix", theme=theme.load("nordic"), labels=load("en"), today=TODAY)
    assert made.scene is None
    assert [(one.code, one.message[:6]) for one in made.diagnostics] == [("J414", "62,500")]
