"""How far a long run has come, on a terminal: one line, which gives way to whatever else is said.

In: how many there are, and each that is done. Out: the line, on standard error; nothing of it is left at the end.
"""

from __future__ import annotations

import sys
from time import monotonic

WIDEST = 40
EACH = 0.1
"""Seconds between two lines: more of them are not seen, and cost."""
_CLEAR = "\r\x1b[K"


class Progress:
    """A line such as `Drawing  [########        ] 120 of 1,000`. One that is not `shown` says nothing."""

    def __init__(self, word: str, total: int, *, shown: bool) -> None:
        self._word = word
        self._total = total
        self._shown = shown
        self._done = 0
        self._next = 0.0

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if self._shown and monotonic() >= self._next:
            self._next = monotonic() + EACH
            self._draw()

    def say(self, text: str) -> None:
        """Print something else, above the line."""
        if not text:
            return
        if self._shown:
            sys.stderr.write(f"{_CLEAR}{text}")
            self._draw()
        else:
            sys.stderr.write(text)

    def close(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()

    def _draw(self) -> None:
        from shutil import get_terminal_size

        counted = f"{self._done:,} of {self._total:,}"
        room = min(WIDEST, get_terminal_size().columns - len(self._word) - len(counted) - 6)
        full = room * self._done // self._total
        bar = f" [{'#' * full}{' ' * (room - full)}]" if room > 3 else ""
        sys.stderr.write(f"{_CLEAR}{self._word} {bar} {counted}")
        sys.stderr.flush()
