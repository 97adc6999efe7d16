"""`journeyctl diff` in a real repository: what is compared with what, and what git is never trusted with."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.pipeline import between, loading
from journeyctl.pipeline.between import Told, Wanted, compare_revisions
from journeyctl.pipeline.loading import load
from journeyctl.project import documents
from journeyctl.revisions import altered
from journeyctl.revisions.altered import contents
from tests.test_revisions_git import Repository
from tests.warm import journeyctl

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
TEXT = (
    "title: {title}\nlang: en\npersona: {persona}\nactivities:\n  - {{name: Arrives, happiness: {felt}}}\n  - Leaves\n"
)
A, B = "journeys/a.journey.yaml", "journeys/b.journey.yaml"
ELIN = "personas/elin.persona.yaml"


class Home(Repository):
    """A repository of journeys."""

    def write(self, name: str, text: str | bytes) -> None:
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def journey(self, name: str, felt: float = 0, title: str = "T", persona: str = "{name: E}") -> None:
        self.write(name, TEXT.format(title=title, felt=felt, persona=persona))

    def save(self) -> None:
        self.minute += 1
        self.git("add", "-A")
        self.git("commit", "-q", "-m", f"at {self.minute}")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Two journeys and a persona, committed once; we stand at the top."""
    made = Home(tmp_path / "top")
    made.journey(A, title="A", persona="elin")
    made.journey(B, title="B")
    made.write(ELIN, "name: Elin Ek\nrole: Student\n")
    made.save()
    monkeypatch.chdir(made.top)
    return made


def felt(told: Told) -> dict[str, list[float | None]]:
    """The deltas of happiness in every journey that is told."""
    return {
        one.name: [each.delta for each in one.difference.changes if each.field == "Place.happiness"]
        for one in told.journeys
        if one.difference
    }


def test_without_a_word_the_folder_is_compared_with_the_last_commit(home: Home) -> None:
    """Nothing is told of a clean folder; a changed journey is told, whether its change is staged or not."""
    assert compare_revisions(Wanted())[:2] == ((), ())
    home.journey(A, 1, "A", "elin")
    assert felt(compare_revisions(Wanted())) == {A: [1.0]}
    assert felt(compare_revisions(Wanted(staged=True))) == {}
    home.git("add", "-A")
    home.journey(B, -2, "B")
    assert felt(compare_revisions(Wanted())) == {A: [1.0], B: [-2.0]}
    assert felt(compare_revisions(Wanted(staged=True))) == {A: [1.0]}
    assert [one.name for one in compare_revisions(Wanted(staged=True)).journeys] == [A]


def test_revisions_and_ranges_mean_what_git_means(home: Home) -> None:
    """`A..B` compares the two, `A...B` the second with what both come from, `REV` the folder with it."""
    home.git("checkout", "-q", "-b", "side")
    home.journey(A, 1, "A", "elin")
    home.save()
    home.git("checkout", "-q", "main")
    home.journey(B, -1, "B")
    home.save()
    assert felt(compare_revisions(Wanted(("main..side",)))) == {A: [1.0], B: [1.0]}
    assert felt(compare_revisions(Wanted(("main...side",)))) == {A: [1.0]}
    assert felt(compare_revisions(Wanted(("main", "side")))) == {A: [1.0], B: [1.0]}
    assert felt(compare_revisions(Wanted(("side",)))) == {A: [-1.0], B: [-1.0]}
    assert felt(compare_revisions(Wanted(("side..",)))) == {A: [-1.0], B: [-1.0]}


def test_paths_choose(home: Home) -> None:
    """Only what was named is told, or lies in the folder we stand in."""
    home.journey(A, 1, "A", "elin")
    home.journey(B, 1, "B")
    assert felt(compare_revisions(Wanted(paths=(B,)))) == {B: [1.0]}
    assert felt(compare_revisions(Wanted(paths=("personas",)))) == {}
    assert journeyctl("diff", "HEAD", "--summary", "--", A, cwd=home.top).out == f"A  {A}: 1 experience\n"
    (home.top / A).unlink()
    assert journeyctl("diff", "--summary", "--", A, cwd=home.top).out == f"A  {A}: journey removed\n"
    assert journeyctl("diff", "--summary", B, cwd=home.top).out == f"B  {B}: 1 experience\n"


def test_a_renamed_file_is_one_journey(home: Home) -> None:
    """A file with another name is compared with what it was called; an added and a removed one are told as such."""
    home.git("mv", A, "journeys/c.journey.yaml")
    home.git("rm", "-q", B)
    home.journey("journeys/new.journey.yaml", 2, "Quite another")
    home.git("add", "-A")
    told = compare_revisions(Wanted()).journeys
    kinds = {one.name: (one.was, one.difference and one.difference.kind) for one in told}
    assert kinds["journeys/c.journey.yaml"] == (A, "changed")
    assert kinds["journeys/new.journey.yaml"][1] in {"added", "changed"}


def test_a_persona_tells_which_journeys_it_alters(home: Home) -> None:
    """A journey that did not change is told through its persona, as each side had it; the other journey is not."""
    home.write(ELIN, "name: Elin Ek\nrole: Engineer\n")
    told = compare_revisions(Wanted())
    assert [(one.name, one.through) for one in told.journeys] == [(A, (ELIN,))]
    assert [(one.name, one.journeys) for one in told.beside] == [(ELIN, (A,))]
    home.journey(A, 2, "A", "elin")
    both = compare_revisions(Wanted())
    assert [(one.name, one.through) for one in both.journeys] == [(A, ())]
    assert both.beside == told.beside
    home.git("checkout", "-q", A)
    home.save()
    home.write(ELIN, "name: Elin Ek\nrole: Captain\n")
    assert "“Student” → “Engineer”" in journeyctl("diff", "HEAD~1..HEAD", cwd=home.top).out


def test_a_project_tells_which_journeys_it_alters(home: Home) -> None:
    """A channel of the project's catalogue changes every journey below it that uses it."""
    home.write("journeyctl.yaml", "channels:\n  kiosk: {name: Kiosk}\n")
    home.write(A, TEXT.format(title="A", felt=0, persona="elin").replace("- Leaves", "- {name: L, touchpoints: kiosk}"))
    home.save()
    home.write("journeyctl.yaml", "channels:\n  kiosk: {name: Booth}\n")
    assert [one.name for one in compare_revisions(Wanted()).journeys] == [A]


def test_looks_are_a_difference(home: Home) -> None:
    """A theme, and a project that takes another one, name the journeys that may look otherwise, changed ones too."""
    home.write("journeyctl.yaml", "theme: nordic\n")
    home.write("themes/ours.theme.yaml", "base: nordic\n")
    home.save()
    assert journeyctl("diff", "--exit-code", cwd=home.top) == (0, "", "")
    home.write("journeyctl.yaml", "theme: ours # other\n")
    assert compare_revisions(Wanted())[:2] == ((), (("journeyctl.yaml", (A, B), True),))
    home.save()
    home.write("journeyctl.yaml", "# ours\ntheme: ours\n")
    assert compare_revisions(Wanted())[:2] == ((), ())
    home.write("themes/ours.theme.yaml", "base: mono\n")
    home.journey(B, 1, "B")
    assert compare_revisions(Wanted()).beside == (("themes/ours.theme.yaml", (A, B), True),)
    home.git("checkout", "-q", B)
    assert journeyctl("diff", "--exit-code", cwd=home.top).code == 1


@pytest.mark.parametrize("data", [b"\x00\x01junk\xff", "title: Får".encode("latin-1"), b"title: [", b""])
def test_what_cannot_be_read_is_told_and_the_rest_compared(home: Home, data: bytes) -> None:
    """Junk keeps no other journey from being compared; the exit code is 1."""
    home.write(A, data)
    home.journey(B, 1, "B")
    ran = journeyctl("diff", cwd=home.top)
    assert ran.code == 1
    assert "happiness 0 neutral → 1 happy" in ran.out
    assert A in ran.err


@pytest.mark.parametrize(
    "words", [(), ("HEAD~1..HEAD",), ("HEAD~1", "--", A), (B,), ("nowhere",), ("HEAD~1..HEAD", "--", ELIN)]
)
def test_without_options_it_says_the_same(home: Home, words: tuple[str, ...]) -> None:
    """Where no option is given the parser of options is not asked, and nothing is different for it."""
    home.journey(A, 1, "A", "elin")
    home.write(ELIN, "name: Elin Ek\nrole: Engineer\n")
    home.save()
    home.journey(B, -1, "B")
    home.write("journeys/junk.journey.yaml", b"\0")
    home.git("add", "-N", "journeys/junk.journey.yaml")
    assert journeyctl("diff", *words, cwd=home.top) == journeyctl("diff", "--color", "auto", *words, cwd=home.top)


def test_before_the_first_commit(tmp_path: Path) -> None:
    """In a repository without a commit it says so, and not that a name is wrong."""
    top = Repository(tmp_path / "new").top
    ran = journeyctl("diff", cwd=top)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error J923 nothing is committed here yet")


@pytest.mark.parametrize(
    "words", [("nowhere",), ("nowhere..HEAD",), ("HEAD...nowhere",), ("-O",), ("--output=x..HEAD",)]
)
def test_what_is_no_revision_is_refused(home: Home, words: tuple[str, ...]) -> None:
    """An unknown revision, and what git would take for an option."""
    with pytest.raises(EnvironmentFault, match="git knows no revision"):
        compare_revisions(Wanted(words))
    assert not (home.top / "x").exists()


def test_a_call_that_cannot_be_meant_is_refused(home: Home) -> None:
    """Three revisions, or a range against what is staged; outside git there is nothing to compare with."""
    assert journeyctl("diff", "HEAD", "HEAD", "HEAD", "--", A, cwd=home.top).code == 2
    assert journeyctl("diff", "HEAD..HEAD", "--staged", cwd=home.top).code == 2
    outside = home.top.parent / "outside"
    outside.mkdir()
    assert "no git repository" in journeyctl("diff", cwd=outside).err


def test_a_shallow_clone_gets_a_hint(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The revision that was not fetched is named, with what to do."""
    first = home.git("rev-parse", "HEAD")
    home.journey(A, 1, "A", "elin")
    home.save()
    subprocess.run(["git", "clone", "-q", "--depth", "1", home.top.as_uri(), tmp_path / "clone"], check=True)
    monkeypatch.chdir(tmp_path / "clone")
    with pytest.raises(EnvironmentFault) as fault:
        compare_revisions(Wanted((first,)))
    assert "shallow" in fault.value.advice


def test_a_worktree_and_a_submodule_are_repositories_too(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A linked worktree is compared with its own HEAD; a path in a submodule with the submodule's."""
    home.git("worktree", "add", "-q", tmp_path / "tree")  # type: ignore[arg-type]
    outer = Home(tmp_path / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(home.top), "maps")
    outer.save()
    for top, folder in ((tmp_path / "tree", "."), (outer.top / "maps", "maps")):
        (top / B).write_text(TEXT.format(title="B", felt=1, persona="{name: E}"), encoding="utf-8")
        monkeypatch.chdir(top if folder == "." else outer.top)
        assert list(felt(compare_revisions(Wanted(paths=(folder,)))).values()) == [[1.0]]


def test_a_folder_may_have_any_name(home: Home) -> None:
    """Names with spaces, quotes, line breaks and signs of a pattern are names."""
    name = 'journeys/å [x] "y"\n*.journey.yaml'
    home.journey(name)
    home.save()
    home.journey(name, 2)
    assert felt(compare_revisions(Wanted())) == {name: [2.0]}
    assert felt(compare_revisions(Wanted(("HEAD",), paths=(name,)))) == {name: [2.0]}


def test_only_what_changed_is_read(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of twenty journeys one changed: it is read twice, and no other, by one git for the contents of both sides."""
    for number in range(20):
        home.journey(f"journeys/j{number}.journey.yaml")
    home.save()
    home.journey("journeys/j7.journey.yaml", 2)
    home.save()
    read: list[str] = []
    asked: list[int] = []
    monkeypatch.setattr(between, "load", lambda given, root: (read.append(given.name), load(given, root))[1])
    monkeypatch.setattr(
        between, "contents", lambda top, files: (asked.append(len(known := list(files))), contents(top, known))[1]
    )
    assert felt(compare_revisions(Wanted(("HEAD~1..HEAD",)))) == {"journeys/j7.journey.yaml": [2.0]}
    assert read == ["journeys/j7.journey.yaml"] * 2
    assert asked[0] == 2


def test_the_work_is_that_of_what_changed(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many questions to git, objects asked for and files read in a large repository as in a small one."""
    spent: dict[str, list[object]] = {"git": [], "objects": [], "files": []}

    def noted(where: ModuleType, name: str, kind: str, part: Callable[..., object]) -> None:
        real = getattr(where, name)

        def noting(*given: Any, **named: Any) -> Any:
            spent[kind].append(part(*given))
            return real(*given, **named)

        monkeypatch.setattr(where, name, noting)

    noted(subprocess, "Popen", "git", lambda words, **_: words[0])
    noted(altered, "_blobs", "objects", lambda top, names: len(names))
    noted(loading, "read", "files", lambda data, name: Path(name).name)
    noted(documents, "read", "files", lambda data, name: Path(name).name)
    told = []
    for size in (3, 60):
        for number in range(size):
            home.journey(f"journeys/j{number}.journey.yaml", title=f"J{number}", persona="elin")
        home.save()
        for number in (0, 1):
            home.journey(f"journeys/j{number}.journey.yaml", size / 60, f"J{number}", "elin")
        home.save()
        for found in spent.values():
            found.clear()
        loading._project.cache_clear()
        assert len(compare_revisions(Wanted(("HEAD~1..HEAD",))).journeys) == 2
        told.append({kind: list(found) for kind, found in spent.items()})
    assert told[0] == told[1]
    assert told[0]["files"].count("j0.journey.yaml") == told[0]["files"].count("j1.journey.yaml") == 2
    assert sum(told[0]["objects"]) == 6, "two journeys and a persona, twice"
    assert len(told[0]["git"]) == 8


def test_a_conflict_is_compared_as_it_lies_there(home: Home) -> None:
    """In the middle of a merge a file with conflict markers is told once, as unreadable, and the rest compared."""
    home.git("checkout", "-q", "-b", "side")
    home.journey(A, 1, "A", "elin")
    home.save()
    home.git("checkout", "-q", "main")
    home.journey(A, -1, "A", "elin")
    home.save()
    subprocess.run(["git", "merge", "-q", "side"], cwd=home.top, check=False, capture_output=True)
    home.journey(B, 1, "B")
    told = compare_revisions(Wanted()).journeys
    assert [(one.name, one.difference is None) for one in told] == [(A, True), (B, False)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_only_plain_files_are_read(home: Home) -> None:
    """A pipe, a link and a folder in the place of a journey are no journey, and nobody waits for them."""
    for make in (os.mkfifo, lambda path: Path(path).symlink_to("/dev/zero"), lambda path: Path(path).mkdir()):
        (home.top / A).unlink()
        make(home.top / A)
        told = compare_revisions(Wanted()).journeys
        assert [(one.name, one.difference and one.difference.kind) for one in told] == [(A, "removed")]
        (home.top / A).rmdir() if (home.top / A).is_dir() else (home.top / A).unlink()
        home.git("checkout", "-q", A)


def test_git_runs_nothing_of_a_repository(home: Home, tmp_path: Path) -> None:
    """External diffs, text conversions and monitors that a repository configures are not started."""
    ran = tmp_path / "ran"
    for key in ("diff.external", "core.fsmonitor", "diff.x.textconv", "diff.x.command"):
        home.git("config", key, f"touch {ran};")
    home.write(".gitattributes", "*.yaml diff=x\n")
    home.journey(B, 1, "B")
    assert felt(compare_revisions(Wanted())) == {B: [1.0]}
    assert felt(compare_revisions(Wanted(("HEAD~0",)))) == {B: [1.0]}
    assert not ran.exists()
