"""The service blueprint: three lines, arrows from box to box, fail points in two places, and time."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis.strategies import SearchStrategy

from journeyctl import layout, theme
from journeyctl.box import Box
from journeyctl.labels import load
from journeyctl.layout.contact import CLEAR
from journeyctl.layout.durations import minutes_of, told
from journeyctl.model import Journey
from journeyctl.paper.style import PT
from journeyctl.scene import Glyph, Path, Rect, Text
from tests.bound import journey
from tests.drawn import drawn as rendered
from tests.drawn import studio
from tests.geometry import flat, overlaps, shape_box, text_box
from tests.journeys import journeys, long_journeys, seeded
from tests.promises import PROMISES, Picture

TODAY = date(2026, 1, 1)
WORK = """
title: Från order till första kväll
lang: sv
activities:
  - name: Beställer
    duration: 5 min
    frontstage: Visar tre förslag
    backstage: {actor: Order, action: Kontrollerar adressen, fails: {text: För hand, cost: 1 av 9, ideas: Register}}
    support: {system: CRM}
  - {name: Väntar, kind: wait, duration: 11 dagar, support: {system: CRM}}
  - name: Kopplar in
    duration: en kväll
    backstage: {actor: Nätdrift, action: Aktiverar porten, from: customer}
"""


def drawn(given: Journey, paper: str = "screen") -> Picture:
    """The blueprint of a journey that has one."""
    words = load(given.lang)
    made = layout.lay_out(
        given, view="blueprint", paper=paper, theme=theme.load("nordic"), labels=words, revision="1a2b3c4", today=TODAY
    )
    assert made.scene is not None, made.diagnostics
    return Picture(given, "blueprint", made.scene, tuple(flat(made.scene)), words)


def works(one: Journey) -> bool:
    return any(place.frontstage or place.backstage or place.support for place in one.places)


def boxes(picture: Picture) -> list[Box]:
    """Every box on the page."""
    return [one.element.box._replace(x=one.element.box.x + one.dx, y=one.element.box.y + one.dy)
            for one in picture.flat if isinstance(one.element, Rect)]  # fmt: skip


def shafts(picture: Picture) -> list[tuple[float, float, float]]:
    """The x, top and bottom of every arrow."""
    found = []
    for one in picture.flat:
        if one.roles[-1:] == ("arrow",) and isinstance(one.element, Path) and " V " in one.element.d:
            x, top, bottom = (float(part) for part in re.findall(r"-?[\d.]+", one.element.d))
            found.append((x + one.dx, top + one.dy, bottom + one.dy))
    return found


def astray(picture: Picture) -> list[tuple[float, float, float]]:
    """Arrows that do not begin under a box and end over one."""
    there = boxes(picture)
    return [
        (x, top, bottom)
        for x, top, bottom in shafts(picture)
        if not any(box.x < x < box.right and abs(box.bottom + CLEAR - top) < 0.02 for box in there)
        or not any(box.x < x < box.right and abs(box.y - CLEAR - bottom) < 0.02 for box in there)
    ]


def struck(picture: Picture) -> list[str]:
    """Words that an arrow or a line runs through."""
    lines = [Box(x - 0.4, top, 0.8, bottom - top) for x, top, bottom in shafts(picture)]
    for one in picture.flat:
        if one.ids[:1] and one.ids[0].startswith("line-") and isinstance(one.element, Path) and " H " in one.element.d:
            left, y, right = (float(part) for part in re.findall(r"-?[\d.]+", one.element.d))
            lines.append(Box(left + one.dx, y + one.dy - 0.5, right - left, 1.0))
    return [one.element.text for one in picture.texts for line in lines if text_box(one).meets(line)]


def crossed(picture: Picture) -> list[Box]:
    """Boxes of work that an arrow runs through, or that stand on one another."""
    lines = [Box(x - 0.4, top, 0.8, bottom - top) for x, top, bottom in shafts(picture)]
    rows = ("frontstage", "backstage", "support")  # and those of further bands, `support-band-2`
    there = [
        shape_box(one)
        for one in picture.flat
        if one.ids[:1] and one.ids[0].split("-band-")[0] in rows and isinstance(one.element, Rect)
    ]
    bars = [box for box in there if box]
    on_bars = [(one, str(at)) for at, one in enumerate(bars)]
    return [box for box in bars for line in lines if box.meets(line)] or overlaps(on_bars)


def numbers(picture: Picture, *, table: bool) -> list[str]:
    """The numbers of the fail points: in the table, or at the boxes."""
    fails = [one for one in picture.texts if one.roles[-1:] == ("fail",) and "legend" not in one.ids]
    return sorted(one.element.text for one in fails if ("fails" in one.ids) == table)


def test_the_signs_of_the_table_stand_apart() -> None:
    """There is air between the triangles of rows of one line."""
    more = "".join(f"  - {{name: Ringer {n}, backstage: {{actor: Lager {n}, fails: Slut}}}}\n" for n in range(3))
    picture = drawn(journey(WORK + more))
    signs = [
        shape_box(one)
        for one in picture.flat
        if isinstance(one.element, Glyph) and one.element.name == "fail" and "fail-row" in one.roles
    ]
    tops = sorted((box.y, box.bottom) for box in signs if box)
    assert len(tops) == 4
    assert min(below - bottom for (_, bottom), (below, _) in pairwise(tops)) > 2.0


def keeps(picture: Picture) -> None:
    """Holds a picture to every promise of a blueprint."""
    for promise in PROMISES:
        assert not promise(picture), promise.__doc__
    assert not astray(picture), "an arrow begins and ends at a box"
    assert not struck(picture), "no arrow and no line runs through a word"
    assert not crossed(picture), "no arrow runs through a box, and no box stands on another"
    assert numbers(picture, table=True) == numbers(picture, table=False), (
        "a fail point stands at its box and in the table"
    )


def held(number: int, examples: int, strategy: SearchStrategy[Journey], paper: str = "screen") -> None:
    """None of so many random journeys breaks a promise."""

    @seeded(number, examples)
    @given(strategy.filter(works))
    def kept(one: Journey) -> None:
        keeps(drawn(one, paper))

    kept()


def test_every_blueprint_keeps_its_promises() -> None:
    """On random journeys: nothing collides, arrows run from box to box and through no word, fail points stand twice."""
    held(11, 6, journeys())


def test_a_long_blueprint_keeps_its_promises() -> None:
    """So does a journey of more columns than stand between two labels."""
    held(12, 1, long_journeys(2))


def test_a_long_blueprint_stands_on_paper_in_bands() -> None:
    """Each band has its labels and lines, all activities are there, and the promises hold on a sheet as well."""
    steps = [
        f"{{name: Steg, id: s{n}, frontstage: Visar, backstage: Gör, support: {{system: S{n // 2}}}}}"
        for n in range(30)
    ]
    phases = "\n".join(
        f"  - {{name: Fas, id: f{n}, activities: [{', '.join(steps[n * 6 : n * 6 + 6])}]}}" for n in range(5)
    )
    picture = drawn(journey(f"title: T\nlang: sv\nphases:\n{phases}\n"), "A0")
    keeps(picture)
    lines = [one.ids for one in picture.flat if any(name.startswith("line-visibility") for name in one.ids)]
    assert {name for ids in lines for name in ids} >= {"line-visibility", "line-visibility-band-2"}
    assert len({one.ids[-1] for one in picture.flat if one.roles[-1:] == ("card",)}) == 30
    said = [one.element.text for one in picture.texts]
    assert said.count("Kunden ser inte") == len({name for ids in lines for name in ids if name.startswith("line-")})


def test_blueprints_on_paper_keep_their_promises() -> None:
    """Random journeys in bands, too."""
    held(13, 1, long_journeys(3), "A0")


@pytest.mark.proof
@pytest.mark.parametrize("times", [1, 3, 6])
def test_many_more_blueprints_keep_their_promises(times: int) -> None:
    """Nor does one of many others, up to some seventy activities."""
    held(20 + times, 12 // times // times + 1, long_journeys(times))


def lane(picture: Picture, name: str) -> tuple[str, ...]:
    return tuple(one.element.text for one in picture.lane(name) if isinstance(one.element, Text))


def test_a_journey_without_work_is_refused() -> None:
    """Without frontstage, backstage and support there is no blueprint; it is said what to write."""
    empty = journey("title: T\nactivities: [A, B]\n")
    made = layout.lay_out(empty, view="blueprint", theme=theme.load("nordic"), labels=load("en"), today=TODAY)
    assert made.scene is None
    assert [(one.level, one.code) for one in made.diagnostics] == [("error", "J419")]
    assert "`backstage`" in made.diagnostics[0].advice


def ends(picture: Picture) -> list[tuple[int, int]]:
    """By column from left to right: how many arrows it has, and how many heads."""
    heads = [one for one in picture.flat if one.roles[-1:] == ("arrow",) and isinstance(one.element, Path)]
    columns: dict[float, list[int]] = {}
    for one in heads:
        x = round(float(re.findall(r"-?[\d.]+", one.element.d)[2 if " L " in one.element.d else 0]) + one.dx, 1)
        shaft, head = columns.setdefault(x, [0, 0])
        columns[x] = [shaft + (" V " in one.element.d), head + (" L " in one.element.d)]
    return [(shaft, head) for _, (shaft, head) in sorted(columns.items())]


def test_arrows_say_who_starts_and_pass_rows_by() -> None:
    """Two heads ask and answer, one starts; where nobody is, none begins, and what the customer starts crosses."""
    picture = drawn(journey(WORK))
    assert ends(picture) == [(3, 6), (1, 1)], "card to guide to order to CRM; nothing in the wait; card to port"
    assert [word for word in lane(picture, "frontstage") if "oss" in word] == ["Ingen från oss är med"]


def test_lines_stand_between_the_rows_that_they_part() -> None:
    """Interaction above what is seen, visibility above what is not, the inner line above support; grey is below."""
    picture = drawn(journey(WORK))
    tops = {one.id: one.dy for one in picture.scene.children if getattr(one, "role", "") == "lane"}
    order = ["activities", "line-interaction", "frontstage", "line-visibility", "backstage", "line-internal", "support"]
    assert sorted(order, key=lambda name: tops[name]) == order
    (wash,) = [
        one.element.box for one in picture.flat if isinstance(one.element, Rect) and one.element.ink.fill == "wash"
    ]
    assert tops["line-visibility"] < wash.y < tops["backstage"]
    assert wash.bottom > tops["support"]
    without = drawn(journey("title: T\nlang: sv\nactivities: [{name: A, support: {system: B}}]\n"))
    assert [one.id for one in without.scene.children if getattr(one, "id", "").startswith("line-")] == [
        "line-visibility"
    ]


def test_time_is_told_in_the_head() -> None:
    """Pieces as long as they last, waits by name; where a length is not known the whole is at least so long."""
    picture = drawn(journey(WORK))
    pieces = [one for one in picture.flat if one.roles[-1:] == ("time",)]
    short, long = (one.element.box.w for one in pieces)
    assert long > 50 * short
    head = " ".join(lane(picture, "header"))
    assert "MINST 11 DAGAR FRÅN FÖRSTA TILL SISTA STEGET" in head
    assert "väntar i 11 dagar" in head


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("11 dagar", 15840), ("ca 3 veckor", 30240), ("1 h 30 min", 90), ("en halv dag", 720), ("ein Tag", 1440),
        ("2-3 dagar", 3600), ("half an hour", 30), ("un an", 525600), ("1,5 timme", 90), ("kaksi päivää", 2880),
        ("demi-journée", 720), ("två veckor", 20160), ("2 semanas", 20160), ("3 uker", 30240), ("direkt", None),
        ("en kväll", None), ("", None), ("min 3", None),
    ],
)  # fmt: skip
def test_a_duration_is_read_as_people_write_it(text: str, minutes: int | None) -> None:
    """A length of time in any of the nine languages is so many minutes; what names no unit is not guessed."""
    assert minutes_of(text) == minutes


def test_a_length_is_told_in_the_largest_unit_of_which_there_are_a_few() -> None:
    """Exact in whole units, else rounded, and then it is said."""
    words = load("sv")
    said = [told(words, minutes) for minutes in (28, 90, 180, 16200, 30240, 1051200, 0.2)]
    assert said == ["28 minuter", "90 minuter", "3 timmar", "ca 11 dagar", "21 dagar", "2 år", "ca 1 minut"]


@pytest.mark.parametrize("paper", ["A0", "A3"])
def test_on_paper_it_takes_the_form_of_the_sheet(paper: str) -> None:
    """It fills a sheet in one direction at least, and its rows are given what is left of the other."""
    scene = drawn(journey(WORK), paper).scene
    group = scene.children[-1]
    assert (scene.width * scene.unit, scene.height * scene.unit) == pytest.approx(layout_size(paper), abs=0.2)
    assert min(group.dx, group.dy) == pytest.approx(0.0, abs=0.01)


def test_eight_activities_are_read_on_the_smallest_office_sheet() -> None:
    """Our blueprint of eight activities with five fail points fits an A4: no number is under 6 points."""
    (scene,) = studio("journeys/forsta-kvallen.journey.yaml", view="blueprint").scenes("A4")
    sizes = [one.element.size * scene.unit / PT for one in flat(scene) if isinstance(one.element, Text)]
    assert 6.0 <= min(sizes) < 6.5


def layout_size(paper: str) -> tuple[float, float]:
    return {"A0": (1189.0, 841.0), "A3": (420.0, 297.0)}[paper]


@pytest.mark.parametrize("view", ["blueprint", "matrix"])
def test_files_are_called_after_the_view(view: str) -> None:
    """The example has both views, and their files are called after the view and the paper."""
    made = rendered("journeys/forsta-kvallen.journey.yaml", view=view, paper="A1", fonts="system")
    assert list(made) == [f"forsta-kvallen.{view}.A1.svg"]
