"""Puts a poster on pages that show a part of it each, as one drawing that all share.

In: the PDF of the poster, the PDF of what lies over it, and what each page shows. Out: the PDF of the second with the
first below. The file has the poster once. It is heard as a figure, the last of each page: a line that a cut divides
makes no sense, whole it is in the poster's own PDF.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.export.conformity import shortcomings
from journeyctl.export.forms import Guest, show
from journeyctl.export.metadata import claimed, disclaimed
from journeyctl.export.objects import Objects, Ref, Stream, text

_POINTS = 72 / 25.4


class Window(NamedTuple):
    """What a page shows of a poster.

    Attributes:
        poster: which page of the poster, from 0.
        scale: what the poster is multiplied with.
        x: where on the page its left edge would be, in millimetres from the left.
        y: where its upper edge would be, in millimetres from above.
        clip: the part of the page that it is shown in, in millimetres from the upper left.
        alt: what is shown, in words.
    """

    poster: int
    scale: float
    x: float
    y: float
    clip: Box
    alt: str


def tiled(poster: bytes, sheets: bytes, windows: tuple[Window, ...]) -> bytes:
    """The PDF `sheets` with the poster below, on each page as its window says.

    It claims to be PDF/UA when both were, and it misses nothing.
    """
    document = Objects(sheets)
    guest = Guest(document, poster)
    pages, marks, figures = guest.document.pages(), _marks(document), _Figures(document)
    forms = {number: guest.form(pages[number]) for number in dict.fromkeys(one.poster for one in windows)}
    for page, window, mark in zip(document.pages(), windows, marks, strict=True):
        drawing = _drawing(window, _height(document, page), _height(guest.document, pages[window.poster]))
        tagged = b"/Figure << /MCID %d >> BDC\n%sEMC\n" % (mark, drawing)
        show(document, page, "Poster", forms[window.poster], tagged, below=True)
        figures.add(page, mark, window.alt)
    _claim(document, guest.document)
    return document.written(hashlib.sha256(poster + sheets).digest()[:16])


def _height(document: Objects, page: Ref) -> float:
    """How high a page is, in points."""
    return float(document[page]["/MediaBox"][3])


def _marks(sheets: Objects) -> list[int]:
    """The number of the next tag on each page."""
    owners = sheets.owners()
    return [len(sheets[owners[sheets[page]["/StructParents"]]]) for page in sheets.pages()]


class _Figures:
    """Puts the poster into the tree by which a document is heard, as the last in the part of each page."""

    def __init__(self, document: Objects) -> None:
        self._document = document
        root = document[document.catalogue["/StructTreeRoot"]]
        top = document[document[root["/K"]][0]]
        self._parts = dict(zip(document.pages(), document[top["/K"]], strict=True))
        self._owners = document.owners()

    def add(self, page: Ref, mark: int, alt: str) -> None:
        """The figure on a page, which is tagged by this number there; and what it shows, in words."""
        document, part = self._document, self._parts[page]
        figure = {"/Type": "/StructElem", "/S": "/Figure", "/P": part, "/Pg": page, "/K": mark, "/Alt": text(alt)}
        made = document.add(figure)
        document[document[part].setdefault("/K", [])].append(made)
        document[self._owners[document[page]["/StructParents"]]].append(made)


def _claim(document: Objects, poster: Objects) -> None:
    """Take the claim to be PDF/UA back if it does not hold any more."""
    at = document.catalogue["/Metadata"]
    if not claimed(poster.data(poster.catalogue["/Metadata"])) or shortcomings(document):
        packet = disclaimed(document.data(at))
        document[at] = Stream(document[at].entries | {"/Length": len(packet)}, packet)


def _drawing(window: Window, page: float, poster: float) -> bytes:
    """The instructions that show a poster: a clip, a scale, a place; from the lower left, in points."""
    clip, scale = window.clip, window.scale
    x, y, w, h = (value * _POINTS for value in (clip.x, clip.bottom, clip.w, clip.h))
    left, top = window.x * _POINTS, window.y * _POINTS
    return (
        f"q {x:.4f} {page - y:.4f} {w:.4f} {h:.4f} re W n "
        f"{scale:.8f} 0 0 {scale:.8f} {left:.4f} {page - top - poster * scale:.4f} cm /Poster Do Q\n"
    ).encode()
