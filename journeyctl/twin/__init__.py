"""The table twin: every word of a journey in reading order, as plain text in the map's language.

In: a `Journey` and its `Labels`. Out: one text, for a terminal, a pipe and a screen reader.
"""

from __future__ import annotations

from journeyctl.labels import Labels
from journeyctl.model import Journey


def tell(journey: Journey, labels: Labels) -> str:
    """The journey in words. The same journey gives the same text."""
    lines = [journey.title, "", labels("summary.phases", names=", ".join(phase.name for phase in journey.phases)), ""]
    for activity in journey.activities:
        value = activity.happiness
        felt = "" if value is None else f" ({labels.number(value, signed=True)})"
        lines.append(f"{activity.number}. {activity.name}{felt}")
    return "\n".join(lines) + "\n"
