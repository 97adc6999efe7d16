"""What the map rests on: interviews, surveys, observations and the like.

In: the mapping under `evidence`. Out: `Evidence`, the answers of a survey tied to the activities they are about.
"""

from __future__ import annotations

from journeyctl.binding.context import Context
from journeyctl.binding.fields import Fields
from journeyctl.model import Answer, Evidence


def evidence_of(root: Fields, context: Context) -> tuple[Evidence, ...]:
    """All evidence of a journey, in file order."""
    return tuple(_evidence(key, item, context) for key, item in root.things("evidence"))


def _evidence(key: str, item: Fields, context: Context) -> Evidence:
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
        span=item.span,
    )


def _answer(item: Fields, context: Context) -> Answer:
    return Answer(score=item.number("score"), text=item.text("text"), targets=context.targets_of(item))
