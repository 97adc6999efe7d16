"""Told to end by a signal, a run ends as after Ctrl-C: nothing half written, nothing left, no program runs on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fuller import fuller
from tests.printed import printed
from tests.running import TINY, clean_environment, program

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

STUCK = """#!/bin/sh
echo $$ > "$STUCK_PID"
exec sleep 120
"""
"""A program that takes longer than anybody waits, and says by which number it is known."""
DRAW = ("render", "a.journey.yaml", "-o", "out", "--revision", "none")


def until(met: Callable[[], object]) -> None:
    """Wait for what another process does."""
    for _ in range(600):
        if met():
            return
        time.sleep(0.05)
    pytest.fail("the other process did not do it")


def runs(number: int) -> bool:
    """Whether a process is there and not merely unburied."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{number}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def members(group: int) -> list[int]:
    """The processes of a group."""
    listed = subprocess.run(["ps", "-A", "-o", "pgid=,pid="], capture_output=True, text=True, check=True).stdout
    return [int(line.split()[1]) for line in listed.splitlines() if int(line.split()[0]) == group]


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_program_that_was_started_is_ended_and_its_files_are_gone(tmp_path: Path, sent: signal.Signals) -> None:
    """While Ghostscript looks at a PDF: it is ended, its copy of the PDF is deleted, and the code tells the signal."""
    programs, kept = tmp_path / "bin", tmp_path / "kept"
    for folder in (programs, kept):
        folder.mkdir()
    (programs / "gs").write_text(STUCK)
    (programs / "gs").chmod(0o755)
    (tmp_path / "a.pdf").write_bytes(printed("BT /F 9 Tf 50 50 Td (x) Tj ET"))
    told = tmp_path / "pid"
    around = clean_environment(PATH=f"{programs}:/usr/bin:/bin", TMPDIR=str(kept), STUCK_PID=str(told))
    process = subprocess.Popen(
        [sys.executable, "-m", "journeyctl", "preflight", "a.pdf"], cwd=tmp_path, env=around, stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    until(lambda: told.exists() and told.read_text().endswith("\n"))
    assert list(kept.glob("journeyctl-*"))
    process.send_signal(sent)
    assert (process.communicate(timeout=60)[1], process.returncode) == ("interrupted\n", 128 + sent)
    assert list(kept.iterdir()) == []
    until(lambda: not runs(int(told.read_text())))


TWICE = """
import pathlib, signal, sys
from journeyctl.__main__ import entry
unlink = pathlib.Path.unlink
def again(*given, **more):
    signal.raise_signal({sent})
    unlink(*given, **more)
pathlib.Path.replace, pathlib.Path.unlink = (lambda *_: signal.raise_signal({sent})), again
sys.argv = ["journeyctl", *{words!r}]
entry()
"""


def ended(tmp_path: Path, code: str) -> tuple[int, str]:
    """The exit code of a program that draws, and what it said."""
    (tmp_path / "a.journey.yaml").write_text(TINY)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=clean_environment(), capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT, fuller(signal.SIGHUP)])
def test_told_twice_while_it_writes_it_leaves_no_half_file(tmp_path: Path, sent: signal.Signals) -> None:
    """A second signal does not keep the first from being heeded: the old file stays, nothing lies beside it."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.svg").write_text("old")
    code = TWICE.format(words=(*DRAW, "--no-cache"), sent=int(sent))
    assert ended(tmp_path, code) == (128 + sent, "interrupted\n")
    assert [(one.name, one.read_text()) for one in (tmp_path / "out").iterdir()] == [("a.svg", "old")]


SWALLOWED = """
import signal, sys
import journeyctl.pipeline as pipeline
from journeyctl import __main__ as way_in
way_in._PATIENCE = 0.0
def find(paths):
    try:
        signal.raise_signal(signal.SIGTERM)
    except KeyboardInterrupt:
        {}
pipeline.find = find
sys.argv = ["journeyctl", *{words!r}]
way_in.entry()
"""


@pytest.mark.parametrize(
    "then", ["raise AttributeError('half of a module')", fuller("raise OSError"), "signal.raise_signal(signal.SIGTERM)"]
)
def test_what_a_library_makes_of_an_interruption_is_no_bug(tmp_path: Path, then: str) -> None:
    """One that takes it for a fault, or goes on, ends the run no other way; who is not heeded may tell it again."""
    code = SWALLOWED.format(then, words=(*DRAW, "--no-cache"))
    assert ended(tmp_path, code) == (143, "interrupted\n")
    assert not (tmp_path / "out").exists()


NOHUP = """
import signal, sys
import journeyctl.pipeline as pipeline
from journeyctl.__main__ import entry
find = pipeline.find
pipeline.find = lambda paths: (signal.raise_signal(signal.SIGHUP), find(paths))[1]
signal.signal(signal.SIGHUP, signal.SIG_IGN)
sys.argv = ["journeyctl", *{words!r}]
entry()
"""


def test_what_was_told_not_to_mind_a_closed_terminal_does_not(tmp_path: Path) -> None:
    """Under `nohup` SIGHUP is ignored, and so it stays."""
    code, said = ended(tmp_path, NOHUP.format(words=(*DRAW, "--no-cache")))
    assert (code, "interrupted" in said, (tmp_path / "out" / "a.svg").exists()) == (0, False, True), said


@pytest.mark.proof
@pytest.mark.parametrize("delay", [n / 20 for n in range(24)])
def test_told_at_any_moment_it_leaves_nothing(tmp_path: Path, delay: float) -> None:
    """After any time, with several processes at work: 143 or done; whole files, none beside them, no process."""
    program("ps")
    for number in range(6):
        (tmp_path / f"{number}.journey.yaml").write_text(TINY)
    words = [sys.executable, "-m", "journeyctl", "render", ".", "-o", "out", "--revision", "none", "--jobs", "2"]
    process = subprocess.Popen(
        words, cwd=tmp_path, env=clean_environment(), stderr=subprocess.PIPE, text=True, start_new_session=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _, told = process.communicate(timeout=delay + 0.05)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=60)
    assert process.returncode in (0, 143, -15)  # -15: before a line of ours ran
    assert "Traceback" not in told or "Exception ignored in: " in told
    assert [one.name for one in tmp_path.glob("out/*") if not one.read_bytes().endswith(b"</svg>")] == []
    until(lambda: not any(runs(one) for one in members(process.pid)))
