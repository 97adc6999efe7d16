"""Wishful maps: what their rules hear, and where they keep quiet."""

from __future__ import annotations

import pytest

from tests.linted import asked, found

CURVES = ("J211", "J212", "J216")


def curve(*values: object, head: str = "status: first-version") -> str:
    """A journey with these feelings."""
    return f"title: T\n{head}\nactivities:\n" + "".join(
        f"  - {{name: A{number}, happiness: {value}}}\n" for number, value in enumerate(values)
    )


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ((0.5, 0, 0.5, -0.5), ["J212"]),
        ((0.5, -0.25, 0.25, -0.25), ["J212"]),
        ((0.5, 0, 0.5, -0.75), []),
        ((0.5, 0.5, -0.5), []),
        ((0.5, 0, 0.5, 0), ["J211"]),
        ((0, 0, 0, 0), ["J211"]),
        ((-0.5, 0, -0.5, 0), ["J216"]),
        ((-2, -1, -1), ["J216"]),
        ((-2, -1), []),
        ((-2, -1, 0.5), []),
    ],
)
def test_a_curve_is_told_one_thing_at_most(values: tuple[float, ...], codes: list[str]) -> None:
    """Flat, without a low point, or without a high one: no two of the rules speak about the same curve."""
    assert [said[:4] for said in asked(curve(*values), *CURVES)] == codes


def test_a_hope_may_be_as_flat_as_it_likes() -> None:
    """Of a map of the future no curve is asked to move."""
    assert not asked(curve(0.5, 0, 0.5, -0.5, head="type: future"), *CURVES)


def test_customers_who_disagree_are_not_a_flat_curve() -> None:
    """Where the mean hides two camps, the place where they part is named."""
    told = asked(curve(0.5, "[2, -2]", 0.25, -0.5), "J212")
    assert told == ["J212 none of the 4 feelings is far from neutral, though customers disagree about “A1”"]


def test_a_method_says_how_flat_is_flat() -> None:
    """The team's own scale counts as the steps of ours do: 2 and 3 of 1 ... 5 are one step apart."""
    scaled = "scale: {min: 1, max: 5}\nstatus: first-version"
    assert asked(curve(2.5, 3, 3.5, 3, head=scaled), "J212")
    assert not asked(curve(2.5, 3, 4, 3, head=scaled), "J212")


OWN = "".join(f"  - {{name: A{n}, touchpoints: {{channel: web, name: P{n}}}}}\n" for n in range(5))


@pytest.mark.parametrize(
    ("head", "more", "said"),
    [
        ("", "", True),
        ("type: day-in-the-life\n", "", True),
        ("type: future\n", "", False),
        ("type: blueprint\n", "", False),
        ("", "  - {name: B, present: no}\n", False),
        ("", "  - {name: B, touchpoints: {name: Granne, ours: no}}\n", False),
        ("", "  - {name: B, touchpoints: {name: Butik, ours: partner}}\n", False),
        ("", "  - {name: B, touchpoints: {name: Kanske, ours: unknown}}\n", False),
        ("", "  - {name: B, touchpoints: word-of-mouth}\n", False),
        ("", "  - {name: B, touchpoints: search}\n", False),
        ("", "  - {name: B, touchpoints: phone}\n", True),
        ("", "  - {name: B, refuted: yes, touchpoints: {name: Granne, ours: no}}\n", True),
        ("", "  - {name: B, refuted: yes, present: no}\n", True),
    ],
)
def test_somebody_else_is_enough(head: str, more: str, said: bool) -> None:
    """One touchpoint of another, or one step without us, shows that the map looks outside; refuted ones do not."""
    yaml = f"title: T\nstatus: first-version\n{head}activities:\n{OWN}{more}"
    assert bool(asked(yaml, "J213")) is said


@pytest.mark.parametrize(("names", "said"), [("abcde", True), ("abcd", False), ("abcdD", False), ("pPppP", False)])
def test_the_same_door_twice_is_one_door(names: str, said: bool) -> None:
    """Five touchpoints are looked at; each counts once, however often customers meet it and however it is spelled."""
    met = "".join(f"  - {{name: A{n}, touchpoints: {{channel: web, name: {p}}}}}\n" for n, p in enumerate(names))
    assert bool(asked(f"title: T\nstatus: first-version\nactivities:\n{met}", "J213")) is said


@pytest.mark.parametrize(
    "cause",
    [
        "because: Dyrt",
        "about: Dyrt",
        "thoughts: Dyrt!",
        "thoughts: {quote: Dyrt!}",
        "pains: Dyrt",
        "delights: Billigt",
        "ask: Varför?",
        "needs: {text: Lägre pris, met: not}",
        "backstage: {action: Räknar, fails: Räknar fel}",
    ],
)
def test_many_things_explain_a_feeling(cause: str) -> None:
    """Any word of a cause at the activity or on its phase will do."""
    at = f"title: T\nactivities:\n  - name: A\n    happiness: -2\n    {cause}\n"
    around = f"title: T\nphases:\n  - name: P\n    {cause}\n    activities:\n      - {{name: A, happiness: -2}}\n"
    assert not asked(at, "J214")
    assert not asked(around, "J214")
    assert asked(at.replace(cause, "duration: 2 dagar"), "J214")


def test_a_survey_explains_a_feeling() -> None:
    """An answer in words that is tied to the activity says why; a bare score does not."""
    base = "title: T\nactivities: [{name: A, happiness: -2}]\nevidence: {nps: {answers: [{score: 2, %sfor: A}]}}\n"
    assert asked(base % "", "J214")
    assert not asked(base % "text: Dyrt, ", "J214")


def test_feelings_without_cause_are_told_together() -> None:
    """One finding names the first few; mild feelings and refuted steps are left alone; a phase may be the place."""
    refuted = "  - {name: R, happiness: -2, refuted: yes}\n"
    assert asked(curve(-2, 1, 2, 1.5, -1.5, -2) + refuted, "J214") == [
        "J214 5 feelings are strong, and nothing says why: “A0”, “A2”, “A3” and 2 more"
    ]
    phase = "title: T\nphases:\n  - {name: P, happiness: -2, activities: [{name: A%s}]}\n"
    assert asked(phase % "", "J214", lang="sv") == ["J214 känslan vid ”P” är stark, och inget säger varför"]
    assert not asked(phase % ", pains: Dyrt", "J214")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("happiness: -1, mark: heart", "heart"),
        ("happiness: -0.2, mark: heart", ""),
        ("happiness: 0, mark: heart", ""),
        ("happiness: 0.5, mark: heart", ""),
        ("happiness: 1, mark: cloud", "thundercloud"),
        ("happiness: 0, mark: cloud", ""),
        ("happiness: '[2, 1, -1]', mark: cloud", ""),
        ("happiness: 1, mark: star", ""),
        ("happiness: 1, mark: none", ""),
        ("mark: cloud", ""),
        ("happiness: 1, mark: cloud, refuted: yes", ""),
    ],
)
def test_a_mark_and_its_curve(place: str, said: str) -> None:
    """Only what everybody felt against the mark contradicts it; near neutral nothing does."""
    place = place.replace("'", "")
    for yaml in (
        f"title: T\nactivities: [{{name: A, {place}}}]\n",
        f"title: T\nphases: [{{name: A, {place}, activities: [{{name: B}}]}}]\n",
    ):
        told = asked(yaml, "J215")
        assert [said in one for one in told] == ([True] if said else [])


def test_a_contradiction_is_a_warning_from_the_first_draft_on() -> None:
    """No status excuses a map that contradicts itself; a curve in the making is only hinted at."""
    yaml = "title: T\nactivities: [{name: A, happiness: -1, mark: heart}]\n"
    assert [one.level for one in found(yaml) if one.code == "J215"] == ["warning"]
    for status, level in (("draft", "hint"), ("first-version", "warning")):
        flat = found(curve(0.5, 0, 0.5, -0.5, head=f"status: {status}"))
        assert [one.level for one in flat if one.code == "J212"] == [level]
