"""Random edits of random journeys: one field of one thing gets another value."""

from __future__ import annotations

from dataclasses import MISSING, fields
from random import Random
from typing import Any

from journeyctl import model as m
from journeyctl.diff.fields import FOLLOWS
from journeyctl.record import Record, replace
from tests.whole import Whole

Path = tuple[tuple[str, int | None], ...]


def within(thing: Record, path: Path = ()) -> list[tuple[Path, Record]]:
    """A thing and all things in it, each with the way to it."""
    found: list[tuple[Path, Record]] = [(path, thing)]
    for name in type(thing).__names__:
        value = getattr(thing, name)
        parts = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for index, part in parts:
            if isinstance(part, Record):
                found += within(part, (*path, (name, index)))
    return found


def put(thing: Any, path: Path, other: Any) -> Any:
    """The thing with another one at the end of a way."""
    if not path:
        return other
    (name, index), *rest = path
    value = getattr(thing, name)
    if index is None:
        return replace(thing, **{name: put(value, tuple(rest), other)})
    made = put(value[index], tuple(rest), other)
    return replace(thing, **{name: (*value[:index], made, *value[index + 1 :])})


def declared(kind: type[Any], name: str) -> str:
    """A field by the class that declares it."""
    return next(f"{one.__name__}.{name}" for one in reversed(kind.__mro__) if name in getattr(one, "__keys__", ()))


def editable(kind: type[Any]) -> list[str]:
    """The fields of a class that say something of their own."""
    return [name for name in kind.__names__ if name != "span" and declared(kind, name) not in FOLLOWS]


def edited(journey: m.Journey, seed: int) -> tuple[m.Journey, str]:
    """The journey with one field changed, and which."""
    random = Random(seed)
    path, thing = random.choice(within(journey))
    kind: Any = type(thing)
    name = random.choice(editable(kind))
    return put(journey, path, replace(thing, **{name: another(thing, name, seed)})), declared(kind, name)


def another(thing: Record, name: str, seed: int) -> Any:
    """Another value for a field: made up, absent, shorter, or in another order."""
    kind: Any = type(thing)
    value = getattr(thing, name)
    field = next(one for one in fields(kind) if one.name == name)
    for turn in range(50):
        whole = Whole(seed * 50 + turn)
        whole.often = 1.0
        whole.count = 500 + turn
        tries = [whole.value(kind, field)]
        if isinstance(value, tuple) and value and name not in ("phases", "activities"):
            tries = [(*value, *value[:1]), value[1:], value[::-1], *tries]
        if name in ("phases", "activities"):
            tries = [value[1:], value[::-1]]
        tries.append(field.default)
        made = tries[(seed + turn) % len(tries)]
        if name == "ways":
            made = tuple(replace(one, given=True) for one in made)
        if made is not MISSING and made != value:
            return made
    return f"{value} " + name if isinstance(value, str) else None if value else not value
