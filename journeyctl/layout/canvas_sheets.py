"""Which lanes of a blank map hang on which sheet, and how high each of them is.

In: the least height of every lane, the room of the sheets. Out: the lanes of every sheet with their heights. The curve
gets what is left over, then the boxes at the end, then lanes get further rows of slots.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from journeyctl.layout.canvas_curve import MOST
from journeyctl.layout.canvas_foot import MOST_BOX

GAP = 5.0
WIDEST_GAP = 12.0
LEFT_OVER = "left-over"
ENDLESS = 1e9


class Lot(NamedTuple):
    """The lanes of a sheet, how high each is, and how far apart they stand."""

    lanes: tuple[str, ...]
    heights: Mapping[str, float]
    gap: float = GAP

    @property
    def height(self) -> float:
        """The height of all, the gaps between them included."""
        return sum(self.heights[lane] for lane in self.lanes) + self.gap * max(0, len(self.lanes) - 1)


class Needs(NamedTuple):
    """What is to be dealt out.

    Attributes:
        lanes: top to bottom, those on which nothing may end joined to the next (`together`).
        least: the least height of each lane.
        more: what one more row of slots adds to a lane, for lanes that can have one.
    """

    lanes: tuple[str, ...]
    least: Mapping[str, float]
    more: Mapping[str, float]


def dealt(needs: Needs, first: float, later: float) -> tuple[tuple[str, ...], ...]:
    """The lanes by sheet: as many on each as fit, none parted; the strip of phases stays with the lane below it.

    `first` and `later` are the rooms of the first sheet and of all others.
    """
    sheets: list[list[str]] = [[]]
    for bunch in _bunches(needs.lanes):
        room = first if len(sheets) == 1 else later
        if sheets[-1] and _height((*sheets[-1], *bunch), needs.least) > room:
            sheets.append([])
        sheets[-1] += bunch
    return tuple(tuple(one) for one in sheets)


def _bunches(lanes: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = []
    held: tuple[str, ...] = ()
    for lane in lanes:
        if lane == "phases" and lane != lanes[-1]:
            held = (*held, lane)
            continue
        found.append((*held, lane))
        held = ()
    return (*found, held) if held else tuple(found)


def _height(lanes: tuple[str, ...], heights: Mapping[str, float]) -> float:
    return sum(heights[lane] for lane in lanes) + GAP * max(0, len(lanes) - 1)


def overflow(sheet: tuple[str, ...], needs: Needs, room: float) -> float:
    """How many millimetres a sheet lacks for its lanes; 0 or less when they fit."""
    return _height(sheet, needs.least) - room


def stretched(sheet: tuple[str, ...], needs: Needs, room: float) -> Lot:
    """The lanes of a sheet with what is left of its room dealt out."""
    heights = {lane: needs.least[lane] for lane in sheet}
    free = room - _height(sheet, heights)
    if free >= ENDLESS / 2:
        return Lot(sheet, heights)
    for lane, most in (("happiness", MOST), (LEFT_OVER, MOST_BOX)):
        if lane in heights:
            given = min(free, max(0.0, most - heights[lane]))
            heights[lane] += given
            free -= given
    free = _rows(heights, needs, free)
    gaps = max(1, len(sheet) - 1)
    return Lot(sheet, heights, min(WIDEST_GAP, GAP + free / gaps))


def _rows(heights: dict[str, float], needs: Needs, free: float) -> float:
    """Further rows of slots while there is room, for one lane after the other; what is left."""
    found = True
    while found:
        found = False
        for lane, more in needs.more.items():
            if lane in heights and more <= free:
                heights[lane] += more
                free -= more
                found = True
    return free
