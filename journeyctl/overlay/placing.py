"""Where small things stand beside the curves: the first place that meets nothing.

In: the box of every thing that stands already, and both curves. Out: boxes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeyctl.box import Box
from journeyctl.curve import Curve


class Room:
    """What is taken in the row of the curve, and the curves that nothing may lie on."""

    def __init__(self, frame: Box, curves: Sequence[Curve]) -> None:
        self.frame = frame
        self._curves = curves
        self._taken: list[Box] = []

    def take(self, box: Box) -> None:
        """Nothing else is put here."""
        self._taken.append(box)

    def cost(self, box: Box, air: float = 3.0) -> float:
        """How bad a place is: 0 when it is free, on the row, and on no curve."""
        around = box.grown(air)
        met = sum(around.meets(other) for other in self._taken)
        outside = box.x < self.frame.x or box.right > self.frame.right
        outside = outside or box.y < self.frame.y or box.bottom > self.frame.bottom
        return met * 100.0 + outside * 1000.0 + sum(_crossed(curve, around) for curve in self._curves)

    def best(self, boxes: Iterable[Box], most: float = 99.0) -> Box | None:
        """The first of the cheapest places, taken at once; None when each costs more than `most`."""
        ranked = [(self.cost(box), index, box) for index, box in enumerate(boxes)]
        cost, _, box = min(ranked, key=lambda one: one[:2])
        if cost > most:
            return None
        self.take(box)
        return box


def _crossed(curve: Curve, box: Box) -> float:
    """How much of a box a curve crosses, 0 to 11."""
    if not curve.pieces:
        return 0.0
    xs = (box.x + box.w * step / 10 for step in range(11))
    return float(sum(curve.covers(x) and box.y <= curve.at(x) <= box.bottom for x in xs))
