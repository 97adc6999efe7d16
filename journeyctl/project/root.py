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


def head_of(folder: Path) -> str:
    """What git's HEAD is in the repository around a folder, read from git's own files; "" outside git.

    It changes with every commit, checkout and fetch of more history. It is a text to compare, not a hash to show.
    """
    top = next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)
    if top is None:
        return ""
    git = top / ".git"
    link = _text(git) if git.is_file() else ""
    own = (top / link.removeprefix("gitdir:").strip()) if link else git
    common = own / (_text(own / "commondir").strip() or ".")
    head = _text(own / "HEAD").strip()
    name = head.removeprefix("ref:").strip()
    refs = [_text(place / name) for place in (own, common)] if head.startswith("ref:") else []
    packed = ("packed-refs", "shallow", "reftable/tables.list")
    return "\n".join((str(top), head, *refs, *(_text(common / one) for one in packed)))


def _text(path: Path) -> str:
    """The text of a small file; "" where there is none."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
