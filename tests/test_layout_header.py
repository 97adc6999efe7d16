"""What a poster is looked at for first: how header, phases and cards are set, to the tenth of a millimetre."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from journeyctl import layout, theme
from journeyctl.box import Box
from journeyctl.fonts import Typesetter
from journeyctl.labels import LANGUAGES, load
from journeyctl.layout import header
from journeyctl.layout.board import Board
from journeyctl.layout.cards import chevron, corner, feeling
from journeyctl.layout.header import _measure_head, kind_pill
from journeyctl.layout.phases import times
from journeyctl.layout.titleblock import ROW
from journeyctl.layout.wording import _period
from journeyctl.paper.bands import DENSE_GAP
from journeyctl.paper.grid import COLUMN_GAP, grid
from journeyctl.paper.page import page
from journeyctl.paper.style import STEPS
from journeyctl.scene import Circle, Glyph, Path, Rect, Text
from tests.bound import journey
from tests.geometry import Flat, flat, shape_box, text_box
from tests.large import large

TODAY = date(2026, 1, 1)
JOURNEY = """
title: Prov
lang: sv
status: reviewed
scenario: En dag läcker det.
purpose:
  goal: Kortare väntan
  measure: {name: Dagar från anmälan till besiktning av huset, now: 12, target: 5, by: 2027-01}
persona: {name: Ett namn, role: Snickare}
lanes: [activities, {lane: pains, title: LANE}, delights, {lane: egen, title: Egen}]
phases:
- name: Fas
  happiness: -1
  mark: star
  cells: {egen: Lovad}
  standing: assumption
  activities:
  - {name: Ett, standing: validated, observed: 3/4, pains: [Dyrt], duration: 2 dagar}
  - {name: Två, standing: assumption}
  - {name: Tre, standing: assumption, delights: [Snabbt]}
  - {name: Fyra, standing: refuted}
"""


@cache
def drawn(lane: str = "Ros och ris") -> tuple[Flat, ...]:
    """Its map on a poster."""
    made = journey(JOURNEY.replace("LANE", lane))
    look = theme.load("nordic")
    found = layout.lay_out(made, paper="A0", theme=look, labels=load("sv"), today=TODAY)
    assert found.scene is not None, found.diagnostics
    return tuple(flat(found.scene))


def board(factor: float) -> Board:
    """What it is laid out from, its type at one of its steps."""
    made = journey(JOURNEY)
    sheet = page("A0", "landscape", 0.0)
    columns = grid(made, sheet.width, running=False)
    return Board(
        made, load("sv"), Typesetter("sv", (), sheet.cut), sheet, columns, made.lanes, "", TODAY, factor=factor
    )


def inked(one: Flat) -> Box:
    """A shape with its outline; a face with the ring around it."""
    box = shape_box(one)
    assert box is not None
    if isinstance(one.element, Glyph):
        return box.grown(box.w * 0.1 if one.element.name.startswith("face") else 0.0)
    assert isinstance(one.element, Circle | Rect)
    return box.grown(one.element.ink.width / 2 if one.element.ink.stroke else 0.0)


def line(text: str, lane: str = "Ros och ris") -> Box:
    """The box of a line of the map."""
    return next(text_box(one) for one in drawn(lane) if isinstance(one.element, Text) and one.element.text == text)


def capitals(text: Text) -> float:
    """The height that the capitals of a line are centred on."""
    return text.y - 0.36 * text.size


def test_the_boxes_of_the_meter_are_equally_far_apart() -> None:
    """From outline to outline, be they filled, dashed or struck."""
    boxes = [inked(one) for one in drawn() if "findings" in one.ids and isinstance(one.element, Rect)]
    small = [box for box in boxes if box.w < 30.0]
    assert len(small) == 4
    gaps = [right.x - left.right for left, right in pairwise(small)]
    assert min(gaps) == pytest.approx(max(gaps))
    assert {round(box.h, 6) for box in small} == {7.0}
    assert min(gaps) >= 2.0


def test_mark_and_face_on_a_phase_are_of_one_size_and_apart() -> None:
    """The disc of a mark is as large as a face with its ring, and 2 mm beside it."""
    shapes = [one for one in drawn() if "phase" in one.roles]
    disc = inked(next(one for one in shapes if isinstance(one.element, Circle)))
    face = inked(next(one for one in shapes if isinstance(one.element, Glyph) and "face" in one.element.name))
    assert (face.y, face.h) == pytest.approx((disc.y, disc.h))
    assert face.x - disc.right == pytest.approx(2.0)


def test_a_measure_stands_clear_of_its_name() -> None:
    """Its name breaks where it ends, without a dot at the break, and is no nearer to its values than texts are."""
    texts = [one.element.text for one in drawn() if "title" in one.ids and isinstance(one.element, Text)]
    assert not [text for text in texts if text.endswith("·")]
    by = line("TILL JANUARI 2027")
    assert line("12 i dag").y - (by.y + by.h) > 3.0


@pytest.mark.parametrize("lane", ["Ros och ris", "Ris"])
def test_a_lane_made_of_two_says_no_word_twice(lane: str) -> None:
    """A name of one lane that says both is the name of the two; another stands beside the other's."""
    wanted = {"Ros och ris": "Ros och ris", "Ris": "Ris · Ros"}[lane]
    heads = [
        one.element.text for one in drawn(lane) if isinstance(one.element, Text) and "Ris" in one.element.text.title()
    ]
    assert heads[0] == wanted


@pytest.mark.parametrize("factor", STEPS)
def test_words_stand_in_the_middle_of_their_signs_at_every_step(factor: float) -> None:
    """Beside the number on a card and inside the pill over the title, however small the type."""
    made = board(factor)
    for activity in made.journey.activities:
        first = corner(made, activity, feeling(made, activity, None, curve=True))
        words = [one for one in first.elements if isinstance(one, Text)]
        assert [capitals(one) for one in words] == pytest.approx([first.height / 2], abs=0.05)
    pill = kind_pill(made)
    assert [capitals(one) for one in pill.elements if isinstance(one, Text)] == pytest.approx([7.2, 7.2], abs=0.05)


def test_what_a_phase_is_believed_to_be_is_marked_down_the_whole_cell() -> None:
    """A statement of the phase alone in its cell has the dashed rule that one of an activity would have."""
    rules = [one for one in drawn() if "egen" in one.ids and isinstance(one.element, Path) and one.element.ink.dash]
    grounds = [shape_box(one) for one in drawn() if "egen" in one.ids and isinstance(one.element, Rect)]
    (height,) = {box.h for box in grounds if box}
    parts = rules[0].element.d.split()
    assert float(parts[-1]) - float(parts[2]) == pytest.approx(height - 8.0, abs=0.01)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_status_begins_as_the_others_do(lang: str) -> None:
    """The words in one cell of the title block all have a capital."""
    words = load(lang)
    stages = ("prepared", "draft", "first-version", "reviewed", "validated", "in-use")
    assert [word for word in (words(f"status.{stage}") for stage in stages) if word[0].islower()] == []


@pytest.mark.parametrize("paper", ["A0", "A3"])
def test_captions_and_words_of_the_title_block_stand_apart(paper: str) -> None:
    """On small papers, too, where captions are larger for their size, and in a row of the usual height."""
    made = journey(JOURNEY.replace("LANE", "Ris"))
    found = layout.lay_out(made, paper=paper, theme=theme.load("nordic"), labels=load("sv"), today=TODAY)
    assert found.scene is not None
    block = [one for one in flat(found.scene) if "legend" in one.ids]
    lines = {one.element.text: text_box(one) for one in block if isinstance(one.element, Text)}
    rects = [one for one in block if isinstance(one.element, Rect) and one.element.ink.stroke == "ink-2"]
    frame = shape_box(rects[-1])
    assert frame is not None
    caption, words = lines["Status"], lines["Granskad"]
    assert words.y - caption.bottom >= 1.3
    assert caption.y - frame.y >= 1.5
    assert frame.h == pytest.approx(2 * ROW)


def test_the_label_of_the_time_stands_on_the_line_of_its_words() -> None:
    """The row of time has no cells: its label is as high as what it names, whatever the step of the type."""
    for factor in STEPS:
        strip = times(board(factor))
        assert strip is not None
        title, word = (one for one in strip.elements if isinstance(one, Text))
        assert capitals(title) == pytest.approx(capitals(word), abs=0.05)


@pytest.mark.parametrize("gap", [COLUMN_GAP, DENSE_GAP])
def test_a_chevron_between_cards_touches_neither(gap: float) -> None:
    """There is more air than line on both sides of it, in the narrow gaps of a folded map, too."""
    made = chevron(gap / 2, 10.0, gap)
    xs = [float(part) for part in made.d.split() if part not in "ML"][::2]
    edge = 0.4
    assert min(xs) - made.ink.width / 2 - edge >= 1.0
    assert gap - max(xs) - made.ink.width / 2 - edge >= 1.0


@pytest.mark.parametrize("width", [60.0, 90.0, 120.0, 150.0, 240.0])
def test_parting_the_name_of_a_measure_from_its_date_costs_no_line(width: float) -> None:
    """The head over the scale is no higher than one text of both would be."""
    made = board(1.0)
    name, by = "Dagar till besiktning av huset", "till januari 2027"
    together = made.text(f"{name} · {by}".upper(), "head", "ink-3", width)
    assert _measure_head(made, name, by, width).height <= together.height + 0.1


def test_the_chevrons_of_a_band_are_of_one_size() -> None:
    """Between phases, too, where the gap is wider; smaller than in a map of one band."""
    made = large(24)
    found = layout.lay_out(made, paper="A0", theme=theme.load("nordic"), labels=load("sv"), today=TODAY)
    assert found.scene is not None
    inks = [one.element.ink for one in flat(found.scene) if isinstance(one.element, Path) and "activities" in one.ids]
    widths = {ink.width for ink in inks if ink.stroke == "ink-2"}
    assert list(widths) == pytest.approx([0.8 * DENSE_GAP / COLUMN_GAP])


def test_a_chevron_keeps_clear_of_the_second_edge_of_a_card() -> None:
    """A card with a journey of its own shows another edge at its right; the chevron has the middle of what is left."""
    cards = "- name: Fas\n  activities:\n  - {name: Ett, journey: annan}\n" + "".join(
        f"  - Steg {n}\n" for n in range(8)
    )
    made = journey(f"title: Prov\nlang: sv\nphases:\n{cards}")
    found = layout.lay_out(made, paper="A0", theme=theme.load("nordic"), labels=load("sv"), today=TODAY)
    assert found.scene is not None
    lane = [one for one in flat(found.scene) if "activities" in one.ids]
    edges = [inked(one) for one in lane if isinstance(one.element, Rect) and "card" in one.roles]
    behind, second = edges[0], edges[2]
    tips = next(
        one.element.d.split() for one in lane if isinstance(one.element, Path) and one.element.ink.stroke == "ink-2"
    )
    left, right = float(tips[1]), float(tips[4])
    assert left - behind.right == pytest.approx(second.x - right, abs=0.2)
    assert left - behind.right >= 0.8


@pytest.mark.parametrize(("takeaways", "width"), [("", (60.0, 200.0)), ("takeaways: [Det tar tid.]\n", (297.0, 299.0))])
def test_the_panel_at_the_right_is_no_larger_than_what_it_says(takeaways: str, width: tuple[float, float]) -> None:
    """Without conclusions it is as wide as its figures and boxes, and the title has the room."""
    texts = "evidence: {inv: {kind: interview, count: 6, date: 2026-05}}\n"
    made = journey(f"{takeaways}{texts}{JOURNEY.lstrip()}")
    found = layout.lay_out(made, paper="A0", theme=theme.load("nordic"), labels=load("sv"), today=TODAY)
    assert found.scene is not None
    panel = next(one for one in flat(found.scene) if "findings" in one.ids and isinstance(one.element, Rect))
    words = [
        text_box(one).right for one in flat(found.scene) if "findings" in one.ids and isinstance(one.element, Text)
    ]
    box = inked(panel)
    assert width[0] < box.w < width[1]
    assert max(words) <= box.right - 10.0


@pytest.mark.parametrize("part", ["_figures", "_meter"])
def test_what_decides_on_the_width_of_a_panel_is_laid_out_once(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The figures and the boxes of the panel at the right are not made a second time for the width that they need."""
    made: list[str] = []
    kept = getattr(header, part)
    monkeypatch.setattr(header, part, lambda *given: (made.append(part), kept(*given))[1])
    given = journey(f"evidence: {{inv: {{kind: interview, count: 6, date: 2026-05}}}}\n{JOURNEY.lstrip()}")
    header.header(board(1.0)._replace(journey=given))
    assert made == [part]


@pytest.mark.parametrize(
    ("lang", "start", "end", "said"),
    [
        ("de", "2026-04", "2026-05", "April–Mai 2026"),
        ("sv", "2025", "2026-03", "2025 – mars 2026"),
        ("sv", "2025-12", "2026-03", "december 2025 – mars 2026"),
        ("en", "2025", "2026", "2025–2026"),
        ("en", "2025", "2025-12", "2025 – December 2025"),
        ("en", "2026-03-02", "2026-05-04", "2 March 2026 – 4 May 2026"),
        ("en", "2026-03", "2026-03", "March 2026"),
    ],
)
def test_a_period_has_spaces_around_its_dash_only_between_dates_of_several_words(
    lang: str, start: str, end: str, said: str
) -> None:
    """As grammars of all our languages want it."""
    assert _period(load(lang), start, end).replace("\u00a0", " ") == said
