"""The blueprint's work: what is done in front of the customer, behind the scene and in support.

In: mappings under `frontstage`, `backstage`, `support`. Out: `Work`. A system of the project's catalogue brings its
name and owner.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from journeyctl.binding.catalogue import System
from journeyctl.binding.channels import ours
from journeyctl.binding.context import Context, Ground
from journeyctl.binding.fields import Fields, nodes
from journeyctl.binding.identity import fold
from journeyctl.binding.text import plain
from journeyctl.model import Fail, Work
from journeyctl.source.nodes import Mapping as Block
from journeyctl.source.nodes import Scalar

Origin = Literal["customer", "us", "both"]
ORIGINS: tuple[Origin, ...] = get_args(Origin)


def works(place: Fields, key: str, context: Context, ground: Ground) -> tuple[Work, ...]:
    """The work of one of the three lanes at a place."""
    return tuple(_work(item, context, ground) for item in place.items(key))


def _work(item: Fields, context: Context, ground: Ground) -> Work:
    own = context.evidence_of(item)
    system = system_of(item.text("system"), context.catalogue.systems)
    return Work(
        action=item.text("action"),
        actor=item.text("actor"),
        system=system.name,
        owner=item.text("owner") or system.owner,
        channel=context.channels.channel(item),
        origin=item.word("from", ORIGINS) or "both",
        ours=ours(item),
        fails=_fail(item.within("fails")),
        evidence=own,
        standing=ground.standing(item, own),
        span=item.span,
    )


def system_of(word: str, systems: Mapping[str, System]) -> System:
    """The system that a word means: one of the catalogue by id or name, else one of that name."""
    if word in systems:
        return systems[word]
    return next((one for one in systems.values() if word and fold(one.name) == fold(word)), System(word))


def _fail(item: Fields | None) -> Fail | None:
    if item is None:
        return None
    return Fail(
        text=item.text("text"),
        cost=item.text("cost"),
        owner=item.text("owner"),
        ideas=tuple(text for node in nodes(item.node_of("ideas")) if (text := _idea_text(node))),
        span=item.span,
    )


def _idea_text(node: object) -> str:
    """An idea at a fail point is told in its table by its text alone."""
    if isinstance(node, Block):
        idea = Fields(node)
        return idea.text("text") or idea.text("quote")
    return plain(node) if isinstance(node, Scalar) else ""
