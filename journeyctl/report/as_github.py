"""The format `github`: workflow commands, which GitHub turns into annotations of lines.

Syntax: "Workflow commands for GitHub Actions" in GitHub's documentation. A step has room for ten annotations of each
kind and drops the rest without a word. So the worst come first, then those on changed lines; what has no room is told
in plain lines of the log, and a notice says how many those are.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from journeyctl.diagnostics import Diagnostic, EnvironmentFault
from journeyctl.report.measures import extent, in_code_points
from journeyctl.report.safe import shown
from journeyctl.report.terminal import count, head
from journeyctl.report.told import LEVELS, Told, rank

ROOM = 10
"""Annotations of one kind that a step has room for."""
_COMMANDS = {"error": "error", "warning": "warning", "hint": "notice"}


def written(told: Told) -> str:
    """The annotations, the findings that have no room, and how many those are."""
    ranked = sorted(told.found, key=lambda one: (rank(one), one.span.line not in told.changed.get(one.span.path, ())))
    kept = _kept(ranked, len(told.faults))
    left = [one for one in ranked if one not in kept]
    lines = [_of_fault(fault) for fault in told.faults[:ROOM]]
    lines += [_of_finding(told, one) for one in ranked if one in kept]
    lines += [head(one) for one in left]
    if left:
        lines.append(
            _command("notice", {"title": "journeyctl"}, f"{count(left)} more: the log of this step lists them")
        )
    return "".join(line + "\n" for line in lines)


def _kept(ranked: list[Diagnostic], faults: int) -> set[Diagnostic]:
    """Those there is room for: ten of each level, and of hints nine when the last notice is needed."""
    numbers = {level: sum(one.level == level for one in ranked) for level in LEVELS}
    rooms = dict.fromkeys(LEVELS, ROOM) | {"error": max(0, ROOM - faults)}
    if any(numbers[level] > rooms[level] for level in LEVELS):
        rooms["hint"] -= 1
    return {one for level in LEVELS for one in islice((one for one in ranked if one.level == level), rooms[level])}


def _of_fault(fault: EnvironmentFault) -> str:
    return _command("error", {"title": f"journeyctl {fault.code}"}, _lined((fault.message, fault.advice)))


def _of_finding(told: Told, one: Diagnostic) -> str:
    properties = {"file": shown(one.span.path, inside=True)} if one.span.path else {}
    where = extent(told, one.span, in_code_points)
    if where:
        properties |= {"line": str(where.line), "endLine": str(where.end_line)}
        if where.line == where.end_line:
            properties |= {"col": str(where.column), "endColumn": str(where.end_column)}
    properties["title"] = f"journeyctl {one.code}"
    return _command(_COMMANDS[one.level], properties, _lined((one.message, one.advice)))


def _lined(texts: Iterable[str]) -> str:
    return "\n".join(shown(text) for text in texts if text)


def _command(name: str, properties: dict[str, str], data: str) -> str:
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {given}::{_data(data)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
