"""Where a cache lies, and who may have written it.

In: a project's root, or the folder that the user named. Out: a `Cache`, or None where there can be none. A cache below
a project's root comes with the project: a stranger's pull request may bring one. So its entries are sealed with a
secret of this account, and those of others are not believed. A folder that the user names is shared on purpose.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from pathlib import Path

from journeyctl.cache.store import Cache, part_in, put_whole

FOLDER = ".journeyctl_cache"
TAG = "CACHEDIR.TAG"
_TAGGED = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder is a cache of journeyctl: it can be deleted at any time.\n"
    "# What such a file means is told at https://bford.info/cachedir/\n"
)
_LENGTH = 32
_MODE = 0o400
"""Of a secret. No checkout of git gives a file this mode, whatever the mask."""


def own(root: Path) -> Cache | None:
    """The cache of a project; None when it is a link, cannot be made, or no secret can be kept on this machine.

    A secret that lies in the project, where some build servers put the caches of an account, is none.
    """
    secret = _secret(root)
    folder = root / FOLDER
    if not secret or folder.is_symlink() or not _made(folder):
        return None
    return Cache(folder, secret)


def named(folder: Path) -> Cache | None:
    """The cache in a folder that the user named, made when it is missing; None when it cannot be."""
    return Cache(folder) if _made(folder) else None


def _made(folder: Path) -> bool:
    """Make the folder of a cache, which tells git and backups to leave it out; whether it is there."""
    if (folder / TAG).is_file():
        return True
    try:
        for name, text in ((".gitignore", "*\n"), (TAG, _TAGGED)):
            if not os.path.lexists(folder / name):
                put_whole(folder / name, text.encode())
    except OSError:
        return False
    return True


def _secret(root: Path) -> bytes:
    """What seals the caches of this account: made once, kept where only the account can read it. b"" without one."""
    path = _home() / "journeyctl" / "seal"
    if not path.is_absolute() or Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        return b""
    try:
        return _kept(path)
    except OSError:
        pass
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = part_in(path.parent)
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _MODE)
            with os.fdopen(handle, "wb") as file:
                file.write(os.urandom(_LENGTH))
                file.flush()
                os.fsync(handle)  # half a secret after a power cut would stay, and there would never be a cache
            os.link(part, path)  # unlike a renaming, this loses to who was here first
        except FileExistsError:
            pass
        finally:
            part.unlink(missing_ok=True)
        return _kept(path)
    return b""


def _kept(path: Path) -> bytes:
    """The secret in a file.

    Raises:
        OSError: when it is not there, or not of this account's making.
    """
    with path.open("rb") as file:
        found = os.fstat(file.fileno())
        mine = not hasattr(os, "getuid") or (found.st_uid == os.getuid() and stat.S_IMODE(found.st_mode) == _MODE)
        data = file.read(_LENGTH + 1) if stat.S_ISREG(found.st_mode) and mine else b""
    if len(data) != _LENGTH:
        raise OSError
    return data


def _home() -> Path:
    """The folder where this kind of machine keeps the caches of an account."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where no home is known
    if sys.platform == "darwin":
        return home / "Library" / "Caches"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(home)))
    wished = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return wished if wished.is_absolute() else home / ".cache"
