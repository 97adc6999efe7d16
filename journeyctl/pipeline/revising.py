"""The revision that a picture shows: the last commit that touched its journey, its persona or its project.

In: the journeys of a run. Out: the revision of each, with a star when it was changed since. git is asked once for
all of them: which persona a journey has is not known before it is read, so it tells of all personas that there are.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from journeyctl.pipeline.finding import Input
from journeyctl.pipeline.loading import Loaded, project_at
from journeyctl.project import PROJECT_FILE, find_root

if TYPE_CHECKING:
    from journeyctl.revisions import Commits


class Revisions:
    """Tells the revisions of the journeys of a run. It can be sent to another process, with what git has said."""

    def __init__(self, inputs: tuple[Input, ...] = (), root: Path | None = None) -> None:
        self._paths = tuple(one.path for one in inputs if one.path is not None)
        self._root = root

    def ask(self) -> None:
        """Ask git, where there are several journeys to ask for; a single one is asked for when it is read."""
        if len(self._paths) > 1:
            _ = self._commits, self._changed

    def of(self, loaded: Loaded) -> str:
        """The revision of a journey; "" where git does not know it, and for standard input."""
        if loaded.given.path is None:
            return ""
        from journeyctl.revisions import revision_of

        parts = _parts(loaded, loaded.given.path)
        known = self._commits.revision(parts) if len(self._paths) > 1 else None
        revision = revision_of(parts) if known is None else known
        return f"{revision}*" if revision and self._touched(parts) else revision

    def _touched(self, parts: tuple[Path, ...]) -> bool:
        """Whether a file of a journey was changed since the last commit."""
        if len(self._paths) > 1:
            return not self._changed.isdisjoint(Path(os.path.realpath(path)) for path in parts)
        from journeyctl.revisions import changed

        return bool(changed(parts))

    @cached_property
    def _files(self) -> tuple[list[tuple[Path, ...]], list[Path]]:
        """Each journey with its project's file; and all personas of their projects."""
        places: dict[Path, Path] = {}
        for path in self._paths:
            if path.parent not in places:
                places[path.parent] = self._root or find_root(path.absolute())
        roots = tuple(dict.fromkeys(places.values()))
        personas = {root: project_at(root).personas for root in roots}
        others = [file for known in personas.values() for one in known.ids() if (file := known.path(one))]
        return [(path, *_project_file(places[path.parent])) for path in self._paths], others

    @cached_property
    def _commits(self) -> Commits:
        from journeyctl.revisions import commits_of

        return commits_of(*self._files)

    @cached_property
    def _changed(self) -> frozenset[Path]:
        """The real paths of what was changed since the last commit."""
        from journeyctl.revisions import changed

        groups, others = self._files
        return changed([*(path for group in groups for path in group), *others])


def _parts(loaded: Loaded, own: Path) -> tuple[Path, ...]:
    """The files that a journey's picture is made from: its own, its persona's, the project's."""
    persona = loaded.journey.persona.span.path if loaded.journey and loaded.journey.persona else ""
    lent = (Path(persona),) if persona not in ("", loaded.given.name) else ()
    return (own, *lent, *_project_file(loaded.project.root))


def _project_file(root: Path) -> tuple[Path, ...]:
    file = root / PROJECT_FILE
    return (file,) if file.is_file() else ()
