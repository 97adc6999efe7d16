"""Phases and activities whole.

In: the outline, the ways, the context. Out: the `Phase`s of the model. A phase without activities is itself empty; its
one implied activity carries what was written on it.
"""

from __future__ import annotations

from typing import NamedTuple, get_args

from journeyctl.binding.content import Content, content
from journeyctl.binding.context import Context, Ground
from journeyctl.binding.outline import ActivityStub, Outline, PhaseStub
from journeyctl.binding.ways import Ways, observed
from journeyctl.model import Activity, Kind, Phase, Stage

KINDS: tuple[Kind, ...] = get_args(Kind)
STAGES: tuple[Stage, ...] = get_args(Stage)


class Flow(NamedTuple):
    """Where activities lead, and the ids of those on the main path."""

    ways: Ways
    main: frozenset[str]


def phases_of(outline: Outline, flow: Flow, context: Context, ground: Ground) -> tuple[Phase, ...]:
    """The phases of a journey with their activities; `ground` is the evidence of the whole map."""
    return tuple(_phase(stub, flow, context, ground) for stub in outline.phases)


def _phase(stub: PhaseStub, flow: Flow, context: Context, around: Ground) -> Phase:
    item = stub.fields
    evidence = context.evidence_of(item)
    if stub.implied:
        own, inside = Content(standing=around.standing(item, evidence), span=item.span), around
    else:
        own, inside = content(item, context, around), around.under(item, evidence)
    return Phase(
        **own,
        id=stub.id,
        name=stub.name,
        stage=item.word("stage", STAGES),
        group=item.text("group"),
        customer_goal=item.text("customer_goal"),
        promise=item.text("promise"),
        gap=item.text("gap"),
        drivers=item.texts("drivers"),
        activities=tuple(_activity(activity, flow, context, inside) for activity in stub.activities),
    )


def _activity(stub: ActivityStub, flow: Flow, context: Context, around: Ground) -> Activity:
    item = stub.fields
    return Activity(
        **content(item, context, around),
        id=stub.id,
        name=stub.name,
        number=stub.number,
        phase=stub.phase,
        kind=item.word("kind", KINDS) or "does",
        present=item.flag("present", default=True),
        optional=item.flag("optional"),
        observed=observed(item, context.findings),
        journey=item.text("journey"),
        ways=flow.ways[stub.id],
        on_main=stub.id in flow.main,
        implied=stub.implied,
    )
