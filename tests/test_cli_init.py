"""`journeyctl init`: a repository that is right from the first minute, and nothing of anybody's is lost."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from journeyctl import schema
from journeyctl.cli import run
from journeyctl.lint.profiles import PROFILES
from journeyctl.merging import drivers
from journeyctl.starting import LANGUAGES, repository
from journeyctl.starting.dates import dated
from tests.pages import ROOT, blocks

FORGES = ("github", "gitlab", "none")
PIPELINES = {
    "github": (".github/workflows/journeys.yml", "github-workflows"),
    "gitlab": (".gitlab-ci.yml", "gitlab-ci"),
}
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def held(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


@pytest.fixture(params=LANGUAGES)
def begun(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new repository in each language, which we stand in."""
    assert run(["init", str(tmp_path / "ours"), "--lang", request.param, "--quiet"]) == 0
    monkeypatch.chdir(tmp_path / "ours")
    return tmp_path / "ours"


@pytest.mark.parametrize("words", [["--pedantic"], ["--pedantic", "--today", "2020-01-31"]], ids=["now", "then"])
def test_the_example_is_clean(begun: Path, words: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing is found in it, not even a hint, on the day of its making, whichever that is."""
    for path in (*begun.glob("journeys/*"), *begun.glob("personas/*")):
        path.unlink()
    run(["init", "--lang", lang(begun), *words[1:]])
    capfd.readouterr()
    assert run(["check", "journeys", *words]) == 0
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.startswith("1 journey checked: nothing found\n")


def lang(folder: Path) -> str:
    found = re.search(r"^lang: (\w+)$", (folder / "journeyctl.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return found[1]


def test_every_file_is_in_the_one_form_and_draws(begun: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """`fmt --check` finds nothing to change, and the picture that the README names is drawn."""
    assert run(["fmt", "--check"]) == 0
    assert run(["render", "journeys"]) == 0
    (picture,) = re.findall(r"`(build/\S+\.svg)`", (begun / "README.md").read_text(encoding="utf-8"))
    assert (begun / picture).is_file()
    capfd.readouterr()


def test_every_file_names_the_schema_it_lies_beside(begun: Path) -> None:
    """A journey, a persona and the project lead their editor to a schema that is the program's own."""
    for path in begun.rglob("*.yaml"):
        found = MODELINE.match(path.read_text(encoding="utf-8"))
        assert found, path
        target = (path.parent / found[1]).resolve()
        assert target.is_relative_to(begun)
        kind = {"journeys": "journey", "personas": "persona"}.get(path.parent.name, "project")
        assert target.read_text(encoding="utf-8") == schema.text(kind)
    assert sorted(path.name for path in (begun / "schemas").iterdir()) == sorted(
        f"{name}.schema.json" for name in schema.NAMES
    )


def test_the_gates_can_be_opened(begun: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Without their # the gates are right, in the one form, and the example passes them all."""
    path = begun / "journeyctl.yaml"
    before, after = path.read_text(encoding="utf-8").split("#gates:\n")
    gates = "".join(line.removeprefix("#") for line in after.splitlines(keepends=True))
    path.write_text(f"{before}gates:\n{gates}", encoding="utf-8")
    assert re.findall(r"^  (\w+):", gates, re.MULTILINE) == [
        "coverage", "keep_hearts", "no_phase_ends_below", "clouds_have_owner",
    ]  # fmt: skip
    assert run(["check", "journeys", "--pedantic"]) == 0
    assert run(["fmt", "--check"]) == 0
    assert capfd.readouterr().out == ""


def test_the_readme_says_it_in_ten_lines(begun: Path) -> None:
    """Ten things to do, each on a line; the files and commands that it names are there."""
    page = (begun / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^(\d+)\. ", page, re.MULTILINE) == [str(number) for number in range(1, 11)]
    for name in re.findall(r"`((?:journeys|personas)/\S+)`", page):
        assert (begun / name).is_file()
    assert set(re.findall(r"`journeyctl (\w+)", page)) == {"render", "new", "check", "explain", "fmt", "git"}
    assert "{" not in page


def test_git_knows_which_files_are_journeys(begun: Path) -> None:
    """The line that the drivers are for is there, so that `git install` changes nothing that was committed."""
    assert drivers.ATTRIBUTES in (begun / ".gitattributes").read_text(encoding="utf-8").splitlines()


def test_the_project_names_every_method(begun: Path) -> None:
    """Whoever wonders what `method` may be reads it where it is set."""
    text = (begun / "journeyctl.yaml").read_text(encoding="utf-8")
    assert all(name in text for name in PROFILES)


def test_the_settings_are_those_of_the_page() -> None:
    """What the page about editors says for VS Code is what `init` writes, and both are JSON."""
    files = {file.name: file.data for file in repository("en", "none", date(2026, 11, 25))}
    (told,) = [
        one for one in blocks(ROOT / "docs" / "editors.md") if "yaml.schemas" in one.text and one.language == "json"
    ]
    assert json.loads(files[".vscode/settings.json"])["yaml.schemas"] == json.loads(told.text)["yaml.schemas"]
    assert json.loads(files[".vscode/extensions.json"]) == {"recommendations": ["redhat.vscode-yaml"]}


@pytest.mark.parametrize("forge", PIPELINES)
def test_a_pipeline_is_what_its_forge_takes(forge: str, tmp_path: Path) -> None:
    """The forge's own schema passes the pipeline; that it can fail one is seen in `tests/test_docs_ci.py`."""
    assert run(["init", str(tmp_path), "--ci", forge, "--quiet"]) == 0
    path, name = tmp_path / PIPELINES[forge][0], PIPELINES[forge][1]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{name}", str(path)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("forge", PIPELINES)
def test_what_a_pipeline_runs_passes(
    forge: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """In a new repository each of its commands ends in 0 and leaves the files that later steps take."""
    monkeypatch.chdir(tmp_path)
    assert run(["init", "--ci", forge]) == 0
    text = (tmp_path / PIPELINES[forge][0]).read_text(encoding="utf-8")
    commands = re.findall(r"(?:run: |- )(journeyctl .+)", text)
    assert [shlex.split(command)[1] for command in commands] == ["check", "fmt", "render"]
    for command in commands:
        assert run(shlex.split(command.replace("$BASE", "HEAD"))[1:]) == 0
    assert [*tmp_path.glob("build/*.svg")]
    assert all((tmp_path / name).stat().st_size for name in re.findall(r"--format \w+=(\S+)", text))
    capfd.readouterr()


@pytest.mark.parametrize("forge", FORGES)
def test_a_forge_gets_its_own_pipeline_only(forge: str, tmp_path: Path) -> None:
    """No repository holds the pipeline of another forge, and its README speaks of its own."""
    assert run(["init", str(tmp_path), "--ci", forge, "--quiet"]) == 0
    assert {name for name, _ in PIPELINES.values()} & set(held(tmp_path)) == {
        name for key, (name, _) in PIPELINES.items() if key == forge
    }
    page = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert ("pull request" in page, "merge request" in page) == (forge == "github", forge == "gitlab")


def test_what_is_there_stays(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file of somebody's own is kept to the byte, even a dangling link, and told; a second run writes nothing."""
    (tmp_path / "README.md").write_bytes(b"Ours\r\n")
    (tmp_path / ".gitignore").symlink_to(tmp_path / "nowhere")
    assert run(["init", str(tmp_path)]) == 0
    said = capfd.readouterr()
    assert [line for line in said.out.splitlines() if line.startswith("kept")] == [
        "kept README.md: it is there", "kept .gitignore: it is there",
    ]  # fmt: skip
    assert (tmp_path / "README.md").read_bytes() == b"Ours\r\n"
    assert not (tmp_path / "nowhere").exists()
    before = held(tmp_path)
    assert run(["init", str(tmp_path), "--lang", "sv"]) == 0
    added = held(tmp_path).keys() - before.keys()
    assert added == {"journeys/tvattmaskinen.journey.yaml", "personas/johanna.persona.yaml"}
    assert {name: data for name, data in held(tmp_path).items() if name in before} == before


def test_a_dry_run_writes_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It lists exactly what a run then writes."""
    assert run(["init", str(tmp_path / "new"), "--ci", "github", "--dry-run"]) == 0
    said = capfd.readouterr().out
    assert not (tmp_path / "new").exists()
    assert run(["init", str(tmp_path / "new"), "--ci", "github", "--quiet"]) == 0
    assert sorted(said.splitlines()) == sorted(f"would write {name}" for name in held(tmp_path / "new"))
    assert capfd.readouterr() == ("", "")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What would land elsewhere is refused and the code is 2; all other files are written."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "journeys").symlink_to(tmp_path / "elsewhere")
    assert run(["init", str(tmp_path / "ours")]) == 2
    assert "J913" in capfd.readouterr().err
    assert held(tmp_path / "elsewhere") == {}
    assert (tmp_path / "ours" / "personas" / "grace.persona.yaml").is_file()


def test_one_reason_is_told_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Where nothing can be written, one file says why, and the others are counted; another reason is told, too."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "schemas").write_text("no folder")
    (tmp_path / "ours" / "personas").symlink_to(tmp_path)
    assert run(["init", str(tmp_path / "ours"), "--quiet"]) == 2
    said = capfd.readouterr().err.splitlines()
    assert [line.split()[1] for line in said if line.startswith("error")] == ["J913", "J911"]
    assert said[-1] == "3 more files cannot be written for the same reason"
    (tmp_path / "ours" / "schemas").unlink()
    assert run(["init", str(tmp_path / "ours"), "--quiet"]) == 2
    assert "more file" not in capfd.readouterr().err


@pytest.mark.parametrize("words", [["--lang", "da"], ["--ci", "svn"], ["--today", "soon"], ["a-file"]], ids=" ".join)
def test_a_wrong_call_is_2(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """It says why and writes nothing."""
    (tmp_path / "a-file").write_text("here", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["init", *words]) == 2
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err
    assert held(tmp_path) == {"a-file": b"here"}


def test_it_says_what_comes_next(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """In the language of the repository, with the folder quoted for a shell; git is named where there is none."""
    spaced = tmp_path / "med mellanslag"
    for folder, git in ((spaced, True), (tmp_path, False), (spaced, False)):
        if not git:
            (tmp_path / ".git").mkdir(exist_ok=True)
        assert run(["init", str(folder), "--lang", "no", "--ci", "gitlab"]) == 0
        said = capfd.readouterr()
        assert f"cd {shlex.quote(str(folder))}\n" in said.out
        assert ("git init" in said.out) is git
        assert said.out.index("journeyctl git install") > said.out.find("git init")
        assert "\nSå:\n" in said.out
        assert ("only at the top of the repository" in said.err) is (folder == spaced and not git)


@pytest.mark.parametrize(
    ("today", "months"),
    [
        (date(2026, 11, 25), "2026-09 2026-11 2027-11"),
        (date(2027, 1, 31), "2026-11 2027-01 2028-01"),
        (date(2026, 12, 1), "2026-10 2026-12 2027-12"),
        (date(2027, 2, 28), "2026-12 2027-02 2028-02"),
    ],
    ids=str,
)
def test_months_are_counted_from_today(today: date, months: str) -> None:
    """Across the turn of a year too."""
    assert dated("{two-months-ago} {this-month} {in-a-year}", today) == months
