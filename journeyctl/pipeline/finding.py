"""Which files a user means: files, folders, patterns, and `-` for standard input.

In: the words after a command. Out: `Input`s, each file once, in the order named, folders sorted.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from journeyctl.diagnostics import EnvironmentFault

ENDINGS = (".journey.yaml", ".journey.yml")
STDIN = "-"
LIMIT = 2_000_001
"""So many bytes are read of one file: one more than `source` takes, so that it can refuse the file by its size."""

_SKIPPED = frozenset({"node_modules", "__pycache__"})


class Input(NamedTuple):
    """A journey file to read: its name in messages, and its path (None for standard input)."""

    name: str
    path: Path | None

    def read(self) -> bytes:
        """The bytes of the file.

        Raises:
            EnvironmentFault: when it cannot be read (J902).
        """
        try:
            if self.path is None:
                return sys.stdin.buffer.read(LIMIT)
            with self.path.open("rb") as file:
                return file.read(LIMIT)
        except OSError as fault:
            reason = fault.strerror or "it cannot be opened"
            raise EnvironmentFault("J902", f"{self.name} cannot be read: {reason}", "Check its permissions.") from fault

    @property
    def slug(self) -> str:
        """The stem of the files made from this one."""
        name = self.path.name if self.path else "journey"
        for ending in (*ENDINGS, ".yaml", ".yml"):
            if name.endswith(ending) and name != ending:
                return name[: -len(ending)]
        return name


def find(paths: tuple[str, ...]) -> tuple[Input, ...]:
    """The journeys that paths, folders and patterns mean, each once, in order.

    Raises:
        EnvironmentFault: when a path does not exist (J904) or means no journey (J903).
    """
    found: dict[str, Input] = {}
    for name in paths:
        meant = tuple(_meant(name))
        if not meant:
            advice = f"Journeys are files called NAME{ENDINGS[0]}; name one, or a folder that holds some."
            raise EnvironmentFault("J903", f"no journey was found in {name!r}", advice)
        for one in meant:
            found.setdefault(os.path.realpath(one.path) if one.path else STDIN, one)
    return tuple(found.values())


def _meant(name: str) -> Iterator[Input]:
    if name == STDIN:
        yield Input(STDIN, None)
    elif Path(name).is_dir():
        yield from _inside(name)
    elif os.path.lexists(name):
        yield _input(name)
    elif glob.has_magic(name):
        yield from _matching(name)
    else:
        raise EnvironmentFault("J904", f"there is no file or folder {name!r}", "Check the path.")


def _input(name: str) -> Input:
    path = Path(name)
    return Input(path.as_posix(), path)


def _inside(folder: str) -> Iterator[Input]:
    """The journeys in a folder and below it: regular files, no hidden folders, no link that leads out."""
    top = os.path.realpath(folder)
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith(".") and one not in _SKIPPED)
        for file in sorted(files):
            path = Path(place, file)
            inside = Path(os.path.realpath(path)).is_relative_to(top)
            if file.endswith(ENDINGS) and inside and path.is_file():
                yield _input(str(path))


def _matching(pattern: str) -> Iterator[Input]:
    """What a pattern matches: files as they are, and the journeys in folders."""
    for name in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 - patterns may be absolute
        if Path(name).is_dir():
            yield from _inside(name)
        else:
            yield _input(name)
