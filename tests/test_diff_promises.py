"""Promises of the difference, whatever the journeys: nothing is silent, nothing is invented, both directions agree."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl import model as m
from journeyctl.diff import SORTS, Change, Difference, compare
from journeyctl.diff.fields import FIELDS, FOLLOWS, VALUES
from journeyctl.record import Record, replace
from tests.editing import declared, edited
from tests.whole import whole_journey

some = settings(max_examples=30, deadline=None, derandomize=True)
few = settings(some, max_examples=12)
seeds = st.integers(0, 1_000_000)
SWAPPED = {"added": "removed", "removed": "added"}


def kinds() -> list[type[Any]]:
    """Every class of the model."""
    every = [one for one in vars(m).values() if isinstance(one, type) and issubclass(one, Record)]
    return [one for one in every if one.__module__ == m.__name__]


def test_every_field_of_the_model_has_a_class() -> None:
    """A field is in one list, or it is said where else it is told; and no list has a field that is not there."""
    there = {
        declared(kind, name) for kind in kinds() if kind not in VALUES for name in kind.__names__ if name != "span"
    }
    assert there == set(FIELDS) | set(FOLLOWS)
    assert not set(FIELDS) & set(FOLLOWS)


@few
@given(st.integers(0, 1000))
def test_a_journey_does_not_differ_from_itself(seed: int) -> None:
    """Nothing is told of a journey and its copy."""
    journey = whole_journey(seed)
    assert compare(journey, whole_journey(seed)).empty
    assert compare(journey, journey).pairs


@some
@given(st.integers(0, 60), seeds)
def test_no_edit_is_silent(seed: int, edit: int) -> None:
    """Whatever field of whatever thing is changed, some change is told."""
    journey = whole_journey(seed)
    other, field = edited(journey, edit)
    assert compare(journey, other).changes, field


@some
@given(st.integers(0, 60), st.lists(seeds, min_size=1, max_size=5))
def test_both_directions_agree(seed: int, edits: list[int]) -> None:
    """Backwards, what was added is removed, values are swapped, deltas have the other sign."""
    journey = other = whole_journey(seed)
    for edit in edits:
        other, _ = edited(other, edit)
    there, back = compare(journey, other), compare(other, journey)
    assert Counter(map(key, all_of(there))) == Counter(key(turned(one)) for one in all_of(back))


def all_of(one: Difference) -> list[Change]:
    return [*one.changes, *one.consequences]


def turned(one: Change) -> Change:
    return replace(
        one,
        kind=SWAPPED.get(one.kind, one.kind),
        before=one.after,
        after=one.before,
        delta=None if one.delta is None else -one.delta,
    )


def key(one: Change) -> tuple[object, ...]:
    return one.sort, one.kind, one.field, one.before, one.after, one.delta


@few
@given(st.integers(0, 60), st.integers(0, 60))
def test_the_most_important_comes_first(seed: int, other: int) -> None:
    """Changes stand in the order of their classes, each is a whole sentence, and no two say the same of one thing."""
    made = compare(whole_journey(seed), whole_journey(other))
    ranks = [SORTS.index(one.sort) for one in made.changes]
    assert ranks == sorted(ranks)
    assert all(one.text and one.what and one.sign for one in all_of(made))
