"""The reading order of a PDF, for those who hear it: its parts, paragraphs and links, as tags around what is drawn.

In: the nodes of the SVG, as they are drawn. Out: tags on cairo's page. Without them a reader guesses the order from the
places of the words, which in a map leads across the lanes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

_STYLE = ("font-family", "font-size", "fill", "letter-spacing", "direction")


class Reading:
    """Tags one page. Neighbouring lines of one style are a paragraph; a group with a name is a part."""

    def __init__(self, context: Any) -> None:  # noqa: ANN401 - a cairocffi context
        self._context = context
        self._paragraph: tuple[object, ...] | None = None
        self._begun = False

    @contextmanager
    def of(self, node: Any) -> Iterator[None]:  # noqa: ANN401 - CairoSVG's node
        """Around the drawing of one node."""
        if node.tag == "text":
            self._line(tuple(node.get(name) for name in _STYLE))
            yield
            return
        self._end_paragraph()
        tag, attributes = self._part(node)
        if tag:
            self._context.tag_begin(tag, attributes)
        yield
        if tag:
            self._end_paragraph()
            self._context.tag_end(tag)

    def _part(self, node: Any) -> tuple[str, str]:  # noqa: ANN401 - CairoSVG's node
        """The tag of a node and its attributes; "" for what is mere drawing."""
        if not self._begun:
            self._begun = True
            return "Document", ""
        if node.tag == "a" and node.get("href"):
            return "Link", f"uri='{_uri(node['href'])}'"
        return ("Sect" if node.tag == "g" and node.get("id") else ""), ""

    def _line(self, style: tuple[object, ...]) -> None:
        if style != self._paragraph:
            self._end_paragraph()
            self._context.tag_begin("P")
            self._paragraph = style

    def _end_paragraph(self) -> None:
        if self._paragraph is not None:
            self._context.tag_end("P")
            self._paragraph = None


def _uri(url: str) -> str:
    """An address as a PDF takes it: ASCII, without the quotes and backslashes that end cairo's attribute."""
    return quote(url, safe="!#$%&()*+,/:;=?@[]~-._")
