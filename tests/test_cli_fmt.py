"""`journeyctl fmt`: what it writes, what it prints, and how it ends."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest

from journeyctl.cli import run
from tests.reading import commands
from tests.running import TINY
from tests.warm import journeyctl

UGLY = TINY.replace("happiness: 1", "happiness:  1").replace("\n", "\r\n")
FORMED = TINY.replace("\n", "\r\n")
BROKEN = "title: {a\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with files of every kind: three to be changed, one that is right, one that cannot be read."""
    (tmp_path / "personas").mkdir()
    (tmp_path / "themes").mkdir()
    write(tmp_path / "a.journey.yaml", UGLY)
    write(tmp_path / "b.journey.yaml", TINY)
    write(tmp_path / "broken.journey.yaml", BROKEN)
    write(tmp_path / "journeyctl.yaml", "name: 'P'\n")
    write(tmp_path / "personas" / "c.persona.yaml", "name:  C\n")
    write(tmp_path / "themes" / "d.theme.yaml", "base: mono\n")
    write(tmp_path / "other.yaml", "a:   b\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


def held(folder: Path) -> dict[str, str]:
    return {str(one.relative_to(folder)): one.read_bytes().decode() for one in folder.rglob("*") if one.is_file()}


def test_everything_of_a_project_is_formatted(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """All files of the folder one stands in come out; the one with an error is told and left, and the code is 1."""
    before = held(folder)
    code = run(["fmt"])
    said = capfd.readouterr()
    changed = {
        "a.journey.yaml": FORMED,
        "journeyctl.yaml": "name: P\n",
        "personas/c.persona.yaml": "name: C\n",
    }
    assert (code, said.out, held(folder)) == (1, "", before | changed)
    assert "broken.journey.yaml:1:8" in said.err
    assert said.err.splitlines()[-1] == (
        "3 files changed, 2 files as they should be, 1 file left alone because of errors"
    )
    assert [line.split(":")[0] for line in said.err.splitlines() if line.endswith(": changed")] == [*changed]


@pytest.mark.parametrize(
    ("words", "code", "printed"),
    [
        (["--check"], 1, "a.journey.yaml\n"),
        (["--check", "--quiet"], 1, ""),
        (["--diff"], 0, "--- a.journey.yaml\n+++ a.journey.yaml\n"),
        (["--diff", "--check"], 1, "--- a.journey.yaml\n+++ a.journey.yaml\n"),
    ],
)
def test_looking_writes_nothing(
    folder: Path, capfd: pytest.CaptureFixture[str], words: list[str], code: int, printed: str
) -> None:
    """`--check` names what would change and ends in 1, `--diff` prints how; the files stay as they are."""
    before = held(folder)
    assert run(["fmt", "a.journey.yaml", "b.journey.yaml", *words]) == code
    said = capfd.readouterr()
    assert said.out.startswith(printed)
    assert ("would change" in said.err) == ("--quiet" not in words)
    assert bool(said.out) == bool(printed)
    assert held(folder) == before


@pytest.mark.parametrize("order", ["::error::x", "##[group]x", "##vso[task.x]y", "##teamcity[x 'y']", "a\u202eb"])
def test_what_would_change_orders_nobody_about(folder: Path, capfd: pytest.CaptureFixture[str], order: str) -> None:
    """Neither a line of the file that stays nor its name is a command to a terminal or a build service."""
    name = f"\n{order}\x1b]0;x\x07\r.journey.yaml"
    write(folder / name, f"title:  A\nscenario: |\n  {order}\nactivities: [A]\n")
    assert run(["fmt", "--diff", name]) == 0
    told = capfd.readouterr().out
    assert "-title:  A\n+title: A\n" in told
    assert commands(told) == []
    for sign in ("##[", "##vso[", "##teamcity[", "\x1b", "\x07", "\r", "\u202e"):
        assert sign not in told


def test_a_file_that_is_right_is_not_touched(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It is not even written anew, and the code of `--check` is 0."""
    path = folder / "b.journey.yaml"
    os.utime(path, (1, 1))
    assert (run(["fmt", "--check", "b.journey.yaml"]), run(["fmt", "b.journey.yaml"])) == (0, 0)
    assert path.stat().st_mtime == 1
    assert capfd.readouterr().err == "1 file as it should be\n" * 2


def test_a_file_keeps_its_mode(folder: Path) -> None:
    """A file that only its owner may read stays so."""
    path = folder / "a.journey.yaml"
    path.chmod(0o600)
    run(["fmt", "--quiet", "a.journey.yaml"])
    assert path.read_bytes().decode() == FORMED
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_is_not_written_through(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What a link leads to stays; the others are formatted, and the code is 2."""
    (folder / "0.journey.yaml").symlink_to(folder / "other.yaml")
    assert run(["fmt", "0.journey.yaml", "a.journey.yaml"]) == 2
    assert "J913" in capfd.readouterr().err
    assert (folder / "a.journey.yaml").read_bytes().decode() == FORMED
    assert (folder / "other.yaml").read_bytes() == b"a:   b\n"


def test_what_cannot_be_written_is_not_called_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """With a full disk the exit code is 2, and no sum says that anything was done."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run(["fmt", str(folder)]) == 2
    said = capfd.readouterr().err
    assert "No space left on device" in said
    assert re.search(r"\bfiles? changed", said) is None


def test_a_pipe() -> None:
    """`-` reads standard input and prints the form alone; what cannot be read is told, and nothing is printed."""
    made = journeyctl("fmt", "-", "--quiet", stdin="b: [ä,y]\na: 'x'\n")
    assert made == (0, "b: [ä, y]\na: x\n", "")
    assert journeyctl("fmt", "-", "--check", "--quiet", stdin="a: 'x'\n") == (1, "", "")
    broken = journeyctl("fmt", "-", stdin=BROKEN)
    assert (broken.code, broken.out) == (1, "")
    assert "-:1:8" in broken.err


def test_keys_are_sorted_on_request(folder: Path) -> None:
    """Each kind of file has the order of its own schema."""
    write(folder / "personas" / "c.persona.yaml", "quote: Hej\nname: C\n")
    write(folder / "b.journey.yaml", "activities: [a]\ntitle: T\n")
    run(["fmt", "--sort-keys", "--quiet", "b.journey.yaml", "personas"])
    assert (folder / "personas" / "c.persona.yaml").read_bytes() == b"name: C\nquote: Hej\n"
    assert (folder / "b.journey.yaml").read_bytes() == b"title: T\nactivities: [a]\n"


def test_nothing_to_format(tmp_path: Path) -> None:
    """A folder without files of ours is a wrong call."""
    ran = journeyctl("fmt", ".", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "no journey, persona, project or theme was found in '.'" in ran.err
