"""Maps on rolls: as long as they need, never refused for being too high as long as a longer roll holds them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeyctl import layout, theme
from journeyctl import model as m
from journeyctl.labels import load as labels
from journeyctl.paper.grid import LABELS, MARGIN, PHASE_GAP
from journeyctl.paper.page import ROLL_COLUMN
from journeyctl.pipeline import Input, load
from journeyctl.record import replace
from journeyctl.scene import Scene, Text
from tests.geometry import flat
from tests.large import LEAN, large
from tests.promises import PROMISES, Picture
from tests.running import ROOT

TODAY = date(2026, 11, 1)
EXAMPLES = sorted(Path(ROOT).glob("journeys/**/*.journey.yaml"))


def drawn(journey: m.Journey, paper: str) -> layout.Drawing:
    return layout.lay_out(
        journey, paper=paper, theme=theme.load("nordic"), labels=labels(journey.lang), today=TODAY,
    )  # fmt: skip


def long(scene: Scene) -> float:
    """Its length on the roll, in millimetres."""
    return scene.width * scene.unit


@pytest.mark.proof
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_fits_a_roll(path: Path) -> None:
    """On one sheet as high as the roll is broad, with nothing broken or colliding: what is high gets longer."""
    journey = load(Input(path.name, path)).journey
    assert journey is not None
    made = drawn(journey, "roll:914mm")
    (scene,) = made.scenes
    assert scene.height * scene.unit == pytest.approx(914)
    picture = Picture(journey, "map", scene, tuple(flat(scene)), labels(journey.lang))
    for promise in PROMISES:
        assert not promise(picture), promise.__doc__


def talkative(journey: m.Journey, times: int = 12) -> m.Journey:
    """The journey with much to read in each column."""
    told = (m.Statement(text="Här står det mycket som alla ska kunna läsa. " * times),)
    phases = (
        replace(phase, activities=tuple(replace(one, thoughts=told) for one in phase.activities))
        for phase in journey.phases
    )
    return replace(journey, phases=tuple(phases))


def test_a_roll_is_no_longer_than_it_must_be() -> None:
    """Little text has columns of the usual width; what would be too high with these gets longer, and keeps its type."""
    short = large(18, lanes=LEAN)
    (little,), (much,) = drawn(short, "roll:914mm").scenes, drawn(talkative(short), "roll:914mm").scenes
    gaps = 2 * MARGIN + LABELS + PHASE_GAP * (len(short.phases) - 1)
    assert (little.width - gaps) / 18 == pytest.approx(ROLL_COLUMN)
    assert long(much) > 1.15 * long(little)
    assert sizes(much) == sizes(little)


def sizes(scene: Scene) -> set[float]:
    """The sizes of the needs, which are set in the same type as far as the whole map is."""
    texts = (one.element for one in flat(scene) if isinstance(one.element, Text))
    return {one.size for one in texts if one.text.startswith("Behov")}


@pytest.mark.parametrize("count", [1, 2, 3])
def test_few_activities_lie_too(count: int) -> None:
    """A roll that lies is longer than it is broad, however little there is to show."""
    (scene,) = drawn(large(count, lanes=LEAN), "roll:914mm").scenes
    assert long(scene) == pytest.approx(914 * 1.2)


def test_what_no_page_can_hold_is_refused() -> None:
    """A roll of more than five metres is told, with the metres that are too many."""
    made = drawn(large(90, lanes=LEAN), "roll:914mm")
    assert made.scenes == ()
    assert [one.code for one in made.diagnostics] == ["J412"]


def test_what_is_too_high_for_the_longest_roll_is_refused() -> None:
    """Where a longer roll would be longer than a page of a PDF, the lane that is too high is told."""
    made = drawn(talkative(large(52, lanes=LEAN), 80), "roll:610mm")
    assert made.scenes == ()
    assert [one.code for one in made.diagnostics] == ["J411"]
    assert "mm too high for roll:610mm" in made.diagnostics[0].message
