"""The verb of the room: `validate`."""

from __future__ import annotations

from functools import lru_cache

from journeyctl.diagnostics import Diagnostic
from journeyctl.schema.catalogue import SchemaName, document
from journeyctl.schema.judging import Judge
from journeyctl.schema.typing import Typist
from journeyctl.source import Mapping


@lru_cache(maxsize=8)
def _readers(name: SchemaName) -> tuple[Typist, Judge]:
    return Typist(document(name)), Judge(document(name))


def validate(root: Mapping, name: SchemaName) -> tuple[Diagnostic, ...]:
    """What keeps a file from being the language: every finding at once, in the order of the file.

    Args:
        root: the root of the file, as read.
        name: which schema it shall follow.
    """
    typist, judge = _readers(name)
    data = typist.typed(root, document(name))
    if judge.fits(data):
        return ()
    from journeyctl.schema.explanation import explain

    found = explain(data, root, name)
    return tuple(sorted(set(found), key=lambda one: (one.span.line, one.span.column, one.code)))
