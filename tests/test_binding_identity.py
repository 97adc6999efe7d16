"""Ids: slugs of names, twins told apart, and nothing named twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyctl.binding import fold, slug
from journeyctl.binding.findings import Findings
from journeyctl.binding.identity import Claim, identify
from journeyctl.diagnostics import NOWHERE
from tests.bound import journey

SLUGS = (
    ("Får en hög elräkning", "far-en-hog-elrakning"),
    ("Tecknar avtal med BankID", "tecknar-avtal-med-bankid"),
    ("Kjøper æbler på Straße 9", "kjoper-aebler-pa-strasse-9"),
    ("Ærø", "aero"),
    ("École: été!", "ecole-ete"),
    ("ångrar", "angrar"),
    ("Читает мой журнал", "читает-мой-журнал"),
    ("お金を払う", "お金を払う"),
    ("नमस्ते दुनिया", "नमसते-दुनिया".replace("मसत", "मस्त")),
    ("  -- a  --b  ", "a-b"),
    ("???", ""),
)


@pytest.mark.parametrize(("name", "expected"), SLUGS)
def test_slug_of_a_name(name: str, expected: str):
    """Case goes, Latin marks go, letters of other scripts stay, the rest is one hyphen."""
    assert slug(name) == expected


@given(st.text(max_size=40))
def test_a_slug_is_its_own_slug(name: str):
    """Making an id of an id changes nothing, and an id has no space or punctuation but the hyphen."""
    made = slug(name)
    assert slug(made) == made
    assert not made.startswith("-")
    assert not {"--", " ", "/"} & {made[i : i + n] for n in (1, 2) for i in range(len(made))}


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(name: str):
    """Names are compared by a form that is its own form."""
    assert fold(fold(name)) == fold(name)


def test_twins_are_told_apart_by_their_phase():
    """Two activities of one name in two phases carry their phase in the id; the others do not."""
    text = "title: T\nphases:\n- {name: Före, activities: [Ringer, Väntar]}\n- {name: Efter, activities: [Ringer]}\n"
    assert [one.id for one in journey(text).activities] == ["fore/ringer", "vantar", "efter/ringer"]


def test_a_written_id_wins_over_a_slug():
    """Who has no id steps aside for who has, even when it stands first."""
    text = "title: T\nphases:\n- {name: A, activities: [Pays]}\n- {name: B, activities: [{id: pays, name: Pays now}]}\n"
    assert [one.id for one in journey(text).activities] == ["a/pays", "pays"]


def test_kinds_do_not_disturb_one_another():
    """A phase, an activity, an idea and a piece of evidence may share an id."""
    text = "title: T\nevidence: {pays: {kind: other}}\nphases: [{name: Pays, activities: [Pays]}]\nideas: [Pays]\n"
    found = journey(text)
    assert found.phases[0].id == found.activities[0].id == found.ideas[0].id == found.evidence[0].id == "pays"


def test_a_phase_that_acts_as_an_activity_keeps_its_id():
    """An activity of the same name in another phase is told apart from it."""
    found = journey("title: T\nphases: [Pays, {name: Later, activities: [Pays, Waits]}]\n")
    assert [one.id for one in found.activities] == ["pays", "later/pays", "waits"]


def test_a_name_without_letters_still_gets_an_id():
    """A note that says only "?" is an activity like any other."""
    assert [one.id for one in journey("title: T\nactivities: ['?', Pays]\n").activities] == ["activity", "pays"]


CLAIMS = st.lists(
    st.builds(
        Claim,
        st.sampled_from(["", "", "a", "b", "a/b"]),
        st.sampled_from(["A", "a", "B", "?", "c d"]),
        st.sampled_from(["", "a", "b"]),
        st.just(NOWHERE),
    ),
    max_size=8,
)


@given(CLAIMS)
def test_ids_are_unique_or_refused(claims: list[Claim]):
    """Whatever is claimed: either every id is one thing's alone, or somebody was told."""
    findings = Findings()
    ids = identify("activity", tuple(claims), findings)
    assert len(ids) == len(claims)
    assert all(ids)
    assert findings.failed == (len(set(ids)) < len(ids))
