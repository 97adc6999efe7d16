"""Journeys checked by several processes: what is said is what one says, and little goes from one to another."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from journeyctl.pipeline import FEW_CHECKS, Done, Inquiry, check_all, find, spreading
from journeyctl.pipeline.workers import Workers
from tests.counting import Counted
from tests.running import clean_environment, journeyctl
from tests.test_revisions_git import Repository

SETTINGS = """\
name: Here
check: {fail_on: hint}
gates: {keep_hearts: yes, coverage: 50}
touchpoints: {app: {name: Appen, channel: app}, brev: {name: Brevet, channel: letter}}
"""
BAD = "title: Bad\nactivitys: [A]\n"
LOVED = "title: T\nlang: en\npersona: kim\nactivities:\n  - {name: A, happiness: 2, touchpoints: app}\n  - B\n  - C\n"
MANY = FEW_CHECKS + 3


def names() -> list[str]:
    return [f"{number:02}.journey.yaml" for number in range(MANY)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, a repository: a project of many journeys, some of which have lost a heart or are bad."""
    top = Repository(tmp_path / "top")
    files = {"journeyctl.yaml": SETTINGS, "personas/kim.persona.yaml": "name: Kim\n"}
    files["personas/odd.persona.yaml"] = "name: Odd\nagee: 3\n"
    files |= dict.fromkeys(names(), LOVED)
    for name, text in files.items():
        (top.top / name).parent.mkdir(exist_ok=True)
        (top.top / name).write_text(text)
    top.git("add", ".")
    top.git("commit", "-q", "-m", "all")
    for name in names()[2::5]:
        (top.top / name).write_text(LOVED.replace("happiness: 2", "happiness: -1"))
    (top.top / "05.journey.yaml").write_text(BAD)
    (top.top / "06.journey.yaml").write_text(LOVED.replace("kim", "odd"))
    monkeypatch.chdir(top.top)
    return top.top


def told(inquiry: Inquiry, jobs: int = 0) -> tuple[Done, ...]:
    return tuple(check_all(find((".",)), inquiry, None, Workers(jobs) if jobs else None))


def test_what_is_said_is_the_same_for_any_number_of_processes(folder: Path):
    """Findings, the lines they speak of, what counts for the sum, in the same order."""
    alone = told(Inquiry())
    codes = [{found.code for found in one.diagnostics} for one in alone]
    assert ["J602" in found for found in codes] == [at % 5 == 2 for at in range(MANY)]
    assert not any("J320" in found for found in codes), "one could not be read, and may meet it"
    assert (alone[5].given.name, codes[5]) == ("05.journey.yaml", {"J101"})
    assert set(alone[6].lines or ()) == {"06.journey.yaml", "personas/odd.persona.yaml"}
    for jobs in (2, 3):
        assert told(Inquiry(), jobs) == alone


def test_what_is_about_all_of_them_comes_with_the_last(folder: Path):
    """Touchpoints that stand on no map are known when all were read, wherever; their lines can be shown."""
    for name in ("05.journey.yaml", "06.journey.yaml"):
        (folder / name).write_text(LOVED)
    for jobs in (0, 2):
        done = told(Inquiry(), jobs)
        (found,) = [one for each in done for one in each.diagnostics if one.code == "J320"]
        assert found in done[-1].diagnostics
        assert "Brevet" in (done[-1].lines or {})[found.span.path][found.span.line - 1]


def test_little_goes_from_one_process_to_another(folder: Path):
    """Neither the journey nor, where nobody shows them, its lines: less than two kilobytes, however long it is."""
    (folder / "01.journey.yaml").write_text(LOVED + "".join(f"  - Calls {number}\n" for number in range(500)))
    quiet = tuple(check_all(find((".",)), Inquiry(select=("J6",)), lines=False))
    assert max(len(pickle.dumps(one)) for one in quiet if one.given.name != "05.journey.yaml") < 2_000
    assert all(one.lines is None for one in quiet)


def test_the_command_says_the_same(folder: Path):
    """Whatever `--jobs` says: reports in every format, sums, exit codes."""
    told = []
    for jobs in (1, 2):
        reports = [folder / name for name in ("sarif", "rdjson", "junit", "json")]
        forms = [f"--format={one.name}={one}" for one in reports]
        ran = journeyctl("check", ".", "--format", "full", *forms, "--jobs", jobs, cwd=folder)
        told.append((ran, [one.read_text() for one in reports]))
    assert told[0] == told[1]
    assert (told[0][0].code, told[0][0].out.count("J602")) == (1, len(names()[2::5]))


def test_few_journeys_are_checked_by_one_process(folder: Path, monkeypatch: pytest.MonkeyPatch):
    """From one more on there are several."""
    started: list[int] = []
    monkeypatch.setattr(spreading, "_started", lambda engine, work: started.append(engine.jobs))
    for more in (0, 1):
        tuple(check_all(find(tuple(names()[: FEW_CHECKS + more])), Inquiry(), None, Workers(2)))
        assert started == [2] * more


def test_standard_input_is_read_by_the_main_process(folder: Path, monkeypatch: pytest.MonkeyPatch):
    """And told in its place."""
    ran = [
        journeyctl("check", "00.journey.yaml", "-", ".", "--jobs", jobs, "--format", "concise", cwd=folder, stdin=BAD)
        for jobs in (1, 2)
    ]
    assert ran[0] == ran[1]
    assert "-:2:1: error J101" in ran[0].out


def test_git_is_asked_once_for_what_was(folder: Path, tmp_path: Path):
    """However many journeys there are, and processes: which commit, and what all files held then."""
    git = Counted("git", tmp_path / "counting")
    for jobs in (1, 2):
        ran = journeyctl("check", ".", "--jobs", jobs, cwd=folder, PATH=git.path)
        assert (ran.code, len(git.starts())) == (1, 2)


def test_a_revision_that_git_does_not_know_is_asked_for_once(folder: Path, tmp_path: Path):
    """That, whether git answers, and whether the clone is shallow or partial; the fault is told for every journey."""
    git = Counted("git", tmp_path / "counting")
    for jobs in (1, 2):
        ran = journeyctl("check", ".", "--base", "nowhere", "--jobs", jobs, cwd=folder, PATH=git.path)
        assert (ran.code, len(git.starts())) == (2, 4)


KILLED = """
import os, signal, sys
from journeyctl import __main__
from journeyctl.pipeline import batch
right = batch.advised
def advised(loaded, *more):
    if loaded.given.name.startswith("07"):
        os.kill(os.getpid(), signal.SIGKILL)
    return right(loaded, *more)
batch.advised = advised
sys.argv = ["journeyctl", *sys.argv[1:]]
__main__.entry()
"""


def test_a_process_that_dies_takes_no_other_journey_along(folder: Path):
    """The one it died of is told, all others are checked, and the exit code is 3."""
    ran = subprocess.run(
        [sys.executable, "-c", KILLED, "check", ".", "--jobs", "2", "--format", "concise"],
        cwd=folder, env=clean_environment(), capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert ran.returncode == 3
    assert "(07.journey.yaml): the process that worked on it has died, twice\n" in ran.stderr
    assert {line.split(":")[0] for line in ran.stdout.splitlines()} >= {"00.journey.yaml", names()[-1]}
