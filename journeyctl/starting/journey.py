"""A new journey: what was answered, and what its method asks for as comments to uncover.

In: a `Beginning`. Out: the bytes of a file in the one form, in which `check` finds no error and no warning.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypeVar

from journeyctl.binding import slug
from journeyctl.edit import reformat, written
from journeyctl.lint import spoken
from journeyctl.starting.dates import dated
from journeyctl.starting.shapes import SHAPES, Shape
from journeyctl.starting.words import words

T = TypeVar("T")


class Beginning(NamedTuple):
    """What is known of a new journey.

    Attributes:
        title: its title.
        lang: its language, written into it; the words around are in the nearest that a start is written in.
        method: the guide it follows.
        today: the day that dates in the examples are counted from.
        schema: the way to the schema from its folder; "" writes no line for editors.
        events: what happens, in order; the first starts the journey.
        persona: the id of a persona of the project.
        name: the name of whose journey it is, when that is nobody of the project.
    """

    title: str
    lang: str
    method: str
    today: date
    schema: str = ""
    events: tuple[str, ...] = ()
    persona: str = ""
    name: str = ""


def cleaned(text: str) -> str:
    """What somebody typed as text of one line: composed, with single spaces, without what nobody sees."""
    shown = (one if one.isprintable() else " " for one in unicodedata.normalize("NFC", text))
    return " ".join("".join(shown).split())


def journey(begun: Beginning) -> bytes:
    """The file of a new journey."""
    shape = SHAPES[begun.method]
    lines = [*_top(begun, shape), "", *_head(begun, shape), "phases:", *_phases(begun, shape)]
    made = reformat(("\n".join(lines) + "\n").encode(), "")
    assert made.data is not None, made.diagnostics
    return made.data


def _top(begun: Beginning, shape: Shape) -> Iterable[str]:
    if begun.schema:
        yield f"# yaml-language-server: $schema={begun.schema}"
    yield f"title: {written(begun.title)}"
    yield f"lang: {begun.lang}"
    if shape.type:
        yield f"type: {shape.type}"
    yield "status: prepared"
    yield f"method: {begun.method}"
    if begun.persona:
        yield f"persona: {written(begun.persona)}"
    elif begun.name:
        yield "persona:"
        yield f"  name: {written(begun.name)}"
        yield from _lines(words(spoken(begun.lang))["head"]["person"], 2)


def _head(begun: Beginning, shape: Shape) -> Iterable[str]:
    """What the method asks for before the phases."""
    said = words(spoken(begun.lang))["head"]
    yield from _lines(said["lead"])
    yield ""
    for part in shape.head:
        if not (part == "persona" and (begun.persona or begun.name)):
            yield from _lines(dated(said[part], begun.today))
            yield ""
    yield from _lines(said["lanes"])
    yield f"lanes: [{', '.join(shape.lanes)}]"
    yield ""


def _phases(begun: Beginning, shape: Shape) -> Iterable[str]:
    said = words(spoken(begun.lang))
    happens = begun.events or _questions(begun)
    parted = spread(tuple(zip(happens, _ids(happens), strict=True)), len(shape.phases))
    for number, ((name, stage), events) in enumerate(zip(shape.phases, parted, strict=True)):
        yield f"  - name: {written(said['phase'][name])}"
        yield f"    stage: {stage}"
        for part in shape.phase if number == 0 else ():
            yield from _lines(said["activity"][part], 4)
        if events:
            yield "    activities:"
        for place, (event, own) in enumerate(events):
            first = number == place == 0
            if first:
                yield from _lines(said["activity"]["lead"], 6)
            yield f"      - name: {written(event)}"
            if own:
                yield f"        id: {written(own)}"
            if first:
                yield "        kind: event"
                for part in shape.activity:
                    yield from _lines(dated(said["activity"][part], begun.today), 8)
        yield ""


def _questions(begun: Beginning) -> tuple[str, ...]:
    """The questions of the guides, which stand on the map until they are answered."""
    said = words(spoken(begun.lang))["new"]
    return said["first"], said["then"], said["later"]


def _ids(events: tuple[str, ...]) -> tuple[str, ...]:
    """An id for each event that others could be taken for by its name; "" for all others."""
    slugs = [slug(event) or "activity" for event in events]
    taken = set(slugs)
    found: list[str] = []
    for place, short in enumerate(slugs):
        own, number = "", 1
        while short in slugs[:place] and own in taken | {""}:
            number += 1
            own = f"{short}-{number}"
        taken.add(own)
        found.append(own)
    return tuple(found)


def spread(events: tuple[T, ...], phases: int) -> tuple[tuple[T, ...], ...]:
    """What happens, parted among phases: the first in the first, the last in the last, the others evenly between."""
    if not events:
        return ((),) * phases
    steps = max(len(events) - 1, 1)
    places = [(number * (phases - 1) * 2 + steps) // (2 * steps) for number in range(len(events))]
    return tuple(
        tuple(event for event, place in zip(events, places, strict=True) if place == phase) for phase in range(phases)
    )


def _lines(text: str, indent: int = 0) -> Iterable[str]:
    return (" " * indent + line for line in text.splitlines())
