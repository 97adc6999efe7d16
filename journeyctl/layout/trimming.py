"""A sheet that is cut out of a larger page: its ground reaches into the bleed, marks stand outside.

In: a scene and what the press wants. Out: the same scene on the larger page; and, apart from it, the marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.box import Box
from journeyctl.layout.block import moved, path
from journeyctl.layout.lettered import Pen, pen
from journeyctl.paper.press import Press
from journeyctl.paper.style import PT
from journeyctl.scene import Circle, Element, Group, Ink, Path, Rect, Scene

_NEAR = 0.01
_MARK = Ink(stroke="ink", width=0.25, cap="butt")
"""A quarter of a point: marks are drawn in points."""
_LENGTH, _RADIUS, _ARM = 5.0, 1.8, 3.2
"""Millimetres of a crop mark, and of a registration mark's circle and cross."""
_POINTS = 6.0
_APART = 8.0


def bled(scene: Scene, press: Press) -> Scene:
    """The scene on a page that is larger by the press's margin at each edge; what touches the edge fills the bleed."""
    margin, bleed = press.margin / scene.unit, press.bleed / scene.unit
    edges = Box(0.0, 0.0, scene.width, scene.height)
    # No group is put around the elements: what is told of a scene's groups must hold for this one as well.
    children = tuple(moved(one, margin, margin) for one in _reaching(scene.children, 0.0, 0.0, edges, bleed))
    return scene._replace(width=scene.width + 2 * margin, height=scene.height + 2 * margin, children=children)


def _reaching(elements: tuple[Element, ...], dx: float, dy: float, edges: Box, by: float) -> Iterator[Element]:
    """The elements; rectangles that touch an edge of the sheet go on beyond it."""
    for one in elements:
        if isinstance(one, Group) and one.clip is None:
            inside = _reaching(one.children, dx + one.dx, dy + one.dy, edges, by)
            yield one._replace(children=tuple(inside))
        elif isinstance(one, Rect) and not one.r:
            yield one._replace(box=_grown(one.box, Box(edges.x - dx, edges.y - dy, edges.w, edges.h), by))
        else:
            yield one


def _grown(box: Box, edges: Box, by: float) -> Box:
    left, top = (by if abs(a - b) < _NEAR else 0.0 for a, b in ((box.x, edges.x), (box.y, edges.y)))
    right, low = (by if abs(a - b) < _NEAR else 0.0 for a, b in ((box.right, edges.right), (box.bottom, edges.bottom)))
    return Box(box.x - left, box.y - top, box.w + left + right, box.h + top + low)


def marks(scene: Scene, press: Press, slug: tuple[str, str]) -> Scene:
    """The marks of a sheet, on a page as large as that of `bled`, in points.

    Args:
        scene: the sheet, as large as it is trimmed.
        press: which marks, and how far outside.
        slug: what stands below the sheet, left and right of its middle.
    """
    width, height = (side * scene.unit for side in (scene.width, scene.height))
    sheet = Box(press.margin, press.margin, width, height)
    elements: list[Element] = []
    if "crop" in press.marks:
        elements += _crop(sheet, press.clear)
    if "registration" in press.marks:
        elements += _registration(sheet, press.clear + _ARM + 0.8)
    elements += _slug(sheet, press.clear, slug, pen(scene.lang))
    across, down = ((side + 2 * press.margin) / PT for side in (width, height))
    return Scene(across, down, PT, False, scene.lang, False, scene.title, "", "", 1, (), tuple(elements))


def _crop(sheet: Box, clear: float) -> Iterator[Element]:
    """Two lines at each corner, on the line of the cut."""
    far = clear + _LENGTH
    for x in (sheet.x, sheet.right):
        yield _line(x, sheet.y - far, x, sheet.y - clear)
        yield _line(x, sheet.bottom + clear, x, sheet.bottom + far)
    for y in (sheet.y, sheet.bottom):
        yield _line(sheet.x - far, y, sheet.x - clear, y)
        yield _line(sheet.right + clear, y, sheet.right + far, y)


def _registration(sheet: Box, away: float) -> Iterator[Element]:
    """A cross in a circle at the middle of each edge."""
    x, y = sheet.x + sheet.w / 2, sheet.y + sheet.h / 2
    for at, down in ((x, sheet.y - away), (x, sheet.bottom + away), (sheet.x - away, y), (sheet.right + away, y)):
        yield Circle(at / PT, down / PT, _RADIUS / PT, _MARK)
        yield _line(at - _ARM, down, at + _ARM, down)
        yield _line(at, down - _ARM, at, down + _ARM)


def _slug(sheet: Box, clear: float, slug: tuple[str, str], writing: Pen) -> Iterator[Element]:
    """The words below the sheet, at both sides of the mark in the middle; smaller where they would meet it."""
    room = sheet.w / 2 - 2 * _APART
    wide = max(writing.width(text, _POINTS) for text in slug)
    points = _POINTS * min(1.0, room / max(wide, _NEAR))
    y = sheet.bottom + clear + 4.8
    for text, x, anchor in ((slug[0], sheet.x + _APART, "start"), (slug[1], sheet.right - _APART, "end")):
        made = writing.line(text, x, y, points, anchor="end" if anchor == "end" else "start")
        if text:
            yield made._replace(x=made.x / PT, y=made.y / PT, size=points, width=made.width / PT)


def _line(x: float, y: float, to_x: float, to_y: float) -> Path:
    return Path(path("M", x / PT, y / PT, "L", to_x / PT, to_y / PT), _MARK)
