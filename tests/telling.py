"""How a text of the model is told: as it is, in other words (`SAID`), or not at all (`UNSAID`), and what is missing.

A field of the model that is none of the three fails, so that none is added without its words.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from journeyctl import model as m
from journeyctl.feelings import level
from journeyctl.labels import Labels, load
from journeyctl.twin import tell

UNSAID = {
    "Journey.slug": "the name of the file it is written to",
    "Journey.lang": "the language all of it is told in",
    "Journey.lanes_given": "whether its rows are told",
    "Journey.phases_given": "whether its phases are told",
    "Brand.words": "they stand in place of the map's own words",
    "Brand.hyphenation": "how words are divided in pictures",
    "Channel.icon": "how it is drawn",
    "Channel.kind": "a matter of the project's catalogue",
    "Activity.phase": "it is told under its phase",
    "Activity.implied": "a phase without activities is told as its one activity",
    "Activity.number": "it counts the activities as they are told",
    "Way.given": "whether it is told at all",
    "Way.main": "the main way is told first, and named where there are others",
    "Statement.quote": "it stands in quotation marks",
    "Statement.standing": "told where it is another than its surroundings', as the cases show",
    "Work.standing": "told where it is another than its surroundings', as the cases show",
    "Place.mark": "told with the marks that the curve finds itself",
}

Rule = Callable[[Any, Any, Labels, m.Journey], str]


def word(key: str) -> Rule:
    """The label of a key, its `{}` filled with the value."""
    return lambda value, owner, labels, journey: labels(key.format(value))


def when(told: object, key: str) -> Rule:
    """The label of a key when the value is `told`, else nothing."""
    return lambda value, owner, labels, journey: labels(key) if value == told else ""


def date(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    return labels.date(value)


def written(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    return labels.written(value)


def graded(key: str, top: int) -> Rule:
    return lambda value, owner, labels, journey: f"{labels(key)} {labels('map.of', n=value, of=top)}"


def shared(key: str) -> Rule:
    return lambda value, owner, labels, journey: labels(key, n=value.count, of=value.of)


def target(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    steps = {phase.id: phase.name for phase in journey.phases}
    steps |= {one.id: f"{one.number} {one.name}" for one in journey.activities}
    return steps.get(value, "") or labels("way.exit")[1:]


def happiness(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    return f"{labels.number(value, signed=True)} {labels(f'happiness.{level(value)}')}"


def ratings(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    own = journey.scale != m.Scale()
    return (
        ""
        if own or len(value) < 2
        else labels("twin.join", one="", other="").join(labels.number(one, signed=True) for one in value)
    )


def happiness_written(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    low, high = (labels.number(end) for end in (journey.scale.min, journey.scale.max))
    parts = labels("twin.join", one="", other="").join(labels.written(part) for part in value.split(", "))
    span = labels("twin.span", min=low, max=high)
    return labels("twin.written", written=parts, span=span) if journey.scale != m.Scale() else ""


def scale(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    return labels.number(value) if owner != m.Scale() else ""


def channel(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    return owner.name or channel_word(value, owner, labels, journey)


def channel_word(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    return labels(f"channel.{value}") if labels.has(f"channel.{value}") else value


def lane(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    given = next((one.title for one in journey.lanes if one.id == value), "")
    return given or labels.lane(value, "title") or value


def counted(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    if owner.count is None:
        return labels(f"evidence.{owner.kind}.name")
    return labels.count(f"evidence.{owner.kind}.counted", owner.count)


def number(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    return labels.number(value)


def votes(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    return labels.count("twin.votes", value)


def idea(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    return next(one.text for one in journey.ideas if one.id == value)


def side_step(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    return "" if value or owner.optional else labels("legend.side-step")


def method(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    known = {"default": "", "blueprint": labels("type.blueprint")}
    return known[value] if value in known else labels(f"twin.method-of.{value}")


def age(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    return labels("persona.age", age=value) if value.isdigit() else value


def whose(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    return labels(
        {"yes": "legend.own", "no": "legend.others", "partner": "legend.partner", "unknown": "legend.unsure"}[value]
    )


def worked(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    keys = {"no": "twin.not-ours", "partner": "legend.partner-bar", "unknown": "legend.unsure"}
    return labels(keys[value]) if value in keys else ""


def starts(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    keys = {"customer": "twin.customer-starts", "us": "twin.we-start"}
    return labels(keys[value]) if value in keys else ""


def sentence(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    return value.rstrip(".")


def phase_standing(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    return "" if owner.activities[0].implied else activity_standing(value, owner, labels, journey)


def activity_standing(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    return labels(f"standing.{value}")[1:]


def kind(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    return {"does": "", "event": labels("legend.event"), "wait": labels("card.wait")}[value][1:]


def way_share(value: Any, owner: Any, labels: Labels, journey: m.Journey) -> str:
    return labels("way.exit-share" if owner.to == m.END else "way.share", n=value.count, of=value.of)


SAID: dict[str, Rule] = {
    "Journey.type": word("type.{}"),
    "Journey.status": word("status.{}"),
    "Journey.level": word("twin.level-of.{}"),
    "Journey.method": method,
    "Journey.date": date,
    "Journey.review_by": date,
    "Scale.min": scale,
    "Scale.max": scale,
    "Persona.kind": word("persona.kind.{}"),
    "Persona.status": word("persona.{}"),
    "Persona.age": age,
    "Avatar.hair": word("twin.hair.{}"),
    "Avatar.skin": word("twin.skin.{}"),
    "Avatar.shirt": word("twin.shirt.{}"),
    "Member.decides": when(told=True, key="about.decides"),
    "Statement.date": date,
    "Need.met": word("met.{}"),
    "Expectation.met": word("met.{}"),
    "Pain.severity": graded("twin.severity", 3),
    "Delight.strength": graded("twin.strength", 3),
    "Question.answer": sentence,
    "Takeaway.mark": lambda value, owner, labels, journey: "" if value == "none" else labels(f"legend.{value}"),
    "Takeaway.targets": target,
    "Measure.now": written,
    "Measure.target": written,
    "Measure.min": written,
    "Measure.max": written,
    "Measure.by": date,
    "Measure.date": date,
    "Measure.channel": channel_word,
    "Idea.status": word("idea.{}"),
    "Idea.effort": graded("idea.effort", 5),
    "Idea.value": graded("idea.value", 5),
    "Idea.votes": votes,
    "Idea.by": date,
    "Idea.targets": target,
    "Action.status": word("action.{}"),
    "Action.by": date,
    "Action.targets": target,
    "Ballot.ideas": idea,
    "Evidence.kind": counted,
    "Evidence.count": counted,
    "Evidence.score": number,
    "Evidence.date": date,
    "Answer.score": number,
    "Answer.targets": target,
    "Lane.id": lane,
    "Cell.lane": lane,
    "Channel.id": channel,
    "Touchpoint.ours": whose,
    "Work.ours": worked,
    "Work.origin": starts,
    "Place.happiness": happiness,
    "Place.ratings": ratings,
    "Place.happiness_written": happiness_written,
    "Place.date": date,
    "Place.level": word("twin.level-of.{}"),
    "Phase.stage": word("stage.{}.name"),
    "Phase.standing": phase_standing,
    "Activity.standing": activity_standing,
    "Activity.kind": kind,
    "Activity.present": when(told=False, key="card.absent"),
    "Activity.optional": when(told=True, key="card.optional"),
    "Activity.on_main": side_step,
    "Activity.observed": shared("card.observed"),
    "Way.to": target,
    "Way.share": way_share,
}

ONE_BY_ONE = {"Takeaway.targets", "Idea.targets", "Action.targets", "Answer.targets", "Ballot.ideas"}


@cache
def declared(kind: type[Any]) -> dict[str, str]:
    """The name of every field with the class that declares it: "Statement.text"."""
    named = {field.name for field in fields(kind)}
    found: dict[str, str] = {}
    for one in reversed(kind.__mro__):
        found |= {name: f"{one.__name__}.{name}" for name in inspect.get_annotations(one) if name in named}
    for field in fields(kind):
        key = f"{kind.__name__}.{field.name}"
        found[field.name] = key if key in SAID or key in UNSAID else found[field.name]
    return found


def owed(thing: Any, labels: Labels, journey: m.Journey) -> Iterator[tuple[str, str]]:
    """Every field of the model below `thing` that holds something, and the words it must be told in."""
    names = declared(type(thing))
    for field in fields(thing):
        name, value = names[field.name], getattr(thing, field.name)
        if (
            name in UNSAID
            or field.name == "span"
            or value in (None, "", ())
            or goes_without_saying(name, thing, journey)
        ):
            continue
        for part in value if name in ONE_BY_ONE else (value,):
            if name in SAID:
                yield name, SAID[name](part, thing, labels, journey)
            elif is_dataclass(value):
                yield from owed(value, labels, journey)
            else:
                yield from each(name, value, labels, journey)


def goes_without_saying(name: str, thing: Any, journey: m.Journey) -> bool:
    """Whether an activity just goes on to the following one, or to the end after the last; or rows chose themselves."""
    if name == "Journey.lanes":
        return not journey.lanes_given
    if name == "Cell.lane":
        return not thing.texts
    if name != "Activity.ways":
        return False
    following = next((one.id for one in journey.activities if one.number == thing.number + 1), m.END)
    return [(way.to, way.when, way.share) for way in thing.ways] == [(following, "", None)]


def each(name: str, value: Any, labels: Labels, journey: m.Journey) -> Iterator[tuple[str, str]]:
    for part in value if isinstance(value, tuple) else (value,):
        if is_dataclass(part):
            yield from owed(part, labels, journey)
        else:
            assert isinstance(part, str), f"{name} needs a rule in SAID or UNSAID"
            yield name, part


def squeezed(text: str) -> str:
    """The text without its spaces and lines."""
    return "".join(text.replace("\u00ad", "").split())


def missing(journey: m.Journey) -> list[tuple[str, str]]:
    """The fields of a journey that its twin does not tell."""
    labels = load(journey.lang)
    told = squeezed(tell(journey, labels))
    return [(name, text) for name, text in owed(journey, labels, journey) if squeezed(text) not in told]
