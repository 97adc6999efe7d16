"""Times commands as whole processes, taking turns, so that a slow moment of the machine slows them all.

In: commands. Out: for each the processor seconds (user and system, children included) of every run.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

Command = Sequence[str]


class Failed(Exception):
    """A command that should be timed did not work."""


class Figures(NamedTuple):
    """The processor seconds of the runs of one command."""

    runs: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.runs)

    def over(self, other: Figures) -> float:
        """The median of the ratios to another command's runs, each to the one beside it."""
        return median(mine / theirs for mine, theirs in zip(self.runs, other.runs, strict=True))


def once(command: Command, folder: Path) -> float:
    """Run a command and wait for it; its processor seconds.

    Raises:
        Failed: when it exits with anything but 0.
    """
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.stderr.close()
    code = process.returncode = os.waitstatus_to_exitcode(status)
    if code:
        raise Failed(f"{' '.join(command)} exited with {code}: {said.decode(errors='replace')[-400:]}")
    return used.ru_utime + used.ru_stime


def in_turn(commands: Mapping[str, Command], folder: Path, runs: int) -> dict[str, Figures]:
    """Time every command `runs` times, one after the other in each round, after one round that is not counted."""
    made: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            spent = once(command, folder)
            if turn:
                made[name].append(spent)
    return {name: Figures(tuple(found)) for name, found in made.items()}
