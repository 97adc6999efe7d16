"""Promises of the picture of a difference, whatever the journeys: nothing collides, nothing is left out."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl import labels, overlay
from journeyctl import model as m
from journeyctl import theme as themes
from journeyctl.diff import Difference, compare
from journeyctl.paint import paint
from tests import promises
from tests.editing import edited
from tests.geometry import flat
from tests.journeys import journeys
from tests.promises import Picture
from tests.whole import whole_journey

some = settings(max_examples=12, deadline=None, derandomize=True)
seeds = st.integers(0, 1_000_000)
NORDIC = themes.load("nordic")
KEPT = (
    promises.no_text_leaves_the_page,
    promises.no_text_leaves_its_box,
    promises.no_two_texts_overlap,
    promises.no_text_lies_on_a_feeling,
    promises.feelings_do_not_overlap,
)


def drawn(difference: Difference, lang: str = "sv") -> Picture:
    """The picture of a difference."""
    words = labels.load(lang, (), overlay.BOOK)
    journey = difference.after or difference.before
    assert journey is not None
    scene = overlay.lay_out(difference, theme=NORDIC, labels=words).scene
    assert scene is not None
    return Picture(journey, "diff", scene, tuple(flat(scene)), words)


def edit(journey: m.Journey, edits: list[int]) -> m.Journey:
    """The journey with some fields changed."""
    for one in edits:
        journey, _ = edited(journey, one)
    return journey


def assert_kept(difference: Difference) -> None:
    """Every promise is kept."""
    picture = drawn(difference)
    broken = {promise.__name__: found for promise in KEPT if (found := promise(picture))}
    assert broken == {}


@some
@given(journeys(), st.lists(seeds, min_size=1, max_size=6))
def test_an_edited_journey_is_drawn_well(journey: m.Journey, edits: list[int]) -> None:
    """No text collides or leaves its box, whatever was edited, in both directions."""
    other = edit(journey, edits)
    assert_kept(compare(journey, other))
    assert_kept(compare(other, journey))


@some
@given(journeys(), journeys())
def test_two_journeys_are_drawn_well(one: m.Journey, other: m.Journey) -> None:
    """As well where nearly nothing is the same."""
    assert_kept(compare(one, other))


@pytest.mark.parametrize("side", [0, 1])
def test_a_journey_that_came_or_went_is_drawn_well(side: int) -> None:
    """One side is enough, and none differs from itself."""
    journey = whole_journey(3)
    assert_kept(compare(*((journey, None) if side else (None, journey))))
    assert_kept(compare(journey, journey))


def test_the_same_difference_gives_the_same_bytes() -> None:
    """Laid out and painted twice."""
    difference = compare(whole_journey(1), whole_journey(2))
    write = partial(paint, palette=NORDIC.palette(6), fonts="system")
    assert write(drawn(difference).scene) == write(drawn(difference).scene)
