"""Exit codes, and what is said with them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journeyctl import __version__
from tests.running import ROOT, TINY, clean_environment, journeyctl

WRONG = "title: Wrong\nlang: en\nactivitys:\n  - Arrives\nactivities:\n  - {name: Leaves, hapiness: 1}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.journey.yaml").write_text(TINY, encoding="utf-8")
    (tmp_path / "bad.journey.yaml").write_text(WRONG, encoding="utf-8")
    return tmp_path


def test_the_version_is_told():
    """`--version` prints the name and the number, and is clean."""
    assert journeyctl("--version") == (0, f"journeyctl {__version__}\n", "")


def test_a_clean_journey_is_0(folder: Path):
    """A journey without findings ends in 0 and says so, with what it rests on."""
    ran = journeyctl("check", "good.journey.yaml", "--select", "J3", cwd=folder)
    rests = "0 of 2 activities rest on evidence; no interviews\n"
    assert ran == (0, "", f"1 journey checked: nothing found\n{rests}")


def test_findings_are_1_and_all_told_at_once(folder: Path):
    """Both wrong keys are told with file, line and column; the exit code is 1."""
    ran = journeyctl("check", ".", "--format", "concise", "--ignore", "J2", cwd=folder)
    assert ran.code == 1
    assert [line.split(" ")[0] for line in ran.out.splitlines()] == ["bad.journey.yaml:3:1:", "bad.journey.yaml:6:20:"]


@pytest.mark.parametrize(
    "words",
    [
        ("check", "nowhere.journey.yaml"),
        ("check", "*.nothing"),
        ("check", "empty"),
        ("check",),
        ("chek", "."),
        ("render", "good.journey.yaml", "--to", "gif"),
        ("render", "good.journey.yaml", "--lang", "tlh"),
        ("check", "good.journey.yaml", "--lang", "tlh"),
        ("render", "good.journey.yaml", "--lanes", "happyness"),
        ("render", "good.journey.yaml", "--theme", "neon"),
        ("render", "good.journey.yaml", "--today", "yesterday"),
        ("render", "good.journey.yaml", "--paper", "A9"),
        ("render", ".", "-o", "-"),
        ("render", "good.journey.yaml", "--project", "nowhere"),
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_2(folder: Path, words: tuple[str, ...]):
    """A call that cannot be meant ends in 2, says why, and writes nothing."""
    (folder / "empty").mkdir()
    ran = journeyctl(*words, cwd=folder)
    assert ran.code == 2, ran
    assert ran.err
    assert ran.out == ""
    assert not (folder / "build").exists()
    assert "Traceback" not in ran.err


def test_one_bad_journey_keeps_no_other_from_being_drawn(folder: Path):
    """`render` ends in 1, yet the good journey is written, and nothing of the bad one."""
    ran = journeyctl("render", ".", "-o", "out", cwd=folder)
    assert ran.code == 1, ran
    assert [path.name for path in (folder / "out").iterdir()] == ["good.svg"]
    assert "bad.journey.yaml:3:1: error" in ran.err


def test_what_cannot_be_written_is_2(folder: Path):
    """A place that is a file is named, without a traceback."""
    (folder / "out").write_text("here")
    ran = journeyctl("render", "good.journey.yaml", "-o", "out", cwd=folder)
    assert ran.code == 2
    assert "J911" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_what_could_not_be_read_is_not_called_checked(folder: Path):
    """The sum tells apart what was checked and what could not be read."""
    (folder / "loop.journey.yaml").symlink_to("loop.journey.yaml")
    ran = journeyctl("check", "good.journey.yaml", "loop.journey.yaml", "--select", "J3", cwd=folder)
    assert ran.code == 2
    assert "1 journey checked, 1 could not be read: nothing found\n" in ran.err


def test_a_warning_fails_only_when_asked(folder: Path):
    """`--fail-on warning` turns a warning into 1, also when `--quiet` hides it; the project's word holds without it."""
    (folder / "warn.journey.yaml").write_text(
        "title: Warn\nlang: en\nactivities:\n  - {name: A, touchpoints: {channel: phonee, name: Rings}}\n"
    )
    assert journeyctl("check", "warn.journey.yaml", cwd=folder).code == 0
    assert journeyctl("check", "warn.journey.yaml", "--fail-on", "warning", "--quiet", cwd=folder).code == 1
    assert journeyctl("check", "warn.journey.yaml", cwd=folder, JOURNEYCTL_FAIL_ON="warning").code == 1
    (folder / "journeyctl.yaml").write_text("name: Here\ncheck: {fail_on: warning}\n")
    assert journeyctl("check", "warn.journey.yaml", cwd=folder).code == 1
    (folder / "journeyctl.yaml").write_text("name: Here\ncheck: {fail_on: warning, ignore: J312}\n")
    ran = journeyctl("check", "warn.journey.yaml", "--select", "J3", cwd=folder)
    assert (ran.code, ran.out, ran.err.splitlines()[0]) == (0, "", "1 journey checked: nothing found")


def test_what_keeps_a_journey_from_being_read_is_never_ignored(folder: Path):
    """A project that ignores the code of a wrong key still hears of it."""
    code = journeyctl("check", "bad.journey.yaml", "--format", "concise", cwd=folder).out.split(" ")[2]
    (folder / "journeyctl.yaml").write_text(f"name: Here\ncheck: {{ignore: {code}}}\n")
    assert journeyctl("check", "bad.journey.yaml", cwd=folder).code == 1


BROKEN = (
    "import sys; from journeyctl import __main__ as m; import journeyctl.cli.app as a; sys.argv = ['journeyctl', {}]\n"
)
RAISE = BROKEN + "def broken(words): raise {}\nimport journeyctl.cli as c; c.run = broken; sys.exit(m.main())"


def raised(what: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    code = RAISE.format(", ".join(map(repr, ("check", *words))), what)
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=clean_environment(**environment), capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def test_our_bug_is_3_and_says_so():
    """An exception of ours is called a bug; the traceback comes with `--verbose` or its variable only."""
    ran = raised("ZeroDivisionError('deep')")
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr.startswith("this is a bug in journeyctl: ZeroDivisionError: deep\n")
    assert "Traceback" in raised("ZeroDivisionError", "--verbose").stderr
    assert "Traceback" in raised("ZeroDivisionError", JOURNEYCTL_VERBOSE="1").stderr


def test_the_words_of_a_bug_cannot_play_with_the_terminal():
    """Control characters and commands to a build service in an exception's text are shown, not sent; traced or not."""
    for kind in ("ValueError", "OSError"):
        for words in ((), ("--verbose",)):
            ran = raised(rf"{kind}('\x1b[2J\n::error::x\x9b')", *words)
            assert not set(ran.stderr) & {"\x1b", "\x9b"}
            assert not any(line.startswith("::") for line in ran.stderr.split("\n"))
            assert ("Traceback" in ran.stderr, "\\u001b[2J" in ran.stderr) == (bool(words), True)


def test_an_interruption_is_130():
    """Ctrl-C ends quietly in 130."""
    ran = raised("KeyboardInterrupt")
    assert (ran.returncode, ran.stderr) == (130, "interrupted\n")


@pytest.mark.skipif(os.name != "posix", reason="errors of POSIX")
def test_a_full_disk_is_the_machines_fault():
    """What cannot be written for want of space ends in 2, and is not called a bug."""
    ran = raised("OSError(28, 'No space left on device')")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("error J911 what is said cannot be written: No space left on device\n")


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.parametrize("words", [["--version"], ["schema"], ["render", "journeys/first-journey.journey.yaml", "-o-"]])
def test_a_reader_who_leaves_is_no_error(words: list[str]):
    """Nobody reads any more: no message, no traceback, exit code 0."""
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(
        [sys.executable, "-m", "journeyctl", *words],
        cwd=ROOT, env=clean_environment(), stdout=writer, stderr=subprocess.PIPE, check=False, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN),
    )  # fmt: skip
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (0, "")
