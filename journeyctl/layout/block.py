"""Blocks: measured pieces of a picture that can be stacked, placed and moved.

A block's elements lie relative to its own top left corner; `placed` puts them somewhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.paper.style import Style
from journeyctl.scene import Circle, Element, Glyph, Group, Path, Picture, Rect, Text

ASCENT = 0.8
"""The part of the type size above the baseline that a block reserves; Inter's capitals reach 0.73."""
DESCENT = 0.2
"""The part of the type size below the baseline that a block reserves."""

CAPITALS = 0.44
"""Where the middle of capitals and digits stands in a line, from its top, in its type size."""

_made = tuple.__new__
"""Makes a named tuple of all its values in half the time that its constructor takes."""

_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)")


class Block(NamedTuple):
    """Elements around (0, 0), and the room they take. `signs` are the legend entries they call for."""

    elements: tuple[Element, ...]
    width: float
    height: float
    signs: frozenset[str] = frozenset()


EMPTY = Block((), 0.0, 0.0)
"""A block of nothing."""


# Kept, as moved paths are: the sheets of a map have most of their coordinates and paths in common.
@lru_cache(maxsize=1 << 13)
def number(value: float) -> str:
    """A coordinate with two decimals, without trailing zeros or a negative zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def path(*parts: str | float) -> str:
    """Path data from commands and coordinates: `path("M", 1, 2, "H", 5)`."""
    return " ".join(part if isinstance(part, str) else number(part) for part in parts)


@lru_cache(maxsize=1 << 11)
def _moved_path(data: str, dx: float, dy: float) -> str:
    out: list[str] = []
    command, place = "", 0
    for token in _TOKEN.findall(data):
        if token.isalpha():
            command, place = token, 0
            out.append(token)
            continue
        value = float(token)
        if command in "MLCQTS":
            value += dy if place % 2 else dx
        elif command == "H":
            value += dx
        elif command == "V":
            value += dy
        elif command == "A" and place % 7 >= 5:
            value += dy if place % 7 == 6 else dx
        place += 1
        out.append(number(value))
    return " ".join(out)


def moved(element: Element, dx: float, dy: float) -> Element:
    """The element, moved by (dx, dy)."""
    # Written out, texts even past their own constructor: half of all that layout does is to move things.
    if isinstance(element, Text):
        x, y, text, face, size, fill, width, anchor, tracking, struck, box = element
        there = box and _made(Box, (box.x + dx, box.y + dy, box.w, box.h))
        return _made(Text, (x + dx, y + dy, text, face, size, fill, width, anchor, tracking, struck, there))
    if isinstance(element, Rect):
        (x, y, w, h), ink, r = element
        return Rect(Box(x + dx, y + dy, w, h), ink, r)
    if isinstance(element, Path):
        return Path(_moved_path(element.d, dx, dy), element.ink)
    if isinstance(element, Group):
        return element._replace(dx=element.dx + dx, dy=element.dy + dy)
    if isinstance(element, Circle):
        return Circle(element.x + dx, element.y + dy, element.r, element.ink)
    if isinstance(element, Picture):
        x, y, w, h = element.box
        return element._replace(box=Box(x + dx, y + dy, w, h))
    name, x, y, size, token, variant, ground = element
    return Glyph(name, x + dx, y + dy, size, token, variant, ground)


def placed(block: Block, x: float, y: float) -> tuple[Element, ...]:
    """The block's elements with its top left corner at (x, y)."""
    if not x and not y:
        return block.elements  # a third of all that would be moved: the first block of every stack
    return tuple(moved(element, x, y) for element in block.elements)


def shifted(block: Block, dx: float, dy: float = 0.0) -> Block:
    """The block with its content moved inwards; it grows by the shift."""
    return block._replace(elements=placed(block, dx, dy), width=block.width + dx, height=block.height + dy)


def stack(blocks: tuple[Block, ...], gap: float = 0.0) -> Block:
    """The blocks one under the other, `gap` apart, left edges together."""
    elements: list[Element] = []
    y = 0.0
    kept = [block for block in blocks if block.elements or block.height]
    for index, block in enumerate(kept):
        y += gap if index else 0.0
        elements += placed(block, 0.0, y)
        y += block.height
    width = max((block.width for block in kept), default=0.0)
    return Block(tuple(elements), width, y, frozenset().union(*(block.signs for block in kept)))


def row(blocks: tuple[Block, ...], gap: float) -> Block:
    """The blocks side by side, `gap` apart, their middles on one line."""
    height = max((block.height for block in blocks), default=0.0)
    elements: list[Element] = []
    x = 0.0
    for block in blocks:
        elements += placed(block, x, (height - block.height) / 2)
        x += block.width + gap
    return Block(tuple(elements), max(x - gap, 0.0), height, frozenset().union(*(block.signs for block in blocks)))


def flow(blocks: tuple[Block, ...], room: float, gap: float, between: float) -> Block:
    """The blocks in rows no wider than `room`, `gap` apart, the rows `between` apart."""
    rows: list[list[Block]] = [[]]
    x = 0.0
    for block in blocks:
        if rows[-1] and x + block.width > room:
            rows.append([])
            x = 0.0
        rows[-1].append(block)
        x += block.width + gap
    return stack(tuple(row(tuple(one), gap) for one in rows), between)


def evened(
    blocks: tuple[Block, ...], count: int, gap: float, firsts: tuple[Block, ...] | None = None
) -> tuple[Block, ...]:
    """The blocks in their order in at most `count` columns, `gap` apart in them, as low as the highest can be.

    `firsts` are the blocks as they are where they stand first in a column; None: as anywhere.
    """
    heads = firsts or blocks
    low = max((block.height for block in blocks), default=0.0)
    high = sum(block.height + gap for block in heads)
    while high - low > 0.5:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_filled(blocks, heads, middle, gap)) <= count else (middle, high)
    return tuple(stack(tuple(column), gap) for column in _filled(blocks, heads, high, gap))


def _filled(blocks: tuple[Block, ...], firsts: tuple[Block, ...], most: float, gap: float) -> list[list[Block]]:
    """The blocks in columns that are not higher than `most`, or have one block."""
    columns: list[list[Block]] = [[]]
    height = 0.0
    for block, first in zip(blocks, firsts, strict=True):
        if columns[-1] and height + gap + block.height > most:
            columns.append([])
        height = height + gap + block.height if columns[-1] else first.height
        columns[-1].append(block if columns[-1] else first)
    return columns


def lines_height(count: int, style: Style) -> float:
    """The height of `count` lines in a style."""
    return 0.0 if count == 0 else style.size * (ASCENT + DESCENT) + (count - 1) * style.line


def abreast(line: Block, x: float, y: float) -> tuple[Element, ...]:
    """One line of text set down from x on, its capitals centred on y: beside a sign, whatever the size of the type."""
    return placed(line, x, y - CAPITALS * line.height)


def union(boxes: tuple[Box, ...]) -> Box:
    """The smallest box around some boxes."""
    x = min(box.x for box in boxes)
    y = min(box.y for box in boxes)
    return Box(x, y, max(box.right for box in boxes) - x, max(box.bottom for box in boxes) - y)
