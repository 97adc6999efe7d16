"""Where a project begins."""

from __future__ import annotations

import os
from pathlib import Path

PROJECT_FILE = "journeyctl.yaml"
"""The file that makes a folder a project."""

_MARKS = (PROJECT_FILE, ".git")


def find_root(file: Path) -> Path:
    """The root of the project that a file belongs to, as a real absolute path; the file need not exist.

    The nearest folder upwards with `journeyctl.yaml` or `.git`; else the file's folder, or its parent when that folder
    is called `journeys`.
    """
    folder = Path(os.path.realpath(file.parent))
    for one in (folder, *folder.parents):
        if is_root(one):
            return one
    return folder.parent if folder.name == "journeys" else folder


def is_root(folder: Path) -> bool:
    """Whether a folder is marked as where a project begins."""
    return any(os.path.lexists(folder / mark) for mark in _MARKS)
