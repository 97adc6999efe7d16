"""One file through a history that branches and merges: what it is called in every commit, and what changed it there.

In: a file, by its name at the newest end of a part of the history. Out: `Step`s, the newest first.

A name holds for a commit, not for a history: on one side of a merge a file may have its new name, on the other its old.
So the graph is walked from child to parent, and each parent is told the name on its side. git tells the whole graph at
once, for all the names that are known; it is asked again while a rename brings a new name to light.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.revisions import _advice, _answer

ABSENT = "000000"
"""The mode of a file that is not there."""

_SAFE = ("--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "log.follow=false", "-c", "log.showRoot=true")
_PRINTED = (
    "-z", "--raw", "--no-abbrev", "--no-relative", "--no-ext-diff", "--no-textconv", "--no-color",
    "--ignore-submodules=all",
)  # fmt: skip
# Without a format of ours, for only git's own ones say which parent a merge is compared with; every commit is told, so
# that parents are the real ones, which `HASH^2` means, too.
_GRAPH = (
    *_SAFE, "-c", "log.showSignature=false", "-c", "log.diffMerges=separate", "log", "-m", *_PRINTED, "--no-renames",
    "--full-history", "--sparse", "--parents", "--date-order", "--format=short", "--no-abbrev-commit",
    "--no-decorate", "--no-notes",
)  # fmt: skip
_LOOK = (*_SAFE, "diff-tree", "-r", *_PRINTED)


class Touch(NamedTuple):
    """A file before and after a commit: modes and objects."""

    old_mode: str
    new_mode: str
    old: str
    new: str


class Side(NamedTuple):
    """A file beside a parent of a commit.

    Attributes:
        name: what it is called in the parent.
        touch: how it differs, None when it does not.
        copied: it is not there, but a file that it was made from; `name` is that.
        gap: it is not there, and came later.
        ended: what was there under the name is another file.
        version: the commit that made it what it is there, "" when that is not among the steps.
    """

    name: str
    touch: Touch | None = None
    copied: bool = False
    gap: bool = False
    ended: bool = False
    version: str = ""


class Step(NamedTuple):
    """A commit that changed the file: its hash, the name there, how it differs, and each side that it came from."""

    commit: str
    name: str
    touch: Touch
    sides: tuple[Side, ...]


class _Commit(NamedTuple):
    """A commit, its parents, and what differs from each; "" is what differs from nothing."""

    hash: str
    parents: tuple[str, ...]
    touches: dict[str, dict[str, Touch]]


class _Met(NamedTuple):
    """The file in a commit: its name there, and each side."""

    commit: _Commit
    name: str
    sides: tuple[Side, ...]


def followed(top: Path, name: str, last: str, limits: Sequence[str]) -> tuple[Step, ...]:
    """The commits that changed a file.

    A merge is among them when its outcome is neither side. No commit stands before one that was made from it.

    Args:
        top: the top of the repository.
        name: the file, below the top, as it is called in `last`.
        last: the hash of the newest commit.
        limits: what else `git log` is told: where to end.

    Raises:
        EnvironmentFault: when git does not answer (J923).
    """
    follower = _Follower(top, name)
    while True:
        known = tuple(follower.names)
        told = _answer(top, *_GRAPH, *limits, last, "--", *known)
        if told is None:
            raise EnvironmentFault("J923", f"git does not tell the history of {name}", _advice(top, "Try: git log."))
        met = tuple(follower.walk(last, _graph(told)))
        if len(known) == len(follower.names):
            return _linked(met)


def _linked(met: Sequence[_Met]) -> tuple[Step, ...]:
    """The steps among the commits, each side with the step that it has the file from."""
    made: dict[tuple[str, str], str] = {}
    steps: dict[str, Step] = {}
    for commit, name, sides in reversed(met):
        known = tuple(
            one._replace(version="" if one.ended else made.get((parent, one.name), ""))
            for parent, one in zip(commit.parents, sides, strict=True)
        )
        step = _step(commit, name, known)
        if step:
            steps[commit.hash] = step  # under two names it is one version, of the first
        same = next((one.version for one in known if one.touch is None or _text_of(one, name)), "")
        made[commit.hash, name] = commit.hash if step else same
    return tuple(reversed(steps.values()))


def _graph(told: bytes) -> Iterator[_Commit]:
    """The commits in what git printed: a head for each parent that it differs from, each with raw lines."""
    parts = iter(told.decode("utf-8", "surrogateescape").split("\0"))
    commit: _Commit | None = None
    beside = ""
    for part in parts:
        raw = part
        if part.startswith("commit "):
            raw = part[part.rindex("\n") + 1 :]
            hashes, _, against = part[7 : part.index("\n")].rstrip(")").partition(" (from ")
            this, *parents = hashes.split(" ")
            if commit and commit.hash != this:
                yield commit
            if not commit or commit.hash != this:
                commit = _Commit(this, tuple(parents), {})
            beside = against or next(iter(parents), "")
        if commit and raw.startswith(":"):
            commit.touches.setdefault(beside, {})[next(parts)] = _touch(raw)
    if commit:
        yield commit


def _touch(raw: str) -> Touch:
    return Touch(*raw[1:].split(" ")[:4])


class _Follower:
    """Walks from children to parents, and keeps what it learns about names."""

    def __init__(self, top: Path, name: str) -> None:
        self.names: dict[str, None] = {name: None}
        self._top, self._name = top, name
        self._looked: dict[tuple[str, str, str], Side | None] = {}

    def walk(self, last: str, commits: Iterator[_Commit]) -> Iterator[_Met]:
        """The file in every commit that has it, as far as its names are known; children before parents."""
        called: dict[str, dict[str, bool]] = {last: {self._name: False}}
        for commit in commits:
            for name, gap in called.pop(commit.hash, {}).items():
                sides = tuple(self._side(commit, parent, name, gap=gap) for parent in commit.parents)
                yield _Met(commit, name, sides)
                for parent, side in zip(commit.parents, sides, strict=True):
                    if not side.ended:
                        called.setdefault(parent, {}).setdefault(side.name, side.gap)

    def _side(self, commit: _Commit, parent: str, name: str, *, gap: bool) -> Side:
        touches = commit.touches.get(parent, {})
        touch = touches.get(name)
        if touch is None:
            return Side(name, gap=gap)
        if touch.new_mode == ABSENT:
            # A name may be taken anew when its file was renamed; what was deleted and came back is the same.
            return Side(name, touch, ended=gap and self._left(commit, parent, name))
        if touch.old_mode != ABSENT:
            return Side(name, touch)
        found = self._origin(commit, parent, name, touches) or Side(name, touch, gap=True)
        if not found.gap and not found.copied:
            self.names.setdefault(found.name)
        return found

    def _origin(self, commit: _Commit, parent: str, name: str, touches: dict[str, Touch]) -> Side | None:
        """The file in a parent that has become one with a new name."""
        if len(commit.parents) == 1:
            found = self._look(commit, parent, name)
            return found._replace(ended=True) if found and found.copied else found
        made = touches[name]
        gone = [one for one, each in touches.items() if each.new_mode == ABSENT and one in self.names]
        if len(gone) == 1:
            each = touches[gone[0]]
            return Side(gone[0], Touch(each.old_mode, made.new_mode, each.old, made.new))
        found = self._look(commit, parent, name)
        if found and found.copied:
            # The old name may be another file's by now.
            return found._replace(copied=False) if found.name in self.names else None
        return found

    def _look(self, commit: _Commit, parent: str, name: str) -> Side | None:
        """Where git finds the file that has become one with a new name, in all of a parent."""
        key = (commit.hash, parent, name)
        if key not in self._looked:
            told = _answer(self._top, *_LOOK, "--follow", parent, commit.hash, "--", name) or b""
            raw, *names = told.decode("utf-8", "surrogateescape").split("\0")
            status = raw.rpartition(" ")[2][:1]
            self._looked[key] = Side(names[0], _touch(raw), copied=status == "C") if status in ("R", "C") else None
        return self._looked[key]

    def _left(self, commit: _Commit, parent: str, name: str) -> bool:
        """Whether a file that is gone has another name now."""
        told = (_answer(self._top, *_LOOK, "-M", parent, commit.hash) or b"").decode("utf-8", "surrogateescape")
        parts = iter(told.split("\0"))
        for raw in parts:
            if raw.startswith(":") and next(parts) == name:
                return raw.rpartition(" ")[2].startswith("R")
            if raw.rpartition(" ")[2][:1] in ("R", "C"):
                next(parts)
        return False


def _step(commit: _Commit, name: str, sides: tuple[Side, ...]) -> Step | None:
    """What a commit made of a file; None when it is what it was on a side."""
    if not commit.parents:
        made = commit.touches.get("", {}).get(name)
        return Step(commit.hash, name, made, ()) if made else None
    differ = [one.touch for one in sides if one.touch]
    if len(differ) < len(sides) or any(one.ended and not one.copied for one in sides):
        return None
    if any(one.name == name and not one.gap for one in sides) and any(_text_of(one, name) for one in sides):
        return None
    return Step(commit.hash, name, differ[0], sides)


def _text_of(side: Side, name: str) -> bool:
    """Whether a file has all of a side but its name."""
    return side.name != name and side.touch is not None and side.touch.old == side.touch.new
