"""The strip and the curve alone: their sizes, any number of activities, any paper, every theme."""

from __future__ import annotations

from datetime import date
from itertools import cycle
from math import hypot

import pytest

from journeyctl import layout, theme
from journeyctl import model as m
from journeyctl.labels import load as labels
from journeyctl.paper.style import PT
from journeyctl.scene import Circle, Glyph, Path, Rect, Scene, Text
from tests.drawn import drawn, studio
from tests.geometry import flat, shape_box, text_box
from tests.promises import PROMISES, Picture

TODAY = date(2026, 1, 1)
NAMES = ("Väntar", "Ringer kundtjänst", "Läser Förderantragsbestätigung", "Surfar första kvällen")
VALUES = (-2.0, 0.0, 1.0, None, 2.0, -1.0, 0.5)
MARKS = (None, None, "heart", None, None, "cloud", None, None, None)
STANDINGS = ("validated", "assumption", "validated", "refuted", "validated")


def journey(count: int, across: int = 7, marked: int = 9) -> m.Journey:
    """A journey of so many activities, `across` in a phase, with whatever a curve can have."""
    fields = zip(range(count), cycle(NAMES), cycle(VALUES), cycle(MARKS[:marked]), cycle(STANDINGS), strict=False)
    activities = [
        m.Activity(
            id=f"a{i + 1}", name=name, number=i + 1, phase=f"p{i // across}", happiness=value, mark=mark,  # type: ignore[arg-type]
            standing=standing, on_main=bool(i % 4), ratings=(1.0, 2.0) if value else (),  # type: ignore[arg-type]
            thoughts=(m.Statement(text="Elva dagar utan ett ord", quote=True, said_by="intervju 4"),),
        )
        for i, name, value, mark, standing in fields
    ]  # fmt: skip
    phases = tuple(
        m.Phase(id=f"p{i}", name=f"{NAMES[i % 4]} {i}", activities=tuple(activities[i * across : (i + 1) * across]))
        for i in range(-(-count // across))
    )
    told = tuple(m.Takeaway(text="Det tystaste steget är det längsta", targets=(f"a{n}",)) for n in (1, count))
    return m.Journey(title="En lång resa", lang="sv", slug="prov", phases=phases, takeaways=told, phases_given=True)


def laid_out(journey: m.Journey, view: layout.View, look: str = "nordic", **more: str) -> Scene:
    """The scene of a view, which there must be."""
    words = labels(journey.lang)
    made = layout.lay_out(journey, view=view, theme=theme.load(look), labels=words, today=TODAY, **more)  # type: ignore[arg-type]
    assert made.scene is not None, made.diagnostics
    return made.scene


def broken(journey: m.Journey, scene: Scene, view: str) -> list[object]:
    """What a picture breaks of what every picture promises."""
    picture = Picture(journey, view, scene, tuple(flat(scene)), labels(journey.lang))
    return [(promise.__doc__, found) for promise in PROMISES if (found := promise(picture))]


def held(view: layout.View, count: int, **more: str) -> Scene:
    """The scene of a journey of so many activities, which keeps all promises."""
    made = journey(count)
    scene = laid_out(made, view, **more)
    assert broken(made, scene, view) == []
    return scene


@pytest.mark.parametrize(("view", "count"), [
    ("strip", 1), ("strip", 3), ("strip", 16), ("strip", 64), ("strip", 200), ("curve", 1), ("curve", 200),
])  # fmt: skip
def test_any_number_of_activities_keeps_the_promises(view: layout.View, count: int):
    """From 1 to 200 nothing lies on anything else, with marks set by hand on two of nine."""
    held(view, count)


@pytest.mark.proof
@pytest.mark.parametrize("view", ["strip", "curve"])
@pytest.mark.parametrize("count", [2, 7, 16, 25, 41, 64, 90, 120, 160])
def test_every_number_of_activities_keeps_the_promises(view: layout.View, count: int):
    """Nor where columns become too narrow for faces, for numbers, for names."""
    held(view, count)
    unmarked = journey(count, marked=1)
    assert broken(unmarked, laid_out(unmarked, view), view) == []


@pytest.mark.parametrize("view", ["strip", "curve"])
@pytest.mark.parametrize("across", [1, 20])
def test_phases_of_any_width_are_named(view: layout.View, across: int):
    """A phase too narrow for its name has a number, and its name stands below; no name is lost or broken anywhere."""
    made = journey(10, across // 2 or 1, marked=1)
    scene = laid_out(made, view)
    words = " ".join(one.element.text for one in flat(scene) if isinstance(one.element, Text))
    whole = words.replace("- ", "").replace("\u00ad", "")
    for phase in made.phases:
        assert phase.name in words or phase.name.replace(" ", "") in whole.replace(" ", "")
    assert broken(made, scene, view) == []


@pytest.mark.parametrize("count", [1, 15, 200])
def test_the_strip_is_600_pixels_wide_and_can_be_read(count: int):
    """Its title is 18 px, conclusions are 13, nothing is under 12; faces are 16 px, and at marked points only."""
    scene = laid_out(journey(count), "strip")
    assert scene.in_pixels
    assert scene.width * scene.unit == pytest.approx(600)
    texts = [one for one in flat(scene) if isinstance(one.element, Text)]
    sizes = {one.element.text: round(one.element.size * scene.unit, 2) for one in texts}
    assert min(sizes.values()) >= 12.0
    assert sizes["En lång resa"] == 18.0
    assert sizes["Det tystaste steget är det längsta"] == 13.0
    faces = [one.element for one in flat(scene) if isinstance(one.element, Glyph) and "feeling" in one.roles]
    assert len(faces) <= count // 3 + 4
    assert {round(one.size * scene.unit, 2) for one in faces} <= {16.0}


def test_the_dashes_of_the_strip_reach_its_small_faces_and_dots():
    """What is believed is dashed from ring to ring of what stands in the strip, not of the larger faces of a map."""
    scene = studio("journeys/ny-bredbandskund.journey.yaml", view="strip").scenes("screen")[0]
    shapes = [one.element for one in flat(scene) if "happiness" in one.ids]
    points = [(one.x, one.y, one.r) for one in shapes if isinstance(one, Circle) and one.ink.fill == "paper"]
    points += [(one.x + one.size / 2, one.y + one.size / 2, one.size * 0.6) for one in shapes if isinstance(one, Glyph)]
    dashed = [one.d.split() for one in shapes if isinstance(one, Path) and one.ink.dash]
    ends = [(float(x), float(y)) for part in dashed for x, y in (part[1:3], part[-2:])]
    assert len(ends) == 10
    assert max(min(abs(hypot(x - cx, y - cy) - r) for cx, cy, r in points) for x, y in ends) < 0.1


def test_the_strip_is_about_as_high_as_a_banner():
    """Fifteen activities in six phases with three conclusions: between 240 and 290 px."""
    scene = studio("journeys/ny-bredbandskund.journey.yaml", view="strip").scenes("screen")[0]
    assert 240 <= scene.height * scene.unit <= 290


def test_without_conclusions_the_strip_names_what_is_marked():
    """Numbers and names of the best and the worst moments stand where conclusions would."""
    made = journey(16)
    words = {one.element.text for one in flat(laid_out(m.Journey(**{**vars(made), "takeaways": ()}), "strip"))
             if isinstance(one.element, Text)}  # fmt: skip
    assert {"3", "6", "Läser Förderantragsbestätigung"} <= words


def filled(count: int, paper: str, orientation: str) -> None:
    """The curve on a sheet has no text under 6 points, and nothing collides."""
    scene = held("curve", count, paper=paper, orientation=orientation)
    assert not scene.in_pixels
    smallest = min(one.element.size for one in flat(scene) if isinstance(one.element, Text))
    assert smallest * scene.unit / PT >= 5.9


@pytest.mark.parametrize(("paper", "orientation"), [("slide", "landscape"), ("A4", "portrait"), ("A5", "landscape")])
def test_the_curve_fills_a_sheet(paper: str, orientation: str):
    """Also a small one: no text is under 6 points, and nothing collides."""
    filled(6, paper, orientation)


@pytest.mark.proof
@pytest.mark.parametrize("paper", ["slide", "A0", "A3", "A4", "A5", "letter", "roll:600mm", "300x300mm"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_the_curve_fills_any_sheet(paper: str, orientation: str):
    """The same for three, fifteen and sixty activities."""
    for count in (3, 15, 60):
        filled(count, paper, orientation)


def test_names_stand_under_their_points_where_they_fit():
    """Four short names do, and every name is told in a list otherwise."""
    few = m.Journey(**{**vars(journey(4)), "takeaways": ()})
    anchors = {
        one.element.text: one.element.anchor for one in flat(laid_out(few, "curve")) if isinstance(one.element, Text)
    }
    assert anchors["Ringer kundtjänst"] == "middle"
    words = [
        one.element.text for one in flat(laid_out(journey(64, marked=1), "curve")) if isinstance(one.element, Text)
    ]
    assert words.count("Ringer kundtjänst") == 16
    assert {str(number) for number in range(1, 65)} <= set(words)


def test_a_number_of_three_digits_lies_on_its_disc_in_the_compact_picture():
    """The disc grows with the number, and the name stands beside it."""
    lane = [one for one in flat(laid_out(journey(120, across=24), "compact")) if "activities" in one.ids]
    discs = [box for one in lane if isinstance(one.element, Circle | Rect) and (box := shape_box(one))]
    numbers = [text_box(one) for one in lane if isinstance(one.element, Text) and one.element.text.isdigit()]
    assert len(numbers) == 120
    assert [box for box in numbers if not any(disc.w < 40 and disc.holds(box, 0.01) for disc in discs)] == []


@pytest.mark.parametrize("look", theme.BUILT_IN)
@pytest.mark.parametrize("view", ["map", "compact", "flow", "strip", "curve"])
def test_every_view_keeps_its_promises_in_every_theme(look: str, view: layout.View):
    """Where a theme has no hue, hatches and rings take its place: they collide with nothing either."""
    made = journey(5)
    assert broken(made, laid_out(made, view, look), view) == []


def test_files_are_called_after_the_view():
    """NAME.strip.svg and NAME.curve.svg, and the paper after that."""
    path = "journeys/first-journey.journey.yaml"
    assert set(drawn(path, view="strip")) == {"first-journey.strip.svg"}
    assert set(drawn(path, view="curve", formats=("pdf",))) == {"first-journey.curve.pdf"}
    assert set(drawn(path, view="curve", paper="A4")) == {"first-journey.curve.A4.svg"}
