"""What is said on a terminal, beside and around the findings: places, sums, faults of the machine.

In: diagnostics, faults, and whether colour is wanted. Out: text with all user text made safe.
"""

from __future__ import annotations

from collections.abc import Iterable

from journeyctl.diagnostics import Diagnostic, EnvironmentFault
from journeyctl.report.safe import shown

COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "hint": "\x1b[36m"}
BOLD, DIM, _END = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def place(one: Diagnostic) -> str:
    """`file:line:column`, as far as it is known."""
    return f"{shown(one.span.path)}:{one.span.line}:{one.span.column}" if one.span.line else shown(one.span.path)


def head(one: Diagnostic, *, colour: bool = False) -> str:
    """One line: `file:line:col: level CODE message`."""
    where = place(one)
    level, code = painted(one.level, COLOURS[one.level], colour), painted(one.code, BOLD, colour)
    return f"{where}: {level} {code} {shown(one.message)}" if where else f"{level} {code} {shown(one.message)}"


def painted(text: str, code: str, colour: bool) -> str:
    """A text in a colour, when colour is wanted."""
    return f"{code}{text}{_END}" if colour else text


def explain(fault: EnvironmentFault) -> str:
    """What is wrong with the machine or the call, and its cure, in a line each."""
    advice = f"  = {shown(fault.advice)}\n" if fault.advice else ""
    return f"error {fault.code} {shown(fault.message)}\n{advice}"


def confess(said: str, where: str = "", trace: str = "") -> str:
    """A mistake of ours: what was raised, at which file, and where in the program."""
    at = f" ({shown(where)})" if where else ""
    traced = "".join(f"{shown(line)}\n" for line in trace.splitlines())
    return f"{traced}this is a bug in journeyctl{at}: {shown(said)[:300]}\n  = Please report it, with --verbose.\n"


def count(found: Iterable[Diagnostic]) -> str:
    """How many errors, warnings and hints: "2 errors, 1 warning"."""
    kept = tuple(dict.fromkeys(found))
    parts = []
    for level in ("error", "warning", "hint"):
        number = sum(one.level == level for one in kept)
        if number:
            parts.append(f"{number} {level}{'' if number == 1 else 's'}")
    return ", ".join(parts)


def finding(name: str, detail: str, *, there: bool, needed: bool, colour: bool = False) -> str:
    """One line about the machine: whether a thing is there, and where, or how to get it."""
    sign, code = ("ok     ", "\x1b[32m") if there else ("MISSING", "\x1b[31m") if needed else ("absent ", "\x1b[33m")
    return f"{painted(sign, code, colour)}  {name:<12}  {shown(detail)}\n"
