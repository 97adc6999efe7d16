"""Counts how often a run starts a program, whichever of its processes does."""

from __future__ import annotations

import os
from pathlib import Path

from tests.running import program


class Counted:
    """A program that writes down every start, put before the real one on PATH."""

    def __init__(self, name: str, folder: Path) -> None:
        real = program(name)
        folder.mkdir()
        self._log = folder / "log"
        self.path = f"{folder}{os.pathsep}{os.environ['PATH']}"
        (folder / name).write_text(f'#!/bin/sh\necho "$*" >>"{self._log}"\nexec "{real}" "$@"\n')
        (folder / name).chmod(0o755)

    def starts(self) -> list[str]:
        """The words of every start since this was asked last."""
        found = self._log.read_text().splitlines() if self._log.exists() else []
        self._log.write_text("")
        return found
