"""The three lines of a blueprint: where customer and firm meet, what the customer sees, and what serves whom inside."""

from __future__ import annotations

from journeyctl.layout.block import path, placed
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.lanes import LABEL_TEXT
from journeyctl.layout.work import arrow, arrows
from journeyctl.model import Lane
from journeyctl.paper.grid import MARGIN
from journeyctl.scene import Element, Glyph, Ink, Path

HEIGHT = 11.0
CROSSED = 18.0
"""The height of a line's row when arrows cross it."""

_INKS = {
    "interaction": Ink(stroke="ink", width=1.2),
    "visibility": Ink(stroke="ink-2", width=0.7, dash=(0.01, 2.6)),
    "internal": Ink(stroke="ink-2", width=0.8, dash=(5.0, 2.0, 0.8, 2.0), cap="butt"),
}
_ICONS = {"interaction": "people", "visibility": "eye-off", "internal": "gear"}


def between(before: Lane, after: Lane) -> str:
    """Which line lies between two neighbouring lanes, "" for none."""
    pair = (before.id, after.id)
    if after.id == "frontstage" and before.id not in ("backstage", "support"):
        return "interaction"
    if pair in (("frontstage", "backstage"), ("touchpoints", "backstage")):
        return "visibility"
    if pair in (("frontstage", "support"), ("touchpoints", "support")):
        return "visibility"
    return "internal" if pair == ("backstage", "support") else ""


def line(board: Board, name: str, below: str) -> Strip:
    """The row of a line with its name in the label column, crossed by the arrows to the lane `below` it."""
    crossing = arrows(board, below) if _blueprint(board) else ()
    height = CROSSED if crossing else HEIGHT
    middle = height / 2
    words = board.line(board.labels(f"line.{name}"), "micro", "ink-3")
    elements: list[Element] = [Glyph(_ICONS[name], MARGIN + 1.0, middle - 4.0, 8.0, "ink-3")]
    elements += placed(words, LABEL_TEXT, middle - words.height / 2)
    start = max(board.grid.left if crossing else 0.0, LABEL_TEXT + words.width + 4.0)
    elements.append(Path(path("M", start, middle, "H", board.grid.right), _INKS[name]))
    signs = {"visibility"} if name == "visibility" else {"internal"} if name == "internal" else set()
    for x, origin in crossing:
        elements += arrow(x, 0.5, height - 0.5, origin)
        signs.add("asks" if origin == "both" else "starts")
    return Strip(f"line-{name}", height, tuple(elements), frozenset(signs))


def _blueprint(board: Board) -> bool:
    return any(lane.id == "frontstage" for lane in board.lanes)
