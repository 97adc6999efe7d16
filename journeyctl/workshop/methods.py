"""The methods as a facilitator leads them: the tasks of the day with their minutes, and the lanes of the blank map.

In: the name of a method. Out: its `Method`. The tasks of `full-day`, `canvas` and `phase-table` are their
guides'; where a guide gives no minutes they are ours, for a team of six.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Task(NamedTuple):
    """Something the team does. `what` is a lane, `phases`, or what has no place on the map (`welcome`, `next` ...).

    `minutes` for all of it, `alone` of them in silence before anything is said. `each` tells that the task comes once
    for every phase.
    """

    what: str
    minutes: int
    alone: int = 0
    each: bool = False


class Method(NamedTuple):
    """A method.

    Attributes:
        tasks: in the order of the day.
        lanes: those of the map, top to bottom; `phases` is the strip that phases are written on.
        columns: whether phases are columns from the start, each filled through all lanes before the next.
        phases: how many phases there are unless somebody says otherwise; 0 where the team finds them.
        group: above so many people the team works in groups; 0 where the guide says nothing.
        size: how many people such a group has at most.
    """

    tasks: tuple[Task, ...]
    lanes: tuple[str, ...]
    columns: bool = False
    phases: int = 0
    group: int = 0
    size: int = 5


METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "default": Method(
            (
                Task("welcome", 15), Task("activities", 45, 15), Task("phases", 20), Task("happiness", 30),
                Task("thoughts", 20), Task("needs", 30, 10), Task("touchpoints", 20), Task("ideas", 40, 10),
                Task("next", 20),
            ),
            ("phases", "activities", "happiness", "thoughts", "needs", "touchpoints", "ideas"),
        ),
        "full-day": Method(
            (
                Task("welcome", 30), Task("activities", 60, 20), Task("phases", 30), Task("happiness", 45),
                Task("needs", 60, 30), Task("answers", 60, 30), Task("ideas", 45), Task("touchpoints", 30),
                Task("next", 30),
            ),
            ("phases", "activities", "happiness", "needs", "answers", "ideas", "touchpoints"),
        ),
        "canvas": Method(
            (
                Task("welcome", 5), Task("persona", 10), Task("phases", 5), Task("activities", 10, 5),
                Task("touchpoints", 5), Task("happiness", 5), Task("feelings", 5), Task("ask", 10), Task("next", 5),
            ),
            ("phases", "activities", "touchpoints", "happiness", "feelings", "ask"),
            group=5,
        ),
        "phase-table": Method(
            (
                Task("welcome", 15), Task("persona", 15), Task("phases", 15), Task("phase", 15, each=True),
                Task("discussion", 30), Task("next", 15),
            ),
            ("phases", "wants", "can", "happiness", "thoughts", "touchpoints", "ideas"),
            columns=True,
            phases=6,
            group=10,
        ),
        "whiteboard": Method(
            (
                Task("welcome", 15), Task("persona", 15), Task("phases", 15), Task("activities", 30, 10),
                Task("thoughts", 20), Task("happiness", 20), Task("touchpoints", 20), Task("ideas", 30, 10),
                Task("next", 15),
            ),
            ("phases", "activities", "thoughts", "happiness", "touchpoints", "ideas"),
        ),
        "nng": Method(
            (
                Task("welcome", 15), Task("persona", 20), Task("phases", 20), Task("activities", 40, 15),
                Task("thoughts", 25), Task("happiness", 30), Task("touchpoints", 20), Task("ideas", 40, 10),
                Task("next", 20),
            ),
            ("phases", "activities", "thoughts", "happiness", "touchpoints", "ideas"),
        ),
        "blueprint": Method(
            (
                Task("welcome", 15), Task("activities", 40, 15), Task("physical", 20), Task("frontstage", 30),
                Task("backstage", 30), Task("support", 25), Task("happiness", 20), Task("ideas", 40, 10),
                Task("next", 20),
            ),
            ("physical", "activities", "frontstage", "backstage", "support", "happiness", "ideas"),
        ),
    }
)  # fmt: skip
"""The methods by name."""


def method(name: str) -> Method:
    """The method of that name; an unknown one is the default's."""
    return METHODS.get(name, METHODS["default"])
