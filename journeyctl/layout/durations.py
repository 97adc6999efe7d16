"""How long things take, as people write it: minutes of "11 dagar", "ca 2 Wochen", "1 h 30 min", "en halv dag".

In: a duration in any of the nine languages. Out: minutes, or None where no unit of time is known. A span ("2-3 dagar")
counts as its middle. Minutes are told in the largest unit of which there are a few.
"""

from __future__ import annotations

import re
from functools import lru_cache

from journeyctl.labels import LANGUAGES, Labels, load

MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43800, "year": 525600}
"""Minutes in a unit; a month is a twelfth of a year of 365 days."""
_SHORT = {
    "min": 1.0, "mins": 1.0, "h": 60.0, "tim": 60.0, "t": 60.0, "std": 60.0, "hr": 60.0, "hrs": 60.0, "d": 1440.0,
    "dgr": 1440.0, "dygn": 1440.0, "døgn": 1440.0, "døger": 1440.0, "pv": 1440.0, "v": 10080.0, "vk": 10080.0,
    "wk": 10080.0, "mån": 43800.0, "mnd": 43800.0, "mdr": 43800.0, "kk": 43800.0, "tagen": 1440.0, "wochen": 10080.0,
    "monaten": 43800.0, "jahren": 525600.0, "sek": 1 / 60, "s": 1 / 60, "sec": 1 / 60, "sekund": 1 / 60,
    "sekunder": 1 / 60, "sekunden": 1 / 60, "sekuntia": 1 / 60, "second": 1 / 60, "seconds": 1 / 60,
    "secondes": 1 / 60, "segundos": 1 / 60, "journée": 1440.0, "journées": 1440.0,
}  # fmt: skip
"""What units are called beside their words in the labels."""
_COUNTS = {
    word: count
    for count, words in {
        1.0: ("en", "ett", "et", "ei", "ein", "eine", "einen", "én", "a", "an", "one", "un", "une", "una", "yksi"),
        0.5: ("halv", "halva", "halvt", "half", "halbe", "halber", "halben", "halbes", "demi", "demie", "medio",
              "media", "puoli"),
        2.0: ("två", "to", "two", "zwei", "deux", "dos", "kaksi"),
        3.0: ("tre", "three", "drei", "trois", "tres", "kolme"),
        4.0: ("fyra", "fire", "four", "vier", "quatre", "cuatro", "neljä"),
    }.items()
    for word in words
}  # fmt: skip
"""How many of a unit the words say that people write."""
_PART = re.compile(r"(?:(\d+(?:[.,]\d+)?)(?:\s*[-–—]\s*(\d+(?:[.,]\d+)?))?|([^\W\d_]+))")
_TOLD = (("year", 2.0), ("month", 4.0), ("week", 6.0), ("day", 2.0), ("hour", 2.0))
"""From how many of a unit on a length is told in it."""


@lru_cache(maxsize=1)
def _units() -> dict[str, float]:
    """Minutes of every word for a unit in every language."""
    found = dict(_SHORT)
    for lang in LANGUAGES:
        words = load(lang)
        for unit, minutes in MINUTES.items():
            for form in ("one", "other"):
                found.setdefault(words(f"duration.{unit}.{form}", n="").strip().casefold(), float(minutes))
    return found


def minutes_of(text: str) -> float | None:
    """The minutes that a written duration says, None when it names no unit of time."""
    total: float | None = None
    amount: float | None = None
    parts = _PART.findall(text.casefold())
    for place, (low, high, word) in enumerate(parts):
        # "an" is a year in French, and one of the unit that follows in English.
        article = word in _COUNTS and any(after in _units() for _, _, after in parts[place + 1 : place + 2])
        if low:
            amount = (_number(low) + _number(high or low)) / 2
        elif word in _units() and not article:
            if amount is not None:
                total = (total or 0.0) + amount * _units()[word]
            amount = None
        elif word in _COUNTS:
            amount = min(amount, _COUNTS[word]) if amount is not None else _COUNTS[word]
    return total


def rough(text: str) -> bool:
    """Whether a written duration says more than so many of a unit: "ca 3 veckor", "2-3 dagar"."""
    parts = _PART.findall(text.casefold())
    return any(high or (word and word not in _units() and word not in _COUNTS) for _, high, word in parts)


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def told(labels: Labels, minutes: float, *, about: bool = False) -> str:
    """A length in words: exact in whole units, else rounded and said to be; so is what is only known `about`."""
    unit = next((name for name, least in _TOLD if minutes >= least * MINUTES[name]), "minute")
    count = minutes / MINUTES[unit]
    whole = max(1, round(count))
    words = labels.count(f"duration.{unit}", whole)
    return words if abs(whole - count) < 0.02 * whole and not about else labels("blueprint.about", time=words)
