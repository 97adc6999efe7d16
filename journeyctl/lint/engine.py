"""The engine: asks every rule, gives each finding its level and its words.

In: a subject, and which rules are wanted. Out: diagnostics, sorted by place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from journeyctl.diagnostics import Diagnostic, Level, Span, cut
from journeyctl.lint.catalogue import rules
from journeyctl.lint.pages import listed, words
from journeyctl.lint.rule import STATUSES, Finding, Rule
from journeyctl.lint.subject import Subject

_PLACE = re.compile(r"\{(\w+)\}")


class Wanted(NamedTuple):
    """Which rules are asked: `select` none means all; both take codes and their beginnings (`J25`)."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    pedantic: bool = False

    def takes(self, code: str) -> bool:
        """Whether a rule is asked. What is selected by a longer beginning than it is ignored by is asked."""
        chosen = max((len(one) for one in self.select if code.startswith(one)), default=0 if self.select else 1)
        left = max((len(one) for one in self.ignore if code.startswith(one)), default=0)
        return chosen > 0 and (not left or (bool(self.select) and chosen > left))


EVERYTHING = Wanted()


def lint(subject: Subject, wanted: Wanted = EVERYTHING, lang: str = "en") -> tuple[Diagnostic, ...]:
    """What a good facilitator would say about a journey.

    Args:
        subject: the journey and its surroundings.
        wanted: which rules are asked.
        lang: the language of messages and advice: en, sv, nb.
    """
    found: list[Diagnostic] = []
    for rule, level in _asked(subject, wanted):
        found += (_told(rule, level, one, subject, lang) for one in rule.find(subject))
    return tuple(sorted(found, key=lambda one: (one.span.line, one.span.column, one.code)))


def asked(subject: Subject, wanted: Wanted = EVERYTHING) -> frozenset[str]:
    """The codes of the rules that are asked about a journey."""
    return frozenset(rule.code for rule, _ in _asked(subject, wanted))


def _asked(subject: Subject, wanted: Wanted) -> Iterator[tuple[Rule, Level]]:
    for rule in rules().values():
        level = level_of(rule, subject)
        if level and wanted.takes(rule.code) and (rule.audience == "everyone" or wanted.pedantic):
            yield rule, level


def level_of(rule: Rule, subject: Subject) -> Level | None:
    """How bad a finding of a rule is on this map; None where it is not asked.

    The method decides first; a map in the making is treated gently, and what is only likely is never worse than a hint.
    """
    method = subject.profile
    others = rule.exclusive and method.name not in {"default", *rule.practices}
    asked = method.asked.get(rule.code, "off" if others else rule.level)
    status = subject.journey.status
    reached = STATUSES.index(status) if status in STATUSES else 0
    if asked == "off" or reached < STATUSES.index(rule.quiet_before):
        return None
    if rule.confidence == "likely" or reached < STATUSES.index(rule.since):
        return "hint"
    return asked


def _told(rule: Rule, level: Level, found: Finding, subject: Subject, lang: str) -> Diagnostic:
    message, advice = rule.says[found.form]
    if lang != "en":
        said = words(rule, lang)
        suffix = f"-{found.form}" if found.form else ""
        message, advice = said[f"message{suffix}"], said[f"advice{suffix}"]
    span = found.span if found.span.line else _beginning(subject)
    said_as = {key: cut(one) if isinstance(one, str) else listed(one, lang) for key, one in found.values.items()}
    advice = _filled(advice, said_as)
    return Diagnostic(level, rule.code, _filled(message, said_as), span, advice, subject=found.key, fix=found.fix)


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), text)


def _beginning(subject: Subject) -> Span:
    """The first line of the file: where what is about the whole map stands."""
    return Span(subject.journey.span.path, 1, 1, 1, 2)
