"""Where a long word may be divided, by language.

In: a word and the language of the map. Out: positions in the word. The project's own divisions come first, then the
patterns that ship with pyphen, read here as Liang's algorithm needs them (loading pyphen itself takes longer than
drawing a map); Finnish, for which there are none, divides by its syllable rule.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from journeyctl.diagnostics import EnvironmentFault

LETTERS = 9
"""The shortest word that is divided."""
EACH_SIDE = 4
"""Letters that stay together at either end."""
INFLECTION = 5
"""Letters a word may have beyond one of the project's words: `kundresan` divides like `kund-resa`."""

_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*")
_REGIONS = {"nb": "nb_NO", "no": "nb_NO", "nn": "nn_NO", "da": "da_DK", "de": "de_DE", "en": "en_US", "sv": "sv"}
_DIGITS = b"0123456789"
_NOT_PATTERNS = ("#", "%", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUND", "NEXTLEVEL")
_FINNISH = re.compile(r"(?<=[aeiouyäöå])[^\Waeiouyäöå\d_]*?(?=[^\Waeiouyäöå\d_][aeiouyäöå])")

Divider = Callable[[str], tuple[int, ...]]


class Hyphenator:
    """Divides the words of one language, and of one project (`kund-rese-kart-lägg-ning`)."""

    def __init__(self, lang: str, words: tuple[str, ...] = ()) -> None:
        self._divide = _divider(lang.lower().replace("_", "-"))
        self._own: dict[str, tuple[int, ...]] = {}
        for word in words:
            parts = re.split("[-\u00ad\u2010]", word.strip().lower())
            ends = [sum(map(len, parts[:count])) for count in range(1, len(parts))]
            self._own["".join(parts)] = tuple(end for end in ends if end)
        self._known: dict[str, tuple[int, ...]] = {}
        self.shortest = min([LETTERS, *map(len, self._own)])

    def crammed(self, word: str) -> tuple[int, ...]:
        """Where a word that fits nowhere may be divided before it is broken between any letters: two at each end."""
        low = word.lower()
        return tuple(at for at in self._divide(low) if 2 <= at <= len(word) - 2) if len(low) == len(word) else ()

    def points(self, word: str) -> tuple[int, ...]:
        """Where a word of letters alone may be divided: the number of letters before each hyphen, ascending."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._points(word)
        return known

    def _points(self, word: str) -> tuple[int, ...]:
        low = word.lower()
        if len(low) != len(word):
            return ()
        own = self._project(low)
        if own:
            return own
        if len(word) < LETTERS:
            return ()
        return tuple(at for at in _sure(self._divide(low)) if EACH_SIDE <= at <= len(word) - EACH_SIDE)

    def _project(self, word: str) -> tuple[int, ...]:
        """The project's division of a word or of the word it inflects; the longest known one counts."""
        for end in range(len(word), max(len(word) - INFLECTION, 3) - 1, -1):
            points = self._own.get(word[:end])
            if points:
                return points
        return ()


def _sure(points: tuple[int, ...]) -> tuple[int, ...]:
    """Without divisions one letter apart: there the patterns disagree (me-d-arbetare), and both are left out."""
    known = frozenset(points)
    return tuple(at for at in points if at - 1 not in known and at + 1 not in known)


@lru_cache(maxsize=8)
def _divider(lang: str) -> Divider:
    if not _CODE.fullmatch(lang):
        return lambda _: ()
    if lang.partition("-")[0] == "fi":
        return finnish
    path = _dictionary(lang)
    return Patterns(path.read_bytes()).points if path else lambda _: ()


def _dictionary(lang: str) -> Path | None:
    """The pattern file of a language: of its region, of the usual region, or the first there is."""
    spec = importlib.util.find_spec("pyphen")
    if spec is None or spec.origin is None:
        raise EnvironmentFault("J908", "the package pyphen is not installed", "Run: pip install pyphen")
    folder = Path(spec.origin).parent / "dictionaries"
    language, *rest = lang.split("-")
    names = [f"{language}_{part.upper()}" for part in rest] + [_REGIONS.get(language, language), language]
    for name in names:
        path = folder / f"hyph_{name}.dic"
        if path.is_file():
            return path
    return next(iter(sorted(folder.glob(f"hyph_{language}_*.dic"))), None)


class Patterns:
    """Liang's hyphenation patterns, as in the files of Hunspell: encoding first, then a pattern a line.

    A pattern is its letters with a digit between them where it speaks for (odd) or against (even) a division; the
    highest digit decides. Patterns that change the spelling (`ff/ff=f`) are left out. Digits are read only of
    patterns that occur in a word, so that a file costs two splits.
    """

    def __init__(self, data: bytes) -> None:
        encoding, _, body = data.partition(b"\n")
        body = body.replace(b"\r", b"")
        name = encoding.decode("ascii").strip()
        letters = body.translate(None, _DIGITS).decode(name).split("\n")
        self._patterns = dict(zip(letters, body.decode(name).split("\n"), strict=True))
        self._patterns.pop("", None)
        self._longest = max((len(key) for key in letters if not key.startswith(_NOT_PATTERNS)), default=0)
        self._longest = min(self._longest, 40)

    def points(self, word: str) -> tuple[int, ...]:
        """Every division of a word in lower case."""
        dotted = f".{word}."
        weights = [0] * (len(dotted) + 1)
        for start in range(len(dotted)):
            for end in range(start + 1, min(len(dotted), start + self._longest) + 1):
                pattern = self._patterns.get(dotted[start:end])
                if pattern is not None and "/" not in pattern:
                    _weigh(pattern, start, weights)
        return tuple(at - 1 for at in range(2, len(word) + 1) if weights[at] % 2)


def _weigh(pattern: str, start: int, weights: list[int]) -> None:
    """Raise the weights where the digits of `pattern`, found at `start`, are higher."""
    at = start
    for sign in pattern:
        if "0" <= sign <= "9":
            weights[at] = max(weights[at], int(sign))
        else:
            at += 1


def finnish(word: str) -> tuple[int, ...]:
    """Finnish divides before the last consonant that stands before a vowel: asi-akas-pal-velu, eks-pert-ti.

    Two vowels are never parted: whether they are one syllable takes a dictionary to know.
    """
    return tuple(match.end() for match in _FINNISH.finditer(word))
