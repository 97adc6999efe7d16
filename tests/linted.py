"""Journeys looked at by the rules, from YAML as a team writes it."""

from __future__ import annotations

import re
from datetime import date

from journeyctl.diagnostics import Diagnostic
from journeyctl.lint import EVERYTHING, Rule, Subject, Wanted, lint, profile
from tests.bound import journey

TODAY = date(2026, 11, 25)
PEDANTIC = EVERYTHING._replace(pedantic=True)
_BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def found(yaml: str, wanted: Wanted = PEDANTIC, listed: frozenset[str] = frozenset()) -> tuple[Diagnostic, ...]:
    """Everything the rules say about a journey, pedantic ones included."""
    bound = journey(yaml)
    return lint(Subject(bound, profile(bound.method), TODAY, listed), wanted)


def codes(yaml: str, wanted: Wanted = PEDANTIC) -> list[str]:
    """The codes of what the rules say about a journey."""
    return [one.code for one in found(yaml, wanted)]


def sections(page: str) -> dict[str, str]:
    """The parts of a rule's page by their headings; the title under ""."""
    parts = re.split(r"^## (.+)$", page, flags=re.MULTILINE)
    return {"": parts[0].strip()} | {head: body.strip() for head, body in zip(parts[1::2], parts[2::2], strict=True)}


def journeys_in(text: str) -> list[str]:
    """The YAML blocks of a part of a page."""
    return _BLOCK.findall(text)


def example(rule: Rule) -> str:
    """The journey of a rule's page that it speaks about."""
    return journeys_in(sections(rule.page)["Example"])[0]


def better(rule: Rule) -> str:
    """The journey of a rule's page that it is content with."""
    return journeys_in(sections(rule.page)["Better"])[0]
