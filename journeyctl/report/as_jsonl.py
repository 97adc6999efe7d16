"""The format `jsonl`: a line of JSON for each finding, for programs that read lines; as `findings` in `json`."""

from __future__ import annotations

from journeyctl.report.data import dumped, marked
from journeyctl.report.told import Told


def written(told: Told) -> str:
    """All diagnostics, a line each; "" for none."""
    return "".join(dumped(one, indent=None) for one in marked(told))
