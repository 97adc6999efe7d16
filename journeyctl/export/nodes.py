"""The nodes of a picture as CairoSVG draws them, read without what our pictures never have: styles and entities.

In: an SVG that was painted and checked. Out: its root; each node is a dictionary of its attributes and of those that it
inherits.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn
from xml.parsers import expat

_OWN = frozenset(
    {
        "clip-path",
        "height",
        "href",
        "id",
        "opacity",
        "stop-color",
        "stop-opacity",
        "transform",
        "viewBox",
        "width",
        "x",
        "y",
    }
)
"""Attributes that are not inherited, of those that our pictures have."""
_BREAKS, _BLANKS = re.compile(r"[\n\r]"), re.compile(r"[\t ]+")


class Node(dict[str, Any]):
    """A node of the kind that CairoSVG's surfaces draw; they mark it with what they find."""

    url = None
    root = False
    text = ""

    def __init__(self, tag: str, attributes: dict[str, str], parent: Node | None) -> None:
        super().__init__(parent.inherited() if parent is not None else ())
        self.update(attributes)
        self.tag = tag
        self.parent = parent
        self.children: list[Node] = []
        self._inherited: dict[str, str] | None = None

    def inherited(self) -> dict[str, str]:
        """What the nodes inside have of it."""
        if self._inherited is None:
            self._inherited = {name: value for name, value in self.items() if name not in _OWN}
        return self._inherited

    def get_href(self) -> str | None:
        """The address of what it refers to."""
        return self.get("href")

    def fetch_url(self, url: str, resource_type: str) -> NoReturn:
        """CairoSVG's way to fetch."""
        refuse(url, resource_type)


def refuse(url: str, resource_type: str) -> NoReturn:
    """Nothing is fetched. The SVG was checked before; this is the second lock."""
    raise ValueError(f"no {resource_type} is fetched from {url[:80]!r}")


def read(svg: bytes) -> Any:  # noqa: ANN401 - a node of CairoSVG, or of ours
    """The root of a picture; CairoSVG's own where something is used that was not drawn in its place."""
    if b"<use" in svg:
        from cairosvg.parser import Tree

        return Tree(bytestring=svg, url_fetcher=refuse)
    return _read(svg)


def _read(svg: bytes) -> Node:
    made: list[Node] = []
    around: list[Node] = []
    words: list[str] = []
    parser = expat.ParserCreate("utf-8")

    def opened(tag: str, attributes: dict[str, str]) -> None:
        parent = around[-1] if around else None
        node = Node(tag, attributes, parent)
        if parent is not None:
            parent.children.append(node)
        else:
            node.root = True
            made.append(node)
        around.append(node)
        words.clear()

    def closed(tag: str) -> None:
        node = around.pop()
        if tag == "text":
            node.text = _BLANKS.sub(" ", _BREAKS.sub("", "".join(words))).strip(" ")

    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = words.append
    parser.Parse(svg, True)
    return made[0]
