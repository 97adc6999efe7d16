"""The columns of the picture: one for every activity of either journey, runs that did not change folded into one.

In: a difference. Out: a `Plan`, the slots from left to right with their widths in pixels.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Literal, NamedTuple

from journeyctl.diff import Both, Change, Difference, together
from journeyctl.model import Activity

Sort = Literal["new", "gone", "left", "moved", "changed", "touched", "same"]
"""What became of an activity. `left` is where one stood that moved; `touched` changed in nothing that has a shape."""

WIDTH = 1600.0
NARROWEST = 1200.0
MARGIN = 32.0
LEFT = 172.0
"""Where the columns begin; labels stand before it."""
GAP = 9.0
LEAST, MOST = 112.0, 280.0
FOLDED = 172.0
RUN = 3
"""From so many unchanged columns on a run is folded."""
SHAPED = ("Place.happiness", "Place.name", "Place.standing", "Place.needs")
"""Fields whose change can be seen in the column itself."""


class Column(NamedTuple):
    """An activity as it was and is, what became of it, the changes that are about it, and where it stands.

    `number` is the one it has in the older journey, or where there is none in the newer; "" when it is new.
    `back` tells of one that moved that it stands before its old place.
    """

    before: Activity | None
    after: Activity | None
    sort: Sort
    changes: tuple[Change, ...] = ()
    number: str = ""
    back: bool = False
    x: float = 0.0
    w: float = 0.0

    @property
    def one(self) -> Activity:
        """The activity as it is, or was."""
        found = self.after or self.before
        assert found is not None, "a column has one side at least"
        return found

    @property
    def subject(self) -> str:
        """How changes call it."""
        return f"activity:{self.one.id}"

    @property
    def loud(self) -> bool:
        """Whether the change has a shape."""
        return self.sort not in ("touched", "same")

    @property
    def centre(self) -> float:
        """The x of its point on the curve."""
        return self.x + self.w / 2


class Fold(NamedTuple):
    """A run of columns that did not change, in one slot."""

    columns: tuple[Column, ...]
    x: float = 0.0
    w: float = 0.0


Slot = Column | Fold


class Plan(NamedTuple):
    """The slots from left to right, and the width of the whole picture."""

    slots: tuple[Slot, ...]
    width: float

    @property
    def right(self) -> float:
        """Where the columns end."""
        return self.width - MARGIN

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column, those in folds with the place of their point in it."""
        return tuple(one for slot in self.slots for one in (slot.columns if isinstance(slot, Fold) else (slot,)))

    @property
    def open(self) -> tuple[Column, ...]:
        """The columns that are not folded."""
        return tuple(slot for slot in self.slots if isinstance(slot, Column))

    @property
    def folds(self) -> tuple[Fold, ...]:
        """The folded runs."""
        return tuple(slot for slot in self.slots if isinstance(slot, Fold))


def plan(difference: Difference, least: Mapping[Sort, float] | None = None) -> Plan:
    """The slots of a difference on a page of `WIDTH`, wider when they need it and narrower when they are few.

    `least` is how wide a column must be for what became of its activity.
    """
    columns = _turned([_column(difference, both) for both in together(difference, apart=True)])
    wide = max([LEAST, *((least or {}).get(one.sort, 0.0) for one in columns)])
    return _placed(_folded(columns, _felt(difference)), wide)


def _felt(difference: Difference) -> frozenset[str]:
    """The ids of the phases that feel otherwise themselves: their columns are not folded."""
    return frozenset(
        one.subject.removeprefix("phase:")
        for one in difference.changes
        if one.field == "Place.happiness" and one.subject.startswith("phase:")
    )


def _turned(columns: list[Column]) -> tuple[Column, ...]:
    """The columns, those of what moved back knowing it."""
    now = {f"activity:{one.before.id}": at for at, one in enumerate(columns) if one.before and one.sort == "moved"}
    then = {one.subject: at for at, one in enumerate(columns) if one.sort == "left"}
    back = {key for key, at in now.items() if at < then.get(key, at)}
    return tuple(one._replace(back=f"activity:{one.before.id}" in back) if one.before else one for one in columns)


def _column(difference: Difference, both: Both) -> Column:
    subject = f"activity:{(both.after or both.before).id}"  # type: ignore[union-attr]
    left = both.moved and both.after is None
    changes = () if left else tuple(one for one in difference.changes if one.subject == subject)
    if both.before is None:
        number = str(both.after.number) if both.after and difference.before is None else ""
        return Column(None, both.after, "new", changes, number)
    number = str(both.before.number)
    if both.after is None:
        return Column(both.before, None, "left" if both.moved else "gone", changes, number)
    sort: Sort = "touched" if changes else "same"
    if any(one.field in SHAPED for one in changes):
        sort = "changed"
    return Column(both.before, both.after, "moved" if both.moved else sort, changes, number)


def _folded(columns: tuple[Column, ...], felt: frozenset[str]) -> list[Slot]:
    """The columns, runs that stand apart from every change folded."""
    near = {at + step for at, one in enumerate(columns) if one.loud for step in (-1, 0, 1)}
    near |= {at for at, one in enumerate(columns) if one.sort == "touched" or one.one.phase in felt}
    slots: list[Slot] = []
    for plain, run in groupby(enumerate(columns), key=lambda pair: pair[0] not in near):
        found = tuple(one for _, one in run)
        if plain and len(found) >= RUN:
            slots.append(Fold(found))
        else:
            slots += found
    return slots


def _placed(slots: list[Slot], least: float) -> Plan:
    folds = sum(isinstance(slot, Fold) for slot in slots)
    count = len(slots) - folds
    fixed = folds * FOLDED + (len(slots) - 1) * GAP
    beside = LEFT + MARGIN
    each = (WIDTH - beside - fixed) / max(1, count)
    width = WIDTH
    fold = FOLDED
    if each < least:
        each, width = least, beside + fixed + count * least
    elif each > MOST and folds:
        each = MOST
        fold = (WIDTH - beside - count * MOST - (len(slots) - 1) * GAP) / folds
    elif each > MOST:
        width = max(NARROWEST, beside + fixed + count * MOST)
        each = (width - beside - fixed) / count
    made: list[Slot] = []
    x = LEFT
    for slot in slots:
        w = fold if isinstance(slot, Fold) else each
        made.append(_inside(slot, x, w) if isinstance(slot, Fold) else slot._replace(x=x, w=w))
        x += w + GAP
    return Plan(tuple(made), width)


def _inside(fold: Fold, x: float, w: float) -> Fold:
    """The fold with its columns evenly over its width."""
    each = (w - 12.0) / len(fold.columns)
    columns = tuple(one._replace(x=x + 6.0 + index * each, w=each) for index, one in enumerate(fold.columns))
    return Fold(columns, x, w)
