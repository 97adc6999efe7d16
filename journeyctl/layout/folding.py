"""Folds a wide picture into bands: what stands at the right of a label column goes under what stands at its left.

In: the elements of a picture whose label columns are repeated, and where these begin. Out: the same elements, moved.
"""

from __future__ import annotations

import re

from journeyctl.layout.block import moved
from journeyctl.model import Journey
from journeyctl.scene import Circle, Element, Glyph, Group, Path, Rect, Text

_FIRST = re.compile(r"-?[\d.]+")


def breaks(journey: Journey, bands: int) -> tuple[int, ...]:
    """The phases that begin a band, so that the longest of so many bands is as short as can be."""
    sizes = [len(phase.activities) for phase in journey.phases]
    most = max(sizes)
    while len(found := _filled(sizes, most)) >= bands:
        most += 1
    return found


def _filled(sizes: list[int], most: int) -> tuple[int, ...]:
    """The phases that begin a band when every band takes what it can, up to so many activities."""
    found: list[int] = []
    filled = 0
    for index, size in enumerate(sizes):
        if filled and filled + size > most:
            found.append(index)
            filled = 0
        filled += size
    return tuple(found)


def folded(elements: tuple[Element, ...], shifts: tuple[float, ...], margin: float, drop: float) -> list[Element]:
    """The elements in bands, each `drop` below the one before it.

    `shifts` are how far the label column of every further band stands from the first one, which begins at `margin`.
    A group of a lane is divided among the bands; everything else goes with its first leaf.
    """
    made: list[Element] = []
    for one in elements:
        if isinstance(one, Group) and one.role == "lane":
            made += _divided(one, shifts, margin, drop)
        else:
            band = _band(_left(one), shifts, margin)
            made.append(moved(one, -_shift(shifts, band), band * drop))
    return made


def _divided(lane: Group, shifts: tuple[float, ...], margin: float, drop: float) -> list[Group]:
    parts: list[list[Element]] = [[] for _ in range(len(shifts) + 1)]
    for child in lane.children:
        parts[_band(_left(child), shifts, margin)].append(child)
    made = []
    for band, children in enumerate(parts):
        if children:
            name = f"{lane.id}-band-{band + 1}" if band else lane.id
            dx, dy = lane.dx - _shift(shifts, band), lane.dy + band * drop
            made.append(lane._replace(children=tuple(children), id=name, dx=dx, dy=dy))
    return made


def _shift(shifts: tuple[float, ...], band: int) -> float:
    return shifts[band - 1] if band else 0.0


def _band(left: float, shifts: tuple[float, ...], margin: float) -> int:
    # What belongs to a label column may begin a little before it.
    return sum(left >= margin + shift - 3.0 for shift in shifts)


def _left(element: Element) -> float:
    """Where the first leaf of an element begins."""
    if isinstance(element, Group):
        return element.dx + (_left(element.children[0]) if element.children else 0.0)
    if isinstance(element, Text):
        return element.x - {"start": 0.0, "middle": element.width / 2, "end": element.width}[element.anchor]
    if isinstance(element, Rect):
        return element.box.x
    if isinstance(element, Path):
        found = _FIRST.search(element.d)
        return float(found[0]) if found else 0.0
    if isinstance(element, Circle):
        return element.x - element.r
    assert isinstance(element, Glyph)
    return element.x
