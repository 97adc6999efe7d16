"""Journeys looked at by the rules, from YAML as a team writes it."""

from __future__ import annotations

from datetime import date

from journeyctl.diagnostics import Diagnostic
from journeyctl.lint import EVERYTHING, Rule, Subject, Wanted, lint, page, profile
from journeyctl.lint.pages import journeys
from tests.bound import journey

TODAY = date(2026, 11, 25)
PEDANTIC = EVERYTHING._replace(pedantic=True)


def found(
    yaml: str, wanted: Wanted = PEDANTIC, listed: frozenset[str] = frozenset(), lang: str = "en"
) -> tuple[Diagnostic, ...]:
    """Everything the rules say about a journey, pedantic ones included."""
    bound = journey(yaml)
    return lint(Subject(bound, profile(bound.method), TODAY, listed, tuple(yaml.split("\n"))), wanted, lang)


def codes(yaml: str, wanted: Wanted = PEDANTIC) -> list[str]:
    """The codes of what the rules say about a journey."""
    return [one.code for one in found(yaml, wanted)]


def asked(yaml: str, *wanted: str, listed: frozenset[str] = frozenset(), lang: str = "en") -> list[str]:
    """What some rules say about a journey: code and message of each finding."""
    told = found(yaml, PEDANTIC._replace(select=wanted), listed, lang)
    return [f"{one.code} {one.message}" for one in told]


def example(rule: Rule, lang: str = "en") -> str:
    """The journey of a rule's page that it speaks about."""
    return journeys(page(rule, lang).part(2))[0]


def better(rule: Rule, lang: str = "en") -> str:
    """The journey of a rule's page that it is content with."""
    return journeys(page(rule, lang).part(3))[0]
