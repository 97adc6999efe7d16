"""Sheets by name: how large, in millimetres, each paper is that a map can be drawn on.

In: a name as people write it (`A1`, `letter`, `slide`, `roll:914mm`, `500x700mm`). Out: a `Sheet`, or a ValueError that
says what is known. Sizes of ISO 216, of ANSI/ASME Y14.1 and of architects' sheets; a slide is that of 13.333 x 7.5 in.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from journeyctl.diagnostics import guess
from journeyctl.paper.lengths import INCH, UNITS

LEAST, MOST = 50.0, 5080.0
"""Millimetres of a side: what a map can be set on, and the longest page that a PDF can have (200 inches)."""
SCREEN = "screen"
SLIDE = "slide"
"""The sheet that is shown on a wall and seldom printed."""

_A = ((841, 1189), (594, 841), (420, 594), (297, 420), (210, 297), (148, 210), (105, 148), (74, 105), (52, 74))
_B = ((1000, 1414), (707, 1000), (500, 707), (353, 500), (250, 353), (176, 250), (125, 176), (88, 125), (62, 88))
_INCHES = {
    "letter": (8.5, 11.0), "legal": (8.5, 14.0), "tabloid": (11.0, 17.0), "ansi-c": (17.0, 22.0),
    "ansi-d": (22.0, 34.0), "ansi-e": (34.0, 44.0), "arch-a": (9.0, 12.0), "arch-b": (12.0, 18.0),
    "arch-c": (18.0, 24.0), "arch-d": (24.0, 36.0), "arch-e": (36.0, 48.0), "slide": (7.5, 40 / 3),
}  # fmt: skip
_NUMBER = r"(\d{1,5}(?:\.\d{1,3})?)"
_CUSTOM = re.compile(rf"{_NUMBER}x{_NUMBER}(mm|cm|in)")
_ROLL = re.compile(rf"roll:{_NUMBER}(mm|cm|in)")
_UNITLESS = re.compile(rf"(?:roll:|{_NUMBER}x){_NUMBER}")


class Sheet(NamedTuple):
    """A sheet. `short` and `long` are its sides in millimetres.

    Attributes:
        name: as it is written everywhere.
        short: the shorter side, the breadth of a roll.
        long: the longer side; 0 on a roll, whose length follows from what is drawn.
        upright: whether it was asked for as higher than wide; None: it has no sides of its own until it is turned.
    """

    name: str
    short: float
    long: float
    upright: bool | None = None

    @property
    def roll(self) -> bool:
        """Whether it is as long as it must be."""
        return not self.long


def _named() -> dict[str, Sheet]:
    found = {"2a0": Sheet("2A0", 1189.0, 1682.0), "4a0": Sheet("4A0", 1682.0, 2378.0)}
    for letter, sizes in (("A", _A), ("B", _B)):
        for number, (short, long) in enumerate(sizes):
            found[f"{letter}{number}".lower()] = Sheet(f"{letter}{number}", float(short), float(long))
    for name, (narrow, wide) in _INCHES.items():
        found[name] = Sheet(name, narrow * INCH, wide * INCH)
    return found


_NAMED = _named()
NAMES = tuple(sheet.name for sheet in _NAMED.values())
"""Every sheet that has a name."""


@lru_cache(maxsize=64)
def sheet(text: str) -> Sheet:
    """The sheet that a text names, in any case.

    Raises:
        ValueError: when it names none, or one with a side that no map or no PDF can have; the message says so.
    """
    word = text.strip().lower().replace("×", "x").replace(" ", "").replace(",", ".")
    if word in _NAMED:
        return _NAMED[word]
    if found := _ROLL.fullmatch(word):
        breadth = float(found[1]) * UNITS[found[2]]
        return Sheet(f"roll:{breadth:g}mm", _possible(text, breadth), 0.0)
    if found := _CUSTOM.fullmatch(word):
        wide, high = (_possible(text, float(found[side]) * UNITS[found[3]]) for side in (1, 2))
        return Sheet(f"{wide:g}x{high:g}mm", min(wide, high), max(wide, high), upright=high > wide)
    if _UNITLESS.fullmatch(word):
        raise ValueError(f"{text!r} is no paper without a unit; write {word}mm, or the same with cm or in")
    meant = guess(word, (*NAMES, SCREEN)) or "."
    raise ValueError(f"{text!r} is no paper{meant} Known are screen, 4A0 to A8, B0 to B8, {', '.join(_INCHES)}, "
                     "a roll such as roll:914mm, or a size such as 500x700mm")  # fmt: skip


def _possible(text: str, side: float) -> float:
    if LEAST <= side <= MOST:
        return side
    raise ValueError(f"{text!r} has a side of {side:g} mm; a side may have {LEAST:g} to {MOST:g} mm")
