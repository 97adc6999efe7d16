"""Puts files where there are none.

In: a folder and files. Out: what became of each. A file that is there stays as it is; a new one is whole or not there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.export import write


class File(NamedTuple):
    """A file to be: its name from the folder on, with slashes, and its bytes."""

    name: str
    data: bytes


class Planted(NamedTuple):
    """What became of a file: written, kept because it was there, or hindered by a fault."""

    name: str
    became: Literal["written", "kept", "hindered"]
    fault: EnvironmentFault | None = None


def plant(folder: Path, files: Iterable[File], *, dry: bool = False) -> Iterator[Planted]:
    """Write the files that are missing; whatever hinders one, the next is written all the same.

    Args:
        folder: where they go; it is made when it is missing.
        files: what is wanted.
        dry: write nothing, and say what would be written.
    """
    for file in files:
        path = folder / file.name
        try:
            _stay_inside(folder, path)
            if os.path.lexists(path):
                yield Planted(file.name, "kept")
                continue
            if not dry:
                write(path, file.data)
            yield Planted(file.name, "written")
        except EnvironmentFault as fault:
            yield Planted(file.name, "hindered", fault)


def _stay_inside(folder: Path, path: Path) -> None:
    """Refuse a place that a link puts elsewhere."""
    real = Path(os.path.realpath(path.parent))
    if not real.is_relative_to(os.path.realpath(folder)):
        message = f"{path.parent} is a link that leads out of {folder}"
        raise EnvironmentFault("J913", message, "Remove the link.")
