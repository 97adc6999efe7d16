"""The picture in one paragraph, for those who hear it: phases, the best and the worst point, the goal."""

from __future__ import annotations

from journeyctl.layout.board import Board


def summary(board: Board) -> str:
    """The description of the map in its own language."""
    journey, labels = board.journey, board.labels
    names = ", ".join(phase.name for phase in journey.phases)
    parts = [labels("summary.phases", names=names) if journey.phases_given else ""]
    parts.append(labels.count("summary.activities", len(journey.activities)))
    valued = [place for place in journey.activities if place.happiness is not None]
    if valued:
        low = min(valued, key=lambda place: place.happiness or 0.0)
        high = max(valued, key=lambda place: place.happiness or 0.0)
        parts.append(labels("summary.lowest", name=low.name, n=low.number))
        parts.append(labels("summary.highest", name=high.name, n=high.number))
    if journey.purpose and journey.purpose.goal:
        parts.append(labels("summary.goal", goal=journey.purpose.goal.rstrip(".")))
    return " ".join(part for part in parts if part)
