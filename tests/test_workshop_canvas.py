"""The blank map: slots of true size on every paper, sheets whose columns meet, nothing on top of anything else."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.box import Box
from journeyctl.labels import LANGUAGES
from journeyctl.layout.canvas_raster import columns, raster
from journeyctl.scene import Circle, Glyph, Path, Rect, Scene, Text
from journeyctl.workshop import METHODS, method
from tests.blanks import blank, everything, nobody, parts, place, texts
from tests.bound import bound
from tests.geometry import Flat, overlaps, shape_box, text_box
from tests.journeys import seeded

TAKES_NO_NOTES = ("phases", "happiness", "legend", "left-over", "head", "foot", "")
PAPERS = ("A0", "A1", "B1", "2A0", "arch-e", "roll:914mm", "1200x900mm")


def lanes(scene: Scene) -> dict[str, Box]:
    """The lanes of a sheet that take notes, and the box around their slots."""
    found = {}
    for one in scene.children:
        if getattr(one, "role", "") == "lane" and one.id not in TAKES_NO_NOTES:
            boxes = [place(each) for each in slots(scene, one.id)]
            top, bottom = min(box.y for box in boxes), max(box.bottom for box in boxes)
            found[one.id] = Box(boxes[0].x, top, 0.0, bottom - top)
    return found


def slots(scene: Scene, lane: str, side: float = 0.0) -> list[Flat]:
    """The squares of a lane."""
    squares = [one for one in parts(scene, lane) if isinstance(one.element, Rect) and one.element.r == 2.0]
    return [one for one in squares if one.element.box.w == one.element.box.h and (not side or place(one).w == side)]


def number_at(scene: Scene, lane: str) -> dict[str, float]:
    """The x of every number of a lane's slots."""
    found = {}
    for one in parts(scene, lane):
        if isinstance(one.element, Text) and one.element.text.isdigit() and one.element.fill.startswith("phase"):
            found[one.element.text] = round(one.element.x + one.dx, 2)
    return found


@pytest.mark.parametrize(("notes", "pitch"), [(76, 78.0), (51, 53.0)])
@pytest.mark.parametrize("paper", PAPERS)
def test_slots_are_true_to_size(paper: str, notes: int, pitch: float) -> None:
    """On every paper a unit is a millimetre, slots are 78 mm (53 mm) apart, and a note covers its square."""
    drawing = blank(method="full-day", paper=paper, notes=notes)
    assert drawing.scenes, drawing.diagnostics
    for scene in drawing.scenes:
        assert scene.unit == 1.0
        for lane, whole in lanes(scene).items():
            assert whole.h + 2.0 >= 157.0 or lane == "ideas", "whose boxes for crosses come on top"
            boxes = [place(one) for one in slots(scene, lane)]
            assert {(round(box.w, 6), round(box.h, 6)) for box in boxes} == {(notes, notes)}
            for row in {round(box.y, 3) for box in boxes}:
                left = sorted(box.x for box in boxes if round(box.y, 3) == row)
                assert {round(other - one, 6) for one, other in pairwise(left)} <= {pitch}


def test_a0_has_25_places_39_mm_apart() -> None:
    """Thirteen slots in the upper row, twelve in the lower, half a slot later; each has its place on the curve."""
    (first, _) = blank(method="full-day").scenes
    numbers = number_at(first, "activities")
    assert sorted(map(int, numbers)) == list(range(1, 26))
    xs = [numbers[str(place)] for place in range(1, 26)]
    assert {round(other - one, 2) for one, other in pairwise(xs)} == {39.0}
    floor = [one for one in parts(first, "happiness") if isinstance(one.element, Text) and one.element.fill == "ink-3"]
    curve = {one.element.text: one.element.x + one.dx for one in floor}
    assert {round(curve[place] - numbers[place], 2) for place in numbers} == {34.0}, "the middle of each slot"


@pytest.mark.parametrize("name", METHODS)
def test_columns_of_all_sheets_meet(name: str) -> None:
    """A place stands at the same x in every lane of every sheet."""
    xs: dict[str, set[float]] = {}
    for scene in blank(method=name, phases=6 if method(name).columns else 0).scenes:
        for lane in lanes(scene):
            for number, x in number_at(scene, lane).items():
                xs.setdefault(number, set()).add(x)
    assert len(xs) >= 18
    assert all(len(found) == 1 for found in xs.values())


@pytest.mark.parametrize(("name", "sheets"), [("full-day", 2), ("phase-table", 2), ("canvas", 2), ("whiteboard", 2)])
def test_a_method_has_the_sheets_it_needs(name: str, sheets: int) -> None:
    """On A0 the methods take two sheets, each of which says which one it is."""
    drawn = blank(method=name, lang="sv").scenes
    assert len(drawn) == sheets
    for number, scene in enumerate(drawn, 1):
        assert f"Blad {number} ({sheets})" in {one.element.text for one in texts(scene)}


@pytest.mark.parametrize("paper", PAPERS)
def test_the_map_stands_in_the_middle_of_its_sheet(paper: str) -> None:
    """As far from the left edge as from the right one, and no nearer than 15 mm."""
    for scene in blank(method="full-day", paper=paper).scenes:
        left = min(
            one.element.x + one.dx - one.element.r for one in everything(scene) if isinstance(one.element, Circle)
        )
        right = max(place(one).right for one in slots(scene, next(iter(lanes(scene))))) + 1.0
        assert left == pytest.approx(scene.width - right, abs=0.01)
        assert left >= 15.0


def test_a_roll_that_hangs_is_one_sheet() -> None:
    """A roll in portrait is as long as all lanes need."""
    (scene,) = blank(method="full-day", paper="roll:1067mm", orientation="portrait").scenes
    assert scene.width == 1067.0
    assert scene.height > 1300.0


@pytest.mark.parametrize(
    ("wish", "code", "said"),
    [
        ({"paper": "A3"}, "J412", "at least 467 mm wide; A3 has 420 mm"),
        ({"paper": "A2", "method": "full-day"}, "J411", r"sheets at least \d+ mm high; A2 has 420 mm"),
        ({"paper": "A0", "method": "phase-table", "phases": 13}, "J412", r"13 phases .* wide; A0 has 1189 mm"),
    ],
)
def test_a_paper_too_small_is_refused_in_millimetres(wish: dict[str, object], code: str, said: str) -> None:
    """Nothing is scaled: the message names what the paper has and what it lacks."""
    drawing = blank(**wish)  # type: ignore[arg-type]
    assert drawing.scenes == ()
    (found,) = drawing.diagnostics
    assert (found.level, found.code) == ("error", code)
    assert re.search(said, found.message), found.message


def test_a_journey_fills_in_what_it_knows() -> None:
    """Title, persona, scenario, goal, what is known, phases and own lanes are printed; slots stay empty."""
    journey = bound(
        "title: Moving house\nlang: en\nmethod: full-day\npersona: {name: Kim, quote: Where is it?}\n"
        "scenario: A new home\npurpose: {goal: Fewer calls}\nevidence: {talks: {kind: interview, count: 7}}\n"
        "lanes: [activities, {lane: money, title: Money, about: What does it cost?}]\n"
        "phases: [{name: Looking, activities: [Finds a flat]}, {name: Living, activities: [Moves in]}]\n"
    ).journey
    assert journey is not None
    said = " ".join(one.element.text for scene in blank(journey).scenes for one in texts(scene))
    for words in ("Moving house", "Kim", "Where is it?", "A new home", "Fewer calls", "7 interviews", "Looking",
                  "Living", "Money", "What does it cost?"):  # fmt: skip
        assert words in said
    assert "Finds a flat" not in said


def test_lanes_may_be_chosen() -> None:
    """Only the lanes asked for are drawn, and the day has no task for others."""
    drawing = blank(method="full-day", lanes=("activities", "happiness"))
    (scene,) = drawing.scenes
    assert list(lanes(scene)) == ["activities"]
    assert not {"Needs", "4 Needs"} & {one.element.text for one in texts(scene)}


def solid(scene: Scene) -> list[tuple[Box, str]]:
    """The boxes of a sheet that may not lie on one another: slots, boxes for crosses, entries, boxes to write in."""
    found = []
    for one in everything(scene):
        box = shape_box(one)
        ground = isinstance(one.element, Rect) and one.ids and box and not one.element.ink.dash
        if ground and (one.ids[-1] != "foot" or one.element.r != 6.2) and one.element.r in (2.0, 2.5, 4.0):
            found.append((box, f"{one.ids} {box}"))
    return found


def glyphs(scene: Scene) -> set[str]:
    """The signs of a sheet by name."""
    return {one.element.name for one in everything(scene) if isinstance(one.element, Glyph)}


def broken(scene: Scene) -> list[object]:
    """What breaks a promise of a sheet."""
    page = Box(0.0, 0.0, scene.width, scene.height)
    written = texts(scene)
    wrong: list[object] = [one.element for one in written if not page.holds(text_box(one), 0.01)]
    wrong += [one for one in written if one.element.box and one.element.width > one.element.box.w * 1.02 + 0.01]
    wrong += overlaps([(text_box(one), one.element.text) for one in written], slack=0.6)
    wrong += overlaps(solid(scene), slack=0.05)
    plain = [(box, name) for box, name in solid(scene) if "head" not in name or "box" not in name]
    for one in written:
        mine = text_box(one)
        near = ((box, name) for box, name in plain if box.x < mine.right and mine.x < box.right)
        wrong += [(one.element.text, name) for box, name in near if box.meets(mine) and not box.holds(mine, 0.5)]
    for group in [one for one in scene.children if getattr(one, "id", "")]:
        inside = [text_box(one) for one in parts(scene, group.id) if isinstance(one.element, Text)]
        shapes = [box for one in parts(scene, group.id) if (box := shape_box(one))]
        bottom = max(box.bottom for box in (*inside, *shapes))
        below = [one for one in scene.children if getattr(one, "id", "") and one.dy > group.dy and one.id != "foot"]
        wrong += [(group.id, one.id) for one in below if group.id not in ("head", "foot") and one.dy < bottom - 0.01]
    return wrong


EVERYWHERE = ("full-day", "phase-table")
"""Methods that are drawn in every language; the others in German, whose words are longest."""


@pytest.mark.parametrize(
    ("name", "lang"),
    [(name, lang) for name in METHODS for lang in (LANGUAGES if name in EVERYWHERE else ("de",))],
)
def test_nothing_overlaps_in_any_language(name: str, lang: str) -> None:
    """Every method in every language keeps the promises of a sheet on A0; every lane of notes is 157 mm high."""
    drawing = blank(method=name, lang=lang, participants=8, start=9 * 60 + 30)
    assert drawing.scenes, drawing.diagnostics
    assert [one for one in drawing.diagnostics if one.level == "error"] == []
    for scene in drawing.scenes:
        assert broken(scene) == []
        assert all(box.h + 2.0 >= 157.0 for box in lanes(scene).values())
        strip = [one for one in parts(scene, "phases") if isinstance(one.element, Rect) and one.element.r == 3.0]
        assert all(place(one).h >= 60.0 for one in strip)
        plane = [one for one in parts(scene, "happiness") if isinstance(one.element, Rect) and one.element.r == 3.0]
        assert all(place(one).h + 0.6 >= 150.0 for one in plane)


def held(number: int, examples: int) -> None:
    """None of so many choices breaks a promise."""

    @seeded(number, examples)
    @given(
        st.sampled_from(sorted(METHODS)),
        st.sampled_from(LANGUAGES),
        st.integers(1, 40),
        st.sampled_from(PAPERS),
        st.integers(0, 12),
        st.sampled_from((76, 51)),
        st.sampled_from(("landscape", "portrait", None)),
        st.sampled_from(("nordic", "mono", "contrast")),
    )
    def kept(
        name: str, lang: str, people: int, paper: str, columns: int, notes: int, turned: str | None, look: str
    ) -> None:
        drawing = blank(
            nobody(lang), look, paper, method=name, participants=people, phases=columns, notes=notes, orientation=turned
        )
        if not drawing.scenes:
            assert [one.code for one in drawing.diagnostics] in (["J411"], ["J412"])
            assert " mm" in drawing.diagnostics[0].message
        for scene in drawing.scenes:
            assert broken(scene) == []
        explained = [scene for scene in drawing.scenes if "heart" in glyphs(scene)]
        assert explained == list(drawing.scenes[-1:])

    kept()


def test_any_blank_map_keeps_its_promises() -> None:
    """Whatever is chosen: the sheet is whole and nothing overlaps, or it is refused in millimetres."""
    held(1, 10)


@pytest.mark.proof
@pytest.mark.parametrize("number", [2, 3])
def test_many_more_blank_maps_keep_their_promises(number: int) -> None:
    """Nor does one of two hundred others."""
    held(number, 200)


@settings(derandomize=True, deadline=None)
@given(st.floats(320.0, 3000.0), st.sampled_from((76.0, 51.0)), st.integers(1, 12))
def test_a_raster_keeps_places_apart(width: float, note: float, phases: int) -> None:
    """Places are half a slot apart, within the width, and squares of a row never touch."""
    made = [raster(10.0, width, note)]
    if (width - 6.0 * (phases - 1)) / phases >= note + 2.0:
        made.append(columns(10.0, width, note, phases))
    for one in made:
        assert one.right <= 10.0 + width + 1e-6
        for stretch in one.stretches:
            inside = [x for number, x in one.centres() if 0 <= number - stretch.first < stretch.size]
            assert len(inside) == stretch.size >= 1
            assert all(abs(other - here - one.slot / 2) < 1e-6 for here, other in pairwise(inside))
        boxes = [(box, str(box)) for _, _, box in one.squares(3)]
        assert overlaps(boxes, slack=-1e-6) == []


def test_right_to_left_is_mirrored() -> None:
    """In Arabic the first place stands at the right, and the labels beside it."""
    (first, _) = blank(nobody("ar"), method="full-day").scenes
    assert first.rtl
    numbers = number_at(first, "activities")
    assert numbers["1"] > numbers["25"]


def test_nothing_is_told_by_a_tint_that_is_not_there() -> None:
    """With white tints slots get an edge; in black and white their grey is one that a printer prints."""
    for look, wanted in (("contrast", ("paper", "line")), ("mono", ("bar", ""))):
        (first, _) = blank(look=look, method="full-day").scenes
        inks = {(one.element.ink.fill, one.element.ink.stroke) for one in slots(first, "activities")}
        assert inks == {wanted}


def test_marks_are_explained() -> None:
    """Heart, cloud, dashed edge and cross stand in the legend of the last sheet, or of the only one."""
    for wish in ({"method": "full-day"}, {"method": "canvas", "lanes": ("activities",)}):
        last = blank(**wish).scenes[-1]  # type: ignore[arg-type]
        assert {"heart", "cloud"} <= glyphs(last)
        dashed = [one for one in everything(last) if isinstance(one.element, Rect) and one.element.ink.dash]
        assert len(dashed) == 1
        assert any(isinstance(one.element, Path | Circle) for one in everything(last))
