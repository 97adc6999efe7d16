"""What keeps a document from being PDF/UA-1, as far as a program can tell (ISO 14289-1; the Matterhorn Protocol 1.1).

In: a finished document. Out: what is missing, in words; nothing when every check passes. What only people can tell,
such as whether the order makes sense, is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeyctl.export.artifacts import bare

_HEADINGS = {f"/H{level}": level for level in range(1, 7)}


def shortcomings(document: Any) -> tuple[str, ...]:  # noqa: ANN401 - pypdf's reader or writer
    """Every requirement that a document misses."""
    root = document.root_object
    if "/StructTreeRoot" not in root:
        return ("nothing is tagged",)
    elements = list(_walk(root["/StructTreeRoot"]["/K"]))
    return (*_introduced(document), *_tree(elements), *_pages(document, root, elements), *_fonts(document))


def _walk(kids: Any) -> Iterator[Any]:  # noqa: ANN401 - pypdf's objects
    for kid in kids if isinstance(kids, list) else [kids]:
        one = kid.get_object()
        if isinstance(one, dict) and "/S" in one:
            yield one
            yield from _walk(one.get("/K", []))


def _introduced(document: Any) -> Iterator[str]:  # noqa: ANN401
    root = document.root_object
    if not root.get("/Lang"):
        yield "the document has no language"
    if not (document.metadata and document.metadata.get("/Title")):
        yield "the document has no title"
    if "/DisplayDocTitle" not in root.get("/ViewerPreferences", {}):
        yield "the window does not show the title"
    if "/Marked" not in root.get("/MarkInfo", {}):
        yield "the document does not say that it is tagged"


def _tree(elements: list[Any]) -> Iterator[str]:
    level = 0
    for one in elements:
        sort = str(one["/S"])
        if sort == "/Figure" and not one.get("/Alt"):
            yield "a figure has no words"
        if sort in _HEADINGS:
            if _HEADINGS[sort] > level + 1:
                yield f"a heading of level {_HEADINGS[sort]} follows one of level {level}"
            level = _HEADINGS[sort]
    if not level:
        yield "there is no heading"


def _pages(document: Any, root: Any, elements: list[Any]) -> Iterator[str]:  # noqa: ANN401
    numbers = root["/StructTreeRoot"]["/ParentTree"].get_object()["/Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    known = {id(one) for one in elements}
    for page in document.pages:
        if bare(page["/Contents"].get_object().get_data()):
            yield "something is painted that is neither tagged nor decoration"
        listed = owners.get(page.get("/StructParents"), [])
        if any(id(owner.get_object()) not in known for owner in listed.get_object()):
            yield "a tag on a page belongs to no element"
        for link in page.get("/Annots", []):
            area = link.get_object()
            if not area.get("/Contents"):
                yield "a link has no words"
            if area.get("/StructParent") not in owners:
                yield "a link belongs to no element"


def _fonts(document: Any) -> Iterator[str]:  # noqa: ANN401
    for page in document.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            one = font.get_object()
            if "/ToUnicode" not in one:
                yield f"the letters of {one.get('/BaseFont')} have no meaning"
            inner = one["/DescendantFonts"][0].get_object() if "/DescendantFonts" in one else one
            if inner.get("/Subtype") == "/CIDFontType2" and "/CIDToGIDMap" not in inner:
                yield f"{one.get('/BaseFont')} does not say which glyphs its numbers mean"
            files = inner.get("/FontDescriptor", {}).keys()
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & files:
                yield f"{one.get('/BaseFont')} is not embedded"
