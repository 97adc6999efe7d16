"""The format `json`: a list of all findings, for programs. Columns count code points from 1, ends are exclusive."""

from __future__ import annotations

from journeyctl.report.data import dumped, marked
from journeyctl.report.told import Told


def written(told: Told) -> str:
    """All diagnostics in one list; `[]` for none."""
    return dumped(list(marked(told)))
