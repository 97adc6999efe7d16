"""A map that is a little too high for its sheet is set as closely as two bands are, before it is refused."""

from __future__ import annotations

from datetime import date

import pytest

from journeyctl import labels, layout, theme
from journeyctl.layout.happiness import FLOOR
from journeyctl.paper.insets import DENSE_TILE, TILE
from journeyctl.paper.page import LEAST_POINTS
from journeyctl.paper.style import PT
from journeyctl.scene import Rect, Text
from journeyctl.theme.plate import Plate
from tests.drawn import studio
from tests.geometry import flat
from tests.promises import PROMISES, Picture

LINK = "https://kartor.exempel/{}@1a2b3c4"
CLOSE = [("ny-bredbandskund", LINK), ("boliglan", ""), ("ny-bredbandskund-2027", "")]
"""Journeys of 11 to 15 activities that an A3 holds only so."""
USUAL = [("ny-bredbandskund", ""), ("vattenskada", LINK), ("waermepumpe", LINK)]
"""Those it holds as they are."""


def drawn(name: str, link: str) -> Picture:
    """The map of an example on an A3, on which it breaks no word."""
    journey = studio(f"journeys/{name}.journey.yaml").journey
    words = labels.load(journey.lang)
    made = layout.lay_out(
        journey, paper="A3", theme=theme.load("nordic"), labels=words, today=date(2026, 1, 1), revision="1a2b3c4",
        plate=Plate(link=link.format(name)),
    )  # fmt: skip
    assert made.diagnostics == ()
    (scene,) = made.scenes
    return Picture(journey, "map", scene, tuple(flat(scene)), words)


def tile(picture: Picture) -> float:
    """The side of the tiles of channels; what has an outline is less by it."""
    shapes = [one.element for one in picture.lane("touchpoints")]
    return max(one.box.w for one in shapes if isinstance(one, Rect) and one.box.w == one.box.h)


def kept(name: str, link: str) -> None:
    """It is drawn closely, and keeps every promise and every floor."""
    picture = drawn(name, link)
    assert tile(picture) == DENSE_TILE
    assert [(one.__doc__, found) for one in PROMISES if (found := one(picture))] == []
    sizes = [one.element.size for one in picture.flat if isinstance(one.element, Text)]
    assert min(sizes) * picture.scene.unit / PT >= LEAST_POINTS - 0.005
    panel = [one.element.box.h for one in picture.lane("happiness") if isinstance(one.element, Rect)]
    assert max(panel) >= FLOOR


def test_a_map_with_its_code_fits_a_small_sheet_closely() -> None:
    """Fifteen activities in nine lanes with the code of their address stand on an A3."""
    kept(*CLOSE[0])


@pytest.mark.proof
@pytest.mark.parametrize(("name", "link"), CLOSE[1:])
def test_maps_of_many_lanes_fit_a_small_sheet_closely(name: str, link: str) -> None:
    """And those of other examples, with the code or without."""
    kept(name, link)


@pytest.mark.parametrize(("name", "link"), USUAL)
def test_a_map_that_fits_has_its_usual_spacing(name: str, link: str) -> None:
    """What need not be set closely is not."""
    assert tile(drawn(name, link)) == TILE
