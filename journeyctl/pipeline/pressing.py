"""A PDF for a printer: a sheet with bleed and marks, or a poster over many small sheets.

In: the sheets of a poster, how they become a PDF, what the printer wants. Out: that PDF, or why there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from journeyctl import export, labels, theme
from journeyctl.contents import Contents, Part, Place
from journeyctl.diagnostics import Diagnostic, Span
from journeyctl.labels import Labels, dotted
from journeyctl.layout.fitting import smallest_in, unreadable
from journeyctl.paper.page import LEAST_POINTS
from journeyctl.paper.press import Press
from journeyctl.paper.sheets import sheet
from journeyctl.paper.style import PT
from journeyctl.paper.tiling import Tile, Tiling, tiling
from journeyctl.pipeline.drawable import too_much
from journeyctl.scene import Scene

Bound = Callable[[tuple[str, ...]], bytes]
"""How SVGs become the pages of one PDF."""

_BESIDE = "nordic"
"""The theme of what stands beside the poster: dark words on white paper, whatever the poster looks like."""


class Sheets(NamedTuple):
    """The sheets of a poster: as scenes with their colours, and for tiles as SVGs. `source` is their file and revision.

    `shapes` tells whether letters become shapes, also those that stand beside the poster.
    """

    scenes: tuple[Scene, ...]
    palettes: tuple[Mapping[str, str], ...]
    svgs: tuple[str, ...]
    source: tuple[str, str]
    shapes: bool = False


def pressed(sheets: Sheets, press: Press, bound: Bound, span: Span) -> bytes | Diagnostic:
    """The PDF as the printer wants it; or what keeps it from being made, about `span`.

    Raises:
        EnvironmentFault: when libcairo is missing (J920).
    """
    if not press.tile:
        return _trimmed(sheets, press, bound)
    tilings = _parted(sheets.scenes, press, span)
    if isinstance(tilings, Diagnostic):
        return tilings
    tiles = sum(len(one.tiles) for one in tilings)
    refused = too_much(sheets.scenes, press, span, tiles=tiles, shapes=sheets.shapes)
    return refused or _on_tiles(sheets, tilings, press, bound)


def _parted(scenes: tuple[Scene, ...], press: Press, span: Span) -> tuple[Tiling, ...] | Diagnostic:
    """How each sheet of a poster lies on tiles; or why it does not."""
    small = sheet(press.tile)
    try:
        made = tuple(
            tiling((one.width * one.unit, one.height * one.unit), small, press.overlap, press.edge, press.fit)
            for one in scenes
        )
    except ValueError as fault:
        return Diagnostic("error", "J441", str(fault), span, "Take larger sheets, a smaller poster or less --overlap.")
    for scene, one in zip(scenes, made, strict=True):
        text, lane = smallest_in(scene)
        points = text.size * scene.unit * one.scale / PT
        if one.scale < 1 and points < LEAST_POINTS:
            where = f"{one.columns} x {one.rows} sheets of {small.name}"
            told = f"on {where} the smallest text, {unreadable(text, points, lane)}"
            return Diagnostic("error", "J413", told, span, "Take more sheets for --scale-to-fit, or larger ones.")
    return made


def _on_tiles(sheets: Sheets, tilings: tuple[Tiling, ...], press: Press, bound: Bound) -> bytes:
    """The PDF of the tiles of every sheet of a poster, an assembly plan before each."""
    from journeyctl.export.tiles import Window, tiled
    from journeyctl.layout.assembly import plan
    from journeyctl.layout.tiles import tile_scenes

    made: list[Scene] = []
    windows: list[Window] = []
    contents: list[Contents] = []
    for number, (scene, parts) in enumerate(zip(sheets.scenes, tilings, strict=True)):
        words = labels.load(scene.lang, book="print")
        which = "" if len(tilings) == 1 else _sheet(words, number + 1, len(tilings))
        title = dotted(scene.title, which)
        first, small = plan(parts, title, press.tile, words)
        made += (first, *tile_scenes(parts, title, words))
        alt = words("tile.small", rows=parts.rows, columns=parts.columns)
        windows.append(Window(number, parts.scale * small.w / parts.poster[0], small.x, small.y, small, alt))
        windows += (
            Window(
                number, parts.scale, tile.across.origin, tile.down.origin, tile.shown, _alt(tile, parts, title, words)
            )
            for tile in parts.tiles
        )
        contents += _contents(parts, which, words)
    return tiled(bound(sheets.svgs), _beside(tuple(made), sheets, tuple(contents)), tuple(windows))


def _contents(parts: Tiling, which: str, words: Labels) -> tuple[Contents, ...]:
    """What a plan and its tiles hold beside the poster; `which` of several sheets they are for."""
    text, silent = Place("text"), Place(silent=True)
    plan = Contents(dotted(which, words("tile.plan")), (Part("text", level=1),), (text, silent, text))
    names = (dotted(which, _number(tile, parts, words)) for tile in parts.tiles)
    return plan, *(Contents(name, (Part("text", level=1),), (silent, text)) for name in names)


def _alt(tile: Tile, parts: Tiling, title: str, words: Labels) -> str:
    """What a tile shows, for those who hear it."""
    place = words("tile.place", row=tile.row, column=tile.column)
    return words("tile.part", number=_number(tile, parts, words), place=place, title=title)


def _number(tile: Tile, parts: Tiling, words: Labels) -> str:
    """Which sheet a tile is, as it stands on it."""
    return words("tile.number", n=tile.number, of=len(parts.tiles))


def _trimmed(sheets: Sheets, press: Press, bound: Bound) -> bytes:
    """The PDF of a poster with bleed, marks and the boxes that say where it is cut."""
    from journeyctl.export.boxes import boxed
    from journeyctl.layout.trimming import bled, marks
    from journeyctl.paint import paint

    scenes = sheets.scenes
    larger = tuple(paint(bled(one, press), palette) for one, palette in zip(scenes, sheets.palettes, strict=True))
    drawn = b""
    if press.marks:
        slugs = (_slug(one, press, sheets.source, number, len(scenes)) for number, one in enumerate(scenes, start=1))
        drawn = _beside(tuple(marks(one, press, slug) for one, slug in zip(scenes, slugs, strict=True)), sheets)
    return boxed(bound(larger), drawn, margin=press.margin, bleed=press.bleed)


def _slug(scene: Scene, press: Press, source: tuple[str, str], number: int, of: int) -> tuple[str, str]:
    """The line below a sheet: file and revision at the left; which sheet, its size and bleed at the right."""
    words = labels.load(scene.lang)
    wide, high = (words.number(side * scene.unit, 1) for side in (scene.width, scene.height))
    size = f"{wide} × {high} mm" + (f" + {words.number(press.bleed, 1)} mm" if press.bleed else "")
    return dotted(*source), f"{_sheet(words, number, of)} · {size}"


def _sheet(words: Labels, number: int, of: int) -> str:
    """Which sheet of a poster, as its title block calls it."""
    return f"{words('block.sheet')} {words('map.sheet', n=number, of=of)}"


def _beside(scenes: tuple[Scene, ...], sheets: Sheets, contents: tuple[Contents, ...] = ()) -> bytes:
    """The PDF of what stands beside a poster, and what each page of it holds."""
    from journeyctl.paint import paint

    palette, poster = theme.load(_BESIDE).palette(1), sheets.scenes[0]
    svgs = tuple(paint(one, palette) for one in scenes)
    return export.to_pdf(
        svgs, title=poster.title, author=poster.author, subject=poster.desc, lang=poster.lang, contents=contents,
        shapes=sheets.shapes,
    )  # fmt: skip
