"""Tags what is drawn: lines of text and drawings that say something, each with the part of the page it belongs to.

In: the nodes of the SVG, as they are drawn, and the page's contents. Out: tags on cairo's page, and a `Leaf` for each
of them; `structure` makes the tree of them. Without it a reader guesses the order from the places of the words, which
in a map leads across the lanes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import quote

from journeyctl.contents import Contents, Place

DRAWN = "drawn"
"""The class of a group that is a sign, not a group of the scene."""
_STYLE = ("font-family", "font-size", "fill", "letter-spacing", "direction")
_STRIKE = "line"
"""What goes through a line of text and belongs to it; all other strokes are paths."""
_SILENT = frozenset({"defs", "title", "desc", "style"})


class Leaf(NamedTuple):
    """A tagged stretch of a page.

    Attributes:
        kind: `P` for neighbouring lines of one style, `Figure` for a drawing that says something.
        part: the key of its part.
        alt: what a drawing says.
        size: of the letters, in units of the picture.
        x: of its first line on the page, in points from the left; of a drawing, where it is drawn.
        y: in points from the top.
        high: the size of its letters, in points.
        link: which link of the page it is in, counted from 0; -1 for none.
        lines: the words.
    """

    kind: str
    part: str
    alt: str
    size: float
    x: float
    y: float
    high: float
    link: int
    lines: list[str]


class Reading:
    """Tags one page.

    `whole` tells whether no letter of it is missing in its fonts, `drawing` whether what is drawn is part of a drawing:
    nothing in that is tagged.
    """

    def __init__(self, context: Any, contents: Contents) -> None:  # noqa: ANN401 - a cairocffi context
        self.leaves: list[Leaf] = []
        self.whole = True
        self._context = context
        self._places = iter(contents.places)
        self._around = [Place()]
        self._open: tuple[object, ...] = ()
        self._begun = False
        self.drawing = False
        self._links = 0
        self._link = -1

    @contextmanager
    def of(self, node: Any) -> Iterator[None]:  # noqa: ANN401 - CairoSVG's node
        """Around the drawing of one node."""
        if self.drawing or node.tag in _SILENT:
            yield
        elif not self._begun:
            self._begun = True
            self._context.tag_begin("Document")
            yield
            self._end()
            self._context.tag_end("Document")
        elif node.tag == "text":
            self._line(node)
            yield
        elif node.tag == _STRIKE and self._open[:1] == ("P",):
            yield
        elif node.tag in ("g", "a") and node.get("class") != DRAWN:
            with self._group(node):
                yield
        else:
            self._figure()
            self.drawing = True
            yield
            self.drawing = False

    @contextmanager
    def _group(self, node: Any) -> Iterator[None]:  # noqa: ANN401 - CairoSVG's node
        outer, place = self._around[-1], next(self._places, Place())
        if place.silent:
            self._end()
            self.drawing = True
            yield
            self.drawing = False
            return
        self._around.append(place if place.part else Place(outer.part, place.alt or outer.alt))
        linked = node.tag == "a" and node.get("href")
        self._end()
        if linked:
            self._context.tag_begin("Link", f"uri='{_uri(node['href'])}'")
            self._link, self._links = self._links, self._links + 1
        yield
        self._end()
        if linked:
            self._context.tag_end("Link")
            self._link = -1
        self._around.pop()

    def _line(self, node: Any) -> None:  # noqa: ANN401 - CairoSVG's node
        key = ("P", *(node.get(name) for name in _STYLE))
        if key != self._open:
            self._begin(key, "", (float(node.get(name, 0)) for name in ("x", "y", "font-size")))
        self.leaves[-1].lines.append(node.text or "")

    def _figure(self) -> None:
        alt = self._around[-1].alt
        if not alt:
            self._end()
        elif self._open != ("Figure", alt):
            self._begin(("Figure", alt), alt, (0.0, 0.0, 0.0))

    def _begin(self, key: tuple[object, ...], alt: str, where: Iterable[float]) -> None:
        self._end()
        self._open = key
        kind, part, context = str(key[0]), self._around[-1].part, self._context
        left, base, size = where
        x, y = context.user_to_device(left, base)
        high = context.user_to_device_distance(0.0, size)[1]
        context.tag_begin(kind)
        self.leaves.append(Leaf(kind, part, alt, size, x, y, high, self._link, []))

    def _end(self) -> None:
        if self._open:
            self._context.tag_end(str(self._open[0]))
            self._open = ()


def _uri(url: str) -> str:
    """An address as a PDF takes it: ASCII, without the signs that end cairo's attribute, quotes and backslashes.

    Nor with parentheses, which end the string of a PDF: cairo 1.16 writes them as they are, so that an address could go
    on as an action of its own.
    """
    return quote(url, safe="!#$%&*+,/:;=?@[]~-._")
