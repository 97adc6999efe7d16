"""What a new journey is made of, by method: what its guide asks for, in the order in which it asks.

In: the name of a method. Out: its `Shape`: keys of `[head]`, `[activity]` and `[phase]` in the words of a language.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

Phases = tuple[tuple[str, str], ...]

THREE: Phases = (("before", "before"), ("during", "during"), ("after", "after"))
FIVE: Phases = (
    ("awareness", "before"),
    ("consideration", "before"),
    ("decision", "during"),
    ("first-time", "during"),
    ("relation", "after"),
)


class Shape(NamedTuple):
    """A method's first map.

    Attributes:
        head: what is asked before the phases.
        activity: what is asked of an activity.
        lanes: the rows of the map, shown while they are still empty.
        phases: the phases by word and stage.
        phase: what is asked of a phase.
        type: the journey's `type`; "" leaves it out.
    """

    head: tuple[str, ...]
    activity: tuple[str, ...]
    lanes: tuple[str, ...]
    phases: Phases = THREE
    phase: tuple[str, ...] = ()
    type: str = ""


SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "default": Shape(
            ("persona", "scenario", "purpose", "evidence"),
            ("happiness", "thoughts", "needs", "touchpoints", "evidence"),
            ("activities", "thoughts", "feelings", "happiness", "needs", "touchpoints", "ideas"),
        ),
        "full-day": Shape(
            ("evidence-first", "persona", "purpose", "team-four"),
            ("happiness", "mark", "thoughts", "needs-answered", "touchpoints", "evidence", "ideas"),
            ("activities", "thoughts", "feelings", "happiness", "needs", "touchpoints", "ideas"),
        ),
        "canvas": Shape(
            ("persona", "scope", "team-three", "evidence-later"),
            ("present", "touchpoints", "happiness", "thoughts", "needs", "ask"),
            ("activities", "touchpoints", "feelings", "happiness", "thoughts", "needs", "ask"),
        ),
        "phase-table": Shape(
            ("persona", "team", "evidence"),
            ("thoughts", "happiness", "touchpoints", "ideas"),
            ("activities", "wants", "can", "thoughts", "feelings", "happiness", "needs", "touchpoints", "ideas"),
            FIVE,
            ("wants",),
        ),
        "whiteboard": Shape(
            ("persona", "scenario", "purpose", "evidence"),
            ("thoughts", "happiness", "touchpoints", "ideas"),
            ("activities", "thoughts", "feelings", "happiness", "touchpoints", "ideas"),
        ),
        "nng": Shape(
            ("persona", "scenario", "expectations", "questions", "scope", "evidence"),
            ("thoughts", "happiness", "touchpoints", "evidence", "ideas"),
            ("activities", "thoughts", "feelings", "happiness", "touchpoints", "ideas"),
        ),
        "blueprint": Shape(
            ("persona", "scenario", "evidence"),
            ("happiness", "touchpoints", "behind", "evidence"),
            ("activities", "feelings", "happiness", "physical", "touchpoints", "frontstage", "backstage", "support"),
            type="blueprint",
        ),
    }
)
"""The shapes by method."""
