"""Whatever happens while files are written: the old one stays or the new one is whole, and nothing is left lying."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.running import ROOT, TINY, clean_environment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks and signals of POSIX")

UGLY = "title:   Tiny\nlang: en\nactivities:\n    - {name: Arrives,   happiness: '1'}\n    - name:  Leaves\n"
MISSPELT = "title: Tiny\nlang: en\nactivities:\n  - {name: Arrives, hapiness: 1}\n"
MERGED = TINY.replace("Arrives", "Comes")
COMMANDS: dict[str, tuple[str, ...]] = {
    "render": ("render", "a.journey.yaml", "b.journey.yaml", "-o", "out", "--to", "svg,text", "--revision", "none"),
    "render-pdf": ("render", "a.journey.yaml", "-o", "out", "--to", "pdf,png", "--revision", "none"),
    "canvas": ("canvas", "-o", "out"),
    "preview": ("theme", "preview", "nordic", "-o", "out/a.svg"),
    "diff": ("diff", "a.journey.yaml", "c.journey.yaml", "-o", "out/a.svg"),
    "fmt": ("fmt", "ugly.journey.yaml", "ugly-too.journey.yaml"),
    "fix": ("check", "misspelt.journey.yaml", "--unsafe-fixes"),
    "report": ("check", "a.journey.yaml", "--format", "sarif=out/a.sarif", "--format", "junit=out/a.xml"),
    "init": ("init", "new", "--ci", "github", "--today", "2026-01-01"),
    "new": ("new", "Bill", "--method", "full-day", "--today", "2026-01-01"),
    "merge": ("git", "merge", "base", "ours", "theirs"),
    "install": ("git", "install"),
}
KINDS = ("full", "read-only", "forbidden", "broken", "killed", "interrupted")


def project(folder: Path) -> Path:
    """A folder with something for every command to write, and an old picture in its place."""
    folder.mkdir()
    for name, text in (
        ("a.journey.yaml", TINY), ("b.journey.yaml", TINY), ("c.journey.yaml", MERGED), ("ugly.journey.yaml", UGLY),
        ("ugly-too.journey.yaml", UGLY), ("misspelt.journey.yaml", MISSPELT), ("journeyctl.yaml", "name: A\n"),
        ("base", TINY), ("ours", TINY + "owner: Ann\n"), ("theirs", MERGED),
    ):  # fmt: skip
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "out").mkdir()
    for name in ("a.svg", "a.txt", "a.sarif", "a.A0.pdf"):
        (folder / "out" / name).write_text("old", encoding="utf-8")
    subprocess.run(["git", "init", "-q", folder], check=True, capture_output=True)
    return folder


def outcomes(tmp_path: Path, kind: str, command: str, step: int = 1) -> dict[str, Any]:
    """What became of every run with one fault."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    start, copies = project(tmp_path / "start"), tmp_path / "copies"
    copies.mkdir()
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    words = [sys.executable, "-m", "tests.faulty", kind, start, copies, str(step), *COMMANDS[command]]
    environment = clean_environment(TMPDIR=str(temporary), HOME=str(tmp_path), GIT_CONFIG_NOSYSTEM="1")
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _forget_the_cache(told: dict[str, Any]) -> None:
    """What is kept of earlier runs may be there or not: its faults are no faults of the run."""
    for files in (told["before"], told["good"], *(one[name] for one in told["runs"] for name in ("files", "finally"))):
        for name in [name for name in files if name.startswith(".journeyctl_cache/")]:
            del files[name]


def judge(told: dict[str, Any], kind: str, again: tuple[int, ...] = ()) -> None:
    """Each file is as it was or as it should become, the exit code says what happened, a second run heals."""
    _forget_the_cache(told)
    assert told["code"] in (0, 1), told["said"]
    assert told["good"] != told["before"]
    assert told["runs"]
    for one in told["runs"]:
        parts = {name for name in one["files"] if name.endswith(".part")}
        for name, data in one["files"].items():
            if name not in parts:
                assert data in (told["before"].get(name), told["good"].get(name)), (name, one)
        assert set(told["before"]) <= set(one["files"]) | {"misspelt.journey.yaml"}, one
        assert "Traceback" not in one["said"], one
        assert "this is a bug" not in one["said"], one
        if not one["came"]:  # what another run wrote for good, this one need not write
            assert (one["code"], one["files"]) == (told["code"], told["good"]), one
            continue
        if kind == "killed":
            assert one["code"] == -9, one
            assert len(parts) <= 1
        else:
            assert parts == set(), one
            assert one["code"] in ((130,) if kind == "interrupted" else (2, told["code"])), one
            assert one["code"] != told["code"] or kind == "interrupted" or one["files"] == told["good"], one
        assert one["finally"] == told["good"], one
        assert one["again"] in (told["code"], *again), one


@pytest.mark.parametrize("kind", ["full", "killed", "interrupted"])
def test_a_fault_at_any_write_of_pictures_harms_nothing(tmp_path: Path, kind: str) -> None:
    """At every eighth write the disk is full, the run is killed or interrupted: no file is torn, the next run heals."""
    judge(outcomes(tmp_path, kind, "render", step=8), kind)


@pytest.mark.proof
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_fault_at_any_write_harms_nothing(tmp_path: Path, kind: str, command: str) -> None:
    """The same for every command that writes, every kind of fault, and every write."""
    judge(outcomes(tmp_path, kind, command), kind, again=(2,) if command == "new" else ())  # it is there already
