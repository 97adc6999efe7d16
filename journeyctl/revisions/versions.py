"""The versions of one file: the commits that changed it, through its renames, and what it held before and after each.

In: a file, and a revision or range. Out: commits and objects. git is asked for the history, for who made its versions,
and for what lay around the file in all of them: how often depends on its renames, not on its versions. A merge is among
the versions when its outcome is none of the sides; a file that was made as a copy begins there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.revisions import HEAD, _advice, _answer, _commit, _known, answering
from journeyctl.revisions.altered import _PLAIN, File
from journeyctl.revisions.followed import ABSENT, Side, Step, followed

_MADE = (
    "-c", "log.showSignature=false", "log", "-z", "-s", "--no-walk=unsorted", "--stdin",
    "--format=%H%x00%aI%x00%aN%x00%s", "--encoding=UTF-8", "--no-color", "--no-notes",
)  # fmt: skip
_HASH = re.compile("[0-9a-f]{40,64}")


class Before(NamedTuple):
    """One side that a version came from: the state of the repository, and the file there; None where there was none.

    A state is a commit as git names it, such as `HASH^1`; `version` is the commit that made the file what it is there,
    "" when that is not told.
    """

    state: str
    file: File | None
    version: str = ""


class Version(NamedTuple):
    """A version of a file.

    Attributes:
        commit: its hash; `WORKING` what lies in the folder and is not committed.
        when: the author's moment, as 2026-03-14T09:30:00+01:00; "" for the folder.
        author: who made it.
        subject: the first line of the commit's message.
        file: the file as it is then, None when it is gone.
        before: what it came from: nothing, one side, or the sides of a merge.
        copied: the file that a new one was made from, "" for none.
        cut: a shallow clone ends here: what was before is not known.
    """

    commit: str
    when: str
    author: str
    subject: str
    file: File | None
    before: tuple[Before, ...] = ()
    copied: str = ""
    cut: bool = False


class Span(NamedTuple):
    """Which part of a history is meant: from the newest commit `last` down to what `first` has; "" for all."""

    first: str = ""
    last: str = HEAD


def home(folder: Path) -> Path:
    """The top of the repository that a folder lies in.

    Raises:
        EnvironmentFault: when it lies in none (J923).
    """
    here = Path(os.path.realpath(folder))
    top = next((one for one in (here, *here.parents) if os.path.lexists(one / ".git")), None)
    if top is None:
        advice = "A history is what git has of a file; call this in a repository."
        raise EnvironmentFault("J923", "there is no git repository here, so there is no history", advice)
    return top


def meant(top: Path, asked: str) -> Span:
    """The part of the history that `REV` or `A..B` means, its ends as hashes; "" means all up to HEAD.

    Raises:
        EnvironmentFault: when git does not know a revision (J923), or does not answer (J941).
    """
    first, dots, last = asked.partition("..")
    if not dots:
        last = _known(top, asked) if asked else _commit(top, HEAD)
        if not last:
            answering(top)  # nothing is committed yet, which is no fault
        return Span("", last)
    return Span(_known(top, first or HEAD), _known(top, last or HEAD))


def held(top: Path, state: str, name: str) -> File | None:
    """A file in a state of the repository, None where there is none."""
    told = (_answer(top, "rev-parse", "--verify", "-q", f"{state}:{name}") or b"").decode("ascii", "replace").strip()
    return File(name, told) if _HASH.fullmatch(told) else None


def versions(top: Path, name: str, span: Span, *, most: int = 0, since: str = "") -> tuple[Version, ...]:
    """The versions of a file, the newest first; no commit stands before one that was made from it.

    Args:
        top: the top of the repository.
        name: the file, below the top, as it is called at the newest end of the span.
        span: its ends, as hashes.
        most: at most so many, 0 for all.
        since: no version older than this date, as git reads dates; "" for all.

    Raises:
        EnvironmentFault: when git does not answer (J923).
    """
    if not span.last:
        return ()
    limits = [*([f"--since={since}"] if since else []), *([f"^{span.first}"] if span.first else [])]
    # git's own count takes commits along that changed nothing here.
    steps = followed(top, name, span.last, limits)[: most or None]
    shallow = _boundary(top)
    made = _made(top, [one.commit for one in steps])
    return tuple(_version(one, made[one.commit], cut=one.commit in shallow) for one in steps)


def _made(top: Path, commits: Sequence[str]) -> dict[str, tuple[str, str, str]]:
    """When commits were made, by whom, and their subjects."""
    if not commits:
        return {}
    told = _answer(top, *_MADE, said="".join(f"{one}\n" for one in commits).encode("ascii"))
    if told is None:
        raise EnvironmentFault("J923", "git does not tell who made a commit", "Try: git log.")
    parts = iter(told.decode("utf-8", "surrogateescape").split("\0"))
    return {commit: (when, author, subject) for commit, when, author, subject in zip(*[parts] * 4, strict=False)}


def _version(step: Step, made: tuple[str, str, str], *, cut: bool) -> Version:
    file = _plain(step.name, step.touch.new_mode, step.touch.new)
    copied = next((one.name for one in step.sides if one.copied), "")
    there = any(one.touch and one.touch.old_mode != ABSENT for one in step.sides)
    before = tuple(_before(f"{step.commit}^{place}", one) for place, one in enumerate(step.sides, 1))
    return Version(step.commit, *made, file, before if there and not copied else (), copied, cut)


def _before(state: str, side: Side) -> Before:
    file = _plain(side.name, side.touch.old_mode, side.touch.old) if side.touch else None
    return Before(state, file, side.version if file else "")


def _plain(name: str, mode: str, held: str) -> File | None:
    return File(name, held) if mode in _PLAIN else None


def _boundary(top: Path) -> frozenset[str]:
    """The commits where a shallow clone breaks off, in a linked worktree too."""
    told = (_answer(top, "rev-parse", "--git-path", "shallow") or b"").rstrip(b"\n")
    try:
        return frozenset((top / os.fsdecode(told)).read_text(encoding="ascii").split()) if told else frozenset()
    except (OSError, UnicodeDecodeError):
        return frozenset()


def around(
    top: Path, wanted: Sequence[tuple[str, str]], parts: tuple[str, str], home: str = ""
) -> dict[tuple[str, str], tuple[str, ...]]:
    """What lay around a file in some states, so that equal surroundings can be told from others.

    Args:
        top: the top of the repository.
        wanted: states, each with the name of the file there.
        parts: the file that makes a folder a project, and the folder in it that journeys lean on.
        home: the project's folder below the top, when it is known; "" looks for the nearest.

    Returns:
        For each, the project's folder, and the objects of both parts; "" where there is none.

    Raises:
        EnvironmentFault: when git does not answer (J923).
    """
    asked: dict[str, str] = {}
    folders = {each: (PurePosixPath(home),) if home else tuple(PurePosixPath(each[1]).parents) for each in wanted}
    for (state, _), every in folders.items():
        asked.update({_named(state, one, part): "" for one in every for part in parts})
    names = [name for name in asked if "\n" not in name]
    told = _answer(top, "cat-file", "--batch-check", said=os.fsencode("".join(f"{name}\n" for name in names)))
    if told is None:
        advice = _advice(top, "Try: git log.")
        raise EnvironmentFault("J923", "git does not tell what lay around the journey", advice)
    for name, line in zip(names, told.split(b"\n"), strict=False):
        words = line.rsplit(b" ", 2)
        asked[name] = words[0].decode("ascii", "replace") if words[-1].isdigit() else ""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for each, every in folders.items():
        nearest = next((one for one in every if asked[_named(each[0], one, parts[0])]), every[-1])
        found[each] = (nearest.as_posix(), *(asked[_named(each[0], nearest, part)] for part in parts))
    return found


def _named(state: str, folder: PurePosixPath, part: str) -> str:
    return f"{state}:{(folder / part).as_posix()}"
