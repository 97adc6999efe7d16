"""Tabs at the edge of a band: where the journey goes on, or comes from, with the number of the activity there."""

from __future__ import annotations

from typing import Literal

from journeyctl.layout.block import path
from journeyctl.layout.board import Board
from journeyctl.model import Activity
from journeyctl.paper.style import Role
from journeyctl.scene import Group, Ink, Path

LEFT: Literal["left"] = "left"
RIGHT: Literal["right"] = "right"
Side = Literal["left", "right"]

HEIGHT, SMALL = 17.0, 7.4
"""The height of a tab on the curve, and of one at the end of an arc: less than two arcs are apart."""
POINT = 0.4
"""How far the point stands out, in heights."""
PADDING = 3.0


def tab_width(board: Board, number: int, *, small: bool = False) -> float:
    """How far a tab reaches out of its band."""
    role: Role = "micro-strong" if small else "number"
    padding = PADDING * (0.6 if small else 1.0)
    return board.width(str(number), role) + 2 * padding + (SMALL if small else HEIGHT) * POINT


def tab(board: Board, activity: Activity, x: float, y: float, side: Side, *, small: bool = False) -> Group:
    """A pentagon outside of the edge at `x`, its middle at `y`: it points on at the right, and in at the left.

    It has the colour of the phase and the number of the activity that is meant.
    """
    high = SMALL if small else HEIGHT
    wide = tab_width(board, activity.number, small=small)
    point = high * POINT
    tone = board.tone(activity)
    if side == RIGHT:
        flat = wide - point
        shape = path("M", x, y - high / 2, "H", x + flat, "L", x + wide, y, "L", x + flat, y + high / 2, "H", x, "Z")
        middle = x + flat / 2 + (0.0 if small else 0.5)
    else:
        notch = x - wide + point
        shape = path("M", x, y - high / 2, "H", x - wide, "L", notch, y, "L", x - wide, y + high / 2, "H", x, "Z")
        middle = (notch + x) / 2
    role: Role = "micro-strong" if small else "number"
    words = board.middle(str(activity.number), role, "white", middle, y)
    return Group("tab", (Path(shape, Ink(fill=tone, stroke=tone, width=0.8)), words), id=f"{side}-{activity.number}")
