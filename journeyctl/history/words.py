"""The words in which a history is told, in one language.

In: a language. Out: the words around a history and those of the changes in it.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl import diff
from journeyctl.diff.words import Words
from journeyctl.labels import Labels, load

BOOK = "history"


class Speech(NamedTuple):
    """The words of a language: of the book of a history, and of what differs."""

    own: Labels
    diff: Words

    def __call__(self, key: str, **values: object) -> str:
        """A word or a sentence of the book."""
        return self.own(key, **values)


def speech(lang: str) -> Speech:
    """The words of a language; one without words of its own speaks English."""
    return Speech(load(lang, (), BOOK), Words(load(lang, (), diff.BOOK)))
