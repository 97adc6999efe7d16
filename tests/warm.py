"""Runs the program in forks of one process that has imported what it needs, which no run then imports anew.

In: the words of a command line, as `tests.running.journeyctl` takes them. Out: the same, from a process that nobody has
used before: its own folder, environment, streams and exit code. What is about starting, about what is imported, about
processes or about bytes that two starts share is asked of `tests.running.journeyctl`.
"""

from __future__ import annotations

import atexit
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.running import ROOT, Ran, clean_environment
from tests.running import journeyctl as started

LOADED = (
    "cairosvg", "concurrent.futures", "jinja2", "jsonschema", "pypdf", "typer", "uharfbuzz", "yaml",
    "journeyctl.cli", "journeyctl.diff", "journeyctl.export", "journeyctl.layout", "journeyctl.lint",
    "journeyctl.paint", "journeyctl.pipeline", "journeyctl.report", "journeyctl.theme",
)  # fmt: skip
SECONDS = 120
STREAMS = ("in", "out", "err")


def journeyctl(*words: object, cwd: Path = ROOT, stdin: str | None = None, **environment: str) -> Ran:
    """Run `journeyctl` with these words, in a fork; from nothing where Python itself is told something."""
    if not hasattr(os, "fork") or any(name.startswith("PYTHON") for name in environment):
        return started(*words, cwd=cwd, stdin=stdin, **environment)
    with tempfile.TemporaryDirectory() as streams:
        paths = [Path(streams, name) for name in STREAMS]
        paths[0].write_text(stdin or "", encoding="utf-8", newline="")
        asked = {
            "words": [str(word) for word in words],
            "cwd": str(cwd),
            "environment": clean_environment(**environment),
            "streams": [str(path) for path in paths],
        }
        server = _server()
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(json.dumps(asked) + "\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        # As `subprocess` gives it: lines end in one letter.
        return Ran(code, *(path.read_text(encoding="utf-8") for path in paths[1:]))


@lru_cache(maxsize=1)
def _server() -> subprocess.Popen[str]:
    """The process that forks; it ends with the tests, when nobody can ask it any more."""
    words = [sys.executable, "-m", "tests.warm"]
    made = subprocess.Popen(
        words, cwd=ROOT, env=clean_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    atexit.register(made.communicate)
    return made


def _serve() -> None:
    """Run what each line of standard input asks for; a line with its exit code answers it."""
    for name in LOADED:
        importlib.import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _run(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _run(asked: dict[str, Any]) -> None:
    """What `python -m journeyctl` does; it never returns."""
    signal.alarm(SECONDS)
    for number, path in enumerate(asked["streams"]):
        handle = os.open(path, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT)
        os.dup2(handle, number)
        os.close(handle)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", buffering=1, closefd=False)  # noqa: SIM115
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["cwd"])
    sys.argv = ["journeyctl", *asked["words"]]
    from journeyctl.__main__ import entry

    entry()


if __name__ == "__main__":
    _serve()
