"""The bookmarks of a document, one inside another (ISO 32000-1, 12.3.3).

In: a document, and its bookmarks in order. Out: the same document with them in its catalogue.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.export.objects import Entries, Objects, Ref, text


class Bookmark(NamedTuple):
    """A bookmark: its words, its page, its place there in points from the lower left (None: the whole page)."""

    title: str
    page: Ref
    place: tuple[float, float] | None = None
    inside: tuple[Bookmark, ...] = ()


def outlined(document: Objects, bookmarks: list[Bookmark]) -> None:
    """Put bookmarks into a document; without any it stays as it is."""
    if bookmarks:
        root: Entries = {"/Type": "/Outlines"}
        document.catalogue["/Outlines"] = top = document.add(root)
        root |= _listed(document, tuple(bookmarks), top)


def _listed(document: Objects, bookmarks: tuple[Bookmark, ...], around: Ref) -> Entries:
    """The entries that a bookmark, or the whole outline, has for those inside; all of them are shown at first."""
    made = [document.add({}) for _ in bookmarks]
    shown = len(made)
    for at, (one, ref) in enumerate(zip(bookmarks, made, strict=True)):
        left, top = one.place or (0, 0)
        place = ["/XYZ", left, top, 0] if one.place else ["/Fit"]
        entries: Entries = {"/Title": text(one.title), "/Parent": around, "/Dest": [one.page, *place]}
        if at:
            entries["/Prev"] = made[at - 1]
        if at + 1 < len(made):
            entries["/Next"] = made[at + 1]
        if one.inside:
            entries |= _listed(document, one.inside, ref)
            shown += entries["/Count"]
        document[ref] = entries
    return {"/First": made[0], "/Last": made[-1], "/Count": shown}
