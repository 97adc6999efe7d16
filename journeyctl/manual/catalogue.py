"""Everything there is a page for, under one shape: rules of method and all other codes.

In: a code or a name, in any case, and a language. Out: an `Article`, or what is nearest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from journeyctl.diagnostics import Level
from journeyctl.lint import Rule, page, rules
from journeyctl.manual.notices import FAMILIES, Notice, notices
from journeyctl.manual.words import FAMILIES as SUBJECTS
from journeyctl.manual.words import words

_NUMBER = re.compile(r"[0-9]{3}")
_BEGINNING = re.compile(r"J[0-9]{0,2}")


class Article(NamedTuple):
    """A page: what it is about, how bad a finding is, facts in a sentence each, and parts as (heading, Markdown)."""

    code: str
    name: str
    family: str
    level: Level
    title: str
    facts: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]


def article(word: str, lang: str = "en") -> Article | None:
    """The page of a code or a name; None when there is none.

    Args:
        word: as somebody typed it, in capitals or not; the number of a code is enough.
        lang: en, sv, nb.
    """
    wanted = word.strip().upper()
    wanted = f"J{wanted}" if _NUMBER.fullmatch(wanted) else wanted
    found = notices(wanted[:2], lang).get(wanted)
    if found:
        return _of_notice(found, lang)
    if wanted in rules():
        return _of_rule(rules()[wanted], lang)
    named = names().get(word.strip().lower())
    return article(named, lang) if named else None


def articles(lang: str = "en") -> Iterator[Article]:
    """Every page, in the order of codes."""
    for code in sorted(names().values()):
        found = article(code, lang)
        assert found is not None, "a name leads to a page"
        yield found


def several(word: str, lang: str = "en") -> tuple[Article, ...]:
    """The pages of all codes that begin with a word (`J2`, `j30`) or are about a family (`evidence`); perhaps none."""
    wanted = word.strip()
    if _BEGINNING.fullmatch(wanted.upper()):
        return tuple(one for one in articles(lang) if one.code.startswith(wanted.upper()))
    return tuple(one for one in articles(lang) if one.family == wanted.lower()) if wanted.lower() in SUBJECTS else ()


def names() -> dict[str, str]:
    """Every code by its name."""
    told = {one.name: one.code for beginning in FAMILIES for one in notices(beginning).values()}
    return told | {rule.name: rule.code for rule in rules().values()}


def nearest(word: str) -> tuple[str, ...]:
    """The codes that were perhaps meant by a code or name that does not exist, the nearest first."""
    known = names()
    typed = word.strip().lower()
    if re.fullmatch(r"j?[0-9]{3}", typed):
        number = int(typed[-3:])
        return tuple(sorted(known.values(), key=lambda code: _apart(number, int(code[1:])))[:2])
    by_code = get_close_matches(typed.upper(), known.values(), 2, 0.7)
    return tuple(by_code or (known[name] for name in get_close_matches(typed, known, 2, 0.6)))


def _apart(one: int, other: int) -> tuple[bool, int]:
    """How far two numbers of codes are from one another: those of one hundred belong together."""
    return one // 100 != other // 100, abs(one - other)


def _of_notice(found: Notice, lang: str) -> Article:
    said = words(lang)
    parts = zip(said.headings, (found.meaning, found.example, found.mending), strict=True)
    facts = (said.levels[found.level],)
    return Article(found.code, found.name, found.family, found.level, found.title, facts, tuple(parts))


def _of_rule(rule: Rule, lang: str) -> Article:
    made = page(rule, lang)
    facts = tuple(_facts(rule, lang))
    return Article(rule.code, rule.name, rule.family, rule.level, made.title, facts, made.parts)


def _facts(rule: Rule, lang: str) -> Iterator[str]:
    """How bad a finding is, on which maps, and which practice asks for it."""
    said = words(lang)
    yield said.levels["hint" if rule.confidence == "likely" else rule.level]
    if rule.confidence == "likely":
        yield said.likely
    elif rule.since and rule.level != "hint":
        yield said.since.format(status=rule.since)
    if rule.quiet_before:
        yield said.quiet.format(status=rule.quiet_before)
    if rule.exclusive:
        yield said.exclusive
    if rule.audience == "pedantic":
        yield said.pedantic
    yield said.practice.format(practices=said.joined([said.practices[one] for one in rule.practices]))
