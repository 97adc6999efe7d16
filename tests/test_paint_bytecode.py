"""Templates are compiled once a machine, not once a run, and nothing about that can break a run."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from jinja2.bccache import Bucket

from journeyctl.paint.bytecode import PycacheBytecode


@pytest.fixture(autouse=True)
def _writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


def rendered(folder: Path, recipe: str = "one") -> str:
    """What a new environment makes of the folder's template."""
    environment = Environment(loader=FileSystemLoader(folder), bytecode_cache=PycacheBytecode(recipe), autoescape=True)
    return environment.get_template("a.svg.j2").render(x=1)


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").glob("*"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.svg.j2").write_text("one {{ x }}")
    return tmp_path


def test_bytecode_lies_where_python_keeps_its_own(folder: Path) -> None:
    """The first run writes one file into `__pycache__`, the second takes it."""
    assert rendered(folder) == rendered(folder) == "one 1"
    assert [path.name for path in kept(folder)] == [f"a.svg.{sys.implementation.cache_tag}.pyc"]


@pytest.mark.parametrize("recipe", ["one", "two"])
def test_a_changed_template_or_recipe_is_compiled_again(folder: Path, recipe: str) -> None:
    """Bytecode of another source or another way of compiling is stale."""
    rendered(folder)
    before = kept(folder)[0].read_bytes()
    if recipe == "one":
        (folder / "a.svg.j2").write_text("two {{ x }}")
    assert rendered(folder, recipe) == ("two 1" if recipe == "one" else "one 1")
    assert kept(folder)[0].read_bytes() != before


@pytest.mark.parametrize("damage", [b"", b"j2", b"\x00" * 99])
def test_damaged_bytecode_is_ignored(folder: Path, damage: bytes) -> None:
    """A file that is empty, cut short or foreign is written anew."""
    rendered(folder)
    kept(folder)[0].write_bytes(damage)
    assert rendered(folder) == "one 1"
    assert kept(folder)[0].read_bytes() != damage


def test_bytecode_cut_short_is_ignored(folder: Path) -> None:
    """A file whose head is right and whose code is missing is ignored too."""
    rendered(folder)
    kept(folder)[0].write_bytes(kept(folder)[0].read_bytes()[:-20])
    assert rendered(folder) == "one 1"


def test_a_folder_that_takes_no_files_is_no_fault(folder: Path) -> None:
    """Where nothing can be written, templates still render."""
    (folder / "__pycache__").write_text("not a folder")
    assert rendered(folder) == "one 1"


def test_python_may_forbid_bytecode(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When Python must not write bytecode, neither do we."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(folder) == "one 1"
    assert kept(folder) == []


def test_an_interruption_leaves_no_half_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while bytecode is written is passed on, and nothing lies beside it."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Bucket, "write_bytecode", interrupted)
    with pytest.raises(KeyboardInterrupt):
        rendered(folder)
    assert kept(folder) == []
