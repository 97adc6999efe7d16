"""The schemas that ship with the program, by name."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, Literal

from journeyctl import resources

SchemaName = Literal["journey", "persona", "project", "theme"]
NAMES: tuple[SchemaName, ...] = ("journey", "persona", "project", "theme")

Schema = dict[str, Any]


def text(name: SchemaName) -> str:
    """The JSON Schema of that name, as its file."""
    return resources.read("schemas", f"{name}.schema.json")


def written(schema: Schema) -> str:
    """A JSON Schema as the text of a file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


@lru_cache(maxsize=8)
def document(name: SchemaName) -> Schema:
    """The JSON Schema of that name, as data; not to be changed."""
    loaded: Schema = json.loads(text(name))
    return loaded


def resolved(schema: Schema, root: Schema) -> Schema:
    """The schema a local `$ref` leads to, or the schema itself."""
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


def branches(schema: Schema, root: Schema) -> tuple[Schema, ...]:
    """The alternatives of a schema, references resolved; itself when it has none."""
    found = resolved(schema, root)
    if "oneOf" not in found:
        return (found,)
    return tuple(branch for option in found["oneOf"] for branch in branches(option, root))


def types(schema: Schema) -> frozenset[str]:
    """The JSON types a schema without alternatives takes, by its `type`, `const` or `enum`."""
    if "const" in schema or "enum" in schema:
        values = schema.get("enum", [schema.get("const")])
        names = {True: "boolean", False: "boolean"}
        return frozenset("null" if v is None else names[v] if isinstance(v, bool) else "string" for v in values)
    given = schema.get("type", ())
    return frozenset((given,) if isinstance(given, str) else given)
