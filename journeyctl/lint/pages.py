"""A rule's page in a language: its title, its parts under their headings, and what the rule says.

The English page is the docstring of the rule's module. Others stand beside it as `NAME.LANG.md`, with the same parts in
the same order and, last, the messages. In: a rule and a language. Out: a `Page`, and words by their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from journeyctl.diagnostics import cut
from journeyctl.lint.rule import Rule

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "en": ("What it checks", "Why it matters", "Example", "Better", "When to ignore"),
    "sv": ("Vad regeln ser efter", "Varför det spelar roll", "Exempel", "Bättre", "När du kan bortse från den"),
    "nb": ("Hva regelen ser etter", "Hvorfor det betyr noe", "Eksempel", "Bedre", "Når du kan se bort fra den"),
}
"""The parts of a page, by language. A page in another language than English ends with what the rule says."""
SAYS: Mapping[str, str] = {"sv": "Vad regeln säger", "nb": "Hva regelen sier"}
LISTED = 3
"""So many names are listed in a message; of the rest it is told how many they are."""
_QUOTED: Mapping[str, tuple[str, str, str]] = {
    "en": ("“{}”", "and", "{} more"),
    "sv": ("”{}”", "och", "{} till"),
    "nb": ("«{}»", "og", "{} til"),
}
_FALLBACK = {"nn": "nb", "no": "nb"}
_BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


class Page(NamedTuple):
    """A page: title, and parts as (heading, text)."""

    title: str
    parts: tuple[tuple[str, str], ...]

    def part(self, place: int) -> str:
        """The text of a part, by its place in `HEADINGS`."""
        return self.parts[place][1]


def spoken(lang: str) -> str:
    """The language in which rules answer somebody who speaks `lang`."""
    near = _FALLBACK.get(lang, lang)
    return near if near in HEADINGS else "en"


def page(rule: Rule, lang: str = "en") -> Page:
    """The page of a rule."""
    text = rule.page if lang == "en" else _beside(rule.module, lang)
    title, parts = _parted(text)
    return Page(title, tuple(part for part in parts if part[0] != SAYS.get(lang)))


def words(rule: Rule, lang: str) -> Mapping[str, str]:
    """What a rule says in a language other than English: `message` and `advice`, with `-form` where it has forms."""
    said = dict(_parted(_beside(rule.module, lang))[1])[SAYS[lang]]
    lines = (line.removeprefix("- ").partition(": ") for line in said.splitlines())
    return {name: text for name, _, text in lines}


def listed(names: Iterable[str], lang: str) -> str:
    """Names as a sentence lists them, in quotation marks: “Signs”, “Waits”, “Pays” and 2 more."""
    mark, joined, rest = _QUOTED[lang]
    every = [mark.format(cut(name)) for name in names]
    if len(every) > LISTED + 1:
        every[LISTED:] = [rest.format(len(every) - LISTED)]
    return f" {joined} ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)


def journeys(text: str) -> list[str]:
    """The YAML blocks of a part of a page."""
    return _BLOCK.findall(text)


@lru_cache(maxsize=256)
def _beside(module: str, lang: str) -> str:
    path = Path(__file__).parent / "rules" / f"{module}.{lang}.md"
    return path.read_text(encoding="utf-8").strip().removeprefix("# ")


def _parted(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return parts[0].strip().rstrip("."), tuple(
        (head, body.strip()) for head, body in zip(parts[1::2], parts[2::2], strict=True)
    )
