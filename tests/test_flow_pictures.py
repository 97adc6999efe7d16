"""Promises about the ways of every picture, map and process alike: proven on random journeys that fork."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from journeyctl import layout, theme
from journeyctl.labels import load as labels
from journeyctl.layout.passages import leaving, passages
from journeyctl.model import END, Journey, Lane, Way
from journeyctl.scene import Group, Rect, Scene, Text
from tests.forked import forked, numbered
from tests.geometry import flat
from tests.journeys import journeys
from tests.scenery import Scenery, scenery

FEW = 40
"""Journeys that every test sees; they are drawn once."""
many = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
views = st.sampled_from(["map", "flow"])
activities = journeys().map(lambda one: replace(one, lanes=(Lane(id="activities"),)))
"""Journeys of every kind of content, of which only the activities are shown."""


@lru_cache(maxsize=4 * FEW)
def drawn(journey: Journey, view: str) -> Scene:
    made = layout.lay_out(
        journey, view=view, theme=theme.load("nordic"), labels=labels(journey.lang), today=date(2026, 1, 1)
    )
    assert made.scene is not None, made.diagnostics
    return made.scene


@lru_cache(maxsize=4 * FEW)
def shown(journey: Journey, view: str) -> Scenery:
    return scenery(drawn(journey, view))


@many
@given(forked(FEW), views)
def test_no_way_runs_over_a_card_or_the_words_of_an_exit(journey: Journey, view: str) -> None:
    """Lines touch the edges of their own two cards and nothing else."""
    found = shown(journey, view)
    for way in found.ways:
        for name, card in found.cards.items():
            assert not way.meets(card.grown(-0.5)), name
        for box, words in found.exits:
            assert not way.meets(box.grown(-0.2)), words


@many
@given(forked(FEW), views)
def test_no_label_of_a_way_lies_on_anything_but_its_line(journey: Journey, view: str) -> None:
    """A label keeps off cards, other labels and the words of exits."""
    found = shown(journey, view)
    for at, (box, words) in enumerate(found.labels):
        assert not any(box.meets(card) for card in found.cards.values()), words
        assert not any(box.meets(other) for other, _ in found.labels[at + 1 :]), words
        assert not any(box.meets(other) for other, _ in found.exits), words


@many
@given(forked(FEW), views)
def test_every_way_is_drawn_and_everything_said_about_it(journey: Journey, view: str) -> None:
    """Each passage has its line (or the sign between neighbours on a map), its case and its share; each exit too."""
    found = shown(journey, view)
    wanted = passages(journey)
    bare = [one for one in wanted if one.bare and one.end == one.start + 1] if view == "map" else []
    assert len(wanted) - len(bare) <= len(found.ways) <= len(wanted)
    unknown = _letters(labels(journey.lang)("way.unknown"))
    told = sorted(_letters(text).removesuffix(unknown) for _, text in found.labels)
    ways = [way for one in journey.activities for way in one.ways if way.to != END and (way.when or way.share)]
    assert told == sorted(_said(way, journey.lang) for way in ways)
    ends = [_letters(text) for _, text in found.exits]
    assert all(any(_letters(way.when) in text for text in ends) for _, way in leaving(journey))


def _said(way: Way, lang: str) -> str:
    """What the label of a way says, without spaces and signs."""
    return _letters(way.when + (labels(lang)("way.share", n=way.share.count, of=way.share.of) if way.share else ""))


def _letters(text: str) -> str:
    """The letters and figures of a text, whatever was hyphenated."""
    return "".join(one for one in text if one.isalnum())


@many
@given(forked(FEW), views)
def test_the_main_way_is_straight(journey: Journey, view: str) -> None:
    """All activities of the main way stand at one height (in each band of a long process)."""
    scene = drawn(journey, view)
    main = _main_way(journey)
    bands = [one for one in scene.children if isinstance(one, Group) and one.role == "process"] or [scene]
    for band in bands:
        tops = {round(one.dy, 3) for one in _groups(band) if one.role == "card" and one.id in main}
        assert len(tops) <= 1, tops


def _main_way(journey: Journey) -> set[str]:
    """The ids of the activities that the first choices pass, from the first one on."""
    onward = {one.start: one.end for one in passages(journey) if one.main and one.end > one.start}
    found, here = {journey.activities[0].id}, 0
    while here in onward:
        here = onward[here]
        found.add(journey.activities[here].id)
    return found


def _groups(element: Scene | Group) -> list[Group]:
    inside = [one for one in element.children if isinstance(one, Group)]
    return inside + [deeper for one in inside for deeper in _groups(one)]


@many
@given(forked(FEW))
def test_no_two_phases_share_a_column_of_a_process(journey: Journey) -> None:
    """The frames of phases stand side by side, each around its own cards alone."""
    scene = drawn(journey, "flow")
    tones = {phase.id: f"phase-{index}-tint" for index, phase in enumerate(journey.phases, 1)}
    frames = [(one.element.box, one.dy, one.element.ink.fill) for one in flat(scene)
              if isinstance(one.element, Rect) and "phases" in one.roles]  # fmt: skip
    for box, dy, tone in frames:
        others = [(b, d) for b, d, t in frames if t != tone and abs(d - dy) < 1]
        assert all(box.right <= other.x or other.right <= box.x for other, _ in others)
    cards = scenery(scene).cards
    for phase in journey.phases:
        for activity in phase.activities:
            card = cards[activity.id]
            around = [box._replace(y=box.y + dy) for box, dy, tone in frames if tone == tones[phase.id]]
            assert any(box.holds(card) for box in around), activity.id


@many
@given(forked(FEW), views)
def test_a_picture_is_drawn_the_same_twice(journey: Journey, view: str) -> None:
    """Same journey, same scene, to the last line."""
    assert drawn(journey, view) == drawn.__wrapped__(journey, view)


@many
@given(forked(FEW), views)
def test_texts_of_ways_fit_their_labels(journey: Journey, view: str) -> None:
    """No line of a label is wider than the label."""
    for group in _groups(drawn(journey, view)):
        if group.role == "pill":
            box = next(one.box for one in group.children if isinstance(one, Rect))
            widest = max(one.width for one in group.children if isinstance(one, Text))
            assert widest <= box.w - 4.0


def test_hardly_a_label_lies_on_a_foreign_line() -> None:
    """Of a hundred labels at most one finds no place free of other ways' lines, and then covers one."""
    found = [shown(numbered(seed), view) for seed in range(FEW) for view in ("map", "flow")]
    labels_in_all = sum(len(one.labels) for one in found)
    covered = sum(sum(way.meets(box.grown(-0.2)) for way in one.ways) > 1 for one in found for box, _ in one.labels)
    assert labels_in_all > 300
    assert covered * 100 <= labels_in_all


@pytest.mark.proof
@settings(many, max_examples=400, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.one_of(forked(), activities), views)
def test_all_of_it_holds_for_many_more_journeys(journey: Journey, view: str) -> None:
    """What is proven above on some journeys holds for hundreds, with every kind of content on their cards."""
    for check in (
        test_no_way_runs_over_a_card_or_the_words_of_an_exit,
        test_no_label_of_a_way_lies_on_anything_but_its_line,
        test_every_way_is_drawn_and_everything_said_about_it,
        test_the_main_way_is_straight,
        test_texts_of_ways_fit_their_labels,
    ):
        check.hypothesis.inner_test(journey, view)
    test_no_two_phases_share_a_column_of_a_process.hypothesis.inner_test(journey)
