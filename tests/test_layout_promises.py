"""The promises of every picture, on hundreds of random journeys: each is drawn once and held to all of them."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest
from hypothesis import given

from journeyctl import layout, theme
from journeyctl.labels import load as labels
from journeyctl.model import Journey
from journeyctl.paint import paint
from tests.bound import bound
from tests.geometry import flat
from tests.journeys import journeys, seeded
from tests.promises import PROMISES, Picture

TODAY = date(2026, 1, 1)
RUNS = [("map", 1), ("map", 2), ("map", 3), ("compact", 4), ("flow", 5), ("strip", 6), ("curve", 7)]
"""A view and a seed each: runs of their own, so that they share the processors."""


def drawn(journey: Journey, view: str) -> Picture:
    words = labels(journey.lang)
    drawing = layout.lay_out(
        journey, view=view, theme=theme.load("nordic"), labels=words, revision="1a2b3c4", today=TODAY
    )
    assert drawing.scene is not None, drawing.diagnostics
    return Picture(journey, view, drawing.scene, tuple(flat(drawing.scene)), words)


@pytest.mark.parametrize(
    "more",
    [
        "activities: [{name: A, happiness: 1, evidence: [], needs: {text: B, met: fully, refuted: yes}}]",
        "activities: [{name: A, ideas: {text: B, refuted: yes}}]",
        "activities: [{name: A, ideas: {text: B, status: rejected}}]",
        "purpose: {goal: B, measure: {name: C, now: -0.5, target: 30}}\nactivities: [{name: A}]",
    ],
)
def test_what_random_journeys_found_stays_found(more: str) -> None:
    """Pictures that once broke a promise keep it."""
    journey = bound(f"title: T\nlang: en\n{more}\n").journey
    assert journey is not None
    picture = drawn(journey, "map")
    for promise in PROMISES:
        assert not promise(picture), promise.__doc__


def held(view: str, number: int, examples: int) -> None:
    """None of so many random journeys breaks a promise, and every fourth gives the same bytes twice."""
    drawings = count()

    @seeded(number, examples)
    @given(journeys())
    def kept(journey: Journey) -> None:
        picture = drawn(journey, view)
        for promise in PROMISES:
            assert not promise(picture), promise.__doc__
        if next(drawings) % 4:
            return
        palette = theme.load("nordic").palette(picture.scene.phases)
        again = drawn(journey, view).scene
        assert paint(picture.scene, palette, "system") == paint(again, palette, "system"), "the same bytes twice"

    kept()


@pytest.mark.parametrize(("view", "number"), RUNS, ids=str)
def test_every_picture_keeps_its_promises(view: str, number: int) -> None:
    """None of fourteen random journeys in each run breaks a promise, eight of the views that show little."""
    held(view, number, 8 if view in ("strip", "curve") else 14)


@pytest.mark.proof
@pytest.mark.parametrize(("view", "number"), RUNS, ids=str)
def test_many_more_pictures_keep_their_promises(view: str, number: int) -> None:
    """Nor does one of two hundred others."""
    held(view, number + 100, 200)
