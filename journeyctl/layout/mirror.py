"""Right-to-left pictures: the same scene seen in a mirror, its words and signs still upright."""

from __future__ import annotations

import re

from journeyctl.box import Box
from journeyctl.layout.block import number
from journeyctl.scene import Anchor, Circle, Element, Glyph, Group, Path, Picture, Rect, Scene, Text

UPRIGHT = "code"
"""The role of what goes to the other side as it is: a code in a mirror is another code, or none."""
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)")
_ANCHORS: dict[str, Anchor] = {"start": "end", "end": "start", "middle": "middle"}


def mirrored(scene: Scene) -> Scene:
    """The scene with left and right exchanged; text, numerals and glyphs keep their own direction."""
    return scene._replace(children=tuple(_element(child, scene.width) for child in scene.children), rtl=True)


def _box(box: Box, width: float) -> Box:
    return box._replace(x=width - box.x - box.w)


def _element(element: Element, width: float) -> Element:
    if isinstance(element, Group) and element.role == UPRIGHT:
        ground = element.children[0]
        assert isinstance(ground, Rect), "a code lies on its ground"
        return element._replace(dx=width - element.dx - 2 * ground.box.x - ground.box.w)
    if isinstance(element, Group):
        children = tuple(_element(child, width) for child in element.children)
        clip = element.clip and _box(element.clip, width)
        return element._replace(children=children, dx=-element.dx, clip=clip)
    if isinstance(element, Text):
        box = element.box and _box(element.box, width)
        return element._replace(x=width - element.x, anchor=_ANCHORS[element.anchor], box=box)
    if isinstance(element, Rect | Picture):
        return element._replace(box=_box(element.box, width))
    if isinstance(element, Path):
        return element._replace(d=_path(element.d, width))
    if isinstance(element, Glyph):
        return element._replace(x=width - element.x - element.size)
    assert isinstance(element, Circle)
    return element._replace(x=width - element.x)


def _path(data: str, width: float) -> str:
    out: list[str] = []
    command, place = "", 0
    for token in _TOKEN.findall(data):
        if token.isalpha():
            command, place = token, 0
            out.append(token)
            continue
        value = float(token)
        if command == "H" or (command in "MLCQTS" and place % 2 == 0) or (command == "A" and place % 7 == 5):
            value = width - value
        elif command == "A" and place % 7 == 4:
            value = 1 - value
        place += 1
        out.append(number(value))
    return " ".join(out)
