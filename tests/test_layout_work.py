"""Bars of work are joined and packed as if each were compared with each, at a cost that grows with their number."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.layout.work import Bar, _Ends, _rows
from journeyctl.model import Fail, Work
from tests.test_attacks import calls

WORKS = st.builds(
    lambda action, fails: Work(action=action, fails=Fail(text=fails) if fails else None),
    st.sampled_from("ab"),
    st.sampled_from(["", "x", "y"]),
)
QUICK = settings(derandomize=True, deadline=None, max_examples=200)


def alike(one: Work, other: Work) -> bool:
    """Equal but for a fail point that only one of them tells."""
    fails = {work.fails.text for work in (one, other) if work.fails}
    return one.action == other.action and len(fails) < 2


@QUICK
@given(st.lists(st.tuples(WORKS, st.integers(0, 3), st.booleans()), max_size=30))
def test_the_last_bar_with_equal_work_goes_on(asked: list[tuple[Work, int, bool]]) -> None:
    """Of all that end at a column the one that was noted last is taken, and only once."""
    ends, kept = _Ends(), list[tuple[int, Work, int]]()
    for number, (work, column, taking) in enumerate(asked):
        if not taking:
            ends.note(number, work, column)
            kept.append((number, work, column))
            continue
        found = [one for one in kept if one[2] == column and alike(one[1], work)]
        assert ends.take(work, column) == (found[-1][0] if found else -1)
        kept = [one for one in kept if one is not (found or [None])[-1]]


def bar(first: int, last: int) -> Bar:
    return Bar(Work(action="a"), "backstage", first, last, (first,))


@QUICK
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)), max_size=30))
def test_each_bar_takes_the_first_row_that_is_free(spans: list[tuple[int, int]]) -> None:
    """No bar lies over another, and none stands lower than it must."""
    made = tuple(bar(first, first + more) for first, more in sorted(spans))
    rows: list[list[Bar]] = []
    for one in made:
        home = next((row for row in rows if row[-1].last < one.first), None)
        if home is None:
            rows.append([one])
        else:
            home.append(one)
    assert _rows(made) == rows


def test_thousands_of_works_at_one_activity_cost_their_number() -> None:
    """Four times the bars take at most six times the calls, where nothing is equal and all lie side by side."""

    def joined(count: int) -> None:
        ends = _Ends()
        for number in range(count):
            ends.note(number, Work(action=f"a{number}"), 0)
        for number in range(count):
            ends.take(Work(action=f"b{number}"), 0)
        _rows(tuple(bar(number // count, number // count) for number in range(2 * count)))

    assert calls(lambda: joined(4_000)) < 6 * calls(lambda: joined(1_000))
