"""How wide a line is, quickly.

In: one line and a face. Out: its width in em. The faces kern nothing across a space and have no rule that looks past
one (a test holds them to it), so a line is exactly as wide as its words and spaces, and a word is shaped once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeyctl.fonts.faces import font_file, opened
from journeyctl.fonts.shaping import plain, shape

if TYPE_CHECKING:
    import uharfbuzz

KEPT = 50_000
"""Words remembered of a face before it starts afresh: about 5 MB."""


class Scale:
    """The widths of one face, in em."""

    def __init__(self, face: str) -> None:
        self._face = face
        self._font: uharfbuzz.Font = opened(font_file(face))
        self._em: int = self._font.face.upem
        self._words: dict[str, float] = {}
        self.space = self._shaped(" ")

    def width(self, text: str) -> float:
        """The width of one line, in em."""
        known = self._words.get(text)
        if known is not None:
            return known
        if not plain(text):
            return self._kept(text, sum(run.width for run in shape(text, self._face)))
        if " " not in text:
            return self._kept(text, self._shaped(text))
        words = text.split(" ")
        return sum(map(self.width, words)) + self.space * (len(words) - 1)

    def _kept(self, text: str, width: float) -> float:
        if len(self._words) >= KEPT:
            self._words.clear()
        self._words[text] = width
        return width

    def _shaped(self, word: str) -> float:
        if not word:
            return 0.0
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        uharfbuzz.shape(self._font, buffer)
        advance: int = sum(position.x_advance for position in buffer.glyph_positions)
        return advance / self._em


_SCALES: dict[str, Scale] = {}


def scale(face: str) -> Scale:
    """The scale of a face, made once. KeyError for a face that does not exist."""
    known = _SCALES.get(face)
    if known is None:
        known = _SCALES[face] = Scale(face)
    return known
