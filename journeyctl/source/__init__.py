"""Source: bytes become nodes with spans, or diagnostics that say what to do.

In: the bytes of one YAML file and the path to show. Out: a `Document`. The only room that knows PyYAML.
"""

from __future__ import annotations

from journeyctl.source.comments import Comment, comments
from journeyctl.source.decoding import decode
from journeyctl.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from journeyctl.source.quoting import quoted
from journeyctl.source.reader import Document, read

__all__ = [
    "Comment",
    "Document",
    "Entry",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "comments",
    "decode",
    "quoted",
    "read",
]
