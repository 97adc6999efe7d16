"""The schemas in an older dialect, for editors and catalogues that know no other.

In: a schema in JSON Schema 2020-12, in the subset that `judging` knows. Out: one in draft-07 that says the same of
every document; a test holds both to all cases and to damaged ones. Within the subset only names differ, but for one
thing: draft-07 overlooks whatever stands beside a `$ref`.
"""

from __future__ import annotations

from typing import Any

from journeyctl.schema.catalogue import Schema

_DIALECT = "http://json-schema.org/draft-07/schema#"
_BY_NAME = ("properties", "$defs")
_SCHEMAS = ("oneOf", "anyOf")
_SCHEMA = ("items", "additionalProperties")


def draft_7(schema: Schema) -> Schema:
    """A whole schema, or a part of one, in draft-07."""
    made = {_named(word): _told(word, value) for word, value in schema.items()}
    if "$ref" in made and len(made) > 1:
        made["allOf"] = [{"$ref": made.pop("$ref")}]
    return made


def _named(word: str) -> str:
    return "definitions" if word == "$defs" else word


def _told(word: str, value: Any) -> Any:  # noqa: ANN401 - whatever a schema may say
    if word in _BY_NAME:
        return {name: draft_7(part) for name, part in value.items()}
    if word in _SCHEMAS:
        return [draft_7(part) for part in value]
    if word in _SCHEMA and isinstance(value, dict):
        return draft_7(value)
    if word == "$ref":
        return value.replace("#/$defs/", "#/definitions/")
    if word == "$schema":
        return _DIALECT
    if word == "$id":
        folder, _, file = value.rpartition("/")
        return f"{folder}/draft-07/{file}"
    return value
