"""What a scene draws on what: texts, lines and signs, each with the token of the shape that lies under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from journeyctl import resources
from journeyctl.box import Box
from journeyctl.scene import Circle, Glyph, Path, Rect, Scene, Text
from tests.geometry import Flat, flat, shape_box, text_box

TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "A": 7, "Z": 0}
SLACK = 0.5
LARGE, LARGE_BOLD = 24.0, 18.66
"""Pixels from which WCAG calls a text large: 18 points, and 14 points of bold."""


class Inked(NamedTuple):
    """Something drawn in `token` on `ground`; `what` says which, `large` whether it is a large text."""

    kind: str
    token: str
    ground: str
    large: bool
    what: str


def inked(scene: Scene) -> Iterator[Inked]:
    """Every text, line and line icon of a scene, in the order of painting. Gradients and hatches are no ground."""
    shapes: list[tuple[float, int, Box, str]] = []
    for one in flat(scene):
        element = one.element
        box = _box(one)
        ground = _under(box, shapes)
        if isinstance(element, Text):
            yield Inked("text", element.fill, ground, _large(element, scene), element.text)
        elif isinstance(element, Glyph):
            if element.name in resources.icons():
                yield Inked("sign", element.ink, ground, False, element.name)
            if element.name == "fail":
                shapes.append((box.w * box.h, -len(shapes), box, "neg-text"))
        else:
            if element.ink.stroke and element.ink.width and not element.ink.stroke.startswith("url("):
                yield Inked("line", element.ink.stroke, ground, False, "/".join(one.roles))
            if element.ink.fill and not element.ink.fill.startswith("url("):
                assert element.ink.fill_opacity == element.ink.opacity == 1.0, "a ground that shines through"
                shapes.append((box.w * box.h, -len(shapes), box, element.ink.fill))


def _under(box: Box, shapes: list[tuple[float, int, Box, str]]) -> str:
    """The fill of the smallest shape that holds a box, the last of equals."""
    holding = [shape for shape in shapes if shape[2].holds(box, SLACK)]
    return min(holding)[3] if holding else "paper"


def _large(text: Text, scene: Scene) -> bool:
    pixels = text.size * scene.unit * (1.0 if scene.in_pixels else 96 / 25.4)
    return pixels >= (LARGE_BOLD if text.face.endswith("-bold") else LARGE)


def _box(one: Flat) -> Box:
    if isinstance(one.element, Text):
        # What matters is the line's middle: descenders may reach beyond a pill.
        box = text_box(one)
        return Box(box.x, box.y + box.h / 2, box.w, 0.0)
    if isinstance(one.element, Path):
        return _bounds(one.element.d, one.dx, one.dy)
    box = shape_box(one)
    assert isinstance(one.element, Rect | Circle | Glyph)
    assert box is not None
    return box


def _bounds(data: str, dx: float, dy: float) -> Box:
    """The box of path data, control points included."""
    xs: list[float] = []
    ys: list[float] = []
    for command, written in re.findall(r"([MLHVCQAZ])([^A-Z]*)", data):
        numbers = [float(one) for one in re.findall(r"-?[\d.]+", written)]
        assert not TAKES[command] or len(numbers) % TAKES[command] == 0
        if command == "A":
            numbers = [one for at in range(0, len(numbers), 7) for one in numbers[at + 5 : at + 7]]
        xs += numbers if command == "H" else [] if command == "V" else numbers[0::2]
        ys += numbers if command == "V" else [] if command == "H" else numbers[1::2]
    return Box(min(xs) + dx, min(ys) + dy, max(xs) - min(xs), max(ys) - min(ys))
