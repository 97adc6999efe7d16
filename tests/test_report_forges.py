"""Forges and build services: GitHub's annotations, GitLab's Code Quality, JUnit's XML, reviewdog's diagnostics."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from jsonschema import Draft202012Validator, ValidationError
from junitparser import JUnitXml

from journeyctl.diagnostics import NOWHERE, Diagnostic, EnvironmentFault, Level, Span
from journeyctl.lint import Coverage
from journeyctl.report import FORMATS, ReportFormat, report
from tests.reading import EVIL, GITLAB, commands

FOUND = Diagnostic("warning", "J211", "nobody sighs", Span("a.yaml", 2, 3, 2, 7), "Ask.")
FAULT = EnvironmentFault("J902", "b.yaml cannot be read", "Check the path.")


def many(level: Level, number: int, path: str = "a.yaml") -> list[Diagnostic]:
    """So many findings, a line each."""
    return [FOUND._replace(level=level, span=Span(path, line, 1, line, 2)) for line in range(1, number + 1)]


def test_an_annotation_tells_all():
    """File, lines, columns, code, message and advice; columns only within a line, as GitHub wants it."""
    (one,) = commands(report([FOUND], form="github"))
    assert one.name == "warning"
    assert one.properties == {
        "file": "a.yaml", "line": "2", "endLine": "2", "col": "3", "endColumn": "7", "title": "journeyctl J211",
    }  # fmt: skip
    assert one.data == "nobody sighs\nAsk."
    (several,) = commands(report([FOUND._replace(span=Span("a.yaml", 2, 3, 4, 7))], form="github"))
    assert several.properties.keys() == {"file", "line", "endLine", "title"}
    (nowhere,) = commands(report([FOUND._replace(span=NOWHERE)], form="github"))
    assert nowhere.properties.keys() == {"title"}


def test_annotations_escape_what_has_a_meaning():
    """Per cent signs and line breaks everywhere, colons and commas in properties; the reader gets the text back."""
    text = report([FOUND._replace(message="100 %: a,b", span=Span("a,b:100%.yaml", 1, 1, 1, 2))], form="github")
    assert text.startswith("::warning file=a%2Cb%3A100%25.yaml,line=1,")
    assert "::100 %25: a,b%0AAsk.\n" in text
    assert commands(text)[0].properties["file"] == "a,b:100%.yaml"


@pytest.mark.parametrize("name", ["::a.yaml", " ::error::x.yaml", ":::.yaml"])
def test_a_file_that_begins_as_a_command_is_found(name: str):
    """A name may begin as a command does: inside a line it is none, and the finding lies at that file."""
    found = [FOUND._replace(span=Span(name, 1, 1, 1, 2))]
    (one,) = commands(report(found, form="github"))
    assert (one.name, one.properties["file"]) == ("warning", name)
    assert json.loads(report(found, form="gitlab"))[0]["location"]["path"] == name
    assert json.loads(report(found, form="rdjson"))["diagnostics"][0]["location"]["path"] == name


def test_annotations_stay_within_what_a_step_has_room_for():
    """Ten of each kind, the worst first; what has no room is told in the log, and a notice counts it."""
    found = [*many("hint", 12), *many("warning", 12), *many("error", 12)]
    text = report(found, form="github")
    made = commands(text)
    assert Counter(one.name for one in made) == {"error": 10, "warning": 10, "notice": 10}
    assert [one.name for one in made] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert made[-1].data == "2 errors, 2 warnings, 3 hints more: the log of this step lists them"
    rest = [line for line in text.splitlines() if not line.startswith("::")]
    assert [line.split()[1] for line in rest] == ["error"] * 2 + ["warning"] * 2 + ["hint"] * 3
    assert len(commands(report(many("error", 10), form="github"))) == 10


def test_annotations_of_changed_lines_come_first():
    """Among findings as bad those on lines that the change touches are told, wherever they stand in the file."""
    found = [*many("warning", 30), *many("warning", 30, "b.yaml"), *many("error", 1, "b.yaml")]
    changed = {"b.yaml": frozenset({30}), "a.yaml": frozenset({28, 29})}
    told = [
        (one.properties.get("file"), one.properties.get("line"))
        for one in commands(report(found, form="github", changed=changed))
    ]
    assert told[:5] == [("b.yaml", "1"), ("a.yaml", "28"), ("a.yaml", "29"), ("b.yaml", "30"), ("a.yaml", "1")]


def test_faults_take_their_room_from_errors():
    """What could not be looked at is an error of the step, before all findings."""
    made = commands(report(many("error", 12), form="github", faults=[FAULT] * 3))
    assert [one.properties["title"].split()[1] for one in made if one.name == "error"] == ["J902"] * 3 + ["J211"] * 7


OURS = {"github": {"error", "warning", "notice"}}
"""The commands that we give ourselves, by format."""
ORDERS = (
    *EVIL,
    "::stop-commands::x",
    "\n::add-mask::x",
    "\r::warning::x",
    "x\n  ::set-env name=PATH::/x",
    "x ##teamcity[setParameter name='env.PATH' value='x']",
    "%0A::debug::x",
)


@pytest.mark.parametrize("form", FORMATS)
def test_no_text_of_an_author_is_a_command(form: ReportFormat):
    """A build service reads `::` at a line's start and `##[` anywhere; no text in any place of a finding gets there."""
    for text in ORDERS:
        found = [Diagnostic(level, "J101", text, Span(text, 1, 1, 1, 3), text) for level in ("error", "hint")]
        fault = EnvironmentFault("J902", text, text)
        lines = {text: (text.replace("\n", ""),)}
        told = report([*found, *many("hint", 12, text)], lines, form, files=[text], faults=[fault], rested=Coverage())
        assert {one.name for one in commands(told)} <= OURS.get(form, set()), text
        assert "##[" not in told
        assert "##vso[" not in told
        assert "##teamcity[" not in told
        assert "\r" not in told


def test_gitlab_gets_what_its_page_asks_for():
    """Severities, the path, the first line; a finding about a whole file is on its first line."""
    found = [FOUND, FOUND._replace(level="error", span=Span("å b.yaml", 0, 0, 0, 0)), FOUND._replace(level="hint")]
    issues = json.loads(report(found, form="gitlab"))
    assert [one["severity"] for one in issues] == ["minor", "major", "info"]
    assert [one["location"]["lines"]["begin"] for one in issues] == [2, 1, 2]
    assert [one["location"]["path"] for one in issues] == ["a.yaml", "å b.yaml", "a.yaml"]
    assert issues[0]["description"] == "J211: nobody sighs. Ask."


def test_gitlab_drops_none_of_our_findings():
    """It drops what has a fingerprint that it knows; ours are all different, and the same in the next run."""
    found = [*many("error", 50), *many("hint", 50), *many("hint", 50, "b.yaml")]
    marks = [one["fingerprint"] for one in json.loads(report(found, form="gitlab"))]
    assert len(set(marks)) == len(marks)
    assert marks == [one["fingerprint"] for one in json.loads(report(found, form="gitlab"))]


@pytest.mark.parametrize("spoilt", ["description", "check_name", "fingerprint", "severity", "location"])
def test_our_schema_of_gitlab_sees_what_is_wrong(spoilt: str):
    """A key that is missing, or holds what it may not, is refused."""
    for bad in ({}, {spoilt: "?" * 0}):
        (issue,) = json.loads(report([FOUND], form="gitlab"))
        del issue[spoilt]
        with pytest.raises(ValidationError):
            Draft202012Validator(GITLAB).validate([issue | bad])


def test_junit_has_a_suite_for_each_file():
    """Findings are cases of their file's suite; a file with nothing to say has a case that passed."""
    found = [FOUND, FOUND._replace(level="hint", code="J207"), FOUND._replace(span=Span("b.yaml", 1, 1, 1, 2))]
    xml = JUnitXml.fromstring(report(found, form="junit", files=["a.yaml", "c.yaml"], faults=[FAULT]).encode())
    assert [(one.name, one.tests, one.failures, one.errors, one.skipped) for one in xml] == [
        ("a.yaml", 2, 1, 0, 1), ("c.yaml", 1, 0, 0, 0), ("b.yaml", 1, 1, 0, 0), ("journeyctl", 1, 0, 1, 0),
    ]  # fmt: skip
    assert (xml.tests, xml.failures, xml.errors, xml.skipped) == (5, 2, 1, 1)
    cases = [case for suite in xml for case in suite]
    assert [case.classname for case in cases] == ["a.yaml", "a.yaml", "c.yaml", "b.yaml", "journeyctl"]
    assert len({(case.classname, case.name) for case in cases}) == len(cases)


def test_junit_replaces_what_xml_cannot_hold():
    """Every character that XML 1.0 forbids is told by its number, so that the document can be read."""
    forbidden = [chr(n) for n in (*range(9), 11, 12, *range(14, 32), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF)]
    for sign in forbidden:
        text = report([FOUND._replace(message=f"a{sign}b", advice=sign)], form="junit", files=[f"a{sign}.yaml"])
        (_, suite) = JUnitXml.fromstring(text.encode())
        (case,) = suite
        assert case.name == f"J211 a\\u{ord(sign):04x}b"


def test_rdjson_counts_bytes():
    """Columns of reviewdog's format count bytes of UTF-8; ends are exclusive."""
    found = [FOUND._replace(span=Span("a.yaml", 1, 2, 1, 4))]
    (one,) = json.loads(report(found, {"a.yaml": ("😀å x",)}, "rdjson"))["diagnostics"]
    assert one["location"]["range"] == {"start": {"line": 1, "column": 5}, "end": {"line": 1, "column": 8}}
    assert one["severity"] == "WARNING"
    assert one["code"] == {"value": "J211"}


def test_json_tells_findings_faults_files_and_evidence():
    """One object; what is not known of the evidence is null."""
    data = json.loads(report([FOUND], form="json", files=["a.yaml"], faults=[FAULT], rested=Coverage(1, 2)))
    assert data.keys() == {"version", "findings", "faults", "files", "evidence"}
    (found,) = data["findings"]
    assert re.fullmatch("[0-9a-f]{32}", found.pop("fingerprint"))
    assert found == {
        "level": "warning", "code": "J211", "message": "nobody sighs", "advice": "Ask.", "path": "a.yaml", "line": 2,
        "column": 3, "end_line": 2, "end_column": 7, "subject": "",
    }  # fmt: skip
    assert data["faults"] == [{"code": "J902", "message": "b.yaml cannot be read", "advice": "Check the path."}]
    assert data["files"] == ["a.yaml"]
    assert (data["evidence"]["activities_on_evidence"], data["evidence"]["newest_days"]) == (1, None)
