"""The same activity in the same column, through all versions.

In: journeys, the newest first. Out: for each, what stands in every column, so that the eye can follow one down.
"""

from __future__ import annotations

from collections.abc import Sequence

from journeyctl import feelings
from journeyctl.diff.pairing import pair
from journeyctl.model import Activity, Journey, Place


def union(several: Sequence[Journey | None]) -> tuple[tuple[Place | None, ...], ...]:
    """The columns: in the order of the newest journey, what is gone since after what stood before it.

    Args:
        several: journeys, the newest first; None for a version without one.

    Returns:
        A row for each, all equally long; None where there is nothing in a column.
    """
    order: list[int] = []
    seen: dict[str, int] = {}
    rows: list[dict[int, Place]] = []
    newer: dict[int, Place] = {}
    for journey in several:
        row = _row(feelings.places(journey), newer, order, seen) if journey else {}
        rows.append(row)
        newer = row or newer
    return tuple(tuple(row.get(column) for column in order) for row in rows)


def _row(here: Sequence[Place], newer: dict[int, Place], order: list[int], seen: dict[str, int]) -> dict[int, Place]:
    """The columns of a journey's places; `order` and `seen` grow by those that have none yet."""
    known = list(newer)
    found = pair(here, list(newer.values()), lambda one: one.name, _key)
    columns = {one.before: known[one.after] for one in found.pairs}
    taken = set(columns.values())
    last: int | None = None
    for index, place in enumerate(here):
        column = columns.get(index)
        if column is None:
            column = seen.get(_key(place))
        if column is None or (index not in columns and column in taken):
            column = len(order)
            order.insert(order.index(last) + 1 if last is not None else 0, column)
        columns[index] = last = column
        taken.add(column)
        seen[_key(place)] = column
    return {columns[index]: place for index, place in enumerate(here)}


def _key(one: Place) -> str:
    return f"{'activity' if isinstance(one, Activity) else 'phase'}:{one.id}"
