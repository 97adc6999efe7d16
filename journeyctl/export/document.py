"""A PDF of pages becomes a document: it says what it is, can be heard, has bookmarks, and is the same every time.

In: what cairo wrote, what the document says of itself, and for each page what was tagged on it. Out: its bytes.
"""

from __future__ import annotations

import hashlib
import io
from typing import Any, NamedTuple

from journeyctl.export.artifacts import marked
from journeyctl.export.conformity import shortcomings
from journeyctl.export.metadata import Facts, xmp
from journeyctl.export.structure import Tagged, headings, rebuild


class Manner(NamedTuple):
    """How a document carries its letters: `shapes` are no letters, `whole` tells that no font lacks one."""

    shapes: bool = False
    whole: bool = True


def finished(data: bytes, told: Facts, pages: tuple[Tagged, ...], manner: Manner) -> bytes:
    """The document: what cairo cannot say of it, and does not order."""
    from pypdf import PdfWriter
    from pypdf.generic import ArrayObject, ByteStringObject, NameObject

    writer: Any = PdfWriter(clone_from=io.BytesIO(data))
    writer.pdf_header = "%PDF-1.7"
    rebuild(writer, pages, spoken=manner.shapes)
    for page in writer.pages:
        page[NameObject("/Tabs")] = NameObject("/S")
        stream = page["/Contents"].get_object()
        stream.set_data(marked(stream.get_data()))
    _introduce(writer, told)
    _map_glyphs(writer)
    _bookmarks(writer, pages)
    _labels(writer, pages)
    claims = manner.whole and not shortcomings(writer)
    _tell(writer, told, claims=claims)
    identity = ByteStringObject(hashlib.sha256(data).digest()[:16])
    writer._ID = ArrayObject((identity, identity))  # noqa: SLF001 - pypdf has no public way to fix it
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _introduce(writer: Any, told: Facts) -> None:  # noqa: ANN401 - pypdf's writer
    """The language, a title in the window, what is known of the document in its old form."""
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    root = writer.root_object
    if told.lang:
        root[NameObject("/Lang")] = TextStringObject(told.lang)
    root[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    date = f"D:{told.created.replace('-', '').replace(':', '').replace('T', '')}"
    writer.add_metadata({"/CreationDate": date, "/ModDate": date, "/Creator": "journeyctl"})


def _map_glyphs(writer: Any) -> None:  # noqa: ANN401 - pypdf's writer
    """Fonts of many letters say outright what cairo leaves to the default: numbers of glyphs are those of the file."""
    from pypdf.generic import NameObject

    for page in writer.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            for inner in font.get_object().get("/DescendantFonts", []):
                one = inner.get_object()
                if one.get("/Subtype") == "/CIDFontType2":
                    one.setdefault(NameObject("/CIDToGIDMap"), NameObject("/Identity"))


def _tell(writer: Any, told: Facts, *, claims: bool) -> None:  # noqa: ANN401 - pypdf's writer
    """The same in the form that is standard now, and whether the document claims to be PDF/UA."""
    from pypdf.generic import DecodedStreamObject, NameObject

    stream = DecodedStreamObject()
    stream.set_data(xmp(told, str(writer.metadata.get("/Producer", "")), claims=claims))
    stream[NameObject("/Type")] = NameObject("/Metadata")
    stream[NameObject("/Subtype")] = NameObject("/XML")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)  # noqa: SLF001 - pypdf's way


def _bookmarks(writer: Any, pages: tuple[Tagged, ...]) -> None:  # noqa: ANN401 - pypdf's writer
    """A bookmark for each phase; of many sheets one for each, with its phases inside."""
    from pypdf.generic import Fit

    for number, page in enumerate(pages):
        high = float(writer.pages[number].mediabox.height)
        sheet = writer.add_outline_item(title=page.contents.label, page_number=number) if len(pages) > 1 else None
        heads = headings(page)
        for part in page.contents.parts:
            if part.listed and part.key in heads:
                leaf = page.leaves[heads[part.key]]
                place = Fit.xyz(left=round(leaf.x, 2), top=round(high - leaf.y + leaf.high, 2), zoom=0)
                writer.add_outline_item(title=part.title, page_number=number, parent=sheet, fit=place)


def _labels(writer: Any, pages: tuple[Tagged, ...]) -> None:  # noqa: ANN401 - pypdf's writer
    """What each of many pages is called."""
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

    if len(pages) > 1:
        numbers = ArrayObject()
        for number, page in enumerate(pages):
            label = DictionaryObject({NameObject("/P"): TextStringObject(page.contents.label or str(number + 1))})
            numbers += [NumberObject(number), label]
        writer.root_object[NameObject("/PageLabels")] = DictionaryObject({NameObject("/Nums"): numbers})
