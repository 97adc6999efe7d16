"""The table twin: every word of a journey in reading order, as plain text in the map's language.

In: a `Journey` and its `Labels`. Out: one text for a terminal, a pipe and a screen reader: what the map is, whom it is
about and what it rests on; a table of the activities; then every phase and activity told; then ideas and work. It says
what the picture says in the same words, and what has no place in the picture.
"""

from __future__ import annotations

from journeyctl.labels import Labels
from journeyctl.model import Journey
from journeyctl.twin.evidence import evidence
from journeyctl.twin.facts import about, persona, sheet, takeaways, title
from journeyctl.twin.ideas import actions, ballots, ideas, parking
from journeyctl.twin.lines import render
from journeyctl.twin.places import phases
from journeyctl.twin.table import overview
from journeyctl.twin.teller import teller

__all__ = ["tell"]

_SECTIONS = (
    title, persona, about, takeaways, evidence, overview, phases, ideas, ballots, actions, parking, sheet,
)  # fmt: skip


def tell(journey: Journey, labels: Labels) -> str:
    """The journey in words. The same journey and labels give the same text."""
    one = teller(journey, labels)
    return render(line for part in _SECTIONS for line in part(one))
