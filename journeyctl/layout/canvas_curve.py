"""The happiness lane of a blank map: a white plane for faces to be stuck on, with the number of every place."""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.layout.block import path, placed
from journeyctl.layout.board import Strip
from journeyctl.layout.canvas_plan import LABEL_MEASURE, LABELS, RULE, Plan, label, sticker
from journeyctl.layout.faces import face
from journeyctl.scene import Element, Ink, Path, Rect

LEAST, MOST = 150.0, 320.0
"""How high the lane is, at least and at most."""
SCALE = 34.0
"""The room of the printed faces, left of the first place so that no sticker hides them."""
FACE = 12.0
FLOOR = 16.0
"""The room of the numbers."""


def curve(plan: Plan, height: float) -> Strip:
    """The lane at a height."""
    raster, board = plan.raster, plan.board
    block = label(plan, "happiness", measure=LABEL_MEASURE - SCALE)
    left = raster.left - SCALE
    plane = Rect(
        Box(left + 0.3, 0.3, raster.right - left - 0.6, height - 0.6), Ink(fill="paper", stroke="line", width=0.6), 3.0
    )
    elements: list[Element] = [*placed(block, raster.left - LABELS, 0.0), plane]
    half = sticker(raster) / 2 + 2.0
    top, bottom = half, height - FLOOR - half
    for value, y in ((2.0, top), (0.0, (top + bottom) / 2), (-2.0, bottom)):
        elements += face(board, value, assumed=False, radius=FACE, x=left + SCALE / 2, y=y).elements
        ink = Ink(stroke="line-soft" if value else "line-zero", width=0.7)
        elements.append(Path(path("M", raster.left, y, "H", raster.right - 6.0), ink))
    for number, x in raster.centres():
        elements.append(Path(path("M", x, height - FLOOR + 3.0, "V", height - FLOOR + 6.0), RULE))
        elements.append(board.middle(str(number), "micro", "ink-3", x, height - 5.6))
    return Strip("happiness", max(height, block.height), tuple(elements))
