"""Stages that recur: every view names each of them, and no word of theirs lies on another."""

from __future__ import annotations

from datetime import date

import pytest

from journeyctl import layout, theme
from journeyctl import model as m
from journeyctl.labels import load as labels
from journeyctl.record import replace
from journeyctl.scene import Path, Scene, Text
from tests.everywhere import LEAN, everywhere
from tests.geometry import Flat, flat
from tests.large import STAGES
from tests.promises import Picture, no_text_leaves_its_box, no_text_leaves_the_page, no_two_texts_overlap

GROUP = "Ett namn på fler faser än en"


def alternating(count: int, across: int, lang: str = "sv") -> m.Journey:
    """A journey of so many activities, `across` in a phase, each phase of another stage and group than the last."""
    made = everywhere(count, lang, LEAN)
    phases = tuple(
        replace(
            made.phases[0], id=f"p{at // across}", name=f"Fas{at // across}", stage=STAGES[at // across % 3],
            group=f"{GROUP} {at // across}",
            activities=tuple(replace(one, phase=f"p{at // across}") for one in made.activities[at : at + across]),
        )
        for at in range(0, count, across)
    )  # fmt: skip
    # Marks and ways on far cards have tests of their own.
    return replace(made, phases=phases, takeaways=())


def scenes(journey: m.Journey, view: layout.View, paper: str) -> tuple[Scene, ...]:
    made = layout.lay_out(
        journey, view=view, paper=paper, orientation="landscape", theme=theme.load("nordic"),
        labels=labels(journey.lang), revision="1a2b3c4", today=date(2026, 1, 1),
    )  # fmt: skip
    assert made.scenes, made.diagnostics
    return made.scenes


def headed(one: Flat) -> bool:
    return any(name in one.ids for name in ("stages", "groups", "phases", "time"))


def kept(journey: m.Journey, view: layout.View, paper: str) -> None:
    """The heads of all columns keep what every picture promises, and name every stage."""
    names = {labels(journey.lang)(f"stage.{phase.stage}.name") for phase in journey.phases}
    there: set[str] = set()
    for scene in scenes(journey, view, paper):
        heads = tuple(one for one in flat(scene) if headed(one))
        picture = Picture(journey, view, scene, heads, labels(journey.lang))
        for promise in (no_text_leaves_the_page, no_text_leaves_its_box, no_two_texts_overlap):
            assert not promise(picture), promise.__doc__
        there |= {one.element.text for one in heads if isinstance(one.element, Text)}
    assert names <= there


@pytest.mark.parametrize(("view", "paper", "count", "across"), [
    ("compact", "screen", 7, 1), ("compact", "screen", 200, 1), ("compact", "A0", 40, 2), ("curve", "screen", 40, 1),
    ("map", "screen", 7, 1), ("map", "A0", 15, 1), ("blueprint", "screen", 7, 1), ("matrix", "screen", 7, 1),
])  # fmt: skip
def test_stages_that_recur_are_named_and_apart(view: layout.View, paper: str, count: int, across: int) -> None:
    """In every view that has stages, however narrow the phases are, and so are groups of phases."""
    kept(alternating(count, across, "de"), view, paper)


@pytest.mark.proof
@pytest.mark.parametrize("lang", ["sv", "de", "fr"])
@pytest.mark.parametrize(("view", "paper"), [
    ("compact", "screen"), ("compact", "A0"), ("curve", "screen"), ("curve", "A3"), ("map", "screen"), ("map", "A0"),
    ("map", "A2"), ("blueprint", "screen"), ("blueprint", "A0"), ("matrix", "screen"), ("matrix", "A0"),
])  # fmt: skip
def test_stages_that_recur_any_number_of_times(view: layout.View, paper: str, lang: str) -> None:
    """From two activities to many, in phases of one to four."""
    for count, across in ((2, 1), (3, 1), (15, 1), (15, 3), (40, 1), (60, 4)):
        kept(alternating(count, across, lang), view, paper)


def heights(journey: m.Journey) -> list[set[float]]:
    """At which heights the lines of each stage stand, stage by stage, below the key."""
    found: dict[str, set[float]] = {}
    for one in flat(scenes(journey, "compact", "screen")[0]):
        if isinstance(one.element, Path) and "stage" in one.roles and one.element.ink.stroke.startswith("stage-"):
            found.setdefault(one.element.ink.stroke, set()).add(float(one.element.d.split()[2]))
    return list(found.values())


def test_stages_without_room_for_words_differ_by_height() -> None:
    """Not by hue alone: each has one height of its own, and only where words have no room."""
    assert len(set().union(*heights(alternating(9, 3)))) == 1
    lines = heights(alternating(40, 1))
    assert [len(one) for one in lines] == [1, 1, 1]
    assert len(set().union(*lines)) == 3


def test_a_stage_that_recurs_is_not_given_the_time_of_another_part() -> None:
    """What one phase of a stage takes stands over that phase, not over an earlier part of the stage."""
    made = alternating(12, 3)
    alone = replace(made, phases=tuple(
        replace(phase, stage="before" if at % 2 == 0 else "during", duration="3 veckor" if at == 2 else "")
        for at, phase in enumerate(made.phases)
    ))  # fmt: skip
    told = [one for one in flat(scenes(alone, "map", "A0")[0])
            if isinstance(one.element, Text) and one.element.text == "3 veckor"]  # fmt: skip
    assert [one.ids[-1] for one in told] == ["before-3"]
