"""Writes files whole or not at all: a temporary file beside the target takes its place when it is complete.

A run that is killed leaves its temporary file; the next one that writes into the folder removes it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from stat import S_IMODE, S_ISDIR, S_ISLNK, S_ISREG

from journeyctl.diagnostics import EnvironmentFault

_MODE = 0o666
_PREFIX, _SUFFIX = ".journeyctl-", ".part"
_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def write(path: Path, data: bytes) -> None:
    """Write `data` to `path`, making its folder when it is missing. The old file stays until the new one is whole.

    A file that is there keeps its mode.

    Raises:
        EnvironmentFault: when the place cannot be written or is that of a device or a pipe (J911), is a folder (J912)
            or a link, or a folder on the way is a link out of the project that it lies in (J913).
    """
    try:
        stray = _stray(path.parent)
        if stray:
            message = f"{stray} is a link that leads out of its project; files are not written through it"
            raise EnvironmentFault("J913", message, "Name the folder where it leads, or remove the link.")
        mode = _mode(path)
        if S_ISLNK(mode):
            message = f"{path} is a link; files are not written through links"
            raise EnvironmentFault("J913", message, "Choose another name, or remove the link.")
        if S_ISDIR(mode):
            raise EnvironmentFault("J912", f"{path} is a folder", "Choose another name for the file.")
        if mode and not S_ISREG(mode):
            # A file in the place of /dev/null would harm every program of the machine.
            message = f"{path} is a device or a pipe; no file is put in its place"
            raise EnvironmentFault("J911", message, "Choose another name for the file.")
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        while not _replaced(path, data, S_IMODE(mode) if mode else _MODE & ~_umask()):
            pass
    except OSError as fault:
        reason = fault.strerror or str(fault)
        advice = "Check the folder's permissions and the space left."
        raise EnvironmentFault("J911", f"{path} cannot be written: {reason}", advice) from fault


def _stray(folder: Path) -> Path | None:
    """The link on the way to a folder that leads out of the project it lies in, or among git's own files.

    Such a link comes with the project, which may be a stranger's: he would choose what is written over.
    """
    whole = Path.cwd() / folder
    if os.path.realpath(whole) == str(whole):
        return None
    from journeyctl.project import is_root

    for link in (one for one in (*reversed(whole.parents), whole) if one.is_symlink()):
        place = Path(os.path.realpath(link.parent))
        root = next((one for one in (place, *place.parents) if is_root(one)), None)
        real = Path(os.path.realpath(link))
        if root and (not real.is_relative_to(root) or ".git" in real.relative_to(root).parts):
            return link
    return None


def _mode(path: Path) -> int:
    """What is there and who may use it; 0 when nothing is."""
    try:
        return path.lstat().st_mode
    except FileNotFoundError:
        return 0


def _replaced(path: Path, data: bytes, mode: int) -> bool:
    """Put a whole file in its place; False when another run has swept it before it was ours."""
    # Its name is known before it is there: whatever interrupts us from then on, it is removed.
    temporary = path.parent / f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}"
    try:
        with os.fdopen(os.open(temporary, _NEW, 0o600), "wb") as file:
            if _locked(file.fileno(), wait=True) and not os.fstat(file.fileno()).st_nlink:
                return False
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(mode)
            temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return True


@cache
def _sweep(folder: Path) -> None:
    """Remove what runs that were killed have left in a folder: temporary files that nobody holds any more."""
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(OSError):
            handle = os.open(left, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
            try:
                if S_ISREG(os.fstat(handle).st_mode) and _locked(handle, wait=False):
                    left.unlink()
            finally:
                os.close(handle)


def _locked(handle: int, *, wait: bool) -> bool:
    """Whether the file could be locked: never where the system has no such locks, or somebody else holds it."""
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except (ImportError, OSError):
        return False
    return True


def _umask() -> int:
    """The process's file mode mask; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
