"""The verb of the room: `validate`."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from journeyctl.diagnostics import MOST_TOLD, Diagnostic, fewest
from journeyctl.schema.catalogue import SchemaName, document
from journeyctl.schema.judging import Judge
from journeyctl.schema.typing import Typist
from journeyctl.source import Mapping


@lru_cache(maxsize=8)
def _readers(name: SchemaName) -> tuple[Typist, Judge]:
    return Typist(document(name)), Judge(document(name))


def validate(root: Mapping, name: SchemaName) -> tuple[Diagnostic, ...]:
    """What keeps a file from being the language, in its order: all at once, of large files what is wrong first.

    Args:
        root: the root of the file, as read.
        name: which schema it shall follow.
    """
    typist, judge = _readers(name)
    data = typist.typed(root, document(name))
    if judge.fits(data):
        return ()
    from journeyctl.schema.explanation import explain
    from journeyctl.schema.narrowing import narrowed

    part = narrowed(data, judge.fits)
    found = sorted(
        dict.fromkeys(islice(explain(part, root, name), MOST_TOLD + 1)),  # each once; of one place in their order
        key=lambda one: (one.span.line, one.span.column, one.code),
    )
    if part is not data and found:
        # All of it might take minutes to explain; the author mends this first.
        last = found[min(len(found), MOST_TOLD) - 1].span
        message = "this file is large, and only what is wrong at its beginning is told; there may be more"
        return (*found[:MOST_TOLD], Diagnostic("error", "J016", message, last, "Mend what is told, and ask again."))
    return fewest(tuple(found or explain(data, root, name)))
