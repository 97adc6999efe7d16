"""What is worked out once for all sheets of a map, or left out where it cannot matter, is what each would work out."""

from __future__ import annotations

from datetime import date
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyctl import model as m
from journeyctl.fonts import Typesetter
from journeyctl.labels import load as labels
from journeyctl.layout import plot as plotting
from journeyctl.layout.bands import QUOTED, band, boards_of, requoted
from journeyctl.layout.block import Block
from journeyctl.layout.board import Board
from journeyctl.layout.happiness import quotable, trace
from journeyctl.layout.legend import (
    ASTRAY,
    FEW,
    LONE,
    UNEVEN,
    Entry,
    Legend,
    Pile,
    Worth,
    columns,
    footer,
    narrowest,
)
from journeyctl.layout.masthead import masthead, measured_masthead
from journeyctl.paper.bands import Window
from journeyctl.paper.grid import grid
from journeyctl.paper.page import page
from journeyctl.record import replace
from tests.everywhere import everywhere
from tests.journeys import seeded


def board(journey: m.Journey) -> Board:
    """The board of one upright A0 of several."""
    sheet = page("A0", "portrait", 0.0)
    words = labels("sv")
    return Board(
        journey, words, Typesetter("sv"), sheet, grid(journey, sheet.width, running=False), journey.lanes, "",
        date(2026, 1, 2), sheet=(10, 10),
    )  # fmt: skip


FELT = st.tuples(
    st.sampled_from([None, -2.0, -1.0, 0.0, 0.5, 1.0, 2.0]),
    st.sampled_from(["validated", "assumption", "refuted"]),
    st.sampled_from([None, None, "none", "star"]),
    st.booleans(),
)


def feeling(felt: list[tuple[float | None, m.Standing, m.Mark | None, bool]]) -> m.Journey:
    """A journey with these feelings, each known in its way."""
    base = everywhere(len(felt))
    phases = []
    for phase in base.phases:
        own = [(one, *felt[one.number - 1]) for one in phase.activities]
        made = [
            replace(one, happiness=value, standing=how, mark=mark, on_main=main) for one, value, how, mark, main in own
        ]
        phases.append(replace(phase, activities=tuple(made)))
    return replace(base, phases=tuple(phases))


@seeded(1, 12)
@given(felt=st.lists(FELT, min_size=60, max_size=60), data=st.data())
def test_the_curve_of_a_band_is_that_of_the_whole_journey(
    felt: list[tuple[float | None, m.Standing, m.Mark | None, bool]], data: st.DataObject
) -> None:
    """Places that are far from a band are not asked, and its curve, its faces and their marks are the same."""
    journey = feeling(felt)
    first = data.draw(st.integers(0, 59))
    window = Window(first, data.draw(st.integers(first + 1, min(60, first + 20))))
    here = boards_of(board(journey), (window,))[0]
    near = plotting.plot(here, 150.0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plotting, "_near", lambda one: plotting.places(one.whole))
        whole = plotting.plot(here, 150.0)
    assert trace(here, near) == trace(here, whole)
    assert [one for one in near.spots if here.holds(one.x)] == [one for one in whole.spots if here.holds(one.x)]
    assert [one for one in near.unknown if here.holds(one[1])] == [one for one in whole.unknown if here.holds(one[1])]


def test_only_the_lane_of_thoughts_depends_on_the_quotes_beside_the_curve() -> None:
    """A band whose quotes find no place is as one that was laid out without them."""
    told = board(everywhere(24))
    wanted = quotable(told)
    windows = (Window(0, 12), Window(12, 24))
    assert wanted
    for here in boards_of(told, windows):
        with_all, without = band(here, wanted), band(here, frozenset())
        assert requoted(with_all, frozenset()) == without
    assert any(lane.id == QUOTED for lane in told.lanes)


@pytest.mark.parametrize("count", [1, 24])
def test_a_header_that_is_only_measured_is_as_high_and_calls_for_the_same(count: int) -> None:
    """What fits a sheet is known before the header of the sheet is drawn."""
    told = board(everywhere(count))
    drawn = masthead(told, (Window(0, count),), 0).strip
    assert drawn.elements
    assert measured_masthead(told) == drawn._replace(elements=())


SAMPLE = st.sampled_from([6.0, 8.0, 17.0, 34.0, 50.0])
WORDS = st.sampled_from([10.0, 20.0, 30.0, 55.5, 80.0])


@seeded(2, 60)
@given(
    widths=st.lists(st.tuples(SAMPLE, WORDS), min_size=1, max_size=9), most=st.integers(1, 6),
    worth=st.builds(Worth, st.just(5.0), st.sampled_from([0.0, LONE]), st.sampled_from([0.0, UNEVEN]), st.booleans()),
)  # fmt: skip
def test_no_other_columns_of_a_legend_cost_less(widths: list[tuple[float, float]], most: int, worth: Worth) -> None:
    """Entries keep their order; every other division into columns with words near their samples costs as much."""
    entries = tuple(Entry(Block((), sample, 8.0), Block((), words, 8.0)) for sample, words in widths)
    found = narrowest(entries, most, worth)
    assert tuple(one for column in found for one in column.entries) == entries
    assert all(1 <= len(column.entries) <= most for column in found)

    def cost(column: tuple[Entry, ...]) -> float:
        samples = [one.sample.width for one in column]
        rest = samples[1:] if column[0] is entries[0] and samples[0] == max(samples) else samples
        if worth.aligned and max(samples) - min(samples) > ASTRAY and max(rest) - min(rest) > ASTRAY:
            return inf
        return Pile(column, worth.aligned).width + worth.of(len(column), most)

    def least(rest: tuple[Entry, ...]) -> float:
        ways = range(1, min(most, len(rest)) + 1)
        return min((cost(rest[:end]) + least(rest[end:]) for end in ways), default=0.0)

    assert sum(cost(column.entries) for column in found) == pytest.approx(least(entries))


@seeded(3, 60)
@given(
    widths=st.lists(st.tuples(SAMPLE, WORDS), min_size=1, max_size=16), width=st.sampled_from([60.0, 200.0, 400.0]),
    gap=st.sampled_from([5.0, 8.0]), dear=st.booleans(),
)  # fmt: skip
def test_a_legend_has_no_more_rows_than_it_needs(
    widths: list[tuple[float, float]], width: float, gap: float, dear: bool
) -> None:
    """Looks are left out where none has room; what is taken is the first that has it, were all of them tried."""
    entries = tuple(Entry(Block((), sample, 8.0), Block((), words, 8.0)) for sample, words in widths)
    looks = [Worth(gap, lone, uneven) for lone in (LONE, 0.0) for uneven in (UNEVEN, UNEVEN / 4, 0.0)]
    looks += [Worth(gap, aligned=False)] if dear else []
    every = (narrowest(entries, count, look) for count in range(FEW, len(entries) + 1) for look in looks)
    fitting = (piles for piles in every if sum(pile.width + gap for pile in piles) - gap <= width)
    assert columns(entries, width, gap, dear=dear) == next(fitting, (Pile(entries),))


def test_a_footer_tells_its_number_with_the_legend_of_another() -> None:
    """A legend that was laid out before the number of its sheet was known is that of the sheet."""
    told = board(everywhere(24))
    signs = frozenset({"face", "curve", "heart", "cloud", "idea", "refuted", "star"})
    here = told._replace(sheet=(3, 21))
    made = footer(here, signs, Legend(told))
    assert made == footer(here, signs)
    assert made != footer(told, signs)
