"""Both journeys in one row of columns, one for every activity of either.

In: a difference. Out: the columns in the newer order, what is gone after what stood before it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from journeyctl import model as m
from journeyctl.diff.changes import Difference


class Both(NamedTuple):
    """An activity as it was and as it is, None on the side that has none; `moved` stands elsewhere than it did."""

    before: m.Activity | None
    after: m.Activity | None
    moved: bool = False


def together(difference: Difference, *, apart: bool = False) -> tuple[Both, ...]:
    """The activities of both sides in one row.

    Args:
        difference: what differs.
        apart: what moved also has a column where it stood, without its newer side; so both sides read in their own
            order from left to right.
    """
    olds = {f"activity:{one.id}": one for one in (difference.before.activities if difference.before else ())}
    news = {f"activity:{one.id}": one for one in (difference.after.activities if difference.after else ())}
    pairs = {
        one.after: one.before for one in difference.pairs if one.kind == "activity" and one.after in news
    }  # fmt: skip
    elsewhere = _elsewhere(difference, pairs, olds, news)
    still = {before: now for now, before in pairs.items() if not (apart and now in elsewhere)}
    gone: dict[str, list[Both]] = {}
    home, kept = "", set(pairs.values())
    for key, one in olds.items():
        home = still.get(key, home)
        if key not in still:
            gone.setdefault(home, []).append(Both(one, None, moved=key in kept))
    found = gone.get("", [])
    for key, one in news.items():
        found.append(Both(olds[pairs[key]] if key in pairs else None, one, moved=key in elsewhere))
        found += gone.get(key, [])
    return tuple(found)


def _elsewhere(
    difference: Difference, pairs: dict[str, str], olds: dict[str, m.Activity], news: dict[str, m.Activity]
) -> set[str]:
    """What stands elsewhere: what is told as moved, and the fewest others without which the rest keeps its order."""
    told = {one.subject for one in difference.changes if one.kind == "moved" and one.field == "Phase.activities"}
    rest = [key for key in news if key in pairs and key not in told]
    kept = _longest([olds[pairs[key]].number for key in rest])
    return {key for key in news if key in pairs} - {rest[index] for index in kept}


def _longest(numbers: list[int]) -> set[int]:
    """The places of a longest row of numbers that rises."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(numbers):
        at = bisect_left(ends, value)
        before.append(places[at - 1] if at else -1)
        if at == len(ends):
            ends.append(value)
            places.append(place)
        else:
            ends[at], places[at] = value, place
    found: set[int] = set()
    place = places[-1] if places else -1
    while place >= 0:
        found.add(place)
        place = before[place]
    return found
