"""A PDF as numbered objects, and the file that they make: for PDFs that we write, none of strangers.

In: a PDF with a plain table of its objects (ISO 32000-1, 7.5.4), as cairo writes it and we do. Out: values, read when
they are asked for, and the file anew: what nobody asked for is copied as it stands. Why pypdf does not do this:
docs/decisions/pdf-and-png.md.

A dictionary is a `dict`, a name a `str` that begins with a slash, a text string `bytes`, a reference a `Ref`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

Entries = dict[str, Any]
"""The entries of a dictionary, by name."""

_HEAD = b"%PDF-1.7\n%\xb5\xed\xae\xfb\n"
_TOKEN = re.compile(
    rb"(?:\s|%[^\r\n]*)*"
    rb"(?:(?P<ref>\d+)\s+\d+\s+R\b|(?P<number>[-+]?[\d.]+)|(?P<name>/[^\s/<>\[\]()%]*)|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|<(?P<hex>[0-9A-Fa-f\s]*)>|(?P<string>\()|(?P<word>[a-z]+))"
)
_STRING = re.compile(rb"\\([0-7]{1,3}|\r\n|.)|[()]|[^\\()]+", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_WORDS = {b"true": True, b"false": False, b"null": None}
_UNSAFE = re.compile(rb"[\\()]")
_ENTRY = re.compile(rb"(\d{10}) \d{5} ([nf])")
_OBJECT = re.compile(rb"\s*\d+ \d+ obj\b")
_LATIN = re.compile("(?!\xfe\xff|\xff\xfe|\xef\xbb\xbf)[\t\n\r -~\xa1-\xac\xae-\xff]*")
"""Letters that have their numbers of Latin-1 in PDFDocEncoding, too (ISO 32000-1, annex D); no mark of another one."""
_CLOSED = object()


class Ref(NamedTuple):
    """A reference to an object."""

    number: int


class Stream(NamedTuple):
    """A stream: its entries, and its data as they stand in the file."""

    entries: Entries
    raw: bytes


def text(words: str) -> bytes:
    """A text string: in the encoding of PDFs, which poppler needs for titles, else in UTF-16 (ISO 32000-1, 7.9.2.2)."""
    if _LATIN.fullmatch(words):
        return words.encode("latin-1")
    return b"\xfe\xff" + words.encode("utf-16-be")


class Objects:
    """The objects of a PDF. `trailer` refers to the first ones, those of the catalogue and of the information.

    Raises:
        ValueError: when a file has no plain table of objects.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._values: dict[int, Any] = {}
        start = int(data[data.rindex(b"startxref") + 9 :].split(None, 1)[0])
        table = re.compile(rb"xref\s+0 (\d+)\s+").match(data, start)
        if not table:
            raise ValueError("the PDF has no plain table of objects")
        self._last = int(table[1]) - 1
        rows = _ENTRY.findall(data, table.end(), data.index(b"trailer", start))
        places = sorted((int(place), number) for number, (place, kind) in enumerate(rows) if kind == b"n")
        ends = [place for place, _ in places[1:]] + [start]
        self._slices = {number: (place, end) for (place, number), end in zip(places, ends, strict=True)}
        self.trailer: Entries = _read(data, data.index(b"trailer", start) + 7)[0]

    def __getitem__(self, one: Any) -> Any:  # noqa: ANN401 - a value of a PDF is of any kind
        """What a value refers to, in the end; the value itself when it is no reference."""
        while isinstance(one, Ref):
            if one.number not in self._values and one.number in self._slices:
                self._values[one.number] = self._stored(one.number)
            one = self._values.get(one.number)
        return one

    def __setitem__(self, at: Ref, value: Any) -> None:  # noqa: ANN401 - as above
        self._values[at.number] = value

    def add(self, value: Any) -> Ref:  # noqa: ANN401 - as above
        """A new object."""
        self._last += 1
        self._values[self._last] = value
        return Ref(self._last)

    def drop(self, one: Any) -> None:  # noqa: ANN401 - as above
        """Leave an object out of the file that is written; of other values nothing."""
        if isinstance(one, Ref):
            self._values.pop(one.number, None)
            self._slices.pop(one.number, None)

    @property
    def catalogue(self) -> Entries:
        """The catalogue of the document."""
        return self[self.trailer["/Root"]]  # type: ignore[no-any-return]

    @property
    def information(self) -> Entries:
        """What the document says about itself in the old form."""
        return self[self.trailer["/Info"]]  # type: ignore[no-any-return]

    def pages(self) -> tuple[Ref, ...]:
        """The pages, of a document that has them in one list."""
        return tuple(self[self[self.catalogue["/Pages"]]["/Kids"]])

    def fonts(self) -> Iterator[Entries]:
        """The fonts of the pages, one after the other; one that several pages have as often."""
        for page in self.pages():
            yield from map(self.__getitem__, self[self[self[page]["/Resources"]].get("/Font", {})].values())

    def owners(self) -> dict[int, Any]:
        """To which element, or list of them, each number of a page or a link belongs, of a document with tags."""
        numbers = self[self[self[self.catalogue["/StructTreeRoot"]]["/ParentTree"]]["/Nums"]]
        return dict(zip(numbers[::2], numbers[1::2], strict=True))

    def data(self, at: Ref) -> bytes:
        """The data of a stream, unpacked."""
        stream = self[at]
        return zlib.decompress(stream.raw) if "/Filter" in stream.entries else stream.raw

    def put(self, at: Ref, entries: Entries, data: bytes) -> None:
        """A stream in the place of an object, packed."""
        old = self[at]
        if isinstance(old, Stream):
            self.drop(old.entries.get("/Length"))
        raw = zlib.compress(data)
        self[at] = Stream(entries | {"/Filter": "/FlateDecode", "/Length": len(raw)}, raw)

    def written(self, identity: bytes) -> bytes:
        """The file."""
        parts, at, rows = [_HEAD], len(_HEAD), {}
        for number in sorted(self._values.keys() | self._slices.keys()):
            if number in self._values:
                part = b"%d 0 obj\n%s\nendobj\n" % (number, _written(self._values[number]))
            else:
                part = self._data[slice(*self._slices[number])]
            rows[number] = b"%010d 00000 n \n" % at
            parts.append(part)
            at += len(part)
        size = max(rows) + 1
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        parts += (rows.get(number, b"0000000000 65535 f \n") for number in range(1, size))
        tail = {"/Size": size, "/Root": self.trailer["/Root"], "/Info": self.trailer["/Info"], "/ID": [identity] * 2}
        parts.append(b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (_written(tail), at))
        return b"".join(parts)

    def _stored(self, number: int) -> Any:  # noqa: ANN401 - as above
        start, end = self._slices[number]
        head = _OBJECT.match(self._data, start)
        assert head, "an object is where the table says"
        value, at = _read(self._data, head.end())
        begins = re.compile(rb"\s*stream\r?\n").match(self._data, at, end)
        if not begins:
            return value
        length = self[value["/Length"]]
        return Stream(value, self._data[begins.end() : begins.end() + length])


def _read(data: bytes, at: int) -> tuple[Any, int]:
    """The value at a place, and where it ends."""
    found = _TOKEN.match(data, at)
    if not found:
        raise ValueError(f"no value of a PDF begins at {at}")
    kind, end = str(found.lastgroup), found.end()
    written = found[kind]
    if kind == "ref":
        return Ref(int(written)), end
    if kind == "number":
        return (float(written) if b"." in written else int(written)), end
    if kind == "name":
        return written.decode("latin-1"), end
    if kind == "open":
        values, end = _inside(data, end)
        return (values if written == b"[" else dict(zip(values[::2], values[1::2], strict=True))), end
    if kind == "hex":
        digits = b"".join(written.split()).decode()
        return bytes.fromhex(digits + "0" * (len(digits) % 2)), end
    if kind == "string":
        return _literal(data, end)
    return (_CLOSED if kind == "close" else _WORDS[written]), end


def _inside(data: bytes, at: int) -> tuple[list[Any], int]:
    """The values up to a bracket, and where that ends."""
    values: list[Any] = []
    while True:
        value, at = _read(data, at)
        if value is _CLOSED:
            return values, at
        values.append(value)


def _literal(data: bytes, at: int) -> tuple[bytes, int]:
    """The string that begins after a bracket, and where it ends (ISO 32000-1, 7.3.4.2)."""
    parts, depth = list[bytes](), 1
    for found in _STRING.finditer(data, at):
        part = found[0]
        depth += (part == b"(") - (part == b")")
        if not depth:
            return b"".join(parts), found.end()
        escaped = found[1]
        if escaped is None:
            parts.append(part)
        elif escaped[:1].isdigit():
            parts.append(bytes([int(escaped, 8) & 255]))
        else:
            parts.append(_ESCAPES.get(escaped, escaped))
    raise ValueError("a string of the PDF does not end")


def _written(value: Any) -> bytes:  # noqa: ANN401 - a value of a PDF is of any kind
    """A value as it stands in a file."""
    if isinstance(value, str):
        return value.encode("latin-1")
    if isinstance(value, Ref):
        return b"%d 0 R" % value.number
    if isinstance(value, dict):
        return b"<<%s>>" % b"".join([b"%s %s" % (name.encode("latin-1"), _written(one)) for name, one in value.items()])
    if isinstance(value, list):
        return b"[%s]" % b"".join([_written(one) + b" " for one in value])
    if isinstance(value, Stream):
        return b"%s\nstream\n%s\nendstream" % (_written(value.entries), value.raw)
    if isinstance(value, bytes):
        plain = value.isascii() and value.decode().isprintable()
        return b"(%s)" % _UNSAFE.sub(rb"\\\g<0>", value) if plain else b"<%s>" % value.hex().encode()
    return _plain(value)


def _plain(value: bool | float | None) -> bytes:
    """A number, true, false or null; of a number so many decimals as cairo writes."""
    if value is None:
        return b"null"
    if isinstance(value, bool):
        return b"true" if value else b"false"
    return f"{value:.6f}".rstrip("0").rstrip(".").encode() if isinstance(value, float) else b"%d" % value
