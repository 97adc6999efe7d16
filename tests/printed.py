"""Small PDFs to look at: a page of a size, and operators that draw on it."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, FloatObject, NameObject, NumberObject, RectangleObject, StreamObject

MM = 72 / 25.4


def printed(
    content: str, *, size: tuple[float, float] = (200, 100), trim: float = 0.0, bleed: float | None = None
) -> bytes:
    """A PDF of one page; sizes in millimetres, `trim` and `bleed` from every edge of the sheet.

    In it `/F` is Helvetica, not in the file; `/I` is a picture of 100 x 50 pixels; `/G` makes things half clear;
    `/X` is a form that draws itself.
    """
    writer = PdfWriter()
    wide, high = (one * MM for one in size)
    page = writer.add_blank_page(wide, high)
    if trim:
        page.trimbox = RectangleObject((trim * MM, trim * MM, wide - trim * MM, high - trim * MM))
    if bleed is not None:
        page.bleedbox = RectangleObject((bleed * MM, bleed * MM, wide - bleed * MM, high - bleed * MM))
    page[NameObject("/Contents")] = writer._add_object(_stream(content.encode("latin-1")))
    loop = _stream(b"/X Do", {"/Type": "/XObject", "/Subtype": "/Form"})
    reference = writer._add_object(loop)
    loop[NameObject("/BBox")] = RectangleObject((0, 0, 10, 10))
    loop[NameObject("/Resources")] = _named({"/XObject": _named({"/X": reference})})
    page[NameObject("/Resources")] = _named({
        "/Font": _named({"/F": _named({"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"})}),
        "/XObject": _named({"/I": writer._add_object(_image()), "/X": reference}),
        "/ExtGState": _named({"/G": _named({"/ca": FloatObject(0.5)})}),
    })  # fmt: skip
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _named(entries: dict[str, Any]) -> DictionaryObject:
    return DictionaryObject(
        {NameObject(key): NameObject(one) if isinstance(one, str) else one for key, one in entries.items()}
    )


def _stream(data: bytes, entries: dict[str, Any] | None = None) -> StreamObject:
    made = StreamObject()
    made.set_data(data)
    made.update(_named(entries or {}))
    return made


def _image() -> StreamObject:
    sides = {"/Width": NumberObject(100), "/Height": NumberObject(50), "/BitsPerComponent": NumberObject(8)}
    kind = {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceGray"}
    return _stream(bytes(100 * 50), kind | sides)
