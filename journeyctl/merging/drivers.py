"""The drivers in git's settings: written, and taken out again without touching what others wrote.

In: a folder, or the whole account of the user; how the program is called. Out: the files that were changed. git's own
`git config` writes its settings; the attributes, which tell for which files the drivers are, are lines of a file.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.export import write
from journeyctl.revisions import ask
from journeyctl.revisions.refusals import Answer, refusal

ATTRIBUTES = "*.journey.yaml diff=journeyctl merge=journeyctl"

_CACHE = "refs/notes/textconv/journeyctl"
"""Where git keeps the lines it was told, until the call of the program changes."""

_OURS = re.compile(r" git (?:textconv|diff --|merge --marker-size)(?: |\Z)|\A(?:true|journeyctl: .*)\Z")
"""How our settings look, whichever way the program is called."""


_HOMELESS = ("not a git repository", "must be run in a work tree")
"""How git says that a folder is in no repository with files."""


class Place(NamedTuple):
    """Whose settings they are: `scope` as git names it, the folder to ask it in, the file of attributes."""

    scope: str
    folder: Path
    attributes: Path


def place(folder: Path, *, everywhere: bool) -> Place:
    """The settings of the repository that holds a folder, or of the user, `everywhere`.

    Raises:
        EnvironmentFault: when the folder is in no repository with files (J942), or git cannot be run (J941).
    """
    if everywhere:
        told = ask(folder, "config", "--global", "--type=path", "--get", "core.attributesFile").out
        home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
        return Place("--global", folder, _path(told) if told.strip() else home / "git" / "attributes")
    found = ask(folder, "rev-parse", "--show-toplevel")
    if found.code and not any(words in found.complaint for words in _HOMELESS):
        raise refusal(folder, found)
    if found.code:
        advice = "Run `git init` first, or write the settings of all your repositories: --global."
        raise EnvironmentFault("J942", f"{folder} is in no git repository with files", advice)
    top = _path(found.out)
    return Place("--local", top, top / ".gitattributes")


def install(where: Place, program: str) -> bool:
    """Write the settings; whether that changed anything.

    Args:
        where: whose settings.
        program: how a shell calls the program, quoted.

    Raises:
        EnvironmentFault: when a file cannot be written (J911, J913).
    """
    changed = False
    for key, value in _settings(program).items():
        if _get(where, key) != value:
            changed = True
            _done(where, ask(where.folder, "config", where.scope, "--replace-all", key, value).code, key)
    lines = _lines(where.attributes)
    if ATTRIBUTES not in map(str.strip, lines):
        changed = True
        end = "\r\n" if lines and lines[-1].endswith("\r\n") else "\n"
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += end
        _written(where.attributes, [*lines, ATTRIBUTES + end])
    _forget(where)
    return changed


def uninstall(where: Place) -> bool:
    """Take our settings out again; whether there were any. What others wrote stays.

    Raises:
        EnvironmentFault: when a file cannot be written (J911, J913).
    """
    changed = False
    for key in _settings(""):
        value = _get(where, key)
        if value is not None and _OURS.search(value):
            changed = True
            _done(where, ask(where.folder, "config", where.scope, "--unset-all", key).code, key)
    lines = _lines(where.attributes)
    kept = [line for line in lines if line.strip() != ATTRIBUTES]
    if kept != lines:
        changed = True
        if kept:
            _written(where.attributes, kept)
        else:
            where.attributes.unlink()
    _forget(where)
    return changed


def _settings(program: str) -> dict[str, str]:
    """What is written. Quoting the path of a file, %P, is git's part; no path can be taken for an option.

    When the program is gone, git compares and merges lines, as it would without us: it would stop otherwise, or take
    our side for a merge. Each setting asks only after a failure whether the program is there.
    """
    there = f"{program} --version >/dev/null 2>&1"
    diff = 'git --no-pager diff --no-ext-diff --no-textconv --no-index -- "$2" "$5"'
    return {
        "diff.journeyctl.command": f'f() {{ {program} git diff -- "$@" || {{ c=$?; {there} && return $c; '
        f"[ $# -lt 7 ] || {diff}; true; }}; }}; f",
        "diff.journeyctl.textconv": f'f() {{ {program} git textconv "$@" || {{ c=$?; {there} && return $c; '
        'cat "$1"; }; }; f',
        "diff.journeyctl.cachetextconv": "true",
        "merge.journeyctl.name": "journeyctl: merge journeys by id",
        "merge.journeyctl.driver": f"{program} git merge --marker-size %L -- %O %A %B %P || {{ c=$?; {there} && "
        "exit $c; git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B; }",
    }


def _get(where: Place, key: str) -> str | None:
    found = ask(where.folder, "config", where.scope, "-z", "--get", key)
    return None if found.code else found.out.decode("utf-8", "surrogateescape").removesuffix("\0")


def _done(where: Place, code: int, key: str) -> None:
    if code:
        whose = "of the repository" if where.scope == "--local" else "of your account"
        raise EnvironmentFault(
            "J911", f"git cannot write {key} into the settings {whose}", "Check the permissions of its file."
        )


def _forget(where: Place) -> None:
    """Drop the lines that git has kept: another version of the program may tell others."""
    if where.scope == "--local":
        ask(where.folder, "update-ref", "-d", _CACHE)


def _path(told: bytes) -> Path:
    if b"\0" in told:
        raise refusal(Path(), Answer(0, told, ""))
    return Path(os.fsdecode(told.rstrip(b"\r\n")))


def _lines(path: Path) -> list[str]:
    """The lines of a file with their ends; none when it is not there."""
    try:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return []
    except OSError as fault:
        raise EnvironmentFault("J911", f"{path} cannot be read: {fault.strerror}", "Check its permissions.") from None
    return text.splitlines(keepends=True)


def _written(path: Path, lines: list[str]) -> None:
    write(path, "".join(lines).encode("utf-8", "surrogateescape"))
