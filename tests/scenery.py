"""What a drawn scene shows between activities: cards, ways, labels and exits with their places on the page."""

from __future__ import annotations

import re
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.scene import Element, Group, Path, Rect, Scene, Text

XY = tuple[float, float]
_TAKES = {"M": 2, "L": 2, "Q": 4}


class Line(NamedTuple):
    """A way: the corners it turns at (rounded ones count as sharp), and whether it is dashed."""

    corners: tuple[XY, ...]
    dashed: bool

    @property
    def pieces(self) -> tuple[Box, ...]:
        """Its straight pieces, as boxes without breadth."""
        pairs = zip(self.corners, self.corners[1:], strict=False)
        return tuple(Box(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1])) for a, b in pairs)

    def meets(self, box: Box) -> bool:
        """Whether it runs through the inside of a box."""
        return any(piece.grown(0.01).meets(box) for piece in self.pieces)


class Scenery(NamedTuple):
    """Cards by the id of their activity; ways; labels of ways and words below exits, with their texts."""

    cards: dict[str, Box]
    ways: tuple[Line, ...]
    labels: tuple[tuple[Box, str], ...]
    exits: tuple[tuple[Box, str], ...]


def scenery(scene: Scene) -> Scenery:
    """What a scene shows between activities."""
    made = Scenery({}, (), (), ())
    for child in scene.children:
        made = _walked(child, 0.0, 0.0, made)
    return made


def _walked(element: Element, dx: float, dy: float, made: Scenery) -> Scenery:
    if not isinstance(element, Group):
        return made
    x, y = dx + element.dx, dy + element.dy
    if element.role == "card":
        # The last of the largest: the edge of a card behind it comes first.
        boxes = [one.box for one in element.children if isinstance(one, Rect)]
        made.cards[element.id] = _moved(max(reversed(boxes), key=lambda box: box.w * box.h), x, y)
    if element.role == "way":
        path = next(one for one in element.children if isinstance(one, Path))
        corners = tuple((a + x, b + y) for a, b in _corners(path.d))
        made = made._replace(ways=(*made.ways, Line(corners, bool(path.ink.dash))))
    if element.role == "pill":
        box = next(one.box for one in element.children if isinstance(one, Rect))
        made = made._replace(labels=(*made.labels, (_moved(box, x, y), _words(element))))
    if element.role == "exit":
        made = made._replace(exits=(*made.exits, (_ink(element, x, y), _words(element))))
    for child in element.children:
        made = _walked(child, x, y, made)
    return made


def _moved(box: Box, x: float, y: float) -> Box:
    return box._replace(x=box.x + x, y=box.y + y)


def _words(group: Group) -> str:
    return " ".join(one.text for one in group.children if isinstance(one, Text))


def _ink(group: Group, x: float, y: float) -> Box:
    """The box of an exit's words."""
    lines = [one for one in group.children if isinstance(one, Text)]
    left, top = min(one.x for one in lines), min(one.y - 0.73 * one.size for one in lines)
    right, bottom = max(one.x + one.width for one in lines), max(one.y + 0.2 * one.size for one in lines)
    return Box(left + x, top + y, right - left, bottom - top)


def _corners(data: str) -> list[XY]:
    """The points of path data, control points included."""
    tokens = re.findall(r"[A-Z]|-?[\d.]+", data)
    found: list[XY] = []
    at, command = 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
        numbers = [float(one) for one in tokens[at : at + _TAKES[command]]]
        at += _TAKES[command]
        found += [(numbers[i], numbers[i + 1]) for i in range(0, len(numbers), 2)]
    return found
