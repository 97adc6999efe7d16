"""Hears another program out, for no longer than it may take and no more than it may say.

In: a process that was started in a session of its own, and what it reads. Out: what it printed. One that hangs or never
stops talking ends, with all that it has started.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from threading import Thread
from time import monotonic
from typing import IO

_CHUNK = 65_536


class Unanswered(Exception):
    """A program gave no whole answer; `endless`: it said more than it may, else it took too long."""

    def __init__(self, *, endless: bool) -> None:
        super().__init__(endless)
        self.endless = endless


def talk(process: subprocess.Popen[bytes], said: bytes, deadline: float, most: int) -> tuple[bytes, bytes]:
    """Say everything and hear everything: what a program prints, and what it complains of where that is a pipe.

    Pipes are served by threads of their own, so that none waits for another and nothing a program does with them can
    hold us up. `deadline` is in seconds, `most` in bytes of either stream.

    Raises:
        Unanswered: when that does not end in time or within bounds; the program is ended.
    """
    try:
        return _heard(process, said, monotonic() + deadline, most)
    except BaseException:
        end(process)
        raise


def end(process: subprocess.Popen[bytes]) -> None:
    """End the whole group of a process, and wait for the program itself."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (OSError, AttributeError):
        process.kill()
    process.wait()


def _heard(process: subprocess.Popen[bytes], said: bytes, until: float, most: int) -> tuple[bytes, bytes]:
    assert process.stdin
    assert process.stdout
    out, complaint = bytearray(), bytearray()
    threads = [
        Thread(target=_say, args=(process.stdin, said), daemon=True),
        Thread(target=_hear, args=(process.stdout, out, most), daemon=True),
    ]
    if process.stderr:
        threads.append(Thread(target=_hear, args=(process.stderr, complaint, most), daemon=True))
    for thread in threads:
        thread.start()
    for thread in reversed(threads):
        thread.join(max(0.0, until - monotonic()))
    if max(len(out), len(complaint)) > most:
        raise Unanswered(endless=True)
    try:
        process.wait(max(0.0, until - monotonic()))
    except subprocess.TimeoutExpired:
        raise Unanswered(endless=False) from None
    if any(thread.is_alive() for thread in threads):
        raise Unanswered(endless=False)
    return bytes(out), bytes(complaint)


def _say(pipe: IO[bytes], data: bytes) -> None:
    with contextlib.suppress(OSError), pipe:
        pipe.write(data)


def _hear(pipe: IO[bytes], heard: bytearray, most: int) -> None:
    with contextlib.suppress(OSError, ValueError), pipe:
        while len(heard) <= most and (part := pipe.read1(_CHUNK)):  # type: ignore[attr-defined]
            heard += part
