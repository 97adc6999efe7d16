"""The texts of a journey as they stand on a poster in landscape: in which type, and in how much room.

In: a journey. Out: a `Lettering` for each text in the head of the columns, in the columns, and about the persona.
Faces on phases and quotes beside the curve are left out of the account, and so are the texts that run across the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeyctl.diagnostics import Span
from journeyctl.model import Activity, Journey, Place, Statement
from journeyctl.paper.advances import advances
from journeyctl.paper.bands import FOLDED_COLUMN, FOLDED_FROM
from journeyctl.paper.grid import MARGIN, Grid, grid
from journeyctl.paper.insets import BULLET, LABEL, triangles
from journeyctl.paper.page import page
from journeyctl.paper.panels import beside_portrait, fact_width, inner_width, persona_width
from journeyctl.paper.style import Role, Style, style

_POSTER = page("A0", "landscape", 0.0)


class Lettering(NamedTuple):
    """A text, the role of its type, the room for its lines in units, and the lines it may take; where it is written.

    `place` is the activity or phase it stands at, None for what is about the persona.
    """

    text: str
    role: Role
    room: float
    lines: int
    span: Span
    place: Place | None

    @property
    def style(self) -> Style:
        """The type it is set in."""
        return style(self.role, _POSTER.cut)

    def width(self, text: str) -> float:
        """About how wide a part of it is, in units."""
        chosen = self.style
        return advances(chosen.face).width(text) * chosen.size


ON_CHEVRON, ON_CARD, IN_COLUMN, OF_PERSONA, IN_FACTS = 3, 4, 8, 3, 6
"""The most lines that are read in passing: of a phase's name, an activity's, a text in a column, the persona's quote,
and each of the persona's lists. Of published maps none has more than one, three, five, two and three."""


def letterings(journey: Journey) -> tuple[Lettering, ...]:
    """The texts of a journey on a poster; none where it may be folded: then its columns are as wide as they need."""
    columns = grid(journey, _POSTER.width, running=False)
    if columns.columns[0].w < FOLDED_COLUMN or len(columns.columns) >= FOLDED_FROM:
        return ()
    lanes = frozenset(lane.id for lane in journey.lanes)
    found: list[Lettering] = [*_persona(journey)]
    for phase in journey.phases:
        if journey.phases_given:
            found.append(_of(phase, phase.name, "phase", columns.in_chevron(phase), ON_CHEVRON))
        implied = phase.activities[0].implied
        for place in (*phase.activities,) if implied else (phase, *phase.activities):
            found += _named(place, columns, lanes)
            found += _told(place, columns.room(place), lanes)
    return tuple(one for one in found if one.text)


def _of(place: Place, text: str, role: Role, room: float, lines: int = IN_COLUMN) -> Lettering:
    return Lettering(text, role, room, lines, place.span, place)


def _named(place: Place, columns: Grid, lanes: frozenset[str]) -> Iterator[Lettering]:
    if isinstance(place, Activity) and not place.implied and "activities" in lanes:
        yield _of(place, place.name, "card", columns.columns[place.number - 1].in_card, ON_CARD)


def _told(place: Place, room: float, lanes: frozenset[str]) -> Iterator[Lettering]:
    """What stands in the lanes of a place, lane by lane."""
    if "thoughts" in lanes:
        yield from (_said(place, one, "thought", room, quoted=True) for one in place.thoughts)
    for lane, listed in (("wants", place.wants), ("can", place.can)):
        if lane in lanes:
            yield from (_said(place, one, "thought" if one.quote else "body", room) for one in listed)
    if "feelings" in lanes:
        yield from (_of(place, place.emotion, "need", room), _of(place, place.because, "small", room))
    if "needs" in lanes:
        yield from _needed(place, room)
    for lane, weighed in (
        ("pains", tuple((one, one.severity) for one in place.pains)),
        ("delights", tuple((one, one.strength) for one in place.delights)),
    ):
        if not lanes.isdisjoint({lane, "pains-delights"}):
            yield from (_said(place, one, "small", room - triangles(weight or 1)) for one, weight in weighed)
    yield from _handled(place, room, lanes)


def _needed(place: Place, room: float) -> Iterator[Lettering]:
    for need in place.needs:
        yield _said(place, need, "need", room - (BULLET if need.met else 0.0))
        yield from (_of(place, text, "small", room - BULLET) for text in need.satisfied_by)


def _handled(place: Place, room: float, lanes: frozenset[str]) -> Iterator[Lettering]:
    """What customers touch and hold, what is asked, and the team's own rows."""
    if "touchpoints" in lanes:
        for touchpoint in place.touchpoints:
            yield _of(place, touchpoint.name, "small", room - LABEL)._replace(span=touchpoint.span)
    if "physical" in lanes:
        yield from (_of(place, text, "small", room - LABEL) for text in place.physical)
    if "ask" in lanes:
        for one in place.ask:
            yield _of(place, one.text, "need", room)._replace(span=one.span)
            yield _of(place, one.how, "small", room)._replace(span=one.span)
    for cell in place.cells:
        if cell.lane in lanes:
            yield from (_of(place, text, "small", room) for text in cell.texts)


def _said(place: Place, one: Statement, role: Role, room: float, *, quoted: bool = False) -> Lettering:
    text = f"”{one.text}”" if quoted or one.quote else one.text
    return Lettering(text, role, room, IN_COLUMN, one.span, place)


def _persona(journey: Journey) -> Iterator[Lettering]:
    who = journey.persona
    if who is None:
        return
    inner = inner_width(persona_width(_POSTER.width - 2 * MARGIN))
    lists = (tuple(goal.text for goal in who.goals), who.drivers, who.context, who.worries)
    kept = [texts for texts in lists if texts]
    yield Lettering(f"”{who.quote}”" if who.quote else "", "quote", beside_portrait(inner), OF_PERSONA, who.span, None)
    for texts in kept:
        told = " · ".join(texts)
        yield Lettering(told, "small", fact_width(inner, len(kept)), IN_FACTS, who.span, None)
