"""The methods: what each guide asks of a map. The guides disagree on purpose, so none of their numbers is hard-wired.

In: the name of a method. Out: its `Profile`: limits for the rules that count, and rules that are asked more or less
strictly.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Asked = Literal["error", "warning", "hint", "off"]
Bounds = tuple[int, int]


class Profile(NamedTuple):
    """A method.

    Attributes:
        name: as journeys name it.
        guide: which guide it follows, in a sentence.
        interviews: the least number of customers who were interviewed.
        team: the fewest and the most people who make the map together; None where the guide says nothing.
        phases: the fewest and the most phases.
        needs: the most needs of an activity.
        needed: whether every activity is asked for a need.
        crosses: the most crosses of a voter.
        choice: from so many ideas on the team is asked which come first.
        months: after so many months evidence is old.
        activities: above so many activities a map is better parted.
        swing: a curve whose values differ by no more than this is flat; happiness is on -2 ... 2.
        strong: from this distance from neutral on a feeling is strong.
        answers: whether each need is asked what would satisfy it.
        owners: whether all that we do is asked who owns it.
        ideas: whether ideas belong to the map from the start; the canvas leaves them to its second step.
        crowd: above so many people a team is split into groups.
        questions: whether a map begins with what the team hopes to learn.
        asked: rules that this method asks at another level than their own, by code.
    """

    name: str
    guide: str
    interviews: int = 1
    team: Bounds | None = None
    phases: Bounds | None = None
    needs: int = 3
    needed: bool = True
    crosses: int = 3
    choice: int = 5
    months: int = 18
    activities: int = 40
    swing: float = 1.0
    strong: float = 1.5
    answers: bool = False
    owners: bool = False
    ideas: bool = True
    crowd: int = 10
    questions: bool = False
    asked: Mapping[str, Asked] = MappingProxyType({})


PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        one.name: one
        for one in (
            Profile("default", "what the guides have in common"),
            Profile(
                "full-day",
                "a full-day workshop: interviews first, the time before and after the deal, needs, clouds and hearts",
                interviews=5,
                team=(4, 7),
                answers=True,
                asked={"J251": "warning", "J253": "warning", "J271": "warning", "J291": "warning"},
            ),
            Profile(
                "canvas",
                "a journey canvas in an hour, in groups of three to five; assumptions first",
                team=(3, 5),
                ideas=False,
                asked={"J214": "warning", "J275": "warning"},
            ),
            Profile(
                "phase-table",
                "a workshop with phases as columns: five to seven key phases, one journey for each persona",
                needed=False,
                phases=(5, 8),
                team=(2, 10),
            ),
            Profile(
                "whiteboard",
                "a whiteboard template: actions, thoughts and feelings under phases",
                needed=False,
            ),
            Profile(
                "nng",
                "research first: scope, scenario, actor, and one point of view",
                needed=False,
                questions=True,
                asked={"J233": "warning", "J241": "warning"},
            ),
            Profile(
                "blueprint",
                "a service blueprint: what the customer does, and all that must work behind it",
                needed=False,
                owners=True,
                asked={"J294": "warning"},
            ),
        )
    }
)


def profile(name: str) -> Profile:
    """The profile of a method; an unknown name is the default's."""
    return PROFILES.get(name, PROFILES["default"])
