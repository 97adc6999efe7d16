"""The ways through a journey: where each activity leads, which way is the main one, which activities it passes.

In: the outline. Out: the ways of every activity, main way first, and the ids on the main path. An activity without
`next` leads to the following one; a way to a phase leads to its first activity. The main way is the first one written
that does not return to an earlier activity. The main path starts at the first activity; it passes optional activities
by: they are side steps.
"""

from __future__ import annotations

from collections.abc import Mapping

from journeyctl.binding.context import Context
from journeyctl.binding.fields import Fields
from journeyctl.binding.findings import Findings
from journeyctl.binding.outline import ActivityStub, Outline
from journeyctl.binding.references import resolve
from journeyctl.binding.text import shown
from journeyctl.diagnostics import Span
from journeyctl.model import END, Share, Way
from journeyctl.record import replace

Ways = Mapping[str, tuple[Way, ...]]
"""The ways on from every activity, by its id."""


def ways_of(outline: Outline, context: Context) -> Ways:
    """The ways on from every activity, by its id."""
    stubs = outline.activities
    numbers = {stub.id: stub.number for stub in stubs}
    found: dict[str, tuple[Way, ...]] = {}
    for stub in stubs:
        if stub.fields.has("next"):
            found[stub.id] = _written(stub, numbers, context)
        elif stub.number < len(stubs):
            found[stub.id] = (Way(to=stubs[stub.number].id, main=True, span=stub.fields.span),)
        else:
            found[stub.id] = ()
    return found


def _written(stub: ActivityStub, numbers: dict[str, int], context: Context) -> tuple[Way, ...]:
    ways = [way for item in stub.fields.items("next") if (way := _way(item, context))]
    main = next((way for way in ways if way.to == END or numbers[way.to] > stub.number), None)
    if main is None:
        return tuple(ways)
    return (replace(main, main=True), *(way for way in ways if way is not main))


def _way(item: Fields, context: Context) -> Way | None:
    target = _target(item, context)
    if not target:
        return None
    share = observed(item, context.findings)
    return Way(to=target, when=item.text("when"), share=share, given=True, span=item.span)


def _target(item: Fields, context: Context) -> str:
    """Where a way leads: the end, an activity, or the first activity of a phase; "" when nothing is meant."""
    if item.text("to") == END:
        return END
    kinds = (context.activities, context.phases)
    kind, key = resolve(item.text("to"), item.span_of("to"), kinds, context.findings, "next")
    return context.phase_activities[key][0] if kind == context.phases.kind else key


def observed(item: Fields, findings: Findings) -> Share | None:
    """How many of those asked did this; more of them than were asked is an error."""
    share = item.share("observed")
    if share is None or 0 <= share.count <= share.of > 0:
        return share
    _impossible(item.text("observed"), item.span_of("observed"), findings)
    return None


def _impossible(text: str, span: Span, findings: Findings) -> None:
    findings.error(
        "J311",
        f"`observed` says {shown(text)}: more than were asked",
        span,
        "Write how many did this, a slash, and how many were asked: `observed: 9/12`.",
    )


def main_path(outline: Outline, ways: Ways) -> frozenset[str]:
    """The ids of the activities that the main path passes, optional ones left out."""
    stubs = {stub.id: stub for stub in outline.activities}
    here = next(iter(outline.activities), None)
    passed: set[str] = set()
    while here is not None:
        if not here.fields.flag("optional"):
            passed.add(here.id)
        way = next((way for way in ways[here.id] if way.main), None)
        onward = stubs.get(way.to) if way else None
        here = onward if onward and onward.number > here.number else None
    return frozenset(passed)
