"""Which files differ between two states of a repository, and what they held.

In: a folder, and what was asked for, as git takes it: nothing, `REV`, `A..B`, `A...B`. Out: names and bytes; nothing is
ever checked out. git is asked three times at most for the whole: which files, what they held, what lay around them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.revisions import HEAD, _advice, _answer, _blobs, _known, _word

WORKING = ""
"""The state of the files as they lie in the folder."""
STAGED = ":"
"""The state that the next commit will have."""

_PLAIN = frozenset({"100644", "100755"})
_OPTIONS = (
    "-c", "core.fsmonitor=false", "diff", "--raw", "-z", "-M", "-l0", "--no-abbrev", "--no-relative", "--no-ext-diff",
    "--no-textconv", "--no-color", "--ignore-submodules=all",
)  # fmt: skip


class Sides(NamedTuple):
    """Two states of the repository at `top`: each a commit's hash, `STAGED` or `WORKING`."""

    top: Path
    before: str
    after: str


class File(NamedTuple):
    """A file of one state: its name below the top, and its object; "" is the file in the folder."""

    name: str
    object: str = ""


class Altered(NamedTuple):
    """A file that differs: as it was (None: added) and as it is (None: removed). Another name is a rename."""

    before: File | None
    after: File | None


def sides(folder: Path, asked: Sequence[str] = (), *, staged: bool = False) -> Sides:
    """The two states that are meant.

    Args:
        folder: where the question is asked.
        asked: no revision, one or a range, or two.
        staged: the later state is what is staged.

    Raises:
        EnvironmentFault: when there is no repository, or it does not know a revision (J923).
    """
    here = Path(os.path.realpath(folder))
    top = next((one for one in (here, *here.parents) if os.path.lexists(one / ".git")), None)
    if top is None:
        raise EnvironmentFault("J923", "there is no git repository here, so there is nothing to compare with",
                               "Name two files, or call this in a repository.")  # fmt: skip
    if len(asked) == 2:
        return Sides(top, _known(top, asked[0]), _known(top, asked[1]))
    one = asked[0] if asked else HEAD
    first, dots, last = one.partition("...") if "..." in one else one.partition("..")
    if not dots:
        return Sides(top, _known(top, one), STAGED if staged else WORKING)
    before, after = _known(top, first or HEAD), _known(top, last or HEAD)
    return Sides(top, _common(top, one, before, after) if dots == "..." else before, after)


def _common(top: Path, asked: str, before: str, after: str) -> str:
    """The last commit that both have."""
    found = _word(_answer(top, "merge-base", before, after))
    if not found:
        raise EnvironmentFault("J923", f"git knows no commit that both sides of {asked!r} have", _advice(top))
    return found


def altered(two: Sides, endings: Iterable[str], names: Iterable[str] = ()) -> tuple[Altered, ...]:
    """The files that differ and whose names end so, or that are named; a renamed file is one file.

    Raises:
        EnvironmentFault: when git does not answer (J923).
    """
    states = {WORKING: (two.before,), STAGED: ("--cached", two.before)}.get(two.after, (two.before, two.after))
    shapes = (f":(glob)**{ending if ending.startswith('/') else f'/*{ending}'}" for ending in endings)
    told = _answer(two.top, *_OPTIONS, *states, "--", *shapes, *(f":(literal){name}" for name in names))
    if told is None:
        raise EnvironmentFault("J923", "git does not tell what differs", _advice(two.top, "Try: git status."))
    return tuple(_parsed(told))


def _parsed(told: bytes) -> Iterator[Altered]:
    """The records of `git diff --raw -z`."""
    parts = iter(os.fsdecode(told).split("\0"))
    for head in parts:
        if not head.startswith(":"):
            continue
        old_mode, new_mode, old, new, status = head[1:].split(" ")
        name = next(parts)
        later = next(parts) if status[:1] in "RC" else name
        before = File(name, old) if old_mode in _PLAIN else None
        after = File(later, new if new.strip("0") else "") if new_mode in _PLAIN else None
        if before or after:
            yield Altered(before, after)


def unknown(top: Path, name: str) -> EnvironmentFault:
    """What is said of a file that git has listed and does not give, as in a partial clone without its server."""
    return EnvironmentFault("J923", f"git does not give {name} as it was", _advice(top))


def contents(top: Path, files: Iterable[File]) -> dict[str, bytes]:
    """The bytes of objects, by object, asked of one git."""
    wanted = tuple(dict.fromkeys(one.object for one in files if one.object))
    if not wanted:
        return {}
    return {one: data for one, data in zip(wanted, _blobs(top, wanted), strict=False) if data is not None}


def given(top: Path, files: Sequence[File]) -> dict[str, bytes]:
    """The bytes of objects that must be there, by object.

    Raises:
        EnvironmentFault: when git does not give one (J923).
    """
    found = contents(top, files)
    for one in files:
        if one.object not in found:
            raise unknown(top, one.name)
    return found


def listing(top: Path, state: str, endings: tuple[str, ...]) -> tuple[File, ...]:
    """The plain files of a state whose names end so; of `WORKING` none, for they lie in the folder.

    Raises:
        EnvironmentFault: when git does not tell them (J923).
    """
    if state == WORKING:
        return ()
    told = _answer(top, "ls-files", "-s", "-z") if state == STAGED else _answer(
        top, "ls-tree", "-r", "-z", "--full-tree", state
    )  # fmt: skip
    if told is None:
        raise EnvironmentFault("J923", "git does not tell which files there were", _advice(top, "Try: git status."))
    found: list[File] = []
    for record in os.fsdecode(told).split("\0"):
        head, _, name = record.partition("\t")
        mode, *rest = head.split(" ")
        if mode in _PLAIN and f"/{name}".endswith(endings) and ".." not in name.split("/"):
            found.append(File(name, rest[0] if state == STAGED else rest[1]))
    return tuple(found)
