"""Finds where a text was written: the model knows the place of every thing, a later stage only its words.

In: a journey, the lines of its file, and words of its author as they are drawn: a whole text or one word, maybe in
quotation marks or capital letters. Out: their span, or that of the smallest thing that says them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from journeyctl.diagnostics import NOWHERE, Span
from journeyctl.model import Journey
from journeyctl.record import Record

_AROUND = " .,:;!?…()[]'\"‘’‚“”„‹›«»"
"""What layout or a sentence may put around a word."""
_NAMELESS = frozenset({"id", "lang", "method", "path", "slug", "theme", "to", "type"})
"""Fields that are never drawn as they were written."""


class Traces:
    """Where the texts of a journey stand. They are gathered when the first is asked for: few journeys need that."""

    def __init__(self, journey: Journey, lines: tuple[str, ...] = ()) -> None:
        self._journey = journey
        self._lines = lines

    def at(self, words: str) -> Span:
        """Where `words` stand, or the smallest thing that says them; the beginning of the file when none does."""
        drawn = _bare(words)
        sought = drawn.casefold()
        found = self._exactly.get(sought) or self._within(sought) if sought else None
        return self._line(found, drawn) if found else Span(self._journey.span.path, 1, 1, 1, 2)

    def _line(self, span: Span, words: str) -> Span:
        """The line of a longer thing that the words stand in, or begin in."""
        if span.line == span.end_line or span.path != self._journey.span.path:
            return span
        for part in dict.fromkeys((words, words.split(maxsplit=1)[0])):
            for number, line in enumerate(self._lines[span.line - 1 : span.end_line], span.line):
                found = re.search(re.escape(part), line, re.IGNORECASE)
                if found:
                    return Span(span.path, number, found.start() + 1, number, found.end() + 1)
        return span

    @cached_property
    def _texts(self) -> tuple[tuple[str, Span], ...]:
        """Every text with its place, those of the smallest things first."""
        found = ((_bare(text).casefold(), span) for text, span in _said(self._journey, NOWHERE) if span.line)
        return tuple(sorted(((text, span) for text, span in found if text), key=lambda one: _size(one[1])))

    @cached_property
    def _exactly(self) -> dict[str, Span]:
        """The place of every whole text, and of every word."""
        places: dict[str, Span] = {}
        for text, span in self._texts:
            for words in (text, *map(_bare, text.split())):
                places.setdefault(words, span)
        return places

    def _within(self, sought: str) -> Span | None:
        """Where words are said among others; else the longest text that was drawn together with something else."""
        inside = next((span for text, span in self._texts if sought in text), None)
        parts = [(len(text), span) for text, span in self._texts if text in sought and 2 * len(text) >= len(sought)]
        return inside or max(parts, key=lambda one: one[0], default=(0, None))[1]


def _bare(text: str) -> str:
    """The text without what may stand around it."""
    return text.strip(_AROUND)


def _size(span: Span) -> tuple[int, int]:
    lines = span.end_line - span.line
    return lines, 0 if lines else span.end_column - span.column


def _said(record: Record, around: Span) -> Iterator[tuple[str, Span]]:
    """The texts of the things in a record, each with its own place or else that of what is `around` it."""
    own = getattr(record, "span", NOWHERE)
    here = own if own.line else around
    for name in type(record).__names__:
        value = getattr(record, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Record):
                yield from _said(part, here)
            elif isinstance(part, str) and name not in _NAMELESS:
                yield part, here
