"""How lines of text become marks: with embedded faces, with the reader's own fonts, or as outlines.

In: a `Text` of the scene. Out: marks for `marks.svg.j2` and, for embedded faces, the `@font-face` rules at the end.
Every line starts at its measured left edge, so that centred and right-aligned text stands where it was planned.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal
from unicodedata import bidirectional

from markupsafe import Markup

from journeyctl.paint.environment import write
from journeyctl.paint.faults import PaintBug
from journeyctl.paint.safe import NOTHING, number, pencil
from journeyctl.scene import Text

Fonts = Literal["embed", "system", "outline"]
Mark = tuple[str, tuple[object, ...]]
"""A kind of mark and its values, as a loop of `marks.svg.j2` unpacks them."""

_FALLBACK = "Inter, system-ui, sans-serif"
_SYSTEM = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"
_WEIGHTS = {"medium": "500", "semibold": "600", "bold": "700"}
_STRIKE_HEIGHT = 0.27
"""Where a line is struck through, above the baseline: half of the x-height, in sizes."""
_STRIKE_WIDTH = 0.065
_SPACES = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Letters of the scripts that run from right to left."""
_FACE_RULES = re.compile(
    r"""(?:\s*@font-face\s*\{(?:\s*(?:
        font-family:\s*["']?[\w\ -]+["']?
        |font-(?:weight|style|display|stretch):\s*[\w-]+
        |unicode-range:\s*[Uu+0-9A-Fa-f,\s?-]+
        |src:\s*url\(["']?data:(?:font/\w+|application/[\w-]+);base64,[A-Za-z0-9+/=]+["']?\)(?:\s*format\(["']?\w+["']?\))?
    )\s*;?)*\s*\})+\s*""",
    re.VERBOSE | re.ASCII,
)


@lru_cache(maxsize=4)
def checked(rules: str) -> Markup:
    """Font rules that may stand in a style as they are; a `PaintBug` when they hold anything else."""
    if not _FACE_RULES.fullmatch(rules):
        raise PaintBug("the font rules hold more than @font-face with embedded data")
    return Markup(rules.strip())  # noqa: S704 - matched in full above


def _plain(text: str) -> str:
    """The line as SVG shows it: without doubled spaces, which readers treat differently."""
    return _SPACES.sub(" ", text)


def _runs_left(words: str, *, page: bool) -> bool:
    """Whether a line as a whole runs from right to left: its letters do, and no others unless the `page` does too."""
    if not _LEFTWARD.search(words):
        return False
    return page or all(bidirectional(letter) != "L" for letter in words)


def _left(line: Text) -> float:
    if line.anchor == "start":
        return line.x
    return line.x - (line.width / 2 if line.anchor == "middle" else line.width)


class Lettering:
    """The texts of one picture. Remembers each style it wrote, and which faces and texts it used."""

    def __init__(self, fonts: Fonts, palette: Mapping[str, str], *, rtl: bool = False) -> None:
        self._fonts = fonts
        self._rtl = rtl
        self._palette = palette
        self._styles: dict[tuple[str, float, str, float, bool], Markup] = {}
        self._texts: dict[str, list[str]] = {}

    def marks(self, line: Text) -> tuple[Mark, ...]:
        """The marks of a line: its words, and a stroke through them when they are struck."""
        words = _plain(line.text)
        if not words or words == " ":
            return ()
        left = _left(line)
        mark = self._outline(line, left, words) if self._fonts == "outline" else self._text(line, left, words)
        return (mark, self._strike(line, left)) if line.struck else (mark,)

    def faces(self) -> Markup:
        """The `@font-face` rules of the embedded faces that were used; nothing with the other ways."""
        if self._fonts != "embed" or not self._texts:
            return NOTHING
        from journeyctl import fonts

        texts = tuple(text for face in sorted(self._texts) for text in self._texts[face])
        return checked(fonts.faces_css(tuple(sorted(self._texts)), texts))

    def _text(self, line: Text, left: float, words: str) -> Mark:
        leftward = _runs_left(words, page=self._rtl)
        key = (line.face, line.size, line.fill, line.tracking, leftward)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._style(line, leftward=leftward)
        if self._fonts == "system" and line.width > 0:
            return "fitted", (number(left), number(line.y), style, words, number(line.width))
        self._texts.setdefault(line.face, []).append(words)
        return "text", (number(left), number(line.y), style, words)

    def _style(self, line: Text, *, leftward: bool) -> Markup:
        turned = Markup("rtl") if leftward else NOTHING
        size, tracking = number(line.size), number(line.tracking) if line.tracking else NOTHING
        fill = pencil(line.fill, self._palette)
        if self._fonts == "system":
            _, _, cut = line.face.partition("-")
            weight, slant = _WEIGHTS.get(cut.removesuffix("-italic"), ""), "italic" if "italic" in cut else ""
            return write("style", _SYSTEM, weight, slant, size, fill, tracking, turned)
        from journeyctl import fonts

        return write("style", f"{fonts.family(line.face)}, {_FALLBACK}", "", "", size, fill, tracking, turned)

    def _outline(self, line: Text, left: float, words: str) -> Mark:
        from journeyctl import fonts

        data = fonts.outline(words, line.face, line.size, tracking=line.tracking, rtl=_runs_left(words, page=self._rtl))
        return "outline", (number(left), number(line.y), data, pencil(line.fill, self._palette), words)

    def _strike(self, line: Text, left: float) -> Mark:
        y, width = number(line.y - _STRIKE_HEIGHT * line.size), number(_STRIKE_WIDTH * line.size)
        return "strike", (number(left), number(left + line.width), y, pencil(line.fill, self._palette), width)
