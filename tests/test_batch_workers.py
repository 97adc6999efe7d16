"""Journeys spread over processes: in order, whatever is done first, and however a process ends."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor
from pathlib import Path

import pytest

from journeyctl.pipeline import Done, Input, Wish, find, render_all, spreading
from journeyctl.pipeline.done import Bug
from journeyctl.pipeline.spreading import FEW, spread
from journeyctl.pipeline.workers import Workers
from tests.running import TINY, clean_environment, journeyctl

FIXED = ("--revision", "none", "--view", "compact", "--no-cache")
BAD = "title: Bad\nactivitys: [A]\n"
INPUTS = tuple(Input(letter, Path(letter)) for letter in "abcdefghij")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with eight journeys, of which one is bad and one is large."""
    for letter in "abcdefgh":
        (tmp_path / f"{letter}.journey.yaml").write_text(TINY.replace("Tiny", letter.upper()), encoding="utf-8")
    (tmp_path / "b.journey.yaml").write_text(BAD)
    more = "".join(f"  - {{name: Calls {number}}}\n" for number in range(40))
    (tmp_path / "c.journey.yaml").write_text(TINY + more)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class Refusing:
    """A machine that gives no processes."""

    jobs = 2

    def start(self, work: spreading.Work) -> Executor:
        raise OSError(11, "Resource temporarily unavailable")

    def stop(self, executor: Executor, *, now: bool) -> None:
        raise AssertionError


def dies_at_e(given: Input) -> Done:
    """Work that ends its process at one input, whenever it comes to it."""
    if given.name == "e":
        os.kill(os.getpid(), signal.SIGKILL)
    return Done(given)


def dies_once(given: Input) -> Done:
    """Work that ends its process the first time it comes to one input."""
    if given.name == "e" and not Path("died").exists():
        Path("died").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return Done(given)


def waits(given: Input) -> Done:
    """Work that takes the longer, the earlier it comes."""
    time.sleep(0.01 * (ord("j") - ord(given.name)))
    return Done(given, bug=Bug(str(os.getpid())))


def test_what_comes_out_is_the_same_for_any_number_of_processes(folder: Path):
    """Journeys, bytes, findings and the lines they speak of, in the same order."""
    inputs = find((".",))
    wish = Wish(revision="none", view="compact", formats=("svg", "text"))
    alone = tuple(render_all(inputs, wish))
    assert [len(one.outputs) for one in alone] == [2, 0, 2, 2, 2, 2, 2, 2]
    assert alone[1].lines is not None
    for jobs in (1, 2, 4):
        assert tuple(render_all(inputs, wish, None, None, Workers(jobs))) == alone, jobs


def test_the_first_is_told_first(folder: Path):
    """Also when it is done last; and the work was done by several processes."""
    done = tuple(spread(INPUTS, waits, Workers(3)))
    assert [one.given for one in done] == list(INPUTS)
    assert len({one.bug.said for one in done if one.bug}) > 2


@pytest.mark.parametrize(("work", "lost"), [(dies_at_e, ["e"]), (dies_once, [])])
def test_a_process_that_dies_takes_no_other_journey_along(folder: Path, work: spreading.Work, lost: list[str]):
    """What it was at is tried once more, alone; then it is told, and all others are done, in order."""
    done = tuple(spread(INPUTS, work, Workers(2)))
    assert [one.given for one in done] == list(INPUTS)
    assert [one.given.name for one in done if one.bug] == lost
    assert all("has died, twice" in one.bug.said for one in done if one.bug)


def test_a_machine_without_processes_does_it_all_itself(folder: Path):
    """No process can be started, and everything is done."""
    assert [one.given for one in spread(INPUTS, Done, Refusing())] == list(INPUTS)


def test_few_journeys_start_no_process(folder: Path, monkeypatch: pytest.MonkeyPatch):
    """Nor does a single job; from one more on there is an executor, and no second one."""
    started: list[int] = []
    monkeypatch.setattr(spreading, "_started", lambda engine, work: started.append(engine.jobs))
    assert len(tuple(spread(INPUTS[:FEW], Done, Workers(2)))) == FEW
    assert len(tuple(spread(INPUTS, Done, Workers(1)))) == len(INPUTS)
    assert len(tuple(spread(INPUTS, Done, None))) == len(INPUTS)
    assert started == []
    assert len(tuple(spread(INPUTS[: FEW + 1], Done, Workers(2)))) == FEW + 1
    assert started == [2]


def test_who_stops_listening_ends_the_processes(folder: Path):
    """A run that is given up leaves none behind."""
    turns = spread(INPUTS, waits, Workers(2))
    next(turns)
    process = next(turns).bug
    turns.close()
    assert process is not None
    with pytest.raises(ProcessLookupError):
        os.kill(int(process.said), 0)


def test_the_command_says_and_writes_the_same(folder: Path):
    """Whatever `--jobs` says: the findings in the order of the files, the same files, the same exit code."""
    runs = {
        jobs: journeyctl("render", ".", "-o", f"{jobs}-out", "--jobs", jobs, *FIXED, cwd=folder) for jobs in (1, 2, 0)
    }
    one, two, named = (ran._replace(err=ran.err.replace(f"{jobs}-out", "out")) for jobs, ran in runs.items())
    assert one == two == named
    assert (one.code, one.err.splitlines()[-1]) == (1, "7 files written to out")
    assert one.err.startswith("b.journey.yaml:2:1: error J101")
    assert files(folder / "1-out") == files(folder / "2-out") == files(folder / "0-out")
    assert len(files(folder / "1-out")) == 7


BROKEN = """
import os, signal, sys
from journeyctl import __main__
from journeyctl.pipeline import batch
right = batch.render
def render(loaded, *more):
    if loaded.given.name.startswith("d"):
        {}
    return right(loaded, *more)
batch.render = render
sys.argv = ["journeyctl", *sys.argv[1:]]
__main__.entry()
"""


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("raise ValueError('deep\\x1b[2J')", "(d.journey.yaml): ValueError: deep"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "(d.journey.yaml): the process that worked on it has died, twice\n"),
    ],
    ids=["raised", "killed"],
)
@pytest.mark.parametrize("verbose", [False, pytest.param(True, marks=pytest.mark.proof)])
def test_a_bug_at_one_journey_is_3_and_all_others_are_written(folder: Path, what: str, said: str, verbose: bool):
    """The file is named; where in the program it was is told with `--verbose` only."""
    words = ("render", ".", "-o", "out", "--jobs", "2", *FIXED, *(("--verbose",) if verbose else ()))
    ran = subprocess.run(
        [sys.executable, "-c", BROKEN.format(what), *words],
        cwd=folder, env=clean_environment(), capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert ran.returncode == 3
    assert f"this is a bug in journeyctl {said}" in ran.stderr
    assert ("Traceback" in ran.stderr) is (verbose and "ValueError" in said)
    assert "\x1b" not in ran.stderr
    assert sorted(files(folder / "out")) == [f"{letter}.compact.svg" for letter in "acefgh"]


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.fixture
def running(folder: Path):
    """A run with two workers that has begun to write."""
    for number in range(300):
        (folder / f"x{number}.journey.yaml").write_text(TINY)
    run = subprocess.Popen(
        [sys.executable, "-m", "journeyctl", "render", ".", "-o", "out", "--jobs", "2", "--no-cache"],
        cwd=folder, env=clean_environment(), stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    while not (folder / "out" / "d.svg").exists() or len(children(run.pid)) < 2:
        assert run.poll() is None
        time.sleep(0.01)
    yield run
    run.kill()
    run.communicate()


def gone(pids: list[int]) -> bool:
    """Whether processes end within ten seconds."""
    for _ in range(1000):
        if not any(_lives(pid) for pid in pids):
            return True
        time.sleep(0.01)
    return False


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes as Linux tells them")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_ended_leaves_no_process_and_no_half_file(
    folder: Path, running: subprocess.Popen[str], number: signal.Signals
):
    """Ctrl-C ends it with 130 and one line; killed, its workers follow; what was written is whole."""
    workers = children(running.pid)
    if number == signal.SIGINT:
        os.killpg(running.pid, number)
        _, said = running.communicate(timeout=60)
        assert (running.returncode, said.splitlines()[-1]) == (130, "interrupted")
        assert "Traceback" not in said
        assert [name for name in files(folder / "out") if not name.endswith(".svg")] == []
    else:
        running.kill()
    assert gone(workers)
    assert all(
        data.rstrip().endswith(b"</svg>") for name, data in files(folder / "out").items() if name.endswith(".svg")
    )


def on_a_terminal(folder: Path, *words: str) -> str:
    """What a run says on a terminal."""
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "journeyctl", *words], cwd=folder, env=clean_environment(COLUMNS="60", NO_COLOR="1"),
        stderr=theirs, close_fds=True,
    )  # fmt: skip
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        said += part
    run.wait()
    os.close(ours)
    return said.decode()


def left_of(said: str) -> list[str]:
    """The lines that stay on a terminal: what stands before the cursor is taken away by `clear this line`."""
    return [line.rsplit("\r\x1b[K", 1)[-1] for line in said.replace("\r\n", "\n").split("\n")]


def test_a_terminal_sees_how_far_it_has_come(folder: Path):
    """A line that gives way to findings and is gone at the end; none for few, for `--quiet`, or in a pipe."""
    said = on_a_terminal(folder, "render", ".", "-o", "out", *FIXED)
    assert "Drawing" in said
    assert "of 8" in said
    left = left_of(said)
    assert left[0].startswith("b.journey.yaml:2:1: error J101")
    assert left[-1] == ""
    assert not any("Drawing" in line for line in left)
    assert "Drawing" not in on_a_terminal(folder, "render", ".", "-o", "out", "--quiet", *FIXED)
    assert "Drawing" not in on_a_terminal(folder, "render", "a.journey.yaml", "c.journey.yaml", *FIXED)
