"""Command lines that were read before: what the parser of options made of them is kept, so that it need not be loaded.

In: the words of a command line. Out: an `Asked`, or None where the words are new. Words are compared, never
interpreted. What the parser says depends on them, on the variables that stand for options, and on the program; all of
that is in the key. It also depends on whether a project's folder is there, which is looked at again. Only a cache that
is sealed for this account is read: an `Asked` says where files go.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from journeyctl import cache as caches
from journeyctl.cache import Cache, Entry, key_of
from journeyctl.cli import SPEAKS
from journeyctl.cli.drawing import STDOUT, Asked, run_render
from journeyctl.cli.printing import Printing


def run_recalled(words: tuple[str, ...]) -> int | None:
    """Run a command line that was read before; the exit code, None where it is new, or is refused.

    A refusal is left to the parser, which also tells how the command is used. All refusals come before anything is
    drawn or said, but for one of standard output, which is not kept.
    """
    cache = _cache()
    known = cache.get(_key(words)) if cache else None
    asked = _asked(known.words) if known else None
    if asked is None or (asked.project and not _open(asked.project)):
        return None
    try:
        return run_render(asked)
    except Exception as fault:
        if getattr(fault, "show", None) is None:
            raise
        return None


def remember(words: tuple[str, ...], asked: Asked) -> None:
    """Keep what the parser made of a command line; of a run without a cache, or with one somewhere else, nothing."""
    if asked.cache is False or asked.cache_dir or asked.output == STDOUT or not asked.paths:
        return
    cache = _cache()
    if cache is None:
        return
    told = json.dumps(asked, default=str)
    if _asked(told) == asked:
        cache.put(_key(words), Entry(told))


def _cache() -> Cache | None:
    """The cache of the project that is worked in, where there is one already."""
    from journeyctl.project import find_root

    root = find_root(Path(os.getcwd(), "journey.yaml"))  # noqa: PTH109
    return caches.own(root) if (root / caches.FOLDER).is_dir() else None


def _key(words: tuple[str, ...]) -> str:
    from journeyctl.pipeline.identity import looks

    spoken = sorted(item for item in os.environ.items() if SPEAKS in item[0])
    return key_of("words", repr(words), repr(spoken), looks())


def _asked(told: str) -> Asked:
    """An `Asked` as it was before it was written as JSON."""
    asked = Asked._make(json.loads(told))
    project = Path(asked.project) if asked.project else None
    return asked._replace(paths=tuple(asked.paths), project=project, printing=Printing._make(asked.printing))


def _open(folder: Path) -> bool:
    """Whether the parser would take this for a project's folder."""
    return folder.is_dir() and os.access(folder, os.R_OK)
