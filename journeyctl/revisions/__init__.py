"""The last commit that touched a journey or its parts, a file as it was, changed lines; the only room that runs git.

In: paths of files. Out: short hashes, "" where there is no answer: outside git, never committed, no git program, git
slower than its deadline, or a shallow clone that ends before the answer (a wrong revision is worse than none).

One `git log` answers for all files of a repository. It walks the whole history in one order and prunes nothing, so the
answer for a file is the same whichever other files are asked for. git is given hashes and paths only: no pager, no
external diff, no text conversion, no monitor, no lock, no prompt, no system configuration, no network.
"""

from __future__ import annotations

import os
import re
import subprocess
import threading
from collections.abc import Iterator, Sequence
from math import inf
from pathlib import Path
from typing import NamedTuple

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.programs import end
from journeyctl.revisions.environment import HERE, environment
from journeyctl.revisions.refusals import Answer, refusal
from journeyctl.revisions.talking import MOST, talk

HEAD = "HEAD"
DEADLINE = 10.0
"""Seconds that git may take for one repository."""

_NAMES = "Check the name: `git branch -a` and `git tag` list those there are."
_LENGTH = 7
_HASH = re.compile("[0-9a-f]{40,64}")
_MOST_PATHS = 2_000
_CHUNK = 65_536
_COMMAND = (
    "git", "--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "log.follow=false",
    "-c", "log.showSignature=false", "-c", "log.showRoot=true", "log", "-z", "--format=%x01%H", "--full-history",
    "--name-only", "-c", "--no-renames", "--no-relative", "--no-ext-diff", "--no-textconv", "--no-color", "--no-notes",
    "--",
)  # fmt: skip
_DIFF = (
    "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "diff", "--unified=0",
    "--no-prefix", "--no-renames", "--no-relative", "--no-ext-diff", "--no-textconv", "--no-color",
    "--inter-hunk-context=0",
)  # fmt: skip
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPED = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}


class _Touch(NamedTuple):
    """The last commit that touched a file: in which repository, how many commits ago, and its short hash.

    No commit was found before every journey had one where `rank` is infinite: then the file is older than all that was.
    """

    top: Path | None
    rank: float = inf
    commit: str = ""


class Commits(NamedTuple):
    """The last commits of files, by where they really lie."""

    touched: dict[Path, _Touch]

    def revision(self, paths: Sequence[Path]) -> str | None:
        """The short hash of the last commit that touched one of the files, "" without one; None when one was not asked.

        The files belong to the repository of the first of them that lies in one.
        """
        reals = [Path(os.path.realpath(path)) for path in paths]
        if any(path not in self.touched for path in reals):
            return None
        known = [self.touched[path] for path in reals]
        home = next((one.top for one in known if one.top), None)
        return min((one for one in known if one.top == home), key=lambda one: one.rank, default=_Touch(None)).commit


def revision_of(paths: Sequence[Path]) -> str:
    """The short hash of the last commit that touched one of the files, "" without one."""
    return commits_of((paths,)).revision(paths) or ""


def commits_of(groups: Sequence[Sequence[Path]], others: Sequence[Path] = ()) -> Commits:
    """The last commits of files, from one git for each repository.

    Args:
        groups: files of which one may be the last that was touched, such as a journey and its project. History is
            followed until each group has a commit.
        others: files that may have been touched after all of a group, such as personas.
    """
    tops: dict[Path, Path | None] = {}
    touched = {Path(os.path.realpath(path)): _Touch(None) for group in (*groups, others) for path in group}
    for path in touched:
        touched[path] = _Touch(_top(path, tops))
    for top, wanted in _by_repository(groups, tops).items():
        names = {path.relative_to(top).as_posix(): path for path, one in touched.items() if one.top == top}
        for name, (rank, commit) in _last_commits(top, tuple(names), wanted).items():
            touched[names[name]] = _Touch(top, rank, commit[:_LENGTH])
    return Commits(touched)


def _top(path: Path, tops: dict[Path, Path | None]) -> Path | None:
    """The top of the repository of a file; None outside git. Looked for once in each folder."""
    if path.parent not in tops:
        tops[path.parent] = next((one for one in path.parents if (one / ".git").exists()), None)
    return tops[path.parent]


def _by_repository(
    groups: Sequence[Sequence[Path]], tops: dict[Path, Path | None] | None = None
) -> dict[Path, dict[str, list[int]]]:
    """The groups that want a file, by repository and by the file's path below its top.

    A group belongs to the repository of its first file.
    """
    known: dict[Path, Path | None] = {} if tops is None else tops
    found: dict[Path, dict[str, list[int]]] = {}
    for group, paths in enumerate(groups):
        home: Path | None = None
        for path in (Path(os.path.realpath(path)) for path in paths):
            top = _top(path, known)
            home = home or top
            if top is not None and top == home:
                found.setdefault(top, {}).setdefault(path.relative_to(top).as_posix(), []).append(group)
    return found


def _last_commits(top: Path, names: tuple[str, ...], wanted: dict[str, list[int]]) -> dict[str, tuple[int, str]]:
    """The place in history and the hash of the last commit of files, until every group that wants one has it."""
    shallow = _shallow(top)
    waiting = {group for groups in wanted.values() for group in groups}
    found: dict[str, tuple[int, str]] = {}
    asked = frozenset(names)
    for rank, (commit, touched) in enumerate(_history(top, names)):
        for name in asked.intersection(touched) - found.keys():
            found[name] = (rank, "" if commit in shallow else commit)
            waiting.difference_update(wanted.get(name, ()))
        if not waiting:
            break
    return found


def _shallow(top: Path) -> frozenset[str]:
    """The commits where a shallow clone breaks off: they seem to have made every file."""
    try:
        return frozenset((top / ".git" / "shallow").read_text(encoding="ascii").split())
    except (OSError, UnicodeDecodeError):
        return frozenset()


def _history(top: Path, paths: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Commits from the newest on, each with the files it touched. Ends early at the deadline."""
    asked = paths if len(paths) <= _MOST_PATHS else ()
    try:
        git = subprocess.Popen(
            [*_COMMAND, *asked],
            cwd=top,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return
    watch = threading.Timer(DEADLINE, end, (git,))
    watch.start()
    try:
        for record in _records(git):
            commit, _, names = record.partition("\0")
            if _HASH.fullmatch(commit):
                yield commit, tuple(name.lstrip("\n") for name in names.split("\0"))
    finally:
        watch.cancel()
        end(git)
        git.communicate()


def _records(git: subprocess.Popen[bytes]) -> Iterator[str]:
    """What git prints, cut at the mark before each commit."""
    assert git.stdout is not None
    kept, total = b"", 0
    while total <= MOST and (chunk := git.stdout.read1(_CHUNK)):  # type: ignore[attr-defined]
        total += len(chunk)
        *whole, kept = (kept + chunk).split(b"\x01")
        yield from (os.fsdecode(one) for one in whole if one)
    if kept:
        yield os.fsdecode(kept)


def files_at(paths: Sequence[Path], revision: str) -> dict[Path, bytes]:
    """The bytes of files at a revision, asked of one git for each repository.

    Files outside git are left out, and those that were not there yet.

    Raises:
        EnvironmentFault: when a repository does not know the revision (J923), as a shallow clone may not, or does not
            give a file of it (J923), as a partial clone may not, or git does not answer (J941).
    """
    found: dict[Path, bytes] = {}
    wholes = {Path(os.path.realpath(path)): path for path in paths}
    for top, wanted in _by_repository([[path] for path in wholes]).items():
        names = [name for name in wanted if "\n" not in name]
        commit = _commit(top, HEAD) if revision == HEAD else _known(top, revision)
        if not commit:
            answering(top)
            continue  # nothing was committed yet
        blobs = tuple(_blobs(top, tuple(f"{commit}:{name}" for name in names)))
        if len(blobs) < len(names):
            answering(top)
            raise EnvironmentFault("J923", f"git does not give {names[len(blobs)]} as it was", _advice(top))
        found |= {wholes[top / name]: data for name, data in zip(names, blobs, strict=False) if data is not None}
    return found


def changed(paths: Sequence[Path]) -> frozenset[Path]:
    """The files, as real paths, that differ from the last commit of their repository or are not in it yet.

    Line ends, which git may turn, are no difference. Where git does not answer, all of a repository count as new.
    """
    real = tuple(dict.fromkeys(Path(os.path.realpath(path)) for path in paths))
    try:
        committed = files_at(real, HEAD)
    except EnvironmentFault:
        committed = {}
    tops: dict[Path, Path | None] = {}
    new = frozenset(path for path in real if path not in committed and _top(path, tops))
    return new | {path for path, data in committed.items() if _bytes(path) != _turned(data)}


def _bytes(path: Path) -> bytes:
    try:
        return _turned(path.read_bytes())
    except OSError:
        return b""


def _turned(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")


def _known(top: Path, revision: str) -> str:
    """The hash of a revision's commit.

    Raises:
        EnvironmentFault: when the repository does not know it (J923), or git does not answer (J941).
    """
    commit = _commit(top, revision)
    if not commit:
        answering(top)
    if not commit and revision == HEAD:
        advice = "Commit what is here: git add -A && git commit. Then this tells what changes."
        raise EnvironmentFault("J923", "nothing is committed here yet, so there is nothing to compare with", advice)
    if not commit:
        raise EnvironmentFault("J923", f"git knows no revision {revision!r} here", _advice(top))
    return commit


def answering(top: Path) -> None:
    """Make sure that git speaks about a repository: what it does not tell is then not there.

    Raises:
        EnvironmentFault: when it is missing, fails, or does not read this one (J941).
    """
    told = _asked(top, environment(), "rev-parse", "--is-inside-git-dir")
    if told.code or told.out.strip() not in (b"true", b"false"):
        raise refusal(top, told)


def _advice(top: Path, otherwise: str = _NAMES) -> str:
    """What to do where git does not know something: a shallow or partial clone lacks most of the history."""
    if (_answer(top, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true":
        return "This clone is shallow. Run `git fetch --unshallow`; on a build server, check out with fetch-depth: 0."
    if _answer(top, "config", "--get-regexp", r"^remote\..*\.promisor$"):
        return "This clone is partial, and nothing is fetched from here. Run `git fetch --refetch --no-filter`."
    return otherwise


def _blobs(top: Path, names: Sequence[str]) -> Iterator[bytes | None]:
    """The bytes of objects, as git names them and asked of one git; None where one is missing."""
    asked = "".join(f"{name}\n" for name in names)
    told = _answer(top, "cat-file", "--batch", said=os.fsencode(asked)) or b""
    here = 0
    while (end := told.find(b"\n", here)) >= 0:
        head = told[here:end].rsplit(b" ", 2)
        here = end + 1
        if head[-1] == b"missing" or not head[-1].isdigit():
            yield None
            continue
        size = int(head[-1])
        yield told[here : here + size] if head[-2] == b"blob" else None
        here += size + 1


def changed_lines(paths: Sequence[Path], base: str) -> dict[Path, frozenset[int]]:
    """The numbers of the lines that were changed since the work left `base`, for each file that has any.

    That is since the last commit that both have; where it is not known, as in a shallow clone, since `base` itself.
    Nothing is told of what git does not know: files outside, files never added, a revision it does not have.
    """
    found: dict[Path, frozenset[int]] = {}
    wholes = {Path(os.path.realpath(path)): path for path in paths}
    for top, wanted in _by_repository([[path] for path in wholes]).items():
        try:
            commit = _commit(top, base)
        except EnvironmentFault:
            return {}
        if not commit:
            continue
        common = _word(_answer(top, "merge-base", HEAD, commit)) or commit
        asked = ("--", *(f"./{name}" for name in wanted)) if len(wanted) <= _MOST_PATHS else ()
        patch = _answer(top, *_DIFF, common, *asked) or b""
        for name, numbers in _hunks(patch):
            if top / name in wholes:
                found[wholes[top / name]] = frozenset(numbers)
    return found


def _hunks(patch: bytes) -> Iterator[tuple[str, set[int]]]:
    """The files of a patch without context, each with the numbers of the lines that are new in it."""
    name, numbers, inside = "", set[int](), 0
    for line in patch.split(b"\n"):
        if inside:
            inside -= not line.startswith(b"\\")
        elif line.startswith(b"+++ "):
            if name:
                yield name, numbers
            name, numbers = _unquoted(line[4:].rstrip(b"\t")), set()
        elif hunk := _HUNK.match(line):
            taken, first, given = int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1)
            numbers |= set(range(first, first + given))
            inside = taken + given
    if name:
        yield name, numbers


def _unquoted(name: bytes) -> str:
    """A name in a patch; git puts one with quotes, backslashes or controls into quotes, as C does."""
    if name.startswith(b'"'):
        name = re.sub(rb"\\([0-7]{3}|.)", _meant, name[1:-1])
    return os.fsdecode(name)


def _meant(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8)]) if len(sign) == 3 else _ESCAPED.get(sign, sign)


def _commit(top: Path, revision: str) -> str:
    """The hash of a revision's commit, "" when git knows none; what looks like an option is no revision.

    Raises:
        EnvironmentFault: when git is missing, slow or says too much (J941).
    """
    if revision.startswith("-"):
        return ""
    answer = _asked(top, environment(), "rev-parse", "--verify", "-q", f"{revision}^{{commit}}")
    told = "" if answer.code else _word(answer.out)
    return told if _HASH.fullmatch(told) else ""  # of `^REV` git tells what it leaves out


def _answer(top: Path, *words: str, said: bytes = b"") -> bytes | None:
    """What git answers to a question and what is `said` to it, None when it cannot."""
    try:
        told = _asked(top, environment(), *words, said=said)
    except EnvironmentFault:
        return None
    return None if told.code else told.out


def _word(told: bytes | None) -> str:
    """A hash or a name of ours in an answer; whatever else it holds, no hash comes of it."""
    return (told or b"").decode("ascii", "replace").strip()


def hand_over(*words: str) -> int:
    """Let git do it all, on the terminal we have; its exit code.

    Raises:
        EnvironmentFault: when there is no git program (J941).
    """
    try:
        return subprocess.run(["git", *words], check=False).returncode
    except OSError as fault:
        raise EnvironmentFault("J941", f"git cannot be run: {fault}", "Install git, or put it on PATH.") from None


def ask(folder: Path, *words: str) -> Answer:
    """Run git in a folder with words of ours; the user's own settings and repository hold, as when they run it.

    Raises:
        EnvironmentFault: when there is no git program, it is slower than its deadline, or says too much (J941).
    """
    return _asked(folder, os.environ | HERE, *words)


def _asked(folder: Path, told: dict[str, str], *words: str, said: bytes = b"") -> Answer:
    return talk(words, folder, told, said, DEADLINE)
