"""A version of a journey that was read, and what it changed.

In: a version's commit and journeys. Out: a frozen `Moment`. Texts are other people's and not yet safe to print.
"""

from __future__ import annotations

from typing import Literal

from journeyctl.diff import Change, Difference, compare
from journeyctl.labels import Labels
from journeyctl.model import Journey
from journeyctl.record import Record, replace

_NUMBERS = ("follows.mean", "follows.coverage", "follows.interviews")

Kind = Literal["new", "changed", "same", "unreadable", "gone"]


class Moment(Record):
    """One version of a journey.

    Attributes:
        commit: the hash, "" for what is not committed.
        when: the author's moment, as 2026-03-14T09:30:00+01:00; "" for what is not committed.
        author, subject: of the commit.
        name: the file as it is called then; `was`: as it was called before, "" unless it was renamed.
        copied: the file that it was made from, "" unless it was made from one.
        cut: a shallow clone ends here, so what was before is not known.
        held: the object that git keeps the version as, "" for none; `came`: those of the sides it came from.
        sides: the commits of the versions that the sides are, "" for one that is not told.
        kind: what became of the journey.
        journey: what it said; None when it is gone or cannot be read.
        fault: why it cannot be read.
        before: each side that it came from, one but in a merge; None for one that cannot be read.
        difference: what it changed; None where there is nothing to compare with.
    """

    commit: str
    when: str = ""
    author: str = ""
    subject: str = ""
    name: str = ""
    was: str = ""
    copied: str = ""
    cut: bool = False
    held: str = ""
    came: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    kind: Kind
    journey: Journey | None = None
    fault: str = ""
    before: tuple[Journey | None, ...] = ()
    difference: Difference | None = None

    @property
    def day(self) -> str:
        """The author's day, "" for what is not committed."""
        return self.when[:10]


def moment(made: Moment, earlier: Journey | None, words: Labels | None = None) -> Moment:
    """The moment with what it changed.

    Args:
        made: a moment whose journey and sides are known.
        earlier: the last journey before it that can be read, for when its own side cannot.
        words: in which it is told, as `diff.compare` takes them.
    """
    journey = made.journey
    if journey is None or not made.before:
        return made
    known = [one for one in made.before if one is not None]
    against = known[0] if known else earlier
    if against is None:
        return made
    # What a merge took from one side is told where that side changed it.
    found = min((compare(one, journey, words=words) for one in known or [against]), key=lambda one: len(one.changes))
    kind: Kind = "same" if found.empty and len(known) == len(made.before) else "changed"
    return replace(made, kind=kind, difference=found)


def summary(one: Moment) -> Change | None:
    """The most important thing that a moment changed, None when it changed nothing.

    What a table of versions shows as numbers is left to it: the mean, and how much rests on evidence.
    """
    if one.difference is None:
        return None
    found = (*one.difference.consequences, *one.difference.changes)
    return next((each for each in found if each.field not in _NUMBERS), next(iter(found), None))
