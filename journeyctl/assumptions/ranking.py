"""What is believed and not known, the weightiest first.

In: a journey. Out: `Belief`s: places that no evidence stands behind, ideas nobody has proven, a persona nobody has met.
Each tells what hangs on it; the more and the weightier, the sooner it should be found out. Weights are ours: a
thundercloud or an adopted idea costs a team more to be wrong about than a thought on a note.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from journeyctl.diagnostics import Span
from journeyctl.feelings import marks
from journeyctl.model import Activity, Ask, Idea, Journey, Mark, Phase, Place, Statement

Subject = Literal["persona", "place", "idea"]
Reason = Literal[
    "map", "cloud", "heart", "star", "takeaways", "adopted", "ideas", "actions", "feeling", "pains", "needs", "fails",
    "votes",
]  # fmt: skip

WEIGHTS: Mapping[Reason, int] = MappingProxyType({
    "map": 6, "cloud": 4, "heart": 3, "star": 3, "takeaways": 3, "adopted": 4, "ideas": 1, "actions": 2, "feeling": 2,
    "pains": 2, "needs": 1, "fails": 2, "votes": 1,
})  # fmt: skip
"""What one of each adds to the weight of a belief."""
STRONG = 1.0
"""From this happiness on, in either direction, a feeling is strong."""
SEVERE = 3
_MOST = 3
"""More than so many of one reason add nothing: ten sticky notes are no better known than three."""
_GOING_ON = frozenset({"adopted", "testing"})


class Belief(NamedTuple):
    """Something that is believed and not known.

    Attributes:
        subject: what kind of thing it is.
        id: the thing's own id, "" for a persona.
        name: what it is called on the map.
        number: of the activity, 0 for everything else.
        place: the activity or phase, None for persona and ideas of the whole map.
        feeling: the happiness that is believed, None where none is.
        said: what is believed in words, as written.
        asks: what the team itself wants to find out about it.
        hangs: what hangs on it, and how much of each, the weightiest first.
        span: where it stands.
    """

    subject: Subject
    id: str
    name: str
    number: int
    place: Place | None
    feeling: float | None
    said: tuple[str, ...]
    asks: tuple[Ask, ...]
    hangs: tuple[tuple[Reason, int], ...]
    span: Span

    @property
    def weight(self) -> int:
        """How much hangs on it."""
        return sum(WEIGHTS[reason] * min(count, _MOST) for reason, count in self.hangs)


def rank(journey: Journey) -> tuple[Belief, ...]:
    """Every belief of a map, the weightiest first; of the same weight in the order of the map."""
    found = [*_persona(journey), *_places(journey), *_ideas(journey)]
    return tuple(sorted(found, key=lambda one: -one.weight))


def _persona(journey: Journey) -> Iterator[Belief]:
    persona = journey.persona
    if persona and not persona.evidence and not journey.rests_on:
        said = (*persona.drivers, *(goal.text for goal in persona.goals), *persona.context, *persona.worries)
        yield Belief("persona", "", persona.name, 0, None, None, said, (), (("map", 1),), persona.span)


def _places(journey: Journey) -> Iterator[Belief]:
    leaning = _leaning(journey)
    marked = marks(journey)
    for place in journey.places:
        belief = _place(place, leaning[place.id], marked.get(place.id))
        if belief:
            yield belief


def _place(place: Place, leaning: Counter[Reason], mark: Mark | None) -> Belief | None:
    """What is believed about a place, None when nothing is. A refuted place is known: it is not so."""
    if place.standing == "refuted":
        return None
    open_ = place.standing == "assumption"
    said = tuple(one.text for one in _statements(place) if one.standing == "assumption")
    feeling = place.happiness if open_ else None
    if not said and not place.ask and (not open_ or (isinstance(place, Phase) and feeling is None)):
        return None
    hangs = Counter(leaning) if open_ else Counter[Reason]()
    hangs.update(_own(place, feeling, mark if open_ and mark != "none" else None))
    number = place.number if isinstance(place, Activity) else 0
    return Belief("place", place.id, place.name, number, place, feeling, said, place.ask, _ordered(hangs), place.span)


def _own(place: Place, feeling: float | None, mark: Literal["cloud", "heart", "star"] | None) -> Iterator[Reason]:
    """What hangs on a place by what stands on it."""
    if mark:
        yield mark
    elif feeling is not None and abs(feeling) >= STRONG:
        yield "feeling"
    for pain in place.pains:
        if pain.standing == "assumption" and (pain.severity or 0) >= SEVERE:
            yield "pains"
    for need in place.needs:
        if need.standing == "assumption" and need.met == "not":
            yield "needs"
    for work in (*place.frontstage, *place.backstage, *place.support):
        if work.fails and work.standing == "assumption":
            yield "fails"


def _ideas(journey: Journey) -> Iterator[Belief]:
    """Solutions are beliefs too, as soon as somebody means to try them."""
    names = {place.id: place for place in journey.places}
    for idea in journey.ideas:
        if idea.standing == "assumption" and idea.status in ("to-test", "testing", "adopted"):
            place = next((names[target] for target in idea.targets if target in names), None)
            yield Belief("idea", idea.id, idea.text, 0, place, None, (), (), _ordered(_of_idea(idea)), idea.span)


def _of_idea(idea: Idea) -> Counter[Reason]:
    hangs: Counter[Reason] = Counter()
    if idea.status in _GOING_ON:
        hangs["adopted"] = 1
    if idea.votes:
        hangs["votes"] = idea.votes
    return hangs


def _leaning(journey: Journey) -> defaultdict[str, Counter[Reason]]:
    """What of the rest of the map leans on a place, by its id."""
    found: defaultdict[str, Counter[Reason]] = defaultdict(Counter)
    for idea in journey.ideas:
        reason: Reason = "adopted" if idea.status in _GOING_ON else "ideas"
        for target in idea.targets if idea.status != "rejected" else ():
            found[target][reason] += 1
    for action in journey.actions:
        for target in action.targets if action.status != "done" else ():
            found[target]["actions"] += 1
    for takeaway in journey.takeaways:
        for target in takeaway.targets:
            found[target]["takeaways"] += 1
    return found


def _ordered(hangs: Mapping[Reason, int]) -> tuple[tuple[Reason, int], ...]:
    order = list(WEIGHTS)
    return tuple(sorted(hangs.items(), key=lambda one: (-WEIGHTS[one[0]] * min(one[1], _MOST), order.index(one[0]))))


def _statements(place: Place) -> Iterable[Statement]:
    return (*place.thoughts, *place.wants, *place.can, *place.needs, *place.pains, *place.delights)
