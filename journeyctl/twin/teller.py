"""The teller: knows the journey and the words of its language, and says the things that recur everywhere.

In: a journey and its labels. Out: words, and the lines that carry a label before them. A text that is "" leaves no
line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

from journeyctl.feelings import level, marks
from journeyctl.labels import Labels, dotted, listed
from journeyctl.model import Channel, Journey, Mark, Measure, Phase, Place, Share, Standing
from journeyctl.twin.lines import STEP, Item, Line, Lines, indented

_FACES = frozenset({"very-sad", "sad", "neutral", "happy", "very-happy"})


@dataclass(frozen=True, slots=True)
class Teller:
    """A journey and its words. `steps` tells what an id of an activity or phase is called, `marked` what is marked."""

    journey: Journey
    labels: Labels
    steps: Mapping[str, str]
    marked: Mapping[str, Mark]

    def word(self, key: str, **values: object) -> str:
        """A word of the map."""
        return self.labels(key, **values).replace("\u00ad", "")

    def head(self, key: str) -> str:
        """A word of the map as the head of a line."""
        return _capital(self.word(key))

    def line(self, head: str, text: str) -> str:
        """Head and text in one: "Scenario: Elin flyttar"."""
        return self.word("twin.line", head=head, text=text).rstrip()

    def fact(self, head: str, text: str) -> Lines:
        """A labelled line."""
        return (Line(self.line(head, text)),) if text else ()

    def facts(self, head: str, texts: Iterable[str]) -> Lines:
        """A labelled text, or a labelled list of several."""
        return self.things(head, (Item(text) for text in texts))

    def things(self, head: str, items: Iterable[Item]) -> Lines:
        """A labelled thing with the lines below it, or a labelled list of several."""
        kept = tuple(items)
        if not kept:
            return ()
        if len(kept) == 1:
            return (Line(self.line(head, self.said(kept[0]))), *indented(kept[0].below))
        return (Line(self.line(head, "")), *self.bulleted(kept))

    def bulleted(self, items: Iterable[Item]) -> Lines:
        """Things as a list, each with the lines below it."""
        made: list[Line] = []
        for item in items:
            made += (Line(self.said(item), STEP, bullet=True), *indented(item.below, 2 * STEP))
        return tuple(made)

    def said(self, item: Item) -> str:
        """A thing with its notes in parentheses."""
        notes = self.joined(item.notes)
        return f"{item.text} ({notes})" if notes else item.text

    def joined(self, parts: Iterable[str]) -> str:
        """Things side by side, the empty ones left out."""
        kept = [part for part in parts if part]
        return reduce(lambda one, other: self.word("twin.join", one=one, other=other), kept) if kept else ""

    def lane(self, lane: str) -> str:
        """The title of a lane, in the journey's own words where it has them."""
        given = next((one.title for one in self.journey.lanes if one.id == lane), "")
        return given or self.labels.lane(lane, "title").replace("\u00ad", "") or lane

    def targets(self, ids: tuple[str, ...]) -> str:
        """What some ids are about: numbers and names of activities, names of phases."""
        return self.joined(self.steps.get(one, one) for one in ids)

    def share(self, key: str, share: Share) -> str:
        """A share in words; `key` has places for `n` and `of`."""
        return self.word(key, n=share.count, of=share.of)

    def graded(self, key: str, value: int | None, top: int) -> str:
        """A grade in words: "insats 2 av 5"."""
        return f"{self.word(key)} {self.word('map.of', n=value, of=top)}" if value is not None else ""

    def evidence(self, ids: tuple[str, ...]) -> Lines:
        """What a thing rests on."""
        return self.fact(self.word("about.evidence"), ", ".join(ids))

    def standing(self, standing: Standing, around: Standing) -> str:
        """The word for a standing where it is another than that of what stands around, and for what is refuted."""
        return self.word(f"standing.{standing}") if standing != around or standing == "refuted" else ""

    def channel(self, channel: Channel | None) -> str:
        """The channel's name: the project's, else the language's, else its id."""
        return (channel.name or self.channel_of(channel.id)) if channel else ""

    def channel_of(self, word: str) -> str:
        """The name of a channel by its id; a word that is no channel's stays."""
        return self.word(f"channel.{word}") if self.labels.has(f"channel.{word}") else word

    def clock(self, place: Place) -> str:
        """When a place comes and how long it takes."""
        return dotted(place.time, place.duration)

    def happiness(self, value: float) -> str:
        """A happiness as a signed number and a word: "−1,5 missnöjd"."""
        return f"{self.labels.number(value, signed=True)} {self.word(f'happiness.{level(value)}')}"

    def mark_of(self, place: Place) -> Mark | None:
        """The mark of a place. An id that a phase shares with an activity means the activity."""
        shared = isinstance(place, Phase) and any(one.id == place.id for one in self.journey.activities)
        return place.mark if shared else self.marked.get(place.id)

    def mark(self, mark: Mark | None) -> str:
        """What a mark means."""
        return self.word(f"legend.{mark}") if mark and mark != "none" else ""

    def span(self, low: str, high: str) -> str:
        """From where to where a scale goes, either end optional."""
        if low and high:
            return self.word("twin.span", min=low, max=high)
        return self.word("twin.least", min=low) if low else self.word("twin.most", max=high) if high else ""

    @property
    def scale(self) -> str:
        """The team's own happiness scale in words, "" when it is -2 ... 2."""
        low, high = self.journey.scale.min, self.journey.scale.max
        return "" if (low, high) == (-2.0, 2.0) else self.span(self.labels.number(low), self.labels.number(high))

    def written(self, place: Place) -> str:
        """A happiness as the team wrote it, where the team has a scale of its own; a word says the same on any."""
        said = place.happiness_written
        if not self.scale or said in _FACES:
            return ""
        parts = self.joined(self.labels.written(part) for part in said.split(", "))
        return self.word("twin.written", written=parts, span=self.scale) if parts else ""

    def measure(self, one: Measure) -> Item:
        """A measure: its value today and its goal, then where, on which scale, by whom and when it was measured."""
        labels = self.labels
        today = self.word("measure.today", now=labels.written(one.now)) if one.now else ""
        by = labels.date(one.by)
        key = "measure.target-by" if one.target and one.by else "measure.target" if one.target else "measure.by"
        goal = self.word(key, target=labels.written(one.target), by=by) if one.target or one.by else ""
        values = listed(today, goal)
        text = self.line(one.name, values) if values else one.name
        span = self.span(labels.written(one.min), labels.written(one.max))
        return Item(text, (self.channel_of(one.channel), span, one.source, labels.date(one.date)))

    def measures(self, measures: Iterable[Measure | None]) -> Lines:
        """The measures of a thing."""
        return self.things(self.lane("measures"), (self.measure(one) for one in measures if one))


def teller(journey: Journey, labels: Labels) -> Teller:
    """The teller of a journey."""
    steps = {phase.id: phase.name for phase in journey.phases}
    steps |= {one.id: f"{one.number} {one.name}" for one in journey.activities}
    return Teller(journey, labels, steps, marks(journey))


def phase_is_shell(phase: Phase) -> bool:
    """Whether a phase was written without activities: its one implied activity carries its content."""
    return phase.activities[0].implied


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
