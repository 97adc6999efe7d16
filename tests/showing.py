"""How a text is shown by the map: as it is, by a word of the labels, by a glyph, or by a line that has neither."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as day
from typing import NamedTuple

from journeyctl import layout, theme
from journeyctl import model as m
from journeyctl.binding import LANES
from journeyctl.feelings import level
from journeyctl.labels import Labels
from journeyctl.scene import Glyph, Scene, Text
from tests.geometry import flat
from tests.texts import Written, catalogue, channel_of, squeezed, words_of

TODAY = day(2026, 1, 1)


class Sign(NamedTuple):
    """A glyph of the picture, by the beginning of its name."""

    name: str


class Line(NamedTuple):
    """A line, a shape or a place of the picture that says it without words; `what` tells which."""

    what: str


Shown = str | Sign | Line
Rule = Callable[[str, m.Journey, Labels], tuple[Shown, ...]]
"""In what ways a text may be shown; one of them must be there."""


def label(*keys: str) -> Rule:
    """Shown by a label that has the text in its `{}`."""
    return lambda text, journey, words: tuple(words(key.format(text)) for key in keys if words.has(key.format(text)))


def sign(name: str) -> Rule:
    return lambda text, journey, words: (Sign(name.format(text)),)


def line(what: str) -> Rule:
    return lambda text, journey, words: (Line(what),)


def flag(entry: str) -> Rule:
    """A flag is shown by its sign, which the legend explains; an unset one by nothing."""
    return lambda text, journey, words: (words(f"legend.{entry}") if text in ("yes", "true") else Line("no sign"),)


def said(standing: str) -> Rule:
    """A flag of a statement about the whole map is said in a word; assumption only where the map rests on evidence."""

    def rule(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
        plain = text not in ("yes", "true") or (standing == "assumption" and not journey.rests_on)
        return (Line("no word"),) if plain else (words(f"standing.{standing}"),)

    return rule


def one_of(**said: Shown) -> Rule:
    """Shown by a label for each word of a list."""

    def rule(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
        found = said[text]
        return (words(found),) if isinstance(found, str) else (found,)

    return rule


def date(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
    """As it is written, or said in the language, long or short."""
    return (text, words.date(text), words.date(text, short=True))


def evidence_date(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
    """A year that the piece before has is not said again."""
    return (words.date(text), words.date(text, year=False))


def written(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
    return (words.written(text),)


def number(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
    return (words.number(float(text)),)


def share(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
    count, of = (part.strip() for part in text.split("/"))
    return (f"{count}/{of}", words("way.share", n=count, of=of))


def happiness(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
    """The face of its level; which one among several ratings is a matter of the spread."""
    faces = {"very-sad": -2.0, "sad": -1.0, "neutral": 0.0, "happy": 1.0, "very-happy": 2.0}
    low, high = journey.scale.min, journey.scale.max
    value = faces[text] if text in faces else (float(text) - low) / (high - low) * 4 - 2
    near = (
        {level(value), level(value) + 1, level(value) - 1}
        if any(len(one.ratings) > 1 for one in places(journey))
        else {level(value)}
    )
    return tuple(Sign(f"face-{step}") for step in sorted(near))


def places(journey: m.Journey) -> tuple[m.Place, ...]:
    return tuple(place for phase in journey.phases for place in (phase, *phase.activities))


def touchpoint(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
    """By its name; a channel alone by the channel's."""
    if text in [point.name for place in places(journey) for point in place.touchpoints]:
        return (text,)
    if text in catalogue():
        return (catalogue()[text],)
    found = channel_of(text, journey)
    return (found.name or words(f"channel.{found.id}"),)


def channel(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
    """By its icon; one without an icon by the first letters of the touchpoint."""
    found = channel_of(text, journey)
    return (Sign(found.icon),) if found.icon else (Line("the first letters on the tile"),)


def system(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
    return (catalogue().get(text, text),)


def lane(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
    """By its title; neighbouring pains and delights have one together."""
    given = next((one.title for one in journey.lanes if one.id == text), "")
    both = (Line("the row it shares with its neighbour"),) if text in ("pains", "delights") else ()
    return (given or words.lane(text, "title") or text, *both)


def persona(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
    assert journey.persona
    return (journey.persona.name,)


def age(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
    return (words("persona.age", age=text) if text.isdigit() else text,)


def count(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
    return (words.number(float(text)),)


def evidence_kind(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
    counted = [one.count for one in journey.evidence if one.kind == text and one.count is not None]
    key = f"evidence.{text}"
    return (*(words.count(f"{key}.counted", one) for one in counted), words(f"{key}.name"))


def hair(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
    """By the bust; initials stand in place of one."""
    assert journey.persona
    assert journey.persona.avatar
    initials = journey.persona.avatar.initials
    return (initials,) if initials else (Sign(f"avatar:{text}"),)


def stage(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
    """Stages are drawn where every phase has one."""
    whole = all(phase.stage for phase in journey.phases)
    return (words(f"stage.{text}.name"),) if whole else (Line("nothing: a part of a line of stages would mislead"),)


def answer(text: str, journey: m.Journey, words: Labels) -> tuple[Shown, ...]:
    return (text.rstrip("."),)


DRAWN: dict[str, Rule] = {
    "journey.lang": line("the language of the words"),
    "journey.type": label("type.{}"),
    "journey.status": label("status.{}"),
    "journey.persona": persona,
    "journey.lanes": lane,
    "lane.lane": lane,
    "lane.icon": sign("{}"),
    "persona.kind": label("persona.kind.{}"),
    "persona.status": label("persona.{}"),
    "persona.age": age,
    "avatar.hair": hair,
    "avatar.skin": line("the skin of the bust"),
    "avatar.shirt": line("the shirt of the bust"),
    "evidence.kind": evidence_kind,
    "*.count": count,
    "*.score": number,
    "*.kind": one_of(does=Line("no arrow"), event="legend.event", wait="legend.wait"),
    "*.present": one_of(yes=Line("a white card"), no="card.absent", true=Line("a white card"), false="card.absent"),
    "*.optional": one_of(yes="card.optional", no=Line("no tag"), true="card.optional", false=Line("no tag")),
    "*.decides": one_of(yes="about.decides", true="about.decides", no=Line("no word"), false=Line("no word")),
    "expectation.assumption": said("assumption"),
    "takeaway.assumption": said("assumption"),
    "expectation.refuted": said("refuted"),
    "question.refuted": said("refuted"),
    "action.refuted": said("refuted"),
    "*.assumption": flag("assumed"),
    "*.refuted": flag("refuted"),
    "*.evidence": line("a check or a solid edge"),
    "phase.stage": stage,
    "*.happiness": happiness,
    "*.mark": one_of(heart=Sign("heart"), cloud=Sign("cloud"), star=Sign("star"), none=Line("no mark")),
    "need.met": sign("met-{}"),
    "expectation.met": label("met.{}"),
    "pain.severity": sign("triangle-down"),
    "delight.strength": sign("triangle-up"),
    "idea.effort": label("idea.effort"),
    "idea.value": label("idea.value"),
    "idea.status": label("idea.{}"),
    "action.status": label("action.{}"),
    "*.observed": share,
    "*.next": line("a chevron, an arc or an exit"),
    "way.to": line("a chevron, an arc or an exit"),
    "*.for": line("the number of the step"),
    "question.answer": answer,
    "evidence.date": evidence_date,
    "*.date": date,
    "*.by": date,
    "measure.now": written,
    "measure.target": written,
    "measure.min": line("the low end of the bar"),
    "measure.max": line("the high end of the bar"),
    "*.touchpoints": touchpoint,
    "touchpoint.name": touchpoint,
    "*.channel": channel,
    "work.system": system,
    "touchpoint.ours": one_of(
        yes="legend.own", true="legend.own", no="legend.others", false="legend.others", partner="legend.partner",
        unknown="legend.unsure",
    ),
    "work.ours": one_of(
        yes=Line("a filled bar"), true=Line("a filled bar"), no=Line("a filled bar"), false=Line("a filled bar"),
        partner=Line("an outlined bar"), unknown=Line("a filled bar"),
    ),
    "work.from": line("the heads of the arrow"),
}  # fmt: skip
"""How values are drawn that do not stand in the picture as they are written."""


class Picture(NamedTuple):
    """What can be found in a scene: its words on end, and the names of its glyphs."""

    words: str
    glyphs: frozenset[str]

    def has(self, one: Shown) -> bool:
        if isinstance(one, Line):
            return True
        if isinstance(one, Sign):
            return any(name.startswith(one.name) for name in self.glyphs)
        return squeezed(one).rstrip(".") in self.words


def drawn(journey: m.Journey) -> Picture:
    """The map of a journey, every row that has content drawn."""
    cells = (cell.lane for place in places(journey) for cell in place.cells)
    lanes = tuple(dict.fromkeys((*(one.id for one in journey.lanes), *LANES, *cells)))
    words = words_of(journey)
    made = layout.lay_out(journey, theme=theme.load("nordic"), labels=words, lanes=lanes, today=TODAY)
    assert made.scene is not None, made.diagnostics
    return picture(made.scene)


def picture(scene: Scene) -> Picture:
    elements = [one.element for one in flat(scene)]
    words = "".join(squeezed(one.text) for one in elements if isinstance(one, Text))
    return Picture(words, frozenset(one.name for one in elements if isinstance(one, Glyph)))


def ways_of(one: Written, journey: m.Journey) -> tuple[Shown, ...]:
    """In what ways a text may be shown."""
    words = words_of(journey)
    if one.name:
        return lane(one.text, journey, words) if one.key.endswith(".cells") else (Line("its row in the About band"),)
    rule = DRAWN.get(one.key) or DRAWN.get(f"*.{one.key.split('.')[1]}")
    return rule(one.text, journey, words) if rule else (one.text,)
