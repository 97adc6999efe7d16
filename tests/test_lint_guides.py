"""The guides: a map that follows one to the letter has no finding under its method, and what it lacks is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journeyctl.lint import Subject, lint, profile, rules
from journeyctl.lint.profiles import PROFILES
from tests.bound import journey
from tests.linted import PEDANTIC, TODAY

GUIDES = {path.name.split(".")[0]: path for path in sorted(Path(__file__).with_name("guides").glob("*.journey.yaml"))}


def told(yaml: str, method: str) -> list[str]:
    """What the rules say under a method, pedantic ones included, as code and message."""
    made = journey(yaml)
    subject = Subject(made, profile(method), TODAY, {}, tuple(yaml.split("\n")))
    return [f"{one.code} {one.message}" for one in lint(subject, PEDANTIC)]


def without(yaml: str, lost: str) -> str:
    """A journey without what an expression finds."""
    made = re.sub(lost, "", yaml, flags=re.MULTILINE)
    assert made != yaml, lost
    return made


def test_every_method_has_its_map() -> None:
    """No method is forgotten."""
    assert GUIDES.keys() == PROFILES.keys()


@pytest.mark.parametrize("method", GUIDES)
def test_who_follows_a_guide_to_the_letter_hears_nothing(method: str) -> None:
    """A map in use, or a first version of the canvas, that has what its guide asks for, and little else."""
    yaml = GUIDES[method].read_text(encoding="utf-8")
    assert (journey(yaml).method or "default") == method
    assert journey(yaml).status in {"first-version", "reviewed", "validated", "in-use"}
    assert told(yaml, method) == []


@pytest.mark.parametrize(
    ("method", "lost", "code"),
    [
        ("full-day", r"^  intervjuer: .*\n|intervjuer, |^        evidence: intervjuer\n", "J201"),
        ("full-day", r"count: 6, ", "J202"),
        ("full-day", r", decides: yes", "J291"),
        ("full-day", r"^  - \{name: (Stina|Jonas).*\n", "J292"),
        ("full-day", r"^  measure: .*\n", "J281"),
        ("full-day", r', by: "2027-04"(?=\}$)', "J282"),
        ("full-day", r"^    stage: after\n", "J244"),
        ("full-day", r"^        needs: .*\n", "J251"),
        ("canvas", r"^persona:\n(  .*\n)+", "J221"),
        ("canvas", r"^        (because|ask|thoughts): .*\n|, met: not", "J214"),
        ("canvas", r"^scope: .*\n", "J233"),
        ("canvas", r"^team: .*\n", "J292"),
        ("canvas", r"^        needs: .*\n", "J251"),
        ("phase-table", r"^  - name: (Oppmerksomhet|Vurdering)\n(    .*\n)+", "J237"),
        ("phase-table", r"^persona:\n(  .*\n)+", "J221"),
        ("whiteboard", r"^purpose:\n(  .*\n)+", "J284"),
        ("whiteboard", r"^scenario: .*\n", "J241"),
        ("nng", r"^questions: .*\n", "J242"),
        ("nng", r"^scope: .*\n", "J233"),
        ("nng", r"^scenario: .*\n", "J241"),
        ("default", r"^        needs: .*\n", "J251"),
        ("default", r"^scope: .*\n", "J233"),
    ],
)
def test_what_a_guide_asks_for_is_missed(method: str, lost: str, code: str) -> None:
    """Taken away from its map, it is told, once, and by the rule whose matter it is."""
    found = told(without(GUIDES[method].read_text(encoding="utf-8"), lost), method)
    assert [one.split()[0] for one in found] == [code]


@pytest.mark.parametrize("method", GUIDES)
@pytest.mark.parametrize("code", [rule.code for rule in rules().values() if rule.exclusive])
def test_what_belongs_to_other_guides_is_not_asked(method: str, code: str) -> None:
    """A rule of some guides only is silent under every other method, whatever the map."""
    rule = next(one for one in rules().values() if one.code == code)
    asked = method == "default" or method in rule.practices or code in profile(method).asked
    bare = f"title: T\nstatus: in-use\nmethod: {method}\nphases:\n  - {{name: A, activities: [B]}}\n"
    if not asked:
        assert code not in {one.split()[0] for one in told(bare, method)}
