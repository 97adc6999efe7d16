"""Puts a poster on pages that show a part of it each, as one drawing that all share.

In: the PDF of the poster, the PDF of what lies over it, and what each page shows. Out: the PDF of the second with the
first below. The file has the poster once.
"""

from __future__ import annotations

import io
from typing import Any, NamedTuple

from journeyctl.box import Box
from journeyctl.export.forms import form, show

_POINTS = 72 / 25.4


class Window(NamedTuple):
    """What a page shows of a poster.

    Attributes:
        poster: which page of the poster, from 0.
        scale: what the poster is multiplied with.
        x: where on the page its left edge would be, in millimetres from the left.
        y: where its upper edge would be, in millimetres from above.
        clip: the part of the page that it is shown in, in millimetres from the upper left.
    """

    poster: int
    scale: float
    x: float
    y: float
    clip: Box


def tiled(poster: bytes, sheets: bytes, windows: tuple[Window, ...]) -> bytes:
    """The PDF `sheets` with the poster below, on each page as its window says."""
    from pypdf import PdfReader, PdfWriter

    writer: Any = PdfWriter(clone_from=io.BytesIO(sheets))
    writer.pdf_header = "%PDF-1.7"
    pages = PdfReader(io.BytesIO(poster)).pages
    forms = {number: form(writer, pages[number]) for number in dict.fromkeys(one.poster for one in windows)}
    for page, window in zip(writer.pages, windows, strict=True):
        drawing = _drawing(window, float(page.mediabox.height), float(pages[window.poster].mediabox.height))
        show(writer, page, "Poster", forms[window.poster], drawing, below=True)
    # Claims about tags would not hold any more: the poster on the tiles has none.
    writer.root_object.pop("/Metadata", None)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _drawing(window: Window, page: float, poster: float) -> bytes:
    """The instructions that show a poster: a clip, a scale, a place; from the lower left, in points."""
    clip, scale = window.clip, window.scale
    x, y, w, h = (value * _POINTS for value in (clip.x, clip.bottom, clip.w, clip.h))
    left, top = window.x * _POINTS, window.y * _POINTS
    return (
        f"q {x:.4f} {page - y:.4f} {w:.4f} {h:.4f} re W n "
        f"{scale:.8f} 0 0 {scale:.8f} {left:.4f} {page - top - poster * scale:.4f} cm /Poster Do Q\n"
    ).encode()
