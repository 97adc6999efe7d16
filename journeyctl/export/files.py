"""Writes files whole or not at all: a temporary file beside the target takes its place when it is complete.

A run that is killed leaves its temporary file; the next one that writes into the folder removes it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from stat import S_IMODE, S_ISREG
from tempfile import mkstemp

from journeyctl.diagnostics import EnvironmentFault

_MODE = 0o666
_PREFIX, _SUFFIX = ".journeyctl-", ".part"


def write(path: Path, data: bytes) -> None:
    """Write `data` to `path`, making its folder when it is missing. The old file stays until the new one is whole.

    A file that is there keeps its mode.

    Raises:
        EnvironmentFault: when the place cannot be written (J911), is a folder (J912) or a link, or a folder on the way
            is a link out of the project that it lies in (J913).
    """
    try:
        stray = _stray(path.parent)
        if stray:
            message = f"{stray} is a link that leads out of its project; files are not written through it"
            raise EnvironmentFault("J913", message, "Name the folder where it leads, or remove the link.")
        if path.is_symlink():
            raise EnvironmentFault("J913", f"{path} is a link; files are not written through links", "Remove the link.")
        if path.is_dir():
            raise EnvironmentFault("J912", f"{path} is a folder", "Choose another name for the file.")
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
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


def _replace(path: Path, data: bytes) -> None:
    _sweep(path.parent)
    handle, temporary = _claimed(path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(S_IMODE(path.stat().st_mode) if path.exists() else _MODE & ~_umask())
            temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _claimed(folder: Path) -> tuple[int, Path]:
    """A temporary file that is ours as long as we hold it open; one swept before it was locked is made anew."""
    while True:
        handle, name = mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
        if not _locked(handle, wait=True) or os.fstat(handle).st_nlink:
            return handle, Path(name)
        os.close(handle)


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
