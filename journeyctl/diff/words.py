"""The words in which a difference is told, in one language.

In: the words of a language (`labels`, the book "diff") and a thing of the model, a field or a value. Out: text around
the author's own. Every sentence is whole in the book; nothing here knows a language but English, in which the values
of the language of journeys are written and so are said as they are.
"""

from __future__ import annotations

from journeyctl import feelings
from journeyctl import model as m
from journeyctl.diff.fields import Rule
from journeyctl.diff.values import name_of
from journeyctl.labels import LANGUAGES, Labels, load
from journeyctl.record import Record

BOOK = "diff"
_CLOSE = 60
_STANDINGS = {
    ("assumption", "validated"): "proved",
    ("validated", "assumption"): "doubted",
    ("", "refuted"): "refuted",
    ("", "validated"): "restored",
    ("", "assumption"): "reopened",
}
SAID = {
    **dict.fromkeys(("Place.mark", "Takeaway.mark"), "value.mark.{}"),
    **dict.fromkeys(("Need.met", "Expectation.met"), "met.{}"),
    **dict.fromkeys(("Place.standing", "Statement.standing", "Work.standing"), "standing.{}"),
    **dict.fromkeys(("Touchpoint.ours", "Work.ours"), "value.ours.{}"),
    **dict.fromkeys(("Touchpoint.channel", "Work.channel", "Measure.channel", "Place.touchpoints"), "channel.{}"),
    **dict.fromkeys(("Place.level", "Journey.level"), "twin.level-of.{}"),
    **dict.fromkeys(("Journey.lanes", "Lane.id", "Cell.lane", "Place.cells"), "lane.{}.title"),
    "Activity.kind": "value.kind.{}", "Work.origin": "value.origin.{}", "Phase.stage": "stage.{}.name",
    "Evidence.kind": "evidence.{}.name", "Idea.status": "idea.{}", "Action.status": "action.{}",
    "Journey.status": "status.{}", "Journey.type": "type.{}", "Journey.method": "twin.method-of.{}",
    "Persona.status": "persona.{}", "Persona.kind": "persona.kind.{}", "Avatar.hair": "twin.hair.{}",
    "Avatar.skin": "twin.skin.{}", "Avatar.shirt": "twin.shirt.{}", "Channel.kind": "value.channel.{}",
}  # fmt: skip
"""Under which keys the values of a field have words."""
MEASURED = frozenset({"Measure.now", "Measure.target", "Measure.min", "Measure.max"})
"""Values that a team writes with their unit, and the map with its language's signs."""


class Words:
    """Tells things, fields and values in one language."""

    def __init__(self, labels: Labels | None = None) -> None:
        self.labels = labels or load("en", (), BOOK)
        # Any other language without words of its own speaks English, too.
        self._as_written = self.labels.lang == "en" or self.labels.lang not in LANGUAGES

    def __call__(self, key: str, **values: object) -> str:
        """A word or a sentence of the book."""
        return self.labels(key, **values)

    def counted(self, key: str, number: int, **values: object) -> str:
        """A sentence of the book in the right number."""
        form = "one" if number == 1 else "other"
        return self(f"{key}.{form}", n=self.number(number), **values)

    def number(self, value: float, *, signed: bool = False) -> str:
        """A number with at most two decimals; with its sign when it is a difference."""
        return self.labels.number(value, signed=signed)

    def likeness(self, value: float) -> str:
        """A likeness with two decimals."""
        return self.labels.written(f"{value:.2f}")

    def quoted(self, text: str, room: int = _CLOSE) -> str:
        """The author's words in quotation marks, cut when there are too many."""
        return self("format.quote", text=text if len(text) <= room else text[: room - 1].rstrip() + "…")

    def listed(self, names: list[str]) -> str:
        """Several names, each in quotation marks."""
        return ", ".join(map(self.quoted, names))

    def feeling(self, value: float) -> str:
        """A happiness in a word."""
        return self(f"happiness.{feelings.level(value)}")

    def felt(self, value: float | None) -> str:
        """A happiness as a number and a word, "" when there is none."""
        return "" if value is None else self("value.felt", value=self.number(value), feeling=self.feeling(value))

    def field(self, rule: Rule) -> str:
        """What a field is called."""
        return self(f"field.{rule.word}")

    def turned(self, rule: Rule, *, holds: bool) -> str:
        """That something holds now, or no longer."""
        return self(f"{'now' if holds else 'no-longer'}.{rule.word}")

    def standing(self, before: str, after: str) -> str:
        """That something became known, or is known no longer."""
        return self(f"say.standing.{_STANDINGS.get((before, after)) or _STANDINGS['', after]}")

    def value(self, field: str, written: str) -> str:
        """A value of a field: as the language says it, else as it is written."""
        if field in MEASURED:
            return self.labels.written(written)
        key = SAID.get(field, "").format(written)
        if self._as_written or not key or not self.labels.has(key):
            return written
        text = self(key)
        # The words of the map begin a line; within a sentence only what is always capital stays so, and names of rows.
        small = self.labels.lang != "de" and text[1:2].islower() and not key.startswith("lane.")
        return text[:1].lower() + text[1:] if small else text

    def name(self, field: str, one: object) -> str:
        """What a thing of a field is called."""
        match one:
            case m.Touchpoint() if not one.name and one.channel:
                return self.name("Touchpoint.channel", one.channel)
            case m.Channel():
                named = "" if self._as_written else one.name
                return named or self.value("Touchpoint.channel", one.id)
            case m.Lane() if not one.title:
                return self.value("Lane.id", one.id)
            case m.Cell():
                return self.value("Cell.lane", one.lane)
            case Record():
                return name_of(one)
            case tuple():
                return ": ".join(self.name(field, part) for part in one)
        return self.told(field, one)

    def told(self, field: str, value: object) -> str:
        """A value in words, "" when it is absent."""
        match value:
            case None:
                return ""
            case bool():
                return self("value.yes" if value else "value.no")
            case int() | float():
                return self.number(value)
            case m.Share():
                return f"{value.count}/{value.of}"
            case m.Scale():
                return self("value.range", min=self.number(value.min), max=self.number(value.max))
            case tuple():
                return ", ".join(self.told(field, one) for one in value)
            case Record():
                return self.name(field, value)
        return self.value(field, str(value))

    def whole(self, value: object, other: object) -> str:
        """The parts of a value in which another differs that is called alike; all, when the other has no such parts."""
        if not isinstance(value, Record):
            return self.told("", value)
        kind = type(value)
        parts = [(name, getattr(value, name)) for name in kind.__names__ if name != "span"]
        if type(other) is kind:
            parts = [(name, part) for name, part in parts if part != getattr(other, name)]
        return ", ".join(
            self("value.part", what=self(f"field.{name}"), value=self.told(f"{kind.__name__}.{name}", part))
            for name, part in parts
            if part not in (None, "", ())
        )
