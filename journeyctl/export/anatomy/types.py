"""The parts of a PDF as they lie on the paper. Millimetres from the upper left corner of the trimmed page."""

from __future__ import annotations

from typing import NamedTuple

Colour = tuple[float, float, float]
"""Red, green, blue, each 0 to 1."""


def written(colour: Colour) -> str:
    """A colour as `#RRGGBB`."""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, part))):02X}" for part in colour)


MILLIMETRE = 72 / 25.4
"""Points in a millimetre."""


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom in millimetres."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """In millimetres."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """In millimetres."""
        return self.bottom - self.top

    def grown(self, by: float) -> Box:
        """The rectangle with so many millimetres around it."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: Box) -> bool:
        """Whether anything of it lies on another."""
        beside = self.left >= other.right or other.left >= self.right
        return not beside and self.top < other.bottom and other.top < self.bottom


class Boxes(NamedTuple):
    """The boxes of a page. The trimmed page is what remains after cutting; `bleed` and `media` lie around it.

    `stated` tells whether the file says where it is trimmed.
    """

    trim: Box
    bleed: Box
    media: Box
    stated: bool


class Words(NamedTuple):
    """A text as it was shown: its size in points, where it lies, in which colour on which ground (None: not known)."""

    text: str
    size: float
    box: Box
    colour: Colour | None
    ground: Colour | None
    font: str


class Stroke(NamedTuple):
    """A line: its width in millimetres, and where it begins."""

    width: float
    x: float
    y: float
    colour: Colour | None


class Picture(NamedTuple):
    """A picture made of pixels: how many to an inch of paper, and where its upper left corner lies."""

    dpi: float
    x: float
    y: float


class Font(NamedTuple):
    """A font that the page uses, and whether its letters are in the file."""

    name: str
    embedded: bool


class Leaf(NamedTuple):
    """A page, counted from 1, and what is drawn on it. `colours` are those that areas, lines and texts are inked in."""

    number: int
    boxes: Boxes
    words: tuple[Words, ...]
    strokes: tuple[Stroke, ...]
    pictures: tuple[Picture, ...]
    fonts: tuple[Font, ...]
    colours: tuple[Colour, ...]


class Anatomy(NamedTuple):
    """A PDF: what it is called, and its pages."""

    name: str
    leaves: tuple[Leaf, ...]
