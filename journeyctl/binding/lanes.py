"""The rows of the map: those the team lists, else every row that has content.

In: `lanes` of the journey, else of the project, and the bound phases and ideas. Out: `Lane`s from top to bottom. A name
that is no built-in row is the team's own, filled by `cells`; when `lanes` are listed, an own row must be among them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journeyctl.binding.fields import Fields
from journeyctl.binding.findings import Findings
from journeyctl.binding.outline import Outline
from journeyctl.binding.references import Names, one_near, quoted
from journeyctl.binding.text import shown
from journeyctl.diagnostics import Span
from journeyctl.model import Idea, Lane, Phase, Place

LANES = (
    "activities", "wants", "can", "thoughts", "feelings", "happiness", "needs", "pains", "delights", "physical",
    "touchpoints", "frontstage", "backstage", "support", "measures", "ask", "ideas",
)  # fmt: skip
"""The built-in rows in their default order; the team's own follow."""

BLUEPRINT = ("activities", "frontstage", "backstage", "support")
"""The rows that a service blueprint shows even while they are empty."""

_FILLED: Mapping[str, Callable[[Place], object]] = {
    "wants": lambda place: place.wants,
    "can": lambda place: place.can,
    "thoughts": lambda place: place.thoughts,
    "feelings": lambda place: place.emotion or place.because,
    "happiness": lambda place: place.happiness is not None,
    "needs": lambda place: place.needs,
    "pains": lambda place: place.pains,
    "delights": lambda place: place.delights,
    "physical": lambda place: place.physical,
    "touchpoints": lambda place: place.touchpoints,
    "frontstage": lambda place: place.frontstage,
    "backstage": lambda place: place.backstage,
    "support": lambda place: place.support,
    "measures": lambda place: place.measures,
    "ask": lambda place: place.ask,
}


def listed(root: Fields, findings: Findings) -> tuple[Lane, ...] | None:
    """The rows under `lanes` of a journey or a project; None when there is no such key."""
    if not root.has("lanes"):
        return None
    seen: dict[str, Span] = {}
    found = []
    for item in root.items("lanes"):
        lane = _lane(item)
        if lane.id in seen:
            _twice(lane.id, item.span_of("lane"), seen[lane.id], findings)
        elif lane.id:
            seen[lane.id] = item.span_of("lane")
            found.append(lane)
    return tuple(found)


def _lane(item: Fields) -> Lane:
    return Lane(
        id=item.text("lane"),
        title=item.text("title"),
        about=item.text("about"),
        icon=item.text("icon"),
        group=item.text("group"),
    )


def _twice(lane: str, span: Span, first: Span, findings: Findings) -> None:
    findings.error(
        "J309",
        f"the lane {shown(lane)} is listed twice: here and on line {first.line}",
        span,
        "List each lane once.",
    )


def chosen(phases: tuple[Phase, ...], ideas: tuple[Idea, ...], *, blueprint: bool) -> tuple[Lane, ...]:
    """Every row that has content, in the default order, the team's own last."""
    places = [place for phase in phases for place in (phase, *phase.activities)]
    filled = {lane for lane, content in _FILLED.items() if any(content(place) for place in places)}
    always = BLUEPRINT if blueprint else BLUEPRINT[:1]
    filled |= {*always, *(("ideas",) if ideas else ())}
    own = dict.fromkeys(cell.lane for place in places for cell in place.cells)
    return tuple(Lane(id=lane) for lane in (*(lane for lane in LANES if lane in filled), *own))


def check_own(root: Fields, outline: Outline, lanes: tuple[Lane, ...], findings: Findings) -> None:
    """Say which own rows are filled but not listed, and which listed ones look like a slip of the pen."""
    own = Names("lane", ((lane.id, "") for lane in lanes if lane.id not in LANES))
    known = {lane.id for lane in lanes}
    used: set[str] = set()
    for phase in outline.phases:
        for place in dict.fromkeys((phase.fields, *(activity.fields for activity in phase.activities))):
            for lane, span, _ in place.pairs("cells"):
                used.add(lane)
                if lane not in known:
                    _undeclared(lane, span, own, findings)
    built_in = Names("lane", ((lane, "") for lane in LANES))
    for item in root.items("lanes"):
        lane = item.text("lane")
        if lane in LANES or lane in used or item.has("title"):
            continue
        near = built_in.nearest(lane)
        if near:
            _slip(lane, item.span_of("lane"), near, findings)


def _undeclared(lane: str, span: Span, own: Names, findings: Findings) -> None:
    near = own.nearest(lane)
    findings.error(
        "J307",
        f"`cells` fill the lane {shown(lane)}, which `lanes` does not list",
        span,
        f"Did you mean {quoted(near)}?"
        if near
        else f"Add `- {lane}` to `lanes`, or leave `lanes` out to see every row.",
        one_near(lane, span, near),
    )


def _slip(lane: str, span: Span, near: tuple[str, ...], findings: Findings) -> None:
    findings.error(
        "J308",
        f"{shown(lane)} is no built-in lane, and no `cells` fill it",
        span,
        f"Did you mean {quoted(near)}? A row of your own takes a title: `{{lane: {lane}, title: ...}}`.",
        one_near(lane, span, near),
    )
