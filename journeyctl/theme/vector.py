"""An SVG that is shapes: what is on a short list is written anew, anything that acts, loads or refers out is refused.

In: bytes. Out: width, height, and shapes as SVG with (0, 0) at the left top. What other programs note in a file (their
own namespaces, metadata) is left out; what a picture cannot be without is refused, never dropped in silence.
"""

from __future__ import annotations

import re
from html import escape
from math import hypot, sqrt
from typing import NoReturn
from xml.parsers import expat

from journeyctl.theme.logo import Refusal

MOST_ELEMENTS = 2_000
DEEPEST = 32
PREFIX = "brand-"
_SVG = "http://www.w3.org/2000/svg"
_NUMBER = r"(?>[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)"
_LENGTH = re.compile(rf"({_NUMBER})(px|mm|cm|pt|in|%)?")
_UNITS = {None: 1.0, "px": 1.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "pt": 96 / 72, "in": 96.0}
"""How many units of the picture a unit of CSS is (CSS Values and Units, level 4, 6.2)."""
_ACROSS = frozenset({"x", "width", "cx", "rx", "x1", "x2"})
_DOWN = frozenset({"y", "height", "cy", "ry", "y1", "y2"})
"""Lengths whose hundred per cent is the picture's width, and its height; of others it lies between (SVG 2, 8.9)."""
_SHAPES = {
    "path": {"d": re.compile(rf"(?:\s|,|[MmZzLlHhVvCcSsQqTtAa]|{_NUMBER})*")},
    "rect": dict.fromkeys(("x", "y", "width", "height", "rx"), _LENGTH),
    "circle": dict.fromkeys(("cx", "cy", "r"), _LENGTH),
    "ellipse": dict.fromkeys(("cx", "cy", "rx", "ry"), _LENGTH),
    "line": dict.fromkeys(("x1", "y1", "x2", "y2"), _LENGTH),
    "polygon": {"points": re.compile(rf"(?:\s|,|{_NUMBER})*")},
    "polyline": {"points": re.compile(rf"(?:\s|,|{_NUMBER})*")},
    "g": {},
    "svg": {},
    "defs": {},
    "clipPath": {},
    "linearGradient": {
        "gradientUnits": re.compile("userSpaceOnUse|objectBoundingBox"),
        **dict.fromkeys(("x1", "y1", "x2", "y2"), _LENGTH),
    },
    "stop": {"offset": _LENGTH},
}
_INKS = {
    "fill-rule": re.compile("nonzero|evenodd"),
    "stroke-linecap": re.compile("butt|round|square"),
    "stroke-linejoin": re.compile("miter|round|bevel"),
    "stroke-dasharray": re.compile(rf"none|(?>{_NUMBER}[\s,]*)+"),
    "transform": re.compile(
        rf"(?>\s*(?:matrix|translate|scale|rotate|skewX|skewY)\s*\(\s*(?>{_NUMBER}[\s,]*)+\)[\s,]*)*"
    ),
    **dict.fromkeys(("fill-opacity", "stroke-opacity", "stroke-width", "opacity", "stop-opacity"), _LENGTH),
}
_COLOURS = ("fill", "stroke", "stop-color")
_NAMED = {
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "lime": "#00ff00", "blue": "#0000ff",
    "yellow": "#ffff00", "aqua": "#00ffff", "cyan": "#00ffff", "fuchsia": "#ff00ff", "magenta": "#ff00ff",
    "silver": "#c0c0c0", "gray": "#808080", "grey": "#808080", "maroon": "#800000", "olive": "#808000",
    "green": "#008000", "purple": "#800080", "teal": "#008080", "navy": "#000080", "orange": "#ffa500",
    "none": "none", "transparent": "none", "currentcolor": "#000000",
}  # fmt: skip
_HEX = re.compile("#[0-9a-f]{6}|#[0-9a-f]{3}")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)")
_OWN = re.compile(r"""url\(\s*["']?#([A-Za-z][\w.-]*)["']?\s*\)""", re.ASCII)
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_BENDING = frozenset(
    {"filter", "mask", "marker-start", "marker-mid", "marker-end", "gradientTransform", "spreadMethod"}
)
_SILENT = frozenset({"metadata", "title", "desc"})
_ACTIVE = frozenset({"script", "style", "foreignObject", "image", "iframe"})
_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b")
_PLAIN = "Save the logo as plain SVG with paths and fills (text as outlines, styles as attributes), or as PNG."


def shapes(data: bytes) -> tuple[float, float, str]:
    """Width, height and shapes of an SVG.

    Raises:
        Refusal: when it holds anything but shapes, is too large, or not well-formed.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as fault:
        raise Refusal("the SVG is not well-formed", _PLAIN, fault.lineno) from fault
    left, top, width, height = reader.frame
    body = "".join(reader.written)
    moved = f'<g transform="translate({-left:g} {-top:g})">{body}</g>' if left or top else body
    return width, height, moved


class _Reader:
    """Writes down the shapes it reads."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.frame = (0.0, 0.0, 0.0, 0.0)
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.StartElementHandler = self._opened
        self.parser.EndElementHandler = self._closed
        self.parser.StartDoctypeDeclHandler = self._typed
        self.parser.ProcessingInstructionHandler = self._instructed
        self._count = 0
        self._open: list[str] = []
        self._skipped = 0

    def _typed(self, *declared: object) -> None:
        if declared[-1]:
            self._refuse("declarations of its own")

    def _instructed(self, target: str, _: str) -> None:
        self._refuse(f"an instruction, <?{target[:40]}?>")

    def _opened(self, name: str, given: dict[str, str]) -> None:
        space, _, element = name.rpartition(" ")
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise self._fault(
                f"the SVG has more than {MOST_ELEMENTS:,} elements", "Make it simpler, or save it as PNG."
            )
        if len(self._open) > DEEPEST:
            raise self._fault(f"the SVG is nested deeper than {DEEPEST}", _PLAIN)
        attributes = {key: value.strip() for key, value in given.items()}
        self._judge(attributes)
        if self._skipped or space not in (_SVG, "") or element in _SILENT or _hidden(attributes):
            if element in _ACTIVE:
                self._refuse(f"<{element}>")
            self._skipped += 1
            return
        if element not in _SHAPES or (element == "svg") != (not self._open):
            self._refuse(f"<{element}>")
        if element == "svg":
            self.frame = self._framed(attributes)
        self._open.append("g" if element == "svg" else "path" if element.startswith("poly") else element)
        self.written.append(f"<{self._open[-1]}{self._told(element, attributes)}>")

    def _closed(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            self.written.append(f"</{self._open.pop()}>")

    def _judge(self, attributes: dict[str, str]) -> None:
        """Refuse what acts or refers to something else."""
        for key, value in attributes.items():
            name = key.rpartition(" ")[2]
            if name.lower().startswith("on"):
                self._refuse(f"the event handler {name}")
            if name in ("href", "src") or "javascript:" in value.lower():
                self._refuse(f"a reference, {name}={value[:40]!r}")

    def _framed(self, attributes: dict[str, str]) -> tuple[float, float, float, float]:
        box = [float(one) for one in re.findall(_NUMBER, attributes.get("viewBox", ""))]
        if len(box) != 4:
            sides = [_LENGTH.fullmatch(attributes.get(side, "")) for side in ("width", "height")]
            box = [0.0, 0.0, *(float(side[1]) * _UNITS.get(side[2], 0.0) if side else 0.0 for side in sides)]
        if not (box[2] > 0 and box[3] > 0 and max(map(abs, box)) < 1e6):
            raise self._fault("the SVG does not say how large it is", "Give it a viewBox.")
        return box[0], box[1], box[2], box[3]

    def _told(self, element: str, attributes: dict[str, str]) -> str:
        """The attributes that are kept, each in a form that can only be what it is."""
        styled = (part.partition(":") for part in attributes.get("style", "").split(";") if ":" in part)
        own = attributes | {key.strip(): value.strip() for key, _, value in styled}
        found = [self._ink(name, own[name]) for name in (*_COLOURS, "clip-path", *_INKS, "id") if name in own]
        for name in _BENDING & own.keys():
            if own[name] not in ("none", "pad"):
                self._refuse(f"a {name}")
        boxed = element == "linearGradient" and own.get("gradientUnits") != "userSpaceOnUse"
        for name in (name for name in _SHAPES[element] if name in own):
            found.append(self._measure(name, own[name], _SHAPES[element][name], part=boxed or element == "stop"))
        return "".join(_path(one, element) for one in found)

    def _measure(self, name: str, value: str, pattern: re.Pattern[str], *, part: bool) -> str:
        """A value as it is, a length in units of the picture; of a `part` a hundred per cent is one."""
        if not pattern.fullmatch(value):
            self._refuse(f"{name}={value[:40]!r}")
        if pattern is not _LENGTH:
            return f' {name}="{escape(value)}"'
        number, unit = _LENGTH.fullmatch(value).groups()  # type: ignore[union-attr]
        whole = 1.0 if part else self._whole(name)
        return f' {name}="{float(number) * (whole / 100 if unit == "%" else _UNITS[unit]):g}"'

    def _whole(self, name: str) -> float:
        """A hundred per cent of a length."""
        _, _, width, height = self.frame
        return width if name in _ACROSS else height if name in _DOWN else hypot(width, height) / sqrt(2)

    def _ink(self, name: str, value: str) -> str:
        if name == "id":
            return f' id="{PREFIX}{value}"' if _NAME.fullmatch(value) else ""
        if name == "clip-path" and value == "none":
            return ""
        own = _OWN.fullmatch(value)
        if own and name in ("fill", "stroke", "clip-path"):
            return f' {name}="url(#{PREFIX}{own[1]})"'
        if name in _COLOURS:
            return f' {name}="{self._colour(value)}"'
        if name == "clip-path" or not _INKS[name].fullmatch(value):
            self._refuse(f"{name}={value[:40]!r}")
        return self._measure(name, value, _INKS[name], part=name.endswith("opacity")) if value != "none" else ""

    def _colour(self, value: str) -> str:
        low = value.lower()
        rgb = _RGB.fullmatch(low)
        if rgb:
            return "#" + "".join(f"{min(255, int(part)):02x}" for part in rgb.groups())
        if _HEX.fullmatch(low):
            return low if len(low) == 7 else "#" + "".join(2 * digit for digit in low[1:])
        if low not in _NAMED:
            raise self._fault(f"the SVG has the colour {value[:40]!r}", "Write it as #rrggbb, or save the logo as PNG.")
        return _NAMED[low]

    def _fault(self, message: str, advice: str) -> Refusal:
        return Refusal(message, advice, self.parser.CurrentLineNumber)

    def _refuse(self, what: str) -> NoReturn:
        raise self._fault(f"the SVG holds {what}, which no logo may", _PLAIN)


def _hidden(attributes: dict[str, str]) -> bool:
    shown = f"display:{attributes.get('display', '')};visibility:{attributes.get('visibility', '')}"
    return bool(_UNSEEN.search(shown) or _UNSEEN.search(attributes.get("style", "")))


def _path(attribute: str, element: str) -> str:
    """The corners of a polygon, or of a line through several points, as a path; other attributes as they are."""
    if not attribute.startswith(" points="):
        return attribute
    numbers = re.findall(_NUMBER, attribute)
    corners = " ".join(numbers[: len(numbers) // 2 * 2])
    return f' d="M{corners}{"Z" if element == "polygon" else ""}"' if corners else ' d=""'
