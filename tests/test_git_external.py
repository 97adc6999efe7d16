"""`git diff` in real repositories that our external diff was installed in: meaning for people, patches for programs."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.running import journeyctl
from tests.test_git_drivers import Repository

JOURNEY = "title: T\nlang: en\nactivities:\n  - Arrives\n  - {name: Pays, happiness: 0}\n  - Leaves\n"
SAD = JOURNEY.replace("happiness: 0", "happiness: -1")
NAME = "en kund å.journey.yaml"
FELL = "▼ “Pays”: happiness 0 neutral → −1 sad (−1)"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with a journey, another file, and the drivers."""
    made = Repository(tmp_path / "top", tmp_path / "home")
    assert made.ours("git", "install").code == 0
    for name, text in ((NAME, JOURNEY), ("other.txt", "one\n")):
        (made.top / name).write_text(text, encoding="utf-8")
    made.git("add", "-A")
    made.git("commit", "-q", "-m", "x")
    return made


def seen(repository: Repository, *words: str) -> str:
    """What a person sees in git's pager."""
    before = repository.environment
    repository.environment = before | {"GIT_PAGER_IN_USE": "true"}
    try:
        return repository.git("-c", "color.ui=never", "diff", *words)
    finally:
        repository.environment = before


def test_people_see_what_it_means(repository: Repository) -> None:
    """In the pager a journey is told as customers live it, other files as ever; a blank line is between journeys."""
    (repository.top / NAME).write_text(SAD, encoding="utf-8")
    (repository.top / "b.journey.yaml").write_text(JOURNEY, encoding="utf-8")
    (repository.top / "other.txt").write_text("two\n", encoding="utf-8")
    repository.git("add", "-A")
    told = seen(repository, "--cached").splitlines()
    assert told[:2] == ["T  b.journey.yaml: new journey", ""]
    assert f"    {FELL}" in told
    assert "+two" in told
    assert told.index("diff --git a/other.txt b/other.txt") > told.index(f"    {FELL}")


def test_the_project_around_the_path_counts(repository: Repository) -> None:
    """The language is that of the project in whose folder the file lies, wherever in it git is called."""
    (repository.top / "journeyctl.yaml").write_text("name: P\nlang: sv\n", encoding="utf-8")
    (repository.top / NAME).write_text(SAD, encoding="utf-8")
    folder = repository.top / "deep"
    folder.mkdir()
    repository.environment |= {"GIT_PAGER_IN_USE": "true"}
    assert "lyckovärde 0 varken eller → −1 missnöjd (−1)" in repository.git("diff", cwd=folder)


KINDS = ("changed", "renamed", "rewritten", "gone", "moded", "linked")


@pytest.fixture
def changed(repository: Repository) -> Repository:
    """A repository in which journeys were changed in every way that git knows, and staged."""
    for kind in KINDS:
        own = "".join(f"  - {kind} {number}\n" for number in range(9))
        (repository.top / f"{kind} å.journey.yaml").write_text(f"{JOURNEY}{own}", encoding="utf-8")
    repository.git("add", "-A")
    repository.git("commit", "-q", "-m", "x")
    for kind in ("renamed", "rewritten"):
        repository.git("mv", "--", f"{kind} å.journey.yaml", f"-{kind}.journey.yaml")
    for name in ("changed å.journey.yaml", "-rewritten.journey.yaml"):
        path = repository.top / name
        path.write_text(path.read_text(encoding="utf-8").replace("happiness: 0", "happiness: -1"), encoding="utf-8")
    (repository.top / "gone å.journey.yaml").unlink()
    (repository.top / "linked å.journey.yaml").unlink()
    (repository.top / "linked å.journey.yaml").symlink_to("other.txt")
    (repository.top / "moded å.journey.yaml").chmod(0o755)
    (repository.top / 'neu " å.journey.yaml').write_text("title: N\nactivities: [Z]\n", encoding="utf-8")
    repository.git("add", "-A")
    return repository


def test_a_pipe_gets_the_patch_of_git(changed: Repository) -> None:
    """What goes into a file or another program is what git itself writes, and `git apply` takes it."""
    made = changed.git("diff", "--cached", "-M")
    assert made == changed.git("diff", "--cached", "-M", "--no-ext-diff", "--no-textconv")
    assert made.count("diff --git ") == len(KINDS) + 2
    changed.git("reset", "-q", "--hard")
    (changed.top / "x.patch").write_text(made, encoding="utf-8")
    changed.git("apply", "--check", "x.patch")


def test_people_see_every_kind_of_change(changed: Repository) -> None:
    """Files that came, went, were renamed or got another mode are told as such; a link is no journey."""
    told = seen(changed, "--cached", "-M")
    for said in (
        "T  renamed å.journey.yaml → -renamed.journey.yaml\n  no change in what it says\n",
        "T  rewritten å.journey.yaml → -rewritten.journey.yaml\n", f"    {FELL}\n",
        "T  gone å.journey.yaml: journey removed\n", 'N  neu " å.journey.yaml: new journey\n',
        "T  moded å.journey.yaml\n  no change in what it says\n  mode 100644 → 100755\n", "new file mode 120000\n",
    ):  # fmt: skip
        assert said in told


def test_form_is_no_change(repository: Repository) -> None:
    """A file that only looks otherwise says so."""
    (repository.top / NAME).write_text(f"# new\n{JOURNEY}", encoding="utf-8")
    assert seen(repository) == "T  en kund å.journey.yaml\n  no change in what it says\n"


def test_what_is_no_journey_is_told_and_shown_in_lines(repository: Repository) -> None:
    """Junk, other encodings and markers of conflicts are named with their first fault, and git's lines follow."""
    for data in (b"title: \xff\n", bytes(range(256)), b"<<<<<<< ours\n"):
        (repository.top / NAME).write_bytes(data)
        first, _, rest = seen(repository).partition("\n")
        assert first.startswith(f"{NAME}:")
        assert " error J0" in first
        assert rest == repository.git("diff", "--no-ext-diff", "--no-textconv")


def test_an_unmerged_file_is_named(repository: Repository) -> None:
    """In a conflict `git diff --cached` says which files are unmerged, as git does; `git diff` shows both sides."""
    repository.git("checkout", "-q", "-b", "theirs")
    for branch, text in (("theirs", SAD), ("main", JOURNEY.replace("happiness: 0", "happiness: 2"))):
        repository.git("checkout", "-q", branch)
        (repository.top / NAME).write_text(text, encoding="utf-8")
        repository.git("commit", "-q", "-a", "-m", branch)
    repository.git("merge", "-q", "theirs", code=1)
    assert seen(repository, "--cached") == f"* Unmerged path {NAME}\n"
    assert "<<<<<<< ours" in seen(repository)


def test_ends_of_lines_of_the_folder_are_not_in_the_patch(repository: Repository) -> None:
    """Where git writes files as Windows has them, the patch is as the repository has them; a real CR stays."""
    repository.git("config", "core.autocrlf", "true")
    (repository.top / NAME).unlink()
    repository.git("checkout", "-q", "--", NAME)
    assert b"\r\n" in (repository.top / NAME).read_bytes()
    (repository.top / NAME).write_bytes(SAD.replace("\n", "\r\n").encode())
    assert repository.git("diff") == repository.git("diff", "--no-ext-diff", "--no-textconv")
    repository.git("config", "--unset", "core.autocrlf")
    repository.git("commit", "-q", "-a", "-m", "CR")
    (repository.top / NAME).write_bytes(JOURNEY.replace("\n", "\r\n").encode())
    assert "+  - {name: Pays, happiness: 0}\r\n" in repository.git("diff")


def test_exit_codes_and_totals_are_git_s(repository: Repository) -> None:
    """`--exit-code`, `--quiet`, `--stat` and `git add -p` work as before."""
    (repository.top / NAME).write_text(SAD, encoding="utf-8")
    repository.git("diff", "--exit-code", code=1)
    repository.git("diff", "--quiet", code=1)
    assert "1 insertion(+), 1 deletion(-)" in repository.git("diff", "--stat")
    done = subprocess.run(
        ["git", "add", "-p"], cwd=repository.top, env=repository.environment, input="y\n", capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert "+  - {name: Pays, happiness: -1}" in done.stdout
    assert repository.git("diff", "--cached", "--numstat").startswith("1\t1\t")


def test_difftool_shows_files_by_its_own_tool(repository: Repository) -> None:
    """Ours does not stand in the way of `git difftool`."""
    (repository.top / NAME).write_text(SAD, encoding="utf-8")
    assert repository.git("difftool", "-y", "-x", "echo TOOL").startswith("TOOL ")


def test_a_terminal_gets_colours_and_a_file_in_a_pager_does_not_count(repository: Repository, tmp_path: Path) -> None:
    """A real terminal sees meaning in git's colours; into a file goes the patch, also from within a pager."""
    pty: Any = pytest.importorskip("pty")
    (repository.top / NAME).write_text(SAD, encoding="utf-8")
    ours, theirs = pty.openpty()
    command = ["git", "--no-pager", "-c", "color.diff=auto", "diff"]
    environment = repository.environment | {"TERM": "xterm"}
    environment.pop("NO_COLOR", None)
    subprocess.run(command, cwd=repository.top, env=environment, stdout=theirs, check=True)
    os.close(theirs)
    assert "\x1b[31m▼\x1b[0m “Pays”" in os.read(ours, 10_000).decode()
    os.close(ours)
    with (tmp_path / "x.patch").open("wb") as file:
        subprocess.run(
            command, cwd=repository.top, env=environment | {"GIT_PAGER_IN_USE": "true"}, stdout=file, check=True
        )
    assert (tmp_path / "x.patch").read_text(encoding="utf-8").startswith("diff --git ")


def test_other_words_than_git_s_are_refused() -> None:
    """Who calls it by hand is told with what git does; with the option parser it says the same as without."""
    for words in (("a", "b"), ("--", "a", "b")):
        ran = journeyctl("git", "diff", *words)
        assert ran.code == 2
        assert "git calls this with a path" in " ".join(ran.err.split())


def test_options_are_heard(tmp_path: Path) -> None:
    """The language, the day and the colour can be asked for."""
    for name, text in (("a", JOURNEY), ("b", SAD)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    given = ("x.journey.yaml", "a", "0" * 40, "100644", "b", "0" * 40, "100644")
    ran = journeyctl("git", "diff", "--lang", "de", "--color", "always", "--", *given, cwd=tmp_path)
    assert ran.code == 0
    assert "\x1b[31m▼\x1b[0m „Pays“: Stimmung 0 weder noch → −1 unzufrieden (−1)" in ran.out
    spoken = journeyctl("git", "diff", "--", *given, cwd=tmp_path, JOURNEYCTL_LANG="de", GIT_PAGER_IN_USE="1")
    assert "„Pays“: Stimmung" in spoken.out
