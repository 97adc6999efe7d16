"""Where a journey forks, which chains get rows, and that planning them grows no faster than the journey."""

from __future__ import annotations

import re
from random import Random
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeyctl.flow import Link, MapRows, map_rows, plan_process, rows
from journeyctl.flow.dot import Plan, Spot
from journeyctl.flow.folding import LONGEST, clean, folds
from journeyctl.flow.forks import columns, course, spine, windows
from journeyctl.flow.graph import edges, graph
from journeyctl.flow.rows import LARGEST, packed, plan_rows
from journeyctl.flow.shapes import FLOW, Cell
from tests.bound import journey as bound
from tests.forked import forked, journey, parts

some = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def links_of(text: str) -> tuple[Link, ...]:
    """The ways of a drawing like `0>1 1>2`; the first one of each card is its first choice."""
    pairs = [tuple(int(end) for end in pair.split(">")) for pair in text.split()]
    seen: set[int] = set()
    made = []
    for tail, head in pairs:
        made.append(Link(tail, head, (), head > tail and tail not in seen))
        seen |= {tail} if head > tail else set()
    return tuple(made)


WATER = links_of("0>1 0>3 1>2 2>5 3>4 4>5 5>6 6>7 6>8 6>2 7>8 8>9 8>11 8>13 9>10 10>15 11>12 12>15 13>14 14>7 15>16")
"""Two forks: one of two ways of two cards, one of three, the last of which leads back."""

MAPS = {
    "nothing forks": (4, "0>1 1>2 2>3", (0, 0, 0, 0)),
    "a side step stays in the main row": (4, "0>1 0>2 1>2 2>3", (0, 0, 0, 0)),
    "one way of two cards is no real fork": (5, "0>1 0>3 1>2 2>3 3>4", (0, 0, 0, 0, 0)),
    "ways of one and of two cards are no real fork": (6, "0>1 0>2 1>4 2>3 3>4 4>5", (0, 0, 0, 0, 0, 0)),
    "two ways of two cards are": (6, "0>1 0>3 1>2 2>5 3>4 4>5", (0, 0, 0, -1, -1, 0)),
    "where two are, the third has its row as well": (7, "0>1 0>3 0>5 1>2 2>6 3>4 4>6 5>6", (0, 0, 0, -1, -1, 1, 0)),
    "a side step of a way stands in its row": (8, "0>1 0>3 1>2 2>7 3>5 3>4 4>5 5>6 6>7", (0, 0, 0, -1, -1, -1, -1, 0)),
}  # fmt: skip


@pytest.mark.parametrize(("count", "ways", "wanted"), MAPS.values(), ids=MAPS)
def test_only_the_ways_of_a_real_fork_get_rows_on_a_map(count: int, ways: str, wanted: tuple[int, ...]) -> None:
    """Two ways of two activities or more each make a fork real; everything else stays in the main row."""
    found = map_rows(count, links_of(ways)).rows
    assert found in (wanted, tuple(-row for row in wanted))


def test_the_rows_of_a_map_with_two_real_forks() -> None:
    """The main row is kept, forks side by side share rows, and three ways of a fork lie above and below."""
    found = map_rows(17, WATER)
    assert not found.failed
    main = (0, 1, 2, 5, 6, 7, 8, 9, 10, 15, 16)
    assert {found.rows[card] for card in main} == {0}
    assert found.rows[3] == found.rows[4] != 0
    assert sorted((found.rows[11], found.rows[13])) == [-1, 1]
    assert (found.rows[11], found.rows[13]) == (found.rows[12], found.rows[14])


def test_the_main_way_goes_on_where_the_first_choice_ends() -> None:
    """A first choice that leaves the journey does not strand the rest of it."""
    assert spine(5, links_of("0>1 2>3 3>4")) == (0, 1, 2, 3, 4)
    assert spine(4, links_of("0>1 0>2 2>3")) == (0, 1)


def test_columns_never_mix_phases_and_never_turn_back() -> None:
    """A column is the longest way to a card; a card without any way has one to itself."""
    links = links_of("0>1 0>2 1>3 2>3 3>5")
    assert columns((0, 0, 0, 0, 0, 0), links) == (0, 1, 1, 2, 3, 4)
    assert columns((0, 0, 1, 1, 1, 2), links) == (0, 1, 2, 3, 4, 5)
    assert columns((0,) * 5, links_of("0>1 0>3 1>4 3>4")) == (0, 1, 2, 3, 4)


@some
@given(forked())
def test_columns_of_random_journeys(journey) -> None:
    """Ways on lead to a later column, phases share none, and no two cards of the main row stand in one."""
    cards, links = parts(journey)
    column = columns(tuple(card.phase for card in cards), links)
    assert all(column[link.head] > column[link.tail] for link in links if link.forward)
    for number, card in enumerate(cards):
        assert all(column[n] < column[number] for n, other in enumerate(cards) if other.phase < card.phase)
    plan = course(links, column)
    beside = {card for chain in plan.chains for card in chain.cards}
    in_row = [column[card] for card in range(len(cards)) if card not in beside]
    assert len(set(in_row)) == len(in_row)


@some
@given(forked(), st.integers(0, 10**6))
def test_no_two_chains_share_a_stretch_of_a_row(journey, seed: int) -> None:
    """Whatever order a planner tells, packing keeps chains apart, each card in one row of its chain."""
    cards, links = parts(journey)
    random = Random(seed)
    for window in windows(course(links, columns(tuple(card.phase for card in cards), links))):
        order = [(chain, random.choice((-1, 1))) for chain in window.chains]
        random.shuffle(order)
        made = packed(order)
        assert {chain for chain, _ in made} == set(window.chains)
        for at, (one, row) in enumerate(made):
            assert row != 0
            assert not any(one.meets(other) and row == beside for other, beside in made[at + 1 :])


def test_windows_are_the_forks() -> None:
    """A window holds the chains that need the same stretch, and the cards of the main way they leave and join."""
    plan = course(WATER, columns((0,) * 17, WATER))
    assert [tuple(chain.cards for chain in window.chains) for window in windows(plan)] == [
        ((3, 4),), ((11, 12), (13, 14)),
    ]  # fmt: skip
    assert [window.cards for window in windows(plan)] == [(0, 3, 4, 5), (7, 8, 11, 12, 13, 14, 15)]


def test_the_graph_of_a_window_keeps_columns_by_lengths() -> None:
    """Every edge leads to the right, by as many columns as lie between its cards."""
    plan = course(WATER, columns((0,) * 17, WATER))
    first = windows(plan)[0]
    told = graph(len(first.cards), edges(plan, first), 0)
    assert told.count(" -> ") == 4
    assert "n0 -> n3 [minlen=3 weight=60]" in told
    assert graph(len(first.cards), edges(plan, first), 1) != told
    assert graph(len(first.cards), edges(plan, first), 1) == graph(len(first.cards), edges(plan, first), 1)


def _spy(texts: list[tuple[str, ...]]):
    """A planner that notes what it is asked, and answers nothing."""

    def lay_out(asked: tuple[str, ...]) -> tuple[None, ...]:
        texts.append(asked)
        return tuple(None for _ in asked)

    return lay_out


def test_all_windows_of_a_run_go_to_one_process() -> None:
    """Several journeys with several forks each are one call, and equal windows are asked once."""
    asked: list[tuple[str, ...]] = []
    plan = course(WATER, columns((0,) * 17, WATER))
    with patch.object(rows, "lay_out", _spy(asked)):
        plan_rows((plan, plan, plan), FLOW)
    assert len(asked) == 1
    assert len(set(asked[0])) == len(asked[0])


@pytest.mark.parametrize("view", ["map", "flow"])
def test_what_graphviz_is_asked_grows_with_the_journey(view: str) -> None:
    """Ten times the activities are at most fifteen times the text, one call, and no window above the limit."""
    small = [_asked(view, 200, seed) for seed in range(6)]
    large = _asked(view, 2000, 7)
    assert [len(asked) for asked in (*small, large)] == [1] * 7
    assert all(len(re.findall(r"\tn\d+\n", text)) <= LARGEST for text in large[0])
    text_of = [sum(map(len, asked[0])) for asked in small]
    assert sum(map(len, large[0])) <= 15 * sum(text_of) / len(text_of)


def _asked(view: str, count: int, seed: int) -> list[tuple[str, ...]]:
    """What Graphviz is asked about a journey, call by call."""
    asked: list[tuple[str, ...]] = []
    cards, links = parts(journey(Random(seed), count, wild=0.15))
    with patch.object(rows, "lay_out", _spy(asked)):
        if view == "map":
            map_rows(count, links)
        else:
            plan_rows((course(links, columns(tuple(card.phase for card in cards), links)),), FLOW)
    return asked


def test_a_fork_too_large_for_graphviz_is_not_given_to_it() -> None:
    """Beyond sixty cards a window gets plain rows; the caller is told how large it was."""
    count = LARGEST + 20
    ways = " ".join(f"0>{n} {n}>{count}" for n in range(1, count))
    asked: list[tuple[str, ...]] = []
    with patch.object(rows, "lay_out", _spy(asked)):
        column = columns((0,) * (count + 1), links_of(ways))
        found = plan_rows((course(links_of(ways), column),), FLOW)[0]
    assert asked == [()]
    assert found.large > LARGEST
    assert not found.failed
    assert len({(column[card], found.rows[card]) for card in range(count + 1)}) == count + 1


def test_a_plan_with_cards_on_one_another_is_not_believed() -> None:
    """Overlapping cards, missing cards and ways that lead left are lies; the rows are plain then."""
    plan = course(WATER, columns((0,) * 17, WATER))
    lie = Plan(100.0, 100.0, {n: Spot(50.0, 50.0) for n in range(20)})
    with patch.object(rows, "lay_out", lambda texts: tuple(lie for _ in texts)):
        assert plan_rows((plan,), FLOW)[0].failed


def test_the_rows_of_a_journey_bound_from_yaml() -> None:
    """A journey bound from YAML: the second of two ways of two activities stands above or below."""
    made = bound(
        "title: A\nlang: en\nactivities:\n"
        "  - {id: a, name: A, next: [b, d]}\n  - {id: b, name: B}\n  - {id: c, name: C, next: f}\n"
        "  - {id: d, name: D}\n  - {id: e, name: E, next: f}\n  - {id: f, name: F}\n"
    )
    _, links = parts(made)
    found = map_rows(6, links)
    assert found == MapRows((0, 0, 0, found.rows[3], found.rows[3], 0), failed=False, large=0)
    assert abs(found.rows[3]) == 1


def _line(count: int, extra: str = "") -> tuple[tuple[Cell, ...], tuple[Link, ...]]:
    ways = " ".join(f"{n}>{n + 1}" for n in range(count - 1))
    return tuple(Cell(n, 0) for n in range(count)), links_of(f"{ways} {extra}")


def test_a_long_process_folds_at_phases() -> None:
    """Forty columns become two bands, the second of which begins with a phase."""
    cells, links = _line(40)
    assert folds(cells, links, tuple(n // 10 for n in range(40))) == (19,)
    assert folds(cells, links, tuple(n // 18 for n in range(40))) == (17,)


def test_a_process_folds_only_where_one_straight_way_crosses() -> None:
    """No arc is ever torn: under a way from the first card to the last there is no place to fold."""
    cells, links = _line(40, "0>39")
    assert folds(cells, links, (0,) * 40) == ()
    cells, links = _line(40, "5>30")
    assert not set(clean(cells, links)) & set(range(5, 30))
    assert set(folds(cells, links, (0,) * 40)) <= set(clean(cells, links))
    cells, links = _line(LONGEST)
    assert folds(cells, links, (0,) * LONGEST) == ()


@settings(some, max_examples=25)
@given(st.integers(0, 10**6), st.integers(25, 60))
def test_every_card_and_way_of_a_folded_process_is_in_one_band(seed: int, count: int) -> None:
    """Bands hold every card once; every way is drawn in one, or leads on to the next."""
    cards, links = parts(journey(Random(seed), count, wild=0.1))
    with patch.object(rows, "lay_out", _spy([])):
        plan = plan_process(cards, links)
    assert sorted(number for band in plan.bands for number in band.numbers) == list(range(count))
    drawn = [number for band in plan.bands for number, _ in band.ways]
    onward = [band.onward for band in plan.bands if band.onward is not None]
    assert sorted(drawn + onward) == list(range(len(links)))
