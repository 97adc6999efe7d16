"""What a rule of method is: one thing a good facilitator would notice, with its page.

A rule lives in a module of its own in `rules/`. The module's docstring is the rule's page; `find` looks at a subject
and yields what it found; `RULE` names it. The engine (`engine`) gives each finding its level and its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple

from journeyctl.diagnostics import NOWHERE, Fix, Level, Span
from journeyctl.lint.subject import Subject

Family = Literal[
    "evidence", "wishful", "persona", "scope", "needs", "touchpoints", "ideas", "goal", "flow", "team", "blueprint",
    "future", "text", "file",
]  # fmt: skip
Confidence = Literal["sure", "likely"]
Audience = Literal["everyone", "pedantic"]
Status = Literal["", "prepared", "draft", "first-version", "reviewed", "validated", "in-use"]
STATUSES: tuple[Status, ...] = ("", "prepared", "draft", "first-version", "reviewed", "validated", "in-use")
Practice = Literal["full-day", "canvas", "steps", "whiteboard", "phase-table", "nng", "blueprint", "ours"]
"""Where a rule comes from: the guides' workshops and templates, or `ours`, learned from published journeys."""

Value = str | tuple[str, ...]
"""What fills a place of a message: a text, or names to be listed."""


class Finding(NamedTuple):
    """One thing that a rule found.

    `key` names it by kind and id ("activity:ringer"), "" for the whole journey: what a baseline and a fingerprint hold
    on to when lines move. `values` fill the places of the message, and `form` chooses among the rule's messages. A
    tuple of names is listed in quotation marks, as in “Signs”, “Waits”, “Pays” and 2 more. `fix` is the advice, as
    edits of the file.
    """

    span: Span = NOWHERE
    key: str = ""
    values: Mapping[str, Value] = {}
    form: str = ""
    fix: Fix | None = None


class Rule(NamedTuple):
    """A rule.

    Attributes:
        code: stable, never reused.
        name: the same in words, as in `no-interview`.
        family: what it is about.
        level: how bad it is on a map of status `since` or later; before that it is a hint.
        says: the message and the advice in English, by the finding's form; `{name}` takes a value.
        practices: which guides ask for it.
        exclusive: it is silent under a method whose guide does not ask for it. Without a method all are asked.
        find: looks at a subject.
        since: from which status of the map on it is asked in earnest.
        quiet_before: before which status it is not asked at all: a map in the making may lack it.
        confidence: `likely` where words are guessed from; such a finding is never worse than a hint.
        audience: `pedantic` rules speak only when asked.
        page: the docstring of its module.
        module: the module's name.
    """

    code: str
    name: str
    family: Family
    level: Level
    says: Mapping[str, tuple[str, str]]
    practices: tuple[Practice, ...]
    find: Callable[[Subject], Iterator[Finding]]
    since: Status = "first-version"
    quiet_before: Status = ""
    exclusive: bool = False
    confidence: Confidence = "sure"
    audience: Audience = "everyone"
    page: str = ""
    module: str = ""
