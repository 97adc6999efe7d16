"""The format `concise`: a line for each finding, for people and for editors that jump to places."""

from __future__ import annotations

from journeyctl.diagnostics import Diagnostic
from journeyctl.report.terminal import head
from journeyctl.report.told import Told


def written(told: Told) -> str:
    """All diagnostics, in lines."""
    return "".join(concise(one) + "\n" for one in told.found)


def concise(one: Diagnostic) -> str:
    """One line: `file:line:col: level CODE message`."""
    return head(one)
