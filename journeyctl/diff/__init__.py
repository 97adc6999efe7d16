"""What differs between two journeys, in the words of experience.

In: a journey as it was and as it is, either of them None. Out: a frozen `Difference`: facts in four classes, and what
follows from them. Two journeys that say the same have none, however they are written.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeyctl.diagnostics import Diagnostic
from journeyctl.diff.changes import SORTS, Change, Difference, Pair, Sort
from journeyctl.diff.comparing import Walk
from journeyctl.diff.consequences import consequences
from journeyctl.diff.fields import FIELDS
from journeyctl.diff.figures import Figure, columns, figures
from journeyctl.diff.pairing import ALIKE
from journeyctl.diff.together import Both, together
from journeyctl.diff.words import BOOK, Words
from journeyctl.labels import Labels
from journeyctl.model import Journey

__all__ = [
    "ALIKE", "BOOK", "SORTS", "Both", "Change", "Difference", "Figure", "Pair", "Sort", "columns", "compare", "figures",
    "together",
]  # fmt: skip

SOME_DAY = date(2026, 1, 1)


def compare(
    before: Journey | None,
    after: Journey | None,
    found: tuple[Sequence[Diagnostic], Sequence[Diagnostic]] = ((), ()),
    today: date = SOME_DAY,
    words: Labels | None = None,
) -> Difference:
    """What differs between a journey as it was and as it is.

    Args:
        before: as it was; None where there was none.
        after: as it is; None where it is gone.
        found: what `check` says of each, when somebody asked.
        today: the day from which the age of evidence counts.
        words: in which it is told, `labels.load(lang, (), BOOK)`; English when there are none.
    """
    if before is None or after is None:
        return Difference(before=before, after=after)
    walk = Walk(before, after, Words(words))
    walk.run()
    return Difference(
        before=before,
        after=after,
        pairs=tuple(walk.pairs),
        changes=tuple(sorted(walk.changes, key=_rank)),
        consequences=consequences(walk, found, today),
    )


def _rank(one: Change) -> tuple[int, int, float]:
    """The class first, then the field, then how large the change is."""
    rank = FIELDS[one.field].rank if one.field in FIELDS else -1
    return SORTS.index(one.sort), rank, -abs(one.delta or 0)
