"""Gates: what a project asks of every journey before a change may pass."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from journeyctl.lint import judge
from journeyctl.project import Gates
from tests.bound import journey
from tests.warm import journeyctl

TODAY = date(2026, 11, 25)
HEAD = "title: T\nstatus: first-version\nevidence: {i: {kind: interview, count: 5}}\n"


def shut(gates: Gates, text: str, before: str = "") -> list[tuple[str, str]]:
    """The code and the thing of every gate that is shut."""
    was = journey(before) if before else None
    return [(one.code, one.subject) for one in judge(journey(text), gates, TODAY, was)]


@pytest.mark.parametrize(
    ("gate", "activities", "expected"),
    [
        (50, "[{name: a, evidence: i}, b]", []),
        (51, "[{name: a, evidence: i}, b]", ["J601"]),
        (100, "[{name: a, evidence: i}, {name: b, refuted: yes}]", []),
        (0, "[a, b]", []),
    ],
)
def test_enough_activities_rest_on_evidence(gate: float, activities: str, expected: list[str]):
    """The gate is a share of the activities that were not refuted; exactly enough is enough."""
    assert [code for code, _ in shut(Gates(coverage=gate), f"{HEAD}activities: {activities}\n")] == expected


@pytest.mark.parametrize("head", ["status: draft\n", "status: prepared\n", "type: future\n"])
def test_what_is_in_the_making_may_lack_evidence(head: str):
    """A draft is welcome as it is, and nobody has seen the future."""
    assert shut(Gates(coverage=100), f"title: T\n{head}activities: [a]\n") == []


@pytest.mark.parametrize(
    ("activities", "expected"),
    [
        ("[{name: a, happiness: 2}, {name: b, happiness: -1}]", [("J603", "activity:b")]),
        ("[{name: a, happiness: -2}, {name: b, happiness: 0}]", []),
        ("[{name: a, happiness: -2}, b]", [("J603", "activity:a")]),
        ("[{name: a, happiness: 1, next: [c, b]}, {name: b, happiness: -2, next: end}, {name: c, happiness: 1}]", []),
    ],
)
def test_no_phase_ends_below(activities: str, expected: list[tuple[str, str]]):
    """What counts is the last feeling on the main path; what is off it does not end a phase."""
    gates = Gates(no_phase_ends_below=0)
    assert shut(gates, f"{HEAD}phases:\n  - name: P\n    activities: {activities}\n") == expected


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ("", [("J604", "activity:b")]),
        ("ideas: [{text: I, for: b, owner: Anna, by: 2027-01}]", []),
        ("ideas: [{text: I, for: b, owner: Anna}]", [("J604", "activity:b")]),
        ("actions: [{text: I, for: b, owner: Anna, by: 2027-01}]", []),
        ("ideas: [{text: I, for: a, owner: Anna, by: 2027-01}]", [("J604", "activity:b")]),
    ],
)
def test_every_thundercloud_has_somebody_and_a_date(work: str, expected: list[tuple[str, str]]):
    """An idea or an action for the activity, with an owner and a date, opens the gate."""
    text = f"{HEAD}activities: [{{name: a, happiness: 2}}, {{name: b, mark: cloud, happiness: -2}}]\n{work}\n"
    assert shut(Gates(clouds_have_owner=True), text) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("[{name: a, happiness: 2}, {name: b, happiness: -2}]", []),
        ("[{name: A, happiness: 2}, {name: b, happiness: -2}]", []),
        ("[{name: a, happiness: 0.5}, {name: b, happiness: -2}]", [("J602", "activity:a")]),
        ("[{name: b, happiness: -2}]", [("J602", "activity:a")]),
    ],
)
def test_no_heart_is_lost(now: str, expected: list[tuple[str, str]]):
    """A best moment that is gone, or has no heart any more, shuts the gate; identity is the id."""
    before = f"{HEAD}activities: [{{name: a, happiness: 2}}, {{name: b, happiness: -2}}]\n"
    assert shut(Gates(keep_hearts=True), f"{HEAD}activities: {now}\n", before) == expected


def test_the_command_compares_with_a_revision(tmp_path: Path):
    """`--base` names the revision; without one the last commit counts, and outside git no heart can be lost."""

    def git(*words: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words],
            cwd=tmp_path,
            check=True,
            capture_output=True,
        )

    path = tmp_path / "a.journey.yaml"
    (tmp_path / "journeyctl.yaml").write_text("name: P\ngates: {keep_hearts: yes}\n")
    happy = f"{HEAD}activities: [{{name: a, happiness: 2}}, {{name: b, happiness: -2}}]\n"
    sad = f"{HEAD}activities: [{{name: a, happiness: 0}}, {{name: b, happiness: -2}}]\n"
    path.write_text(happy)
    call = ("check", "a.journey.yaml", "--select", "J6", "--format", "concise")
    assert journeyctl(*call, cwd=tmp_path).code == 0
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    path.write_text(sad)
    ran = journeyctl(*call, cwd=tmp_path)
    assert ran.code == 1
    assert "J602 “a” was one of the best moments" in ran.out
    git("commit", "-qam", "two")
    assert journeyctl(*call, cwd=tmp_path).code == 0
    assert journeyctl(*call, "--base", "HEAD~1", cwd=tmp_path).code == 1
    unknown = journeyctl(*call, "--base", "--output=x", cwd=tmp_path)
    assert (unknown.code, unknown.out) == (2, "")
    assert "J923 git knows no revision '--output=x' here" in unknown.err
