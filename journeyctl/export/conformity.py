"""What keeps a document from being PDF/UA-1, as far as a program can tell (ISO 14289-1; the Matterhorn Protocol 1.1).

In: a finished document. Out: what is missing, in words; nothing when every check passes. What only people can tell,
such as whether the order makes sense, is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.export.artifacts import bare
from journeyctl.export.objects import Objects
from journeyctl.export.structure import elements

_HEADINGS = {f"/H{level}": level for level in range(1, 7)}
_FILES = {"/FontFile", "/FontFile2", "/FontFile3"}


def shortcomings(document: Objects) -> tuple[str, ...]:
    """Every requirement that a document misses."""
    if "/StructTreeRoot" not in document.catalogue:
        return ("nothing is tagged",)
    return (*_introduced(document), *_tree(document), *_pages(document), *_fonts(document))


def _introduced(document: Objects) -> Iterator[str]:
    root = document.catalogue
    if not root.get("/Lang"):
        yield "the document has no language"
    if not document.information.get("/Title"):
        yield "the document has no title"
    if "/DisplayDocTitle" not in document[root.get("/ViewerPreferences", {})]:
        yield "the window does not show the title"
    if "/Marked" not in document[root.get("/MarkInfo", {})]:
        yield "the document does not say that it is tagged"


def _tree(document: Objects) -> Iterator[str]:
    level = 0
    for one in elements(document):
        entries = document[one]
        sort = entries["/S"]
        if sort == "/Figure" and not entries.get("/Alt"):
            yield "a figure has no words"
        if sort in _HEADINGS:
            if _HEADINGS[sort] > level + 1:
                yield f"a heading of level {_HEADINGS[sort]} follows one of level {level}"
            level = _HEADINGS[sort]
    if not level:
        yield "there is no heading"


def _pages(document: Objects) -> Iterator[str]:
    owners = document.owners()
    known = set(elements(document))
    for page in map(document.__getitem__, document.pages()):
        if bare(document.data(page["/Contents"])):
            yield "something is painted that is neither tagged nor decoration"
        listed = document[owners.get(page.get("/StructParents"), [])]
        if not known.issuperset(listed):
            yield "a tag on a page belongs to no element"
        for link in map(document.__getitem__, document[page.get("/Annots", [])]):
            if not link.get("/Contents"):
                yield "a link has no words"
            if link.get("/StructParent") not in owners:
                yield "a link belongs to no element"


def _fonts(document: Objects) -> Iterator[str]:
    for one in document.fonts():
        if "/ToUnicode" not in one:
            yield f"the letters of {one.get('/BaseFont')} have no meaning"
        inner = document[document[one["/DescendantFonts"]][0]] if "/DescendantFonts" in one else one
        if inner.get("/Subtype") == "/CIDFontType2" and "/CIDToGIDMap" not in inner:
            yield f"{one.get('/BaseFont')} does not say which glyphs its numbers mean"
        if not _FILES & document[inner.get("/FontDescriptor", {})].keys():
            yield f"{one.get('/BaseFont')} is not embedded"
