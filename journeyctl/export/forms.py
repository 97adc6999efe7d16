"""A page of a PDF as a drawing that other pages show: stored once, however often it is shown.

In: pages as pypdf reads them. Out: form XObjects. Links and tags belong to pages and stay behind; text stays text.
"""

from __future__ import annotations

import re
from typing import Any

_TAGGED = re.compile(rb"/(\w+) *<<[^<>]*/MCID[^<>]*>> *BDC")


def form(writer: Any, page: Any) -> Any:  # noqa: ANN401 - pypdf's types
    """A page's drawing, stored in `writer` and its only copy there; the reference by which pages show it."""
    from pypdf.generic import ArrayObject, FloatObject, NameObject, StreamObject

    made = StreamObject()
    # A tag's number means something on its own page only.
    made.set_data(_TAGGED.sub(rb"/\1 BMC", page.get_contents().get_data()))
    made[NameObject("/Type")] = NameObject("/XObject")
    made[NameObject("/Subtype")] = NameObject("/Form")
    made[NameObject("/BBox")] = ArrayObject(FloatObject(float(edge)) for edge in page.mediabox)
    made[NameObject("/Resources")] = page["/Resources"].get_object().clone(writer)
    if "/Group" in page:
        made[NameObject("/Group")] = page["/Group"].get_object().clone(writer)
    return writer._add_object(made.flate_encode())  # noqa: SLF001 - pypdf's own modules call it so


def show(writer: Any, page: Any, name: str, shown: Any, drawing: bytes, *, below: bool) -> None:  # noqa: ANN401
    """Let a page show a form by these drawing instructions, below or above what it shows already."""
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    resources = page["/Resources"].get_object()
    known = resources.setdefault(NameObject("/XObject"), DictionaryObject()).get_object()
    known[NameObject(f"/{name}")] = shown
    own = page.get_contents().get_data()
    # What a page ends with, cairo's upside-down coordinates, must not hold for what is drawn after it.
    made = StreamObject()
    made.set_data(drawing + own if below else b"q\n" + own + b"\nQ\n" + drawing)
    # In place of the old one, which the file would carry along.
    writer._replace_object(page.raw_get("/Contents"), made.flate_encode())  # noqa: SLF001
