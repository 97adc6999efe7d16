"""A PDF of pages becomes a document: it says what it is, can be heard, has bookmarks, and is the same every time.

In: what cairo wrote, what the document says of itself, and for each page what was tagged on it. Out: its bytes.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from journeyctl.export.artifacts import marked
from journeyctl.export.conformity import shortcomings
from journeyctl.export.metadata import Facts, xmp
from journeyctl.export.objects import Objects, Stream, text
from journeyctl.export.outline import Bookmark, outlined
from journeyctl.export.structure import Tagged, headings, rebuild


class Manner(NamedTuple):
    """How a document carries its letters: `shapes` are no letters, `whole` tells that no font lacks one."""

    shapes: bool = False
    whole: bool = True


def finished(data: bytes, told: Facts, pages: tuple[Tagged, ...], manner: Manner) -> bytes:
    """The document: what cairo cannot say of it, and does not order."""
    document = Objects(data)
    rebuild(document, pages, spoken=manner.shapes)
    for page in map(document.__getitem__, document.pages()):
        page["/Tabs"] = "/S"
        document.put(page["/Contents"], {}, marked(document.data(page["/Contents"])))
    _introduce(document, told)
    _map_glyphs(document)
    outlined(document, _bookmarks(document, pages))
    _label(document, pages)
    _tell(document, told, claims=manner.whole and not shortcomings(document))
    return document.written(hashlib.sha256(data).digest()[:16])


def _introduce(document: Objects, told: Facts) -> None:
    """The language, a title in the window, what is known of the document in its old form."""
    if told.lang:
        document.catalogue["/Lang"] = text(told.lang)
    document.catalogue["/ViewerPreferences"] = {"/DisplayDocTitle": True}
    date = text(f"D:{told.created.replace('-', '').replace(':', '').replace('T', '')}")
    document.information.update({"/CreationDate": date, "/ModDate": date, "/Creator": b"journeyctl"})


def _map_glyphs(document: Objects) -> None:
    """Fonts of many letters say outright what cairo leaves to the default: numbers of glyphs are those of the file."""
    for font in document.fonts():
        for inner in map(document.__getitem__, document[font.get("/DescendantFonts", [])]):
            if inner.get("/Subtype") == "/CIDFontType2":
                inner.setdefault("/CIDToGIDMap", "/Identity")


def _tell(document: Objects, told: Facts, *, claims: bool) -> None:
    """The same in the form that is standard now, and whether the document claims to be PDF/UA."""
    packet = xmp(told, document.information.get("/Producer", b"").decode("latin-1"), claims=claims)
    entries = {"/Type": "/Metadata", "/Subtype": "/XML", "/Length": len(packet)}
    document.catalogue["/Metadata"] = document.add(Stream(entries, packet))


def _bookmarks(document: Objects, pages: tuple[Tagged, ...]) -> list[Bookmark]:
    """A bookmark for each phase; of many sheets one for each, with its phases inside."""
    made: list[Bookmark] = []
    for sheet, page in zip(document.pages(), pages, strict=True):
        high = float(document[sheet]["/MediaBox"][3])
        heads = headings(page)
        inside: list[Bookmark] = []
        for part in page.contents.parts:
            if part.listed and part.key in heads:
                leaf = page.leaves[heads[part.key]]
                inside.append(Bookmark(part.title, sheet, (round(leaf.x, 2), round(high - leaf.y + leaf.high, 2))))
        made += [Bookmark(page.contents.label, sheet, None, tuple(inside))] if len(pages) > 1 else inside
    return made


def _label(document: Objects, pages: tuple[Tagged, ...]) -> None:
    """What each of many pages is called."""
    if len(pages) > 1:
        named = [page.contents.label or str(number) for number, page in enumerate(pages, start=1)]
        labels = [one for number, name in enumerate(named) for one in (number, {"/P": text(name)})]
        document.catalogue["/PageLabels"] = {"/Nums": labels}
