"""A page of a PDF as a drawing that other pages show: stored once, however often it is shown.

In: pages as pypdf reads them. Out: form XObjects. Links and tags belong to pages and stay behind; text stays text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def form(writer: Any, page: Any) -> Any:  # noqa: ANN401 - pypdf's types
    """A page's drawing, stored in `writer` and its only copy there; the reference by which pages show it."""
    from pypdf.generic import ArrayObject, FloatObject, NameObject, StreamObject

    made = StreamObject()
    made.set_data(b"".join(_untagged(page.get_contents().get_data())))
    made[NameObject("/Type")] = NameObject("/XObject")
    made[NameObject("/Subtype")] = NameObject("/Form")
    made[NameObject("/BBox")] = ArrayObject(FloatObject(float(edge)) for edge in page.mediabox)
    made[NameObject("/Resources")] = page["/Resources"].get_object().clone(writer)
    if "/Group" in page:
        made[NameObject("/Group")] = page["/Group"].get_object().clone(writer)
    return writer._add_object(made.flate_encode())  # noqa: SLF001 - pypdf's own modules call it so


def _untagged(stream: bytes) -> Iterator[bytes]:
    """The operators of a page without its tags and artifacts; the words that letters stand for stay.

    A tag's number means something on its own page only, and what shows the form is a tag or an artifact itself: neither
    may be inside the other (ISO 14289-1, 7.1).
    """
    kept: list[bool] = []
    for line in stream.splitlines(keepends=True):
        word = line.rstrip()
        if word.endswith((b" BDC", b" BMC")):
            kept.append(word.endswith(b" BDC") and b"/MCID" not in word)
            if not kept[-1]:
                continue
        elif word == b"EMC" and not kept.pop():
            continue
        yield line


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
