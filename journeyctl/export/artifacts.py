"""Everything on a page is either read or passed over: what cairo left without a tag is marked as mere decoration.

In: the operators of a page as cairo writes them, a line or more each, tags on lines of their own and outside of text.
Out: the same operators, every stretch that paints outside a tag within an artifact (ISO 32000-1, 14.8.2.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PAINTS = re.compile(rb"(?:^|\s)(?:f\*?|S|s|B\*?|b\*?|Do|sh|BT|EI)(?=\s|$)")
_BEGIN, _END = b"/Artifact BMC\n", b"EMC\n"


def marked(stream: bytes) -> bytes:
    """The operators of a page, with its decoration marked."""
    return b"".join(_marked(stream))


def bare(stream: bytes) -> bool:
    """Whether anything is painted that is neither tagged nor an artifact."""
    return any(not tagged and _PAINTS.search(part) for tagged, part in _stretches(stream))


def _marked(stream: bytes) -> Iterator[bytes]:
    for tagged, part in _stretches(stream):
        if tagged or not _PAINTS.search(part):
            yield part
        else:
            yield _BEGIN + part + (b"" if part.endswith(b"\n") else b"\n") + _END


def _stretches(stream: bytes) -> Iterator[tuple[bool, bytes]]:
    """The operators in stretches, and whether each is tagged; a tag may hold tags of its own."""
    depth, part = 0, list[bytes]()
    for line in stream.splitlines(keepends=True):
        word = line.rstrip()
        opens = word.endswith((b" BDC", b" BMC"))
        if opens and not depth:
            yield False, b"".join(part)
            part = []
        depth += opens
        part.append(line)
        if word == b"EMC":
            depth -= 1
            if not depth:
                yield True, b"".join(part)
                part = []
    yield False, b"".join(part)
