"""Journeys compared, each as it was with as it is.

In: two files, or what git says has changed. Out: a `Compared` for each journey, in the order of their files.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journeyctl import labels
from journeyctl.diagnostics import Diagnostic
from journeyctl.diff import BOOK, Difference, compare
from journeyctl.pipeline.advising import Inquiry, advised
from journeyctl.pipeline.finding import Input
from journeyctl.pipeline.loading import Loaded, load
from journeyctl.pipeline.past import Past

if TYPE_CHECKING:
    from journeyctl.model import Journey


OWN = "own"
"""In place of a language: each journey is told in its own."""


class Compared(NamedTuple):
    """A journey compared.

    Attributes:
        name: its file, as it is called now or was called last.
        was: the older name of a file that was renamed, else "".
        difference: what differs; None when a side could not be read.
        before, after: each side as it was read; None where there was no file.
        through: the personas and project files that changed in place of the journey itself.
        lang: the language the difference is told in.
    """

    name: str
    was: str
    difference: Difference | None
    before: Loaded | None
    after: Loaded | None
    through: tuple[str, ...] = ()
    lang: str = "en"

    @property
    def faults(self) -> tuple[tuple[Loaded, tuple[Diagnostic, ...]], ...]:
        """The sides that could not be read, each with what is wrong."""
        sides = (one for one in (self.before, self.after) if one is not None and one.journey is None)
        return tuple((one, tuple(each for each in one.diagnostics if each.level == "error")) for one in sides)


def language_of(several: Sequence[Compared]) -> str:
    """The language in which all are told, for the words around them; English when they are told in several."""
    found = {one.lang for one in several}
    return found.pop() if len(found) == 1 else "en"


def compare_files(before: Path, after: Path, root: Path | None, today: date, lang: str = "") -> Compared:
    """Two files, which may be two states of a journey or two journeys. `lang` is as in `compared`.

    Raises:
        EnvironmentFault: when one cannot be read (J902).
    """
    sides = [load(Input(path.as_posix(), path), root) for path in (before, after)]
    was = sides[0].given.name
    return compared(sides[1].given.name, was if was != sides[1].given.name else "", sides[0], sides[1], today, lang)


def compared(name: str, was: str, before: Loaded | None, after: Loaded | None, today: date, lang: str = "") -> Compared:
    """What differs between two sides that were read, either of them absent.

    `lang` is the language in which it is told; "" is the project's, and English where it names none; `OWN` is that of
    the journey itself.
    """
    side = after or before
    spoken = _own(side) if lang == OWN else lang
    spoken = spoken or (side.project.lang if side else "") or "en"
    if any(one is not None and one.journey is None for one in (before, after)):
        return Compared(name, was, None, before, after, lang=spoken)
    journeys = [one.journey if one else None for one in (before, after)]
    inquiry = Inquiry(today=today, lang=spoken)
    found = (_said(before, None, inquiry), _said(after, journeys[0], inquiry))
    words = labels.load(spoken, (), BOOK)
    return Compared(name, was, compare(journeys[0], journeys[1], found, today, words), before, after, lang=spoken)


def _own(side: Loaded | None) -> str:
    return side.journey.lang if side and side.journey else ""


def _said(loaded: Loaded | None, earlier: Journey | None, inquiry: Inquiry) -> tuple[Diagnostic, ...]:
    """What is said about one side."""
    return advised(loaded, inquiry, _Known(earlier)) if loaded else ()


class _Known(Past):
    """A journey's past that was read already."""

    def __init__(self, journey: Journey | None) -> None:
        super().__init__((), "HEAD")
        self._journey = journey

    def before(self, loaded: Loaded) -> Journey | None:  # noqa: ARG002 - it is the one
        """The journey as it was."""
        return self._journey
