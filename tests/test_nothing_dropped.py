"""The map drops nothing: a text that the schema marks `map` or `about` stands in the picture.

What is drawn otherwise stands in `DRAWN` of `showing.py`; what is easily forgotten has a small journey of its own here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from journeyctl import model as m
from tests.bound import journey as bound_journey
from tests.showing import drawn, ways_of
from tests.test_examples_language import Walk
from tests.texts import JOURNEYS, Written, example, texts_of
from tests.whole import whole_journeys

FEW = settings(
    max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), phases=(Phase.generate,)
)


class Case(NamedTuple):
    """A text that a map is apt to drop: what it is, which texts are meant, and a journey that has one."""

    what: str
    means: Callable[[Written], bool]
    yaml: str


ONE = "title: Prov\nlang: sv\nactivities: [{name: Ett, happiness: 1}]\n"
IN = "title: Prov\nlang: sv\nactivities:\n  - {name: Ett, happiness: 1, %s}\n"
SURE = ONE + "rests_on: intervjuer\nevidence: {intervjuer: {kind: interview}}\n"
LISTS = ("expectation", "question", "takeaway", "idea", "action")
BESIDE = ("goal.measure", "expectation.measure", "idea.measure")
CASES = (
    Case(
        "that a persona is real",
        lambda one: one.key == "persona.status" and one.text == "real",
        ONE + "persona: {name: Sara, status: real}\n",
    ),
    Case(
        "who said what stands around the journey",
        lambda one: one.key in [f"{kind}.said_by" for kind in LISTS],
        ONE + "expectations: {quote: Klart på en kvart, said_by: intervju 4}\n",
    ),
    Case(
        "who said what is no quote",
        lambda one: one.key.endswith(".said_by") and "quote" not in one.beside,
        IN % "needs: {text: Förstå, said_by: intervju 4}",
    ),
    Case(
        "when an expectation, question or action was said",
        lambda one: one.key in ("expectation.date", "question.date", "action.date"),
        ONE + "questions: {text: Var tappar vi kunder?, date: 2019-04}\n",
    ),
    Case(
        "how many did what is assumed",
        lambda one: one.key == "activity.observed" and "assumption" in one.beside,
        IN % "observed: 4/7, assumption: yes",
    ),
    Case(
        "the mark of what has no point on the curve",
        lambda one: one.key == "phase.mark" or (one.key == "activity.mark" and not pointed(one)),
        "title: Prov\nlang: sv\nactivities: [{name: Ett, happiness: 1}, {name: Två, mark: star}]\n",
    ),
    Case(
        "the happiness of a refuted activity",
        lambda one: one.key == "activity.happiness" and "refuted" in one.beside,
        IN % "refuted: yes",
    ),
    Case(
        "that an expectation, a question or an action is refuted",
        lambda one: one.key in ("expectation.refuted", "question.refuted", "action.refuted"),
        ONE + "expectations: {text: Klart på en kvart, refuted: yes}\n",
    ),
    Case(
        "that an expectation or a conclusion is assumed",
        lambda one: one.key in ("expectation.assumption", "takeaway.assumption"),
        SURE + "takeaways: {text: Grannen väger tyngst, assumption: yes}\n",
    ),
    Case(
        "that work is refuted",
        lambda one: one.key == "work.refuted",
        IN % "backstage: {action: Kreditprövning, refuted: yes}",
    ),
    Case(
        "that work behind the scene is assumed",
        lambda one: one.key == "work.assumption",
        SURE.replace("}", ", backstage: {action: Kreditprövning, assumption: yes}}", 1),
    ),
    Case(
        "who acts in a phase that has activities",
        lambda one: one.key == "phase.actor",
        "title: Prov\nlang: sv\nphases: [{name: Fas, actor: Anhörig, activities: [Ett]}]\n",
    ),
    Case(
        "until when a goal of the persona, an expectation or an idea is measured",
        lambda one: one.key == "measure.by" and one.within in BESIDE,
        ONE + "expectations: {text: Klart, measure: {name: Tid, now: 9, target: 4, by: 2027-02}}\n",
    ),
    Case(
        "where and when a goal, an expectation or an idea was measured",
        lambda one: one.key in ("measure.source", "measure.date") and one.within in (*BESIDE, "purpose.measure"),
        ONE + "purpose: {measure: {name: NPS, now: 12, target: 30, source: enkät, date: 2026-04}}\n",
    ),
    Case(
        "the decimal sign of a goal's measure",
        lambda one: one.key in ("measure.now", "measure.target") and one.within == "goal.measure" and "." in one.text,
        ONE + "persona: {name: Sara, goals: {text: Billigt, measure: {name: Pris, now: -0.5}}}\n",
    ),
    Case(
        "until when a measure that has no target",
        lambda one: one.key == "measure.by" and "target" not in one.beside,
        IN % "measures: {name: Tid, now: 9, by: 2027-02}",
    ),
    Case(
        "the own words of the second of pains and delights in one row",
        lambda one: one.key in ("lane.title", "lane.about") and bool(one.beside & {"pains", "delights"}),
        IN % "pains: dyrt, delights: snabbt" + "lanes: [activities, pains, {lane: delights, title: Guldkorn}]\n",
    ),
)
"""What maps dropped once, each with a journey that shows it."""


def pointed(one: Written) -> bool:
    """Whether what the text stands on has a point on the curve."""
    return "happiness" in one.beside and "refuted" not in one.beside


def dropped(texts: Iterable[Written], journey: m.Journey) -> list[tuple[str, str]]:
    """The texts that the map should show and does not."""
    made = drawn(journey)
    wanted = [one for one in texts if one.shown in ("map", "about")]
    return [(one.key, one.text) for one in wanted if not any(made.has(way) for way in ways_of(one, journey))]


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: path.name.split(".")[0])
def test_every_text_of_an_example_is_drawn(path: Path) -> None:
    """Whatever an example says for the map or the About band is there, however its lines were wrapped."""
    found = example(path)
    assert dropped(found.texts, found.journey) == []


RENAMED = {
    "journey.scope_starts": "scope.starts", "journey.scope_ends": "scope.ends", "journey.made_with": "credit.made_with",
    "journey.licence": "credit.licence", "lane.id": "lane.lane", "work.origin": "work.from",
    "way.share": "way.observed",
    **{f"{kind}.targets": f"{kind}.for" for kind in ("takeaway", "idea", "action", "answer")},
}  # fmt: skip
"""Fields of the model that have another name in the schema."""


@cache
def marks() -> dict[str, str]:
    """Where each key of the journey's schema is shown."""
    walk = Walk("journey")
    found = {}
    for pointer, key in walk.declared():
        owner = "journey" if pointer == "#" else pointer.rsplit("/", 1)[1]
        found[f"{owner}.{key}"] = str(walk._at(pointer)["properties"][key]["x-shown"])
    return found


def texts_in(thing: Any, within: str = "") -> Iterator[Written]:
    """Every text of the model, as if it stood in a file. What an activity is known by stands beside its texts."""
    owner = type(thing).__name__.lower()
    held = {field.name for field in fields(thing) if getattr(thing, field.name) not in ("", (), None, False)}
    beside = frozenset({*held, str(getattr(thing, "standing", "")), *([thing.id] if isinstance(thing, m.Lane) else ())})
    for field in fields(thing):
        key = RENAMED.get(f"{owner}.{field.name}", f"{owner}.{field.name}")
        value = getattr(thing, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, m.Cell):
                yield from (Written("activity.cells", text, "map") for text in one.texts)
            elif is_dataclass(one) and not isinstance(one, m.Channel | m.Share):
                yield from texts_in(one, key)
            elif key in marks() and field.name != "quote" and (text := _text(one)):
                yield Written(key, text, marks()[key], within=within, beside=beside)


def _text(value: object) -> str:
    """A value of the model as it stands in a file."""
    if isinstance(value, m.Channel):
        return value.id
    if isinstance(value, m.Share):
        return f"{value.count}/{value.of}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


@FEW
@given(whole_journeys())
def test_every_text_of_any_journey_is_drawn(journey: m.Journey) -> None:
    """The same holds for journeys with something in every field."""
    assert dropped(texts_in(journey), journey) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_what_is_easily_forgotten_is_drawn(case: Case) -> None:
    """Each of these is somewhere in the picture."""
    journey = bound_journey(case.yaml)
    made = drawn(journey)
    meant = [one for one in (*texts_of("journey", case.yaml), *texts_in(journey)) if case.means(one)]
    assert meant
    assert [one for one in meant if not any(made.has(way) for way in ways_of(one, journey))] == []
