"""A page of a PDF as a drawing that other pages show: stored once, however often it is shown.

In: the pages of a document that we wrote, its guest. Out: form XObjects of another one. Links and tags belong to pages
and stay behind; text stays text.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from journeyctl.export.objects import Objects, Ref, Stream


class Guest:
    """A document whose pages are shown in another one, which gets each of its objects once."""

    def __init__(self, host: Objects, data: bytes) -> None:
        self.document = Objects(data)
        self._host = host
        self._brought: dict[int, Ref] = {}

    def form(self, page: Ref) -> Ref:
        """A page's drawing, stored in the host; the reference by which its pages show it."""
        entries = self.document[page]
        raw = zlib.compress(b"".join(_untagged(self.document.data(entries["/Contents"]))))
        kept = {name: self._copy(entries[name]) for name in ("/Resources", "/Group") if name in entries}
        kept |= {"/Type": "/XObject", "/Subtype": "/Form", "/BBox": entries["/MediaBox"]}
        return self._host.add(Stream(kept | {"/Filter": "/FlateDecode", "/Length": len(raw)}, raw))

    def _copy(self, value: Any) -> Any:  # noqa: ANN401 - a value of a PDF is of any kind
        """A value as the host has it: with references to what was brought there."""
        if isinstance(value, Ref):
            if value.number not in self._brought:
                # Known before it is copied, for what it refers to may lead back to it.
                self._brought[value.number] = made = self._host.add(None)
                self._host[made] = self._copy(self.document[value])
            return self._brought[value.number]
        if isinstance(value, dict):
            return {name: self._copy(one) for name, one in value.items()}
        if isinstance(value, list):
            return [self._copy(one) for one in value]
        if isinstance(value, Stream):
            return Stream(self._copy(value.entries | {"/Length": len(value.raw)}), value.raw)
        return value


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


def show(document: Objects, page: Ref, name: str, shown: Ref, drawing: bytes, *, below: bool) -> None:
    """Let a page show a form by these drawing instructions, below or above what it shows already."""
    entries = document[page]
    known = document[document[entries["/Resources"]].setdefault("/XObject", {})]
    known[f"/{name}"] = shown
    own = document.data(entries["/Contents"])
    # What a page ends with, cairo's upside-down coordinates, must not hold for what is drawn after it.
    document.put(entries["/Contents"], {}, drawing + own if below else b"q\n" + own + b"\nQ\n" + drawing)
