"""What the catalogue has and no map: told when all maps of a project were looked at, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warm import journeyctl

PROJECT = """\
touchpoints:
  app: {name: Appen, channel: app}
  brev: {name: Brevet, channel: letter}
  disk: {name: Disken}
"""
MEETS = "title: {}\npersona: {{name: Siv}}\nactivities: [{{name: A, touchpoints: {}}}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a catalogue of three, and two maps that meet two of them."""
    (tmp_path / "journeyctl.yaml").write_text(PROJECT)
    (tmp_path / "maps").mkdir()
    for name, met in (("one", "app"), ("two", "[disken, {name: Torget, ours: no, channel: store}]")):
        (tmp_path / "maps" / f"{name}.journey.yaml").write_text(MEETS.format(name, met))
    return tmp_path


def told(folder: Path, *words: str) -> list[str]:
    """What is said of the catalogue."""
    ran = journeyctl("check", *words, "--select", "J320", "--format", "concise", cwd=folder)
    return ran.out.splitlines()


def test_what_no_map_meets_is_told_where_it_stands(folder: Path) -> None:
    """Once, at its line of the project file; by its id or its name a map has it."""
    said = "journeyctl.yaml:3:9: hint J320 no map of the project has the touchpoint “Brevet”"
    assert told(folder, ".") == [said]
    assert told(folder, "maps/one.journey.yaml", "maps/two.journey.yaml") == [said]


@pytest.mark.parametrize("words", [("maps/one.journey.yaml",), ("maps/one*",)])
def test_a_part_of_the_maps_says_nothing_of_the_catalogue(folder: Path, words: tuple[str, ...]) -> None:
    """The map that was left out may have it."""
    assert told(folder, *words) == []


def test_a_map_that_cannot_be_read_may_have_it(folder: Path) -> None:
    """Nothing is said until it is mended."""
    (folder / "maps" / "three.journey.yaml").write_text("title: T\nactivitys: [A]\n")
    assert [line for line in told(folder, ".") if "J320" in line] == []


def test_several_are_told_together(folder: Path) -> None:
    """Three by name, of more how many."""
    more = "".join(f"  k{number}: {{name: Kanal {number}}}\n" for number in range(4))
    (folder / "journeyctl.yaml").write_text(PROJECT + more)
    (line,) = told(folder, ".")
    assert line.endswith("has the touchpoints “Brevet”, “Kanal 0”, “Kanal 1” and 2 more")


def test_each_project_has_its_own_catalogue(folder: Path) -> None:
    """What a map of a project inside meets is not met in the one around it."""
    inner = folder / "inner"
    inner.mkdir()
    (inner / "journeyctl.yaml").write_text("touchpoints: {kvitto: {name: Kvittot}}\n")
    (inner / "a.journey.yaml").write_text(MEETS.format("inner", "{name: Brevet, channel: letter}"))
    assert [line.split(":")[0] for line in told(folder, ".")] == ["inner/journeyctl.yaml", "journeyctl.yaml"]


@pytest.mark.parametrize("setting", ["check: {ignore: J320}\n", "check: {ignore: [J3]}\n"])
def test_a_project_may_keep_it_quiet(folder: Path, setting: str) -> None:
    """As every hint."""
    (folder / "journeyctl.yaml").write_text(PROJECT + setting)
    ran = journeyctl("check", ".", "--format", "concise", cwd=folder)
    assert "J320" not in ran.out


def test_the_gate_for_clouds_speaks_in_place_of_the_rule(folder: Path) -> None:
    """That nobody answers for a thundercloud is said once, by the gate where the project has it."""
    (folder / "maps" / "one.journey.yaml").write_text(
        "title: T\nstatus: in-use\nactivities: [{name: A, happiness: -2, mark: cloud}, {name: B, happiness: 1}]\n"
    )
    call = ("check", "maps/one.journey.yaml", "--select", "J271,J6", "--format", "concise")
    assert "J271" in journeyctl(*call, cwd=folder).out
    (folder / "journeyctl.yaml").write_text("gates: {clouds_have_owner: yes}\n")
    out = journeyctl(*call, cwd=folder).out
    assert "J604" in out
    assert "J271" not in out
