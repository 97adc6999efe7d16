"""What a printer is asked for: bleed and marks of a press, or tiles on the sheets of an office printer."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Mark = Literal["crop", "registration"]
MARKS: tuple[Mark, ...] = get_args(Mark)

MOST_BLEED = 30.0
LEAST_CLEAR, SLUG = 3.0, 9.0
"""Millimetres between sheet and marks where there is less bleed, and of the room for marks outside."""
LEAST_OVERLAP, OVERLAP, MOST_OVERLAP = 6.0, 10.0, 50.0
"""Millimetres by which neighbouring tiles overlap: half is cut away and has the marks, half takes the glue."""
EDGE, MOST_EDGE = 5.0, 25.0
"""Millimetres at each edge of a sheet that an office printer leaves white."""


class Press(NamedTuple):
    """How a PDF is printed. Lengths are in millimetres.

    Attributes:
        bleed: how far the ground reaches beyond the trimmed sheet.
        marks: what is printed outside it.
        tile: the name of the sheets that the poster is parted into; "" when it is not.
        overlap: of neighbouring tiles.
        edge: what the printer leaves white at each edge of a tile.
        fit: columns and rows of sheets that the poster is scaled to fill; None keeps its size.
    """

    bleed: float = 0.0
    marks: tuple[Mark, ...] = ()
    tile: str = ""
    overlap: float = OVERLAP
    edge: float = EDGE
    fit: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """What the file is called after its paper; "" for a PDF as it always is."""
        return f"on-{self.tile}" if self.tile else "print" if self.trimmed else ""

    @property
    def trimmed(self) -> bool:
        """Whether the page is larger than the sheet, which is cut out of it."""
        return bool(self.bleed or self.marks)

    @property
    def clear(self) -> float:
        """How far from the sheet marks begin: outside the bleed, and never at the very edge."""
        return max(self.bleed, LEAST_CLEAR)

    @property
    def margin(self) -> float:
        """How far the page reaches beyond the sheet at each edge: by the bleed, and by the room for marks."""
        return self.clear + SLUG if self.marks else self.bleed
