"""The frames of a film strip: which versions are shown, and what each says otherwise than the frame before it.

In: moments, the newest first. Out: a `Strip` of frames, the oldest first, all with the same columns. Happiness is on
-2 ... 2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from journeyctl.diff import Difference, compare
from journeyctl.history.columns import union
from journeyctl.history.moments import Moment
from journeyctl.model import Journey, Place

MOST = 25
"""So many versions are shown; of more, those that changed least are left out."""

What = Literal["added", "removed", "better", "worse", "changed", "same"]


class Cell(NamedTuple):
    """What stands in one column of a frame, what stood there in the frame before, and what became of it."""

    place: Place | None
    before: Place | None
    what: What


class Frame(NamedTuple):
    """One version.

    Attributes:
        moment: the version.
        journey: what it says.
        cells: its columns.
        others: how many changes there are that no column shows.
        number: its place among all versions that say something of their own, from 1.
    """

    moment: Moment
    journey: Journey
    cells: tuple[Cell, ...]
    others: int
    number: int

    def count(self, what: What) -> int:
        """In how many columns this happened."""
        return sum(one.what == what for one in self.cells)


class Strip(NamedTuple):
    """The frames, the oldest first, and how many versions are not among them.

    Attributes:
        frames: at least one.
        left_out: versions that changed least.
        same: versions that write the same otherwise.
        unreadable: versions that cannot be read.
        total: all versions.
    """

    frames: tuple[Frame, ...]
    left_out: int = 0
    same: int = 0
    unreadable: int = 0
    total: int = 0


def strip(moments: Sequence[Moment], most: int = MOST) -> Strip:
    """The film strip of some moments; without frames when no version can be read."""
    told = [(one, one.journey) for one in moments if one.journey and one.kind != "same"]
    if not told:  # the newest of what was asked for only writes it otherwise
        told = [(one, one.journey) for one in moments if one.journey][:1]
    numbers = {id(one): len(told) - at for at, (one, _) in enumerate(told)}
    chosen = _chosen(told, most)
    rows = union([journey for _, journey in chosen])
    frames: list[Frame] = []
    for at in range(len(chosen) - 1, -1, -1):
        one, journey = chosen[at]
        older = frames[-1] if frames else None
        frames.append(_frame(one, journey, rows[at], rows[at + 1] if older else None, older, numbers[id(one)]))
    same = sum(one.journey is not None for one in moments) - len(told)
    unreadable = sum(one.kind == "unreadable" for one in moments)
    return Strip(tuple(frames), len(told) - len(chosen), same, unreadable, len(moments))


def _chosen(told: list[tuple[Moment, Journey]], most: int) -> list[tuple[Moment, Journey]]:
    """At most so many: the newest, the oldest, and of the others those that changed most."""
    if len(told) <= most:
        return told
    inner = sorted(range(1, len(told) - 1), key=lambda at: (-_weight(told[at][0].difference), at))
    kept = {0, len(told) - 1, *inner[: most - 2]}
    return [each for at, each in enumerate(told) if at in kept]


def _weight(difference: Difference | None) -> float:
    """How much a version changed for the customer; 1 is one step of one face."""
    if difference is None:
        return 2.0
    felt = sum(abs(one.delta or 0) for one in difference.changes if one.field == "Place.happiness")
    came = sum(one.field == "Phase.activities" and one.kind in ("added", "removed") for one in difference.changes)
    return felt + came + 0.25 * len(difference.of("experience")) + 0.01 * len(difference.changes)


def _frame(
    one: Moment, journey: Journey, row: Sequence[Place | None], before: Sequence[Place | None] | None,
    older: Frame | None, number: int,
) -> Frame:  # fmt: skip
    if before is None or older is None:
        return Frame(one, journey, tuple(Cell(place, None, "same") for place in row), 0, number)
    difference = compare(older.journey, journey)
    seen = {f"{kind}:{place.id}" for kind in ("activity", "phase") for place in row if place}
    touched = {each.subject for each in difference.changes if each.subject in seen}
    cells = tuple(_cells(row, before, touched))
    shown = {f"{kind}:{each.place.id}" for each in cells if each.place and each.what != "same"
             for kind in ("activity", "phase")}  # fmt: skip
    others = [each for each in difference.changes
              if each.subject not in shown and each.field not in ("Phase.activities", "Journey.phases")]  # fmt: skip
    return Frame(one, journey, cells, len(others), number)


def _cells(row: Sequence[Place | None], before: Sequence[Place | None], touched: set[str]) -> Iterator[Cell]:
    for place, old in zip(row, before, strict=True):
        yield Cell(place, old, _what(place, old, touched))


def _what(place: Place | None, old: Place | None, touched: set[str]) -> What:
    """What became of a column."""
    if place is None:
        return "same" if old is None else "removed"
    if old is None:
        return "added"
    if place.happiness is not None and old.happiness is not None and place.happiness != old.happiness:
        return "better" if place.happiness > old.happiness else "worse"
    changed = place.happiness != old.happiness or {f"activity:{place.id}", f"phase:{place.id}"} & touched
    return "changed" if changed else "same"
