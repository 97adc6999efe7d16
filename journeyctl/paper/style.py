"""The typographic scale: which face, size and line height a role of text has.

Sizes are millimetres on A0, from the point sizes of a poster read at arm's length (126, 46, 34, 30, 26, 25, 24, 20, 17
and 14 pt). One factor shrinks them all together when a sheet is full; no label shrinks alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

PT = 25.4 / 72
"""Millimetres in a point."""
STEPS = (1.0, 0.95, 0.9, 0.86, 0.82)
"""What all type is multiplied with, step by step, until a map fits its sheet."""
SMALLER = 0.92
"""How much smaller a text may be set so that its longest word is not broken anywhere."""

Role = Literal[
    "display", "figure", "name", "phase", "stage", "subtitle", "lead", "quote", "lane", "card", "need", "thought",
    "body", "small", "strong", "micro", "micro-strong", "micro-italic", "head", "caption", "number",
]  # fmt: skip


class Style(NamedTuple):
    """A face, its size in units, the distance of baselines in sizes, and tracking in units."""

    face: str
    size: float
    leading: float
    tracking: float = 0.0

    @property
    def line(self) -> float:
        """The distance of two baselines."""
        return self.size * self.leading


_SCALE: dict[Role, tuple[str, float, float, float]] = {
    "display": ("bold", 126, 1.06, -0.025),
    "figure": ("bold", 50, 1.1, -0.023),
    "name": ("bold", 46, 1.14, 0),
    "phase": ("semibold", 34, 1.16, 0),
    "stage": ("bold", 34, 1.16, 0),
    "subtitle": ("regular", 34, 1.16, 0),
    "lead": ("semibold", 30, 1.14, 0),
    "quote": ("medium-italic", 30, 1.18, 0),
    "lane": ("semibold", 26, 1.14, 0),
    "card": ("semibold", 25, 1.16, 0),
    "need": ("medium", 24, 1.18, 0),
    "thought": ("italic", 24, 1.18, 0),
    "body": ("regular", 24, 1.18, 0),
    "small": ("regular", 20, 1.22, 0),
    "strong": ("medium", 20, 1.22, 0),
    "micro": ("regular", 17, 1.2, 0),
    "micro-strong": ("semibold", 17, 1.2, 0),
    "micro-italic": ("italic", 17, 1.2, 0),
    "head": ("semibold", 17, 1.2, 0.092),
    "caption": ("regular", 14, 1.2, 0),
    "number": ("bold", 20, 1.0, 0),
}

_COMPACT: dict[Role, float] = {
    "display": 46, "figure": 41, "name": 30, "phase": 25, "stage": 25, "subtitle": 25, "lead": 25, "quote": 25,
    "lane": 27, "card": 24, "need": 24, "thought": 24, "body": 24, "small": 23, "strong": 23, "micro": 21.5,
    "micro-strong": 21.5, "micro-italic": 21.5, "head": 20, "caption": 19, "number": 19,
}  # fmt: skip
"""Points of the compact picture, which is read at 1200 px in a README: nothing under 11 px."""

_ITALIC = frozenset({"italic", "medium-italic"})


@lru_cache(maxsize=256)
def style(role: Role, cut: str, factor: float = 1.0, *, compact: bool = False, least: float = 0.0) -> Style:
    """The style of a role in a cut (`display` for print, `text` for screens), times `factor`, never under `least`."""
    weight, points, leading, tracking = _SCALE[role]
    if compact:
        points = _COMPACT[role]
    family = "text" if weight in _ITALIC else cut
    size = max(points * PT * factor, least)
    return Style(f"{family}-{weight}", size, leading, tracking * size)
