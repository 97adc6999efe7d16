"""A map is drawn as large as it is read from afar, or says in points, millimetres and metres that it is not."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeyctl import layout, theme
from journeyctl.labels import load as labels
from journeyctl.layout.distance import lay_out_for
from journeyctl.model import Journey
from journeyctl.paper.page import enlarged, page
from journeyctl.paper.reading import BODY, distance_of, size_for
from journeyctl.paper.style import PT
from journeyctl.scene import Scene, Text
from tests.bound import bound
from tests.geometry import flat
from tests.journeys import journeys
from tests.promises import PROMISES, Picture

TODAY = date(2026, 1, 1)
SHORT = "title: Tur\nlang: sv\nactivities:\n" + "".join(
    f"  - {{name: Steg {n}, happiness: {n % 3 - 1}, thoughts: Jaha, needs: Ro}}\n" for n in range(1, 6)
)
LONG = "title: Tur\nlang: sv\nactivities:\n" + "".join(
    f"  - {{name: Steg {n}, happiness: {n % 3 - 1}, needs: Ro}}\n" for n in range(1, 16)
)


def read(text: str) -> Journey:
    journey = bound(text).journey
    assert journey is not None
    return journey


def drawn(journey: Journey, paper: str, distance: float) -> layout.Drawing:
    words = labels(journey.lang)

    def plain(enlarge: float = 1.0) -> layout.Drawing:
        return layout.lay_out(
            journey, paper=paper, theme=theme.load("nordic"), labels=words, today=TODAY, enlarge=enlarge
        )

    return lay_out_for(distance, paper, plain, words, journey) if distance else plain()


def need(scene: Scene) -> float:
    """The size of the words of a need on paper, in points."""
    (size,) = {one.element.size for one in flat(scene) if isinstance(one.element, Text) and one.element.text == "Ro"}
    return float(size * scene.unit / PT)


def test_distances_follow_from_sizes() -> None:
    """Body text of A0, 24 pt, is read from 1.25 m, and the other way round; twice as far asks for twice the size."""
    assert distance_of(24 * PT) == pytest.approx(1252, abs=1)
    assert size_for(1500) / PT == pytest.approx(28.8, abs=0.05)
    assert distance_of(size_for(777)) == pytest.approx(777)
    assert size_for(3000) == pytest.approx(2 * size_for(1500))
    assert pytest.approx(24 * PT) == BODY


@pytest.mark.parametrize(("paper", "distance"), [("A0", 1500), ("A0", 1800), ("A1", 1000), ("A3", 600), ("B2", 800)])
def test_few_short_activities_are_drawn_larger(paper: str, distance: float) -> None:
    """Where there is room, needs have the size that the distance asks for, the sheet keeps its own, nothing is said."""
    made = drawn(read(SHORT), paper, distance)
    assert made.diagnostics == ()
    (scene,) = made.scenes
    assert need(scene) == pytest.approx(size_for(distance) / PT, rel=0.01)
    sheet = page(paper, None, 0.0)
    assert (scene.width * scene.unit, scene.height * scene.unit) == pytest.approx(
        (sheet.width * sheet.unit, sheet.height * sheet.unit)
    )


def test_a_distance_that_is_reached_anyway_changes_nothing() -> None:
    """From one metre A0 is read as it is: the scene is the same."""
    assert drawn(read(SHORT), "A0", 1000) == drawn(read(SHORT), "A0", 0)


TOLD = (
    r"from ([\d.]+) m body text is read fluently at ([\d.]+) pt \(([\d.]+) mm\); on (\w+) there is room for "
    r"([\d.]+) pt \(([\d.]+) mm\), which is read from ([\d.]+) m"
)


@pytest.mark.parametrize(("text", "paper", "distance"), [(SHORT, "A0", 4000), (LONG, "A0", 2500), (LONG, "A1", 1500)])
def test_what_cannot_be_reached_is_said(text: str, paper: str, distance: float) -> None:
    """The warning has the size that is needed, the one that is there, as drawn, and how far that is read."""
    made = drawn(read(text), paper, distance)
    (one,) = made.diagnostics
    assert (one.level, one.code) == ("warning", "J442")
    found = re.fullmatch(TOLD, one.message)
    assert found, one.message
    asked, wanted, wanted_mm, name, held, held_mm, reached = found.groups()
    assert (float(asked), name) == (distance / 1000, paper)
    assert float(wanted) == pytest.approx(float(wanted_mm) / PT, abs=0.2)
    assert float(wanted) == pytest.approx(size_for(distance) / PT, abs=0.06)
    assert float(held) == pytest.approx(need(made.scenes[0]), abs=0.06)
    assert float(held) == pytest.approx(float(held_mm) / PT, abs=0.2)
    assert float(reached) == pytest.approx(distance_of(float(held) * PT) / 1000, abs=0.01)
    assert float(held) >= need(drawn(read(text), paper, 0).scenes[0]) - 0.06


def test_a_map_that_does_not_fit_is_refused_as_always() -> None:
    """An error stays the only thing that is said."""
    text = SHORT.replace("thoughts: Jaha", 'thoughts: "' + "Jaha men så då. " * 150 + '"')
    assert drawn(read(text), "A3", 3000) == drawn(read(text), "A3", 0)
    assert {one.code for one in drawn(read(text), "A3", 3000).diagnostics} >= {"J411"}


@pytest.mark.parametrize(("count", "most"), [(5, 7), (40, 7), (75, 5), (200, 2)])
def test_of_a_large_map_few_sizes_are_tried(count: int, most: int) -> None:
    """What is wanted is tried, and of a map that takes long hardly more; what is drawn is what fitted best."""
    made: list[float] = []
    journey = read("title: Tur\nactivities:\n" + "".join(f"  - Steg {n}\n" for n in range(count)))
    words = labels("sv")
    (scene,) = drawn(read(SHORT), "A3", 0.0).scenes

    def plain(enlarge: float = 1.0) -> layout.Drawing:
        made.append(enlarge)
        return layout.Drawing((scene,) * (1 if enlarge < 1.3 else 2), ())

    wanted = size_for(2000.0) / BODY / page("A3", None, 0.0).unit
    found = lay_out_for(2000.0, "A3", plain, words, journey)
    assert made[:2] == [1.0, wanted]
    assert len(made) == most
    assert ([one.code for one in found.diagnostics], len(found.scenes)) == (["J442"], 1)


def test_a_roll_keeps_its_breadth() -> None:
    """Enlarged, a roll has fewer units across, and is as long in units."""
    roll = page("roll:914mm", None, 1000.0)
    made = enlarged(roll, 1.5)
    assert made.height * made.unit == pytest.approx(914)
    assert made.width == roll.width


def kept(examples: int) -> None:
    """Random journeys, drawn for random distances, keep every promise of a map."""

    @settings(max_examples=examples, suppress_health_check=list(HealthCheck))
    @given(journeys(), st.sampled_from(("A0", "A1", "roll:1118mm")), st.sampled_from((1300, 1600, 2200)))
    def check(journey: Journey, paper: str, distance: float) -> None:
        made = drawn(journey, paper, distance)
        words = labels(journey.lang)
        for scene in made.scenes:
            picture = Picture(journey, "map", scene, tuple(flat(scene)), words)
            for promise in PROMISES:
                assert not promise(picture), promise.__doc__

    check()


def test_larger_maps_keep_the_promises() -> None:
    """Nothing overlaps, leaves its box or is lost because a map was drawn larger."""
    kept(4)


@pytest.mark.proof
def test_many_larger_maps_keep_the_promises() -> None:
    """The same on many more."""
    kept(150)
