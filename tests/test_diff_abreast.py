"""Both sides of a difference stand in the same columns, and a map with gaps keeps the promises of every map."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from journeyctl import layout, theme
from journeyctl import model as m
from journeyctl.diff import compare, together
from journeyctl.labels import load as labels
from journeyctl.paper.grid import Grid, bare_grid, grid, width_for
from journeyctl.pipeline.picturing import abreast
from journeyctl.record import replace
from tests.geometry import flat
from tests.journeys import journeys
from tests.promises import PROMISES, Picture

NAMES = ("Asks", "Buys", "Calls", "Drives", "Eats", "Finds", "Gives", "Hears")
PHASES = ("before", "during", "after")
some = settings(max_examples=40, deadline=None, derandomize=True)


def journey(rows: list[list[str]], phases: tuple[str, ...] = PHASES) -> m.Journey:
    """A journey of phases with these activities."""
    made, number = [], 0
    for phase, row in zip(phases, rows, strict=True):
        steps = []
        for name in row:
            number += 1
            steps.append(m.Activity(id=name.lower(), name=name, number=number, phase=phase, happiness=1.0))
        made.append(m.Phase(id=phase, name=phase, activities=tuple(steps)))
    return m.Journey(title="T", phases=tuple(made), phases_given=True)


@st.composite
def states(draw: st.DrawFn) -> m.Journey:
    """Some of the activities in some order, at least one in every phase."""
    names = draw(st.permutations(NAMES))
    one = draw(st.integers(1, 3))
    two = one + draw(st.integers(1, 2))
    return journey([names[:one], names[one:two], names[two : two + draw(st.integers(1, 3))]])


def grids(before: m.Journey, after: m.Journey) -> tuple[Grid, Grid]:
    """The columns of both, as the whole maps have them."""
    empty = abreast(compare(before, after))
    sides = zip((before, after), empty, strict=True)
    one, two = (grid(each, width_for(each, 72.0, 500.0, gaps), running=True, blanks=gaps) for each, gaps in sides)
    return one, two


@some
@given(states(), states())
def test_what_both_have_stands_in_the_same_column(before: m.Journey, after: m.Journey) -> None:
    """At the same x, and as wide; what moved, where it was and where it is; nothing in the column of another."""
    one, two = grids(before, after)
    row = together(compare(before, after), apart=True)
    olds, news, found = [], [], []
    for each in row:
        was = one.columns[each.before.number - 1].x if each.before and not (each.moved and each.after) else None
        now = two.columns[each.after.number - 1].x if each.after else None
        olds, news, found = [*olds, was], [*news, now], [*found, now if was is None else was]
    assert one.width == two.width
    # A column between two phases may count as of one or of the other: a gap, no more.
    assert all(abs(old - new) < 6.01 for old, new in zip(olds, news, strict=True) if None not in (old, new))
    assert all(b - a > 50 for a, b in pairwise(found))


def test_what_was_added_within_a_phase_leaves_its_gap() -> None:
    """To the hundredth, in the whole map and in the compact one."""
    before, after = journey([["A"], ["B", "C"], ["D"]]), journey([["A"], ["B", "X", "C", "Y"], ["D"]])
    gaps, none = abreast(compare(before, after))
    assert gaps["during"] == (0, 1, 1)
    assert set(none.values()) == {(0, 0), (0, 0, 0, 0, 0)}
    for one, two in (
        grids(before, after),
        (bare_grid(before, 700, 17, 3.6, gaps), bare_grid(after, 700, 17, 3.6, none)),
    ):
        assert [
            round(one.columns[at].x - two.columns[other].x, 2) for at, other in ((0, 0), (1, 1), (2, 3), (3, 5))
        ] == [0] * 4
        assert [(round(box.x, 2), round(box.w, 2)) for box in one.phases] == [
            (round(box.x, 2), round(box.w, 2)) for box in two.phases
        ]


@pytest.mark.parametrize("view", ["map", "compact"])
def test_a_map_with_gaps_keeps_its_promises(view: layout.View) -> None:
    """Random journeys, with random columns left empty: no text leaves its box, none lies on another."""

    @settings(
        max_examples=4,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),
    )
    @given(journeys(), st.data())
    def kept(drawn: m.Journey, data: st.DataObject) -> None:
        one = replace(drawn, purpose=None)  # the header is not of columns
        gaps = {
            phase.id: tuple(data.draw(st.integers(0, 2)) for _ in range(len(phase.activities) + 1))
            for phase in one.phases
        }
        words = labels(one.lang)
        scene = layout.lay_out(
            one, view=view, theme=theme.load("nordic"), labels=words, today=date(2026, 1, 1), blanks=gaps
        ).scene
        assert scene is not None
        picture = Picture(one, view, scene, tuple(flat(scene)), words)
        for promise in PROMISES:
            found = promise(picture)
            assert not found, promise.__doc__

    kept()
