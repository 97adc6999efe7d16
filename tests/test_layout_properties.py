"""Promises that every map keeps, whatever the journey: proven on random ones."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeyctl import layout, theme
from journeyctl.labels import load as labels
from journeyctl.model import Journey
from journeyctl.scene import Glyph, Scene, Text
from tests.geometry import flat, overlaps, text_box
from tests.journeys import journeys

TODAY = date(2026, 1, 1)
many = settings(max_examples=170, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def drawn(journey: Journey, view: str = "map") -> Scene:
    drawing = layout.lay_out(
        journey, view=view, theme=theme.load("nordic"), labels=labels(journey.lang), revision="1a2b3c4", today=TODAY
    )
    assert drawing.scene is not None, drawing.diagnostics
    return drawing.scene


@many
@given(journeys(), st.sampled_from(["map", "compact", "flow"]))
def test_no_text_leaves_its_box_or_the_page(journey: Journey, view: str) -> None:
    """Every line of text is no wider than its box, and lies on the page."""
    scene = drawn(journey, view)
    for one in flat(scene):
        if isinstance(one.element, Text):
            box = text_box(one)
            assert box.x >= -0.01, one
            assert box.right <= scene.width + 0.01, one
            assert box.bottom <= scene.height + 0.01, one
            if one.element.box is not None:
                assert one.element.width <= one.element.box.w * 1.02 + 0.01, one


@many
@given(journeys(), st.sampled_from(["map", "compact", "flow"]))
def test_no_two_texts_overlap(journey: Journey, view: str) -> None:
    """No line of text lies on another one."""
    boxes = [(text_box(one), one.element.text) for one in flat(drawn(journey, view)) if isinstance(one.element, Text)]
    assert overlaps(boxes, slack=0.6) == []


@many
@given(journeys())
def test_no_text_lies_on_a_face_or_mark(journey: Journey) -> None:
    """Quotes and numbers of the curve lane keep clear of faces, hearts and thunderclouds."""
    signs = []
    texts = []
    for one in flat(drawn(journey)):
        if "happiness" not in one.ids:
            continue
        if isinstance(one.element, Glyph) and "feeling" in one.roles:
            glyph = one.element
            inset = glyph.size * 0.12
            signs.append((text_box_of_glyph(one, inset), glyph.name))
        if isinstance(one.element, Text):
            texts.append((text_box(one), one.element.text))
    for sign, name in signs:
        for text, words in texts:
            assert not sign.meets(text), (name, words)


def text_box_of_glyph(one, inset):
    from journeyctl.scene import Box

    glyph = one.element
    return Box(glyph.x + one.dx + inset, glyph.y + one.dy + inset, glyph.size - 2 * inset, glyph.size - 2 * inset)


@many
@given(journeys())
def test_the_same_journey_gives_the_same_scene(journey: Journey) -> None:
    """Layout is a function: the same journey twice is the same scene."""
    assert drawn(journey) == drawn(journey)


def test_a_map_too_wide_for_its_paper_says_by_how_many_millimetres() -> None:
    """More activities than columns fit is an error that names the lane and the overflow in mm."""
    pytest.importorskip("journeyctl.layout")
