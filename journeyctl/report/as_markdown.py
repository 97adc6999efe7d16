"""The format `markdown`: a summary for the page of a job or a comment on a pull request.

A sum, and a table for each file with findings, within the size of a comment: when there is too much the advice is left
out, then hints, then warnings; the sum always stands.
"""

from __future__ import annotations

from collections.abc import Collection

from journeyctl.diagnostics import Diagnostic
from journeyctl.report.figures import resting
from journeyctl.report.markup import code, safe, size
from journeyctl.report.terminal import count
from journeyctl.report.told import Told, rank

ROOM = 60_000
"""Bytes. A comment on GitHub holds 65,536 characters."""
MARK = "<!-- journeyctl:check -->"
"""The first line, by which a tool finds its comment again."""
_HEAD = "| line | level | code | finding |\n| --- | --- | --- | --- |\n"
_FAULTS = 10
"""So many faults are told, and of the others how many they are."""


def written(told: Told) -> str:
    """The summary."""
    for advice in (True, False):
        page = _page(told, told.found, advice=advice)
        if size(page) <= ROOM:
            return page
    return _page(told, _fitting(told), advice=False)


def _page(told: Told, kept: Collection[Diagnostic], *, advice: bool) -> str:
    """The summary, with the rows of some findings."""
    parts = [_top(told)]
    listed = sorted(told.by_file().items(), key=lambda one: min(map(rank, one[1]), default=0))
    for path, found in listed:
        rows = "".join(_row(one, advice=advice) for one in found if one in kept)
        if rows:
            parts.append(_title(path, found) + rows)
    left = len(told.found) - len(kept)
    if left:
        parts.append(f"{left} more {'is' if left == 1 else 'are'} left out here. Run `journeyctl check` for all.\n")
    return "\n".join(parts)


def _fitting(told: Told) -> frozenset[Diagnostic]:
    """The findings there is room for, the worst first."""
    room = ROOM - size(_top(told)) - size(_HEAD)
    kept: set[Diagnostic] = set()
    titled: set[str] = set()
    by_file = told.by_file()
    for one in sorted(told.found, key=rank):
        path = one.span.path
        cost = size(_row(one, advice=False))
        cost += 0 if path in titled else size(_title(path, by_file[path])) + 1
        if cost <= room:
            room -= cost
            kept.add(one)
            titled.add(path)
    return frozenset(kept)


def _top(told: Told) -> str:
    """The mark, the sum, what the journeys rest on, and what kept some from being looked at."""
    number = len(told.files)
    where = f" in {number} journey{'' if number == 1 else 's'}" if number else ""
    lines = [MARK, f"### journeyctl: {count(told.found) or 'nothing found'}{where}", ""]
    rested = resting(told.rested) if told.rested else ""
    if rested:
        lines += [f"{rested}.", ""]
    lines += [f"- error {fault.code} {safe(fault.message)}. {safe(fault.advice)}" for fault in told.faults[:_FAULTS]]
    if len(told.faults) > _FAULTS:
        lines.append(f"- {len(told.faults) - _FAULTS} more errors of this kind")
    return "\n".join(lines) + "\n" if told.faults else "\n".join(lines)


def _title(path: str, found: Collection[Diagnostic]) -> str:
    return f"**{code(path) if path else 'journeyctl'}**: {count(found)}\n\n{_HEAD}"


def _row(one: Diagnostic, *, advice: bool) -> str:
    told = f"{safe(one.message)}<br>{safe(one.advice)}" if advice and one.advice else safe(one.message)
    return f"| {one.span.line or ''} | {one.level} | {one.code} | {told} |\n"
