"""Where a line may end.

In: one paragraph. Out: its text without soft hyphens, and the places to break it, each with a penalty. Latin, Greek
and Cyrillic break at spaces and after hyphens, dashes and slashes between words; numbers stay with the word after
them. Scripts that write without spaces break as Unicode's line breaking algorithm (UAX 14) says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from journeyctl.fonts.hyphenation import Hyphenator

SOFT = "\u00ad"
FREE = "\u200b"

GLUED = 50.0
"""For a space that should not break: worse than any raggedness, better than a line too long."""
NUMBERED = 0.45
"""For a space between a number and the word it counts ("812 kronor"): worth a ragged line, not one line more."""
HYPHEN = 0.8
"""For a hyphen of ours, in squares of a whole empty line."""
OFFERED = 0.6
"""For a hyphen the author or the project asked for."""
DASH = 0.1
URL = 0.3
CRAMMED = 5.0
"""For a hyphen closer to a word's end than we like."""
EMERGENCY = 20.0
"""For a break between any two letters."""

_BLANK = re.compile(r"[ \t\r\f\v]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_COUNTED = re.compile(r"(?:ca\.?|nr\.?|no\.?|kr\.?|[€$£§#])", re.IGNORECASE)
_DIGITS_FIRST = re.compile(r"[-−+]?\d")
_WORD = re.compile(r"[^\W\d_]{4}")
_WITH_BEFORE = re.compile(r"[-–—·/&+=:;!?»”)%,.…]+")
_WITH_AFTER = re.compile(r"[«“„(¿¡✓✗•]+")
_INNER = re.compile(r"(?<=[^\W\d_]{2}[-–—/])(?=[^\W\d_]{2})")
_ADDRESS = re.compile(r"\w+://|www\.|[^\s@]+@[^\s@]+\.")
_ADDRESS_INNER = re.compile(r"(?<=[/.?&=_@-])(?=\w)")
_UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uffef\U0001b000-\U0001b2ff\U00020000-\U0003ffff]"
)
"""Letters of scripts without spaces. Compiled when the first text asks, which most do not."""
_FIRST_UNSPACED, _SIGNS = "\u0e00", ("\u1e00", "\u2e80")
"""The first of them, and from where to where there is none: dashes, quotes and arrows, which stand in every map."""


_IN_WORD = {"katakana": 0.6, "han": 0.3, "hiragana": 0.25}
"""For a break between two letters of the same kind in Japanese, which no space tells from one between words."""
_ENDING = 0.4
"""For a break between a word and its ending."""
_INNER_KANA = 0.2
_PARTICLES = frozenset("のにをはがでとへもやかてたばらなね")
"""What phrases end with."""
_COUNTER = 2.0
"""For a break between a number and what it counts (8,120円)."""


class Break(NamedTuple):
    """A line may end at `end`, with `hyphen` added; the next then begins at `start`."""

    end: int
    start: int
    hyphen: str
    penalty: float


class Paragraph(NamedTuple):
    """A paragraph's text as it is drawn, and where its author allowed a division: with a hyphen, or without one."""

    text: str
    soft: frozenset[int]
    free: frozenset[int]


def paragraph(raw: str) -> Paragraph:
    """Blanks become single spaces; soft hyphens and zero-width spaces become places."""
    text = _BLANK.sub(" ", raw).strip(" ")
    if SOFT not in text and FREE not in text:
        return Paragraph(text, frozenset(), frozenset())
    drawn: list[str] = []
    places: dict[str, set[int]] = {SOFT: set(), FREE: set()}
    for letter in text:
        if letter in places:
            places[letter].add(len(drawn))
        else:
            drawn.append(letter)
    return Paragraph("".join(drawn), frozenset(places[SOFT]), frozenset(places[FREE]))


def _unspaced(text: str) -> bool:
    """Whether letters of a script without spaces are in a text."""
    first, last = _SIGNS
    strange = any(_FIRST_UNSPACED <= letter < first or letter >= last for letter in text)
    return strange and re.search(_UNSPACED, text) is not None


def breaks(source: Paragraph, hyphenator: Hyphenator | None) -> tuple[Break, ...]:
    """Every place to break, ascending. Without a hyphenator no word is divided but where its author offered it."""
    if max(source.text) >= _FIRST_UNSPACED and _unspaced(source.text):
        return _unicode_breaks(source.text)
    offered = bool(source.soft or source.free)
    shortest = hyphenator.shortest if hyphenator else len(source.text)
    found: list[Break] = []
    start, before = 0, ""
    for word in source.text.split(" "):
        if start:
            # Two words of letters are never glued, and most are such; so this is asked first.
            alone = before.isalpha() and word.isalpha()
            found.append(Break(start - 1, start, "", 0.0 if alone else bond(before, word)))
        if offered or len(word) >= shortest or not word.isalpha():
            found += sorted(_inside(source, word, start, hyphenator))
        start += len(word) + 1
        before = word
    return tuple(found)


def bond(before: str, after: str) -> float:
    """The penalty for a line's end between two words: a number keeps its unit, a word its mark."""
    if _WITH_BEFORE.fullmatch(after) or _WITH_AFTER.fullmatch(before):
        return GLUED
    if _COUNTED.fullmatch(before):
        return GLUED if _DIGITS_FIRST.match(after) else 0.0
    if not before[-1:].isdigit():
        return 0.0
    return NUMBERED if _WORD.match(after) else GLUED


def _inside(source: Paragraph, word: str, start: int, hyphenator: Hyphenator | None) -> Iterator[Break]:
    """The breaks within one word that stands at `start`."""
    taken: set[int] = set()
    offered = [at for at in range(start + 1, start + len(word)) if at in source.soft or at in source.free]
    for at in offered:
        taken.add(at)
        yield Break(at, at, "-" if at in source.soft else "", OFFERED if at in source.soft else 0.0)
    address = _ADDRESS.match(word) is not None
    for match in (_ADDRESS_INNER if address else _INNER).finditer(word):
        at = start + match.start()
        if match.start() and at not in taken:
            yield Break(at, at, "", URL if address else DASH)
    if hyphenator is None or address or offered:
        return
    for letters in _LETTERS.finditer(word):
        for point in hyphenator.points(letters.group()):
            at = start + letters.start() + point
            yield Break(at, at, "-", HYPHEN)


def crammed(text: str, start: int, end: int, hyphenator: Hyphenator) -> Iterator[Break]:
    """Breaks between `start` and `end` that are right in the language, but too near a word's end for common use."""
    first = text.rfind(" ", 0, start) + 1
    last = text.find(" ", end)
    for letters in _LETTERS.finditer(text, first, last if last >= 0 else len(text)):
        for point in hyphenator.crammed(letters.group()):
            at = letters.start() + point
            if start < at < end:
                yield Break(at, at, "-", CRAMMED)


def _joined(before: str, after: str) -> float:
    """The penalty for a line's end between two letters of a script without spaces.

    Japanese turns from hiragana to other letters where a phrase begins; most other places are within a word.
    """
    first, second = (
        "hiragana" if "\u3041" <= one <= "\u309f" else
        "katakana" if "\u30a0" <= one <= "\u30ff" or "\u31f0" <= one <= "\u31ff" else
        "han" if "\u3400" <= one <= "\u9fff" or one == "々" else ""
        for one in (before, after)
    )  # fmt: skip
    if before.isdigit() and second:
        return _COUNTER
    if first == second:
        return _IN_WORD.get(first, 0.0)
    if second == "hiragana":
        return _ENDING if first else 0.0
    # The inner kana of 申し込む or 受け取る is no particle.
    return _INNER_KANA if first == "hiragana" and second and before not in _PARTICLES else 0.0


@lru_cache(maxsize=1024)
def _unicode_breaks(text: str) -> tuple[Break, ...]:
    """The breaks of UAX 14. A space where it has none (before a stop) is like one between a number and its unit."""
    from uniseg.linebreak import line_break_boundaries

    places = dict.fromkeys((match.end() for match in re.finditer(" ", text)), GLUED)
    places.update((at, _joined(text[at - 1], text[at])) for at in line_break_boundaries(text) if 0 < at < len(text))
    found = []
    for at, penalty in sorted(places.items()):
        end = len(text[:at].rstrip(" "))
        if end and at < len(text):
            found.append(Break(end, at, "", penalty))
    return tuple(found)
