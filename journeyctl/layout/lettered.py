"""Words on a printed sheet that is no map: an assembly plan, a tile, a slug.

In: texts and sizes in points. Out: lines of text in millimetres, measured as everything else.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.fonts import Typesetter
from journeyctl.layout.block import ASCENT, Block
from journeyctl.paper.style import PT
from journeyctl.scene import Anchor, Text

LEADING = 1.25


class Pen(NamedTuple):
    """Writes in one language, in the cut of small sizes."""

    setter: Typesetter

    def width(self, text: str, points: float, weight: str = "regular") -> float:
        """The width of a line, in millimetres."""
        return self.setter.width(text, f"text-{weight}", points * PT)

    def line(
        self, text: str, x: float, y: float, points: float, weight: str = "regular", anchor: Anchor = "start"
    ) -> Text:
        """One line whose baseline is at `y`."""
        wide = self.width(text, points, weight)
        return Text(x, y, text, f"text-{weight}", points * PT, "ink", wide, anchor)

    def paragraph(self, text: str, measure: float, points: float, weight: str = "regular") -> Block:
        """A text wrapped to a measure; its first line's top is at 0."""
        size = points * PT
        lines = self.setter.wrap(text, f"text-{weight}", size, measure)
        made = tuple(
            Text(
                0.0, (ASCENT + at * LEADING) * size, line.text, f"text-{weight}", size, "ink", line.width,
                box=Box(0.0, at * LEADING * size, measure, size),
            )
            for at, line in enumerate(lines)
        )  # fmt: skip
        return Block(made, measure, (LEADING * (len(lines) - 1) + 1) * size)


def pen(lang: str) -> Pen:
    """A pen for a language."""
    return Pen(Typesetter(lang, (), "text"))
