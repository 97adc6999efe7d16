"""A picture becomes part of a page that holds several.

In: an SVG as `paint` gives it, and a prefix of its own. Out: the same picture with all its ids and what refers to them
prefixed, without its font rules; and those rules, which a page states once for all its pictures.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.parsers import expat

from markupsafe import Markup, escape

_REFERRING = frozenset({"fill", "stroke", "clip-path"})
_INSIDE = re.compile(r"url\(#([^)]+)\)")


class Part(NamedTuple):
    """A picture for a page, and the `@font-face` rules that it needs, one each."""

    svg: Markup
    faces: tuple[str, ...]


def part(svg: str, prefix: str) -> Part:
    """A picture whose ids begin with the prefix; its title becomes its label, so that no hint hangs over all of it."""
    reader = _Reader(prefix)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = parser.ordered_attributes = True
    parser.StartElementHandler = reader.opened
    parser.EndElementHandler = reader.closed
    parser.CharacterDataHandler = reader.text
    parser.Parse(svg.encode(), True)
    return Part(Markup("").join(reader.written), tuple(reader.faces))


class _Reader:
    """Writes down what it reads, element by element."""

    def __init__(self, prefix: str) -> None:
        self.written: list[Markup] = []
        self.faces: list[str] = []
        self._prefix = prefix
        self._open: list[str] = []
        self._aside: list[str] = []

    def opened(self, element: str, attributes: list[str]) -> None:
        """An element begins. The font rules and the title of the whole are put aside."""
        self._open.append(element)
        if self._is_aside():
            self._aside = []
            return
        pairs = zip(attributes[::2], attributes[1::2], strict=True)
        said = Markup("").join(Markup(' {}="{}"').format(name, self._own(name, value)) for name, value in pairs)
        self.written.append(Markup("<{}{}>").format(element, said))

    def closed(self, element: str) -> None:
        """An element ends; an empty one is written as one."""
        if self._is_aside():
            self._put()
        elif self.written[-1].startswith(f"<{element}") and element not in ("g", "a", "svg"):
            self.written[-1] = self.written[-1][:-1] + Markup("/>")
        else:
            self.written.append(Markup("</{}>").format(element))
        self._open.pop()

    def text(self, words: str) -> None:
        """Words are written as words."""
        if self._is_aside():
            self._aside.append(words)
        else:
            self.written.append(escape(words))

    def _is_aside(self) -> bool:
        return self._open[-1] == "style" or self._open == ["svg", "title"]

    def _put(self) -> None:
        words = "".join(self._aside).strip()
        if self._open[-1] == "style":
            self.faces += [line for line in words.split("\n") if line]
        else:
            self.written[0] = self.written[0][:-1] + Markup(' aria-label="{}">').format(words)

    def _own(self, name: str, value: str) -> str:
        """The value of an attribute, with the prefix where it names or refers to an element."""
        if name == "id":
            return f"{self._prefix}{value}"
        if name == "href" and value.startswith("#"):
            return f"#{self._prefix}{value[1:]}"
        return _INSIDE.sub(rf"url(#{self._prefix}\1)", value) if name in _REFERRING else value
