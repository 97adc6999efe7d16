"""The door to Graphviz: many graphs to one process, under a deadline, with nothing but numbers in them.

Nodes are called n0, n1 ...; labels are empty; no text of a user ever reaches the program. A program that is missing,
hangs, dies or lies gives None, and the caller draws its own plain plan.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

DEADLINE = 20.0
"""Seconds a run may take before it is ended."""
MOST_OUTPUT = 50_000_000
FARTHEST = 1e6
"""No length of an honest plan is greater, in points; NaN and infinity are not either."""
_NAMES = ("graphviz-pure", "graphviz-pure.exe")


class Spot(NamedTuple):
    """The centre of a node, in the units its size was given in; y counts downwards."""

    x: float
    y: float


class Plan(NamedTuple):
    """Where Graphviz put things. `spots` are by node number."""

    width: float
    height: float
    spots: dict[int, Spot]


@lru_cache(maxsize=1)
def find_dot() -> Path | None:
    """The `dot` on PATH, else the one of the wheel `graphviz-pure`; None when there is neither."""
    own = shutil.which("dot")
    if own:
        return Path(own)
    folders = (Path(sysconfig.get_path("scripts")), Path(sys.executable).parent)
    packages = (Path(sysconfig.get_path("purelib")), Path(sysconfig.get_path("platlib")))
    places = [folder / name for folder in folders for name in _NAMES]
    places += [one for package in packages for name in _NAMES for one in package.glob(f"graphviz_pure/**/{name}")]
    return next((place for place in places if place.is_file() and os.access(place, os.X_OK)), None)


def lay_out(graphs: tuple[str, ...], deadline: float = DEADLINE) -> tuple[Plan | None, ...]:
    """The plans of graphs in the DOT language, all in one process; None for those that could not be planned."""
    program = find_dot()
    if program is None or not graphs:
        return tuple(None for _ in graphs)
    output = _run(program, "\n".join(graphs), deadline)
    plans = _plans(output)
    if len(plans) != len(graphs):
        return tuple(None for _ in graphs)
    return tuple(plans)


def _run(program: Path, text: str, deadline: float) -> str:
    """The program's output, "" when it failed or took too long."""
    environment = {"PATH": os.environ.get("PATH", ""), "SERVER_NAME": "journeyctl", "LC_ALL": "C"}
    command = [str(program), "-Tplain"] if program.name.startswith("dot") else [str(program), "-Kdot", "-Tplain"]
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
            start_new_session=True,
        )  # fmt: skip
    except OSError:
        return ""
    try:
        data, _ = process.communicate(text.encode("ascii"), timeout=deadline)
    except (subprocess.TimeoutExpired, OSError):
        _end(process)
        return ""
    except BaseException:
        _end(process)
        raise
    if process.returncode != 0 or len(data) > MOST_OUTPUT:
        return ""
    return data.decode("ascii", "replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the whole process group, and wait for it."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (OSError, AttributeError):
        process.kill()
    process.communicate()


def _plans(output: str) -> list[Plan | None]:
    found: list[Plan | None] = []
    lines: list[list[str]] = []
    for line in output.splitlines():
        words = line.split()
        if words[:1] == ["stop"]:
            found.append(_plan(lines))
            lines = []
        elif words:
            lines.append(words)
    return found


def _plan(lines: list[list[str]]) -> Plan | None:
    """One graph of `-Tplain`: inches, y upwards; None when a line is not what it should be."""
    try:
        head = lines[0]
        height = float(head[3])
        spots: dict[int, Spot] = {}
        for words in lines[1:]:
            if words[0] == "node":
                spots[int(words[1][1:])] = Spot(float(words[2]) * 72, (height - float(words[3])) * 72)
        plan = Plan(float(head[2]) * 72, height * 72, spots)
    except (IndexError, ValueError):
        return None
    lengths = (plan.width, plan.height, *(length for spot in spots.values() for length in spot))
    return plan if all(abs(length) <= FARTHEST for length in lengths) else None
