"""The boxes of a page that is printed larger than it is cut: where the sheet is, how far its ground reaches.

In: a PDF of such pages, the marks of each as another PDF, the margin and the bleed. Out: the PDF with its boxes, and
with the marks as artifacts, which nobody reads aloud.
"""

from __future__ import annotations

import io
from typing import Any

from journeyctl.export.forms import form, show

_POINTS = 72 / 25.4
_DRAWN = b"/Artifact BMC\nq\n/Marks Do\nQ\nEMC\n"


def boxed(pdf: bytes, marks: bytes, *, margin: float, bleed: float) -> bytes:
    """The PDF with TrimBox and BleedBox on each page, `margin` and `margin - bleed` inside its edge (millimetres).

    `marks` is a PDF of as many pages as large, or b"" for none.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import RectangleObject

    writer: Any = PdfWriter(clone_from=io.BytesIO(pdf))
    writer.pdf_header = "%PDF-1.7"
    drawn = PdfReader(io.BytesIO(marks)).pages if marks else ()
    for page in writer.pages:
        wide, high = float(page.mediabox.width), float(page.mediabox.height)
        cut, ground = margin * _POINTS, (margin - bleed) * _POINTS
        page.trimbox = RectangleObject((cut, cut, wide - cut, high - cut))
        page.bleedbox = RectangleObject((ground, ground, wide - ground, high - ground))
    for page, mark in zip(writer.pages, drawn, strict=bool(drawn)):
        show(writer, page, "Marks", form(writer, mark), _DRAWN, below=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
