"""The boxes of a page that is printed larger than it is cut: where the sheet is, how far its ground reaches.

In: a PDF of such pages, the marks of each as another PDF, the margin and the bleed. Out: the PDF with its boxes, and
with the marks as artifacts, which nobody reads aloud.
"""

from __future__ import annotations

import hashlib

from journeyctl.export.forms import Guest, show
from journeyctl.export.objects import Objects

_POINTS = 72 / 25.4
_DRAWN = b"/Artifact BMC\nq\n/Marks Do\nQ\nEMC\n"


def boxed(pdf: bytes, marks: bytes, *, margin: float, bleed: float) -> bytes:
    """The PDF with TrimBox and BleedBox on each page, `margin` and `margin - bleed` inside its edge (millimetres).

    `marks` is a PDF of as many pages as large, or b"" for none.
    """
    document = Objects(pdf)
    for page in map(document.__getitem__, document.pages()):
        left, bottom, right, top = page["/MediaBox"]
        for name, inside in (("/TrimBox", margin * _POINTS), ("/BleedBox", (margin - bleed) * _POINTS)):
            page[name] = [left + inside, bottom + inside, right - inside, top - inside]
    if marks:
        guest = Guest(document, marks)
        for page, mark in zip(document.pages(), guest.document.pages(), strict=True):
            show(document, page, "Marks", guest.form(mark), _DRAWN, below=False)
    return document.written(hashlib.sha256(pdf + marks).digest()[:16])
