"""The picture in one paragraph, for those who hear it: phases, the best and the worst point, the goal."""

from __future__ import annotations

from journeyctl.labels import Labels
from journeyctl.layout.board import Board
from journeyctl.model import Journey


def summary(board: Board) -> str:
    """The description of the map in its own language."""
    journey, labels = board.journey, board.labels
    names = ", ".join(phase.name for phase in journey.phases)
    parts = [labels("summary.phases", names=names) if journey.phases_given else ""]
    parts.append(labels.count("summary.activities", len(journey.activities)))
    parts.append(extremes(journey, labels))
    if journey.purpose and journey.purpose.goal:
        parts.append(labels("summary.goal", goal=journey.purpose.goal.rstrip(".")))
    return " ".join(part for part in parts if part)


def extremes(journey: Journey, labels: Labels) -> str:
    """Where the happiness line is lowest and where highest; "" without one."""
    valued = [place for place in journey.activities if place.happiness is not None]
    if not valued:
        return ""
    low = min(valued, key=lambda place: place.happiness or 0.0)
    high = max(valued, key=lambda place: place.happiness or 0.0)
    lowest = labels("summary.lowest", name=low.name, n=low.number)
    return f"{lowest} {labels('summary.highest', name=high.name, n=high.number)}"
