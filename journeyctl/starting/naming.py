"""Where a new journey goes, and what it is called, by the name that somebody typed.

In: a name, the project's root, the folder one stands in. Out: a path inside the project, and a title.
"""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from journeyctl.binding.identity import is_device

ENDING = ".journey.yaml"
FOLDER = "journeys"
LONGEST = 200
"""Bytes of a name; file systems take 255 of a file, of which we need some."""

_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f-\x9f\ud800-\udfff]')
"""What some system takes in no file's name; a repository is cloned to all of them."""


def home(root: Path, here: Path) -> Path:
    """The folder of new journeys: where one stands when that is below `journeys/`, else `journeys/`, else here."""
    folder = root / FOLDER
    if folder.is_dir():
        return here if _inside(here, folder) else folder
    return here


def place(name: str, folder: Path, root: Path) -> Path:
    """The path of a new journey.

    Args:
        name: as typed: a name, perhaps with folders before it, perhaps with its ending.
        folder: where journeys go.
        root: the project's root, which it may not leave.

    Raises:
        ValueError: when no file can have that name, or it leaves the project; the words say which.
    """
    bare = unicodedata.normalize("NFC", name).strip().removesuffix(ENDING).strip()
    parts = bare.split("/")
    if folder.name == FOLDER and parts[0] == FOLDER and len(parts) > 1:
        parts = parts[1:]
    for part in parts:
        if part in {"", ".", ".."}:
            raise ValueError("a name may not leave the project; give a name such as my-journey")
        if (sign := _FORBIDDEN.search(part)) is not None:
            raise ValueError(f"no file can be called so on every system, because of {sign[0]!r}; leave it out")
        if is_device(part):
            raise ValueError("Windows has a device of that name, and no file can be called so there; add a word")
        if part[0] in ". " or part[-1] in ". " or len(part.encode()) > LONGEST:
            raise ValueError("a name neither begins nor ends with a dot or a space, nor is longer than 200 bytes")
    path = folder.joinpath(*parts[:-1], parts[-1] + ENDING)
    if not _inside(path.parent, root):
        raise ValueError("a name may not leave the project, by no link either")
    return path


def title(path: Path) -> str:
    """What a journey is called by the name of its file: `my-journey` is called My journey."""
    name = path.name.removesuffix(ENDING)
    text = name if " " in name else re.sub(r"[-_]+", " ", name).strip() or name
    return text[0].upper() + text[1:]


def way(start: Path, target: Path) -> str:
    """The way from a folder to a file, with slashes."""
    return Path(os.path.relpath(os.path.realpath(target), os.path.realpath(start))).as_posix()


def _inside(path: Path, folder: Path) -> bool:
    """Whether a path leads into a folder, links followed."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
