"""The skeleton of a journey: its phases and activities in order, each with its id, before anything refers to them.

In: the root mapping in long form. Out: a `PhaseStub` per phase with its `ActivityStub`s. A phase without activities has
one that is implied and shares its mapping; activities at the top stand in one phase that is nobody's mapping.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeyctl.binding.fields import Fields
from journeyctl.binding.findings import Findings
from journeyctl.binding.identity import Claim, identify
from journeyctl.binding.references import quoted
from journeyctl.diagnostics import Diagnostic, Span
from journeyctl.source.nodes import Mapping, Node, Scalar, Sequence

ONLY_PHASE = "journey"
"""The id of the one phase of a journey whose activities stand at the top."""

ACTIVITY_ONLY = ("next", "kind", "present", "optional", "observed", "journey")
"""The keys that a phase takes only while it has no activities."""


class ActivityStub(NamedTuple):
    """An activity to be: where it comes in the journey (from 1), who it is, what stands in its mapping."""

    number: int
    id: str
    name: str
    phase: str
    fields: Fields
    implied: bool


class PhaseStub(NamedTuple):
    """A phase to be, with its activities."""

    id: str
    name: str
    fields: Fields
    activities: tuple[ActivityStub, ...]

    @property
    def implied(self) -> bool:
        """Whether the phase stands in for its one activity."""
        return any(activity.implied for activity in self.activities)


class Outline(NamedTuple):
    """All phases; `given` False when the journey has activities but no phases yet."""

    phases: tuple[PhaseStub, ...]
    given: bool

    @property
    def activities(self) -> tuple[ActivityStub, ...]:
        """Every activity, in file order."""
        return tuple(activity for phase in self.phases for activity in phase.activities)


class _Seat(NamedTuple):
    """A mapping and the phase it stands in."""

    fields: Fields
    phase: str
    implied: bool


MOST_ACTIVITIES, MOST_PARTS = 10_000, 100_000
"""So many activities are read of one journey (a phase that has none counts as one), and so many things and texts."""


def refused_by_size(root: Fields, findings: Findings) -> bool:
    """Whether a journey has more in it than is read, which is then said."""
    inside = sum(max(1, len(phase.items("activities"))) for phase in root.items("phases"))
    counted = (
        (inside + len(root.items("activities")), MOST_ACTIVITIES, "activities"),
        (_parts(root.node), MOST_PARTS, "parts"),
    )
    for count, most, what in counted:
        if count > most:
            message = f"this journey has {count:,} {what}; at most {most:,} are read"
            findings.error("J017", message, root.span.beginning, "Split it into several journeys.")
            return True
    return False


def too_many_parts(root: Mapping) -> tuple[Diagnostic, ...]:
    """The same of another file than a journey: a J017 when there are more things and texts in it than are read."""
    count = _parts(root)
    if count <= MOST_PARTS:
        return ()
    message = f"this file has {count:,} parts; at most {MOST_PARTS:,} are read"
    return (Diagnostic("error", "J017", message, root.span.beginning, "Leave out what no journey needs."),)


def _parts(root: Mapping) -> int:
    """How many things and items of lists there are."""
    count = 0
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            count += 1
            waiting += [entry.value for entry in node.entries if not isinstance(entry.value, Scalar)]
        elif isinstance(node, Sequence):
            count += sum(isinstance(item, Scalar) for item in node.items)
            waiting += [item for item in node.items if not isinstance(item, Scalar)]
    return count


def outline(root: Fields, findings: Findings) -> Outline:
    """The phases and activities of a journey with their ids."""
    phases, tops = root.items("phases"), root.items("activities")
    if phases and tops:
        findings.error(
            "J315",
            "`activities` stand at the top although there are `phases`",
            root.span_of("activities"),
            "Move each activity into the phase it belongs to.",
        )
    elif not phases and not tops:
        findings.error("J316", "a journey without an activity cannot be drawn", root.span, "Add one to `activities:`.")
    if phases:
        return Outline(tuple(_phases(phases, findings)), given=True)
    empty = Fields(Mapping((), root.span))
    stubs = _activities(tuple(_Seat(top, "", implied=False) for top in tops), findings)
    only = tuple(stub._replace(phase=ONLY_PHASE) for stub in stubs)
    return Outline((PhaseStub(ONLY_PHASE, "", empty, only),), given=False)


def _phases(phases: tuple[Fields, ...], findings: Findings) -> Iterator[PhaseStub]:
    ids = identify("phase", tuple(_claim(phase, "") for phase in phases), findings)
    seats = [seat for key, phase in zip(ids, phases, strict=True) for seat in _seats(key, phase, findings)]
    stubs = iter(_activities(tuple(seats), findings))
    for key, phase in zip(ids, phases, strict=True):
        count = len(phase.items("activities")) or 1
        inside = tuple(next(stubs) for _ in range(count))
        yield PhaseStub(key, phase.text("name"), phase, inside)


def _seats(key: str, phase: Fields, findings: Findings) -> list[_Seat]:
    activities = phase.items("activities")
    if not activities:
        return [_Seat(phase, key, implied=True)]
    for name in ACTIVITY_ONLY:
        if phase.has(name):
            _misplaced(name, phase.span_of(name), findings)
    return [_Seat(activity, key, implied=False) for activity in activities]


def _activities(seats: tuple[_Seat, ...], findings: Findings) -> tuple[ActivityStub, ...]:
    reserved = {seat.phase: seat.fields.span for seat in seats if seat.implied}
    claims = tuple(_claim(seat.fields, seat.phase) for seat in seats if not seat.implied)
    ids = iter(identify("activity", claims, findings, reserved))
    return tuple(
        ActivityStub(
            number,
            seat.phase if seat.implied else next(ids),
            seat.fields.text("name"),
            seat.phase,
            seat.fields,
            seat.implied,
        )
        for number, seat in enumerate(seats, 1)
    )


def _claim(fields: Fields, phase: str) -> Claim:
    given = fields.text("id")
    span = fields.span_of("id") if given else fields.span_of("name")
    return Claim(given, fields.text("name"), phase, span)


def _misplaced(name: str, span: Span, findings: Findings) -> None:
    findings.error(
        "J318",
        f"`{name}` stands on a phase that has activities",
        span,
        f"Move it to the activity it is about: {quoted(ACTIVITY_ONLY)} are keys of an activity.",
    )
