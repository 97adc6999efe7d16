"""Lengths as people write them: `3mm`, `1.5 m`, `0,5in`. In: a text. Out: millimetres."""

from __future__ import annotations

import math
import re

_LENGTH = re.compile(r"(\d{1,6}(?:[.,]\d{1,6})?)(mm|cm|m|in)?", re.ASCII)
INCH = 25.4
UNITS = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": INCH, "": 1.0}
"""Millimetres of each unit."""


def millimetres(text: str, least: float = 0.0, most: float = math.inf) -> float:
    """The length in millimetres, which are also meant where no unit stands.

    Raises:
        ValueError: when it is no length, or not between `least` and `most` millimetres; the message says so.
    """
    found = _LENGTH.fullmatch(text.strip().lower().replace(" ", ""))
    if found is None:
        raise ValueError(f"{text!r} is no length; write it as 3mm, 0.5cm, 1.5m or 0.25in")
    length = float(found[1].replace(",", ".")) * UNITS[found[2] or ""]
    if not least <= length <= most:
        bare = "" if found[2] else " without a unit"
        raise ValueError(f"{text!r}{bare} is {length:g} mm; {least:g} to {most:g} mm are possible")
    return length
