"""Both journeys in one row of columns: everything once, and each journey in its own order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl import model as m
from journeyctl.diff import compare, together

some = settings(max_examples=60, deadline=None, derandomize=True)
orders = st.lists(st.sampled_from("abcdefghij"), unique=True, min_size=1, max_size=10)


def journey(order: list[str]) -> m.Journey:
    """Activities that are called by a letter, in two phases."""
    half = (len(order) + 1) // 2
    rows = [m.Activity(id=name, name=name * 4, number=at, phase="") for at, name in enumerate(order, 1)]
    parts = [part for part in (rows[:half], rows[half:]) if part]
    return m.Journey(
        title="T",
        phases=tuple(m.Phase(id=f"p{at}", name=f"P{at}", activities=tuple(part)) for at, part in enumerate(parts)),
    )


@some
@given(orders, orders)
def test_each_side_reads_in_its_own_order(one: list[str], two: list[str]) -> None:
    """Where what moved has a column in both places, the older numbers rise, and the newer ones; none is left out."""
    columns = together(compare(journey(one), journey(two)), apart=True)
    olds = [column.before.id for column in columns if column.before and not (column.moved and column.after)]
    news = [column.after.id for column in columns if column.after]
    assert (olds, news) == (one, two)


@some
@given(orders, orders)
def test_every_activity_has_one_column(one: list[str], two: list[str]) -> None:
    """In the newer order; what is gone stands after what stood before it."""
    columns = together(compare(journey(one), journey(two)))
    assert [column.after.id for column in columns if column.after] == two
    gone = [column.before.id for column in columns if column.before and not column.after]
    assert sorted(gone) == sorted(set(one) - set(two))
    for at, column in enumerate(columns):
        if column.after is None and column.before is not None and (at_first := one.index(column.before.id)):
            before = columns[at - 1].before
            assert before is not None
            assert before.id == one[at_first - 1]
