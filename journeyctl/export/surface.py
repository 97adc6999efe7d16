"""CairoSVG's surfaces with our own text, tags and dates.

A subclass overrides `draw` for `text`, `a` and plain shapes; everything else is CairoSVG's. Nothing of CairoSVG is
patched. Tags must stay on the page itself, cairo 1.16 dies of one within a group: paint gives no group an opacity.
"""

from __future__ import annotations

import binascii
import io
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, ClassVar

from journeyctl.contents import Contents
from journeyctl.export import nodes, shapes
from journeyctl.export.lettering import Case, Line, draw, faces_by_family
from journeyctl.export.library import cairo
from journeyctl.export.metadata import Facts
from journeyctl.export.reading import Reading
from journeyctl.export.strips import Raster, png

PACKS = 11_800
"""From this cairo on the table of a PDF's objects is packed, unless it is held to PDF 1.4; that leaves out the words of
letters that stand for several, which the versions before write."""
_DPI = 96.0


def _text(surface: Any, node: Any) -> bool:  # noqa: ANN401 - CairoSVG's types
    name = (node.get("font-family") or "").split(",")[0].strip("\"' ")
    face = faces_by_family().get(name, "text-regular")
    size = float(node.get("font-size", 1))
    surface.context.set_source_rgba(*shapes.colour(node.get("fill", "#000000"), float(node.get("fill-opacity", 1))))
    x, y, tracking = (float(node.get(name) or 0) for name in ("x", "y", "letter-spacing"))
    rtl = node.get("direction") == "rtl"
    line = Line(node.text or "", face, size, x, y, tracking, rtl)
    return draw(surface.context, line, surface.case, shapes=surface.letters_as_shapes)


def _texts(root: Any) -> Iterator[str]:  # noqa: ANN401 - CairoSVG's node
    """Every text of a picture, in any order."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.tag == "text":
            yield node.text or ""
        waiting += node.children


def _pixels(context: Any, node: Any) -> None:  # noqa: ANN401 - CairoSVG's types
    """A picture of pixels, which lies in the SVG itself. CairoSVG would hand it to a library for all kinds of files."""
    module = cairo()
    data = binascii.a2b_base64(node["href"].partition(",")[2])
    image = module.ImageSurface.create_from_png(io.BytesIO(data))
    x, y, width, height = (float(node[name]) for name in ("x", "y", "width", "height"))
    context.save()
    context.translate(x, y)
    context.scale(width / image.get_width(), height / image.get_height())
    context.set_source_surface(image)
    source = context.get_source()
    source.set_filter(module.FILTER_BEST)
    source.set_extend(module.EXTEND_PAD)  # else the edges fade into nothing
    context.rectangle(0, 0, image.get_width(), image.get_height())
    context.fill()
    context.restore()


@lru_cache(maxsize=1)
def _lettered() -> Any:  # noqa: ANN401 - a class of CairoSVG's kind
    """The class of surfaces that draw text from shaped glyphs."""
    from cairosvg import surface as theirs

    class Lettered(theirs.Surface):  # type: ignore[misc]
        case: Case
        letters_as_shapes = False

        @classmethod
        def made(cls, svg: bytes, output: io.BytesIO, size: tuple[int, int] | None = None) -> None:
            """Write a picture, so large if that is said."""
            width, height = size or (None, None)
            cls(nodes.read(svg), output, _DPI, output_width=width, output_height=height).finish()

        def draw(self, node: Any) -> None:  # noqa: ANN401
            if node.tag == "svg":
                self.case = Case(frozenset("".join(_texts(node))))
            if node.tag == "text":
                self.context.save()
                self.set_line(node)
                self.context.restore()
            elif node.tag == "image":
                _pixels(self.context, node)
            elif self.stroke_and_fill and shapes.plain(node):
                shapes.draw(self, node)
            elif node.tag == "a":
                node.tag = "g"
                super().draw(node)
            else:
                super().draw(node)

        def set_line(self, node: Any) -> bool:  # noqa: ANN401
            """Draw a line of text; whether the fonts have every letter of it."""
            return _text(self, node)

    return Lettered


def _inform(document: Any, facts: Facts) -> None:  # noqa: ANN401 - a surface of cairo
    """Write into a document what is told of it."""
    module = cairo()
    document.set_metadata(module.PDF_METADATA_TITLE, facts.title)
    document.set_metadata(module.PDF_METADATA_AUTHOR, facts.author)
    document.set_metadata(module.PDF_METADATA_SUBJECT, facts.subject)
    document.set_metadata(module.PDF_METADATA_CREATOR, "journeyctl")
    document.set_metadata(module.PDF_METADATA_CREATE_DATE, facts.created)
    document.set_metadata(module.PDF_METADATA_MOD_DATE, facts.created)


@lru_cache(maxsize=1)
def surfaces() -> tuple[type[Any], type[Any]]:
    """The classes for PDF and PNG, made when libcairo is known to be there."""
    cairo()
    return _pdf(), _png()


def _pdf() -> type[Any]:
    class Pdf(_lettered()):  # type: ignore[misc]
        """A page of a PDF. A subclass makes a document of its own.

        `bound` holds the document once its first page was begun, `tagged` what was read on each of its pages.
        """

        surface_class = cairo().PDFSurface
        facts = Facts()
        contents = Contents()
        bound: ClassVar[list[Any]] = []
        tagged: ClassVar[list[Reading]] = []

        def draw(self, node: Any) -> None:  # noqa: ANN401
            if not self.stroke_and_fill or node.tag == "tspan":
                super().draw(node)  # the shape of a clip; the line ends of the SVG's source within a link
                return
            if not hasattr(self, "reading"):
                self.reading = Reading(self.context, self.contents)
                self.tagged.append(self.reading)
            if self.reading.drawing:
                super().draw(node)
                return
            with self.reading.of(node):
                super().draw(node)

        def set_line(self, node: Any) -> bool:  # noqa: ANN401
            complete: bool = super().set_line(node)
            self.reading.whole = self.reading.whole and complete
            return complete

        def _create_surface(self, width: float, height: float) -> tuple[Any, float, float]:
            if self.bound:
                self.bound[0].set_size(width, height)
                return self.bound[0], width, height
            made, wide, high = super()._create_surface(width, height)
            if cairo().cairo_version() >= PACKS:
                made.restrict_to_version(cairo().PDF_VERSION_1_4)
            self.bound.append(made)
            _inform(made, self.facts)
            return made, wide, high

        def finish(self) -> None:
            """End the page; the document is ended by who binds it."""
            self.cairo.show_page()

    return Pdf


def _png() -> type[Any]:
    from cairosvg import surface as theirs

    module = cairo()

    class Png(_lettered(), theirs.PNGSurface):  # type: ignore[misc]
        """A raster picture, recorded first and then drawn strip by strip."""

        letters_as_shapes = True

        def _create_surface(self, width: float, height: float) -> tuple[Any, int, int]:
            wide, high = round(width), round(height)
            recorded = module.RecordingSurface(module.CONTENT_COLOR_ALPHA, (0, 0, wide, high))
            return recorded, wide, high

        def finish(self) -> None:
            self.output.write(png(Raster(self.cairo, self.width, self.height)))
            self.cairo.finish()

    return Png
