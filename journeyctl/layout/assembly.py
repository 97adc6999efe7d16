"""The assembly plan of a poster on tiles: the poster in small with every sheet's number, and what to do.

In: a `Tiling` and the words. Out: a scene of the first sheet in millimetres, and where on it the poster is shown.
"""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.labels import Labels
from journeyctl.layout.block import Block, path, placed
from journeyctl.layout.lettered import Pen, pen
from journeyctl.layout.tiles import sheet_scene
from journeyctl.paper.style import PT
from journeyctl.paper.tiling import Tile, Tiling
from journeyctl.scene import Element, Group, Ink, Path, Rect, Scene

_AIR = 8.0
"""Millimetres between what the printer leaves white and the first word."""
_TITLE, _BODY = 18.0, 10.0
_BETWEEN = 8.0
_RULE = 100.0
"""The length of the line by which people see that the sheets came out in their size."""
_VEIL = Ink(fill="paper", fill_opacity=0.45)
_GRID = Ink(stroke="ink", width=0.35)
_DISC = Ink(fill="paper", fill_opacity=0.9)


def plan(made: Tiling, title: str, paper: str, words: Labels) -> tuple[Scene, Box]:
    """The plan, to be laid over the poster in small, and where that stands: groups `head`, `grid` and `steps`."""
    writing = pen(words.lang)
    page = Box(0.0, 0.0, made.width, made.height).grown(-made.edge - _AIR)
    head, top = _head(made, page, title, paper, words, writing)
    beside = made.width > made.height
    measure = min(105.0, page.w * 0.42) if beside else page.w
    steps, high = _steps(measure, words, writing)
    room = Box(page.x, top, page.w - measure - _BETWEEN, page.bottom - top) if beside else Box(
        page.x, top, page.w, page.bottom - top - high - _BETWEEN
    )  # fmt: skip
    wide, tall = made.poster
    share = min(room.w / wide, room.h / tall)
    small = Box(room.x, room.y, wide * share, tall * share)
    x, y = (page.right - measure, top) if beside else (page.x, small.bottom + _BETWEEN)
    drawn = (Rect(small, _VEIL), *(one for tile in made.tiles for one in _cell(tile, small, share, writing)))
    moved = placed(Block(steps, measure, high), x, y)
    groups = Group("head", head), Group("grid", drawn), Group("steps", moved)
    return sheet_scene(made, title, words.lang, groups), small


def _head(
    made: Tiling, page: Box, title: str, paper: str, words: Labels, writing: Pen
) -> tuple[tuple[Element, ...], float]:
    """The title of the poster and what it becomes; and where the rest begins."""
    size = words(
        "tile.size", width=words.number(made.poster[0], 0), height=words.number(made.poster[1], 0),
        sheets=len(made.tiles), paper=paper, share=words.number(made.scale * 100, 1),
    )  # fmt: skip
    first = writing.paragraph(f"{words('tile.plan')}: {title}", page.w, _TITLE, "semibold")
    second = writing.paragraph(size, page.w, _BODY)
    below = page.y + first.height + 3.0
    elements = (*placed(first, page.x, page.y), *placed(second, page.x, below))
    return elements, below + second.height + _BETWEEN


def _steps(measure: float, words: Labels, writing: Pen) -> tuple[tuple[Element, ...], float]:
    """What to do, numbered, from y = 0 on; and how high it is."""
    elements: list[Element] = []
    indent, y = 7.0, 0.0
    for number, name in enumerate(("print", "cut", "lay", "join", "trim"), start=1):
        text = writing.paragraph(words(f"tile.{name}"), measure - indent, _BODY)
        elements.append(writing.line(str(number), 0.0, y + 0.8 * _BODY * PT, _BODY, "semibold"))
        elements += placed(text, indent, y)
        y += text.height
        if name == "print":
            elements.append(_ruler(min(indent, measure - _RULE), y + 4.0))
            y += 6.0
        y += 3.5
    return tuple(elements), y


def _ruler(x: float, y: float) -> Path:
    return Path(
        path("M", x, y - 1.5, "V", y + 1.5, "M", x, y, "H", x + _RULE, "M", x + _RULE, y - 1.5, "V", y + 1.5), _GRID
    )


def _cell(tile: Tile, small: Box, share: float, writing: Pen) -> tuple[Element, ...]:
    """The frame of one tile on the drawing, and its number."""
    frame = Box(
        small.x + tile.across.start * share, small.y + tile.down.start * share,
        (tile.across.end - tile.across.start) * share, (tile.down.end - tile.down.start) * share,
    )  # fmt: skip
    x, y = frame.x + frame.w / 2, frame.y + frame.h / 2
    points = min(14.0, 0.36 * min(frame.w, frame.h) / PT)
    number = str(tile.number)
    wide = writing.width(number, points, "semibold") + 0.6 * points * PT
    high = 1.25 * points * PT
    ground = Rect(Box(x - wide / 2, y - high / 2, wide, high), _DISC, min(wide, high) / 2)
    return Rect(frame, _GRID), ground, writing.line(number, x, y + 0.36 * points * PT, points, "semibold", "middle")
