"""What a map shows, on journeys small enough to count."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import hypot

import pytest

from journeyctl import layout, theme
from journeyctl import model as m
from journeyctl.curve import Piece, Point
from journeyctl.labels import load as labels
from journeyctl.layout.legend import entries
from journeyctl.layout.measures import ends
from journeyctl.layout.samples import SAMPLES
from journeyctl.scene import Glyph, Path, Rect, Scene, Text
from tests.geometry import flat

TODAY = date(2026, 11, 24)
LANES = ("activities", "thoughts", "happiness", "needs", "pains", "delights", "touchpoints", "ideas")


def activity(number: int, **given: object) -> m.Activity:
    base: dict[str, object] = {"id": f"a{number}", "name": f"Steg {number}", "number": number, "phase": "fas"}
    return m.Activity(**(base | given))


def journey(*activities: m.Activity, lanes: tuple[str, ...] = LANES, **given: object) -> m.Journey:
    phase = m.Phase(id="fas", name="Fas", activities=activities)
    base: dict[str, object] = {"title": "Prov", "lang": "sv", "slug": "prov", "phases": (phase,)}
    return m.Journey(lanes=tuple(m.Lane(id=name) for name in lanes), **(base | given))


def drawing(one: m.Journey, **options: object) -> layout.Drawing:
    base: dict[str, object] = {"theme": theme.load("nordic"), "labels": labels(one.lang), "today": TODAY}
    return layout.lay_out(one, **(base | options))


def scene(one: m.Journey, **options: object) -> Scene:
    made = drawing(one, **options)
    assert made.scene is not None
    return made.scene


def texts(one: Scene) -> list[str]:
    return [item.element.text for item in flat(one) if isinstance(item.element, Text)]


def glyphs(one: Scene, lane: str = "") -> list[str]:
    return [i.element.name for i in flat(one) if isinstance(i.element, Glyph) and (not lane or lane in i.ids)]


def test_a_single_activity_makes_a_map() -> None:
    """One activity and a title are enough."""
    assert {"Prov", "Steg 1"} <= set(texts(scene(journey(activity(1)))))


def test_the_five_faces_follow_the_value() -> None:
    """Below a quarter is neutral, from seven quarters the extreme face."""
    values = (-2.0, -1.75, -0.5, 0.2, 0.5, 1.8)
    made = scene(journey(*(activity(i, happiness=v, mark="none") for i, v in enumerate(values, 1))))
    feelings = [item.element.name for item in flat(made) if isinstance(item.element, Glyph) and "feeling" in item.roles]
    assert feelings == ["face--2", "face--2", "face--1", "face-0", "face-1", "face-2"]


def test_hearts_and_clouds_mark_the_clear_extremes() -> None:
    """Unset marks go to the two best and the two worst; a mark of none silences one."""
    steps = [activity(i, happiness=v) for i, v in enumerate((0.0, 2.0, -2.0, 1.5, -0.5), 1)]
    shown = glyphs(scene(journey(*steps)), "happiness")
    assert (shown.count("heart"), shown.count("cloud")) == (2, 1)
    silenced = [replace(steps[1], mark="none"), *steps[2:]]
    assert glyphs(scene(journey(steps[0], *silenced)), "happiness").count("heart") == 1


def curve_inks(one: Scene) -> list[tuple[str, bool]]:
    found = []
    for item in flat(one):
        if isinstance(item.element, Path) and " C " in item.element.d and item.element.ink.stroke:
            found.append((item.element.ink.stroke, bool(item.element.ink.dash)))
    return found


@pytest.mark.parametrize(
    ("standings", "expected"),
    [
        (("validated", "validated"), [("url(#curve-line)", False)]),
        (("validated", "assumption"), [("url(#curve-line)", True)]),
        (("assumption", "assumption"), [("url(#curve-line)", True)]),
    ],
)
def test_the_curve_is_solid_only_between_validated_points(standings: tuple[str, str], expected: object) -> None:
    """A stretch is dashed as soon as one of its ends is an assumption."""
    steps = (activity(i, happiness=float(i), standing=s) for i, s in enumerate(standings, 1))
    assert curve_inks(scene(journey(*steps))) == expected


def test_a_step_without_a_value_makes_the_curve_dotted_and_says_so() -> None:
    """Between known points an unknown one is drawn as a question, never as a feeling."""
    steps = (activity(1, happiness=1.0), activity(2), activity(3, happiness=-1.0))
    made = scene(journey(*steps))
    assert curve_inks(made) == [("unknown", True)]
    assert "Här vet vi inte" in " ".join(texts(made)) or "ingen uppgift" in texts(made)


def test_no_feeling_anywhere_leaves_the_lane_out_when_not_asked_for() -> None:
    """Without a happiness lane in the list none is drawn."""
    made = scene(journey(activity(1), lanes=("activities",)))
    assert "Lyckokurva" not in texts(made)


def test_lanes_come_in_the_order_asked_for() -> None:
    """`--lanes` chooses and orders the rows."""
    made = scene(journey(activity(1, happiness=1.0)), lanes=("happiness", "activities"))
    order = [child.id for child in made.children if getattr(child, "id", "") in ("happiness", "activities", "needs")]
    assert order == ["happiness", "activities"]


def test_neighbouring_pains_and_delights_share_a_lane() -> None:
    """Praise and blame stand together, delights first."""
    step = activity(1, pains=(m.Pain(text="dyrt", severity=3),), delights=(m.Delight(text="snabbt"),))
    made = scene(journey(step))
    shown = texts(made)
    assert "Ros och ris" in shown
    assert shown.index("snabbt") < shown.index("dyrt")
    assert glyphs(made, "pains").count("triangle-down") + glyphs(made, "pains-delights").count("triangle-down") == 3


def test_assumptions_are_dashed_and_named() -> None:
    """An assumed activity has a dashed card and the word for it."""
    made = scene(journey(activity(1, standing="assumption"), activity(2, standing="validated")))
    assert texts(made).count("antagande") == 1
    dashed = [i for i in flat(made) if isinstance(i.element, Rect) and i.element.ink.dash and "card" in i.roles]
    assert len(dashed) == 1


def test_every_text_of_a_column_hangs_on_one_edge() -> None:
    """Left-aligned text of all cells in a column starts at one x (after signs, at the sign's inset)."""
    step = activity(
        1,
        thoughts=(m.Statement(text="Tanke"),),
        needs=(m.Need(text="Veta"),),
        cells=(m.Cell(lane="egen", texts=("Eget",)),),
    )
    made = scene(journey(step, lanes=("activities", "thoughts", "needs", "egen")))
    wanted = {"Steg 1", "”Tanke”", "Veta", "Eget"}
    edges = {
        round(item.element.x + item.dx, 2)
        for item in flat(made)
        if isinstance(item.element, Text) and item.element.text in wanted and item.element.anchor == "start"
    }
    assert len(edges) == 1


def test_the_dash_of_an_empty_cell_stands_on_the_line_of_its_neighbours() -> None:
    """In the lane of touchpoints at half the height of the tiles, where the names are."""
    point = m.Touchpoint(name="Appen", channel=None)
    made = scene(journey(activity(1, touchpoints=(point,)), activity(2), lanes=("activities", "touchpoints")))
    cells = [one for one in flat(made) if "touchpoints" in one.ids and "cell" in one.roles]
    (tile,) = (one.element.box.y + one.element.box.h / 2 + one.dy for one in cells if isinstance(one.element, Rect))
    lines = [one for one in cells if isinstance(one.element, Path) and not one.element.ink.dash]
    assert [float(one.element.d.split()[2]) + one.dy for one in lines] == [pytest.approx(tile)]


def test_the_legend_names_each_sign_once_and_no_other() -> None:
    """Entries come in the legend's order; aliases do not repeat, unknown signs are a bug."""
    assert entries(frozenset({"heart", "face", "face-assumed", "idea"})) == ("face", "heart")
    with pytest.raises(KeyError):
        entries(frozenset({"no such sign"}))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_sample_of_the_legend_has_a_word(lang: str) -> None:
    """No sign without its word in the labels."""
    words = labels(lang)
    assert [sign for sign in SAMPLES if not words.has(f"legend.{sign}")] == []


def test_too_many_activities_for_a_sheet_name_the_overflow() -> None:
    """Eighteen activities on a slip of paper are refused with the lane and the millimetres, not shrunk."""
    made = drawing(journey(*(activity(i) for i in range(1, 19))), paper="roll:420mm", orientation="portrait")
    assert made.scene is None
    assert made.diagnostics[0].code == "J412"
    assert "activities lane" in made.diagnostics[0].message


def test_too_much_text_for_a_sheet_names_the_highest_lane() -> None:
    """A lane that does not fit is named with the overflow in mm, and nothing is drawn."""
    long = m.Statement(text="Det här är en mycket lång tanke som fortsätter. " * 60)
    made = drawing(journey(*(activity(i, thoughts=(long,)) for i in range(1, 13))), paper="A3")
    assert made.scene is None
    assert made.diagnostics[0].code == "J411"
    assert "'thoughts'" in made.diagnostics[0].message


@pytest.mark.parametrize(("sentences", "broken"), [(30, ["J402"]), (37, [])])
def test_a_word_is_called_broken_where_it_is_drawn_broken(sentences: int, broken: list[str]) -> None:
    """What had to be broken in larger type is not told when the sheet is so full that smaller type is drawn."""
    full = m.Statement(text="Det här är en tanke. " * sentences)
    steps = (activity(i, thoughts=(full,), name="0" * 16 if i == 1 else f"A{i}") for i in range(1, 13))
    made = drawing(journey(*steps), paper="A0")
    assert ("0" * 16 in texts(made.scene)) is not bool(broken)
    assert [one.code for one in made.diagnostics] == broken


@pytest.mark.parametrize("paper", ["A0", "A1", "A2", "A3"])
def test_papers_have_their_exact_size(paper: str) -> None:
    """The scene's units times the unit are the sheet, whatever the content."""
    sizes = {"A0": (1189, 841), "A1": (841, 594), "A2": (594, 420), "A3": (420, 297)}
    made = scene(journey(activity(1, happiness=1.0)), paper=paper)
    assert (round(made.width * made.unit, 6), round(made.height * made.unit, 6)) == sizes[paper]


@pytest.mark.parametrize(
    ("now", "target", "high"),
    [("9", "4", 10.0), ("45 min", "20", 50.0), ("100", "", 120.0), ("0,3", "0,5", 1.2), ("63 %", "80 %", 100.0)],
)
def test_a_scale_without_ends_ends_at_a_round_number(now: str, target: str, high: float) -> None:
    """Nobody reads 11,25 as the end of a scale for 9."""
    assert ends(m.Measure(name="Dagar", now=now, target=target)) == (0.0, pytest.approx(high))


def test_an_overdue_review_gets_a_clock() -> None:
    """A map whose review date has passed shows it."""
    made = scene(journey(activity(1), review_by="2026-10"))
    assert "clock" in glyphs(made)
    assert "clock" not in glyphs(scene(journey(activity(1), review_by="2026-11")))


def test_equal_neighbours_backstage_are_one_bar() -> None:
    """The same system under two activities is drawn as one bar over both."""
    work = m.Work(system="CRM")
    steps = (activity(1, backstage=(work,)), activity(2, backstage=(work,)), activity(3))
    made = scene(journey(*steps, lanes=("activities", "backstage")))
    assert texts(made).count("CRM") == 1


def test_fail_points_are_numbered_from_left_to_right() -> None:
    """A fail point carries its number on the bar and in the table below."""
    steps = tuple(activity(i, frontstage=(m.Work(action=f"gör {i}", fails=m.Fail(text=f"fel {i}")),)) for i in (1, 2))
    made = scene(journey(*steps, lanes=("activities", "frontstage")))
    shown = texts(made)
    assert shown.index("fel 1") < shown.index("fel 2")


def test_blueprint_lines_follow_from_the_lanes_present() -> None:
    """Interaction above the stage, visibility below it, the inner line above support."""
    step = activity(1, frontstage=(m.Work(action="a"),), backstage=(m.Work(action="b"),), support=(m.Work(action="c"),))
    ids = [getattr(child, "id", "") for child in scene(
        journey(step, lanes=("activities", "frontstage", "backstage", "support"))
    ).children]  # fmt: skip
    lines = [name for name in ids if name.startswith("line-")]
    assert lines == ["line-interaction", "line-visibility", "line-internal"]


def test_a_quote_is_never_printed_twice() -> None:
    """A verbatim quote beside the curve leaves the lane of thoughts."""
    quote = m.Statement(text="Elva dagar", quote=True, said_by="intervju 4")
    steps = [activity(i, happiness=0.5) for i in range(1, 8)]
    steps[3] = activity(4, happiness=-2.0, thoughts=(quote,))
    assert texts(scene(journey(*steps))).count("”Elva dagar”") == 1


def test_the_label_of_the_row_of_time_stands_on_the_line_of_the_times() -> None:
    """Its words and the words beside it are on one height, whatever their size."""
    shown = [one for one in flat(scene(journey(activity(1, duration="5 dagar")))) if isinstance(one.element, Text)]
    middles = [one.element.y + one.dy - 0.36 * one.element.size for one in shown if "time" in one.ids]
    assert len(middles) == 2
    assert middles[0] == pytest.approx(middles[1], abs=0.4)


def test_effort_and_value_of_an_idea_stay_together() -> None:
    """Where they do not fit beside its owner both stand on the next line."""
    idea = m.Idea(
        id="bud", text="Budtelefon", targets=("a1",), owner="Rådgivning och sälj", by="2027-03", effort=3, value=3
    )
    steps = tuple(activity(number) for number in range(1, 16))
    shown = [one for one in flat(scene(journey(*steps, ideas=(idea,)), paper="A0")) if isinstance(one.element, Text)]
    lines = {one.element.text: one.element.y + one.dy for one in shown if "ideas" in one.ids}
    assert lines["insats"] == lines["värde"]
    assert lines["insats"] > next(y for text, y in lines.items() if text.startswith("Rådgivning"))


def test_a_fail_point_moves_no_words_that_do_not_reach_it() -> None:
    """Two boxes of a row say the same on the same lines, one of them with a triangle on its corner."""
    works = (m.Work(action="svarar", actor="Lis", fails=m.Fail(text="fel")), m.Work(action="lyssnar", actor="Bo"))
    steps = [activity(number, frontstage=(work,)) for number, work in enumerate(works, 1)]
    shown = flat(scene(journey(*steps, lanes=("activities", "frontstage"))))
    lines = {one.element.text: one.element.y + one.dy for one in shown if isinstance(one.element, Text)}
    assert lines["Lis"] == lines["Bo"]


def test_no_word_of_a_head_is_broken() -> None:
    """The heads of the About band have room for the longest word."""
    one = journey(activity(1), parking=("Wallbox",), expectations=(m.Expectation(text="Wärme"),), lang="de")
    assert "Themenspeicher" in texts(scene(one, paper="A0"))


def test_each_question_is_closed_before_the_next_begins() -> None:
    """Also where it ends with who asked it; its answer is a sentence of its own."""
    asked = (
        m.Question(text="När får jag svar?", quote=True, said_by="intervju 8"),
        m.Question(text="Hur ofta?"),
        m.Question(text="Räcker det", answer="Nej."),
    )
    said = " ".join(texts(scene(journey(activity(1), questions=asked))))
    assert "”När får jag svar?” (intervju 8). Hur ofta? Räcker det. Svar: Nej." in said


@pytest.mark.parametrize("view", ["compact", "flow"])
@pytest.mark.parametrize(("paper", "width", "height"), [("A0", 1189.0, 841.0), ("A3", 420.0, 297.0)])
def test_every_view_fills_a_sheet_of_exact_size(view: str, paper: str, width: float, height: float) -> None:
    """A picture made for a screen stands on a sheet as large as it goes, and the sheet has its size."""
    made = scene(journey(activity(1, happiness=1.0), activity(2)), view=view, paper=paper)
    assert not made.in_pixels
    assert (round(made.width * made.unit, 2), round(made.height * made.unit, 2)) == (width, height)
    sheet = next(one for one in made.children if getattr(one, "role", "") == "sheet")
    assert min(sheet.dx, sheet.dy) == pytest.approx(0.0, abs=0.01)


def test_a_flow_too_wide_for_its_sheet_says_how_small_its_text_would_be() -> None:
    """Twenty steps on A3 are refused with the words, the points and the millimetres, not printed unreadably."""
    made = drawing(journey(*(activity(i) for i in range(1, 21))), view="flow", paper="A3")
    assert made.scene is None
    assert made.diagnostics[-1].code == "J413"
    said = r"on A3 the smallest text of this picture, “.+”, would be \d\.\d pt \(\d\.\d mm\); at least 6 pt \(2\.1 mm\)"
    assert re.match(said, made.diagnostics[-1].message), made.diagnostics[-1].message


@pytest.mark.parametrize(("look", "edge"), [("nordic", ""), ("contrast", "line"), ("mono", "")])
def test_the_bar_of_ratings_is_seen_in_every_theme(look: str, edge: str) -> None:
    """Where its ground has no tint it has an edge, in the map and in the legend."""
    made = scene(journey(activity(1, happiness=0.0, ratings=(-1.0, 0.0, 1.0))), theme=theme.load(look))
    bars = [one.element.ink for one in flat(made) if isinstance(one.element, Rect) and one.element.ink.fill == "bar"]
    assert [ink.stroke for ink in bars] == [edge, edge]


def test_the_outermost_way_keeps_off_the_edge_of_its_lane() -> None:
    """A line over the cards has air above it, as much as a card has at its side."""
    steps = [activity(n, ways=(m.Way(to=f"a{n + 1}"),) if n < 4 else ()) for n in range(1, 5)]
    steps[0] = replace(steps[0], ways=(m.Way(to="a2"), m.Way(to="a4")))
    shown = [one for one in flat(scene(journey(*steps, lanes=("activities",)))) if isinstance(one.element, Path | Rect)]
    grounds = [one for one in shown if isinstance(one.element, Rect) and one.element.ink.fill.endswith("-tint")]
    ground = min(one.element.box.y + one.dy for one in grounds)
    heights = [
        one.dy + float(y)
        for one in shown
        if isinstance(one.element, Path) and "way" in one.roles
        for y in re.findall(r"[-\d.]+[ ,]([-\d.]+)", one.element.d)
    ]
    assert min(heights) >= ground + 3.0 - 0.01


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Hon förklarade allt", ("Hon förkla-", "rade allt")),
        ("Vår wifi-router", ("Vår wifi-", "router")),
        ("Hon förklarar", ("Hon", "förklarar")),
    ],
)
def test_later_lines_of_a_pain_go_back_to_the_text_edge(text: str, lines: tuple[str, ...]) -> None:
    """The first line stands after the triangles, the others under them, however the first one ends; nothing is lost."""
    steps = tuple(activity(n, delights=(m.Delight(text=text, strength=3),) if n == 1 else ()) for n in range(1, 18))
    lane = list(flat(scene(journey(*steps, lanes=("activities", "delights")), paper="A0")))
    shown = [one for one in lane if isinstance(one.element, Text) and one.element.text in lines]
    assert [one.element.text for one in shown] == list(lines)
    first, *later = [one.element.x + one.dx for one in shown]
    assert {round(x, 2) for x in later} == {round(min(later), 2)}
    assert first > later[0] + 5.0


@pytest.mark.parametrize("values", [(1.0, -1.0), (2.0, 1.5), (0.0, 0.0), (-2.0, 2.0)])
def test_believed_stretches_begin_and_end_with_a_whole_dash(values: tuple[float, float]) -> None:
    """Beside the white ring of a face stands no crumb of a dash, however steep the curve."""
    steps = (activity(i, happiness=value, standing="assumption") for i, value in enumerate(values, 1))
    shown = [one for one in flat(scene(journey(*steps))) if isinstance(one.element, Path | Glyph)]
    (line,) = (
        one.element for one in shown if isinstance(one.element, Path) and "C" in one.element.d and one.element.ink.dash
    )
    faces = [one.element for one in shown if isinstance(one.element, Glyph) and "feeling" in one.roles]
    numbers = [float(one) for one in re.findall(r"-?[0-9.]+", line.d)]
    piece = Piece(*(Point(*numbers[at : at + 2]) for at in (0, 2, 4, 6)))
    for face, end in zip((one for one in faces if one.name.startswith("face")), (piece.start, piece.end), strict=True):
        middle = face.size / 2
        apart = hypot(end.x - face.x - middle, end.y - face.y - middle)
        assert apart == pytest.approx(face.size / 2 * 1.2, abs=0.05)
    xs = [piece.start.x + (piece.end.x - piece.start.x) * part / 500 for part in range(501)]
    length = sum(hypot(b - a, piece.at(b) - piece.at(a)) for a, b in pairwise(xs))
    dash, gap = line.ink.dash
    assert 0.8 < dash / 4.0 < 1.25
    assert (length - dash) / (dash + gap) == pytest.approx(round((length - dash) / (dash + gap)), abs=0.05)
