"""What a map rests on: what its rules hear, and where they keep quiet."""

from __future__ import annotations

import pytest

from tests.linted import asked, found

EVIDENCE = ("J20", "J210")


def resting(evidence: str = "", head: str = "status: first-version", tail: str = "", act: str = "Signs") -> str:
    """A journey of one activity that rests on a piece of evidence a line: `interviews: {kind: interview}`."""
    lines = "".join(f"  {line}\n" for line in evidence.splitlines())
    listed = f"evidence:\n{lines}" if lines else ""
    names = ", ".join(line.partition(":")[0] for line in evidence.splitlines() if not line.startswith(" "))
    rests = f"rests_on: [{names}]\n" if lines and not tail else ""
    return f"title: T\n{head}\n{listed}{rests}{tail}activities:\n  - {{id: signs, name: Signs, {act}}}\n".replace(
        ", Signs}", "}"
    )


@pytest.mark.parametrize(
    ("evidence", "head", "codes"),
    [
        ("", "status: first-version", ["J201"]),
        ("", "status: draft", ["J201"]),
        ("", "status: prepared", []),
        ("", "subtitle: no status yet", []),
        ("", "status: draft\ntype: future", []),
        ("", "status: validated", ["J208"]),
        ("s: {kind: survey, date: 2026-09}", "status: first-version", ["J201"]),
        ("i: {kind: interview, count: 0, date: 2026-09}", "status: first-version", ["J201"]),
        ("i: {kind: interview, date: 2026-09}", "status: first-version", []),
        ("o: {kind: observation, date: 2026-09}", "status: first-version", []),
        ("c: {kind: customer-in-workshop, date: 2026-09}", "status: first-version", []),
        ("w: {kind: workshop, date: 2026-09}", "status: first-version", ["J203"]),
        ("w: {kind: staff-interview, date: 2026-09}\nx: {date: 2026-09}", "status: draft", ["J203"]),
        ("w: {kind: workshop, date: 2026-09}", "status: prepared", []),
        ("w: {kind: workshop, date: 2026-09}", "status: draft\ntype: future", []),
        ("w: {kind: workshop, date: 2026-09}\ns: {kind: survey, date: 2026-09}", "status: draft", ["J201"]),
    ],
)
def test_who_was_heard_is_told_once(evidence: str, head: str, codes: list[str]) -> None:
    """No customer met, only colleagues, or nothing at all on a map that is called validated: never two of them."""
    assert [said[:4] for said in asked(resting(evidence, head), *EVIDENCE)] == codes


def test_colleagues_are_named_and_a_missing_kind_is_asked_for() -> None:
    """Evidence of no kind may hold customers; it is asked what it was."""
    both = "desk: {kind: staff-interview, date: 2026}\nday: {kind: workshop, date: 2026}"
    assert asked(resting(both), "J203") == ["J203 no customer is heard in what this map rests on: “desk” and “day”"]
    assert asked(resting("notes: {date: 2026}"), "J203") == [
        "J203 it cannot be seen whether a customer is heard in “notes”"
    ]


@pytest.mark.parametrize(
    ("evidence", "method", "said"),
    [
        ("i: {kind: interview, count: 5}", "full-day", ""),
        ("i: {kind: interview, count: 4}", "full-day",
         "4 customers were interviewed, and `full-day` asks for at least 5"),
        ("i: {kind: interview, count: 1}", "full-day",
         "one customer was interviewed, and `full-day` asks for at least 5"),
        ("i: {kind: interview, count: 1}", "canvas", ""),
        ("i: {kind: interview, count: 2}\nj: {kind: interview, count: 3}", "full-day", ""),
        ("i: {kind: interview, count: 2}\nj: {kind: survey, count: 300}", "full-day",
         "2 customers were interviewed, and `full-day` asks for at least 5"),
        ("i: {kind: interview, count: 2}\nj: {kind: interview}", "full-day",
         "“j” does not tell how many were interviewed, and `full-day` asks for at least 5"),
        ("i: {kind: interview, count: 5}\nj: {kind: interview}", "full-day", ""),
        ("i: {kind: interview}", "default", ""),
        ("i: {kind: interview, count: 0}", "full-day", ""),
    ],
)  # fmt: skip
def test_the_method_says_how_many_interviews(evidence: str, method: str, said: str) -> None:
    """All interviews are added up; one without a count is at least one; none at all is another rule's matter."""
    told = asked(resting(evidence, f"status: first-version\nmethod: {method}"), "J202")
    assert told == ([f"J202 {said}"] if said else [])


def test_a_draft_may_have_few_interviews() -> None:
    """While a map is drafted it is a hint; before that and on a map of the future nothing is said."""
    few = "i: {kind: interview, count: 2, date: 2026-09}"
    levels = {
        head: [one.level for one in found(resting(few, f"method: full-day\n{head}")) if one.code == "J202"]
        for head in ("status: prepared", "status: draft", "status: first-version", "status: draft\ntype: future")
    }
    assert list(levels.values()) == [[], ["hint"], ["warning"], []]


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("2025-04",), "customers were last heard in “a”, 2025-04: that is 18 months ago"),
        (("2025-05",), ""),
        (("2020", "2025-05"), ""),
        (("2024-06-30", "2024"), "customers were last heard in “b”, 2024: that is 22 months ago"),
        (("2020", ""), ""),
        (("2020", "i fjor"), ""),
        (("2020", "2027"), ""),
        ((), ""),
    ],
)
def test_the_newest_customer_decides_how_old_a_map_is(dates: tuple[str, ...], said: str) -> None:
    """Eighteen months are old; while a date is missing, no date, or ahead, nothing is known."""
    lines = [
        f"{name}: {{kind: interview{', date: ' * bool(date)}{date}}}" for name, date in zip("abc", dates, strict=False)
    ]
    told = asked(resting("\n".join(lines)), "J204")
    assert told == ([f"J204 {said}"] if said else [])


def test_fresh_colleagues_do_not_make_old_customers_young() -> None:
    """A workshop of this month says nothing about what customers feel."""
    old = "i: {kind: interview, date: 2023}\nw: {kind: workshop, date: 2026-11}"
    assert asked(resting(old), "J204")


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("review_by: 2026-10", "this map was to be reviewed by 2026-10, and that has passed"),
        ("review_by: 2026-11-24", "this map was to be reviewed by 2026-11-24, and that has passed"),
        ("review_by: 2026-11-25", ""),
        ("review_by: 2026-11", ""),
        ("review_by: 2026", ""),
        ("review_by: till hösten", ""),
        ("status: in-use", "this map is in use, and no day is set for looking at it again"),
        ("status: in-use\nreview_by: 2027", ""),
        ("status: validated", ""),
    ],
)
def test_a_review_is_due_when_its_time_is_over(head: str, said: str) -> None:
    """A month lasts until its last day; a map in use needs a day at all."""
    assert asked(resting(head=head), "J205") == ([f"J205 {said}"] if said else [])


def test_all_that_has_no_date_is_named_in_one_sentence() -> None:
    """One finding, at the first of them."""
    several = "a: {kind: interview}\nb: {kind: survey, date: 2026}\nc: {kind: case}"
    assert asked(resting(several), "J206") == ["J206 there is no date for “a” and “c”"]
    assert [one.span.line for one in found(resting(several)) if one.code == "J206"] == [4]


@pytest.mark.parametrize(
    ("act", "tail"),
    [
        ("evidence: i", "parking: []\n"),
        ("thoughts: {text: Hm, evidence: i}", "parking: []\n"),
        ("backstage: {action: Checks, evidence: i}", "parking: []\n"),
        ("happiness: 1", "rests_on: i\n"),
        ("happiness: 1", "persona: {name: Sara, evidence: i}\n"),
        ("happiness: 1", "questions: {text: Why, answer: So, evidence: i}\n"),
        ("happiness: 1", "ideas: {text: Try, evidence: i}\n"),
    ],
)
def test_whatever_names_evidence_uses_it(act: str, tail: str) -> None:
    """Activities, statements, work, the persona, questions, ideas and the whole map."""
    used = resting("i: {kind: interview, date: 2026}", tail=tail, act=act)
    assert not asked(used, "J207")
    assert asked(used.replace("evidence: i", "about: x").replace("rests_on: i\n", ""), "J207") or "about: x" not in used


def test_evidence_nobody_uses_is_named() -> None:
    """But not the workshop where the map was made, answers that are for an activity, or what was never held."""
    several = (
        "i: {kind: interview, date: 2026}\nw: {kind: workshop, date: 2026}\nz: {kind: survey, count: 0, date: 2026}\n"
        "n: {kind: nps, date: 2026, answers: [{score: 9, for: signs}]}\ns: {kind: staff-interview, date: 2026}"
    )
    unused = resting(several, tail="parking: []\n", act="happiness: 1")
    assert asked(unused, "J207") == ["J207 nothing on the map rests on “i” and “s”"]
    assert not asked(unused.replace("first-version", "prepared"), "J207")
    assert [said[:4] for said in asked(unused.replace("first-version", "validated"), "J207", "J208")] == ["J208"]


VALIDATED = """\
title: T
status: {status}
{head}
evidence:
  i: {{kind: interview, count: 6, date: 2026-06}}
activities:
  - {{name: Compares, evidence: i, pains: {{text: Too many, severity: {severity}, assumption: {assumed}}}}}
  - {{name: Signs, {second}}}
  - {{name: Waits, evidence: i}}
"""


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, ["J208 the map has `status: validated`, with 1 of 3 activities still assumed: “Signs”"]),
        ({"status": "in-use"}, ["J208 the map has `status: in-use`, with 1 of 3 activities still assumed: “Signs”"]),
        ({"status": "reviewed"}, []),
        ({"head": "type: future"}, []),
        ({"second": "evidence: i"}, []),
        ({"second": "ask: How long do they wait"}, []),
        ({"second": "refuted: yes"}, []),
        ({"second": "evidence: i", "assumed": "yes"},
         ["J208 the map has `status: validated`, and some of its strongest words are assumptions: “Too many”"]),
        ({"second": "evidence: i", "assumed": "yes", "severity": "2"}, []),
        ({"assumed": "yes"}, ["J208 the map has `status: validated`, with 1 of 3 activities still assumed: “Signs”"]),
    ],
)  # fmt: skip
def test_what_is_called_validated_rests_on_something(given: dict[str, str], said: list[str]) -> None:
    """Activities first, then the strongest claims; what the team asks about is known to be unknown."""
    shape = {"status": "validated", "head": "lang: en", "second": "happiness: 1", "severity": "3", "assumed": "no"}
    assert asked(VALIDATED.format(**shape | given), "J208") == said


def test_evidence_that_nothing_is_tied_to_validates_nothing() -> None:
    """A validated map whose activities name none of its evidence is told so once, without a count."""
    loose = resting("i: {kind: interview, count: 6, date: 2026}", "status: validated", "parking: []\n", "happiness: 1")
    assert asked(loose, *EVIDENCE) == ["J208 the map has `status: validated`, and no activity rests on evidence"]


def answered(happiness: object, scores: tuple[float, ...], kind: str = "nps", head: str = "lang: en") -> str:
    """A journey with answers to one of its activities."""
    answers = ", ".join(f"{{score: {score}, for: signs}}" for score in scores)
    return resting(f"n: {{kind: {kind}, date: 2026, answers: [{answers}]}}", head, act=f"happiness: {happiness}")


@pytest.mark.parametrize(
    ("happiness", "scores", "said"),
    [
        (1, (3,), "the curve is happy at “Signs”, but the NPS answer about it is 3"),
        (1, (2, 3, 7), "the curve is happy at “Signs”, but 3 NPS answers about it average 4"),
        (-1, (10,), "the curve is unhappy at “Signs”, but the NPS answer about it is 10"),
        (-1, (9, 10), "the curve is unhappy at “Signs”, but 2 NPS answers about it average 10"),
        (1, (6, 7), ""),
        (-1, (8, 9), ""),
        (0.2, (0,), ""),
        (0, (10, 0), ""),
        (1, (30,), ""),
        ("[2, 2, -1]", (1,), "the curve is happy at “Signs”, but the NPS answer about it is 1"),
    ],
)
def test_answers_may_disagree_with_the_curve(happiness: object, scores: tuple[float, ...], said: str) -> None:
    """Detractors where the curve is happy, promoters where it is not; near neutral anything may be."""
    assert asked(answered(happiness, scores), "J209") == ([f"J209 {said}"] if said else [])


def test_only_nps_of_today_is_held_against_the_curve() -> None:
    """A survey has a scale of its own, and a hope has no answers yet."""
    assert not asked(answered(1, (1,), kind="survey"), "J209")
    assert not asked(answered(1, (1,), head="type: future"), "J209")


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ("n: {kind: nps, score: 100, date: 2026}", []),
        ("n: {kind: nps, score: -100, date: 2026}", []),
        ("n: {kind: nps, score: 120, date: 2026}", ["J210 “n” gives an NPS of 120, which must lie from −100 to 100"]),
        ("n: {kind: survey, score: 120, date: 2026}", []),
        ("n: {kind: nps, answers: [{score: 0}, {score: 10}, {text: Hm}]}", []),
        ("n: {kind: nps, answers: [{score: 11}, {score: 5}, {score: -1}, {score: 11}]}",
         ["J210 “n” holds -1, 11 among its answers, which must lie from 0 to 10"]),
    ],
)  # fmt: skip
def test_an_nps_has_its_scale(evidence: str, said: list[str]) -> None:
    """Its result lies from −100 to 100, an answer from 0 to 10; it is an error in a map of any age."""
    assert asked(resting(evidence, "lang: en"), "J210") == said
    assert all(one.level == "error" for one in found(resting(evidence, "lang: en")) if one.code == "J210")
