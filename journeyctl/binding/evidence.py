"""What the map rests on: interviews, surveys, observations and the like.

In: the mapping under `evidence`. Out: `Evidence`, the answers of a survey tied to the activities they are about.
"""

from __future__ import annotations

from journeyctl.binding.context import Context
from journeyctl.binding.fields import Fields
from journeyctl.diagnostics import Span
from journeyctl.model import Answer, Evidence
from journeyctl.source.nodes import Mapping


def evidence_of(root: Fields, context: Context) -> tuple[Evidence, ...]:
    """All evidence of a journey, in file order."""
    found = []
    for key, span, value in root.pairs("evidence"):
        item = Fields(value if isinstance(value, Mapping) else Mapping((), span))
        found.append(_evidence(key, span, item, context))
    return tuple(found)


def _evidence(key: str, span: Span, item: Fields, context: Context) -> Evidence:
    return Evidence(
        id=key,
        kind=item.text("kind") or "other",
        count=item.whole("count"),
        score=item.number("score"),
        date=item.text("date"),
        about=item.text("about"),
        segment=item.text("segment"),
        source=item.text("source"),
        link=item.text("link"),
        answers=tuple(_answer(answer, context) for answer in item.items("answers")),
        span=span,
    )


def _answer(item: Fields, context: Context) -> Answer:
    return Answer(score=item.number("score"), text=item.text("text"), targets=context.targets_of(item))
