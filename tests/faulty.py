"""Runs a command again and again, each time with one fault at another of its writes: `python -m tests.faulty`.

In: the kind of fault, a folder, a folder for copies of it, how many writes to skip between faults, and the words of a
command. Out: JSON: the files after a run without a fault, and of every run with one whether the fault came (it may
write less often than the first), its exit code, what it said, its files, and the files after a run that followed it.

A write is what changes the disk: opening to write, making a folder, renaming, removing, changing a mode, waiting for
the disk. The program is loaded once and every run is a fork of it, so that a hundred runs take seconds.
"""

from __future__ import annotations

import base64
import errno
import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

KINDS = {"full": errno.ENOSPC, "forbidden": errno.EACCES, "read-only": errno.EROFS, "broken": errno.EIO}
EVENTS = frozenset({"os.rename", "os.remove", "os.mkdir", "os.chmod", "os.rmdir", "os.truncate"})


def files(folder: Path) -> dict[str, str]:
    """Every file in a folder and below, but those of git's own."""
    return {
        path.relative_to(folder).as_posix(): base64.b64encode(path.read_bytes()).decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }


class Fault:
    """Does its harm at one write, counted from 1; with 0 it only counts."""

    def __init__(self, kind: str, at: int) -> None:
        self.kind, self.at, self.count = kind, at, 0

    def write(self) -> None:
        self.count += 1
        if self.count != self.at:
            return
        if self.kind == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.kind == "interrupted":
            signal.raise_signal(signal.SIGINT)
            return
        raise OSError(KINDS[self.kind], os.strerror(KINDS[self.kind]))

    def hear(self, event: str, args: tuple[Any, ...]) -> None:
        """The audit hook."""
        if event in EVENTS or (event == "open" and self._writes(*args)):
            self.write()

    @staticmethod
    def _writes(path: object, mode: object, flags: object) -> bool:
        if isinstance(path, int) or path == os.devnull:
            return False
        return bool(isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def run(words: list[str], folder: Path, fault: Fault | None) -> tuple[int, str, int]:
    """One run in a fork: its exit code (of a killed one the negative signal), what it said, how often it wrote."""
    said, counted = folder.with_suffix(".said"), folder.with_suffix(".count")
    child = os.fork()
    if not child:
        os.chdir(folder)
        handle = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.argv = ["journeyctl", *words]
        from journeyctl.__main__ import main

        note = os.open(counted, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        if fault:
            wait = os.fsync
            os.fsync = lambda handle: (fault.write(), wait(handle))[1]
            sys.addaudithook(fault.hear)
        code = main()
        count = fault.count if fault else 0
        os.write(note, str(count).encode())
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:
            pass
        os._exit(code)
    _, status = os.waitpid(child, 0)
    count = counted.read_text() if counted.exists() else ""
    return os.waitstatus_to_exitcode(status), said.read_text(errors="replace"), int(count or 0)


def warm(words: list[str], folder: Path) -> None:
    """Run the command in this process, so that every fork has loaded what it needs; its words go nowhere."""
    from journeyctl.cli import run as called
    from journeyctl.export.files import _sweep

    here, kept = Path.cwd(), [os.dup(1), os.dup(2)]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.chdir(folder)
    for number in (1, 2):
        os.dup2(nowhere, number)
    called(words)
    sys.stdout.flush()
    sys.stderr.flush()
    for number, handle in zip((1, 2), kept, strict=True):
        os.dup2(handle, number)
    os.chdir(here)
    _sweep.cache_clear()


def main() -> None:
    """Do what the words of the command line ask for."""
    kind, folder, copies, step, *words = sys.argv[1:]
    start, room = Path(folder), Path(copies)

    def copy(name: str) -> Path:
        place = room / name
        shutil.copytree(start, place, symlinks=True)
        return place

    warm(words, copy("warm"))
    good = copy("good")
    code, told, count = run(words, good, Fault(kind, 0))
    runs = []
    for at in range(1, count + 1, int(step)):
        place = copy(f"run-{at}")
        ended, said, wrote = run(words, place, Fault(kind, at))
        came = ended == -signal.SIGKILL or wrote >= at
        after = files(place)
        again, _, _ = run(words, place, None)
        runs.append(
            {
                "at": at,
                "came": came,
                "code": ended,
                "said": said,
                "files": after,
                "again": again,
                "finally": files(place),
            }
        )
    print(json.dumps({"code": code, "said": told, "before": files(start), "good": files(good), "runs": runs}))


if __name__ == "__main__":
    main()
