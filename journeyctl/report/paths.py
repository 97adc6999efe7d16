"""Names files as a forge knows them: from the repository's root, with slashes.

In: a `Told` with paths as the user named them. Out: the same with the paths of the repository. What lies in no
repository is named from the working directory, and what lies outside that by its whole path.
"""

from __future__ import annotations

import os
from pathlib import Path

from journeyctl.report.told import Told

_NO_FILES = ("", "-")


def in_repository(told: Told) -> Told:
    """The same, told of the repository's paths; what becomes equal by that is told once."""
    atlas = _Atlas()
    given = {*(one.span.path for one in told.found), *told.lines, *told.files}
    names = {path: atlas.name(path) for path in given}
    found = (one._replace(span=one.span._replace(path=names[one.span.path])) for one in told.found)
    return told._replace(
        found=tuple(dict.fromkeys(found)),
        lines={names[path]: lines for path, lines in told.lines.items()},
        files=tuple(dict.fromkeys(names[path] for path in told.files)),
    )


class _Atlas:
    """Knows where files are, and in which repository. Links are followed, as forges show what they lead to."""

    def __init__(self) -> None:
        self._here = Path(os.path.realpath(Path.cwd()))
        self._found: dict[Path, Path | None] = {}
        self._home = self._repository(self._here)

    def name(self, path: str) -> str:
        """The name of a file."""
        if path in _NO_FILES:
            return path
        try:
            whole = Path(os.path.realpath(path))
        except (OSError, ValueError):
            return path
        for home in (self._home, self._repository(whole.parent), self._here):
            if home and whole.is_relative_to(home):
                return whole.relative_to(home).as_posix()
        return whole.as_posix()

    def _repository(self, folder: Path) -> Path | None:
        """The nearest folder upwards that holds `.git`."""
        if folder not in self._found:
            places = (folder, *folder.parents)
            self._found[folder] = next((one for one in places if os.path.lexists(one / ".git")), None)
        return self._found[folder]
