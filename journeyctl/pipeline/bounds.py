"""How much one picture holds: beyond it a journey is refused, for nobody could read it and a build would wait for it.

In: a journey. Out: the finding that names the bound, or None. The bounds keep a picture within five seconds of a
processor and half a gigabyte; `make attacks` measures it.
"""

from __future__ import annotations

from journeyctl.diagnostics import Diagnostic, Span
from journeyctl.model import Journey
from journeyctl.record import Record

MOST_ACTIVITIES, MOST_PARTS, MOST_LETTERS = 2_000, 16_000, 300_000
"""So many activities, parts (thoughts, needs, ways and all the like) and letters are drawn in one picture."""
_LONG, _FIRST_HEAVY, _HEAVY = 100, "\u0590", 8
"""A letter of a word longer than this, or of a script beyond Latin, Greek and Cyrillic, counts so many times: that much
more it takes to find where the text may break."""
MOST_WAYS = 2_000
"""So many ways may lead elsewhere than to the next activity: each is kept apart from all that it runs beside."""
_BARE = frozenset((type(None), bool, int, float, Span))
"""What holds neither parts nor letters: most of the fields of a journey."""
MOST_LANES, MOST_CELLS = 500, 50_000
"""So many lanes, and lanes times activities: a lane without a word has a cell for every activity."""


def beyond(journey: Journey) -> Diagnostic | None:
    """The finding that a journey has more than a picture holds; None for every journey that people write."""
    parts, letters = _counted(journey)
    counted = (
        (len(journey.activities), MOST_ACTIVITIES, "activities"),
        (len(journey.lanes), MOST_LANES, "lanes"),
        (len(journey.lanes) * len(journey.activities), MOST_CELLS, "cells of lanes"),
        (_leaping(journey), MOST_WAYS, "ways"),
        (parts, MOST_PARTS, "parts"),
        (letters, MOST_LETTERS, "letters"),
    )
    for number, most, what in counted:
        if number > most:
            told = f"{number:,} {what} are too many for one picture; at most {most:,} are drawn"
            return Diagnostic("error", "J414", told, journey.span.beginning, "Split the journey into several.")
    return None


def _leaping(journey: Journey) -> int:
    """How many ways are written to elsewhere than the next activity.

    Not those that are drawn (`layout.passages`): these follow from what is known of each activity, and to find them
    takes longer than a journey beyond the bound is worth.
    """
    numbers = {one.id: number for number, one in enumerate(journey.activities)}
    return sum(
        numbers.get(way.to, number + 1) != number + 1
        for number, one in enumerate(journey.activities)
        for way in one.ways
    )


def _counted(journey: Journey) -> tuple[int, int]:
    """How many parts a journey has, items of lists and things with keys of their own; and how many letters."""
    parts = letters = 0
    waiting: list[object] = [journey]
    seen: set[int] = set()
    while waiting:
        thing = waiting.pop()
        # What stands in two places, as a text that is also a name, is one.
        if type(thing) in _BARE or id(thing) in seen:
            continue
        if isinstance(thing, str):
            seen.add(id(thing))
            letters += _weight(thing)
        elif isinstance(thing, Record):
            seen.add(id(thing))
            waiting += vars(thing).values()
            parts += 1
        elif isinstance(thing, tuple):
            waiting += thing
            parts += len([one for one in thing if not isinstance(one, Record)])
    return parts, letters


def _weight(text: str) -> int:
    """The letters of a text, those that cost more counted as often as they cost."""
    if len(text) <= _LONG and (text.isascii() or max(text) < _FIRST_HEAVY):
        return len(text)
    costly = sum(one >= _FIRST_HEAVY for one in text) + sum(len(one) for one in text.split(" ") if len(one) > _LONG)
    return len(text) + (_HEAVY - 1) * min(len(text), costly)
