"""Values as teams write them (63 %, 1 140 kr, −5), so that two of them can be compared.

In: a written value, or a sentence. Out: its number and unit; None where it is not one number, or can be read two ways.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SPACE = " \u00a0\u202f'’"
_NUMBER = rf"[-−+]?\d(?:[\d.,{_SPACE}]*\d)?"
_READABLE = rf"(?P<sign>[-−+]?)(?P<whole>\d+|\d{{1,3}}(?:[{_SPACE}]\d{{3}})+)(?:[.,](?P<rest>\d{{1,2}}|\d{{4,}}))?"
"""Three digits behind a point or a comma are thousandths to some and thousands to others."""
_YEAR = r"\b(?:19|20)\d\d\b"


class Amount(NamedTuple):
    """A number and its unit, folded; the unit is "" when none was written."""

    number: float
    unit: str

    def comparable(self, other: Amount) -> bool:
        """Whether two amounts measure in the same unit, as far as they say."""
        return self.unit == other.unit or not (self.unit and other.unit)


def amount(written: str) -> Amount | None:
    """The number and the unit of a value."""
    found = re.findall(_NUMBER, written)
    number = re.fullmatch(_READABLE, found[0]) if len(found) == 1 else None
    if number is None:
        return None
    whole = re.sub(rf"[{_SPACE}]", "", number["whole"])
    value = float(f"{whole}.{number['rest'] or 0}")
    unit = " ".join(written.replace(found[0], " ").casefold().split())
    return Amount(-value if number["sign"] in {"-", "−"} else value, unit)


def counts(text: str) -> bool:
    """Whether a sentence has a number in it that is not a year."""
    return any(char.isdigit() for char in re.sub(_YEAR, "", text))


def dated(text: str) -> bool:
    """Whether a sentence names a year."""
    return re.search(_YEAR, text) is not None
