"""The workshop: what a method does in a day, in which order, for how long, and on which lanes of a blank map.

In: a `Workshop`, what a facilitator chooses. Out: the method's lanes, and its agenda by the clock. Arithmetic only;
`layout` draws the map by it, in the words of a language.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.workshop.agenda import Entry, agenda, lane_numbers
from journeyctl.workshop.methods import METHODS, Method, Task, method
from journeyctl.workshop.voting import ballot, groups

__all__ = ["METHODS", "Entry", "Method", "Task", "Workshop", "agenda", "ballot", "groups", "lane_numbers", "method",
           "minutes"]  # fmt: skip


class Workshop(NamedTuple):
    """What a facilitator chooses.

    Attributes:
        method: by its name; "" is the journey's own, and `default` without one.
        phases: how many phases the map has room for; 0 leaves it to the journey, then to the method.
        participants: how many take part; 0 is the journey's team, and six without one.
        start: when the day begins, in minutes after midnight.
        notes: the side of the notes, in millimetres: 76 or 51.
    """

    method: str = ""
    phases: int = 0
    participants: int = 0
    start: int = 9 * 60
    notes: int = 76


def minutes(clock: str) -> int:
    """Minutes after midnight of a time as it is typed: `09:30`, `9.30`, `9`. ValueError for anything else."""
    hours, _, rest = clock.replace(".", ":").partition(":")
    if not (hours.isdecimal() and (rest or "00").isdecimal() and len(rest) in (0, 2)):
        raise ValueError(clock)
    found = int(hours) * 60 + int(rest or 0)
    if int(rest or 0) > 59 or found >= 24 * 60:
        raise ValueError(clock)
    return found
