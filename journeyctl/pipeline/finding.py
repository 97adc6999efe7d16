"""Which files a user means: files, folders, patterns, and `-` for standard input.

In: the words after a command. Out: `Input`s, each file once, in the order named, folders sorted.
"""

from __future__ import annotations

import glob
import os
import sys
import unicodedata
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from journeyctl.diagnostics import EnvironmentFault, nearest

ENDINGS = (".journey.yaml", ".journey.yml")
EVERYTHING = (*ENDINGS, ".persona.yaml", ".theme.yaml", "/journeyctl.yaml")
"""How the names of all files of a project end."""
PICTURES = frozenset((".svg", ".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp"))
"""How the names of files end that are drawn, and never written as a journey."""
ADVICE = f"Journeys are files called NAME{ENDINGS[0]}; name one, or a folder that holds some."
STDIN = "-"
_COMPARED = 200
"""So many names of a folder are compared with one that is missing."""
LIMIT = 2_000_001
"""So many bytes are read of one file: one more than `source` takes, so that it can refuse the file by its size."""

_SKIPPED = frozenset({"node_modules", "__pycache__"})


class Input(NamedTuple):
    """A journey file to read: its name in messages, and its path (None for standard input).

    `data`: what the file held at another time, read in place of what it holds now.
    """

    name: str
    path: Path | None
    data: bytes | None = None

    def read(self, most: int = 0) -> bytes:
        """The bytes of the file, at most so many; 0: as many as a journey may have, and one more.

        Raises:
            EnvironmentFault: when it cannot be read (J902).
        """
        if self.data is not None:
            return self.data
        try:
            if self.path is None:
                return sys.stdin.buffer.read(most or LIMIT)
            with self.path.open("rb") as file:
                return file.read(most or LIMIT)
        except OSError as fault:
            reason = fault.strerror or "it cannot be opened"
            advice = (
                "Check the path." if isinstance(fault, FileNotFoundError) else "Check its kind and its permissions."
            )
            raise EnvironmentFault("J902", f"{self.name} cannot be read: {reason}", advice) from fault

    @property
    def slug(self) -> str:
        """The stem of the files made from this one."""
        name = self.path.name if self.path else "journey"
        for ending in (*ENDINGS, ".yaml", ".yml"):
            if name.endswith(ending) and name != ending:
                return name[: -len(ending)]
        return name


def find(paths: tuple[str, ...], *, everything: bool = False) -> tuple[Input, ...]:
    """The journeys that paths, folders and patterns mean, each once, in order.

    Args:
        paths: the words of the command line.
        everything: look in folders for personas, projects and themes, too.

    Raises:
        EnvironmentFault: when a path does not exist (J904) or means no journey (J903).
    """
    found: dict[str, Input] = {}
    folders: dict[str, str] = {}
    for name in paths:
        meant = tuple(_meant(name, EVERYTHING if everything else ENDINGS))
        if not meant:
            what = "no journey, persona, project or theme" if everything else "no journey"
            raise EnvironmentFault("J903", f"{what} was found in {name!r}", ADVICE)
        for one in meant:
            found.setdefault(_real(one.name, folders) if one.path else STDIN, one)
    return tuple(found.values())


def _real(name: str, folders: dict[str, str]) -> str:
    """Where a file really lies. The way to each folder is followed once, however many files it holds."""
    folder, file = os.path.split(name)
    if os.path.islink(name) or file in ("", ".", ".."):  # noqa: PTH114 - thousands of them
        return os.path.realpath(name)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], file)  # noqa: PTH118


def filed(slug: str) -> str:
    """A name by which two files are one: there are systems that tell neither `A` from `a` nor spellings of `å`."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", slug).casefold())


def taken(inputs: tuple[Input, ...]) -> dict[str, str]:
    """The names of files by what is made from them, as `filed` has them.

    Raises:
        EnvironmentFault: when two would be made into one (J906).
    """
    found: dict[str, str] = {}
    for one in inputs:
        if one.path is not None and found.setdefault(filed(one.slug), one.name) != one.name:
            raise clash(found[filed(one.slug)], one.name, one.slug)
    return found


def clash(one: str, other: str, slug: str) -> EnvironmentFault:
    """The fault of two files that would be made into one."""
    message = f"{one} and {other} would both be written to {slug}.*"
    return EnvironmentFault("J906", message, "Rename one, or draw them into two folders.")


def _meant(name: str, endings: tuple[str, ...]) -> Iterator[Input]:
    if name == STDIN:
        yield Input(STDIN, None)
    elif Path(name).is_dir():
        yield from _inside(name, endings)
    elif os.path.lexists(name):
        if _picture(name):
            raise EnvironmentFault("J903", f"{name!r} is a picture by its name, and no journey", ADVICE)
        if _other(name, endings):
            advice = "It is checked with the journeys that use it; name those, or a folder that holds some."
            raise EnvironmentFault("J903", f"{name!r} is no journey, but a file that journeys use", advice)
        yield _input(name)
    elif glob.has_magic(name):
        yield from _matching(name, endings)
    else:
        raise EnvironmentFault(
            "J904", f"there is no file or folder {name!r}{_beside(name, endings)}", "Check the path."
        )


def _beside(name: str, endings: tuple[str, ...]) -> str:
    """How the message goes on that a file is missing: with one beside it that is called much like it."""
    folder = Path(name).parent
    try:
        files = sorted(os.listdir(folder))[:_COMPARED]  # noqa: PTH208 - names are all that is wanted
    except OSError:
        return ""
    slugs = {Input(one, Path(one)).slug: one for one in files if f"/{one}".endswith(endings)}
    near = nearest(_input(name).slug, slugs)
    return near and f"; did you mean {(folder / slugs[near]).as_posix()!r}?"


def _picture(name: str) -> bool:
    return Path(name).suffix.lower() in PICTURES


def _other(name: str, endings: tuple[str, ...]) -> bool:
    """Whether a file is a persona, project or theme by its name, where only journeys are meant."""
    return f"/{Path(name).name}".endswith(EVERYTHING) and not name.endswith(endings) and endings != EVERYTHING


def _input(name: str) -> Input:
    path = Path(name)
    return Input(path.as_posix(), path)


def _inside(folder: str, endings: tuple[str, ...]) -> Iterator[Input]:
    """The journeys in a folder and below it: regular files, no hidden folders, no link that leads out.

    A folder that cannot be looked into is given too: reading it tells why.
    """
    top = os.path.realpath(folder)
    closed: list[str] = []
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            # Not `os.walk`: it throws away what the folder says of each file's kind, which is to be asked again then.
            with os.scandir(place) as found:
                inside = sorted(found, key=lambda one: one.name)
        except OSError:
            closed.append(place)
            continue
        for one in inside:
            if f"/{one.name}".endswith(endings) and _lies(one, top):
                yield _input(one.path)
        folders = {one.name: one.path for one in inside if one.is_dir(follow_symlinks=False)}
        waiting += reversed([folders[name] for name in _open(list(folders))])
    for place in closed:
        yield _input(place)


def _lies(one: os.DirEntry[str], top: str) -> bool:
    """Whether this is a regular file, and no link that leads out of the folder `top`, which it was found in."""
    if one.is_file(follow_symlinks=False):
        return True
    return one.is_symlink() and Path(one.path).is_file() and _below(Path(one.path), top)


def _open(folders: list[str]) -> list[str]:
    """The folders that are looked into, sorted."""
    return sorted(one for one in folders if not one.startswith(".") and one not in _SKIPPED)


def _below(path: Path, top: str) -> bool:
    """Whether this lies below the folder `top`, wherever its links lead."""
    return Path(os.path.realpath(path)).is_relative_to(top)


def _matching(pattern: str, endings: tuple[str, ...]) -> Iterator[Input]:
    """What a pattern matches: regular files but those that journeys use, and the journeys in folders.

    No link that leads out is followed.
    """
    fixed = takewhile(lambda part: not glob.has_magic(part), Path(pattern).parts)
    top = os.path.realpath(Path(*fixed))
    for name in sorted(set(_expanded(Path(pattern).parts))):
        path = Path(name)
        if path.is_dir() and _below(path, top):
            yield from _inside(name, endings)
        elif path.is_file() and _below(path, top) and not _picture(name) and not _other(name, endings):
            yield _input(name)


def _expanded(parts: tuple[str, ...]) -> Iterator[str]:
    """The paths that a pattern's parts match. `**` is any folder below, as in a folder that is named; never a link."""
    at = parts.index("**") if "**" in parts else len(parts)
    names = glob.glob(str(Path(*parts[:at])))  # noqa: PTH207 - patterns may be absolute
    if at == len(parts) - 1 or "**" not in parts:
        yield from names
        return
    for name in names:
        for place, folders, _ in os.walk(name):
            folders[:] = _open(folders)
            yield from _expanded((*Path(glob.escape(place)).parts, *parts[at + 1 :]))
