"""Where the cache of a run lies.

In: what is to be drawn, and what the user wishes. Out: a cache, or None where there is none.
"""

from __future__ import annotations

from pathlib import Path

from journeyctl import cache as caches
from journeyctl.cache import Cache
from journeyctl.pipeline.finding import Input
from journeyctl.project import find_root, is_root


def cache_of(
    inputs: tuple[Input, ...], root: Path | None = None, *, wanted: bool | None = None, folder: Path | None = None
) -> Cache | None:
    """The cache of a run: in the folder that the user named, else in the project of the first journey.

    A journey in no project has none, unless it is asked for: a picture of a lone file leaves nothing else behind.
    """
    if wanted is False:
        return None
    if folder is not None:
        return caches.named(folder)
    top = root or root_of(inputs)
    return caches.own(top) if wanted or is_root(top) else None


def root_of(inputs: tuple[Input, ...]) -> Path:
    """The root of the project of the first file; of the current folder for standard input."""
    first = next((one.path for one in inputs if one.path), Path("journey.yaml"))
    return find_root(first.absolute())
