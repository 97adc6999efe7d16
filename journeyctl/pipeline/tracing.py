"""Finds where a text was written: the model knows the place of every thing, a later stage only its words.

In: a journey and words of its author. Out: the span of the smallest thing that says them.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.diagnostics import NOWHERE, Span
from journeyctl.model import Journey
from journeyctl.record import Record


def written_at(journey: Journey, words: str) -> Span:
    """Where the first thing stands that says `words`; the beginning of the file when none does."""
    found = next(_spans(journey, words, NOWHERE), NOWHERE) if words else NOWHERE
    return found if found.line else Span(journey.span.path, 1, 1, 1, 2)


def _spans(record: Record, words: str, around: Span) -> Iterator[Span]:
    """The spans of the things in a record that say the words, each its own or else that of what is `around` it."""
    own = getattr(record, "span", NOWHERE)
    here = own if own.line else around
    for name in type(record).__names__:
        value = getattr(record, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Record):
                yield from _spans(part, words, here)
            elif isinstance(part, str) and words in part and name not in ("path", "slug", "id"):
                yield here
