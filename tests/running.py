"""Runs the program as a user does: in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
TINY = "title: Tiny\nlang: en\nactivities:\n  - {name: Arrives, happiness: 1}\n  - {name: Leaves, happiness: -1}\n"


class Ran(NamedTuple):
    """What a run gave."""

    code: int
    out: str
    err: str


def clean_environment(**more: str) -> dict[str, str]:
    """Our environment without the wishes of whoever runs the tests."""
    wishes = ("JOURNEYCTL_", "GITHUB_", "NO_COLOR", "FORCE_COLOR")
    kept = {key: one for key, one in os.environ.items() if not key.startswith(wishes)}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def journeyctl(*words: object, cwd: Path = ROOT, stdin: str | None = None, **environment: str) -> Ran:
    """Run `journeyctl` with these words."""
    done = subprocess.run(
        [sys.executable, "-m", "journeyctl", *map(str, words)],
        cwd=cwd,
        input=stdin or "",
        capture_output=True,
        encoding="utf-8",
        env=clean_environment(**environment),
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def program(name: str) -> str:
    """The path of a program, or a skip that names it."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found
