"""The grounds of the columns: full-height bands in the tint of what happened, and the wash of folded runs."""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.overlay.columns import Fold
from journeyctl.overlay.desk import Desk
from journeyctl.scene import Element, Ink, Rect

BEYOND = 3.0
"""So far a band reaches beyond its column, at most half of the gap between two."""
RADIUS = 8.0
_TINTS = {"new": "add-tint", "gone": "del-tint", "moved": "chg-tint", "changed": "chg-tint"}


def grounds(desk: Desk, top: float, bottom: float, hatch: tuple[float, float]) -> tuple[Element, ...]:
    """The bands from `top` to `bottom`; what is gone is hatched as well, where no text stands on it."""
    found: list[Element] = []
    for slot in desk.plan.slots:
        box = Box(slot.x - BEYOND, top, slot.w + 2 * BEYOND, bottom - top)
        if isinstance(slot, Fold):
            found.append(Rect(Box(slot.x, top, slot.w, bottom - top), Ink("wash"), RADIUS))
        elif slot.sort in _TINTS:
            found.append(Rect(box, Ink(_TINTS[slot.sort]), RADIUS))
            if slot.sort == "gone":
                found.append(Rect(Box(box.x, hatch[0], box.w, hatch[1] - hatch[0]), Ink("url(#gone)")))
    return tuple(found)
