"""`journeyctl cache`: what is kept of earlier runs, and how to be rid of it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeyctl.cli.options import CacheFolder, Colour, Project, Quiet, Verbose

if TYPE_CHECKING:
    from journeyctl.cache import Held

COMMANDS = ("info", "prune", "clear")
"""The commands of the group; each is the function of its name."""
_SIZE = re.compile(r"(\d{1,12}(?:\.\d{1,6})?) ?([kmgt]?)b?", re.IGNORECASE)
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}


def info(
    cache_dir: CacheFolder = None,
    project: Project = None,
    quiet: Quiet = False,  # noqa: ARG001 - taken by every command
    verbose: Verbose = False,  # noqa: ARG001
    color: Colour = "auto",  # noqa: ARG001
) -> int:
    """Say where the cache lies, and how much it holds."""
    from journeyctl.cache import held
    from journeyctl.report import shown

    folder = _folder(cache_dir, project)
    sys.stdout.write(f"{shown(str(folder))}: {_told(held(folder))}\n")
    return 0


def prune(
    max_size: Annotated[
        str,
        typer.Option(
            "--max-size", envvar="JOURNEYCTL_MAX_SIZE", metavar="SIZE", help="What may stay, such as 500MB or 2 GB."
        ),
    ] = "500MB",
    cache_dir: CacheFolder = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,  # noqa: ARG001
    color: Colour = "auto",  # noqa: ARG001
) -> int:
    """Delete what was not used for longest."""
    from journeyctl import cache

    gone = cache.prune(_folder(cache_dir, project), _bytes(max_size))
    sys.stdout.write("" if quiet else f"deleted: {_told(gone)}\n")
    return 0


def clear(
    cache_dir: CacheFolder = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,  # noqa: ARG001
    color: Colour = "auto",  # noqa: ARG001
) -> int:
    """Delete everything; all of it can be drawn again."""
    from journeyctl import cache

    gone = cache.clear(_folder(cache_dir, project))
    sys.stdout.write("" if quiet else f"deleted: {_told(gone)}\n")
    return 0


def _folder(named: Path | None, project: Path | None) -> Path:
    from journeyctl.cache import FOLDER
    from journeyctl.pipeline import root_of

    return named or (project or root_of(())) / FOLDER


def _bytes(text: str) -> int:
    """A size in bytes; thousands are counted, as disks are."""
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        raise typer.BadParameter(f"--max-size {text!r}: a size is written as 500MB, 2 GB or a number of bytes")
    return int(float(found[1]) * 1000 ** _POWERS[found[2].lower()])


def _told(known: Held) -> str:
    entries = f"{known.entries:,} {'entry' if known.entries == 1 else 'entries'}"
    return f"{entries}, {known.size / 1_000_000:,.1f} MB"
