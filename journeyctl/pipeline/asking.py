"""What a journey believes, as a list or as a guide for an interview.

In: a journey that was read, and the form. Out: text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from journeyctl.model import Journey

ListForm = Literal["text", "markdown", "json"]
GuideForm = Literal["markdown", "html"]


def list_beliefs(journeys: Iterable[Journey], form: ListForm) -> str:
    """The beliefs of some journeys, each in its own language; JSON is one list."""
    from journeyctl import labels
    from journeyctl.assumptions import rank, telling

    several = tuple(journeys)
    if form == "json":
        data = [one for journey in several for one in telling.as_data(journey, rank(journey))]
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    told = telling.as_markdown if form == "markdown" else telling.as_text
    return "\n".join(
        told(journey, rank(journey), labels.load(journey.lang, journey.brand.words, "guide")) for journey in several
    )


def write_guide(journey: Journey, form: GuideForm) -> str:
    """The interview guide of a journey."""
    from journeyctl import labels
    from journeyctl.assumptions import guide, prepare, rank

    words = labels.load(journey.lang, journey.brand.words, "guide")
    made = prepare(journey, rank(journey), words)
    if form == "markdown":
        return guide.as_markdown(made)
    from journeyctl.paint.pages import page

    return page("guide", guide=made, journey=journey.title, rtl=words.rtl)
