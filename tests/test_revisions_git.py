"""The revision of a journey: the last commit that touched it or its parts."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from journeyctl import revisions
from journeyctl.diagnostics import EnvironmentFault
from journeyctl.revisions import changed, commits_of, revision_of, talking
from journeyctl.revisions.altered import sides
from tests.test_faults_ended import members, runs, until

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

CLEAN = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


class Repository:
    """A repository for a test; every commit is one minute after the last."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.minute = 0
        top.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str) -> str:
        """Run git here."""
        stamp = f"2026-01-01T00:{self.minute:02d}:00 +0000"
        names = {f"GIT_{who}_{what}": "t@t" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        dates = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
        done = subprocess.run(["git", *words], cwd=self.top, env=CLEAN | names | dates, check=True, capture_output=True)
        return done.stdout.decode().strip()

    def commit(self, *names: str) -> str:
        """Change the files and commit them; the short hash."""
        self.minute += 1
        for name in names:
            file = self.top / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{self.minute}\n", encoding="utf-8")
            self.git("add", "--", f":(literal){name}")
        self.git("commit", "-q", "-m", f"at {self.minute}")
        return self.git("rev-parse", "HEAD")[:7]


def revisions_of(groups: list[list[Path]]) -> tuple[str | None, ...]:
    """The revision of every group of files, asked for together."""
    known = commits_of(groups)
    return tuple(known.revision(group) for group in groups)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository."""
    return Repository(tmp_path / "top")


def test_the_last_commit_that_touched_a_file(repository: Repository):
    """Later commits that leave the file alone do not count; parts do."""
    first = repository.commit("journeys/a.yaml", "journeys/b.yaml")
    persona = repository.commit("personas/sara.yaml")
    second = repository.commit("journeys/b.yaml")
    a, b, sara = (repository.top / name for name in ("journeys/a.yaml", "journeys/b.yaml", "personas/sara.yaml"))
    assert revision_of([a]) == first
    assert revision_of([a, sara]) == persona
    assert revisions_of([[a], [b], [b, sara], [a, repository.top / "missing"]]) == (first, second, second, first)


def test_others_count_only_where_they_are_newer(repository: Repository):
    """History is followed until every group has a commit; what nobody waits for has its own if it is found by then."""
    repository.commit("old.yaml", "a")
    first = repository.commit("a")
    newer = repository.commit("new.yaml")
    a, old, new = (repository.top / name for name in ("a", "old.yaml", "new.yaml"))
    known = commits_of([[a]], [old, new])
    assert [known.revision(group) for group in ([a], [a, old], [a, new])] == [first, first, newer]
    assert known.revision([a, repository.top / "unasked"]) is None


def test_the_first_commit_counts_whatever_is_shown_of_it(repository: Repository):
    """A setting that hides what the first commit made hides nothing from us."""
    first = repository.commit("a")
    repository.commit("b")
    repository.git("config", "log.showRoot", "false")
    assert revision_of([repository.top / "a"]) == first


def test_the_answer_does_not_depend_on_the_company(repository: Repository):
    """A merge and a side branch: each file alone gives what all together give."""
    repository.commit("a", "b")
    repository.git("checkout", "-q", "-b", "side")
    repository.commit("b")
    repository.git("checkout", "-q", "main")
    repository.commit("c")
    repository.minute += 1
    repository.git("merge", "-q", "--no-ff", "-m", "merged", "side")
    files = [repository.top / name for name in "abc"]
    together = revisions_of([[file] for file in files])
    assert together == tuple(revision_of([file]) for file in files)
    assert len(set(together)) == 3


def test_a_change_taken_back_on_a_side_branch_counts_alike(repository: Repository):
    """Git's own history of one file would leave the branch out, but not when another file came in with it."""
    repository.commit("a", "b")
    before = repository.top.joinpath("a").read_text(encoding="utf-8")
    repository.git("checkout", "-q", "-b", "side")
    repository.commit("a")
    repository.top.joinpath("a").write_text(before, encoding="utf-8")
    repository.minute += 1
    repository.git("commit", "-q", "-a", "-m", "back")
    back = repository.git("rev-parse", "HEAD")[:7]
    repository.commit("b")
    repository.git("checkout", "-q", "main")
    repository.minute += 1
    repository.git("merge", "-q", "--no-ff", "-m", "merged", "side")
    a, b = repository.top / "a", repository.top / "b"
    assert revision_of([a]) == revisions_of([[a], [b]])[0] == back


def test_a_change_made_by_a_merge_counts(repository: Repository):
    """What the merge itself changed was touched by the merge."""
    repository.commit("a")
    repository.git("checkout", "-q", "-b", "side")
    repository.commit("b")
    repository.git("checkout", "-q", "main")
    repository.commit("c")
    repository.git("merge", "-q", "--no-ff", "--no-commit", "side")
    merged = repository.commit("a")
    assert revision_of([repository.top / "a"]) == merged


@pytest.mark.parametrize("name", ["-p", "--output=x", ":(top)a", "*.yaml", "å ä\tö.yaml", 'quo"te', "a\nb"])
def test_strange_names_are_only_names(repository: Repository, name: str):
    """A file's name is never an option, a pattern or a quotation."""
    first = repository.commit(name)
    repository.commit("other.yaml")
    assert revision_of([repository.top / name]) == first
    assert {file.name for file in repository.top.iterdir()} == {".git", name, "other.yaml"}


def test_outside_git_there_is_no_revision(tmp_path: Path, repository: Repository):
    """Nor for files never committed, nor for no files at all."""
    repository.commit("a")
    repository.top.joinpath("new").touch()
    assert revision_of([tmp_path / "x"]) == ""
    assert revision_of([repository.top / "new"]) == ""
    assert revision_of([]) == ""
    assert revisions_of([]) == ()


def test_without_git_or_time_there_is_no_revision(repository: Repository, monkeypatch: pytest.MonkeyPatch):
    """A missing program and a deadline are no errors: the map is drawn without a revision."""
    repository.commit("a")
    monkeypatch.setattr(revisions, "_COMMAND", ("no-such-program",))
    assert revision_of([repository.top / "a"]) == ""
    monkeypatch.setattr(revisions, "_COMMAND", ("sleep", "20"))
    monkeypatch.setattr(revisions, "DEADLINE", 0.05)
    monkeypatch.setattr(revisions, "_MOST_PATHS", 0)
    assert revision_of([repository.top / "a"]) == ""


def test_a_shallow_clone_does_not_guess(repository: Repository, tmp_path: Path):
    """Where the history ends, every file seems to be of that commit: no revision is given."""
    repository.commit("a")
    newest = repository.commit("b")
    clone = tmp_path / "clone"
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.top}", str(clone))
    assert revision_of([clone / "a"]) == ""
    repository.commit("b")
    repository.git("clone", "-q", "--depth", "2", f"file://{repository.top}", str(tmp_path / "two"))
    assert newest != revision_of([tmp_path / "two" / "b"]) != ""


def test_a_hook_of_git_does_not_redirect(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """GIT_DIR of a surrounding git is not taken over: the file's own repository answers."""
    first = repository.commit("a")
    other = Repository(tmp_path / "other")
    other.commit("b")
    assert other.commit("a") != first
    monkeypatch.setenv("GIT_DIR", str(other.top / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.top))
    assert revision_of([repository.top / "a"]) == first


def test_git_runs_nothing_of_the_repository(repository: Repository):
    """Attributes and configuration of the repository start no program."""
    repository.commit("a")
    mark = repository.top / "started"
    repository.git("config", "diff.evil.textconv", f"touch {mark};cat")
    repository.git("config", "core.fsmonitor", f"touch {mark}")
    repository.git("config", "diff.external", f"touch {mark}")
    repository.git("config", "core.pager", f"touch {mark}")
    repository.git("config", "log.showSignature", "true")
    repository.git("config", "gpg.program", f"touch {mark}")
    repository.top.joinpath(".gitattributes").write_text("* diff=evil\n", encoding="utf-8")
    assert revision_of([repository.top / "a"])
    assert not mark.exists()


NAMES = ("journeys/a.yaml", "kund resor/å.yaml", 'q"uote\\s\t.yaml', "-dash.yaml")


@pytest.mark.parametrize("name", NAMES)
def test_changed_lines_are_those_that_are_new(repository: Repository, name: str):
    """Lines added and changed are told by number, whatever the file is called and its lines look like; others not."""
    file = repository.top / name
    repository.commit(name, "still.yaml")
    file.write_text("a\nb\nc\nd\ne", encoding="utf-8")
    repository.git("commit", "-q", "-a", "-m", "before")
    file.write_text("new\n++ new\na\nb\n-- changed\ne\nlast\n", encoding="utf-8")
    paths = [file, repository.top / "still.yaml", repository.top / "unknown.yaml"]
    assert revisions.changed_lines(paths, "HEAD") == {file: frozenset({1, 2, 5, 6, 7})}


def test_changed_lines_count_from_where_the_work_began(repository: Repository):
    """What has happened on the base since is not ours."""
    repository.commit("a.yaml")
    file = repository.top / "a.yaml"
    file.write_text("one\ntwo\n", encoding="utf-8")
    repository.git("commit", "-q", "-a", "-m", "both")
    repository.git("switch", "-q", "-c", "work")
    repository.git("switch", "-q", "main")
    file.write_text("ONE\ntwo\n", encoding="utf-8")
    repository.git("commit", "-q", "-a", "-m", "theirs")
    repository.git("switch", "-q", "work")
    file.write_text("one\nTWO\n", encoding="utf-8")
    assert revisions.changed_lines([file], "main") == {file: frozenset({2})}


@pytest.mark.parametrize("base", ["nonsense", "", "--output=x", "-h", "main:a.yaml"])
def test_an_unknown_base_tells_of_no_changes(repository: Repository, base: str, tmp_path: Path):
    """Nor does git find an option in it, and a file outside git is no trouble."""
    repository.commit("a.yaml")
    (tmp_path / "outside.yaml").write_text("x\n", encoding="utf-8")
    file = repository.top / "a.yaml"
    file.write_text("changed\n", encoding="utf-8")
    assert revisions.changed_lines([file, tmp_path / "outside.yaml"], base) == {}
    assert sorted(path.name for path in repository.top.iterdir()) == [".git", "a.yaml"]


def test_the_settings_of_a_repository_do_not_move_lines(repository: Repository):
    """Prefixes, context between hunks, colours and external programs of its configuration count for nothing."""
    repository.commit("a.yaml")
    file = repository.top / "a.yaml"
    file.write_text("1\n2\n3\n", encoding="utf-8")
    repository.git("commit", "-q", "-a", "-m", "before")
    for setting in ("noprefix=false", "mnemonicPrefix=true", "interHunkContext=9", "external=false"):
        repository.git("config", *f"diff.{setting}".split("="))
    repository.git("config", "color.ui", "always")
    file.write_text("one\n2\nthree\n", encoding="utf-8")
    assert revisions.changed_lines([file], "HEAD") == {file: frozenset({1, 3})}


@pytest.mark.skipif(os.name != "posix", reason="stand-ins are scripts of a shell")
@pytest.mark.parametrize(
    ("does", "said"), [("sleep 600", "has not answered within 0.3 s"), ("exec yes", "said more than 0 MB")]
)
def test_a_git_that_never_ends_is_asked_once(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, said: str
):
    """One that hangs costs one deadline, one that floods no memory; what it has started ends with it."""
    repository.commit("a")
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "git").write_text(f"#!/bin/sh\necho $$ >> {tmp_path}/asked\n{does}\n")
    (programs / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
    monkeypatch.setattr(revisions, "DEADLINE", 0.3 if does == "sleep 600" else 60)
    monkeypatch.setattr(talking, "MOST", 100_000)
    for ask in (lambda: revisions.files_at([repository.top / "a"], "HEAD"), lambda: sides(repository.top)):
        (tmp_path / "asked").write_text("")
        with pytest.raises(EnvironmentFault, match=said) as raised:
            ask()
        assert raised.value.code == "J941"
        (group,) = (tmp_path / "asked").read_text().split()
        until(lambda group=group: not any(runs(one) for one in members(int(group))))
    assert revisions.changed_lines([repository.top / "a"], "HEAD") == {}
    assert revisions.changed([repository.top / "a"]) == {repository.top / "a"}


TEXTS = {"a.yaml": b"one\ntwo\n", "b 12.yaml": b"", "d/å missing": b"\xff\n9 blob 4\n", "e.yaml": b"no line end"}


def test_files_at_a_revision_come_from_one_git(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Each file as it was, whatever its name and its bytes; what was not there, or is outside, is left out."""
    for name, data in TEXTS.items():
        (repository.top / name).parent.mkdir(exist_ok=True)
        (repository.top / name).write_bytes(data)
        repository.git("add", "--", name)
    repository.commit("other")
    new, outside = repository.top / "new.yaml", tmp_path / "outside.yaml"
    for path in (new, outside, repository.top / "a.yaml"):
        path.write_bytes(b"later")
    started: list[tuple[str, ...]] = []
    really = revisions.talk
    monkeypatch.setattr(revisions, "talk", lambda words, *more: started.append(words) or really(words, *more))
    paths = [*(repository.top / name for name in TEXTS), new, outside]
    assert revisions.files_at(paths, "HEAD") == {repository.top / name: data for name, data in TEXTS.items()}
    assert len(started) == 2


@pytest.mark.parametrize("revision", ["nowhere", "--all", "-h", "HEAD~5", "HEAD:a.yaml", ""])
def test_files_at_an_unknown_revision_are_a_fault(repository: Repository, revision: str):
    """The answer is not taken for an empty one; what looks like an option is a revision nobody knows."""
    repository.commit("a.yaml")
    with pytest.raises(EnvironmentFault, match="git knows no revision"):
        revisions.files_at([repository.top / "a.yaml"], revision)


def test_before_the_first_commit_there_are_no_files(repository: Repository):
    """A new repository has no `HEAD` yet, and that is no fault."""
    (repository.top / "a.yaml").write_text("a")
    assert revisions.files_at([repository.top / "a.yaml"], "HEAD") == {}


def test_what_was_changed_since_is_known(repository: Repository):
    """A file that differs from the last commit, or is not in it yet, was changed; other line ends are no change."""
    repository.commit("a", "b")
    a, b, new = (repository.top / name for name in ("a", "b", "new"))
    assert changed([a, b]) == frozenset()
    a.write_bytes(b"1\r\n")
    assert changed([a, b]) == frozenset()
    a.write_text("2\n")
    assert changed([a, b]) == {a.resolve()}
    new.write_text("x")
    assert changed([b, new]) == {new.resolve()}


def test_outside_git_nothing_was_changed_since(tmp_path: Path):
    """Without a repository there is no commit to differ from."""
    (tmp_path / "x").write_text("x")
    assert changed([tmp_path / "x", tmp_path / "missing"]) == frozenset()
