"""What a picture holds, in the order in which it is heard.

In: a scene, its journey, the words of the map. Out: `Contents`: title, persona, conclusions; each phase, in it each
activity with what every lane says of it; then what the lanes hold beside that, from top to bottom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeyctl.contents import Contents, Part, Place
from journeyctl.labels import Labels
from journeyctl.layout.summary import extremes
from journeyctl.model import Activity, Journey, Phase
from journeyctl.scene import Element, Group, Scene

_FIRST = ("title", "persona", "findings")
_OF_PHASES = frozenset({"phase", "activities"})
_NAMELESS = frozenset({"stages", "phases", "groups", "time"})


def contents(scene: Scene, journey: Journey, labels: Labels, *, sheet: int = 1, of: int = 1) -> Contents:
    """What one of `of` sheets holds. The places are in the order in which `paint` writes groups."""
    reader = _Reader(journey, labels)
    places = tuple(reader.places(scene.children, ""))
    label = f"{labels('block.sheet')} {labels('map.sheet', n=sheet, of=of)}" if of > 1 else ""
    return Contents(label, tuple(sorted(reader.parts.values(), key=reader.rank)), places)


class _Reader:
    """Walks through a scene and remembers the parts it finds."""

    def __init__(self, journey: Journey, labels: Labels) -> None:
        self.parts: dict[str, Part] = {}
        self._journey = journey
        self._labels = labels
        self._activities = {one.id: one for one in journey.activities}
        self._phases = {one.id: one for one in journey.phases}

    def rank(self, part: Part) -> tuple[int, int, int]:
        """Where a part is heard among those around it; of equals the one that is drawn first comes first."""
        kind, _, name = part.key.partition(":")
        if kind in (*_FIRST, "lane") and name in ("", "header"):
            return (0 if kind == "lane" else _FIRST.index(kind)), 0, 0
        if kind == "overview":
            return len(_FIRST) - 1, 1, 0
        if kind == "stage":
            return 3, int(name.rpartition("-")[2]), 0
        if kind == "phase":
            return 3, list(self._phases).index(name) + 1, 1
        if kind == "activity":
            return 3, self._activities[name.partition("/")[0]].number, 1
        return 4, 0, 0

    def places(self, elements: Iterable[Element], lane: str) -> Iterator[Place]:
        """The place of each group, those inside after their own."""
        for one in elements:
            if isinstance(one, Group):
                inner = one.id if one.role == "lane" else lane
                yield self._place(one, lane)
                yield from self.places(one.children, inner)

    def _place(self, group: Group, lane: str) -> Place:
        name = group.of or group.id
        if group.role in _OF_PHASES and name in self._phases:
            return self._phase(self._phases[name])
        if name in self._activities and group.role != "idea":
            return self._activity(self._activities[name], group, lane)
        if group.role in _FIRST:
            return Place(
                self._kept(Part(group.role, heading=self._named(group.role), level=1 + (group.role != "title")))
            )
        if group.role == "overview":
            return Place(self._kept(Part("overview")), extremes(self._journey, self._labels))
        if group.role == "stage":
            return Place(self._kept(Part(f"stage:{group.id}")))
        if group.role == "idea":
            return Place(self._kept(Part(f"idea:{group.id}", "lane:ideas", level=3)))
        if group.role in ("logo", "code"):
            return Place(alt=group.title)
        if group.role == "lane":
            return self._lane(group)
        return Place(self._kept(Part(f"group:{group.id}"))) if group.id and not lane else Place()

    def _kept(self, part: Part) -> str:
        return self.parts.setdefault(part.key, part).key

    def _named(self, role: str) -> str:
        person = self._journey.persona
        names = {"title": self._journey.title, "persona": person.name if person else ""}
        return names.get(role, self._labels("map.takeaways").upper())

    def _phase(self, phase: Phase) -> Place:
        key = self._kept(Part(f"phase:{phase.id}", "", phase.name, phase.name, 2, listed=True))
        told = phase.happiness is not None and not phase.activities[0].implied
        return Place(key, self._feeling(phase) if told else "")

    def _activity(self, activity: Activity, group: Group, lane: str) -> Place:
        around = ""
        if self._journey.phases_given:
            around = self._phase(self._phases[activity.phase]).part
        level, name = (3 if around else 2), activity.name
        key = self._kept(Part(f"activity:{activity.id}", around, name, name, level, listed=not around))
        if lane not in ("", "activities"):
            key = self._kept(Part(f"{key}/{lane}", key, self._title(lane)))
        alt = f"{activity.name}: {self._labels('legend.face-unknown')}" if group.role == "feeling" else ""
        return Place(key, group.title or alt)

    def _lane(self, group: Group) -> Place:
        name = group.id
        if name == "header":
            return Place(self._kept(Part("lane:header", heading=self._journey.title, level=1)))
        title = self._title(name)
        level = 0 if name in _NAMELESS or name.startswith("line-") else 2
        alt = extremes(self._journey, self._labels) if name in ("happiness", "overview") else ""
        return Place(self._kept(Part(f"lane:{name}", "", title, title, level)), alt)

    def _title(self, lane: str) -> str:
        own = next((one.title for one in self._journey.lanes if one.id == lane), "")
        return own or self._labels.lane(lane, "title")

    def _feeling(self, place: Phase) -> str:
        value = max(-2.0, min(2.0, place.happiness or 0.0))
        return f"{place.name}: {self._labels(f'happiness.{round(value)}')}"
