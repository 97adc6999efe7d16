"""Text into glyphs: which glyph of which font stands where. Measuring and painting both start here.

In: one line of NFC text and a face. Out: runs in visual order, lengths in em of the font size. A character the face
lacks comes from another font (`fallback`); one that no font has is drawn as an empty square and counted as missing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from journeyctl.fonts.faces import FontFile, covered, font_file, opened, weight
from journeyctl.fonts.fallback import fallback, has, visible
from journeyctl.fonts.ordering import levels, visual

REPLACEMENT = "□"
_BLANKS = {ord(blank): " " for blank in "\t\n\v\f\r\x85\u2028\u2029"}
_JOINED = (("\u0600", "\u07ff"), ("\u0840", "\u08ff"), ("\u1800", "\u18af"), ("\ufb50", "\ufdff"), ("\ufe70", "\ufefc"))
"""Scripts whose letters are written in one stroke."""
_JOINER = "\u200d"


class Run(NamedTuple):
    """Glyphs of one font in one direction, in visual order; advances and offsets (x, y upwards) in em.

    `clusters` gives for each glyph the index in `text` of the first character it stands for. `missing` runs draw
    `REPLACEMENT` for characters that no font has; their `text` is still the author's.
    """

    font: FontFile
    glyphs: tuple[int, ...]
    advances: tuple[float, ...]
    offsets: tuple[tuple[float, float], ...]
    clusters: tuple[int, ...]
    text: str
    rtl: bool = False
    missing: bool = False

    @property
    def width(self) -> float:
        """The advance of the whole run, in em."""
        return sum(self.advances)

    def tracked(self, at: int) -> bool:
        """Whether tracking is added after a glyph: the last of its cluster, of a letter that may stand apart."""
        last = at + 1 == len(self.clusters) or self.clusters[at + 1] != self.clusters[at]
        return last and tracked(self.text[self.clusters[at]])


def tracked(letter: str) -> bool:
    """Whether tracking follows a character: no mark, nothing invisible, nothing that joins its neighbours.

    Browsers likewise set Arabic, Syriac, N'Ko and Mongolian without tracking (CSS Text 3, 8.2).
    """
    return unicodedata.category(letter)[0] not in "MC" and not any(low <= letter <= high for low, high in _JOINED)


class _Piece(NamedTuple):
    font: FontFile
    level: int
    missing: bool
    text: str


def shape(text: str, face: str, *, rtl: bool = False) -> tuple[Run, ...]:
    """The runs of one line in visual order. `rtl` is the direction of the page, not of the text."""
    if not text:
        return ()
    text = text.translate(_BLANKS)
    own = font_file(face)
    if not rtl and plain(text):
        return (_run(_Piece(own, 0, missing=False, text=text)),)
    pieces = _pieces(text, own, levels(text, rtl=rtl), weight(face))
    return tuple(visual([(piece.level, _run(piece)) for piece in pieces]))


@lru_cache(maxsize=1)
def _plain_characters() -> frozenset[str]:
    return frozenset(letter for letter in covered() if unicodedata.category(letter)[0] not in "MC")


def plain(text: str) -> bool:
    """Whether a face draws the text alone: left to right, nothing missing, nothing combining or invisible."""
    return _plain_characters().issuperset(text)


_ANY = FontFile("")
"""Any of the faces: all have the same characters."""


@lru_cache(maxsize=4096)
def missing(text: str) -> tuple[str, ...]:
    """The characters of a text that no font has, in code point order."""
    if plain(text):
        return ()
    lost = {letter for cluster, _ in _clusters(text) if _font(cluster, _ANY, _ANY) is None for letter in cluster}
    return tuple(sorted(letter for letter in lost if letter not in covered() and visible(letter)))


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """Characters with the marks, selectors and joined characters that must share their font, and where they start."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not (_joins(text[at]) or text[at - 1] == _JOINER):
            yield text[start:at], start
            start = at


def _joins(letter: str) -> bool:
    return (
        unicodedata.category(letter)[0] == "M"
        or not visible(letter)
        or "\U0001f3fb" <= letter <= "\U0001f3ff"  # skin tones
    )


def _pieces(text: str, own: FontFile, level: tuple[int, ...], heavy: int) -> Iterator[_Piece]:
    """Stretches of one font and one level, in logical order."""
    found: list[tuple[_Piece, str]] = []
    before = own
    for cluster, start in _clusters(text):
        font = _font(cluster, own, before, heavy)
        before = font or own
        found.append((_Piece(before, level[start], font is None, ""), cluster))
    for piece, clusters in groupby(found, key=lambda entry: entry[0]):
        yield piece._replace(text="".join(cluster for _, cluster in clusters))


def _font(cluster: str, own: FontFile, before: FontFile, heavy: int = 0) -> FontFile | None:
    """The font of a cluster: the face itself, else the one before it, else the first that has it all."""
    shown = visible(cluster)
    if shown.isspace() or covered().issuperset(shown):
        return own
    if before != own and has(before, [ord(letter) for letter in shown]):
        return before
    return fallback(cluster, heavy)


def _run(piece: _Piece) -> Run:
    import uharfbuzz

    font = opened(piece.font)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(_drawn(piece))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if piece.level % 2 else "ltr"
    uharfbuzz.shape(font, buffer)
    em = font.face.upem
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    return Run(
        piece.font,
        tuple(info.codepoint for info in infos),
        tuple(position.x_advance / em for position in positions),
        tuple((position.x_offset / em, position.y_offset / em) for position in positions),
        tuple(info.cluster for info in infos),
        piece.text,
        rtl=piece.level % 2 == 1,
        missing=piece.missing,
    )


def _drawn(piece: _Piece) -> str:
    """The text as handed to the shaper: what is missing, and blanks that the face lacks, replaced one for one."""
    if piece.missing:
        return "".join("\u200b" if _joins(letter) else REPLACEMENT for letter in piece.text)
    return "".join(" " if letter.isspace() and letter not in covered() else letter for letter in piece.text)
