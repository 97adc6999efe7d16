"""The geometry of a picture: what stands where, in which ink. Knows no YAML and no journey.

`layout` makes it, `paint` and `export` read it. All lengths are in layout units: millimetres of the A0 poster; the
page's real size follows from `Scene.unit`. Colours are names of theme tokens (`ink-2`, `phase-3-tint`), never values.
A `Group` moves its children by (dx, dy); `role` says what it is (`card`, `lane`), `id` whose it is.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from journeyctl.box import Box

Anchor = Literal["start", "middle", "end"]


class Ink(NamedTuple):
    """How a shape is inked. `fill` and `stroke` are theme tokens, `url(#id)` of a definition, or "" for none."""

    fill: str = ""
    stroke: str = ""
    width: float = 0.0
    dash: tuple[float, ...] = ()
    fill_opacity: float = 1.0
    opacity: float = 1.0
    cap: Literal["butt", "round", "square"] = "round"


class Rect(NamedTuple):
    """A rectangle with corner radius `r`."""

    box: Box
    ink: Ink
    r: float = 0.0


class Circle(NamedTuple):
    """A circle."""

    x: float
    y: float
    r: float
    ink: Ink


class Path(NamedTuple):
    """An SVG path in absolute coordinates (commands M L H V C Q A Z), written with two decimals."""

    d: str
    ink: Ink


class Text(NamedTuple):
    """One line of text in one style. (x, y) is the anchor on the baseline; `width` is as measured, in units.

    `face` is one of `fonts.FACES`; `size` the font size in units; `tracking` is added after every letter; `struck` is
    drawn through. `box` is the room the line may take (for proofs), None where free.
    """

    x: float
    y: float
    text: str
    face: str
    size: float
    fill: str
    width: float
    anchor: Anchor = "start"
    tracking: float = 0.0
    struck: bool = False
    box: Box | None = None


class Glyph(NamedTuple):
    """A drawn sign (`templates/glyphs/`) in the square at (x, y) with side `size`, inked with the token `ink`.

    `variant` chooses among its forms (`assumed`, `plain`); `ground` is the token of what lies under it.
    """

    name: str
    x: float
    y: float
    size: float
    ink: str = "ink"
    variant: str = ""
    ground: str = "paper"


class Picture(NamedTuple):
    """A picture of somebody else's, drawn into `box`, which has its proportions.

    `data` is a PNG in base64, or shapes as SVG, `side` of whose units fit the longer side of the box.
    """

    form: Literal["png", "svg"]
    data: str
    box: Box
    side: float


class Group(NamedTuple):
    """A named part of the picture, moved by (dx, dy). `link` makes it a hyperlink.

    `of` is the id of what it is about, where it has no id of its own.
    """

    role: str
    children: tuple[Element, ...]
    id: str = ""
    dx: float = 0.0
    dy: float = 0.0
    link: str = ""
    clip: Box | None = None
    title: str = ""
    of: str = ""


Element = Rect | Circle | Path | Text | Glyph | Picture | Group


class Stop(NamedTuple):
    """One stop of a gradient."""

    offset: float
    token: str
    opacity: float = 1.0


class Gradient(NamedTuple):
    """A vertical gradient between y1 and y2, in the units of the place where it is used."""

    id: str
    y1: float
    y2: float
    stops: tuple[Stop, ...]


class Hatch(NamedTuple):
    """Diagonal lines, `pitch` apart."""

    id: str
    token: str
    pitch: float
    width: float


class Scene(NamedTuple):
    """A whole picture: `width` x `height` units on a page of `unit` mm (or px, by `in_pixels`) per unit."""

    width: float
    height: float
    unit: float
    in_pixels: bool
    lang: str
    rtl: bool
    title: str
    desc: str
    author: str
    phases: int
    definitions: tuple[Gradient | Hatch, ...]
    children: tuple[Element, ...]
