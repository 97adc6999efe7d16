"""The things of a journey that somebody may ask about, and what is stated of each.

In: a journey. Out: `Thing`s by kind and id, and `Fact`s: fields with a value, and the items of its lists one by one.
Values are told in the words of a difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from journeyctl import model as m
from journeyctl.binding import fold
from journeyctl.diff.fields import Rule, rule_of
from journeyctl.diff.values import name_of
from journeyctl.diff.words import Words
from journeyctl.record import Record

_ELSEWHERE = frozenset({
    "standing", "implied", "on_main", "ratings", "happiness_written", "phases", "activities", "phases_given",
    "lanes_given", "ideas", "persona", "brand", "id", "evidence", "rests_on",
})  # fmt: skip
"""Fields that follow from others, lists whose items are things of their own, and what a thing rests on."""
_UNSAID = frozenset(
    {"text", "name", "quote", "span", "standing", "evidence", "action", "actor", "id", "to", "main", "given"}
)
"""What the words of an item say already, or what is told of the whole."""

Meaning = object


class Thing(NamedTuple):
    """Something of a journey: its kind, its id, what it is called, and its record."""

    kind: str
    id: str
    name: str
    record: Record

    @property
    def key(self) -> str:
        """Its kind and id, as `diff` writes it."""
        return f"{self.kind}:{self.id}" if self.id != self.kind else self.kind


class Fact(NamedTuple):
    """Something stated: which field, the field in words, the value in words, and what counts when it is compared."""

    field: str
    what: str
    value: str
    meaning: Meaning


def things(journey: m.Journey) -> tuple[Thing, ...]:
    """Everything that has a name to ask by, in the order of the journey."""
    found = [Thing("journey", "journey", journey.title, journey)]
    if journey.persona:
        found.append(Thing("persona", "persona", journey.persona.name, journey.persona))
    for phase in journey.phases:
        if journey.phases_given:
            found.append(Thing("phase", phase.id, phase.name, phase))
        found += [Thing("activity", one.id, one.name, one) for one in phase.activities]
    found += [Thing("idea", one.id, one.text, one) for one in journey.ideas]
    found += [Thing("evidence", one.id, one.id, one) for one in journey.evidence]
    return tuple(found)


def sought(journey: m.Journey, word: str) -> tuple[Thing, ...]:
    """The things that a word means: one, none, or several when it is not one thing's alone.

    A word is `kind:id`, an id, or a name; the first of these that fits counts.
    """
    every = things(journey)
    for fits in (lambda one: one.key == word, lambda one: one.id == word, lambda one: fold(one.name) == fold(word)):
        if found := tuple(one for one in every if fits(one)):
            return found
    return ()


def near(journey: m.Journey, word: str) -> tuple[str, ...]:
    """At most three words that somebody who wrote this one may have meant."""
    from difflib import get_close_matches

    every = things(journey)
    names = {fold(one.name): one.key for one in reversed(every)} | {one.id: one.key for one in reversed(every)}
    wanted = fold(word[:80])
    holding = [one for one in names if wanted and wanted in one]
    found = get_close_matches(wanted, [one for one in names if len(one) <= 80], 3, 0.6)
    return tuple(dict.fromkeys(names[one] for one in (*holding, *found)))[:3]


def facts(thing: Thing, words: Words) -> dict[str, Fact]:
    """What is stated of a thing, by a key that stays while it is the same statement."""
    found: dict[str, Fact] = {}
    for name, rule, value in _stated(thing.record):
        items = value if isinstance(value, tuple) else ()
        if items and isinstance(items[0], Record):
            for item in items:
                key = f"{name}:{fold(name_of(item))}"
                while key in found:
                    key += "+"
                found[key] = Fact(rule.field, words.field(rule), _item(rule.field, item, words), meaning(item))
        else:
            said = words.felt(value) if name == "happiness" else words.told(rule.field, value)
            found[name] = Fact(rule.field, words.field(rule), said, _meant(thing.record, name, value))
    return found


def _stated(record: Record) -> Iterator[tuple[str, Rule, Any]]:
    """The fields of a record that have a value, each with its rule."""
    for name in type(record).__names__:
        rule = rule_of(type(record), name)
        value = getattr(record, name)
        if name == "ways":
            value = tuple(one for one in value if one.given)
        if rule is None or name in _ELSEWHERE or value in (None, "", ()):
            continue
        if value != type(record).__defaults__.get(name):
            yield name, rule, value


def _meant(record: Record, name: str, value: object) -> Meaning:
    """A value to compare; how happy somebody is includes every single rating."""
    return (value, getattr(record, "ratings", ())) if name == "happiness" else meaning(value)


def _item(field: str, one: Record, words: Words) -> str:
    """An item of a list in words: what it is called, and what else is said of it."""
    called = words.name(field, one)
    kept = ((each, value) for each, value in _fields(one) if each not in _UNSAID)
    said = (
        (words.field(rule), words.told(rule.field, value)) for each, value in kept if (rule := rule_of(type(one), each))
    )
    parts = [f"{what} {value}" for what, value in said if value != called]
    more = f" ({', '.join(parts)})" if parts else ""
    return f"{words.quoted(called, len(called))}{more}"


def _fields(one: Record) -> Iterator[tuple[str, Any]]:
    for name in type(one).__names__:
        value = getattr(one, name)
        if value not in (None, "", ()) and value != type(one).__defaults__.get(name):
            yield name, value


def meaning(value: object) -> Meaning:
    """A value without where it was written and what follows from other values."""
    if isinstance(value, Record):
        kept = (name for name in type(value).__names__ if name not in ("span", "standing"))
        return (type(value).__name__, *((name, meaning(getattr(value, name))) for name in kept))
    return tuple(map(meaning, value)) if isinstance(value, tuple) else value


def rests(journey: m.Journey, thing: Thing) -> tuple[str, tuple[str, ...]]:
    """What a thing rests on: its own evidence, else its phase's, else the map's.

    Returns:
        Whose it is, "" for nobody's, and the ids.
    """
    own = getattr(thing.record, "evidence", ())
    if thing.kind == "journey":
        return ("map", journey.rests_on) if journey.rests_on else ("", ())
    if thing.kind == "evidence":
        return "", ()
    if own:
        return thing.kind, own
    home = getattr(thing.record, "phase", "")
    phase = next((one for one in journey.phases if thing.kind == "activity" and one.id == home), None)
    if phase and phase.evidence:
        return "phase", phase.evidence
    return ("map", journey.rests_on) if journey.rests_on and thing.kind != "persona" else ("", ())


def partner(fact: str, older: Sequence[str], newer: Sequence[str]) -> str:
    """The key of what a statement was before: its own, else the likest of its list that is gone since; "" for none."""
    if fact in older:
        return fact
    from difflib import get_close_matches

    lead = f"{fact.partition(':')[0]}:"
    gone = [one for one in older if ":" in one and one.startswith(lead) and one not in newer]
    return next(iter(get_close_matches(fact, gone, 1, 0.7)), "")
