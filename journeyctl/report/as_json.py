"""The format `json`: one object with all there is to tell, for programs.

`findings` are as in `jsonl`; `faults` are what kept journeys from being looked at; `files` are the journeys that were
looked at; `evidence` says what they rest on, null when nobody counted. `version` stays 1 while keys are added only; if
one is taken away or means something else it becomes 2. Columns count code points from 1, ends are exclusive.
"""

from __future__ import annotations

from journeyctl.report.data import dumped, fault_as_data, marked
from journeyctl.report.figures import as_figures
from journeyctl.report.told import Told

VERSION = 1
"""Of the format."""


def written(told: Told) -> str:
    """The object; its lists are empty when there is nothing to tell."""
    made = {
        "version": VERSION,
        "findings": list(marked(told)),
        "faults": [fault_as_data(fault) for fault in told.faults],
        "files": list(told.files),
        "evidence": as_figures(told.rested) if told.rested else None,
    }
    return dumped(made)
