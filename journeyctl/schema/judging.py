"""Whether data is the language: yes or no, at once.

In: a schema of this program, in the subset its schemas keep to. Out: a function from plain data to a bool. Each part of
a schema becomes a closure when it is first needed. It judges as the reference engine does (tests hold both to every
case and to random data) and is here because a file that is right, which most are, shall not wait for an engine to load.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from journeyctl.schema.catalogue import Schema

Fits = Callable[[Any], bool]

KNOWN = frozenset({
    "$schema", "$id", "$defs", "$ref", "title", "description", "examples", "default", "x-shown", "defaultSnippets",
    "oneOf", "anyOf", "type", "const", "enum", "properties", "additionalProperties", "required", "items", "minItems",
    "maxItems", "pattern", "minimum", "maximum",
})  # fmt: skip
"""The words a schema may use; another one would be judged by nobody, so a test looks for it."""


_KINDS: dict[str, frozenset[type]] = {
    "string": frozenset({str}),
    "boolean": frozenset({bool}),
    "null": frozenset({type(None)}),
    "number": frozenset({int, float}),
    "integer": frozenset({int, float}),  # a whole float is an integer, too
    "array": frozenset({list}),
    "object": frozenset({dict}),
}


class Judge:
    """Judges data against the parts of one schema."""

    def __init__(self, root: Schema) -> None:
        self._root = root
        self._made: dict[int, Fits] = {}

    def fits(self, data: Any) -> bool:  # noqa: ANN401 - plain data
        """Whether data is what the schema describes."""
        return self._of(self._root)(data)

    def _of(self, schema: Schema) -> Fits:
        found = self._made.get(id(schema))
        if found is None:
            found = self._made[id(schema)] = self._compiled(schema)
        return found

    def _compiled(self, schema: Schema) -> Fits:
        if "$ref" in schema:
            return self._later(self._referred(schema))
        parts: list[Fits] = []
        if "type" in schema:
            parts.append(_typed(schema["type"]))
        if "oneOf" in schema:
            parts.append(self._one(schema["oneOf"]))
        if "const" in schema or "enum" in schema:
            parts.append(_among(schema.get("enum", [schema.get("const")])))
        parts += self._inner(schema)
        return _every(parts)

    def _one(self, options: Sequence[Schema]) -> Fits:
        """Exactly one of several. Those that data of a kind can never be are not asked about it."""
        able: dict[type, tuple[Fits, ...]] = {}

        def fits(data: Any) -> bool:  # noqa: ANN401
            kind = type(data)
            if kind not in able:
                able[kind] = tuple(self._of(one) for one in options if self._may(one, kind))
            asked = able[kind]
            return asked[0](data) if len(asked) == 1 else sum(one(data) for one in asked) == 1

        return fits

    def _may(self, schema: Schema, kind: type) -> bool:
        """Whether data of a kind may be what a schema describes, as far as its `type` tells."""
        while "$ref" in schema:
            schema = self._referred(schema)
        named = schema.get("type", [])
        names = [named] if isinstance(named, str) else named
        return not names or any(kind in _KINDS[name] for name in names)

    def _referred(self, schema: Schema) -> Schema:
        found: Schema = self._root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
        return found

    def _later(self, schema: Schema) -> Fits:
        """The judgement of a part that may contain itself, made when it is first used."""

        def fits(data: Any) -> bool:  # noqa: ANN401
            return self._of(schema)(data)

        return fits

    def _inner(self, schema: Schema) -> list[Fits]:
        """What a schema says of an object's keys, a list's items, a text's form, and a number's size."""
        parts: list[Fits] = []
        if "properties" in schema or "additionalProperties" in schema:
            parts.append(self._keys(schema))
        if "required" in schema:
            parts.append(_has(tuple(schema["required"])))
        if "anyOf" in schema:
            options = tuple(self._of(option) for option in schema["anyOf"])
            parts.append(lambda data: any(option(data) for option in options))
        if "items" in schema:
            item = self._of(schema["items"])
            parts.append(lambda data: type(data) is not list or all(map(item, data)))
        if "minItems" in schema or "maxItems" in schema:
            parts.append(_sized(schema.get("minItems", 0), schema.get("maxItems", float("inf"))))
        if "pattern" in schema:
            search = re.compile(schema["pattern"]).search
            parts.append(lambda data: type(data) is not str or search(data) is not None)
        if "minimum" in schema or "maximum" in schema:
            parts.append(_between(schema.get("minimum"), schema.get("maximum")))
        return parts

    def _keys(self, schema: Schema) -> Fits:
        known = schema.get("properties", {})
        rest = schema.get("additionalProperties", True)
        ready: dict[str, Fits] = {}

        def fits(data: Any) -> bool:  # noqa: ANN401
            if type(data) is not dict:
                return True
            for key, value in data.items():
                part = ready.get(key)
                if part is None:
                    part = self._of(known.get(key, rest)) if key in known or type(rest) is dict else _is(rest)
                    if key in known:
                        ready[key] = part
                if not part(value):
                    return False
            return True

        return fits


def _is(answer: bool) -> Fits:
    return lambda _: answer


def _every(parts: list[Fits]) -> Fits:
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:  # as most have, and it is called for every value of a file
        first, second = parts
        return lambda data: first(data) and second(data)
    return lambda data: all(part(data) for part in parts)


def _among(values: list[Any]) -> Fits:
    words = frozenset(value for value in values if isinstance(value, str))
    others = tuple(value for value in values if not isinstance(value, str))
    return lambda data: data in words if type(data) is str else any(data is other for other in others)


def _typed(names: str | list[str]) -> Fits:
    listed = [names] if isinstance(names, str) else names
    kinds = frozenset[type]().union(*(_KINDS[name] for name in listed))
    if "integer" in listed and "number" not in listed:
        return lambda data: type(data) in kinds and (type(data) is not float or data.is_integer())
    return lambda data: type(data) in kinds


def _has(names: tuple[str, ...]) -> Fits:
    return lambda data: type(data) is not dict or all(name in data for name in names)


def _sized(least: float, most: float) -> Fits:
    return lambda data: type(data) is not list or least <= len(data) <= most


def _between(least: float | None, most: float | None) -> Fits:
    low = float("-inf") if least is None else least
    high = float("inf") if most is None else most
    return lambda data: type(data) not in (int, float) or low <= data <= high
