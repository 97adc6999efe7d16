"""The day of a workshop: the guide's agenda to the minute, and for every method one that adds up."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.cli.new import Method as Names
from journeyctl.workshop import METHODS, Entry, agenda, ballot, groups, lane_numbers, method, minutes

FULL_DAY = """
09.00 welcome 30
09.30 activities 60
10.30 break 15
10.45 phases 30
11.15 happiness 45
12.00 lunch 60
13.00 needs 60
14.00 answers 60
15.00 break 15
15.15 ideas 45
16.00 touchpoints 30
16.30 next 30
"""
"""The day of the guide."""

WORK = 150
"""Nobody works longer than this without a pause: two hours, and half an hour more when the day ends with it."""


def told(entries: tuple[Entry, ...]) -> str:
    return "\n".join(f"{one.start // 60:02d}.{one.start % 60:02d} {one.what} {one.minutes}" for one in entries)


def named(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(one if one.kind == "task" else one._replace(what=one.kind) for one in entries)


def test_a_full_day_is_that_of_its_guide() -> None:
    """From nine o'clock the full day has the guide's times, its breaks and its lunch."""
    assert told(named(agenda(method("full-day"), 9 * 60))) == FULL_DAY.strip()


def test_the_methods_are_those_of_journeys() -> None:
    """A blank map is known for every method that a journey can name, and for no other."""
    assert set(METHODS) == set(Names.__args__)


def test_phases_as_columns_take_a_quarter_of_an_hour_each() -> None:
    """Six phases of the phase table take six times fifteen minutes, whatever lanes the team adds."""
    for more in ((), ("money",)):
        phases = [one for one in agenda(method("phase-table"), 9 * 60, 6, more) if one.phase]
        assert [(one.phase, one.minutes) for one in phases] == [(number, 15) for number in range(1, 7)]


@pytest.mark.parametrize("name", METHODS)
def test_every_lane_has_a_number_and_a_time(name: str) -> None:
    """Lanes are numbered from one, without a gap, in the order in which the day comes to them."""
    way = method(name)
    numbers = lane_numbers(way, ("money",))
    assert sorted(numbers.values()) == list(range(1, len(way.lanes) + 2))
    assert set(numbers) == {*way.lanes, "money"}
    if not way.columns:
        entries = [one for one in agenda(way, 9 * 60, 0, ("money",)) if one.number]
        assert [one.number for one in entries] == sorted(numbers.values())
        assert all(numbers[one.what] == one.number for one in entries)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(
    st.sampled_from(sorted(METHODS)), st.integers(0, 24 * 60 - 1), st.integers(0, 30), st.sampled_from(((), ("money",)))
)
def test_the_day_adds_up(name: str, start: int, phases: int, more: tuple[str, ...]) -> None:
    """Entries follow one another without a gap, no task is lost, pauses come between tasks and soon enough."""
    way = method(name)
    entries = agenda(way, start, phases, more)
    assert entries[0].start == start
    assert all(one.end == other.start for one, other in pairwise(entries))
    work = sum(one.minutes for one in entries if one.kind == "task")
    each = sum(task.minutes for task in way.tasks if task.each)
    once = sum(task.minutes for task in way.tasks if not task.each)
    assert work == once + each * max(1, phases or way.phases) + (15 * len(more) if not way.columns else 0)
    kinds = [one.kind for one in entries]
    assert kinds[0] == kinds[-1] == "task"
    assert not any("task" not in pair for pair in pairwise(kinds))
    assert kinds.count("lunch") <= 1
    since = 0
    for one in entries:
        since = since + one.minutes if one.kind == "task" else 0
        assert since <= WORK


@pytest.mark.parametrize(("text", "found"), [("09:30", 570), ("9.30", 570), ("9", 540), ("0:00", 0), ("23:59", 1439)])
def test_a_time_is_read_as_people_type_it(text: str, found: int) -> None:
    """Colon, point or hours alone."""
    assert minutes(text) == found


@pytest.mark.parametrize("text", ["", "24:00", "9:60", "9:3", "nine", "-1", "9:30:00", "٩:٣٠x"])
def test_what_is_no_time_is_refused(text: str) -> None:
    """Anything else is no time of the day."""
    with pytest.raises(ValueError):
        minutes(text)


@pytest.mark.parametrize(("people", "height"), [(1, 36), (8, 36), (15, 42), (60, 108)])
def test_all_crosses_may_land_on_one_idea(people: int, height: float) -> None:
    """Three crosses of everybody have room in a box of 68 mm, which is never lower than 36 mm."""
    assert ballot(people, 68.0) == max(36.0, 12.0 + -(-3 * people // 11) * 6.0) == pytest.approx(height, abs=6.0)


def test_many_people_work_in_groups() -> None:
    """The phase table splits above ten, the canvas above five, into groups of five at most."""
    assert [groups(method("phase-table"), people) for people in (10, 11, 16)] == [1, 3, 4]
    assert [groups(method("canvas"), people) for people in (5, 6, 11)] == [1, 2, 3]
    assert groups(method("default"), 40) == 1
