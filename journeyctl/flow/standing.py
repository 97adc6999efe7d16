"""A Graphviz that stays: it answers one question after the other, so that many journeys cost one start.

In: the words that start it, graphs, how long and how much it may talk. Out: what it printed to them; "" when it did not
answer as it should, and then it is ended and not started again. Only a program that answers each graph before the next
one comes can stay; Graphviz's own `dot` does. It ends when we do, for then nobody asks it any more.
"""

from __future__ import annotations

import os
import selectors
import subprocess
import sys
from collections.abc import Mapping, Sequence
from time import monotonic

from journeyctl.programs import end

_CHUNK = 65_536
_END = b"stop\n"
"""The line after each plan."""


class Standing:
    """One program that stays, in one process: a fork of this process starts its own."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._command = command
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lost = sys.platform == "win32"

    def ask(self, text: str, graphs: int, deadline: float, most: int) -> str:
        """What the program prints to so many graphs, at most `most` bytes in `deadline` seconds; "" when it fails."""
        process = self._running()
        if process is None:
            return ""
        try:
            heard = _talked(process, text.encode("ascii"), graphs, monotonic() + deadline, most)
        except BaseException:
            self.close()
            raise
        if not heard:
            self.close()
        return heard.decode("ascii", "replace")

    def close(self) -> None:
        """End the program, for good."""
        self._lost = True
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        end(process)
        process.communicate()

    def _running(self) -> subprocess.Popen[bytes] | None:
        if self._owner != os.getpid():
            self._process = None
        if self._process is None and not self._lost:
            self._owner = os.getpid()
            try:
                self._process = subprocess.Popen(
                    self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                    env=self._environment, start_new_session=True,
                )  # fmt: skip
            except OSError:
                self._lost = True
        return self._process


def _talked(process: subprocess.Popen[bytes], said: bytes, graphs: int, until: float, most: int) -> bytes:
    """Say everything while hearing everything, so that neither waits for the other; b"" when that goes wrong."""
    assert process.stdin
    assert process.stdout
    mouth, ear = process.stdin.fileno(), process.stdout.fileno()
    heard, left, ends = bytearray(), memoryview(said), 0
    with selectors.DefaultSelector() as selector:
        for pipe, event in ((mouth, selectors.EVENT_WRITE), (ear, selectors.EVENT_READ)):
            os.set_blocking(pipe, False)
            selector.register(pipe, event)
        while left or ends < graphs:
            ready = [key.fd for key, _ in selector.select(max(0.0, until - monotonic()))]
            if not ready or len(heard) > most:
                return b""
            try:
                if mouth in ready:
                    left = left[os.write(mouth, left[:_CHUNK]) :]
                if ear in ready:
                    part = os.read(ear, _CHUNK)
                    if not part:
                        return b""
                    heard += part
                    ends += heard.count(_END, max(0, len(heard) - len(part) - len(_END) + 1))
            except OSError:
                return b""
            if not left and mouth in selector.get_map():
                selector.unregister(mouth)
    return bytes(heard) if heard.endswith(_END) and ends == graphs else b""
