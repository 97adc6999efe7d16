"""Finding the same things in two lists: by id, by name, by likeness, the same in both directions, and who moved."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journeyctl.diff import pairing
from journeyctl.diff.pairing import ALIKE, Found, in_order, likeness_of, moved, pair

some = settings(max_examples=150, deadline=None, derandomize=True)
names = st.lists(st.text("abc d", max_size=6), max_size=6)
orders = st.integers(0, 7).flatmap(lambda size: st.permutations(range(size)))


def named(one: str) -> str:
    return one


@some
@given(names, names)
def test_both_directions_find_the_same_pairs(one: list[str], two: list[str]) -> None:
    """Whichever list comes first; and every thing is in one pair at most, or told as being in one list only."""
    there, back = pair(one, two, named), pair(two, one, named)
    assert {(each.before, each.after, each.how, each.likeness) for each in there.pairs} == {
        (each.after, each.before, each.how, each.likeness) for each in back.pairs
    }
    assert sorted([*there.removed, *(each.before for each in there.pairs)]) == list(range(len(one)))
    assert sorted([*there.added, *(each.after for each in there.pairs)]) == list(range(len(two)))
    assert all(ALIKE <= each.likeness <= 1 for each in there.pairs)


@some
@example("bcbacca", "bcbcaca")
@given(st.text("abcd ", max_size=12), st.text("abcd ", max_size=12))
def test_likeness_has_no_direction(one: str, two: str) -> None:
    """Two texts are as alike as the two the other way round."""
    assert likeness_of(one, two) == likeness_of(two, one)


def test_an_id_counts_more_than_a_name_and_a_name_more_than_likeness() -> None:
    """Names that were swapped between two ids stay with their ids; a name in other case is the same name."""
    by_id = pair([("a", "X"), ("b", "Y")], [("a", "Y"), ("b", "X")], lambda one: one[1], lambda one: one[0])
    assert [(one.before, one.after, one.how) for one in by_id.pairs] == [(0, 0, "id"), (1, 1, "id")]
    by_name = pair(["Pays invoices", "pays  INVOICE"], ["Pays invoice"], named)
    assert [(one.before, one.after, one.how) for one in by_name.pairs] == [(1, 0, "name")]


def test_of_very_many_only_neighbours_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three hundred renamed things are found again one by one, with no more than a tenth of all comparisons."""
    asked: list[str] = []
    monkeypatch.setattr(
        pairing, "likeness_of", lambda one, two, **_: (asked.append(one), float(one[:-1] == two[:-1]))[1]
    )
    found = pair([f"{n:03} a" for n in range(300)], [f"{n:03} b" for n in range(300)], named)
    assert [(one.before, one.after) for one in found.pairs] == [(n, n) for n in range(300)]
    assert len(asked) <= 300 * 31


def test_of_ten_thousand_few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many names are left, about `MOST` pairs are compared, the same in both directions; long names in part."""
    asked: list[str] = []
    monkeypatch.setattr(
        pairing, "likeness_of", lambda one, two, **_: (asked.append(one), float(one[:-1] == two[:-1]))[1]
    )
    olds, news = [f"{n:04} a" for n in range(9_000)], [f"{n:04} b" for n in range(6_000)]
    assert [(one.before, one.after) for one in pair(olds, news, named).pairs] == [(n, n) for n in range(6_000)]
    there = len(asked)
    pair(news, olds, named)
    assert (there < 40_000, len(asked)) == (True, 2 * there)
    monkeypatch.undo()
    assert likeness_of("a" * 15_000, "a" * 199 + "b" * 15_000) == 199 / 200


@some
@given(st.text("abc", max_size=12), st.text("abc", max_size=12))
def test_letters_in_the_same_order_are_counted(one: str, two: str) -> None:
    """The longest row of letters that both have, as trying them one by one finds it."""
    row = [0] * (len(two) + 1)
    for letter in one:
        before = list(row)
        for at, other in enumerate(two, 1):
            row[at] = before[at - 1] + 1 if letter == other else max(row[at - 1], before[at])
    assert in_order(one, two) == row[-1]


@pytest.mark.parametrize("count", [60, 20])
def test_of_many_or_long_names_no_block_is_looked_for(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names whose blocks would take `difflib` seconds are compared letter by letter, and are found again."""
    monkeypatch.setattr(SequenceMatcher, "find_longest_match", None)
    olds, news = ([f"{'a' * 150}{mark}{n}" for n in range(count)] for mark in "xy")
    assert [(one.before, one.after) for one in pair(olds, news, named).pairs] == [(n, n) for n in range(count)]


def test_of_very_many_the_fewest_move() -> None:
    """Of ten thousand things the fewest are told as moved, without trying every run."""
    here = [Found(n, n, "id") for n in range(1, 10_000)]
    assert moved([Found(0, 10_000, "id"), *here], lambda one: str(one.before)) == {Found(0, 10_000, "id")}
    assert len(moved([Found(n, 10_000 - n, "id") for n in range(10_000)], lambda one: "")) == 9_999


@some
@given(orders)
def test_as_few_as_possible_moved(order: list[int]) -> None:
    """What stays is in order and as much as can be; both directions agree on who moved."""
    pairs = [Found(before, after, "id") for after, before in enumerate(order)]
    gone = moved(
        pairs, lambda one: f"{one.before}{one.after}" if one.before < one.after else f"{one.after}{one.before}"
    )
    stayed = [one.before for one in pairs if one not in gone]
    assert stayed == sorted(stayed)
    assert len(stayed) == longest(order)
    back = [Found(one.after, one.before, "id") for one in pairs]
    keyed = moved(pairs, lambda one: str(sorted((one.before, one.after))))
    turned = moved(back, lambda one: str(sorted((one.before, one.after))))
    unique = len({tuple(sorted((one.before, one.after))) for one in pairs}) == len(pairs)
    assert not unique or {(one.after, one.before) for one in keyed} == {(one.before, one.after) for one in turned}


def longest(order: list[int]) -> int:
    """The length of the longest run that rises, by trying all."""
    best = [1] * len(order)
    for at, value in enumerate(order):
        best[at] = 1 + max((best[place] for place in range(at) if order[place] < value), default=0)
    return max(best, default=0)
