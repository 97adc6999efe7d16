"""Binds a journey: nodes in long form become the frozen `Journey`, every reference resolved.

In: the root mapping after `schema.validate` found nothing and `shorthand.expand`; the catalogue; the path to show. Out:
`Bound`: the journey and what must be said, all at once; with an error there is no journey.

Order: skeleton and ids first (`outline`, `seeds`), so that references may point forwards; then ways, places, ideas, the
header, lanes.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.binding.catalogue import Catalogue
from journeyctl.binding.channels import Channels
from journeyctl.binding.context import Context, Ground
from journeyctl.binding.evidence import evidence_of
from journeyctl.binding.fields import Fields
from journeyctl.binding.findings import Findings
from journeyctl.binding.happiness import scale_of
from journeyctl.binding.header import header
from journeyctl.binding.ideas import ballots_of, ideas_of, seeds
from journeyctl.binding.lanes import check_own, chosen, listed
from journeyctl.binding.outline import Outline, outline, refused_by_size
from journeyctl.binding.owners import check_owners
from journeyctl.binding.persona import persona_of
from journeyctl.binding.places import Flow, phases_of
from journeyctl.binding.references import Names
from journeyctl.binding.statements import actions, expectations, questions, takeaways
from journeyctl.binding.ways import main_path, ways_of
from journeyctl.diagnostics import Diagnostic
from journeyctl.model import Journey, Lane
from journeyctl.source.nodes import Mapping


class Bound(NamedTuple):
    """The outcome of `bind`: a journey, or None when a diagnostic is an error."""

    journey: Journey | None
    diagnostics: tuple[Diagnostic, ...]


def bind(root: Mapping, catalogue: Catalogue, path: str) -> Bound:
    """The journey that a valid, expanded mapping describes. `path` is the file's name in messages ("-" for none)."""
    fields, findings = Fields(root), Findings()
    if refused_by_size(fields, findings):
        return Bound(None, findings.sorted())
    skeleton = outline(fields, findings)
    context = _context(fields, skeleton, catalogue, findings)
    journey = _journey(fields, skeleton, context, path)
    check_owners(journey.phases, catalogue, findings)
    return Bound(None if findings.failed else journey, findings.sorted())


def _context(root: Fields, skeleton: Outline, catalogue: Catalogue, findings: Findings) -> Context:
    return Context(
        catalogue=catalogue,
        channels=Channels(catalogue, findings),
        findings=findings,
        scale=scale_of(root, findings),
        activities=Names("activity", ((stub.id, stub.name) for stub in skeleton.activities)),
        phases=Names("phase", ((stub.id, stub.name) for stub in skeleton.phases if skeleton.given)),
        evidence=Names("evidence", ((key, key) for key, _, _ in root.pairs("evidence"))),
        phase_activities={stub.id: tuple(one.id for one in stub.activities) for stub in skeleton.phases},
    )


def _journey(root: Fields, skeleton: Outline, context: Context, path: str) -> Journey:
    rests_on = context.evidence_of(root, "rests_on")
    ground = Ground(rests_on)
    ways = ways_of(skeleton, context)
    phases = phases_of(skeleton, Flow(ways, main_path(skeleton, ways)), context, ground)
    sown = seeds(root, skeleton, context.findings)
    ballots = ballots_of(root, sown, context.findings)
    ideas = ideas_of(sown, ballots, context)
    lanes = _given_lanes(root, skeleton, context)
    return Journey(
        **header(root, context.catalogue, path),
        persona=persona_of(root, context),
        expectations=expectations(root, context, ground),
        questions=questions(root, context, ground),
        takeaways=takeaways(root, context, ground),
        actions=actions(root, context, ground),
        scale=context.scale,
        evidence=evidence_of(root, context),
        rests_on=rests_on,
        lanes=chosen(phases, ideas, blueprint=root.text("type") == "blueprint") if lanes is None else lanes,
        lanes_given=lanes is not None,
        phases=phases,
        phases_given=skeleton.given,
        ideas=ideas,
        ballots=ballots,
        span=root.span,
    )


def _given_lanes(root: Fields, skeleton: Outline, context: Context) -> tuple[Lane, ...] | None:
    lanes = listed(root, context.findings)
    if lanes is None:
        lanes = context.catalogue.lanes
    if lanes is not None:
        check_own(root, skeleton, lanes, context.findings)
    return lanes
