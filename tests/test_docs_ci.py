"""The page about pipelines: its files are what the services take, and its commands do what it says."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from journeyctl.cli import run
from journeyctl.report import FORMATS
from tests.pages import ROOT, blocks
from tests.running import TINY

PAGE = ROOT / "docs" / "ci.md"
PIPELINES = [block for block in blocks(PAGE) if block.mark == "schema"]
COMMANDS = re.findall(r"journeyctl check [^|'\n]+", "\n".join(block.text for block in blocks(PAGE)))


@pytest.mark.parametrize("schema", ["github-workflows", "gitlab-ci"])
def test_a_pipeline_is_what_its_service_takes(schema: str, tmp_path: Path) -> None:
    """GitHub's and GitLab's own schemas, as check-jsonschema brings them, pass the examples, and fail each spoilt."""
    texts = {f"{number}.yml": block.text for number, block in enumerate(PIPELINES) if block.named == schema}
    for change, code in ((r"\1:", 0), ("stops:", 1)):
        for name, text in texts.items():
            (tmp_path / name).write_text(re.sub(r"\b(steps|script):", change, text), encoding="utf-8")
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *texts]
        ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert ran.returncode == code, ran.stdout + ran.stderr
        assert code == 0 or all(f"{name}::" in ran.stdout for name in texts)


def test_every_pipeline_is_looked_at() -> None:
    """Every block of YAML of the page names its schema, and every command in a block is found."""
    assert [block.named for block in blocks(PAGE) if block.language == "yml"] == [
        "github-workflows", "github-workflows", "github-workflows", "gitlab-ci",
    ]  # fmt: skip
    assert len(COMMANDS) == sum(block.text.count("journeyctl check") for block in blocks(PAGE))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_writes_what_it_names(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd
) -> None:
    """In a project as small as can be a command of the page ends well, and every file it names is there."""
    monkeypatch.chdir(tmp_path)
    Path("journeys").mkdir()
    Path("journeys", "tiny.journey.yaml").write_text(TINY, encoding="utf-8")
    assert run(shlex.split(command)[1:]) == 0
    told = capfd.readouterr()
    files = re.findall(r"--format \w+=(\S+)", command)
    assert files or told.out
    assert all(Path(name).stat().st_size for name in files)


def test_every_format_is_on_the_page() -> None:
    """Its table has every format, in the order of `--help`, and no other."""
    table = PAGE.read_text(encoding="utf-8").partition("\n## ")[0]
    assert tuple(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == FORMATS
