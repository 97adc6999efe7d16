"""The last look at a picture: a positive list of elements and attributes, checked on the final bytes.

In: the SVG and the font rules it was given. A document that is not well-formed, or holds anything that is not on the
list (script, event handler, outside reference, foreign style), is a `PaintBug` and never leaves the painter.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from journeyctl.paint.faults import PaintBug

_SHAPE = (
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray "
    "opacity transform clip-path id"
)


def _names(*lists: str) -> frozenset[str]:
    return frozenset(name for each in lists for name in each.split())


ALLOWED = {
    "svg": _names("xmlns width height viewBox role xml:lang lang"),
    "title": _names(),
    "desc": _names(),
    "defs": _names(),
    "style": _names(),
    "g": _names(_SHAPE),
    "a": _names(_SHAPE, "href"),
    "symbol": _names(_SHAPE, "viewBox"),
    "use": _names("href x y width height"),
    "path": _names(_SHAPE, "d role aria-label"),
    "rect": _names(_SHAPE, "x y width height rx"),
    "circle": _names(_SHAPE, "cx cy r"),
    "ellipse": _names(_SHAPE, "cx cy rx ry"),
    "line": _names(_SHAPE, "x1 y1 x2 y2"),
    "text": _names("x y fill font-family font-size font-weight font-style letter-spacing textLength lengthAdjust"),
    "clipPath": _names("id"),
    "linearGradient": _names("id gradientUnits x1 y1 x2 y2"),
    "stop": _names("offset stop-color stop-opacity"),
    "pattern": _names("id patternUnits width height"),
}
"""Every element a picture may hold, with its attributes."""

_FREE = frozenset({"aria-label", "id", "lang", "xml:lang"})
"""Attributes that hold words of users; readers take them for text, whatever they say."""
_URL = re.compile(r"url\(#[^\s()\"'<>]+\)")
_WORDY = re.compile(r"[(:\\&;]")
"""Characters without which no attribute value can call, refer or escape."""
_TRANSFORM = re.compile(r"translate\(-?[\d.]+ -?[\d.]+\)")
_LINK = re.compile(r"(?:https?://|mailto:|tel:|\./|\.\./|#|[^:\\\s/?#]+(?:[/?#]|$))[^\s\\\x00-\x1f]*", re.IGNORECASE)
_LOCAL = re.compile(r"#[^\s]+")


def check(svg: str, style: str = "") -> None:
    """Refuse a picture that holds anything beyond the list. `style` is the one text a `<style>` may have."""
    seen: list[str] = []
    depth: list[str] = []

    def opened(name: str, attributes: dict[str, str]) -> None:
        allowed = ALLOWED.get(name)
        if allowed is None:
            raise PaintBug(f"the picture holds the element <{name}>, which is not on the list")
        depth.append(name)
        for key, value in attributes.items():
            if key not in allowed:
                raise PaintBug(f"<{name}> has the attribute {key}, which is not on the list")
            if key not in _FREE and _WORDY.search(value):
                _called(name, key, value)
            elif key == "href":
                _referred(name, value)

    def closed(_: str) -> None:
        depth.pop()

    def words(text: str) -> None:
        if depth[-1] == "style":
            seen.append(text)

    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = parser.ProcessingInstructionHandler = _refuse
    try:
        parser.Parse(svg.encode("utf-8"), True)
    except (expat.ExpatError, UnicodeEncodeError) as fault:
        raise PaintBug(f"the picture is not well-formed: {fault}") from fault
    if "".join(seen).strip() != style:
        raise PaintBug("the picture holds a style that is not the one of its faces")


def _refuse(*_: object) -> None:
    raise PaintBug("the picture holds a document type or a processing instruction")


def _called(element: str, key: str, value: str) -> None:
    """An attribute with a bracket, colon or the like: a local reference, a move, a link, the namespace, or refused."""
    if key == "href":
        return _referred(element, value)
    if key == "xmlns" and value == "http://www.w3.org/2000/svg":
        return None
    if _URL.fullmatch(value) or (key == "transform" and _TRANSFORM.fullmatch(value)):
        return None
    raise PaintBug(f"the attribute {key} of <{element}> has the value {value[:80]!r}, which refers elsewhere")


def _referred(element: str, value: str) -> None:
    if not (_LINK if element == "a" else _LOCAL).fullmatch(value):
        raise PaintBug(f"<{element}> refers to {value[:80]!r}, which is not a safe address")
