"""How happiness is read by the picture, the words and the rules alike."""

from __future__ import annotations

import pytest

from journeyctl.feelings import level, marks, places
from tests.bound import journey


@pytest.mark.parametrize(
    ("value", "expected"), [(-2, -2), (-1.75, -2), (-1.74, -1), (-0.25, -1), (-0.2, 0), (0, 0), (0.25, 1), (1.8, 2)]
)
def test_a_happiness_has_one_of_five_levels(value: float, expected: int):
    """Neutral is within a quarter of zero, the extremes begin at 1.75."""
    assert level(value) == expected


@pytest.mark.parametrize(
    ("activities", "expected"),
    [
        ("[{name: a, happiness: 2}, {name: b, happiness: -2}, {name: c, happiness: 0}]", {"a": "heart", "b": "cloud"}),
        ("[{name: a, happiness: 2, mark: none}, {name: b, happiness: -2}, {name: c, happiness: 0}]", {"b": "cloud"}),
        ("[{name: a, happiness: 2}, {name: b, happiness: -2}, {name: c, happiness: 0, mark: heart}]",
         {"c": "heart", "b": "cloud"}),
        ("[{name: a, happiness: 2, refuted: yes}, {name: b, happiness: 0}]", {}),
        ("[{name: a, happiness: 0.5}, {name: b, happiness: -0.5}]", {}),
        ("[{name: a, mark: star}, {name: b}]", {"a": "star"}),
    ],
)  # fmt: skip
def test_the_clear_extremes_are_marked_where_the_team_is_silent(activities: str, expected: dict[str, str]):
    """A mark set by hand wins, `none` silences, what was refuted has no point, and a flat curve no extremes."""
    assert marks(journey(f"title: T\nactivities: {activities}\n")) == expected


def test_a_phase_has_a_point_when_its_activities_have_none():
    """A phase's value counts only where no activity of it has one."""
    found = journey(
        "title: T\nphases:\n"
        "  - {name: P, happiness: 1, activities: [a, b]}\n"
        "  - {name: Q, happiness: 1, activities: [c, {name: d, happiness: -1}]}\n"
    )
    assert [place.id for place in places(found)] == ["p", "c", "d"]
