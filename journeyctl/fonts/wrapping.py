"""Breaks a paragraph into lines that are as even as they can be.

In: a paragraph, its places to break, the measure, and a ruler. Out: lines with their widths, all in the ruler's unit.
Of all ways to break, the one with the least sum of squared empty room is taken, the last line counted like the
others. For a given number of lines that is also the most balanced way, so that no word is left alone at the end where
that can be helped. Words are divided only when that avoids a line too long, or when it pays its penalty.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from journeyctl.fonts.breaking import EMERGENCY, HYPHEN, Break, Paragraph, breaks, crammed
from journeyctl.fonts.hyphenation import Hyphenator

Ruler = Callable[[str], float]

TOO_LONG = 1e6
"""The cost of a line beyond the measure: more than all else together."""
SLACK = 1e-9
CLOSE = 0.5
"""How near the measure, in em, part of a word is measured instead of reckoned; farther off than any kerning."""
PART = 32
"""Letters of a word longer than two parts that are measured together."""
LEAST = 1e-6
"""The narrowest measure: less is a column that has been crowded out, where every letter is a line."""


class Line(NamedTuple):
    """One line as it is drawn, a hyphen at its end included, and its width."""

    text: str
    width: float


class Wrapped(NamedTuple):
    """The lines of a paragraph, and the words that had to be broken where no word should be."""

    lines: tuple[Line, ...]
    broken: tuple[str, ...] = ()


class _Place(NamedTuple):
    """A break with its place on the paragraph's single long line: where the line before ends and the next begins.

    `word` is the index of the word it stands in (-1: between words). Between two places in one word the distance
    is off by the kerning at the first of them.
    """

    at: Break
    ends: float
    begins: float
    word: int


def wrap(source: Paragraph, measure: float, ruler: Ruler, hyphenator: Hyphenator | None) -> Wrapped:
    """The best lines of one paragraph within `measure`. No word is divided when `hyphenator` is None."""
    text = source.text
    whole = ruler(text)
    measure = max(measure, LEAST)
    if not text or whole <= measure + SLACK:
        return Wrapped((Line(text, whole),))
    whole_words = breaks(source, None)
    found = _lines(text, whole_words, measure, ruler)
    if found.cost <= HYPHEN:
        return Wrapped(found.lines)
    offered = breaks(source, hyphenator) if hyphenator else whole_words
    if len(offered) > len(whole_words):
        found = min(found, _lines(text, offered, measure, ruler), key=lambda way: way.cost)
    if found.cost < TOO_LONG:
        return Wrapped(found.lines)
    return _forced(source, measure, ruler, hyphenator)


class _Way(NamedTuple):
    cost: float
    lines: tuple[Line, ...]


def _forced(source: Paragraph, measure: float, ruler: Ruler, hyphenator: Hyphenator | None) -> Wrapped:
    """The lines when some part of a word is wider than the measure: it breaks between syllables, else anywhere."""
    text = source.text
    places = breaks(source, hyphenator)
    extra: list[Break] = []
    words: list[str] = []
    for start, end, hyphen in stretches(text, places):
        if ruler(text[start:end] + hyphen) > measure + SLACK:
            extra += crammed(text, start, end, hyphenator) if hyphenator else ()
            extra += _anywhere(text, start, end, measure, ruler)
            word = text[text.rfind(" ", 0, start + 1) + 1 :].split(" ", 1)[0]
            words += [word] if word not in words else []
    found = _lines(text, tuple(sorted({*places, *extra})), measure, ruler)
    return Wrapped(found.lines, tuple(words))


def stretches(text: str, places: tuple[Break, ...]) -> Iterator[tuple[int, int, str]]:
    """The parts no break divides: where they begin and end, and the hyphen they would end with."""
    start = 0
    for place in places:
        yield start, place.end, place.hyphen
        start = place.start
    yield start, len(text), ""


def _anywhere(text: str, start: int, end: int, measure: float, ruler: Ruler) -> Iterator[Break]:
    """A break before every letter but the first; with a hyphen where the script has them and it has room."""
    for at in range(start + 1, end):
        if unicodedata.category(text[at])[0] == "M" or text[at - 1] == "\u200d":
            continue
        between = _has_case(text[at - 1]) and _has_case(text[at])
        hyphen = "-" if between and ruler(text[at - 1] + "-") <= measure + SLACK else ""
        yield Break(at, at, hyphen, EMERGENCY)


def _has_case(letter: str) -> bool:
    """Latin, Greek, Cyrillic and Armenian have capitals and hyphens; scripts without the one lack the other."""
    return letter.upper() != letter.lower()


def _lines(text: str, offered: tuple[Break, ...], measure: float, ruler: Ruler) -> _Way:
    """The cheapest way through the places, by dynamic programming: for every place the best line that ends there."""
    places = _places(text, offered, ruler)
    count = len(places)
    spare = ruler("-") + CLOSE
    best = [0.0] + [float("inf")] * (count - 1)
    came = [0] * count
    for first in range(count - 1):
        start, begins, word, so_far = places[first].at.start, places[first].begins, places[first].word, best[first]
        for last in range(first + 1, count):
            place = places[last]
            width = place.ends - begins
            if place.word == word >= 0 and -CLOSE < width - measure < CLOSE:
                width = ruler(text[start : place.at.end] + place.at.hyphen)
            empty = 1.0 - width / measure
            fits = empty >= -SLACK
            if not fits and last > first + 1:
                if place.at.hyphen and width <= measure + spare:
                    continue
                break
            cost = so_far + place.at.penalty + (empty * empty if fits else TOO_LONG * (1.0 - empty))
            if cost < best[last]:
                best[last], came[last] = cost, first
    return _Way(best[-1], _walk(text, places, came, ruler))


def _walk(text: str, places: list[_Place], came: list[int], ruler: Ruler) -> tuple[Line, ...]:
    found: list[Line] = []
    last = len(places) - 1
    while last:
        drawn = text[places[came[last]].at.start : places[last].at.end] + places[last].at.hyphen
        found.append(Line(drawn, ruler(drawn)))
        last = came[last]
    return tuple(reversed(found))


def _places(text: str, offered: tuple[Break, ...], ruler: Ruler) -> list[_Place]:
    """The breaks on one long line, the paragraph's beginning and end included."""
    space = ruler(" ")
    places = [_Place(Break(0, 0, "", 0.0), 0.0, 0.0, -1)]
    begins, queue, start, index = 0.0, 0, 0, 0
    while start <= len(text):
        end = text.find(" ", start)
        end = len(text) if end < 0 else end
        for first, last in _slices(start, end):
            reaches = begins + ruler(text[first:last])
            while queue < len(offered) and offered[queue].end <= last:
                at = offered[queue]
                if at.end == end:
                    places.append(_Place(at, reaches, reaches + space, -1))
                else:
                    front = begins + ruler(text[first : at.end] + at.hyphen)
                    places.append(_Place(at, front, reaches - ruler(text[at.start : last]), index))
                queue += 1
            begins = reaches
        begins += space
        start, index = end + 1, index + 1
    places.append(_Place(Break(len(text), len(text), "", 0.0), begins - space, 0.0, -1))
    return places


def _slices(start: int, end: int) -> tuple[tuple[int, int], ...]:
    """A word, or an endless one in parts, so that the work grows with its length and not with its square."""
    if end - start <= 2 * PART:
        return ((start, end),)
    return tuple((first, min(first + PART, end)) for first in range(start, end, PART))
