"""The door to Graphviz: many graphs to one process, under a deadline, with nothing but numbers in them.

Nodes are called n0, n1 ...; labels are empty; no text of a user ever reaches the program. A program that is missing,
hangs, dies, talks without end or lies gives None, and the caller draws its own plain plan.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from journeyctl.flow.standing import Standing
from journeyctl.programs import Unanswered, talk

DEADLINE, EACH = 10.0, 0.02
"""Seconds a run may take before it is ended, and how many more for each graph; one takes about 0.0015."""
PATIENCE = 2.0
"""Seconds that one may take that stays: a program that waits for the end of the questions is soon known."""
MOST_OUTPUT = 20_000_000
"""Bytes a run may print before it is ended: a card takes about 60, a way 100."""
FARTHEST = 1e6
"""No length of an honest plan is greater, in points; NaN and infinity are not either."""
_NAMES = ("graphviz-pure", "graphviz-pure.exe")

MOST_KNOWN = 20_000
"""How many plans are remembered."""

_known: dict[str, Plan] = {}
"""Plans by their graphs, which name nothing but numbers: forks of one shape, in many journeys, are planned once."""
_staying: dict[Path, Standing] = {}
"""Programs that have answered once, each with one of it that stays for what else there is to ask."""
_silent: set[Path] = set()
"""Programs that did not answer before their deadline: asked once, they are not waited for again."""


class Spot(NamedTuple):
    """The centre of a node, in points; y counts downwards."""

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
    import sysconfig

    folders = (Path(sysconfig.get_path("scripts")), Path(sys.executable).parent)
    packages = (Path(sysconfig.get_path("purelib")), Path(sysconfig.get_path("platlib")))
    places = [folder / name for folder in folders for name in _NAMES]
    places += [one for package in packages for name in _NAMES for one in package.glob(f"graphviz_pure/**/{name}")]
    return next((place for place in places if place.is_file() and os.access(place, os.X_OK)), None)


def version_of(program: Path) -> str:
    """What a Graphviz says of its version; "" when it does not answer."""
    try:
        told = subprocess.run([program, "-V"], capture_output=True, timeout=DEADLINE, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return (told.stdout + told.stderr)[:200].decode("ascii", "replace").strip()


def lay_out(graphs: tuple[str, ...]) -> tuple[Plan | None, ...]:
    """The plans of graphs in the DOT language, all in one process; None for those that could not be planned."""
    asked = tuple(graph for graph in dict.fromkeys(graphs) if graph not in _known)
    if asked:
        if len(_known) > MOST_KNOWN:
            _known.clear()
        _known.update(zip(asked, _asked(asked), strict=False))
    return tuple(_known.get(graph) for graph in graphs)


def _asked(graphs: tuple[str, ...]) -> list[Plan]:
    """What the program says to graphs; nothing when it does not answer to all."""
    program = find_dot()
    if program is None or program in _silent:
        return []
    for told in _answers(program, graphs):
        plans = _plans(told)
        sound = [plan for plan in plans if plan]
        if len(sound) == len(plans) == len(graphs):
            _staying.setdefault(program, Standing(_command(program), _environment()))
            return sound
    return []


def _answers(program: Path, graphs: tuple[str, ...]) -> Iterator[str]:
    """What the program says: one that stays, where it has answered before, else one that is started for this."""
    text = "".join(f"{graph}\n" for graph in graphs)
    if program in _staying and program.stem == "dot":
        yield _staying[program].ask(text, len(graphs), PATIENCE + EACH * len(graphs), MOST_OUTPUT)
    yield _run(program, text, DEADLINE + EACH * len(graphs))


def _command(program: Path) -> tuple[str, ...]:
    return (str(program), "-Tplain") if program.stem == "dot" else (str(program), "-Kdot", "-Tplain")


def _environment() -> dict[str, str]:
    kept = ("PATH", "SYSTEMROOT")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    return environment | {"SERVER_NAME": "journeyctl", "LC_ALL": "C"}


def _run(program: Path, text: str, deadline: float) -> str:
    """The program's output, "" when it failed, took too long or said too much."""
    try:
        process = subprocess.Popen(
            _command(program), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=_environment(), start_new_session=True,
        )  # fmt: skip
    except OSError:
        return ""
    try:
        out, _ = talk(process, text.encode("ascii"), deadline, MOST_OUTPUT)
    except Unanswered as none:
        if not none.endless:
            _silent.add(program)
        return ""
    return out.decode("ascii", "replace") if process.returncode == 0 else ""


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
