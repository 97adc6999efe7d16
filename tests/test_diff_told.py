"""A difference as it is told: the kept outputs were read aloud, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeyctl.diff import Difference, compare
from tests.bound import journey
from tests.running import ROOT
from tests.warm import journeyctl

SHOP = "tests/cases-diff/shop"
FILES = (f"{SHOP}/before.journey.yaml", f"{SHOP}/after.journey.yaml")
START = "title: T\nlang: en\nactivities:\n"


def between(before: str, after: str) -> Difference:
    """What differs between the journeys of two texts."""
    return compare(journey(before), journey(after))


def texts(one: Difference) -> list[str]:
    """All that is told, with its signs."""
    return [f"{each.sign} {each.text}" for each in (*one.changes, *one.consequences)]


KEPT = [
    ("terminal.txt", ()),
    ("summary.txt", ("--summary",)),
    ("markdown.md", ("--format", "markdown")),
    ("json.json", ("--format", "json")),
]


@pytest.mark.parametrize(("name", "words"), KEPT)
def test_the_kept_output_is_told(name: str, words: tuple[str, ...]) -> None:
    """The pair in the folder gives the text beside it, and the exit code says that there is one."""
    ran = journeyctl("diff", *FILES, "--today", "2026-11-25", "--exit-code", *words)
    assert ran.out == Path(ROOT, SHOP, name).read_text(encoding="utf-8")
    assert (ran.code, ran.err) == (1, "")


def test_a_file_does_not_differ_from_itself() -> None:
    """Nothing is printed, and the exit code is 0 even when it is asked for."""
    assert journeyctl("diff", FILES[0], FILES[0], "--exit-code") == (0, "", "")


def test_form_and_comments_are_no_difference() -> None:
    """Brackets, quotes, comments and the order of keys say nothing."""
    one = f"{START}  - {{name: Arrives, happiness: 1}}\n  - Leaves\n"
    two = "# another form\nactivities:\n  - happiness: 1\n    name: 'Arrives'\n  - name: Leaves\nlang: en\ntitle: T\n"
    assert between(one, two).empty


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("[{name: A, happiness: 0}]", "[{name: A, happiness: -1}]", "▼ “A”: happiness 0 neutral → −1 sad (−1)"),
        ("[{name: A}]", "[{name: A, happiness: -1}]", "+ “A”: happiness none → −1 sad"),
        ("[One, Two, Three]", "[Two, Three, One]", "→ “One” moved, from the first place to after “Three”"),
        ("[One, Two, Three, Four, Five]", "[Three, Four, Five, One, Two]", "→ “Two” moved, and is still after “One”"),
        ("[{name: A, optional: no}]", "[{name: A, optional: yes}]", "~ “A”: now optional"),
        ("[{name: A, present: yes}]", "[{name: A, present: no}]", "~ “A”: no longer present"),
        ("[Pays invoice, B]", "[Pays the invoice, B]", "~ “Pays invoice” is now called “Pays the invoice”"),
        ("[{id: a, name: A}]", "[{id: b, name: A}]", "~ “A”: id a → b"),
        ("[A]", "[A, B]", "+ activity “B” after “A”"),
        ("[A, B]", "[A]", "− activity “B” after “A”"),
        ("[{name: A, pains: Dear}]", "[A]", "− “A”: pain “Dear”"),
        ("[{name: A, tags: x}]", "[{name: A, tags: y}]", "+ “A”: tag “y”"),
        (
            "[{name: A, needs: {text: Calm, met: fully}}]",
            "[{name: A, needs: {text: Calm, met: not}}]",
            "~ “A”, need “Calm”: met fully → not",
        ),
    ],
)
def test_a_change_is_told_in_a_sentence(before: str, after: str, told: str) -> None:
    """One edit, and the sentence it becomes; a rename by likeness says how alike the names are."""
    said = texts(between(START.strip() + f" {before}\n", START.strip() + f" {after}\n"))
    assert told in [one.partition(" (matched")[0] for one in said], said


def test_a_rename_says_how_sure_it_is() -> None:
    """A thing that is only alike is told with its likeness; below the threshold it is another."""
    near = between(f"{START}  - Pays invoice\n", f"{START}  - Pays the invoice\n")
    assert [one.text for one in near.changes] == [
        "“Pays invoice” is now called “Pays the invoice” (matched by likeness 0.86)"
    ]
    far = between(f"{START}  - Pays\n  - Z\n", f"{START}  - Waits\n  - Z\n")
    assert [one.kind for one in far.changes] == ["removed", "added"]


def test_a_reference_follows_a_rename() -> None:
    """An idea that is for a renamed activity is for the same thing."""
    one = f"{START}  - Pays invoice\nideas: [{{id: i, text: Better, for: pays-invoice}}]\n"
    two = one.replace("Pays invoice", "Pays the invoice").replace("pays-invoice", "pays-the-invoice")
    assert [each.kind for each in between(one, two).changes] == ["renamed"]


def test_activities_go_with_their_phase() -> None:
    """A phase that moved is one move; an activity that went to another phase is one, too."""
    phases = ["{name: P, activities: [A, B]}", "{name: Q, activities: [C, D]}", "{name: R, activities: [E]}"]
    one = f"title: T\nlang: en\nphases: [{', '.join(phases)}]\n"
    two = f"title: T\nlang: en\nphases: [{', '.join(phases[1:] + phases[:1])}]\n"
    assert texts(between(one, two)) == ["→ “P” moved, from the first place to after “R”"]
    away = one.replace("[A, B]", "[A]").replace("[E]", "[E, B]")
    assert texts(between(one, away)) == ["→ “B” moved, from after “A” in “P” to after “E” in “R”"]
