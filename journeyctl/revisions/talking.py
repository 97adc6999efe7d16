"""Hears what git says, for no longer than it may take and no more than it may say.

In: the words of a call, where, and what it reads. Out: an answer, or the fault that there is none. A git that hangs or
never stops talking ends with all that it has started.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import IO

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.revisions.refusals import Answer

MOST = 256_000_000
"""Bytes that git may say: a file of 100 kB in 2,500 versions."""
_CHUNK = 65_536


def talk(words: tuple[str, ...], folder: Path, environment: dict[str, str], said: bytes, deadline: float) -> Answer:
    """Run git in a folder.

    Args:
        words: what it is called with.
        folder: where.
        environment: its variables, all of them.
        said: what it reads.
        deadline: seconds that it may take.

    Raises:
        EnvironmentFault: when it cannot be run, is slower, or says more than it may (J941).
    """
    try:
        git = subprocess.Popen(
            ["git", "--no-pager", *words],
            cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=True,
        )  # fmt: skip
    except (OSError, ValueError) as fault:
        raise EnvironmentFault("J941", f"git cannot be run: {fault}", "Install git, or put it on PATH.") from None
    try:
        out, complaint = _heard(git, said, deadline)
    except BaseException:
        end(git)
        raise
    return Answer(git.returncode, out, complaint.decode("utf-8", "replace").strip())


def end(git: subprocess.Popen[bytes]) -> None:
    """End git and whatever it has started, and wait for git itself."""
    try:
        os.killpg(git.pid, signal.SIGKILL)
    except (OSError, AttributeError):
        git.kill()
    git.wait()


def _heard(git: subprocess.Popen[bytes], said: bytes, deadline: float) -> tuple[bytes, bytes]:
    """What git prints and what it complains of; each pipe has a thread, so that none waits for another."""
    assert git.stdin
    assert git.stdout
    assert git.stderr
    until = monotonic() + deadline
    out, complaint = bytearray(), bytearray()
    threads = (
        Thread(target=_say, args=(git.stdin, said), daemon=True),
        Thread(target=_hear, args=(git.stdout, out), daemon=True),
        Thread(target=_hear, args=(git.stderr, complaint), daemon=True),
    )
    for thread in threads:
        thread.start()
    for thread in reversed(threads):
        thread.join(max(0.0, until - monotonic()))
    if max(len(out), len(complaint)) > MOST:
        raise _silence(f"it said more than {MOST // 1_000_000:,} MB")
    try:
        git.wait(max(0.0, until - monotonic()))
    except subprocess.TimeoutExpired:
        raise _silence(f"it has not answered within {deadline:g} s") from None
    if any(thread.is_alive() for thread in threads):
        raise _silence(f"it has not answered within {deadline:g} s")
    return bytes(out), bytes(complaint)


def _silence(why: str) -> EnvironmentFault:
    return EnvironmentFault("J941", f"git cannot be asked: {why}", "Try: git status.")


def _say(pipe: IO[bytes], data: bytes) -> None:
    with contextlib.suppress(OSError), pipe:
        pipe.write(data)


def _hear(pipe: IO[bytes], heard: bytearray) -> None:
    with contextlib.suppress(OSError, ValueError), pipe:
        while len(heard) <= MOST and (part := pipe.read1(_CHUNK)):  # type: ignore[attr-defined]
            heard += part
