"""What follows from changes: each thing that nobody wrote, from the edit that brings it about, and its reverse."""

from __future__ import annotations

from datetime import date

import pytest

from journeyctl.diagnostics import NOWHERE, Diagnostic
from journeyctl.diff import Difference, compare
from tests.bound import journey

DAY = date(2026, 11, 25)
TOP = "title: T\nlang: en\n"
FLAT = "activities: [{name: A, happiness: 0}, {name: B, happiness: 1}, {name: C, happiness: -1}]\n"
PHASES = (
    "phases:\n  - {name: P, activities: [{name: A, happiness: 1}, {name: B, happiness: 1}]}\n"
    "  - {name: Q, activities: [{name: C, happiness: -1}]}\n"
)
NEED = "activities: [{name: A, needs: {text: Calm, met: fully}}]\n"
IDEA = "activities: [A, B]\nideas: [{id: i, text: Better, for: b}]\n"
ACTION = "activities: [A, B]\nactions: [{text: Do it, for: b}]\n"
BASED = "evidence: {talks: {kind: interview, count: 3}}\nactivities: [{name: A, evidence: talks}, B]\n"

CASES = {
    "a heart is lost": (
        FLAT, FLAT.replace("B, happiness: 1", "B, happiness: 0"),
        "− the heart at “B” is lost", "+ a heart stands at “B”",
    ),
    "a heart goes with its activity": (
        FLAT, FLAT.replace("{name: B, happiness: 1}, ", ""),
        "− the heart at “B” went with its activity", "+ a heart stands at “B”",
    ),
    "the lowest point moves": (
        FLAT, FLAT.replace("A, happiness: 0", "A, happiness: -2"),
        "▼ the lowest point is −2 at “A”, and was −1 at “C”", "▲ the lowest point is −1 at “C”, and was −2 at “A”",
    ),
    "the lowest point sinks": (
        FLAT, FLAT.replace("-1", "-1.5"),
        "▼ the lowest point is −1.5 at “C”, and was −1 at “C”", "▲ the lowest point is −1 at “C”, and was −1.5 at “C”",
    ),
    "the mean of a phase changes": (
        PHASES, PHASES.replace("B, happiness: 1", "B, happiness: 0"),
        "▼ the mean of the phase “P” is 0.5 happy, and was 1 (−0.5)",
        "▲ the mean of the phase “P” is 1 happy, and was 0.5 (+0.5)",
    ),
    "the mean of the journey changes": (
        FLAT, FLAT.replace("B, happiness: 1", "B, happiness: 0.25"),
        "▼ the mean of the journey is −0.25 sad, and was 0 (−0.25)",
        "▲ the mean of the journey is 0 neutral, and was −0.25 (+0.25)",
    ),
    "a need is no longer met": (
        NEED, NEED.replace("fully", "partly"),
        "~ the need “Calm” at “A” is no longer met", "~ the need “Calm” at “A” is now met",
    ),
    "an idea has lost its activity": (
        IDEA, "activities: [A]\nideas: [{id: i, text: Better}]\n",
        "− the idea “Better” has lost what it was for: “B” is gone", "+ the idea “Better” is for something new: “B”",
    ),
    "an action has lost its activity": (
        ACTION, "activities: [A]\nactions: [{text: Do it}]\n",
        "− the action “Do it” has lost what it was for: “B” is gone",
        "+ the action “Do it” is for something new: “B”",
    ),
    "less rests on evidence": (
        BASED, BASED.replace("{name: A, evidence: talks}", "A"),
        "▼ 0 of 2 activities rest on evidence (0 %), and did 1 of 2 (50 %)",
        "▲ 1 of 2 activities rest on evidence (50 %), and did 0 of 2 (0 %)",
    ),
    "more were asked": (
        BASED, BASED.replace("count: 3", "count: 1"), "▼ 1 interview, and was 3", "▲ 3 interviews, and was 1",
    ),
}  # fmt: skip
"""The body before and after, and what must follow there and back."""


def told(one: Difference) -> list[str]:
    """What follows, with its signs."""
    return [f"{each.sign} {each.text}" for each in one.consequences]


@pytest.mark.parametrize("name", CASES)
def test_it_follows(name: str) -> None:
    """The edit brings it about; the reverse edit takes it back."""
    before, after, there, back = CASES[name]
    one, two = journey(TOP + before), journey(TOP + after)
    assert there in told(compare(one, two, today=DAY))
    assert back in told(compare(two, one, today=DAY))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (IDEA, IDEA.replace("[A, B]", "[A, {id: b, name: Quite another}]")),
        (IDEA, "activities: [A, B]\nideas: [{id: i, text: Better, for: a}]\n"),
        (PHASES, PHASES.replace("name: B", "name: Bee")),
        (IDEA.replace("for: b", "for: [a, b]"), "activities: [A]\nideas: [{id: i, text: Better, for: a}]\n"),
    ],
)
def test_nothing_follows(before: str, after: str) -> None:
    """A renamed activity, an idea with another aim or one aim less, the same: nothing has lost anything."""
    assert told(compare(journey(TOP + before), journey(TOP + after), today=DAY)) == []


def test_a_phase_that_nobody_named_has_no_mean() -> None:
    """In a journey without phases of its own the mean is told once, of the journey."""
    one, two = journey(TOP + FLAT), journey(TOP + FLAT.replace("B, happiness: 1", "B, happiness: 0.25"))
    assert [each.subject for each in compare(one, two, today=DAY).consequences if each.what == "mean"] == ["journey"]


def finding(code: str, subject: str = "", message: str = "something") -> Diagnostic:
    return Diagnostic("warning", code, message, NOWHERE, subject=subject)


def test_findings_are_new_or_gone_by_code_and_subject() -> None:
    """A finding whose message changed is the same one; one about another activity is not; gates come first.

    The gate for hearts says what a lost heart says, and is not told again.
    """
    one = journey(f"{TOP}activities: [A, Pays invoice]\n")
    two = journey(f"{TOP}activities: [A, Pays the invoice]\n")
    old = [finding("J210", "activity:pays-invoice"), finding("J220", "activity:a"), finding("J230")]
    new = [
        finding("J210", "activity:pays-the-invoice", "other words"), finding("J220", "activity:pays-the-invoice"),
        finding("J601"), finding("J602"), finding("J230"), finding("J230"),
    ]  # fmt: skip
    found = compare(one, two, (old, new), DAY).consequences
    assert [(each.kind, each.what, each.subject) for each in found] == [
        ("added", "gate", "journey"), ("added", "finding", "activity:pays-the-invoice"),
        ("added", "finding", "journey"), ("removed", "finding", "activity:a"),
    ]  # fmt: skip
    assert [each.text.split(" ")[1] for each in found] == ["shut:", "new:", "new:", "gone:"]
