"""Names files as a forge knows them: from the root of the git work tree, or else of the project, with slashes.

In: a `Told` with paths as the user named them. Out: the same with the paths of the repository. What lies outside is
named by its whole path, for no forge shows it; so is a file whose name another file has taken.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from journeyctl.project.root import PROJECT_FILE
from journeyctl.report.told import Told

GIT = ".git"
"""What makes a folder the root of a work tree; in a linked one it is a file."""
_NO_FILES = ("", "-")


def in_repository(told: Told) -> Told:
    """The same, told of the repository's paths; what becomes equal by that is told once."""
    paths = (*told.files, *(one.span.path for one in told.found), *told.lines, *told.changed)
    names = _named(dict.fromkeys(paths), told.root)
    found = (one._replace(span=one.span._replace(path=names[one.span.path])) for one in told.found)
    return told._replace(
        found=tuple(dict.fromkeys(found)),
        lines={names[path]: lines for path, lines in told.lines.items()},
        files=tuple(dict.fromkeys(names[path] for path in told.files)),
        changed={names[path]: numbers for path, numbers in told.changed.items()},
    )


def _named(paths: Iterable[str], root: Path | None) -> dict[str, str]:
    """The name of each file. Two files never have one name, or the findings of one would pass for the other's."""
    atlas = _Atlas(root)
    names: dict[str, str] = {}
    owners: dict[str, str] = {}
    for path in paths:
        whole = atlas.whole(path)
        name = atlas.name(whole) if whole else path
        names[path] = name if owners.setdefault(name, whole) == whole else Path(whole).as_posix()
    return names


class _Atlas:
    """Knows where files are, and in which repository or project. Links are followed: forges show what they lead to."""

    def __init__(self, root: Path | None) -> None:
        self._here = Path(os.path.realpath(Path.cwd()))
        self._root = Path(os.path.realpath(root)) if root else None
        self._found: dict[tuple[Path, str], Path | None] = {}

    def whole(self, path: str) -> str:
        """The whole path of a file, "" for what is none."""
        try:
            return "" if path in _NO_FILES else os.path.realpath(path)
        except (OSError, ValueError):
            return ""

    def name(self, whole: str) -> str:
        """The name of a file. What the working directory belongs to comes first: a job runs in what it is for."""
        path = Path(whole)
        for home in self._homes(path):
            if home and path.is_relative_to(home):
                return path.relative_to(home).as_posix()
        return path.as_posix()

    def _homes(self, path: Path) -> Iterator[Path | None]:
        """The folders that may name a file, the best first."""
        yield self._nearest(self._here, GIT)
        yield self._nearest(path.parent, GIT)
        yield self._root
        yield self._nearest(self._here, PROJECT_FILE)
        yield self._nearest(path.parent, PROJECT_FILE)
        yield self._here

    def _nearest(self, folder: Path, mark: str) -> Path | None:
        """The nearest folder upwards that holds a file or folder of that name."""
        if (folder, mark) not in self._found:
            places = (folder, *folder.parents)
            self._found[folder, mark] = next((one for one in places if os.path.lexists(one / mark)), None)
        return self._found[folder, mark]
