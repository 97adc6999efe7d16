"""Types scalars by the schema of their key: a text is a number only where the schema wants one.

In: nodes and the schema of their place. Out: the plain data that a JSON Schema engine judges.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from journeyctl.schema.catalogue import Schema, branches, types
from journeyctl.source import Node, Scalar, Sequence

NUMBER = re.compile(r"[-+]?(?:[0-9]{1,15}(?:\.[0-9]{0,15})?|\.[0-9]{1,15})(?:[eE][-+]?[0-9]{1,2})?")
_BOOLEANS = {"true": True, "false": False}
_ANYTHING: Schema = {}
"""The schema of what no schema speaks of. One object, since schemas are known by their identity."""


class _Reading(NamedTuple):
    """How a node is read under a schema: what a list's items and an object's keys are, what a plain word may be."""

    items: Schema
    keys: Schema
    needed: frozenset[str]
    number: bool
    boolean: bool


class Typist:
    """Types the nodes of files against one schema; what a key's schema allows is looked up once."""

    def __init__(self, root: Schema) -> None:
        self.root = root
        self._known: dict[int, _Reading] = {}

    def typed(self, node: Node, schema: Schema) -> Any:  # noqa: ANN401 - plain data
        """The node as data."""
        reading = self._known.get(id(schema)) or self._reading(schema)
        if isinstance(node, Scalar):
            return _scalar(node, reading)
        if isinstance(node, Sequence):
            return [self.typed(item, reading.items) for item in node.items]
        made: dict[str, Any] = {}
        for entry in node.entries:
            key = entry.key.text
            value = self.typed(entry.value, self.under(reading.keys, key))
            # A key that is needed and says nothing is as good as missing, and is told so.
            if value is not None or key not in reading.needed:
                made[key] = value
        return made

    @staticmethod
    def under(schema: Schema, key: str) -> Schema:
        """The schema of a key in an object's schema; that of anything for an unknown one."""
        rest = schema.get("additionalProperties")
        found: Schema = schema.get("properties", _ANYTHING).get(key) or (rest if isinstance(rest, dict) else _ANYTHING)
        return found

    def _reading(self, schema: Schema) -> _Reading:
        options = branches(schema, self.root)
        kinds = [types(one) for one in options]
        wanted = frozenset().union(*kinds)
        keys = next((one for one, kind in zip(options, kinds, strict=True) if "object" in kind), _ANYTHING)
        lists = next((one for one, kind in zip(options, kinds, strict=True) if "array" in kind), _ANYTHING)
        free = bool(wanted & {"number", "integer"}) and not _takes_text(options)
        made = _Reading(lists.get("items", _ANYTHING), keys, _needed(keys), free, "boolean" in wanted)
        self._known[id(schema)] = made
        return made


def _needed(schema: Schema) -> frozenset[str]:
    """The keys that an object cannot do without, alternatives included."""
    return frozenset(key for one in (schema, *schema.get("anyOf", ())) for key in one.get("required", ()))


def _scalar(node: Scalar, reading: _Reading) -> Any:  # noqa: ANN401
    text = node.text
    if node.empty or not text.strip():
        return None
    if node.style != "plain":
        return text
    if reading.number and NUMBER.fullmatch(text):
        value = float(text)
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    return _BOOLEANS[text] if reading.boolean and text in _BOOLEANS else text


def _takes_text(options: tuple[Schema, ...]) -> bool:
    """Whether free text is allowed; words of a list do not count."""
    return any("string" in types(one) and not ({"const", "enum"} & one.keys()) for one in options)
