"""Sets the texts of one map: how wide they are, how they break, and what could not be drawn as written.

In: texts in the map's language, a face of `FACES`, sizes and measures in any one unit. Out: widths and lines in that
unit, and diagnostics about characters that no font has and words that fit no line.
"""

from __future__ import annotations

from typing import Literal

from journeyctl.diagnostics import NOWHERE, Diagnostic
from journeyctl.fonts.breaking import paragraph
from journeyctl.fonts.hyphenation import Hyphenator
from journeyctl.fonts.measuring import scale
from journeyctl.fonts.ordering import carried
from journeyctl.fonts.scripts import listed
from journeyctl.fonts.shaping import REPLACEMENT, missing, plain, tracked
from journeyctl.fonts.wrapping import Line, Wrapped, wrap
from journeyctl.paper.style import SMALLER

Cut = Literal["display", "text"]

KEPT = 20_000
"""Wrapped texts remembered before starting afresh."""


class Typesetter:
    """Measures and breaks texts of the language `lang`; `hyphenation` are the project's words with their hyphens.

    The same question has the same answer, from memory the second time. `cut` is what `face` chooses from.
    """

    def __init__(self, lang: str, hyphenation: tuple[str, ...] = (), cut: Cut = "display") -> None:
        self.lang = lang
        self.cut = cut
        self._hyphenation = hyphenation
        self._hyphenator: Hyphenator | None = None
        self._wrapped: dict[tuple[str, str, float, float, float, bool], Wrapped] = {}
        self._missing: dict[str, str] = {}
        self._broken: dict[str, tuple[float, float]] = {}

    def face(self, weight: str) -> str:
        """The face of a weight in this cut; italics exist as text faces only."""
        return f"text-{weight}" if weight.endswith("italic") else f"{self.cut}-{weight}"

    def width(self, text: str, face: str, size: float, tracking: float = 0.0) -> float:
        """The advance width of one line at `size`; `tracking` is added after every letter that joins no other."""
        if not plain(text):
            self._note(text)
        found = scale(face).width(text) * size
        return found + tracking * _letters(text) if tracking else found

    def wrap(
        self, text: str, face: str, size: float, measure: float, hyphenate: bool = True, *, tracking: float = 0.0
    ) -> tuple[Line, ...]:
        """The lines of a text within `measure`; a newline begins a new paragraph, and an empty one an empty line.

        What had to be broken between letters is remembered for `diagnostics`.
        """
        found = self.tried(text, face, size, measure, hyphenate, tracking=tracking)
        self._remember(found.broken, face, size, measure, tracking)
        return found.lines

    def _remember(self, broken: tuple[str, ...], face: str, size: float, measure: float, tracking: float) -> None:
        for word in broken:
            self._broken.setdefault(word, (self.width(word, face, size, tracking), measure))

    def fitted(
        self, text: str, face: str, size: float, measure: float, *, tracking: float = 0.0, least: float = 0.0
    ) -> tuple[float, tuple[Line, ...]]:
        """The size and the lines of a text: a little smaller where that keeps a word from being broken anywhere.

        Never smaller than `least`.
        """
        found = self.tried(text, face, size, measure, tracking=tracking)
        if found.broken:
            smaller = size * SMALLER
            less = self.tried(text, face, smaller, measure, tracking=tracking * SMALLER) if smaller >= least else found
            if not less.broken:
                return smaller, less.lines
            self._remember(found.broken, face, size, measure, tracking)
        return size, found.lines

    def tried(
        self, text: str, face: str, size: float, measure: float, hyphenate: bool = True, *, tracking: float = 0.0
    ) -> Wrapped:
        """The lines of a text and the words broken between letters, for one who may yet choose otherwise."""
        key = (text, face, size, measure, tracking, hyphenate)
        known = self._wrapped.get(key)
        if known is None:
            if len(self._wrapped) >= KEPT:
                self._wrapped.clear()
            known = self._wrapped[key] = self._wrap(text, face, size, measure, tracking, hyphenate=hyphenate)
        return known

    def _wrap(self, text: str, face: str, size: float, measure: float, tracking: float, *, hyphenate: bool) -> Wrapped:
        if not plain(text):
            self._note(text)
        widths = scale(face).width
        added = tracking / size

        def tracked(part: str) -> float:
            return widths(part) + added * _letters(part)

        ruler = tracked if tracking else widths
        hyphenator = self._divisions() if hyphenate else None
        lines: list[Line] = []
        broken: list[str] = []
        for raw in text.split("\n"):
            done = wrap(paragraph(raw), measure / size, ruler, hyphenator)
            told = carried([line.text for line in done.lines])
            lines += [Line(text, line.width * size) for text, line in zip(told, done.lines, strict=True)]
            broken += done.broken
        return Wrapped(tuple(lines), tuple(dict.fromkeys(broken)))

    def _divisions(self) -> Hyphenator:
        if self._hyphenator is None:
            self._hyphenator = Hyphenator(self.lang, self._hyphenation)
        return self._hyphenator

    def _note(self, text: str) -> None:
        for letter in missing(text):
            self._missing.setdefault(letter, text)

    def forget(self) -> None:
        """Begin a picture anew: what had to be broken in one that is not drawn is nobody's concern."""
        self._broken.clear()

    def diagnostics(self, unit: float = 0.0) -> tuple[Diagnostic, ...]:
        """What the texts measured so far could not have: characters without a font, words without room.

        `unit` are the millimetres of paper that a unit becomes, 0 where it becomes none.
        """
        found = [_lost(self._missing)] if self._missing else []
        return tuple(found + [_too_long(word, *self._broken[word], unit) for word in sorted(self._broken)])


def _letters(text: str) -> int:
    return len(text) if plain(text) else sum(map(tracked, text))


def _lost(missing_in: dict[str, str]) -> Diagnostic:
    names = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in sorted(missing_in)[:20])
    more = len(missing_in) - 20
    rest = f" and {more} more" if more > 0 else ""
    where = " ".join(missing_in[min(missing_in)].split())[:60]
    return Diagnostic(
        "warning",
        "J401",
        f"no font on this machine has {listed(missing_in)}: {names}{rest}, as in “{where}”; "
        f"{REPLACEMENT} is drawn instead",
        NOWHERE,
        "pip install 'journeyctl[fonts]', install a font that has them, or write it with other characters",
        missing_in[min(missing_in)],
    )


def _too_long(word: str, width: float, room: float, unit: float) -> Diagnostic:
    by = f" ({width * unit:.0f} mm, its column has {max(room, 0.0) * unit:.0f} mm)" if unit else ""
    return Diagnostic(
        "hint",
        "J402",
        f"the word “{word[:80]}” is wider than its column{by} and was broken between letters",
        NOWHERE,
        "shorten it, or say in journeyctl.yaml where it divides, as in `hyphenation: [kund-rese-kart]`",
        word,
    )
