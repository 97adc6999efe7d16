"""Types scalars by the schema of their key: a text is a number only where the schema wants one.

In: nodes and the schema of their place. Out: the plain data that a JSON Schema engine judges.
"""

from __future__ import annotations

import re
from typing import Any

from journeyctl.schema.catalogue import Schema, branches, types
from journeyctl.source import Mapping, Node, Scalar, Sequence

NUMBER = re.compile(r"[-+]?(?:[0-9]{1,15}(?:\.[0-9]{0,15})?|\.[0-9]{1,15})(?:[eE][-+]?[0-9]{1,2})?")
_BOOLEANS = {"true": True, "false": False}


class Typist:
    """Types the nodes of one file against one schema; what a key's schema allows is looked up once."""

    def __init__(self, root: Schema) -> None:
        self.root = root
        self._known: dict[int, tuple[Schema, ...]] = {}
        self._required: dict[int, frozenset[str]] = {}

    def options(self, schema: Schema) -> tuple[Schema, ...]:
        """The alternatives of a schema."""
        found = self._known.get(id(schema))
        if found is None:
            found = self._known[id(schema)] = branches(schema, self.root)
        return found

    def of_kind(self, schema: Schema, kind: str) -> Schema:
        """The first alternative for a kind of node (`object`, `array`); {} when there is none."""
        return next((one for one in self.options(schema) if kind in types(one)), {})

    def typed(self, node: Node, schema: Schema) -> Any:  # noqa: ANN401 - plain data
        """The node as data."""
        if isinstance(node, Scalar):
            return self._scalar(node, schema)
        if isinstance(node, Sequence):
            items = self.of_kind(schema, "array").get("items", {})
            return [self.typed(item, items) for item in node.items]
        assert isinstance(node, Mapping)
        inner = self.of_kind(schema, "object")
        needed = self._needed(inner)
        made: dict[str, Any] = {}
        for entry in node.entries:
            key = entry.key.text
            value = self.typed(entry.value, self.under(inner, key))
            # A key that is needed and says nothing is as good as missing, and is told so.
            if value is not None or key not in needed:
                made[key] = value
        return made

    def _needed(self, schema: Schema) -> frozenset[str]:
        """The keys that an object cannot do without, alternatives included."""
        known = self._required.get(id(schema))
        if known is None:
            options = (schema, *schema.get("anyOf", ()))
            known = self._required[id(schema)] = frozenset(key for one in options for key in one.get("required", ()))
        return known

    @staticmethod
    def under(schema: Schema, key: str) -> Schema:
        """The schema of a key in an object's schema; {} for an unknown one."""
        rest = schema.get("additionalProperties")
        found: Schema = schema.get("properties", {}).get(key) or (rest if isinstance(rest, dict) else {})
        return found

    def _scalar(self, node: Scalar, schema: Schema) -> Any:  # noqa: ANN401
        if node.empty or not node.text.strip():
            return None
        options = self.options(schema)
        wanted = frozenset().union(*(types(one) for one in options))
        plain = node.style == "plain"
        if plain and wanted & {"number", "integer"} and "string" not in _texts(options) and NUMBER.fullmatch(node.text):
            value = float(node.text)
            return int(value) if value.is_integer() and abs(value) < 1e15 else value
        if plain and node.text in _BOOLEANS and "boolean" in wanted:
            return _BOOLEANS[node.text]
        return node.text


def _texts(options: tuple[Schema, ...]) -> frozenset[str]:
    """`string` when free text is allowed; words of a list do not count."""
    free = any("string" in types(one) and not ({"const", "enum"} & one.keys()) for one in options)
    return frozenset({"string"}) if free else frozenset()
