"""Ways: where every activity leads, and the main path through a journey."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeyctl.model import END, Journey, Share
from tests.bound import journey


def told(found: Journey) -> dict[str, str]:
    """Each activity with its ways (the main one in brackets) and a star when it is on the main path."""
    return {
        one.id + ("*" if one.on_main else ""): " ".join(f"[{way.to}]" if way.main else way.to for way in one.ways)
        for one in found.activities
    }


def test_without_next_the_following_one_follows():
    """The default way is main and not written; the last activity has none."""
    found = journey("title: T\nphases: [{name: P, activities: [A, B]}, {name: Q, activities: C}]\n")
    assert told(found) == {"a*": "[b]", "b*": "[c]", "c*": ""}
    assert not found.activities[0].ways[0].given


def test_the_first_way_is_the_main_one():
    """A fork's other branch is off the main path, though it leads back to it."""
    text = (
        "title: T\nactivities: [{name: A, next: [c, {to: b, when: unsure, observed: 3/12}]}, {name: B, next: c}, C]\n"
    )
    found = journey(text)
    assert told(found) == {"a*": "[c] b", "b": "[c]", "c*": ""}
    side = found.activities[0].ways[1]
    assert (side.when, side.share, side.given) == ("unsure", Share(count=3, of=12), True)


def test_the_main_way_never_returns():
    """When the first way written goes back, the first that goes on is main and comes first."""
    found = journey("title: T\nactivities: [A, {name: B, next: [A, C]}, C]\n")
    assert told(found) == {"a*": "[b]", "b*": "[c] a", "c*": ""}


def test_a_journey_may_only_return():
    """An activity whose every way goes back ends the main path."""
    found = journey("title: T\nactivities: [A, {name: B, next: [A, B]}, C]\n")
    assert told(found) == {"a*": "[b]", "b*": "a b", "c": ""}


def test_end_leaves_the_journey():
    """`end` is a way like any other; as the main way it ends the main path."""
    found = journey(
        "title: T\nactivities: [{name: A, next: [B, {to: end, when: Gives up}]}, {name: B, next: end}, C]\n"
    )
    assert told(found) == {"a*": "[b] end", "b*": "[end]", "c": ""}
    assert found.activities[0].ways[1].to == END


def test_optional_activities_are_side_steps():
    """The main path passes an optional activity by, and goes on behind it."""
    assert told(journey("title: T\nactivities: [A, {name: B, optional: yes}, C]\n")) == {
        "a*": "[b]",
        "b": "[c]",
        "c*": "",
    }


def test_a_way_may_be_written_by_name():
    """`next` takes the name as it stands in the file."""
    assert told(journey("title: T\nactivities: [{name: A, next: Pays the bill}, B, Pays the bill]\n"))["a*"] == (
        "[pays-the-bill]"
    )


def test_a_way_to_a_phase_leads_to_its_first_activity():
    """A phase drawn as one column may lead on to a phase with activities."""
    text = "title: T\nphases: [{name: A, next: C}, {name: B, activities: [One]}, {name: C, activities: [Two, Three]}]\n"
    assert told(journey(text)) == {"a*": "[two]", "one": "[two]", "two*": "[three]", "three*": ""}


@given(st.lists(st.lists(st.integers(0, 9), max_size=3), min_size=1, max_size=9))
def test_the_main_path_runs_forwards_through_any_ways(targets: list[list[int]]):
    """However tangled: main ways lead on, each activity has at most one, first; the path is a chain of them."""
    count = len(targets)
    lines = ["title: T", "activities:"]
    for number, ways in enumerate(targets):
        names = ", ".join("end" if way >= count else f"a{way}" for way in ways)
        lines.append(f"- {{name: a{number}" + (f", next: [{names}]}}" if ways else "}"))
    found = journey("\n".join(lines) + "\n")
    numbers = {one.id: one.number for one in found.activities}
    for one in found.activities:
        assert [way.main for way in one.ways] == [True] * any(w.main for w in one.ways) + [False] * sum(
            not way.main for way in one.ways
        )
        assert all(way.to == END or numbers[way.to] > one.number for way in one.ways if way.main)
    on = {one.id for one in found.activities if one.on_main}
    reached = {way.to for one in found.activities if one.on_main for way in one.ways if way.main} - {END}
    assert on == reached | {"a0"}
