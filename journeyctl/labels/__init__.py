"""The words of the map in its own language: lane titles, legend, quotes, numbers, dates.

In: a language code and the project's own words. Out: a frozen `Labels`. The words of a language stand in
`labels/<lang>.toml`; `labels/sv.toml` shows every key. A text with `{name}` takes values; a table of `one` and `other`
is chosen by count.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from journeyctl.record import Record, replace

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("sv", "nb", "nn", "da", "fi", "en", "de", "fr", "es")
"""The languages whose words ship with the program. `no` is written as `nb`."""

_RTL = frozenset({"ar", "he", "fa", "ur", "yi"})
_QUOTES = {
    "ja": "「{text}」", "zh": "“{text}”", "ar": "«{text}»", "fa": "«{text}»", "el": "«{text}»", "ru": "«{text}»",
    "uk": "«{text}»", "pt": "«{text}»", "it": "«{text}»", "pl": "„{text}”", "cs": "„{text}“", "he": "”{text}”",
}  # fmt: skip
"""The quotation marks of languages that have no other words here."""
_OWN_QUOTES = "”“„«\"'»’「『‹《〈"
"""What a text begins with that brings its own."""
_LTR, _OWN, _END = "\u2066", "\u2068", "\u2069"
"""Isolates of Unicode: what stands between runs from left to right, or its own way, whatever is around it."""
_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_PLACE = re.compile(r"\{(\w+)\}")
_LINE = re.compile(r'\[(?P<table>[\w.-]+)\]|(?P<key>[\w.-]+) = "(?P<text>(?:[^"\\]|\\u[0-9A-Fa-f]{4})*)"')
"""A line of a book: a table, or a word with its text."""
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})")


def _apart(text: str) -> str:
    """A text of an author's among words of ours that run the other way."""
    return text if text.isascii() else f"{_OWN}{text}{_END}"


@lru_cache(maxsize=16)
def _words(lang: str, book: str = "") -> Mapping[str, str]:
    """The words of a language: of the map, or of another book with those of the map below."""
    text = (Path(__file__).parent / book / f"{lang}.toml").read_text(encoding="utf-8")
    words = by_line(text)
    if words is None:
        import tomllib

        words = _flat(tomllib.loads(text), "")
    return {**_words(lang), **words} if book else words


def by_line(text: str) -> dict[str, str] | None:
    """The words of a book in the form that all of ours have: a table, `key = "text"` or nothing on a line; else None.

    `tomllib` takes as long to be loaded and to read one as Python takes to start.
    """
    found: dict[str, str] = {}
    table = ""
    for line in text.split("\n"):
        if not line or line.startswith("#"):
            continue
        part = _LINE.fullmatch(line)
        if part is None:
            return None
        if part["table"]:
            table = f"{part['table']}."
        else:
            found[table + part["key"]] = _ESCAPED.sub(lambda one: chr(int(one[1], 16)), part["text"])
    return found


def _flat(table: Mapping[str, object], prefix: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{prefix}{key}.")
        else:
            found[prefix + key] = str(value)
    return found


class Labels(Record):
    """The words of one language, with the project's own on top.

    `labels("lane.needs.title")` is a word; unknown keys are our bug and raise KeyError. Own words may be given for a
    lane's title by the lane's id alone (`touchpoints: Kontaktpunkter`). `apart`: words with values in them keep their
    own direction among an author's that run the other way.
    """

    lang: str
    words: Mapping[str, str]
    own: Mapping[str, str]
    apart: bool = False

    def __call__(self, key: str, **values: object) -> str:
        """The word for `key`, its `{name}` places filled from `values`."""
        found = self.own.get(key) or self.words[key]
        turned = self.apart and key not in self.own and values
        if turned:
            values = {name: _apart(str(value)) for name, value in values.items()}
        said = _PLACE.sub(lambda place: str(values.get(place[1], place[0])), found)
        # English words among Arabic ones: "3 of 12" would be read as "of 12 3".
        return f"{_LTR}{said}{_END}" if turned and " " in said else said

    def count(self, key: str, number: float) -> str:
        """The word for `key` in the right number, `{n}` filled: "1 intervju", "7 intervjuer"."""
        form = "one" if number == 1 else "other"
        return self(f"{key}.{form}", n=self.number(number))

    def has(self, key: str) -> bool:
        """Whether there is a word for `key`."""
        return key in self.own or key in self.words

    def lane(self, lane: str, part: str) -> str:
        """The `title` or `about` of a built-in lane, the project's own title first; "" for the team's own lanes."""
        if part == "title" and lane in self.own:
            return self.own[lane]
        return self(f"lane.{lane}.{part}") if self.has(f"lane.{lane}.{part}") else ""

    def quote(self, text: str) -> str:
        """The text in the language's quotation marks, unless it brings its own."""
        if text[:1] in _OWN_QUOTES:
            return text
        if self.lang in _QUOTES:
            return _QUOTES[self.lang].replace("{text}", text)
        return self("format.quote", text=text)

    def number(self, value: float, digits: int = 2, *, signed: bool = False) -> str:
        """A number with the language's decimal sign and a true minus (U+2212)."""
        text = f"{value:+.{digits}f}" if signed and value else f"{value:.{digits}f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        if text in ("-0", "+0"):
            text = "0"
        return text.replace("-", "−").replace(".", self("format.decimal"))

    def written(self, text: str) -> str:
        """A value as the team wrote it, with a true minus and the language's decimal sign in front of a unit."""
        turned = re.sub(r"^-(?=\d)", "−", text)
        return re.sub(r"^([−+]?\d+)\.(\d+)", rf"\1{self('format.decimal')}\2", turned)

    def date(self, text: str, *, short: bool = False, year: bool = True) -> str:
        """A date as it is said: `2026-03` is "mars 2026", `2026-03-14` "14 mars 2026"; anything else stays.

        `short` takes the short way of the language: the short name of the month, or its number. A month without its
        `year` is its name alone.
        """
        found = _DATE.fullmatch(text)
        if found is None or not 1 <= int(found[2]) <= 12:
            return text
        way, month = "-short" if short else "", int(found[2])
        said = {"month": self(f"month{way}.{month}"), "number": month, "year": found[1]}
        if not found[3] and not year:
            return self(f"month.{month}")
        if not found[3]:
            return self(f"format.month{way}", **said)
        day = int(found[3])
        return self(f"format.day{way}", day=self("format.first") if day == 1 else day, **said)

    def drawn(self) -> Labels:
        """The words as a picture needs them: English ones in a page that runs leftward stand apart."""
        return replace(self, apart=True) if self.rtl and self.lang not in LANGUAGES else self

    @property
    def rtl(self) -> bool:
        """Whether the language is written from right to left."""
        return self.lang in _RTL


def dotted(*facts: str) -> str:
    """Facts on one line, with a dot between each two; what is not said ("") leaves no dot."""
    return " · ".join(fact for fact in facts if fact)


def listed(*facts: str) -> str:
    """Facts in one sentence, with a comma between each two; what is not said ("") leaves no comma."""
    return ", ".join(fact for fact in facts if fact)


@lru_cache(maxsize=32)
def load(lang: str, own: tuple[tuple[str, str], ...] = (), book: str = "") -> Labels:
    """The labels of a language (`no` means nb; a language without words of its own speaks English).

    `book` names further words that only few need: `guide` has those of assumptions and interviews, `diff` those of what
    differs between two journeys.
    """
    code = lang.split("-", maxsplit=1)[0]
    code = {"no": "nb"}.get(code, code)
    return Labels(lang=code, words=_words(code if code in LANGUAGES else "en", book), own=dict(own))
