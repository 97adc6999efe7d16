"""Journeys looked at by the rules, from YAML as a team writes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from journeyctl.binding import fold
from journeyctl.diagnostics import Diagnostic
from journeyctl.lint import EVERYTHING, Rule, Subject, Wanted, lint, page, profile
from journeyctl.lint.pages import journeys
from journeyctl.lint.subject import NOTHING
from tests.bound import journey

TODAY = date(2026, 11, 25)
PEDANTIC = EVERYTHING._replace(pedantic=True)


def found(
    yaml: str, wanted: Wanted = PEDANTIC, listed: Mapping[str, str] = NOTHING, lang: str = "en"
) -> tuple[Diagnostic, ...]:
    """Everything the rules say about a journey, pedantic ones included."""
    bound = journey(yaml)
    return lint(Subject(bound, profile(bound.method), TODAY, listed, tuple(yaml.split("\n"))), wanted, lang)


def codes(yaml: str, wanted: Wanted = PEDANTIC) -> list[str]:
    """The codes of what the rules say about a journey."""
    return [one.code for one in found(yaml, wanted)]


def asked(yaml: str, *wanted: str, listed: Mapping[str, str] = NOTHING, lang: str = "en") -> list[str]:
    """What some rules say about a journey: code and message of each finding."""
    told = found(yaml, PEDANTIC._replace(select=wanted), listed, lang)
    return [f"{one.code} {one.message}" for one in told]


def example(rule: Rule, lang: str = "en") -> str:
    """The journey of a rule's page that it speaks about."""
    return journeys(page(rule, lang).part(2))[0]


def catalogue(rule: Rule, lang: str = "en") -> Mapping[str, str]:
    """The touchpoints of the project file that a rule's page shows beside its journey."""
    shown = (one for one in journeys(page(rule, lang).part(2)) if one.startswith("# journeyctl.yaml\n"))
    return {fold(name): name for one in shown for name in re.findall(r"\bname: ([^,}]+)", one)}


def better(rule: Rule, lang: str = "en") -> str:
    """The journey of a rule's page that it is content with."""
    return journeys(page(rule, lang).part(3))[0]
