"""Phases and activities: what is known of them, how they feel, and what stands in them."""

from __future__ import annotations

import pytest

from journeyctl.model import Share
from tests.bound import journey

EVIDENCE = "title: T\nevidence: {talks: {kind: interview}, survey: {kind: survey}}\n"


def test_evidence_comes_from_the_nearest_that_has_some():
    """A statement without evidence is covered by its activity's, else its phase's; without any it is assumed."""
    found = journey(
        EVIDENCE + "phases:\n"
        "- name: A\n  evidence: survey\n  thoughts: of the phase\n  activities:\n"
        "  - {name: One, evidence: talks, thoughts: [covered]}\n"
        "  - {name: Two, pains: [covered by the phase]}\n"
        "- name: B\n  activities:\n"
        "  - {name: Three, needs: [bare, {text: own, evidence: survey}]}\n"
    )
    one, two, three = found.activities
    assert found.phases[0].standing == found.phases[0].thoughts[0].standing == "validated"
    assert one.thoughts[0].standing == one.standing == "validated"
    assert one.thoughts[0].evidence == ()
    assert one.evidence == ("talks",)
    assert two.standing == two.pains[0].standing == "validated"
    assert [need.standing for need in three.needs] == ["assumption", "validated"]
    assert three.standing == found.phases[1].standing == "assumption"


def test_the_map_itself_may_rest_on_evidence():
    """`rests_on` covers everything that has nothing nearer."""
    found = journey(EVIDENCE + "rests_on: [talks]\nexpectations: Quick\nactivities: {name: One, wants: Speed}\n")
    assert found.rests_on == ("talks",)
    assert found.activities[0].standing == found.activities[0].wants[0].standing == "validated"
    assert found.expectations[0].standing == "validated"


def test_what_is_said_outright_wins_over_evidence():
    """`assumption: yes` and `refuted: yes` stand against any evidence, and lend none to what is inside."""
    found = journey(
        EVIDENCE + "rests_on: talks\nactivities:\n"
        "- {name: One, evidence: talks, refuted: yes, thoughts: [inside]}\n"
        "- {name: Two, assumption: true, thoughts: [{text: own, evidence: survey}]}\n"
        "- {name: Three, pains: [{text: was wrong, refuted: yes}, {text: guess, assumption: yes}]}\n"
    )
    one, two, three = found.activities
    assert (one.standing, one.thoughts[0].standing) == ("refuted", "assumption")
    assert (two.standing, two.thoughts[0].standing) == ("assumption", "validated")
    assert [pain.standing for pain in three.pains] == ["refuted", "assumption"]


def test_an_idea_needs_evidence_of_its_own():
    """That a problem is proved does not prove its cure."""
    found = journey(
        EVIDENCE + "rests_on: talks\nactivities: {name: One, evidence: talks, ideas: [Chat]}\n"
        "ideas: {text: Bot, evidence: survey}\n"
    )
    assert {idea.text: idea.standing for idea in found.ideas} == {"Chat": "assumption", "Bot": "validated"}


SCALES = (
    ("{min: -2, max: 2}", "-2", -2.0),
    ("{min: -2, max: 2}", "0.5", 0.5),
    ("{min: 1, max: 5}", "1", -2.0),
    ("{min: 1, max: 5}", "3", 0.0),
    ("{min: 0, max: 10}", "10", 2.0),
    ("{min: 0, max: 10}", "7", 0.8),
    ("{min: 0, max: 10}", "sad", -1.0),
    ("{min: 0, max: 10}", "very-happy", 2.0),
    ("{min: -1, max: 1}", "neutral", 0.0),
    ("{min: 1, max: 5}", "[1, 5, 5]", 0.666667),
)


@pytest.mark.parametrize(("scale", "written", "expected"), SCALES)
def test_happiness_is_mapped_from_the_teams_scale(scale: str, written: str, expected: float):
    """The ends of the team's scale are -2 and 2; words are the same on every scale; a list gives its mean."""
    found = journey(f"title: T\nscale: {scale}\nactivities: {{name: One, happiness: {written}}}\n").activities[0]
    assert found.happiness == expected
    assert found.happiness_written == written.strip("[]")


def test_one_rating_is_a_number():
    """`[-1]` equals `-1`, and nobody's rating is no value."""
    one, other, none = journey(
        "title: T\nactivities: [{name: A, happiness: [-1]}, {name: B, happiness: -1}, {name: C}]\n"
    ).activities
    assert (one.ratings, one.happiness) == (other.ratings, other.happiness) == ((-1.0,), -1.0)
    assert (none.ratings, none.happiness, none.happiness_written) == ((), None, "")


def test_a_phase_without_activities_acts_as_one():
    """Its content stands on one implied activity of its name and id; the phase itself is empty."""
    found = journey(
        EVIDENCE + "phases:\n- name: Väntar\n  kind: wait\n  happiness: -1\n  evidence: talks\n  promise: Fast\n"
        "  pains: {text: Slow, ideas: Chat}\n  observed: 3/4\n- Betalar\n"
    )
    phase, activity = found.phases[0], found.activities[0]
    assert (phase.promise, phase.standing, phase.happiness, phase.pains) == ("Fast", "validated", None, ())
    assert activity.implied
    assert (activity.id, activity.name, activity.phase, activity.kind) == ("vantar", "Väntar", "vantar", "wait")
    assert (activity.happiness, activity.standing, activity.pains[0].text) == (-1.0, "validated", "Slow")
    assert activity.observed == Share(count=3, of=4)
    assert [idea.targets for idea in found.ideas] == [("vantar",)]
    assert [way.to for way in activity.ways] == ["betalar"]


def test_activities_at_the_top_are_one_phase():
    """A starter has no phases; its activities are numbered from 1 in one nameless phase."""
    found = journey("title: T\nactivities: [One, Two]\n")
    assert not found.phases_given
    assert [(one.number, one.name, one.implied) for one in found.activities] == [(1, "One", False), (2, "Two", False)]
    assert found.phases[0].name == ""
    assert {one.phase for one in found.activities} == {found.phases[0].id}


def test_numbers_run_through_all_phases():
    """The third activity is number 3 wherever it stands."""
    found = journey("title: T\nphases: [{name: A, activities: [One, Two]}, B, {name: C, activities: Four}]\n")
    assert [one.number for one in found.activities] == [1, 2, 3, 4]
    assert [one.implied for one in found.activities] == [False, False, True, False]


def test_ideas_are_lifted_from_wherever_they_stand():
    """An idea in a phase, an activity, a pain or a fail point is for that place; the order is that of the file."""
    found = journey(
        "title: T\nphases:\n- name: A\n  ideas: For the phase\n  activities:\n"
        "  - name: One\n    ideas: [{text: For one, for: [two]}]\n"
        "    pains: {text: Bad, ideas: {id: cure, text: Cure, effort: 2}}\n"
        "  - Two\n- name: B\n  activities: Three\nideas: [{text: Chat, for: [Three, A]}, For all]\n"
    )
    assert [(idea.id, idea.targets) for idea in found.ideas] == [
        ("for-the-phase", ("a",)),
        ("for-one", ("one", "two")),
        ("cure", ("one",)),
        ("chat", ("three", "a")),
        ("for-all", ()),
    ]


def test_for_looks_among_activities_before_phases():
    """A name of both is the activity; an idea inside that phase is for its activities, so that no id means two."""
    found = journey(
        "title: T\nphases:\n- name: Pays\n  ideas: Inside\n  activities: [Pays, Waits]\n"
        "ideas: {text: Chat, for: Pays}\n"
    )
    assert [idea.targets for idea in found.ideas] == [("pays", "waits"), ("pays",)]


def test_a_phase_that_shares_its_id_is_told_by_its_activities():
    """Who means the phase by its name gets its activities, for the id alone would mean the activity."""
    found = journey(
        "title: T\nphases: [{id: pays, name: Payment, activities: [Pays, Waits]}]\nideas: {text: Chat, for: Payment}\n"
    )
    assert found.ideas[0].targets == ("pays", "waits")


def test_paragraphs_stay_apart():
    """A blank line parts paragraphs in plain text and in blocks; a single newline is a space."""
    found = journey(
        "title: T\nscenario: one\n  line\n\n  and another\n"
        "activities:\n- name: A\n  about: |\n    one\n    line\n\n    more\n"
    )
    assert found.scenario == "one line\nand another"
    assert found.activities[0].about == "one line\nmore"


def test_ballots_are_counted():
    """Crosses are counted by id and by text; an idea without a cross has none; without ballots `votes` counts."""
    found = journey("title: T\nactivities: One\nideas: [Chat, Bot]\nballots: {Anna: [chat, Chat], Bo: chat}\n")
    assert [idea.votes for idea in found.ideas] == [3, 0]
    assert [(one.voter, one.ideas) for one in found.ballots] == [("Anna", ("chat", "chat")), ("Bo", ("chat",))]
    found = journey("title: T\nactivities: One\nideas: [{text: Chat, votes: 4}, Bot]\n")
    assert [idea.votes for idea in found.ideas] == [4, None]


def test_every_object_knows_its_place():
    """Spans point at the lines that were written."""
    found = journey("title: T\nactivities:\n- name: One\n  pains:\n  - Bad\n  touchpoints: phone\nideas:\n- Chat\n")
    one = found.activities[0]
    assert (one.span.line, one.pains[0].span.line, one.touchpoints[0].span.line) == (3, 5, 6)
    assert (found.ideas[0].span.line, one.span.path) == (8, "a.journey.yaml")
