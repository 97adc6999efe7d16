"""Looks after a cache: how much it holds, and taking out what has not been used for longest.

In: the folder of a cache. Out: counts. Only files that a cache has made are counted or deleted, whatever else lies in
the folder.
"""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from journeyctl.cache.place import TAG
from journeyctl.cache.store import OBJECTS, PART

STAMPS = "stamps"
_PAIR = re.compile("[0-9a-f]{2}")
_REST = re.compile("[0-9a-f]{62}|[0-9a-f]{64}")
_LEFT_BEHIND = 3_600.0
"""Seconds after which half a file belongs to no run any more."""


class Held(NamedTuple):
    """What a cache holds: how many entries, and their bytes."""

    entries: int = 0
    size: int = 0


class _File(NamedTuple):
    used: float
    size: int
    path: str


def held(folder: Path) -> Held:
    """What a cache holds; nothing where there is none."""
    files = tuple(_files(folder))
    return Held(len(files), sum(one.size for one in files))


def clear(folder: Path) -> Held:
    """Delete all entries, and what other runs left behind half-written; the entries that were deleted."""
    _sweep(folder)
    return _delete(list(_files(folder)))


def prune(folder: Path, most: int) -> Held:
    """Delete the entries that were not used for longest, until the others have at most so many bytes; what was deleted.

    What other runs left behind half-written goes too.
    """
    files = sorted(_files(folder), reverse=True)
    kept = 0
    over: list[_File] = []
    for one in files:
        kept += one.size
        if kept > most:
            over.append(one)
    _sweep(folder)
    return _delete(over)


def _sweep(folder: Path) -> None:
    """Delete what runs that were killed have left half-written."""
    _delete([one for one in _parts(folder) if one.used < time.time() - _LEFT_BEHIND])


def _delete(files: list[_File]) -> Held:
    gone = []
    for one in files:
        with contextlib.suppress(OSError):
            os.unlink(one.path)  # noqa: PTH108 - thousands of them
            gone.append(one)
    return Held(len(gone), sum(one.size for one in gone))


def _files(folder: Path) -> Iterator[_File]:
    """The entries of a cache, and what runs have noted in it."""
    if not (folder / TAG).is_file():
        return
    for where in _folders(folder):
        yield from (one for one in _inside(where) if _REST.fullmatch(os.path.basename(one.path)))  # noqa: PTH119


def _parts(folder: Path) -> Iterator[_File]:
    if not (folder / TAG).is_file():
        return
    for where in (str(folder), *_folders(folder)):
        yield from (one for one in _inside(where) if one.path.endswith(PART))


def _folders(folder: Path) -> Iterator[str]:
    """The folders that entries lie in; links are none of ours."""
    yield str(folder / STAMPS)
    with contextlib.suppress(OSError), os.scandir(folder / OBJECTS) as found:
        yield from sorted(one.path for one in found if _PAIR.fullmatch(one.name) and one.is_dir(follow_symlinks=False))


def _inside(folder: str) -> Iterator[_File]:
    if os.path.islink(folder) or os.path.islink(os.path.dirname(folder)):  # noqa: PTH114, PTH120
        return
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for one in found:
            if one.is_file(follow_symlinks=False):
                known = one.stat(follow_symlinks=False)
                yield _File(known.st_mtime, known.st_size, one.path)
