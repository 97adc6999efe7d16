"""A map of few activities: cards keep the widest measure, the sheet's width is shared, texts stand abreast."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from journeyctl import layout, theme
from journeyctl.box import Box
from journeyctl.labels import load
from journeyctl.layout.samples import SAMPLES
from journeyctl.model import Journey
from journeyctl.paper.grid import LABELS, MARGIN, WIDEST_COLUMN
from journeyctl.scene import Path, Rect, Text
from tests.bound import journey
from tests.drawn import studio
from tests.geometry import Flat, flat, shape_box, text_box
from tests.promises import PROMISES, Picture

STEP = """
  - name: {name}
    thoughts: [Hur kan det bli så här mycket för två rum?, {{quote: Skönt att jämföra, said_by: intervju 4}}]
    needs: [{{text: Förstå vad som gör räkningen hög, satisfied_by: Tydlig faktura}}, {{text: Agera, met: partly}}]
    pains: [{{text: Ingen förklaring, severity: 3}}, Lång kö]
    delights: Vänlig röst
    touchpoints: [invoice, web, phone]
    measures: [{{name: Kötid, now: 28 min, target: 5 min}}, {{name: NPS, now: -20}}]
    ask: [{{text: Varför nu?, how: intervju}}, Vem ringer?]
    backstage: [{{action: Skickar fakturan, system: Fakturasystem}}]
"""


def few(count: int) -> Journey:
    """A journey of so many activities, the last two in a phase of their own."""
    steps = [STEP.format(name=f"Får en hög räkning {n}") for n in range(count)]
    cut = max(1, count - 2)
    parts = [part for part in (steps[:cut], steps[cut:]) if part]
    phases = "".join(f"- name: Fas {n}\n  activities:{''.join(part)}" for n, part in enumerate(parts))
    ideas = (
        "ideas:\n- {text: Förklara skillnaden mot förra månaden, for: far-en-hog-rakning-0, votes: 5}\n- En egen app\n"
    )
    return journey(f"title: Prov\nlang: sv\nphases:\n{phases}{ideas}")


@cache
def drawn(count: int) -> Picture:
    """Its map on a sheet."""
    made = few(count)
    words = load("sv")
    found = layout.lay_out(made, paper="A0", theme=theme.load("nordic"), labels=words, today=date(2026, 1, 1))
    assert found.scene is not None, found.diagnostics
    return Picture(made, "map", found.scene, tuple(flat(found.scene)), words)


def said(picture: Picture, text: str) -> Flat:
    """The first line that begins so."""
    return next(one for one in picture.texts if one.element.text.startswith(text))


def boxes(picture: Picture) -> list[Box]:
    """The cards, from left to right."""
    found = [shape_box(one) for one in picture.flat if one.roles[-1:] == ("card",) and isinstance(one.element, Rect)]
    return [box for box in found if box and box.w > 40]


@pytest.mark.parametrize("count", [1, 2, 3, 6])
def test_few_activities_share_the_sheet_and_keep_their_measure(count: int) -> None:
    """On A0 no card, bar or note is wider than the widest column; the columns stand in the whole width, evenly."""
    picture = drawn(count)
    cards = boxes(picture)
    assert len(cards) == count
    hung = [shape_box(one) for one in picture.lane("backstage") if isinstance(one.element, Rect)]
    sheets = [one.element.d.split() for one in picture.lane("ideas") if isinstance(one.element, Path)]
    notes = [float(part[part.index("H") + 1]) for part in sheets if "M 0 0 H" in " ".join(part)]
    wide = [box.w for box in (*cards, *hung) if box and box.w < picture.scene.width / 2]
    assert max(*wide, *notes) < WIDEST_COLUMN
    left = cards[0].x - (MARGIN + LABELS)
    right = picture.scene.width - MARGIN - cards[-1].right
    assert left == pytest.approx(right, abs=0.1)
    assert {promise.__doc__: found for promise in PROMISES if (found := promise(picture))} == {}


@pytest.mark.parametrize(("first", "second"), [
    ("Förstå", "Agera"), ("”Hur kan", "”Skönt"), ("Vänlig", "Lång kö"), ("faktura", "telefon"),
    ("Kötid", "NPS"), ("Varför nu?", "Vem ringer?"),
])  # fmt: skip
def test_in_a_wide_column_texts_stand_abreast(first: str, second: str) -> None:
    """Two of a kind stand side by side, each in half of the column, and not on a sheet of narrow ones."""
    one, two = (text_box(said(drawn(1), text)) for text in (first, second))
    assert two.x > one.right
    assert max(one.w, two.w) <= WIDEST_COLUMN / 2
    one, two = (text_box(said(drawn(9), text)) for text in (first, second))
    assert two.y > one.bottom


@pytest.mark.parametrize("delight", ["Samlet for første gang", "Bra"])
def test_texts_that_would_be_broken_abreast_stand_one_below_the_other(delight: str) -> None:
    """A pain or a delight that has room on one line keeps it; short ones share the width."""
    steps = "".join(f"- {{name: A{n}, delights: {delight}, pains: Dyrt}}\n" for n in range(7))
    made = journey(f"title: Prov\nactivities:\n{steps}")
    found = layout.lay_out(made, paper="A0", theme=theme.load("nordic"), labels=load("en"), today=date(2026, 1, 1))
    assert found.scene is not None
    lines = [one for one in flat(found.scene) if isinstance(one.element, Text)]
    glad, sad = (text_box(next(one for one in lines if one.element.text == text)) for text in (delight, "Dyrt"))
    assert (sad.y > glad.y) == (delight != "Bra")


def test_a_line_leads_from_card_to_card_where_they_stand_apart() -> None:
    """It ends at the small chevron that stands between neighbours; where they are near only that stands."""
    picture = drawn(3)
    cards = boxes(picture)
    found = []
    for one in picture.lane("activities"):
        part = one.element.d.split() if isinstance(one.element, Path) else []
        if len(part) == 5 and part[3] == "H":
            found.append((float(part[1]), float(part[4])))
    assert [(start > a.right, end < b.x) for (start, end), (a, b) in zip(found, pairwise(cards), strict=True)] == [
        (True, True), (True, True),
    ]  # fmt: skip


def test_on_an_upright_sheet_the_legend_takes_the_whole_width() -> None:
    """Two dozen signs stand in five rows above the title block, and not in eleven beside it."""
    scene = studio("journeys/boliglan.journey.yaml", orientation="portrait").scenes("A1")[0]
    words = {load("nb")(f"legend.{sign}") for sign in SAMPLES}
    legend = [one for one in flat(scene) if "legend" in one.ids and isinstance(one.element, Text)]
    rows = {round(one.element.y + one.dy) for one in legend if one.element.text in words}
    others = [one.element.y + one.dy for one in legend if one.element.x + one.dx > scene.width / 2]
    assert len(rows) <= 5
    assert max(others) > max(rows) + 10
