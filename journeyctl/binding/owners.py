"""Touchpoints and systems of one name are one thing: two owners of it are worth a word.

In: bound phases and the catalogue. Out: warnings.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeyctl.binding.catalogue import Catalogue
from journeyctl.binding.findings import Findings
from journeyctl.binding.identity import fold
from journeyctl.binding.text import shown
from journeyctl.diagnostics import Span
from journeyctl.model import Phase


class Owned(NamedTuple):
    """That somebody owns something, and where it says so."""

    what: str
    name: str
    owner: str
    span: Span


def check_owners(phases: tuple[Phase, ...], catalogue: Catalogue, findings: Findings) -> None:
    """Warn where one touchpoint or system has two owners; the first to be named is the one compared with."""
    first: dict[tuple[str, str], Owned] = {}
    for owned in (*_listed(catalogue), *_named(phases)):
        known = first.setdefault((owned.what, fold(owned.name)), owned)
        if fold(known.owner) != fold(owned.owner):
            _differ(owned, known, findings)


def _listed(catalogue: Catalogue) -> Iterator[Owned]:
    for point in catalogue.touchpoints.values():
        if point.owner:
            yield Owned("touchpoint", point.name, point.owner, point.span)
    for system in catalogue.systems.values():
        if system.owner:
            yield Owned("system", system.name, system.owner, system.span)


def _named(phases: tuple[Phase, ...]) -> Iterator[Owned]:
    for place in (place for phase in phases for place in (phase, *phase.activities)):
        for point in place.touchpoints:
            if point.name and point.owner:
                yield Owned("touchpoint", point.name, point.owner, point.span)
        for work in (*place.frontstage, *place.backstage, *place.support):
            if work.system and work.owner:
                yield Owned("system", work.system, work.owner, work.span)


def _differ(owned: Owned, known: Owned, findings: Findings) -> None:
    where = f"on line {known.span.line}"
    if known.span.path != owned.span.path:
        where = f"in {known.span.path}, line {known.span.line}"
    findings.warning(
        "J310",
        f"the {owned.what} {shown(owned.name)} belongs to {shown(owned.owner)} here, to {shown(known.owner)} {where}",
        owned.span,
        f"A {owned.what} of one name is one thing with one owner; name the two apart, or agree on the owner.",
    )
