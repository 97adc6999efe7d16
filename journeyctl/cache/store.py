"""Entries of a cache: written whole or not at all, believed only when their seal holds.

In: keys and entries. Out: entries. A cache that cannot be read or written is no fault: it is as if it were empty.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
import time
import zlib
from pathlib import Path
from typing import NamedTuple

LARGEST = 300_000_000
"""Bytes of the largest entry: a sheet of A0 in pixels has a tenth of that."""
OBJECTS = "objects"
PART = ".part"

_HEADER = re.compile(rb"journeyctl-cache 1 ([0-9a-f]{64}) ([0-9]{1,9}) ([0-9]{1,9}) (packed|plain)\n")
_LONGEST_HEADER = 120
_DAY = 86_400.0
_KEY = re.compile("[0-9a-f]{64}")
_PACKED = (b"\x89PNG", b"%PDF")
"""How bytes begin that are packed already."""
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Entry(NamedTuple):
    """What is kept: words about it (JSON, one line), and bytes."""

    words: str
    data: bytes = b""


def key_of(*parts: str | bytes) -> str:
    """The key that stands for these parts: their SHA-256, each with its length, so that no two lists agree."""
    made = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        made.update(b"%d:" % len(data))
        made.update(data)
    return made.hexdigest()


class Cache(NamedTuple):
    """A folder of entries. `secret`: only who knows it can make an entry that is believed; "" for a place of trust."""

    folder: Path
    secret: bytes = b""

    def get(self, key: str) -> Entry | None:
        """What is kept under a key; None when there is nothing, or nothing that can be believed."""
        try:
            whole = _read(self._file(key))
        except OSError:
            return None
        header = _HEADER.match(whole[:_LONGEST_HEADER])
        if header is None:
            return None
        body = whole[header.end() :]
        seal = self._seal(key, header[2], header[3], header[4], body)
        if seal != header[1].decode("ascii"):
            return None
        _used(self._file(key))
        words, data = body[: int(header[2])], body[int(header[2]) :]
        return Entry(words.decode("utf-8"), _unpacked(data, int(header[3])) if header[4] == b"packed" else data)

    def put(self, key: str, entry: Entry) -> None:
        """Keep an entry, in place of what was kept under its key."""
        if len(entry.data) > LARGEST:
            return
        words = entry.words.encode("utf-8")
        form = b"plain" if entry.data.startswith(_PACKED) else b"packed"
        body = words + (entry.data if form == b"plain" else zlib.compress(entry.data, 1))
        length, size = b"%d" % len(words), b"%d" % len(entry.data)
        seal = self._seal(key, length, size, form, body).encode("ascii")
        with contextlib.suppress(OSError):
            put_whole(self._file(key), b"journeyctl-cache 1 %b %b %b %b\n%b" % (seal, length, size, form, body))

    def moment(self) -> int:
        """What time it is on the disk that the cache lies on, in nanoseconds: 0 when no file can be made there."""
        part = part_in(self.folder)
        try:
            handle = os.open(part, _WRITE, 0o600)
            try:
                return os.fstat(handle).st_ctime_ns
            finally:
                os.close(handle)
                part.unlink()
        except OSError:
            return 0

    def _file(self, key: str) -> Path:
        """Where a key is kept. A link on the way, which somebody else has put there, leads to no file.

        Raises:
            OSError: when the way is a link.
        """
        assert _KEY.fullmatch(key), "a key is 64 hexadecimal digits"
        folder = self.folder / OBJECTS
        for one in (folder, folder / key[:2]):
            if one.is_symlink():
                raise OSError
        return folder / key[:2] / key[2:]

    def _seal(self, key: str, *parts: bytes) -> str:
        """What can only be made of these parts, under this key, by who knows the secret."""
        made = hashlib.blake2b(key=self.secret, digest_size=32)
        for part in (key.encode("ascii"), *parts):
            made.update(b"%d:" % len(part))
            made.update(part)
        return made.hexdigest()


def _used(path: Path) -> None:
    """Note that an entry is in use, at most once a day: what was not used for longest is pruned first."""
    with contextlib.suppress(OSError):
        if path.stat().st_mtime < time.time() - _DAY:
            os.utime(path)


def _unpacked(data: bytes, size: int) -> bytes:
    """Packed bytes as they were; the seal has shown that they are ours, and no more than they say is made of them."""
    return zlib.decompressobj().decompress(data, max(size, 1))


def _read(path: Path) -> bytes:
    handle = os.open(path, _READ)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError
        return file.read(LARGEST)


def put_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: processes that write the same one at once each put a whole one in place.

    It need not reach the disk before we go on: a part of it after a power cut is no entry.

    Raises:
        OSError: when it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = part_in(path.parent)
    try:
        with os.fdopen(os.open(part, _WRITE, 0o666), "wb") as file:
            file.write(data)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def part_in(folder: Path) -> Path:
    """Where a file is written before it is whole: no run has used that name, also where all have the same number."""
    return folder / f"{os.getpid()}-{os.urandom(8).hex()}{PART}"
