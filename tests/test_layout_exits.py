"""What hangs below a card where customers leave: its words break at their parts and keep off the ways beside them."""

from __future__ import annotations

import pytest

from journeyctl.scene import Text
from tests.drawn import studio
from tests.geometry import flat
from tests.scenery import scenery

HEAD = 2.4
"""Half of the width of an arrowhead."""


@pytest.mark.parametrize("paper", ["A1", "A3"])
def test_what_is_told_of_an_exit_breaks_at_its_parts(paper: str) -> None:
    """Why, how many and that they leave stand on lines of their own where they need more than one; none is a widow."""
    (scene,) = studio("journeys/vattenskada.journey.yaml").scenes(paper)
    words = [one.element.text for one in flat(scene) if "exit" in one.roles and isinstance(one.element, Text)]
    lines = [line.replace("\u00a0", " ") for line in words]
    assert lines == ["ger upp", "1 av 2 slutar här", "får nej", "igen", "byter bolag", "2 av 10", "slutar här"]


@pytest.mark.parametrize("name", ["byta-elavtal", "waermepumpe"])
def test_a_way_that_lands_beside_the_words_of_an_exit_keeps_off_them(name: str) -> None:
    """Between the last letter and the arrowhead there are 4 mm or more."""
    (scene,) = studio(f"journeys/{name}.journey.yaml").scenes("A1")
    made = scenery(scene)
    lands = [line.corners[-1] for line in made.ways]
    near = [
        x - HEAD - box.right
        for box, _ in made.exits
        for x, y in lands
        if abs(y - box.y) < 9.0 and 0 < x - box.right < 30
    ]
    assert near
    assert min(near) >= 4.0
