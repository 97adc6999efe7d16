"""What stands beside the fields of a title block: the logo, and the address of the map as a code.

A code's squares are at least half a millimetre on paper and two pixels on a screen, so that a telephone reads them;
where a sheet is small the code, and with it the block, is larger among the rest.
"""

from __future__ import annotations

from itertools import groupby

from journeyctl.box import Box
from journeyctl.layout.block import EMPTY, Block, path
from journeyctl.layout.board import Board
from journeyctl.scene import Group, Ink, Path, Picture, Rect
from journeyctl.squares import QUIET, squares

LEAST_MM = 0.5
LEAST_PX = 2.0
WIDEST = 70.0
AIR = 3.0


def logo(board: Board, height: float) -> Block:
    """The logo in a cell of a height, as large as it goes with air around it; EMPTY without one."""
    drawn = board.plate.logo
    if drawn is None:
        return EMPTY
    room = height - 2 * AIR
    scale = min(room / drawn.height, WIDEST / drawn.width)
    box = Box(AIR, (height - drawn.height * scale) / 2, drawn.width * scale, drawn.height * scale)
    picture = Picture(drawn.form, drawn.data, box, max(drawn.width, drawn.height))
    word = board.labels("block.logo")
    title = f"{word}: {drawn.name}" if drawn.name else word
    return Block((Group("logo", (picture,), id="logo", clip=box, title=title),), box.w + 2 * AIR, height)


def code(board: Board, height: float) -> Block:
    """The code in a square cell of at least a height, light around it as telephones need; EMPTY without an address."""
    if not board.plate.link:
        return EMPTY
    rows = squares(board.plate.link)
    across = len(rows) + 2 * QUIET
    module = max(height / across, (LEAST_PX if board.page.screen else LEAST_MM) / board.page.unit)
    side = module * across
    parts: list[str] = []
    for down, row in enumerate(rows, QUIET):
        x = QUIET
        for dark, run in groupby(row):
            end = x + len(tuple(run))
            if dark:
                left, right = x * module, end * module
                parts.append(path("M", left, down * module, "H", right, "V", (down + 1) * module, "H", left, "Z"))
            x = end
    elements = (Rect(Box(0.0, 0.0, side, side), Ink(fill="white")), Path("".join(parts), Ink(fill="pill")))
    title = f"{board.labels('block.code')}: {board.plate.link}"
    return Block((Group("code", elements, id="code", title=title),), side, side)
