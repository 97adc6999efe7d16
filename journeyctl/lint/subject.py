"""What rules look at: a journey, what the method asks for, the project's catalogue, and the day.

In: a bound journey and its surroundings. Out: a `Subject`, with what many rules ask for found once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from journeyctl.feelings import marks, valued
from journeyctl.lint.inventory import Inventory, inventory
from journeyctl.lint.leads import Leads, leads, reached
from journeyctl.lint.lettering import Lettering, letterings
from journeyctl.lint.profiles import Profile
from journeyctl.model import Action, Activity, Evidence, Idea, Journey, Mark, Phase, Place, Statement, Touchpoint
from journeyctl.source import Mapping as Block
from journeyctl.source import Node, Scalar, read

if TYPE_CHECKING:
    from journeyctl.fonts.hyphenation import Hyphenator

CUSTOMERS = frozenset({
    "interview", "nps", "survey", "observation", "customer-in-workshop", "complaint", "case", "analytics",
    "mystery-shopping", "desk-research",
})  # fmt: skip
"""Kinds of evidence in which customers speak or act themselves; the rest are colleagues."""

FOREIGN = frozenset({"word-of-mouth", "search", "review", "social", "partner"})
"""Channels in which others speak, also where a map does not say `ours: no`."""
NOTHING: Mapping[str, str] = MappingProxyType({})
"""No catalogue."""

_SAID = (
    "emotion", "because", "thoughts", "wants", "can", "needs", "touchpoints", "pains", "delights", "physical",
    "frontstage", "backstage", "support", "measures", "cells", "ask", "mark", "duration", "time", "about", "journey",
)  # fmt: skip
_SAID_OF_PHASE = ("customer_goal", "promise", "gap", "drivers")

_MANY, _TIMES = 8, 3
"""A phase of so many activities, so many times as many as any other has, is told in another detail than the map."""


class Subject:
    """A journey to look at.

    `listed` are the project's touchpoints, by their folded ids and names, as they are called; empty without a
    catalogue. `lines` is the file as it is written, for rules that look at the writing.
    """

    def __init__(
        self,
        journey: Journey,
        profile: Profile,
        today: date,
        listed: Mapping[str, str] = NOTHING,
        lines: tuple[str, ...] = (),
    ) -> None:
        self.journey = journey
        self.profile = profile
        self.today = today
        self.listed = listed
        self.lines = lines

    @cached_property
    def texts(self) -> tuple[Scalar, ...]:
        """Every value of the file as it was typed, keys left out. The file is read once more for it: few rules ask."""
        root = read("\n".join(self.lines).encode(), self.journey.span.path).root if self.lines else None
        return tuple(_typed(root)) if root is not None else ()

    @property
    def activities(self) -> tuple[Activity, ...]:
        """Every activity, in file order."""
        return self.journey.activities

    @property
    def phases(self) -> tuple[Phase, ...]:
        """Every phase."""
        return self.journey.phases

    @cached_property
    def staged(self) -> bool:
        """Whether every phase tells its stage, so that before and after can be judged."""
        return all(phase.stage for phase in self.phases)

    @cached_property
    def whole(self) -> bool:
        """Whether the map means to tell a whole journey as it is, not a stretch of it, a day, a wish or a machinery."""
        current = self.journey.type == "current" and self.profile.name != "blueprint"
        return current and self.journey.level != "detail"

    @property
    def blueprint(self) -> bool:
        """Whether the map is a service blueprint, or made as one."""
        return self.journey.type == "blueprint" or self.profile.name == "blueprint"

    @cached_property
    def leads(self) -> Leads:
        """Where every activity leads, as the picture draws it."""
        return leads(self.journey)

    @cached_property
    def reached(self) -> set[int]:
        """The places of the activities that somebody comes to, from the first one on."""
        return reached(self.leads, [0])

    @cached_property
    def dense(self) -> Phase | None:
        """The phase that is told in far more activities than any other."""
        counts = sorted(len(phase.activities) for phase in self.phases)
        if len(counts) < 3 or counts[-1] < _MANY or counts[-1] < _TIMES * counts[-2]:
            return None
        return max(self.phases, key=lambda phase: len(phase.activities))

    @cached_property
    def valued(self) -> tuple[Place, ...]:
        """What has a happiness and is not refuted: activities, and phases whose activities have none."""
        return tuple(place for place in valued(self.journey) if place.standing != "refuted")

    @cached_property
    def around(self) -> Mapping[str, Phase]:
        """The phase that an activity stands in, by the activity's id."""
        return {one.id: phase for phase in self.phases for one in phase.activities}

    @cached_property
    def walked(self) -> tuple[Activity, ...]:
        """The activities that customers go through: those that are not refuted."""
        return tuple(one for one in self.activities if "refuted" not in {one.standing, self.around[one.id].standing})

    @cached_property
    def touchpoints(self) -> tuple[tuple[Place, Touchpoint], ...]:
        """Every touchpoint with its place; what is refuted has none."""
        there = (place for place in self.journey.places if place.standing != "refuted")
        return tuple((place, one) for place in there for one in place.touchpoints)

    @cached_property
    def marked(self) -> Mapping[str, Mark]:
        """The mark of every marked place, by id, as the picture draws it."""
        return marks(self.journey)

    @cached_property
    def needless(self) -> tuple[Activity, ...]:
        """The activities without a need of their own or of their phase, where the team works with needs."""
        journey = self.journey
        unseen = journey.lanes_given and not any(lane.id in {"needs", "wants"} for lane in journey.lanes)
        if unseen or not self.profile.needed or journey.type in {"blueprint", "future"}:
            return ()
        pairs = ((one, self.around[one.id]) for one in self.walked)
        known = ((one, phase) for one, phase in pairs if not empty(phase))  # of a mere name another rule tells
        return tuple(one for one, phase in known if not (one.needs or one.wants or phase.needs or phase.wants))

    @cached_property
    def inventory(self) -> Inventory:
        """What the map takes from the project's catalogue of touchpoints, and what it does not."""
        return inventory((one for _, one in self.touchpoints), self.listed)

    @cached_property
    def kept(self) -> frozenset[str]:
        """The ids of the activities and phases that have an owner, of their own or of the phase around them."""
        every = (place for phase in self.phases for place in (phase, *phase.activities) if place.owner or phase.owner)
        return frozenset(place.id for place in every)

    @cached_property
    def letterings(self) -> tuple[Lettering, ...]:
        """The texts as they stand on a poster."""
        return letterings(self.journey)

    @cached_property
    def hyphenator(self) -> Hyphenator:
        """Where words of the map's language may be divided. It reads the patterns of the language: few words ask."""
        from journeyctl.fonts.hyphenation import Hyphenator

        return Hyphenator(self.journey.lang, self.journey.brand.hyphenation)

    @property
    def dreams(self) -> bool:
        """Whether the team has come to ideas: it has one, or its method asks for them from the start."""
        return self.profile.ideas or bool(self.journey.ideas or self.journey.actions)

    @cached_property
    def loose(self) -> tuple[Idea, ...]:
        """The ideas that are for no place and bring no reason with them, as a customer's words or evidence would be."""
        return tuple(one for one in self._unfounded if not one.targets)

    @property
    def aimed(self) -> tuple[Idea, ...]:
        """The ideas that are for a place, and must find their reason there."""
        return tuple(one for one in self._unfounded if one.targets)

    @cached_property
    def _unfounded(self) -> tuple[Idea, ...]:
        kept = (one for one in self.journey.ideas if one.status != "rejected" and one.standing != "refuted")
        return tuple(one for one in kept if not (one.quote or one.evidence))

    @cached_property
    def _helped(self) -> frozenset[str]:
        kept: list[Idea | Action] = [one for one in self.journey.ideas if one.status != "rejected"]
        kept += self.journey.actions
        return frozenset(target for one in kept if one.standing != "refuted" for target in one.targets)

    def helped(self, place: Place) -> bool:
        """Whether an idea or an action is for a place, for the phase around it or for an activity inside it."""
        near = [place.id, *(one.id for one in getattr(place, "activities", ()))]
        if place.id in self.around:
            near.append(self.around[place.id].id)
        return not self._helped.isdisjoint(near)

    @cached_property
    def customers(self) -> tuple[Evidence, ...]:
        """The evidence in which customers speak or act themselves."""
        return tuple(one for one in self.journey.evidence if one.kind in CUSTOMERS)

    @cached_property
    def colleagues_only(self) -> bool:
        """Whether there is evidence, and a customer speaks or acts in none of it."""
        return bool(self.journey.evidence) and not self.customers

    @property
    def trusted(self) -> bool:
        """Whether the map says of itself that it can be relied on: it is validated or in use."""
        return self.journey.status in {"validated", "in-use"}

    @cached_property
    def used(self) -> frozenset[str]:
        """The ids of the evidence that something rests on."""
        found: set[str] = set(self.journey.rests_on)
        if self.journey.persona:
            found.update(self.journey.persona.evidence)
        for place in self.journey.places:
            found.update(place.evidence)
            for work in (*place.frontstage, *place.backstage, *place.support):
                found.update(work.evidence)
        for statement in statements(self.journey):
            found.update(statement.evidence)
        return frozenset(found)


def _typed(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Block):
        for entry in node.entries:
            yield from _typed(entry.value)
    else:
        for item in node.items:
            yield from _typed(item)


def statements(journey: Journey) -> Iterator[Statement]:
    """Every statement of a journey: of its places, and those about the whole."""
    for place in journey.places:
        yield from (*place.thoughts, *place.wants, *place.can, *place.needs, *place.pains, *place.delights)
    yield from (*journey.expectations, *journey.questions, *journey.takeaways, *journey.ideas, *journey.actions)


def key_of(place: Place) -> str:
    """The name of a place in findings: its kind and its id."""
    return f"{'activity' if isinstance(place, Activity) else 'phase'}:{place.id}"


def about(place: Place | None) -> str:
    """The name in findings of what a text is about: its place, else the persona."""
    return key_of(place) if place else "persona"


def called(touchpoint: Touchpoint) -> str:
    """What a touchpoint is called: its name, else that of its channel."""
    channel = touchpoint.channel
    return touchpoint.name or (channel.name or channel.id if channel else "")


def foreign(touchpoint: Touchpoint) -> bool:
    """Whether somebody else than us speaks at a touchpoint, as far as the map says."""
    return touchpoint.ours != "yes" or (touchpoint.channel is not None and touchpoint.channel.id in FOREIGN)


def empty(phase: Phase) -> bool:
    """Whether a phase is only a name: no activity, no feeling, nothing said."""
    only = phase.activities[0]
    if not only.implied or only.standing == "refuted":
        return False
    said = only.happiness is not None or only.observed or any(getattr(only, name) for name in _SAID)
    return not said and not any(getattr(phase, name) for name in _SAID_OF_PHASE)
