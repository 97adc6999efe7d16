"""SARIF: what code scanning reads of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from journeyctl import __version__
from journeyctl.diagnostics import NOWHERE, Diagnostic, EnvironmentFault, Span
from journeyctl.lint import Coverage
from journeyctl.manual import articles
from journeyctl.pipeline import Inquiry, check_all, find
from journeyctl.report import report
from tests.reading import sarif

FOUND = Diagnostic("warning", "J211", "nobody sighs", Span("a.yaml", 2, 3, 2, 7), "Ask.")
JOURNEY = """\
title: Tiny
lang: en
activities:
  - {name: Arrives, happiness: 1, touchpoints: {channel: phonee, name: Rings}}
  - {name: Leaves, happiness: -1, touchpoints: {channel: phonee, name: Rings}}
  - {name: Sees, hapiness: 1, touchpoints: [{channel: fxa}, {channel: fxa}]}
"""


def run(found: list[Diagnostic], **more: Any) -> dict[str, Any]:
    """The one run of the log."""
    (only,) = json.loads(report(found, form="sarif", **more))["runs"]
    return only


def place(found: Diagnostic, *lines: str) -> dict[str, Any]:
    """Where a finding is said to be."""
    made = run([found], lines={found.span.path: lines})
    return made["results"][0]["locations"][0]["physicalLocation"]


def test_levels_and_the_tool_are_told():
    """Errors, warnings and hints are SARIF's error, warning and note; the tool tells its version."""
    made = run([FOUND._replace(level=level, code=f"J10{n}") for n, level in enumerate(("error", "warning", "hint"))])
    assert [one["level"] for one in made["results"]] == ["error", "warning", "note"]
    assert made["tool"]["driver"]["version"] == __version__
    assert made["columnKind"] == "utf16CodeUnits"


def test_every_rule_brings_its_page():
    """Help in Markdown and as text is the page of `explain`, for every code there is; none names an address."""
    pages = {one.code: one for one in articles()}
    rules = run([FOUND._replace(code=code) for code in pages])["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == sorted(pages)
    for rule in rules:
        page = pages[rule["id"]]
        assert rule["name"] == page.name
        assert rule["shortDescription"]["text"] == page.title
        for heading, _ in page.parts:
            assert heading in rule["help"]["text"]
            assert f"# {heading}" in rule["help"]["markdown"]
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert "helpUri" not in rule


def test_columns_count_as_utf16_does():
    """A sign outside the basic plane counts twice, before the finding and in it."""
    region = place(FOUND._replace(span=Span("a.yaml", 1, 2, 1, 4)), "😀😀😀")["region"]
    assert region == {"startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 7}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("kund resor/å.journey.yaml", "kund%20resor/%C3%A5.journey.yaml"),
        ("100%/#1?.yaml", "100%25/%231%3F.yaml"),
        ("c:a.yaml", "c%3Aa.yaml"),
        ("\udce5.yaml", "%E5.yaml"),
    ],
    ids=ascii,
)
def test_a_path_is_a_relative_address(path: str, uri: str):
    """Spaces, letters beyond ASCII and signs with a meaning are percent-encoded; the root of sources is the base."""
    there = place(FOUND._replace(span=Span(path, 1, 1, 1, 2)))
    assert there["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_a_file_outside_is_told_by_its_whole_address(tmp_path: Path):
    """Nothing is relative to a root that does not hold it."""
    there = place(FOUND._replace(span=Span(str(tmp_path / "å b.yaml"), 1, 1, 1, 2)))
    assert there["artifactLocation"] == {"uri": (tmp_path / "å b.yaml").as_uri()}


def test_a_finding_without_a_place_stands_at_the_top():
    """Code scanning refuses a log with a result that has no place and line."""
    there = place(FOUND._replace(span=NOWHERE))
    assert there["artifactLocation"]["uri"] == "."
    assert there["region"]["startLine"] == 1


def prints(folder: Path, text: str) -> dict[str, list[str]]:
    """The fingerprints of what `check` finds in a journey, by code."""
    (folder / "a.journey.yaml").write_text(text, encoding="utf-8")
    (done,) = check_all(find((str(folder / "a.journey.yaml"),)), Inquiry(pedantic=True))
    found: dict[str, list[str]] = {}
    for one in run(list(done.diagnostics))["results"]:
        marks = one["partialFingerprints"]
        assert len(set(marks.values())) == 1
        assert "primaryLocationLineHash" in marks
        found.setdefault(one["ruleId"], []).append(marks["primaryLocationLineHash"])
    return found


@pytest.mark.parametrize("text", [JOURNEY, JOURNEY.replace("hapiness", "happiness")], ids=["refused", "advised"])
def test_fingerprints_stay_when_lines_move(tmp_path: Path, text: str):
    """Lines inserted above, and a new activity among the others, change no fingerprint of what was there before."""
    before = prints(tmp_path, text)
    assert before
    assert prints(tmp_path, "# one\n\n# two\n" + text) == before
    moved = prints(tmp_path, text.replace("  - {name: Leaves", "  - {name: Rings, happiness: 2}\n  - {name: Leaves"))
    assert {code: set(marks) - set(moved.get(code, ())) for code, marks in before.items()} == {
        code: set() for code in before
    }


def test_fingerprints_are_never_alike(tmp_path: Path):
    """Also two findings of one rule about one thing differ."""
    marks = [mark for found in prints(tmp_path, JOURNEY).values() for mark in found]
    assert len(set(marks)) == len(marks)
    twice = run([FOUND, FOUND._replace(message="other words")])["results"]
    assert twice[0]["partialFingerprints"] != twice[1]["partialFingerprints"]


def test_what_the_journeys_rest_on_is_a_property():
    """A program that draws trends finds the figures by name."""
    figures = run([], rested=Coverage(3, 4, 5, 8, 2, 41))["properties"]["evidence"]
    assert figures == {
        "activities": 4, "activities_on_evidence": 3, "statements": 8, "statements_on_evidence": 5,
        "interviews": 2, "newest_days": 41,
    }  # fmt: skip


def test_a_fault_of_the_machine_makes_the_run_fail():
    """What could not be looked at is told as a notification: the results are not all."""
    (invocation,) = run([], faults=[EnvironmentFault("J902", "a.yaml cannot be read", "Check.")])["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "a.yaml cannot be read. Check."
    assert run([])["invocations"] == [{"executionSuccessful": True}]


def test_sarif_tools_counts_as_we_do():
    """Its histogram and places are ours. It shows addresses as they are written."""
    found = [FOUND, FOUND._replace(level="error", span=Span("å b.yaml", 9, 1, 9, 2))]
    read = sarif(report(found, form="sarif"))
    assert read.get_report().get_issue_type_histogram_for_severity("error") == {"J211 nobody sighs. Ask.": 1}
    assert {unquote(one["Location"]) for one in read.get_records()} == {"a.yaml", "å b.yaml"}
