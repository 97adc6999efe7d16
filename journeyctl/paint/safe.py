"""The painter's own words: numbers, colours and references that may stand in a template unescaped.

Everything here makes `Markup` from checked parts; words of users never pass through this module.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from journeyctl.paint.faults import PaintBug
from journeyctl.theme.inks import inked

NOTHING = Markup()
"""No attribute: false in a template."""
NONE = Markup("none")
"""The paint of a shape that is not filled."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_REFERENCE = re.compile(r"url\(#[A-Za-z][\w-]*\)", re.ASCII)


@lru_cache(maxsize=1 << 13)
def number(value: float) -> Markup:
    """A length or ratio with at most two decimals, no trailing zeros, never -0. Infinity and NaN are our bug."""
    if not math.isfinite(value):
        raise PaintBug(f"a coordinate is {value!r}, expected a finite number")
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return Markup("0" if text == "-0" else text)  # noqa: S704 - digits, a point and a sign only


def colour(token: str, palette: Mapping[str, str]) -> Markup:
    """The value of a theme token as `#rrggbb`, a reference to a definition as it is, "" as nothing."""
    if not token:
        return NOTHING
    value = token if token.startswith("url(") else palette.get(token, "")
    if not _COLOUR.fullmatch(value) and not _REFERENCE.fullmatch(value):
        raise PaintBug(f"the token {token!r} stands for {value!r}, expected a colour as #RRGGBB")
    return Markup(value if value.startswith("url(") else value.lower())  # noqa: S704 - matched in full above


def pencil(token: str, palette: Mapping[str, str]) -> Markup:
    """The value of a token that writes or draws on a ground."""
    return colour(inked(token, palette), palette)


def opacity(value: float) -> Markup:
    """An opacity; full opacity is nothing, because it is the default."""
    return NOTHING if value >= 1.0 else number(max(0.0, value))
