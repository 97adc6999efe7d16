"""The faces of a picture as CSS that carries its fonts with it.

In: the faces a picture uses and its texts. Out: `@font-face` rules, one a line. Every face embeds its fixed Latin
part, whose bytes do not depend on the text, so that a changed word changes no font in a committed picture; characters
beyond it come as a second rule of the same family with exactly those characters.
"""

from __future__ import annotations

import binascii
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from journeyctl.fonts.faces import FACES, WEIGHT, FontFile, covered, family, font_file, latin_file, opened
from journeyctl.fonts.shaping import shape

if TYPE_CHECKING:
    import uharfbuzz

_RESTRICTED = 0x0002
_NO_SUBSET = 0x0100


def faces_css(faces: Iterable[str], texts: Iterable[str]) -> str:
    """The `@font-face` rules of `faces`, each able to draw every text of `texts`.

    A font whose licence bits forbid embedding or cutting is left out: the viewer then falls back on its own fonts.
    """
    used = set(faces)
    chosen = [face for face in FACES if face in used]
    beyond = {text for text in texts if not covered("latin").issuperset(text)}
    rules = []
    for face in chosen:
        rules.append(_rule(face, _latin(face), covered("latin")))
        rules += [
            _rule(face, data, letters)
            for font, letters in _extra(face, beyond)
            if (data := _part(font, frozenset(letters)))
        ]
    return "\n".join(rules)


def _extra(face: str, texts: Iterable[str]) -> list[tuple[FontFile, set[str]]]:
    """The characters beyond the Latin part, by the font that draws them: the face itself first."""
    found: dict[FontFile, set[str]] = {}
    for text in texts:
        for run in shape(text, face):
            drawn = set() if run.missing else set(run.text) - covered("latin")
            if drawn:
                found.setdefault(run.font, set()).update(drawn)
    own = font_file(face)
    return sorted(found.items(), key=lambda entry: (entry[0] != own, entry[0]))


def _rule(face: str, data: str, letters: Iterable[str]) -> str:
    return (
        f'@font-face{{font-family:"{family(face)}";'
        f"src:url(data:font/ttf;base64,{data});unicode-range:{_unicode_range(letters)}}}"
    )


def _unicode_range(letters: Iterable[str]) -> str:
    """Characters as CSS writes them: `U+20-7E,U+A0`."""
    spans: list[list[int]] = []
    for point in sorted(map(ord, letters)):
        if spans and spans[-1][1] == point - 1:
            spans[-1][1] = point
        else:
            spans.append([point, point])
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in spans)


@lru_cache(maxsize=len(FACES))
def _latin(face: str) -> str:
    return _written(latin_file(face).read_bytes())


@lru_cache(maxsize=64)
def _part(font: FontFile, letters: frozenset[str]) -> str:
    """A font cut to some characters, base64; "" when its licence bits forbid it."""
    import uharfbuzz

    face = opened(font).face
    if _rights(bytes(face.reference_table("OS/2").data)) & (_RESTRICTED | _NO_SUBSET):
        return ""
    return _written(_cut(font, letters, uharfbuzz.SubsetFlags.NO_HINTING))


def pinned(font: FontFile, letters: frozenset[str]) -> bytes:
    """A variable font set to its weight, with what draws some letters, every glyph under its own number."""
    import uharfbuzz

    flags = uharfbuzz.SubsetFlags
    return _cut(font, letters, flags.NO_HINTING | flags.RETAIN_GIDS | flags.DOWNGRADE_CFF2)


def _cut(font: FontFile, letters: frozenset[str], flags: uharfbuzz.SubsetFlags) -> bytes:
    import uharfbuzz

    face = opened(font).face
    wanted = uharfbuzz.SubsetInput()
    wanted.pin_all_axes_to_default(face)
    if font.weight:
        wanted.pin_axis_location(face, WEIGHT, font.weight)
    wanted.unicode_set.update(map(ord, letters))
    wanted.flags = flags
    return bytes(wanted.subset(face).blob.data)


def _written(data: bytes) -> str:
    return binascii.b2a_base64(data, newline=False).decode("ascii")


def _rights(os2: bytes) -> int:
    """The field fsType of the table OS/2: what a font's maker allows."""
    return int.from_bytes(os2[8:10], "big")
