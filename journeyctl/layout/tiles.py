"""What is printed on tiles beside the poster: where to cut, where to glue, which sheet it is.

In: a `Tiling` and the words. Out: a scene for each tile, in millimetres, to be laid over its part of the poster. All of
it stands on strips that are cut away or covered by a neighbour, never on what is seen at last.
"""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.labels import Labels
from journeyctl.layout.block import path
from journeyctl.layout.lettered import Pen, pen
from journeyctl.paper.style import PT
from journeyctl.paper.tiling import Tile, Tiling
from journeyctl.scene import Element, Group, Ink, Path, Rect, Scene

HAIR = 0.1
"""The width of a line to cut along, in millimetres; it lies beside what is kept."""
_LINE = Ink(stroke="ink", width=HAIR)
_PALE = Ink(fill="paper", fill_opacity=0.6)
_BARE = Ink(fill="paper")
_POINTS, _LEAST_POINTS = 8.0, 5.5
_AIR = 1.2


def sheet_scene(page: Tiling, title: str, lang: str, elements: tuple[Element, ...]) -> Scene:
    """A sheet of a tiling with these elements on it."""
    return Scene(page.width, page.height, 1.0, False, lang, False, title, "", "", 1, (), elements)


def tile_scenes(made: Tiling, title: str, words: Labels) -> tuple[Scene, ...]:
    """A scene for each tile, in their order; a group `marks`, and a group `name` where there is room for it."""
    writing = pen(words.lang)
    return tuple(sheet_scene(made, title, words.lang, _tile(made, one, title, words, writing)) for one in made.tiles)


def _tile(made: Tiling, tile: Tile, title: str, words: Labels, writing: Pen) -> tuple[Element, ...]:
    kept, shown = tile.kept, tile.shown
    printed = Box(0.0, 0.0, made.width, made.height).grown(-made.edge)
    elements: list[Element] = []
    if shown.right > kept.right:
        elements.append(Rect(Box(kept.right, shown.y, shown.right - kept.right, shown.h), _PALE))
        elements += _towards_right(tile, kept, shown, writing)
    if shown.bottom > kept.bottom:
        elements.append(Rect(Box(kept.x, kept.bottom, kept.w, shown.bottom - kept.bottom), _PALE))
        elements += _towards_below(made, tile, words, writing)
    elements += _cuts(kept, printed)
    named = _name(made, tile, printed, title, words, writing)
    return Group("marks", tuple(elements)), *((Group("name", named),) if named else ())


def _cuts(kept: Box, printed: Box) -> tuple[Element, ...]:
    """Lines around what is kept. Each goes on to the edge of the print, for a ruler."""
    line = kept.grown(HAIR / 2)
    return (
        Path(path("M", line.x, printed.y, "V", printed.bottom), _LINE),
        Path(path("M", line.right, printed.y, "V", printed.bottom), _LINE),
        Path(path("M", printed.x, line.y, "H", printed.right), _LINE),
        Path(path("M", printed.x, line.bottom, "H", printed.right), _LINE),
    )


def _towards_right(tile: Tile, kept: Box, shown: Box, writing: Pen) -> tuple[Element, ...]:
    """The number of the sheet that is laid on the strip at the right, and an arrow to it."""
    middle, x = kept.y + kept.h / 2, (kept.right + shown.right) / 2
    half = min(1.6, (shown.right - kept.right) / 2 - 0.4)
    number = writing.line(str(tile.number + 1), x, middle + 5.0, 6.0, "semibold", "middle")
    return (_arrow(x - half, middle, x + half, middle), number)


def _towards_below(made: Tiling, tile: Tile, words: Labels, writing: Pen) -> tuple[Element, ...]:
    """The words `glue here`, an arrow and the number of the sheet below, on the strip at the bottom."""
    kept, shown = tile.kept, tile.shown
    band = shown.bottom - kept.bottom
    points = _size(band)
    x, y = kept.x + kept.w / 2, kept.bottom + band / 2
    text, number = words("tile.glue"), str(tile.number + made.columns)
    wide = writing.width(text, points) + writing.width(number, points, "semibold") + 6.0
    left = x - wide / 2
    baseline = y + 0.36 * points * PT
    return (
        Rect(Box(left - _AIR, kept.bottom + 0.3, wide + 2 * _AIR, band - 0.6), _BARE, 0.8),
        writing.line(text, left, baseline, points),
        _arrow(left + wide - writing.width(number, points, "semibold") - 2.6, y - min(1.6, band / 2 - 0.5),
               left + wide - writing.width(number, points, "semibold") - 2.6, y + min(1.6, band / 2 - 0.5)),
        writing.line(number, left + wide, baseline, points, "semibold", "end"),
    )  # fmt: skip


def _arrow(x: float, y: float, to_x: float, to_y: float) -> Path:
    """An arrow to the right or down."""
    wing = 0.9
    if x == to_x:
        ends = (to_x - wing, to_y - wing, "L", to_x, to_y, "L", to_x + wing, to_y - wing)
    else:
        ends = (to_x - wing, to_y - wing, "L", to_x, to_y, "L", to_x - wing, to_y + wing)
    return Path(path("M", x, y, "L", to_x, to_y, "M", *ends), Ink(stroke="ink", width=0.3))


def _size(band: float) -> float:
    """The size of words on a strip so high, in points."""
    return min(_POINTS, 0.62 * band / PT)


def _name(made: Tiling, tile: Tile, printed: Box, title: str, words: Labels, writing: Pen) -> tuple[Element, ...]:
    """Which sheet it is: above what is kept, else below it, where a strip is high enough for words."""
    kept = tile.kept
    number = words("tile.number", n=tile.number, of=len(made.tiles))
    place = words("tile.place", row=tile.row, column=tile.column)
    for top, bottom in ((printed.y, kept.y), (kept.bottom, printed.bottom)):
        points = _size(bottom - top)
        if points < _LEAST_POINTS:
            continue
        left = max(kept.x, printed.x)
        glued = tile.shown.bottom > kept.bottom == top
        free = (kept.w / 2 - 20.0) if glued else kept.w
        texts = (f"{number} · {place} · {title}", f"{number} · {place}", number)
        text = next((one for one in texts if writing.width(one, points) + 2 * _AIR < free), number)
        wide = writing.width(text, points)
        baseline = (top + bottom) / 2 + 0.36 * points * PT
        ground = Rect(Box(left, top + 0.3, wide + 2 * _AIR, bottom - top - 0.6), _BARE)
        return (ground, writing.line(text, left + _AIR, baseline, points))
    return ()
