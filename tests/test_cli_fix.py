"""`journeyctl check --fix`: what it writes, what it says, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeyctl.cli import run
from journeyctl.diagnostics import EnvironmentFault
from tests.warm import journeyctl

SLIPS = "title: T\nlang: en\nactivities:\n  - name: A\n    mood: 0,5\n    knd: event\n"
SAFE = SLIPS.replace("mood: 0,5", "happiness: 0.5")
RIGHT = SAFE.replace("knd", "kind")
QUIET = ("--select", "J0,J1,J3")
REST = "0 of 1 activity rests on evidence; no interviews\n"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journey with two findings whose fix is certain and one whose fix is likely."""
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "a.journey.yaml"
    made.write_text(SLIPS, encoding="utf-8")
    return made


def test_findings_tell_of_their_fixes(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Without `--fix` nothing is written; the sum tells how many findings have a fix."""
    assert run(["check", ".", *QUIET]) == 1
    assert "--fix mends 1 of them, --unsafe-fixes mends 1 of them" in capfd.readouterr().err
    assert path.read_text(encoding="utf-8") == SLIPS


def test_safe_fixes_are_written_and_the_rest_is_told(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What a fix uncovers is mended too; what is left is told, and decides the exit code."""
    assert run(["check", ".", "--fix", "--format", "concise", *QUIET]) == 1
    said = capfd.readouterr()
    assert path.read_text(encoding="utf-8") == SAFE
    assert said.out == "a.journey.yaml:6:5: error J101 an activity has no key `knd`\n"
    assert run(["check", ".", "--fix", *QUIET]) == 1
    assert capfd.readouterr().err.splitlines()[:2] == ["nothing mended", "1 journey checked: 1 error"]


def test_unsafe_fixes_are_made_on_request(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Both kinds are made, and a journey that is right afterwards ends in 0."""
    assert run(["check", ".", "--unsafe-fixes", "--verbose", *QUIET]) == 0
    said = capfd.readouterr()
    assert (path.read_text(encoding="utf-8"), said.out) == (RIGHT, "")
    assert "mended a.journey.yaml: J101 an activity has no key `mood`\n" in said.err
    assert said.err.endswith(f"3 findings mended in 1 file\n1 journey checked: nothing found\n{REST}")


def test_what_cannot_be_written_is_told(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A link is not written through: the file it leads to stays, the others are mended, the code is 2."""
    other = path.with_name("other.yaml")
    other.write_text(SLIPS, encoding="utf-8")
    path.with_name("0.journey.yaml").symlink_to(other)
    assert run(["check", ".", "--unsafe-fixes", *QUIET]) == 2
    said = capfd.readouterr().err
    assert "J913" in said
    assert "3 findings mended in 1 file\n" in said
    assert (other.read_text(encoding="utf-8"), path.read_text(encoding="utf-8")) == (SLIPS, RIGHT)


def test_of_what_was_not_written_the_findings_of_the_file_are_told(
    path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk the file stays as it was, and so do its findings; nothing is called mended."""

    def full(_: Path, __: bytes) -> None:
        raise EnvironmentFault("J911", "a.journey.yaml cannot be written: No space left on device", "Make room.")

    words = ["check", ".", *QUIET]
    assert run(words) == 1
    without = capfd.readouterr().out
    assert "mood: 0,5" in without
    monkeypatch.setattr("journeyctl.export.write", full)
    assert run([*words, "--unsafe-fixes"]) == 2
    said = capfd.readouterr()
    assert (said.out, path.read_text(encoding="utf-8")) == (without, SLIPS)
    assert "J911" in said.err
    assert "nothing mended\n1 journey checked: 2 errors\n" in said.err


def test_a_file_that_cannot_be_read_is_told(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It ends in 2 as without `--fix`, and the others are mended."""
    path.with_name("0.journey.yaml").symlink_to(path.with_name("nowhere"))
    assert run(["check", "0.journey.yaml", "a.journey.yaml", "--unsafe-fixes", *QUIET]) == 2
    assert "J902" in capfd.readouterr().err
    assert path.read_text(encoding="utf-8") == RIGHT


def test_standard_input_has_no_file_to_mend(tmp_path: Path) -> None:
    """It is a wrong call."""
    ran = journeyctl("check", "-", "--fix", cwd=tmp_path, stdin=SLIPS)
    assert (ran.code, ran.out) == (2, "")
    assert "standard input" in ran.err
