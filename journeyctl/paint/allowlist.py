"""The last look at a picture: a positive list of elements and attributes, checked on the final bytes.

In: the SVG and the font rules it was given. A document that is not well-formed, or holds anything that is not on the
list (script, event handler, outside reference, foreign style), is a `PaintBug` and never leaves the painter.
"""

from __future__ import annotations

import re
from typing import NoReturn
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
    "image": _names("x y width height href"),
    "text": _names(
        "x y fill font-family font-size font-weight font-style letter-spacing direction text-anchor textLength "
        "lengthAdjust"
    ),
    "clipPath": _names("id"),
    "linearGradient": _names("id gradientUnits x1 y1 x2 y2"),
    "stop": _names("offset stop-color stop-opacity"),
    "pattern": _names("id patternUnits width height"),
}
"""Every element a picture may hold, with its attributes."""

_SVG = "http://www.w3.org/2000/svg"
_COLOUR = re.compile(r"none|#[0-9a-f]{6}|url\(#[A-Za-z][^\s()\"'<>]*\)")
_LOCAL = re.compile(r"#[A-Za-z]\S*")
_CLIP = re.compile(r"url\(#[A-Za-z][^\s()\"'<>]*\)")
_LINK = re.compile(
    r"(?:https?://[^@/?#\s\\]*(?:[/?#]|$)|mailto:|tel:|#|[^:\\\s/?#]+(?:[/?#]|$))[^\s\\]*", re.IGNORECASE
)
_PIXELS = re.compile(r"data:image/png;base64,[A-Za-z0-9+/]+={0,2}")
_LEADING = {"a": _LINK, "image": _PIXELS}
"""Where the `href` of an element may lead; those not named, to a part of the same picture."""
_JUDGED = {
    "fill": _COLOUR,
    "stroke": _COLOUR,
    "stop-color": _COLOUR,
    "clip-path": _CLIP,
    "xmlns": re.compile(re.escape(_SVG)),
}
"""Attributes through which a picture could reach outside, and what they may say; `href` depends on the element."""


def _judged(element: str, attributes: frozenset[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    href = (("href", _LEADING.get(element, _LOCAL)),) if "href" in attributes else ()
    return (*href, *((name, pattern) for name, pattern in _JUDGED.items() if name in attributes))


_RULES = {element: (attributes, _judged(element, attributes)) for element, attributes in ALLOWED.items()}


def check(svg: str, style: str = "") -> None:
    """Refuse a picture that holds anything beyond the list. `style` is the one text a `<style>` may have."""
    styles: list[str] = []
    fine: set[tuple[str, str]] = set()
    parser = expat.ParserCreate("utf-8")

    def opened(element: str, attributes: dict[str, str]) -> None:
        allowed, judged = _RULES.get(element) or _unlisted(element)
        if not attributes.keys() <= allowed:
            _unlisted(element, *(attributes.keys() - allowed))
        for name, pattern in judged:
            value = attributes.get(name)
            if value is not None and (name, value) not in fine:
                if not pattern.fullmatch(value):
                    raise PaintBug(f"the attribute {name} of <{element}> is {value[:80]!r}, which is not safe")
                if name != "href":
                    fine.add((name, value))
        if element == "style":
            parser.CharacterDataHandler = styles.append
            parser.EndElementHandler = closed

    def closed(_: str) -> None:
        parser.CharacterDataHandler = parser.EndElementHandler = None

    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.StartDoctypeDeclHandler = parser.ProcessingInstructionHandler = _refuse
    try:
        parser.Parse(svg.encode("utf-8"), True)
    except (expat.ExpatError, UnicodeEncodeError) as fault:
        raise PaintBug(f"the picture is not well-formed: {fault}") from fault
    if "".join(styles).strip() != style:
        raise PaintBug("the picture holds a style that is not the one of its faces")


def _unlisted(element: str, *attributes: str) -> NoReturn:
    what = f"the attributes {', '.join(sorted(attributes))} of " if attributes else ""
    raise PaintBug(f"the picture holds {what}<{element}>, which is not on the list")


def _refuse(*_: object) -> NoReturn:
    raise PaintBug("the picture holds a document type or a processing instruction")
