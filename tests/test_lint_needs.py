"""Needs: what their rules hear, and where they keep quiet."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeyctl.lint import Subject, Wanted, lint, profile
from journeyctl.pipeline.finding import Input
from journeyctl.pipeline.loading import load
from tests.linted import TODAY, asked, found

ROOT = Path(__file__).parents[1]


def steps(*activities: str, head: str = "") -> str:
    """A first version of a journey with these activities, each a flow mapping without its braces."""
    inside = "".join(f"  - {{{activity}}}\n" for activity in activities)
    return f"title: T\nstatus: first-version\n{head}activities:\n{inside}"


def phase(around: str, inside: str, head: str = "") -> str:
    """A first version of a journey with one phase and one activity."""
    return (
        f"title: T\nstatus: first-version\n{head}phases:\n  - {{name: P, {around} activities: [{{name: A{inside}}}]}}\n"
    )


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (steps("name: A"), "nothing says what the customer needs at “A”"),
        (steps("name: A", "name: B"), "none of the 2 activities has a need"),
        (steps("name: A", "name: B", "name: C, needs: N"), "2 of 3 activities have no need: “A” and “B”"),
        (steps("name: A", "name: B, needs: N"), "nothing says what the customer needs at “A”"),
        (steps("name: A, needs: N", "name: B, refuted: yes"), ""),
        (steps("name: A, wants: W"), ""),
        (steps("name: A, needs: {text: N, refuted: yes}"), ""),
        (steps("name: A", head="type: future\n"), ""),
        (steps("name: A", head="type: blueprint\n"), ""),
        (steps("name: A", head="type: day-in-the-life\n"), "nothing says what the customer needs at “A”"),
        (steps("name: A", head="method: whiteboard\n"), ""),
        (steps("name: A", head="lanes: [activities]\n"), ""),
        (steps("name: A", head="lanes: [activities, needs]\n"), "nothing says what the customer needs at “A”"),
        (steps("name: A", head="lanes: [activities, wants]\n"), "nothing says what the customer needs at “A”"),
        (phase("needs: N,", ""), ""),
        (phase("wants: W,", ""), ""),
        (phase("", ", needs: N"), ""),
        (phase("", ""), "nothing says what the customer needs at “A”"),
        (steps("name: A").replace("first-version", "prepared"), ""),
    ],
)
def test_an_activity_without_a_need(yaml: str, said: str) -> None:
    """A need of the phase covers its activities; who works without needs is left alone; all is told in one finding."""
    assert asked(yaml, "J251") == ([f"J251 {said}"] if said else [])


@pytest.mark.parametrize(
    ("lang", "solution"),
    [
        ("en", "An app"),
        ("en", "I want to have a better website"),
        ("en", "Form in plain words"),
        ("sv", "En app med karta"),
        ("sv", "Få en länk"),
        ("sv", "Kundportal"),
        ("sv", "Ett enkelt bokningsformulär"),
        ("sv", "Sms-påminnelse dagen före"),
        ("nb", "Et skjema som virker"),
        ("nn", "Ein ny app"),
        ("da", "En hjemmeside"),
        ("de", "Ein Formular in einfacher Sprache"),
        ("de", "Eine neue App"),
        ("fr", "Une appli"),
        ("es", "Quiero una aplicación"),
        ("fi", "Sovellus"),
        ("fi", "Palautelomake"),
        ("is", "A website"),
        ("en", "CHATBOT!"),
    ],
)
def test_a_need_that_names_a_solution(lang: str, solution: str) -> None:
    """Words that are built are known in the map's language, after an article, an adjective, and in compounds."""
    (told,) = (
        one for one in found(steps(f"name: A, needs: '{solution}'", head=f"lang: {lang}\n")) if one.code == "J252"
    )
    assert (told.level, told.message) == ("hint", f"the need “{solution}” sounds like a solution")


@pytest.mark.parametrize(
    ("lang", "need"),
    [
        ("en", "To understand the form"),
        ("en", "To find the app again"),
        ("en", "No more apps"),
        ("en", "A person to explain the form"),
        ("en", "A chat with somebody who knows"),
        ("en", "A platform without stairs"),
        ("sv", "Slippa ännu en app"),
        ("sv", "Förstå formuläret"),
        ("sv", "Hitta knappen"),
        ("sv", "Ett tryggt och snabbt avslut"),
        ("sv", "En knapphändig tid"),
        ("nb", "Forstå skjemaet"),
        ("de", "Bedienung ohne App"),
        ("fr", "Un chat qui ronronne"),
        ("es", "En la web, un precio claro"),
        ("fi", "Apua lomakkeeseen"),
        ("en", "A"),
        ("en", "I want"),
        ("en", "…"),
    ],
)
def test_a_need_about_a_thing_is_a_need(lang: str, need: str) -> None:
    """To use, find, understand or be spared a thing is no solution; nor is a word that only looks like one."""
    assert not asked(steps(f"name: A, needs: '{need}'", head=f"lang: {lang}\n"), "J252")


def test_no_need_of_the_examples_sounds_like_a_solution() -> None:
    """The needs of our own journeys, in nine languages, are heard as needs."""
    languages = set()
    for path in sorted(ROOT.glob("journeys/**/*.journey.yaml")):
        made = load(Input(str(path), path)).journey
        assert made
        languages.add(made.lang)
        assert not lint(Subject(made, profile(made.method), TODAY), Wanted(select=("J252",))), path
    assert len(languages) == 9


def test_refuted_solutions_are_at_rest_and_each_other_one_is_told_at_its_line() -> None:
    """Each need is reworded by itself, so each is told by itself; phases have needs too."""
    yaml = "title: T\nphases:\n  - name: P\n    needs: A form\n    activities:\n      - name: A\n        needs:\n"
    told = found(f"{yaml}          - {{text: An app, refuted: yes}}\n          - A button\n")
    assert [(one.subject, one.span.line) for one in told if one.code == "J252"] == [("phase:p", 4), ("activity:a", 9)]


UNMET = "needs: {text: N, met: not}"


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (steps(f"name: A, {UNMET}"), "the need “N” has no answer yet"),
        (steps(f"name: A, {UNMET}", f"name: B, {UNMET}"), "2 needs have no answer yet: “N” and “N”"),
        (steps("name: A, needs: {text: N, met: not, satisfied_by: S}"), ""),
        (steps("name: A, needs: {text: N, met: not, refuted: yes}"), ""),
        (steps("name: A, needs: {text: N, met: partly}"), ""),
        (steps("name: A, needs: N"), ""),
        (steps("name: A, needs: N", head="method: full-day\n"), "the need “N” has no answer yet"),
        (steps("name: A, needs: {text: N, met: partly}", head="method: full-day\n"), "the need “N” has no answer yet"),
        (steps("name: A, needs: {text: N, met: fully}", head="method: full-day\n"), ""),
        (steps(f"name: A, {UNMET}, ideas: I"), ""),
        (steps(f"name: A, {UNMET}, ideas: {{text: I, status: rejected}}"), "the need “N” has no answer yet"),
        (steps(f"name: A, {UNMET}, ideas: {{text: I, refuted: yes}}"), "the need “N” has no answer yet"),
        (steps(f"name: A, {UNMET}", head="ideas: {text: I, for: A}\n"), ""),
        (steps(f"name: A, {UNMET}", head="ideas: I\n"), "the need “N” has no answer yet"),
        (steps(f"name: A, {UNMET}", head="actions: {text: I, for: A}\n"), ""),
        (steps(f"name: A, {UNMET}, refuted: yes"), ""),
        (steps(f"name: A, {UNMET}, mark: cloud"), ""),
        (steps(f"name: A, {UNMET}", head="type: future\n"), ""),
        (steps(f"name: A, {UNMET}", head="method: canvas\n"), ""),
        (steps(f"name: A, {UNMET}", head="method: canvas\nideas: I\n"), "the need “N” has no answer yet"),
        (phase(f"{UNMET},", ""), "the need “N” has no answer yet"),
        (phase(f"{UNMET},", ", ideas: I"), ""),
        (phase("ideas: I,", f", {UNMET}"), ""),
        (steps(f"name: A, {UNMET}").replace("first-version", "draft"), ""),
    ],
)
def test_a_need_without_an_answer(yaml: str, said: str) -> None:
    """What would satisfy it, an idea or an action near it is an answer; only the full day asks it of every need."""
    assert asked(yaml, "J253") == ([f"J253 {said}"] if said else [])


@pytest.mark.parametrize(
    ("needs", "said"),
    [
        ("[N, N, N]", ""),
        ("[N, N, N, N]", "4 needs compete at “A”"),
        ("[N, N, N, {text: N, refuted: yes}]", ""),
        ("[N, N, N, N, N], refuted: yes", ""),
    ],
)
def test_needs_are_counted(needs: str, said: str) -> None:
    """Three needs are fine, four are told; what was refuted is not counted."""
    assert asked(steps(f"name: A, needs: {needs}"), "J254") == ([f"J254 {said}"] if said else [])


def test_advice_names_the_limit_of_the_method() -> None:
    """The number of needs to keep is the profile's."""
    (told,) = (one for one in found(steps("name: A, needs: [N, N, N, N]"), lang="sv") if one.code == "J254")
    assert told.message == "4 behov trängs vid ”A”"
    assert told.advice.startswith("Enas om de 3 som")


def test_the_full_day_asks_for_needs_in_earnest() -> None:
    """A method decides how bad a missing need is."""
    for head, level in (("", "hint"), ("method: full-day\n", "warning")):
        told = found(steps("name: A", f"name: B, {UNMET}", head=head))
        assert [one.level for one in told if one.code in {"J251", "J253"}] == [level, level]
