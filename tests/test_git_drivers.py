"""git uses our drivers: in real repositories, installed by the command and taken out again."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from journeyctl.cli import run
from journeyctl.diagnostics import EnvironmentFault
from journeyctl.report import explain
from tests.running import ROOT, Ran, clean_environment, journeyctl, program

LINE = "*.journey.yaml diff=journeyctl merge=journeyctl\n"
JOURNEY = "title: T\nlang: sv\nphases:\n  - name: Före\n    activities:\n      - {name: Ringer, happiness: 1}\n"
NAME = "en kund.journey.yaml"


class Repository:
    """A repository, and a user with nothing in their settings but what is written there."""

    def __init__(self, top: Path, home: Path) -> None:
        program("git")
        self.top, self.home = top, home
        for folder in (top, home):
            folder.mkdir(parents=True, exist_ok=True)
        who = {f"GIT_{who}_{what}": "t@t" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        bare = {key: value for key, value in clean_environment().items() if not key.startswith(("GIT_", "XDG_"))}
        self.environment = bare | who | {"HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1"}
        self.git("init", "-q", "-b", "main")

    def git(self, *words: object, code: int = 0, cwd: Path | None = None) -> str:
        """Run git here; what it printed."""
        done = subprocess.run(
            ["git", *map(str, words)], cwd=cwd or self.top, env=self.environment, capture_output=True, check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout.decode(errors="replace")

    def ours(self, *words: object, cwd: Path | None = None) -> Ran:
        """Run journeyctl here, in this process: git will start others."""
        said = io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stderr(said):
            patch.chdir(cwd or self.top)
            for key in set(os.environ) - set(self.environment):
                patch.delenv(key)
            for key, value in self.environment.items():
                patch.setenv(key, value)
            try:
                return Ran(run([*map(str, words)]), "", said.getvalue())
            except EnvironmentFault as fault:
                return Ran(2, "", explain(fault))

    def commit(self, text: str, message: str = "x") -> None:
        """Write the journey and commit everything."""
        (self.top / NAME).write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository in a folder with a space and a quote in its name."""
    return Repository(tmp_path / "it's ours" / "top", tmp_path / "home")


def settings(repository: Repository) -> str:
    """All settings of the repository and the account that name us."""
    done = subprocess.run(
        ["git", "config", "--get-regexp", r"\.journeyctl\."],
        cwd=repository.top, env=repository.environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout


def test_log_and_diff_tell_facts(repository: Repository) -> None:
    """After the command, `git log -p` compares facts, and so does `git diff` without its external one."""
    assert repository.ours("git", "install").code == 0
    repository.commit(JOURNEY)
    repository.commit(JOURNEY.replace("happiness: 1", "happiness: -1"))
    told = repository.git("log", "-p", "-1", "--format=", "--unified=0")
    changed = [line for line in told.splitlines() if line[:1] in "+-" and line[1:2].isalpha()]
    assert changed == ["-activities/ringer/happiness: 1", "+activities/ringer/happiness: -1"]
    (repository.top / NAME).write_text(
        "# new\nlang: sv\ntitle: 'T'\nphases:\n- name: Före\n  activities: [{happiness: -1, name: Ringer}]\n",
        encoding="utf-8",
    )
    assert "activities" not in repository.git("diff", "--no-ext-diff")
    (repository.top / NAME).write_bytes(b"a: [\n\xff")
    assert "+a: [" in repository.git("diff", "--no-ext-diff", "--text")


def test_blame_tells_facts(repository: Repository) -> None:
    """`git blame` gives each fact the commit that stated it."""
    repository.ours("git", "install")
    repository.commit(JOURNEY, "first")
    repository.commit(JOURNEY.replace("happiness: 1", "happiness: -1"), "second")
    told = repository.git("blame", "-s", NAME).splitlines()
    facts = {line.split(") ", 1)[1]: line.split(" ")[0].lstrip("^") for line in told}
    new = repository.git("rev-parse", "HEAD").strip()
    assert [fact for fact, commit in facts.items() if new.startswith(commit)] == ["activities/ringer/happiness: -1"]


def test_twice_is_once_and_nothing_of_others_goes(repository: Repository) -> None:
    """A second run changes nothing; `uninstall` leaves settings and attributes as they were before."""
    attributes = repository.top / ".gitattributes"
    attributes.write_bytes(b"*.png binary\r\n*.txt text")
    repository.git("config", "diff.journeyctl.xfuncname", "mine")
    repository.git("config", "merge.other.driver", "theirs")
    config = repository.top / ".git" / "config"
    before = config.read_bytes()
    assert repository.ours("git", "install").err.startswith("written: ")
    assert attributes.read_bytes() == b"*.png binary\r\n*.txt text\n" + LINE.encode()
    after = config.read_bytes(), attributes.read_bytes()
    assert repository.ours("git", "install").err.startswith("as it should be: ")
    assert (config.read_bytes(), attributes.read_bytes()) == after
    assert repository.ours("git", "uninstall").err.startswith("taken out of ")
    assert attributes.read_bytes() == b"*.png binary\r\n*.txt text\n"
    assert config.read_bytes() == before
    assert repository.ours("git", "uninstall").err.startswith("nothing of ours in ")


def test_settings_of_others_under_our_name_stay(repository: Repository) -> None:
    """What somebody else has called by our name is not ours to take out."""
    repository.git("config", "diff.journeyctl.textconv", "cat -n")
    repository.ours("git", "uninstall")
    assert "cat -n" in settings(repository)


def test_an_empty_file_of_attributes_goes(repository: Repository) -> None:
    """A file of attributes that only held our line is deleted."""
    repository.ours("git", "install")
    assert (repository.top / ".gitattributes").read_text() == LINE
    repository.ours("git", "uninstall")
    assert not (repository.top / ".gitattributes").exists()
    assert settings(repository) == ""


@pytest.mark.parametrize("named", ["", "~/mine"])
def test_the_whole_account(repository: Repository, named: str) -> None:
    """`--global` writes the user's settings and their own file of attributes, outside a repository too."""
    if named:
        repository.git("config", "--global", "core.attributesFile", named)
    outside = repository.home
    assert repository.ours("git", "install", "--global", cwd=outside).code == 0
    attributes = repository.home / "mine" if named else repository.home / ".config" / "git" / "attributes"
    assert attributes.read_text() == LINE
    assert not (repository.top / ".gitattributes").exists()
    repository.commit(JOURNEY)
    assert "+activities/ringer/happiness: 1" in repository.git("show")
    assert repository.ours("git", "uninstall", "--global", cwd=outside).code == 0
    assert not attributes.exists()
    assert settings(repository) == ""


def test_a_worktree_shares_the_settings(repository: Repository, tmp_path: Path) -> None:
    """In a worktree the line goes into its own files, and the settings are those of the repository."""
    repository.commit(JOURNEY)
    repository.git("worktree", "add", "-q", "-b", "other", tmp_path / "other tree")
    tree = tmp_path / "other tree"
    assert repository.ours("git", "install", cwd=tree).code == 0
    assert (tree / ".gitattributes").read_text() == LINE
    (tree / NAME).write_text(JOURNEY.replace("1", "2"), encoding="utf-8")
    assert "+activities/ringer/happiness: 2" in repository.git("diff", "--no-ext-diff", cwd=tree)
    assert "journeyctl" in settings(repository)


def test_outside_a_repository(tmp_path: Path) -> None:
    """Where there is no repository the command says what to do, and ends in 2."""
    program("git")
    ran = journeyctl("git", "install", cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert ran.code == 2
    assert "J942" in ran.err
    assert "--global" in ran.err


def test_without_git(tmp_path: Path) -> None:
    """Without the git program that is said."""
    ran = journeyctl("git", "install", cwd=tmp_path, PATH=str(tmp_path))
    assert ran.code == 2
    assert "J941" in ran.err


def test_the_folder_of_a_repository_is_no_place_for_modules(repository: Repository) -> None:
    """A repository that holds a package of our name cannot make git run it."""
    repository.ours("git", "install")
    package = repository.top / "journeyctl"
    package.mkdir()
    (package / "__init__.py").write_text("raise SystemExit('hostile')")
    repository.commit(JOURNEY)
    assert "+activities/ringer/happiness: 1" in repository.git("show", "--", NAME)


def test_the_program_is_quoted(tmp_path: Path) -> None:
    """A script in a folder with a space and a quote is called as it is; git's shell takes nothing out of its name."""
    repository = Repository(tmp_path / "top", tmp_path / "home")
    folder = tmp_path / "it's $HOME `here`"
    folder.mkdir()
    script = folder / "journeyctl"
    script.write_text(
        f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        "from journeyctl.__main__ import entry\nentry()\n"
    )
    script.chmod(0o755)
    subprocess.run([str(script), "git", "install"], cwd=repository.top, env=repository.environment, check=True)
    assert "it'" in settings(repository)
    repository.commit(JOURNEY)
    assert "+activities/ringer/happiness: 1" in repository.git("show", "--", NAME)


def test_a_new_version_tells_anew(repository: Repository) -> None:
    """What git keeps of the lines it was told is dropped by the command: another version may tell others."""
    repository.ours("git", "install")
    repository.commit(JOURNEY)
    repository.commit(JOURNEY.replace("1", "2"))
    repository.git("log", "-p")
    assert "textconv" in repository.git("for-each-ref")
    repository.ours("git", "install")
    assert "textconv" not in repository.git("for-each-ref")


def test_settings_that_cannot_be_written(repository: Repository) -> None:
    """Were git to refuse, that is said, with whose settings it was."""
    (repository.top / ".git" / "config.lock").touch()
    ran = repository.ours("git", "install")
    assert ran.code == 2
    assert "J911" in ran.err
    assert "of the repository" in ran.err


MORE = JOURNEY + "      - {name: Väntar, happiness: -1}\n"


def branched(repository: Repository, ours: str, theirs: str) -> None:
    """A commit, then one of theirs on a branch and one of ours on main."""
    repository.ours("git", "install")
    repository.commit(MORE)
    repository.git("checkout", "-q", "-b", "theirs")
    repository.commit(theirs)
    repository.git("checkout", "-q", "main")
    repository.commit(ours)


def test_git_merges_by_id(repository: Repository) -> None:
    """Two branches that add activities at one place merge, and `git rebase` does the same."""
    ours, theirs = MORE + "      - {name: Får svar}\n", MORE + "      - {name: Går hem}\n"
    branched(repository, ours, theirs)
    repository.git("branch", "copy")
    repository.git("merge", "-q", "--no-edit", "theirs")
    both = (repository.top / NAME).read_text(encoding="utf-8")
    assert both == MORE + "      - {name: Får svar}\n      - {name: Går hem}\n"
    repository.git("checkout", "-q", "copy")
    repository.git("rebase", "-q", "theirs")
    assert (repository.top / NAME).read_text(encoding="utf-8") == both


def test_git_is_told_of_conflicts(repository: Repository) -> None:
    """What people have to settle stops the merge, with markers in the file and the file unmerged."""
    branched(repository, MORE.replace("-1", "-2"), MORE.replace("-1", "2"))
    repository.git("merge", "-q", "theirs", code=1)
    text = (repository.top / NAME).read_text(encoding="utf-8")
    assert "<<<<<<< ours\n      - {name: Väntar, happiness: -2}\n=======\n" in text
    assert len(repository.git("ls-files", "--unmerged").splitlines()) == 3
    repository.git("checkout", "--theirs", "--", NAME)
    assert (repository.top / NAME).read_text(encoding="utf-8") == MORE.replace("-1", "2")


@pytest.mark.parametrize("gone", ["script", "module"])
def test_without_the_program_git_works_with_lines(repository: Repository, gone: str) -> None:
    """When the program is gone, git compares and merges lines, as it would without it; nothing is lost."""
    branched(repository, MORE.replace("title: T", "title: U"), MORE.replace("-1", "2"))
    for line in settings(repository).splitlines():
        key, _, value = line.partition(" ")
        if "git" in value:
            called = f"{sys.executable} -P -m journeyctl"
            assert called in value
            other = called.replace("-m journeyctl", "-m no_such") if gone == "module" else "/nowhere/journeyctl"
            repository.git("config", key, value.replace(called, other))
    repository.git("update-ref", "-d", "refs/notes/textconv/journeyctl")
    assert "+title: U" in repository.git("log", "-p", "-1")
    repository.git("checkout", "-q", "-b", "copy")
    repository.git("merge", "-q", "--no-edit", "theirs")
    merged = MORE.replace("title: T", "title: U").replace("-1", "2")
    assert (repository.top / NAME).read_text(encoding="utf-8") == merged
    repository.git("checkout", "-q", "main")
    (repository.top / NAME).write_text(MORE.replace("-1", "-2"), encoding="utf-8")
    (repository.top / "new.journey.yaml").write_text(MORE, encoding="utf-8")
    repository.git("add", "-N", "new.journey.yaml")
    told = repository.git("diff")
    assert "-      - {name: Väntar, happiness: -1}\n+      - {name: Väntar, happiness: -2}\n" in told
    assert "+title: T" in told
    repository.git("commit", "-q", "-a", "-m", "x")
    repository.git("merge", "-q", "theirs", code=1)
    assert "<<<<<<< ours\n      - {name: Väntar, happiness: -2}\n" in (repository.top / NAME).read_text("utf-8")
    repository.git("diff", "--cached")


def test_a_renamed_file_is_merged_too(repository: Repository) -> None:
    """A file that one branch renamed gets what the other changed in it."""
    branched(repository, MORE.replace("-1", "-2"), MORE.replace("title: T", "title: U"))
    repository.git("mv", "--", NAME, "-x.journey.yaml")
    repository.git("commit", "-q", "-m", "renamed")
    repository.git("merge", "-q", "--no-edit", "theirs")
    made = (repository.top / "-x.journey.yaml").read_text(encoding="utf-8")
    assert made == MORE.replace("-1", "-2").replace("title: T", "title: U")
