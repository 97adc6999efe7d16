"""The sentence above the picture of a difference: what feels otherwise comes first, then what came, went and moved."""

from __future__ import annotations

import pytest

from journeyctl import labels, overlay
from journeyctl import model as m
from journeyctl.diff import compare
from journeyctl.overlay.columns import plan
from journeyctl.overlay.headline import headline
from tests.bound import journey

BEFORE = {"Asks": 0, "Waits": -1, "Signs": 1, "Pays": 0, "Leaves": 1}


def made(felt: dict[str, float]) -> m.Journey:
    """A journey of these activities."""
    rows = [f"  - {{name: {name}, happiness: {value}}}\n" for name, value in felt.items()]
    return journey(f"title: T\nlang: en\nactivities:\n{''.join(rows)}")


def said(after: dict[str, float], lang: str = "en", before: dict[str, float] | None = None) -> str:
    """The sentence for two journeys, each its activities with their happiness."""
    told = compare(made(before or BEFORE), made(after))
    return headline(told, plan(told), labels.load(lang, (), overlay.BOOK))


LOST = "1 heart is lost; 1 step is new, 1 step is gone."


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (BEFORE, "Nothing differs between the versions."),
        (BEFORE | {"Waits": 0.5}, "“Waits” feels better."),
        (BEFORE | {"Waits": 0.5, "Pays": 0.5}, "“Waits” and “Pays” feel better."),
        (BEFORE | {"Waits": 2, "Pays": 1, "Asks": 0.5}, "“Waits”, “Pays” and 1 more feel better; 2 hearts are lost."),
        (BEFORE | {"Asks": -2, "Waits": -0.5}, "“Asks” feels worse; “Waits” feels better."),
        (BEFORE | {"Returns": 1}, "1 step is new."),
        (
            {k: v for k, v in BEFORE.items() if k != "Pays"} | {"Pities": 0.5},
            "1 heart is lost; 1 step is new, 1 step is gone.",
        ),
    ],
)
def test_the_largest_changes_are_said_in_one_sentence(after: dict[str, float], expected: str) -> None:
    """Two of each direction by name, the stronger direction first."""
    assert said(after) == expected


def test_a_sentence_is_set_as_its_language_does() -> None:
    """French parts its signs from the words."""
    assert said(BEFORE | {"Asks": -2, "Waits": -0.5}, "fr") == (
        "«\u202fAsks\u202f» se vit moins bien\u00a0; «\u202fWaits\u202f» se vit mieux."
    )
