"""Faces: five, from very sad to very happy, solid when validated and ringed with dashes when assumed."""

from __future__ import annotations

from journeyctl.feelings import level
from journeyctl.layout.block import Block
from journeyctl.layout.board import Board
from journeyctl.scene import Circle, Glyph, Ink

MARK_INKS = {"heart": "pos", "cloud": "cloud", "star": "ink"}
"""The ink of every mark."""
LEAST = 3.6
"""The radius below which a face is not told from another one: a dot stands for it."""
DOT = 1.5
"""The radius of such a dot."""
MARKED = 10.0 / 8.6
"""How much larger a marked extreme is drawn; more would exaggerate by area."""

RINGED = 1.2
"""How much larger a face is with the ring of the page's colour around it."""


def tone(value: float) -> str:
    """The token of a face's hue: `pos`, `neg` or the neutral edge."""
    step = level(value)
    return "pos" if step > 0 else "neg" if step < 0 else "neu-edge"


def face(board: Board, value: float, *, assumed: bool, radius: float, x: float = 0.0, y: float = 0.0) -> Block:
    """The face of a value, centred on (x, y)."""
    step = level(value)
    variant = "-".join(part for part in ("mono" if board.mono else "", "assumed" if assumed else "") if part)
    glyph = Glyph(f"face-{step}", x - radius, y - radius, 2 * radius, tone(value), variant)
    return Block((glyph,), 2 * radius, 2 * radius, frozenset({"face-assumed" if assumed else "face"}))


def dot(value: float, *, assumed: bool, x: float, y: float) -> Circle:
    """A face where there is no room for one: a dot in its hue, empty when assumed."""
    hue = tone(value)
    return Circle(x, y, DOT, Ink(fill="paper", stroke=hue, width=0.8) if assumed else Ink(fill=hue))


def unknown(x: float, y: float, radius: float = 7.0) -> Block:
    """The dotted ring with a question mark: nobody knows how it feels."""
    glyph = Glyph("face-0", x - radius, y - radius, 2 * radius, "ink-3", "unknown")
    return Block((glyph,), 2 * radius, 2 * radius, frozenset({"face-unknown"}))
