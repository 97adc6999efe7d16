"""What an activity and a phase have in common: everything that can stand in a cell, bound.

In: the mapping of a place, the evidence around it. Out: `Content`, the fields of the model's `Place` but id and name.
"""

from __future__ import annotations

from typing import Literal, TypedDict, get_args

from journeyctl.binding.context import Context, Ground
from journeyctl.binding.fields import Fields, nodes
from journeyctl.binding.happiness import felt
from journeyctl.binding.statements import MARKS, asks, delights, measures, needs, pains, statements
from journeyctl.binding.text import plain
from journeyctl.binding.work import works
from journeyctl.diagnostics import Span
from journeyctl.model import (
    Ask,
    Cell,
    Delight,
    Mark,
    Measure,
    Need,
    Pain,
    Standing,
    Statement,
    Touchpoint,
    Work,
)
from journeyctl.source.nodes import Scalar

Depth = Literal["overview", "detail"]
DEPTHS: tuple[Depth, ...] = get_args(Depth)


class Stated(TypedDict, total=False):
    """The lanes of statements and work."""

    thoughts: tuple[Statement, ...]
    wants: tuple[Statement, ...]
    can: tuple[Statement, ...]
    needs: tuple[Need, ...]
    pains: tuple[Pain, ...]
    delights: tuple[Delight, ...]
    frontstage: tuple[Work, ...]
    backstage: tuple[Work, ...]
    support: tuple[Work, ...]


class Content(Stated, total=False):
    """All that a place holds."""

    ratings: tuple[float, ...]
    happiness: float | None
    happiness_written: str
    emotion: str
    because: str
    touchpoints: tuple[Touchpoint, ...]
    physical: tuple[str, ...]
    measures: tuple[Measure, ...]
    cells: tuple[Cell, ...]
    ask: tuple[Ask, ...]
    evidence: tuple[str, ...]
    standing: Standing
    mark: Mark | None
    duration: str
    time: str
    owner: str
    about: str
    actor: str
    date: str
    level: Depth | None
    link: str
    tags: tuple[str, ...]
    span: Span


def content(item: Fields, context: Context, around: Ground) -> Content:
    """The content of an activity or a phase; `around` is the evidence of what it stands in."""
    own = context.evidence_of(item)
    happiness = felt(item, context.scale, context.findings)
    return Content(
        **_stated(item, context, around.under(item, own)),
        ratings=happiness.ratings,
        happiness=happiness.mean,
        happiness_written=happiness.written,
        emotion=item.text("emotion"),
        because=item.text("because"),
        touchpoints=tuple(context.channels.touchpoint(one) for one in item.items("touchpoints")),
        physical=item.texts("physical"),
        measures=measures(item),
        cells=cells(item),
        ask=asks(item),
        evidence=own,
        standing=around.standing(item, own),
        mark=item.word("mark", MARKS),
        duration=item.text("duration"),
        time=item.text("time"),
        owner=item.text("owner"),
        about=item.text("about"),
        actor=item.text("actor"),
        date=item.text("date"),
        level=item.word("level", DEPTHS),
        link=item.text("link"),
        tags=item.texts("tags"),
        span=item.span,
    )


def _stated(item: Fields, context: Context, ground: Ground) -> Stated:
    return Stated(
        thoughts=statements(item, "thoughts", context, ground),
        wants=statements(item, "wants", context, ground),
        can=statements(item, "can", context, ground),
        needs=needs(item, context, ground),
        pains=pains(item, context, ground),
        delights=delights(item, context, ground),
        frontstage=works(item, "frontstage", context, ground),
        backstage=works(item, "backstage", context, ground),
        support=works(item, "support", context, ground),
    )


def cells(item: Fields) -> tuple[Cell, ...]:
    """What stands in the team's own rows."""
    made = []
    for lane, _, value in item.pairs("cells"):
        texts = tuple(plain(node) for node in nodes(value) if isinstance(node, Scalar))
        made.append(Cell(lane=lane, texts=tuple(text for text in texts if text)))
    return tuple(made)
