"""`check --format`: where reports go, how files are named in them, and that nothing keeps one from being whole."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from journeyctl.cli import run
from journeyctl.report import FORMATS
from tests.reading import READERS, commands
from tests.running import TINY, Ran
from tests.test_revisions_git import Repository

WRONG = "title: Wrong\nlang: en\nactivities:\n  - {name: Leaves, hapiness: 1}\n"
ODD = "kund resor/å.journey.yaml"
OTHERS = [form for form in FORMATS if form not in ("full", "concise")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A work tree with a good and a wrong journey, the wrong one in a folder with a space; we stand in its top."""
    top = tmp_path / "work"
    (top / ".git").mkdir(parents=True)
    (top / ODD).parent.mkdir()
    (top / "good.journey.yaml").write_text(TINY, encoding="utf-8")
    (top / ODD).write_text(WRONG, encoding="utf-8")
    monkeypatch.chdir(top)
    return top


@pytest.fixture
def check(capfd: pytest.CaptureFixture[str]):
    """Runs `check`, less what it says about method."""

    def ran(*words: str) -> Ran:
        code = run(["check", "--ignore", "J2", *words])
        return Ran(code, *capfd.readouterr())

    return ran


def test_one_run_fills_every_format(folder: Path, check):
    """One goes to standard output, the others each into its file, and each is what it is alone."""
    wanted = [word for form in FORMATS for word in ("--format", form if form == "github" else f"{form}=out/a.{form}")]
    ran = check(".", *wanted)
    assert ran.code == 1
    assert ran.out == check(".", "--format", "github").out
    assert len(commands(ran.out)) == 1
    for form in FORMATS:
        if form != "github":
            assert (folder / "out" / f"a.{form}").read_text(encoding="utf-8") == check(".", "--format", form).out, form


def test_a_dash_is_standard_output(folder: Path, check):
    """`FORM=-` is `FORM`."""
    ran = check(".", "--format", "sarif=-")
    assert ran.out == check(".", "--format", "sarif").out
    assert json.loads(ran.out)["version"] == "2.1.0"


def test_the_variable_names_several_with_spaces(folder: Path, check, monkeypatch: pytest.MonkeyPatch):
    """`JOURNEYCTL_FORMAT` holds what would be given by several options."""
    monkeypatch.setenv("JOURNEYCTL_FORMAT", "json=a.json concise")
    ran = check(".")
    assert ran.out.startswith(f"{ODD}:4:20: error J101 ")
    assert ran.err == ""
    assert json.loads((folder / "a.json").read_text())["findings"][0]["path"] == ODD


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["github", "sarif"], "github and sarif would both go to standard output"),
        (["json", "json"], "json and json would both go to standard output"),
        (["json=a", "sarif=./a"], "json and sarif would both go to ./a"),
        (["sarif="], "names no file"),
        (["serif"], "known formats are full, concise, json, jsonl, sarif, github,"),
        (["json=good.journey.yaml"], "json would be written over the journey good.journey.yaml"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_meant_is_refused_before_anything_is_done(folder: Path, check, words: list[str], said: str):
    """Two reports in one place, no file, no format, a journey as the place: exit code 2, and no file is touched."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    ran = check(".", *(part for word in words for part in ("--format", word)))
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.split())
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_report_that_cannot_be_written_keeps_no_other_from_it(folder: Path, check):
    """The fault is told, the exit code is 2, and the reports beside it are whole."""
    (folder / "here").write_text("a file", encoding="utf-8")
    (folder / "there").mkdir()
    ran = check(
        ".", "--format", "concise", "--format", "sarif=here/a", "--format", "json=there", "--format", "gitlab=b"
    )
    assert ran.code == 2
    assert ran.out.count("\n") == 1
    assert "error J911 here/a cannot be written" in ran.err
    assert "error J912 there is a folder" in ran.err
    assert len(json.loads((folder / "b").read_text())) == 1
    assert (folder / "here").read_text() == "a file"


def test_a_report_is_whole_or_the_old_one(folder: Path, check, monkeypatch: pytest.MonkeyPatch):
    """When the disk is full the file of the last run stays as it was, and no piece of the new one."""
    (folder / "a.json").write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = check(".", "--format", "json=a.json")
    assert (ran.code, (folder / "a.json").read_text()) == (2, "old")
    assert "No space left on device" in ran.err
    assert sorted(path.name for path in folder.iterdir()) == [".git", "a.json", "good.journey.yaml", "kund resor"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_run_that_finds_nothing_writes_a_valid_report(folder: Path, check, form: str):
    """An empty report can be read: a service that waits for a file gets one."""
    ran = check("good.journey.yaml", "--format", f"{form}=a")
    assert ran.code == 0
    assert READERS[form]((folder / "a").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("form", OTHERS)
def test_files_are_named_from_the_work_tree(folder: Path, check, monkeypatch: pytest.MonkeyPatch, form: str):
    """Wherever the command was started, and however the file was named, a program gets the repository's name of it."""
    wanted = check(".", "--format", form, "--quiet").out
    assert ODD in wanted or "kund%20resor/%C3%A5.journey.yaml" in wanted
    monkeypatch.chdir(folder / "kund resor")
    assert check("..", "--format", form, "--quiet").out == wanted
    assert check(str(folder), "--format", form, "--quiet").out == wanted


def test_a_linked_work_tree_has_a_top_too(folder: Path, check, monkeypatch: pytest.MonkeyPatch):
    """Its `.git` is a file."""
    (folder / ".git").rmdir()
    (folder / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    monkeypatch.chdir(folder / "kund resor")
    assert named(check("..", "--format", "json")) == [ODD]


def named(ran: Ran) -> list[str]:
    """The files of a report."""
    return [one["path"] for one in json.loads(ran.out)["findings"]]


def test_without_git_files_are_named_from_the_project(folder: Path, check, monkeypatch: pytest.MonkeyPatch):
    """From the folder of `journeyctl.yaml`, or the one that `--project` names, or else from where we are."""
    (folder / ".git").rmdir()
    assert named(check(".", "--format", "json")) == [ODD]
    monkeypatch.chdir(folder / "kund resor")
    assert named(check(".", "--format", "json")) == ["å.journey.yaml"]
    assert named(check(".", "--format", "json", "--project", "..")) == [ODD]
    (folder / "journeyctl.yaml").write_text("name: Here\n", encoding="utf-8")
    assert named(check(".", "--format", "json")) == [ODD]
    monkeypatch.chdir(folder.parent)
    assert named(check(".", "--format", "json")) == [ODD]


def test_what_lies_outside_is_named_whole(folder: Path, check, tmp_path: Path):
    """A file beside the work tree has its whole path: no forge shows it, and no name of the repository's fits it."""
    (tmp_path / "b.journey.yaml").write_text(WRONG, encoding="utf-8")
    assert named(check("../b.journey.yaml", "--format", "json")) == [(tmp_path / "b.journey.yaml").as_posix()]


def test_two_files_never_have_one_name(folder: Path, check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Equal findings in two work trees beside each other are both told."""
    other = tmp_path / "other"
    (other / ".git").mkdir(parents=True)
    (other / "kund resor").mkdir()
    (other / ODD).write_text(WRONG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert sorted(named(check(".", "--format", "json"))) == [(folder / ODD).as_posix(), ODD]


def test_what_the_journeys_rest_on_is_told_to_programs(folder: Path, check):
    """The sentence of the terminal stands in Markdown too, its figures in `json` and `sarif`."""
    words = [part for form in ("json", "sarif", "markdown") for part in ("--format", f"{form}=a.{form}")]
    assert "0 of 2 activities rest on evidence; no interviews\n" in check("good.journey.yaml", *words).err
    figures = json.loads((folder / "a.json").read_text())["evidence"]
    assert figures == json.loads((folder / "a.sarif").read_text())["runs"][0]["properties"]["evidence"]
    assert (figures["activities"], figures["activities_on_evidence"]) == (2, 0)
    assert "\n0 of 2 activities rest on evidence; no interviews.\n" in (folder / "a.markdown").read_text()


def test_two_hundred_errors_are_all_told(folder: Path, check):
    """None is left out, they stand in the order of the file, and the journey beside them is told of as well."""
    wrong = ("hapiness: 1", "happiness: glad", "{a: b}: c", "time: {a: 1}")
    lines = "".join(f"  - {{name: A{n}, {wrong[n % 4]}}}\n" for n in range(200))
    (folder / "bad.journey.yaml").write_text(f"title: A\nactivities:\n{lines}", encoding="utf-8")
    (folder / "broken.journey.yaml").write_bytes(b"title: [\x00")
    ran = check(".", "--format", "concise")
    places = [line.split(":")[:2] for line in ran.out.splitlines()]
    assert [int(line) for path, line in places if path == "bad.journey.yaml"] == list(range(3, 203))
    assert {path for path, _ in places} == {"bad.journey.yaml", "broken.journey.yaml", ODD}


def test_a_file_that_cannot_be_read_hides_no_other(folder: Path, check):
    """Its fault is told in every format that has a place for it, and the findings beside it too."""
    (folder / "gone.journey.yaml").symlink_to("nowhere")
    for form in ("json", "sarif", "github", "junit", "markdown"):
        ran = check("gone.journey.yaml", ODD, "--format", form)
        assert ran.code == 2
        assert "J902" in ran.out, form
        assert "J101" in ran.out, form


def test_changed_lines_come_first(tmp_path: Path, check, monkeypatch: pytest.MonkeyPatch):
    """Of more warnings than there is room for, those on lines changed since `--base` are annotations."""
    repository = Repository(tmp_path / "top")
    file = repository.top / "a.journey.yaml"
    lines = [f"  - {{name: A{n}, touchpoints: {{channel: phonee, name: x}}}}\n" for n in range(20)]
    repository.commit("a.journey.yaml")
    file.write_text(f"title: A\nlang: en\nactivities:\n{''.join(lines)}", encoding="utf-8")
    repository.git("commit", "-q", "-a", "-m", "before")
    lines[18] = lines[18].replace("name: x", "name: y")
    file.write_text(f"title: A\nlang: en\nactivities:\n{''.join(lines)}", encoding="utf-8")
    repository.git("commit", "-q", "-a", "-m", "after")
    monkeypatch.chdir(repository.top)
    for base, first in (("HEAD~1", "22"), ("HEAD", "4"), ("nonsense", "4")):
        made = commands(check(".", "--format", "github", "--base", base).out)
        assert [one.name for one in made] == ["warning"] * 10 + ["notice"]
        assert made[0].properties["line"] == first


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("", 0), ("--fail-on hint", 1), ("--fail-on warning", 1), ("--fail-on error", 0),
        ("--fail-on never", 0), ("--fail-on hint --exit-zero", 0),
    ],
)  # fmt: skip
def test_the_exit_code_is_that_of_the_worst_finding(folder: Path, check, words: str, code: int):
    """A warning fails when asked, whatever the format; `--exit-zero` makes findings no failure."""
    channel = "touchpoints: {channel: phonee, name: x}"
    Path("warn.journey.yaml").write_text(f"title: W\nlang: en\nactivities:\n  - {{name: A, {channel}}}\n")
    for form in ("full", "json", "github"):
        assert check("warn.journey.yaml", "--format", form, *words.split()).code == code


def test_exit_zero_is_for_findings_only(folder: Path, check):
    """Errors in a file end in 0 with it; a report that cannot be written, and a wrong call, still in 2."""
    assert check(".").code == 1
    assert check(".", "--fail-on", "never").code == 0
    assert check(".", "--exit-zero").code == 0
    assert check(".", "--exit-zero", "--format", "json=good.journey.yaml/a").code == 2
    assert check(".", "--exit-zero", "--format", "serif").code == 2
