"""Reads the files that a file refers to: only below the project root, regular files only, no larger than a limit.

In: the root, a reference as written, where it was written. Out: bytes, or the diagnostic that refuses. A link
inside the root may lead to a place inside the root, never out of it; devices and pipes are never read.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from journeyctl.diagnostics import NOWHERE, Diagnostic, Span, cut

LIMIT = 2_000_000
"""The most bytes that are read of one file."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class Fetched(NamedTuple):
    """The bytes of a file, or None and what refuses it."""

    data: bytes | None
    diagnostics: tuple[Diagnostic, ...] = ()


def fetch(root: Path, reference: str, span: Span = NOWHERE, *, limit: int = LIMIT) -> Fetched:
    """The bytes of the file that `reference` (relative to the root, with `/`) names."""
    try:
        real = _below(root, reference)
    except (OSError, ValueError):
        real = None
    if real is None:
        return _refuse(
            "J080", f'"{cut(reference)}" leads out of the project', span, f"Only files below {root} are read."
        )
    try:
        return _read(real, root, reference, span, limit)
    except FileNotFoundError:
        return _refuse("J081", f'there is no file "{cut(reference)}"', span, f"Files are looked for below {root}.")
    except OSError as fault:
        reason = fault.strerror or "it cannot be opened"
        return _refuse(
            "J082", f'"{cut(reference)}" cannot be read: {reason}', span, "Check its kind and its permissions."
        )


def names(root: Path, folder: str) -> tuple[str, ...]:
    """The names in a folder below the root, sorted; none when it is missing or leads out of the root."""
    try:
        parts = _below(root, folder)
        if parts is None:
            return ()
        return tuple(sorted(entry.name for entry in Path(os.path.realpath(root), *parts).iterdir()))
    except (OSError, ValueError):
        return ()


def _below(root: Path, reference: str) -> tuple[str, ...] | None:
    """The real path below the root, part by part; None when it lies outside."""
    top = os.path.realpath(root)
    real = os.path.realpath(os.path.join(top, reference))  # noqa: PTH118 - an absolute reference must replace the root
    relative = os.path.relpath(real, top)
    parts = Path(relative).parts
    if Path(relative).is_absolute() or parts[:1] == ("..",):
        return None
    return parts


def _read(parts: tuple[str, ...], root: Path, reference: str, span: Span, limit: int) -> Fetched:
    handle = _opened(Path(os.path.realpath(root)), parts)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return _refuse("J083", f'"{cut(reference)}" is no regular file', span, "Name a file, not a folder or device.")
    with os.fdopen(handle, "rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        return _refuse("J084", f'"{cut(reference)}" is larger than {limit:,} bytes', span, "Make it smaller.")
    return Fetched(data)


def _opened(root: Path, parts: tuple[str, ...]) -> int:
    """A handle on the file; no part may have become a link since the path was resolved."""
    if os.open not in os.supports_dir_fd:
        return os.open(root.joinpath(*parts), _FLAGS | _NO_LINK)
    folder = os.open(root, _FLAGS)
    for part in parts:
        try:
            inner = os.open(part, _FLAGS | _NO_LINK, dir_fd=folder)
        finally:
            os.close(folder)
        folder = inner
    return folder


def _refuse(code: str, message: str, span: Span, advice: str) -> Fetched:
    return Fetched(None, (Diagnostic("error", code, message, span, advice),))
