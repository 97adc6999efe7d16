"""Makes the edits that findings carry, and none that would do more than it says.

In: the bytes of a file and what was found in it. Out: the bytes with the fixes made that hold, and what they mended. A
fix holds when the file can be read no worse than before, all words it does not touch are what they were, and text that
it puts in quotes is welcome where it stands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from journeyctl.diagnostics import Diagnostic, Edit, Fix, Span
from journeyctl.edit.edits import Places, apply
from journeyctl.edit.ordering import kind
from journeyctl.edit.sameness import said
from journeyctl.schema import validate
from journeyctl.source import Document, Mapping, Node, Scalar, read

_Place = tuple[int, int]
_Range = tuple[_Place, _Place]


class Mended(NamedTuple):
    """A file with fixes made, and the findings they were of."""

    data: bytes
    made: tuple[Diagnostic, ...]


def mend(data: bytes, path: str, found: Iterable[Diagnostic], *, unsafe: bool = False) -> Mended:
    """A file with the fixes of its findings.

    Args:
        data: its bytes.
        path: its name, as the findings show it.
        found: what was found; what stands in other files is left alone.
        unsafe: make also those after which the author should look.
    """
    fixes: dict[Fix, list[Diagnostic]] = {}
    for one in found:
        if one.fix and one.span.path == path and (one.fix.safe or unsafe):
            fixes.setdefault(one.fix, []).append(one)
    file = _File(data, path) if fixes else None
    if file is None or file.text is None:
        return Mended(data, ())
    chosen = file.chosen(tuple(fixes))
    return Mended(file.after(chosen), tuple(one for fix in chosen for one in fixes[fix]))


class _File:
    """A file that fixes are tried on."""

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        self._mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
        self._before = read(data, path)
        try:
            self.text: str | None = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.text = None

    def chosen(self, fixes: tuple[Fix, ...], kept: tuple[Fix, ...] = ()) -> tuple[Fix, ...]:
        """The fixes that hold together with those that are kept already: all, else of each half as many as do."""
        if self._holds((*kept, *fixes)):
            return (*kept, *fixes)
        if len(fixes) == 1:
            return kept
        middle = len(fixes) // 2
        return self.chosen(fixes[middle:], self.chosen(fixes[:middle], kept))

    def after(self, fixes: tuple[Fix, ...]) -> bytes:
        """The bytes with fixes made.

        Raises:
            ValueError: when they overlap, or stand where the text has no place.
        """
        assert self.text is not None
        return self._mark + apply(self.text, (edit for fix in fixes for edit in fix.edits)).encode()

    def _holds(self, fixes: tuple[Fix, ...]) -> bool:
        assert self.text is not None
        edits = tuple(sorted((edit for fix in fixes for edit in fix.edits), key=lambda one: one.span))
        try:
            made = self.after(fixes)
            moved = _moved(self.text, made.decode("utf-8-sig"), edits)
        except ValueError:
            return False
        after = read(made, self._path)
        if _unwelcome(after, edits, moved):
            return False
        if self._before.root is None:
            return self._further(after, moved)
        if after.root is None or len(after.diagnostics) > len(self._before.diagnostics):
            return False
        return _kept(self._before.root, _Ranges(tuple(_range(edit.span) for edit in edits)), after.root, _Ranges(moved))

    def _further(self, after: Document, moved: tuple[_Range, ...]) -> bool:
        """Whether a file that could not be read is read further now."""
        if any(one.code == "J003" for one in self._before.diagnostics):
            return True  # What nobody sees was deleted, and nothing behind it had been looked at.
        known = {(one.span.line, one.code, one.message) for one in self._before.diagnostics}
        touched = _lines(moved)
        stops = after.root is None and all(one.span.line <= max(touched) for one in after.diagnostics)
        return not stops and not any(
            one.span.line in touched
            or (one.span.line < min(touched) and (one.span.line, one.code, one.message) not in known)
            for one in after.diagnostics
        )


def _moved(before: str, after: str, edits: tuple[Edit, ...]) -> tuple[_Range, ...]:
    """Where the texts of edits stand afterwards."""
    old, new = Places(before), Places(after)
    ranges: list[_Range] = []
    shift = 0
    for edit in edits:
        start, end = old.range(edit.span)
        ranges.append((new.place(start + shift), new.place(start + shift + len(edit.text))))
        shift += len(edit.text) - (end - start)
    return tuple(ranges)


def _range(span: Span) -> _Range:
    return (span.line, span.column), (span.end_line, span.end_column)


def _lines(ranges: tuple[_Range, ...]) -> frozenset[int]:
    return frozenset(line for start, end in ranges for line in range(start[0], end[0] + 1))


def _unwelcome(after: Document, edits: tuple[Edit, ...], moved: tuple[_Range, ...]) -> bool:
    """Whether an error stands on a line where something was put in quotes. One of its key, before it, is another's."""
    quoted = tuple(one for one, edit in zip(moved, edits, strict=True) if edit.text.startswith('"'))
    lines = _lines(quoted)
    found = validate(after.root, kind(after.path)) if after.root and quoted else ()
    of_values = (one for one in found if not (one.code == "J101" and _before(one.span, quoted)))
    return any(one.span.line in lines for one in (*after.diagnostics, *of_values))


def _before(span: Span, ranges: tuple[_Range, ...]) -> bool:
    """Whether a place lies on the line of a range and before it."""
    return any(span.line == start[0] and (span.end_line, span.end_column) <= start for start, _ in ranges)


class _Ranges:
    """Places that edits name, in order."""

    def __init__(self, ranges: tuple[_Range, ...]) -> None:
        self._ranges = ranges
        self._begins = [start for start, _ in ranges]

    def touch(self, place: _Range) -> bool:
        """Whether one of them lies at a place, or ends or begins where it does."""
        nearest = bisect_right(self._begins, place[1]) - 1
        return nearest >= 0 and self._ranges[nearest][1] >= place[0]

    def overlap(self, place: _Range) -> bool:
        """Whether one of them has a sign of a place; of a place without signs, whether it touches that."""
        if place[0] == place[1]:
            return self.touch(place)
        nearest = bisect_left(self._begins, place[1]) - 1
        return nearest >= 0 and self._ranges[nearest][1] > place[0]


def _kept(before: Node, named: _Ranges, after: Node, made: _Ranges) -> bool:
    """Whether all that edits do not name is there afterwards, in order, and nothing new but where they wrote."""
    kept = (word for word, place in _words(before) if not named.overlap(place))
    awaited = next(kept, None)
    for word, place in _words(after):
        if word == awaited:
            awaited = next(kept, None)
        elif not made.touch(place):
            return False
    return awaited is None


def _words(node: Node) -> Iterator[tuple[object, _Range]]:
    """The words of a node; a group ends where its last word does."""
    start, end = _range(node.span)
    if isinstance(node, Scalar):
        yield said(node), (start, end)
        return
    yield type(node).__name__, (start, start)
    last = start
    children = (each for one in node.entries for each in one) if isinstance(node, Mapping) else iter(node.items)
    for child in children:
        for word, place in _words(child):
            yield word, place
            last = place[1]
    yield "end", (last, last)
