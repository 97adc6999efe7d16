"""Why the map is made: what the rules about goals hear, and where they keep quiet."""

from __future__ import annotations

import pytest

from journeyctl.lint.amounts import Amount, amount, counts, dated
from tests.linted import asked, found

GOAL = ("J28",)


def wanting(head: str = "", status: str = "first-version", act: str = "kind: does") -> str:
    """A journey with a purpose."""
    return f"title: T\nstatus: {status}\n{head}\nactivities:\n  - {{name: Signs, {act}}}\n"


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("", ["J284 nothing tells why this map is made"]),
        ("questions: Where do we lose them", []),
        ("purpose: {goal: Happier customers}", ["J281 nothing tells when the goal “Happier customers” is reached"]),
        ("purpose: {goal: Happier customers by 2027}",
         ["J281 nothing tells when the goal “Happier customers by 2027” is reached"]),
        ("purpose: {goal: An answer within 3 days}",
         ["J282 no date tells by when the goal “An answer within 3 days” shall be reached"]),
        ("purpose: {goal: NPS from 12 to 30 in 2027}", []),
        ("purpose: {goal: Joy, measure: NPS}", ["J281 “NPS” measures the goal, but has no target"]),
        ("purpose: {goal: Joy, measure: {name: NPS, now: 12}}", ["J281 “NPS” measures the goal, but has no target"]),
        ("purpose: {goal: Joy, measure: {name: NPS, target: 30, by: 2027}}",
         ["J281 “NPS” has a target, but not where you stand today"]),
        ("purpose: {goal: Joy, measure: {name: NPS, now: 12, target: 30}}",
         ["J282 no date tells by when “NPS” shall be 30"]),
        ("purpose: {goal: Joy in 2027, measure: {name: NPS, now: 12, target: 30}}", []),
        ("purpose: {measure: {name: NPS, now: 12, target: 30, by: 2027}}", []),
        ("purpose: {goal: Joy, measure: {name: NPS, now: 12, target: 30, by: 2026-10}}",
         ["J285 “NPS” was to reach its target by 2026-10, and that has passed"]),
        ("purpose: {goal: Joy, measure: {name: NPS, now: 12, target: 30, by: 2026-11}}", []),
        ("purpose: {goal: Joy, measure: {name: NPS, now: 12, target: 30, by: efter sommaren}}", []),
    ],
)  # fmt: skip
def test_a_goal_has_a_measure_a_target_and_a_date(head: str, said: list[str]) -> None:
    """What is missing is asked for, the first thing first; a question to answer is a goal, too."""
    assert asked(wanting(head), *GOAL) == said


def test_a_draft_needs_no_goal_yet() -> None:
    """Before the first version nobody is asked why."""
    assert not asked(wanting(status="draft"), *GOAL)


@pytest.mark.parametrize(
    ("measure", "form"),
    [
        ("name: NPS, now: 30, target: 12", "more"),
        ("name: Kundnöjdhet, now: 63 %, target: 60 %", "more"),
        ("name: Konvertering, now: 63 %, target: 60", "more"),
        ("name: Väntetid, now: 9 dagar, target: 12 dagar", "less"),
        ("name: Timer til svar, now: 8, target: 26", "less"),
        ("name: Complaints a month, now: 1 200, target: 1 400", "less"),
        ("name: Missnöjda kunder, now: 10 %, target: 20 %", "less"),
        ("name: Besök, now: 5, target: 5", "same"),
        ("name: NPS, now: −12, target: 12", ""),
        ("name: Väntetid, now: 9 dagar, target: 3 dagar", ""),
        ("name: Väntetid, now: 3 dagar, target: 12 timmar", ""),
        ("name: Missnöjda kunder, now: 20 %, target: 10 %", ""),
        ("name: Besök, now: 9, target: 3", ""),
        ("name: Snaps, now: 9, target: 3", ""),
        ("name: Nöjdhet med väntetid, now: 9, target: 3", ""),
        ("name: NPS, now: 0 av 5, target: 1", ""),
        ('name: NPS, now: "1,140", target: "800"', ""),
        ("name: NPS, now: 12", ""),
    ],
)
def test_a_target_lies_where_it_gets_better(measure: str, form: str) -> None:
    """Known by the name of the measure only; other units, and what reads two ways, are not compared."""
    words = {"more": "shall go down", "less": "shall go up", "same": "its target too"}
    told = [one for one in found(wanting(act=f"measures: {{{measure}}}")) if one.code == "J283"]
    assert [(one.level, words[form] in one.message) for one in told] == ([("hint", True)] if form else [])


@pytest.mark.parametrize(
    "yaml",
    [
        wanting("purpose: {goal: Joy, measure: {name: NPS, now: 30, target: 12, by: 2027}}"),
        wanting("persona: {name: Ruth, goals: {text: Joy, measure: {name: NPS, now: 30, target: 12}}}"),
        wanting("expectations: {text: Joy, measure: {name: NPS, now: 30, target: 12}}"),
        wanting("ideas: {text: Joy, measure: {name: NPS, now: 30, target: 12}}"),
        wanting(act="measures: {name: NPS, now: 30, target: 12}"),
    ],
)
def test_every_measure_of_a_map_is_looked_at(yaml: str) -> None:
    """That of the goal, of the persona, of expectations, ideas and activities, each at its own place."""
    told = [one for one in found(yaml) if one.code == "J283"]
    assert [one.subject for one in told] == ["measure:NPS"]
    assert yaml.splitlines()[told[0].span.line - 1][told[0].span.column - 1 :].startswith("{name: NPS")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("63 %", Amount(63, "%")), ("63%", Amount(63, "%")), ("1 140 kr", Amount(1140, "kr")), ("−5", Amount(-5, "")),
        ("-0.5", Amount(-0.5, "")), ("12,5 Dagar", Amount(12.5, "dagar")), ("kr 90", Amount(90, "kr")),
        ("1’234’567", Amount(1234567, "")), ("18\u00a0200", Amount(18200, "")), ("3.1415", Amount(3.1415, "")),
        ("1,140", None), ("18.200", None), ("0 av 5", None), ("2-3", None), ("1 14", None), ("many", None), ("", None),
    ],
)  # fmt: skip
def test_a_value_is_one_number_and_its_unit(written: str, read: Amount | None) -> None:
    """Spaces part thousands; three digits behind a comma or a point can be read two ways, so they are not read."""
    assert amount(written) == read


def test_a_year_is_a_date_and_no_count() -> None:
    """What counts is another number than a year."""
    assert (dated("Klart 2027"), counts("Klart 2027")) == (True, False)
    assert (dated("Inom 3 dagar"), counts("Inom 3 dagar")) == (False, True)
    assert (dated("Order 20271"), counts("Order 20271")) == (False, True)
