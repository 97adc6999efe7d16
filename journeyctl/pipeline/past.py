"""Journeys as they were at a revision.

In: the files of a run, and a revision. Out: each journey as it was. git is asked once for all of them, and not before
somebody wants to know; a file that has not changed is not read again.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.model import Journey
from journeyctl.pipeline.finding import Input
from journeyctl.pipeline.loading import Loaded, load


class Past:
    """The journeys of a run at a revision, such as `HEAD` or `origin/main`."""

    def __init__(self, inputs: tuple[Input, ...], revision: str) -> None:
        self._paths = [one.path for one in inputs if one.path is not None]
        self._revision = revision

    def before(self, loaded: Loaded) -> Journey | None:
        """The journey as it was; None where it is the same, was not there yet, or could not be read.

        Raises:
            EnvironmentFault: when git does not know the revision (J923) or does not answer (J941).
        """
        path = loaded.given.path
        if isinstance(self._told, EnvironmentFault):
            raise self._told
        data = self._told.get(path) if path is not None else None
        if data is None or path is None or data == path.read_bytes():
            return None
        return load(loaded.given._replace(data=data), loaded.project.root).journey

    @cached_property
    def _told(self) -> dict[Path, bytes] | EnvironmentFault:
        from journeyctl.revisions import files_at

        try:
            return files_at(self._paths, self._revision)
        except EnvironmentFault as fault:
            return fault
