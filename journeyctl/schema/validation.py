"""The verb of the room: `validate`."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from journeyctl.diagnostics import Diagnostic
from journeyctl.schema.catalogue import SchemaName, document, text
from journeyctl.schema.explanation import explain
from journeyctl.schema.typing import Typist
from journeyctl.source import Mapping


@lru_cache(maxsize=8)
def _gate(name: SchemaName) -> Any:  # noqa: ANN401 - jsonschema-rs has no types for its validator here
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(document(name))


@lru_cache(maxsize=8)
def _typist(name: SchemaName) -> Typist:
    return Typist(document(name))


def validate(root: Mapping, name: SchemaName) -> tuple[Diagnostic, ...]:
    """What keeps a file from being the language: every finding at once, in the order of the file.

    Args:
        root: the root of the file, as read.
        name: which schema it shall follow.
    """
    data = _typist(name).typed(root, document(name))
    if _gate(name).is_valid(data):
        return ()
    found = explain(data, root, name)
    return tuple(sorted(set(found), key=lambda one: (one.span.line, one.span.column, one.code)))


__all__ = ["text", "validate"]
