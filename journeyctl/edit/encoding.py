"""Bytes as the file had them: its line ends stay, since a team's git decides on those; a byte order mark goes.

In: text with one kind of line end, and the bytes it was made from. Out: bytes.
"""

from __future__ import annotations


def encoded(made: bytes, before: bytes) -> bytes:
    """UTF-8 with the line ends that the first line of `before` has; a lone CR is a line end no more."""
    first, end, _ = before.partition(b"\n")
    return made.replace(b"\n", b"\r\n") if end and first.endswith(b"\r") else made
