"""Writes files whole or not at all: a temporary file beside the target takes its place when it is complete."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_IMODE
from tempfile import mkstemp

from journeyctl.diagnostics import EnvironmentFault

_MODE = 0o666


def write(path: Path, data: bytes) -> None:
    """Write `data` to `path`, making its folder when it is missing. The old file stays until the new one is whole.

    A file that is there keeps its mode.

    Raises:
        EnvironmentFault: when the place cannot be written (J911), is a folder (J912) or a link (J913).
    """
    try:
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


def _replace(path: Path, data: bytes) -> None:
    handle, name = mkstemp(prefix=".journeyctl-", suffix=".part", dir=path.parent)
    temporary = Path(name)
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


def _umask() -> int:
    """The process's file mode mask; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
