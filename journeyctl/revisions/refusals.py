"""Why git does not answer: it is missing, it has failed, or it does not read what belongs to another account.

In: what git was asked, where, and what it said. Out: a fault that says what to do.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from journeyctl.diagnostics import EnvironmentFault

_FOREIGN = ("dubious ownership", "owned by someone else")
"""How git says, by its age, that a repository is another account's."""


class Answer(NamedTuple):
    """What a git that was asked outright said: its exit code, what it printed, and what it complained of."""

    code: int
    out: bytes
    complaint: str


def refusal(folder: Path, told: Answer) -> EnvironmentFault:
    """The fault of a git that gave no answer (J941)."""
    if any(words in told.complaint for words in _FOREIGN):
        advice = f"If you trust who made it: git config --global --add safe.directory {folder}"
        return EnvironmentFault("J941", f"git does not read {folder}, which belongs to another account", advice)
    said = told.complaint.partition("\n")[0] or (f"it ended with {told.code}" if told.code else "it made no sense")
    return EnvironmentFault("J941", f"git cannot be asked: {said}", "Try: git status.")
