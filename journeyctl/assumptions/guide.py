"""An interview guide made of what is believed: open questions in the order of the journey, and what to listen for.

In: a journey, its beliefs and the words of its language. Out: a `Guide`, which Markdown and a printable page tell. A
question never gives away what the team believes: who hears it will agree with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeyctl.assumptions.ranking import Belief
from journeyctl.assumptions.telling import plain, thought
from journeyctl.labels import Labels
from journeyctl.model import Activity, Journey, Place

MOST = 8
"""So many places fill an hour; the weightiest are chosen, and asked in the order of the journey."""


class Question(NamedTuple):
    """Something to ask, what to ask then, and what to listen for without saying it."""

    text: str
    then: tuple[str, ...] = ()
    listen: tuple[str, ...] = ()


class Chapter(NamedTuple):
    """Questions under a heading."""

    title: str
    questions: tuple[Question, ...]


class Guide(NamedTuple):
    """A guide: title, what it is for, the line to fill in, chapters."""

    title: str
    about: str
    who: str
    chapters: tuple[Chapter, ...]
    listen: str
    notes: str
    lang: str


def prepare(journey: Journey, beliefs: tuple[Belief, ...], words: Labels, most: int = MOST) -> Guide:
    """The guide for a conversation of about an hour.

    Args:
        journey: the journey.
        beliefs: what is believed, the weightiest first.
        words: of the language it is held in.
        most: how many places and ideas are asked about.
    """
    asked = [one for one in beliefs if one.subject != "persona"][:most]
    persona = tuple(thought(one, words) for one in beliefs if one.subject == "persona")
    opening = Question(words("guide.start"), listen=tuple(one for one in persona if one))
    return Guide(
        title=words("guide.title"),
        about=words("guide.about", title=words.quote(journey.title)),
        who=words("guide.who"),
        chapters=(
            Chapter(words("guide.opening"), (opening,)),
            *_chapters(journey, asked, words),
            Chapter(words("guide.closing"), (Question(words("guide.between")), Question(words("guide.end")))),
        ),
        listen=words("guide.listen"),
        notes=words("guide.notes"),
        lang=words.lang,
    )


def _chapters(journey: Journey, asked: list[Belief], words: Labels) -> Iterator[Chapter]:
    for phase in journey.phases:
        places = (phase, *phase.activities)
        questions = (_question(place, [one for one in asked if one.place is place], words) for place in places)
        kept = tuple(one for one in questions if one)
        if kept:
            yield Chapter(phase.name or journey.title, kept)
    whole = [one for one in asked if one.place is None]
    if whole:
        yield Chapter(journey.title, (Question(words("guide.idea"), listen=tuple(one.name for one in whole)),))


def _question(place: Place, about: list[Belief], words: Labels) -> Question | None:
    """What to ask about a place, None when nothing is believed about it.

    About a solution one asks what people do without it; whether they would like it, everybody would.
    """
    if not about:
        return None
    name = words.quote(place.name)
    ideas = tuple(one.name for one in about if one.subject == "idea")
    happens = next((one for one in about if one.subject == "place"), None)
    if happens is None:
        return Question(f"{name}: {words('guide.idea')}", listen=ideas)
    felt = (words("guide.felt"), words("guide.needed")) if isinstance(place, Activity) else ()
    then = (*felt, *(ask.text for ask in happens.asks), *([words("guide.idea")] if ideas else []))
    told = thought(happens, words)
    return Question(words("guide.place", name=name), then, (*([told] if told else []), *ideas))


def as_markdown(one: Guide) -> str:
    """The guide as Markdown, with a line for notes under every question."""
    lines = [f"# {plain(one.title)}", "", plain(one.about), "", f"{plain(one.who)}: ______________________________"]
    for chapter in one.chapters:
        lines += ["", f"## {plain(chapter.title)}"]
        for question in chapter.questions:
            lines += ["", f"**{plain(question.text)}**", ""]
            lines += (f"- {plain(text)}" for text in question.then)
            lines += (f"- *{plain(one.listen)}: {plain(text)}*" for text in question.listen)
            lines += ["", f"{plain(one.notes)}: ______________________________"]
    return "\n".join(lines) + "\n"
