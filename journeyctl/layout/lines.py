"""The three lines of a blueprint: where customer and firm meet, what the customer sees, and what serves whom inside."""

from __future__ import annotations

from journeyctl.layout.block import moved, path, placed
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


BLUEPRINT = 18.0
"""The height of a line's row in a blueprint, which arrows cross."""
_STRONG = {
    "interaction": Ink(stroke="ink", width=1.2),
    "visibility": Ink(stroke="ink", width=1.5, dash=(0.01, 4.2)),
    "internal": Ink(stroke="ink", width=1.1, dash=(8.0, 3.4, 1.2, 3.4), cap="butt"),
}


def parting(before: Lane, after: Lane) -> str:
    """Which line lies between two rows of a blueprint."""
    if after.id == "frontstage":
        return "interaction"
    return "internal" if before.id == "backstage" else "visibility"


def parting_line(board: Board, name: str) -> Strip:
    """The row of a line across all columns, with its name and a sample of it in the label column."""
    middle = BLUEPRINT / 2
    words = board.text(board.labels(f"line.{name}"), "micro-strong", "ink", board.grid.left - LABEL_TEXT - 4.0)
    parts = [*_sample(name, middle), *placed(words, LABEL_TEXT, middle - words.height / 2)]
    elements: list[Element] = []
    starts = (0.0, *board.grid.repeats)
    ends = (*(MARGIN + shift - 6.0 for shift in board.grid.repeats), board.grid.right)
    for shift, end in zip(starts, ends, strict=True):
        elements.append(Path(path("M", board.grid.left + shift, middle, "H", end), _STRONG[name]))
        elements += [moved(one, shift, 0.0) for one in parts]
    return Strip(f"line-{name}", BLUEPRINT, tuple(elements))


def _sample(name: str, middle: float) -> tuple[Element, ...]:
    """A piece of a line: the one of interaction crossed by an arrow, that of visibility with a crossed eye."""
    x = MARGIN - 0.5
    if name == "visibility":
        return (Glyph("eye-off", x, middle - 5.75, 11.5, "ink"),)
    ink = _STRONG[name]._replace(dash=(4.4, 2.0, 1.2, 2.0)) if name == "internal" else _STRONG[name]
    piece = Path(path("M", x, middle, "H", x + 12.0), ink)
    return (piece, *arrow(x + 6.0, middle - 5.6, middle + 5.6, "both")) if name == "interaction" else (piece,)
