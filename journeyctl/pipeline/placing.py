"""Touchpoints of a project's catalogue that stand on no map: known only when all its maps were looked at.

In: the journeys of a run, one after the other. Out: what is left of each catalogue, at its place in the project file.
A run that leaves out a map of the project, or could not read one, says nothing of its catalogue.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from journeyctl.binding import fold
from journeyctl.diagnostics import Diagnostic, cut
from journeyctl.model import Touchpoint
from journeyctl.pipeline.done import Seen
from journeyctl.pipeline.finding import Input, find
from journeyctl.pipeline.loading import Loaded, project_at
from journeyctl.project import Project

MOST = 3
"""So many names are told; of more it is said how many."""


class Placed:
    """What the maps of a run meet, by the root of their project."""

    def __init__(self) -> None:
        self._met: dict[Path, set[str]] = {}
        self._seen: set[str] = set()

    def see(self, given: Input, seen: Seen) -> None:
        """Take a map into account, where its project has a catalogue."""
        if seen.met is None or given.path is None:
            return
        self._seen.add(os.path.realpath(given.path))
        self._met.setdefault(seen.root, set()).update(seen.met)

    def left(self) -> Iterator[tuple[Project, Diagnostic]]:
        """For every project whose maps were all seen: the touchpoints that stand on none, if there are any."""
        for root, met in self._met.items():
            project = project_at(root)
            unmet = [one for one in project.touchpoints.values() if fold(one.name) not in met]
            if unmet and all(os.path.realpath(one.path) in self._seen for one in find((str(root),)) if one.path):
                yield project, _told(unmet)


def met_by(loaded: Loaded) -> frozenset[str] | None:
    """The touchpoints that a map meets, by their folded names; None where its project lists none, or it has no map."""
    if not loaded.project.touchpoints or loaded.journey is None:
        return None
    return frozenset(fold(one.name) for place in loaded.journey.places for one in place.touchpoints)


def _told(unmet: list[Touchpoint]) -> Diagnostic:
    names = ", ".join(f"“{cut(one.name)}”" for one in unmet[:MOST])
    more = f" and {len(unmet) - MOST} more" if len(unmet) > MOST else ""
    message = f"no map of the project has the touchpoint{'' if len(unmet) == 1 else 's'} {names}{more}"
    advice = "Ask at which activity customers meet it, and write it there; or take it out of `touchpoints`."
    return Diagnostic("hint", "J320", message, unmet[0].span, advice, subject=f"touchpoint:{unmet[0].name}")
