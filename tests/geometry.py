"""Scenes made flat: every element with its absolute place, for proofs about pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.scene import Circle, Element, Glyph, Group, Path, Picture, Rect, Scene, Text


class Flat(NamedTuple):
    """An element in page coordinates, and the roles and ids of the groups around it, outermost first."""

    element: Element
    dx: float
    dy: float
    roles: tuple[str, ...]
    ids: tuple[str, ...]


def flat(scene: Scene) -> Iterator[Flat]:
    """Every primitive of a scene."""
    for child in scene.children:
        yield from _walk(child, 0.0, 0.0, (), ())


def _walk(element: Element, dx: float, dy: float, roles: tuple[str, ...], ids: tuple[str, ...]) -> Iterator[Flat]:
    if isinstance(element, Group):
        for child in element.children:
            yield from _walk(child, dx + element.dx, dy + element.dy, (*roles, element.role), (*ids, element.id))
    else:
        yield Flat(element, dx, dy, roles, ids)


def text_box(flat_text: Flat) -> Box:
    """The ink box of a line of text: its measured width, from ascender to descender."""
    text = flat_text.element
    assert isinstance(text, Text)
    left = text.x - {"start": 0.0, "middle": text.width / 2, "end": text.width}[text.anchor]
    return Box(left + flat_text.dx, text.y + flat_text.dy - 0.73 * text.size, text.width, 0.93 * text.size)


def shape_box(one: Flat) -> Box | None:
    """The box of a rectangle, circle or glyph; None for a path."""
    element = one.element
    if isinstance(element, Rect | Picture):
        box = element.box
        return Box(box.x + one.dx, box.y + one.dy, box.w, box.h)
    if isinstance(element, Circle):
        return Box(element.x - element.r + one.dx, element.y - element.r + one.dy, 2 * element.r, 2 * element.r)
    if isinstance(element, Glyph):
        return Box(element.x + one.dx, element.y + one.dy, element.size, element.size)
    assert isinstance(element, Path | Text)
    return None


def overlaps(boxes: list[tuple[Box, str]], slack: float = 0.0) -> list[tuple[str, str]]:
    """Pairs of boxes that overlap by more than `slack` both ways (a sweep from left to right)."""
    found = []
    active: list[tuple[Box, str]] = []
    for box, name in sorted(boxes, key=lambda pair: pair[0].x):
        active = [pair for pair in active if pair[0].right > box.x + slack]
        for other, other_name in active:
            if min(other.bottom, box.bottom) - max(other.y, box.y) > slack:
                found.append((other_name, name))
        active.append((box, name))
    return found
