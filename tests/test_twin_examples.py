"""Every word of the examples is in their twins, and every key of the schemas says where its value is shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from journeyctl import schema
from journeyctl.feelings import level
from journeyctl.labels import Labels
from journeyctl.model import Journey
from journeyctl.twin import tell
from tests.test_examples_language import FILES, Walk
from tests.texts import JOURNEYS, Written, catalogue, channel_of, example, squeezed, words_of

Rule = Callable[[str, Journey, Labels], str]


def label(key: str) -> Rule:
    """Told by the label of a key that has the text in its `{}`."""
    return lambda text, journey, words: words(key.format(text))


def words_for(**said: str) -> Rule:
    """Told by a label for each word of a list; "" goes without saying."""
    return lambda text, journey, words: words(said[text.replace("-", "_")]) if said[text.replace("-", "_")] else ""


def unsaid(text: str, journey: Journey, words: Labels) -> str:
    return ""


def date(text: str, journey: Journey, words: Labels) -> str:
    return words.date(text)


def written(text: str, journey: Journey, words: Labels) -> str:
    return words.written(text)


def number(text: str, journey: Journey, words: Labels) -> str:
    return words.number(float(text))


def graded(key: str, top: int) -> Rule:
    return lambda text, journey, words: f"{words(key)} {words('map.of', n=text, of=top)}"


def shared(key: str) -> Rule:
    return lambda text, journey, words: words(key, n=text.split("/")[0].strip(), of=text.split("/")[1].strip())


def happiness(text: str, journey: Journey, words: Labels) -> str:
    """A number on the scale of the language's signs; a word by itself; a number of another scale as it is."""
    faces = {"very-sad": -2.0, "sad": -1.0, "neutral": 0.0, "happy": 1.0, "very-happy": 2.0}
    if text in faces:
        return words(f"happiness.{level(faces[text])}")
    own = (journey.scale.min, journey.scale.max) != (-2.0, 2.0)
    return words.written(text) if own else words.number(float(text), signed=True)


def target(text: str, journey: Journey, words: Labels) -> str:
    """A reference is told by the name of what it leads to."""
    places = (*journey.activities, *journey.phases)
    return words("way.exit")[1:] if text == "end" else next(one.name for one in places if text in (one.id, one.name))


def touchpoint(text: str, journey: Journey, words: Labels) -> str:
    """A touchpoint of plain text is one of the catalogue, a channel, or a name."""
    points = [point for place in (*journey.phases, *journey.activities) for point in place.touchpoints]
    if text in [point.name for point in points]:
        return text
    return catalogue().get(text) or channel(text, journey, words)


def channel(text: str, journey: Journey, words: Labels) -> str:
    found = channel_of(text, journey)
    return found.name or words(f"channel.{found.id}")


def measured(text: str, journey: Journey, words: Labels) -> str:
    return words(f"channel.{text}") if words.has(f"channel.{text}") else text


def system(text: str, journey: Journey, words: Labels) -> str:
    return catalogue().get(text, text)


def lane(text: str, journey: Journey, words: Labels) -> str:
    given = next((one.title for one in journey.lanes if one.id == text), "")
    return given or words.lane(text, "title") or text


def persona(text: str, journey: Journey, words: Labels) -> str:
    assert journey.persona
    return journey.persona.name


def age(text: str, journey: Journey, words: Labels) -> str:
    return words("persona.age", age=text) if text.isdigit() else text


def evidence_kind(text: str, journey: Journey, words: Labels) -> str:
    """The kind is told with its number where it was counted; what the two have in common is the number's word."""
    counted = [one.count for one in journey.evidence if one.kind == text and one.count is not None]
    key = f"evidence.{text}"
    return words.count(f"{key}.counted", counted[0]) if counted else words(f"{key}.name")


def idea(text: str, journey: Journey, words: Labels) -> str:
    return next(one.text for one in journey.ideas if text in (one.id, one.text))


def answer(text: str, journey: Journey, words: Labels) -> str:
    return text.rstrip(".")


FLAGS = {"assumption": "standing.assumption", "refuted": "standing.refuted", "decides": "about.decides"}
TOLD: dict[str, Rule] = {
    "*.$schema": unsaid,  # for editors
    "journey.lang": unsaid,  # the language it is told in
    "journey.type": label("type.{}"),
    "journey.status": label("status.{}"),
    "journey.method": words_for(
        default="", full_day="twin.method-of.full-day", canvas="twin.method-of.canvas", nng="twin.method-of.nng",
        phase_table="twin.method-of.phase-table", whiteboard="twin.method-of.whiteboard", blueprint="type.blueprint",
    ),
    "journey.persona": persona,
    "journey.lanes": lane,
    "lane.lane": lane,
    "*.level": label("twin.level-of.{}"),
    "persona.kind": label("persona.kind.{}"),
    "persona.status": label("persona.{}"),
    "persona.age": age,
    "avatar.hair": label("twin.hair.{}"),
    "avatar.skin": label("twin.skin.{}"),
    "avatar.shirt": label("twin.shirt.{}"),
    "evidence.kind": evidence_kind,
    "*.score": number,
    "*.count": number,
    "*.kind": words_for(does="", event="legend.event", wait="card.wait"),
    "*.present": words_for(yes="", true="", no="card.absent", false="card.absent"),
    "*.optional": words_for(yes="card.optional", true="card.optional", no="", false=""),
    **{f"*.{key}": words_for(yes=word, true=word, no="", false="") for key, word in FLAGS.items()},
    "phase.stage": label("stage.{}.name"),
    "*.happiness": happiness,
    "*.mark": words_for(heart="legend.heart", cloud="legend.cloud", star="legend.star", none=""),
    "*.met": label("met.{}"),
    "pain.severity": graded("twin.severity", 3),
    "delight.strength": graded("twin.strength", 3),
    "idea.effort": graded("idea.effort", 5),
    "idea.value": graded("idea.value", 5),
    "idea.votes": lambda text, journey, words: words.count("twin.votes", int(text)),
    "idea.status": label("idea.{}"),
    "action.status": label("action.{}"),
    "journey.ballots": idea,
    "way.observed": shared("way.share"),
    "*.observed": shared("card.observed"),
    "*.next": target,
    "way.to": target,
    "*.for": target,
    "question.answer": answer,
    "*.date": date,
    "*.by": date,
    "*.review_by": date,
    "measure.now": written,
    "measure.target": written,
    "measure.min": written,
    "measure.max": written,
    "measure.channel": measured,
    "*.touchpoints": touchpoint,
    "touchpoint.name": touchpoint,
    "*.channel": channel,
    "work.system": system,
    "touchpoint.ours": words_for(
        yes="legend.own", true="legend.own", no="legend.others", false="legend.others", partner="legend.partner",
        unknown="legend.unsure",
    ),
    "work.ours": words_for(
        yes="", true="", no="twin.not-ours", false="twin.not-ours", partner="legend.partner-bar",
        unknown="legend.unsure",
    ),
    "work.from": words_for(customer="twin.customer-starts", us="twin.we-start", both=""),
}  # fmt: skip
"""How values are told that are not told as they are written."""
NAMES: dict[str, Rule] = {"activity.cells": lane, "phase.cells": lane}
"""How the names of things in open mappings are told, where they are not told as they are written."""


def said(one: Written, journey: Journey) -> str:
    """The words that tell a text."""
    table = NAMES if one.name else TOLD
    rule = table.get(one.key) or table.get(f"*.{one.key.split('.')[1]}")
    return rule(one.text, journey, words_of(journey)) if rule else one.text


@cache
def told(path: Path) -> str:
    journey = example(path).journey
    return squeezed(tell(journey, words_of(journey)))


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: path.name.split(".")[0])
def test_every_text_of_an_example_is_told(path: Path) -> None:
    """Whatever the file and its persona's file say is in the twin, wherever the schema shows it."""
    found = example(path)
    lost = [one for one in found.texts if squeezed(said(one, found.journey)) not in told(path)]
    assert lost == []


@pytest.mark.parametrize("name", FILES)
def test_every_key_of_a_schema_says_where_it_is_shown(name: str) -> None:
    """Each key at each place has one of the three marks: the map, the About band, or the details."""
    walk = Walk(name)
    places = walk.declared()
    marks = {(pointer, key): walk._at(pointer)["properties"][key].get("x-shown") for pointer, key in places}
    assert {place: mark for place, mark in marks.items() if mark not in ("map", "about", "detail")} == {}
    assert json.loads(schema.text(name))["properties"]
