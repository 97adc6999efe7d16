"""Which files a user means: files, folders, patterns, and `-` for standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from journeyctl.diagnostics import EnvironmentFault

PATTERN = ("*.journey.yaml", "*.journey.yml")
STDIN = "-"


class Input(NamedTuple):
    """A journey file to read: its name in messages, and its path (None for standard input)."""

    name: str
    path: Path | None

    def read(self) -> bytes:
        """The bytes of the file; an `EnvironmentFault` when it cannot be read."""
        if self.path is None:
            return sys.stdin.buffer.read()
        try:
            return self.path.read_bytes()
        except OSError as fault:
            reason = fault.strerror or "it cannot be opened"
            raise EnvironmentFault("J902", f"{self.name} cannot be read: {reason}", "Check its permissions.") from fault

    @property
    def slug(self) -> str:
        """The stem of the files made from this one."""
        name = self.path.name if self.path else "journey"
        for ending in (".journey.yaml", ".journey.yml", ".yaml", ".yml"):
            if name.endswith(ending):
                return name[: -len(ending)]
        return name


def find(paths: tuple[str, ...]) -> tuple[Input, ...]:
    """The journeys that paths, folders and patterns mean, each once, in order.

    Raises:
        EnvironmentFault: when a path does not exist, or nothing matched (exit code 2).
    """
    found: dict[str, Input] = {}
    for name in paths:
        for one in _meant(name):
            found.setdefault(str(one.path), one)
    if not found:
        raise EnvironmentFault(
            "J903", "no journey was found", "Name a *.journey.yaml file, or a folder that holds some."
        )
    return tuple(found.values())


def _meant(name: str) -> tuple[Input, ...]:
    if name == STDIN:
        return (Input(STDIN, None),)
    path = Path(name)
    if path.is_dir():
        inside = sorted(one for pattern in PATTERN for one in path.rglob(pattern) if one.is_file())
        return tuple(Input(one.as_posix(), one) for one in inside)
    if path.exists():
        return (Input(path.as_posix(), path),)
    if any(sign in name for sign in "*?["):
        return tuple(Input(one.as_posix(), one) for one in sorted(Path().glob(name)) if one.is_file())
    raise EnvironmentFault("J904", f"there is no file or folder {name!r}", "Check the path.")
