"""`journeyctl log` in a real repository: which versions a journey has, and what each is read with."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema_rs
import pytest

from journeyctl import revisions
from journeyctl.diagnostics import EnvironmentFault
from journeyctl.pipeline import chronicle
from journeyctl.pipeline.chronicle import Chronicle, Wanted, read_history
from journeyctl.pipeline.loading import load
from journeyctl.report import history, history_json, history_markdown
from journeyctl.revisions import versions
from tests.running import ROOT
from tests.test_diff_git import ELIN, A, B, Home
from tests.warm import journeyctl

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A journey with a persona, committed once; we stand at the top."""
    made = Home(tmp_path / "top")
    made.journey(A, title="A", persona="elin")
    made.write(ELIN, "name: Elin Ek\nrole: Student\n")
    made.save()
    monkeypatch.chdir(made.top)
    return made


def told(path: str = A, revision: str = "", **more: object) -> Chronicle:
    return read_history(Wanted(Path(path), revision, **more))  # type: ignore[arg-type]


def kinds(path: str = A, revision: str = "", **more: object) -> list[str]:
    """What every version is, from the newest on."""
    return [one.kind for one in told(path, revision, **more).moments]


def means(path: str = A, revision: str = "") -> list[float | None]:
    return [history.figures_of(one)[0].after for one in told(path, revision).moments if one.journey]


def test_every_version_is_told_from_the_newest_on(home: Home) -> None:
    """What changed it is a version; commits that leave it alone are none."""
    home.journey(A, 1, "A", "elin")
    home.save()
    home.journey(B)
    home.save()
    home.journey(A, -2, "A", "elin")
    home.save()
    assert kinds() == ["changed", "changed", "new"]
    assert means() == [-2.0, 1.0, 0.0]
    assert [one.subject for one in told().moments] == ["at 4", "at 2", "at 1"]
    assert kinds(most=2) == ["changed", "changed"]
    assert means(revision="HEAD~1") == [1.0, 0.0]
    assert means(revision="HEAD~2..HEAD") == [-2.0]
    assert kinds(since="2026-01-01T00:03:00Z") == ["changed"]


def test_merges_that_leave_a_journey_alone_are_not_counted(home: Home) -> None:
    """So many versions are told as were asked for, whatever was merged since."""
    for name in ("one", "two"):
        home.git("checkout", "-q", "-b", name)
        home.write(f"{name}.txt", name)
        home.save()
        home.git("checkout", "-q", "main")
        home.git("merge", "-q", "--no-ff", "-m", name, name)
    assert kinds(most=1) == ["new"]


def test_a_rename_is_followed_and_told(home: Home) -> None:
    """A file with another name has the history of the old one; a copy of a file begins where it was made."""
    new = "journeys/c.journey.yaml"
    home.git("mv", A, new)
    home.save()
    home.journey(new, 1, "A", "elin")
    home.save()
    assert kinds(new) == ["changed", "same", "new"]
    assert [(one.name, one.was) for one in told(new).moments] == [(new, ""), (new, A), (A, "")]
    home.write(B, (home.top / new).read_bytes())
    home.save()
    assert [(one.kind, one.copied) for one in told(B).moments] == [("new", new)]
    assert kinds(A, "HEAD~3") == ["new"]


C, D = "journeys/c.journey.yaml", "journeys/d.journey.yaml"


FEELS, CALLED = ("happiness: 0", "happiness: 1"), ("title: A", "title: B")


def edit(home: Home, name: str, message: str, *changes: tuple[str, str]) -> None:
    """Replace texts of a journey, and commit."""
    text = (home.top / name).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    home.write(name, text)
    save(home, message)


def save(home: Home, message: str) -> None:
    home.minute += 1
    home.git("add", "-A")
    home.git("commit", "-q", "-m", message)


def move(home: Home, old: str, new: str, message: str) -> None:
    home.git("mv", old, new)
    save(home, message)


def subjects(path: str, revision: str = "") -> list[str]:
    return [one.subject for one in told(path, revision).moments]


@pytest.mark.parametrize("into", ["main", "side"])
def test_both_sides_of_a_merge_are_followed_by_their_own_names(home: Home, into: str) -> None:
    """A file that was renamed on one side and changed on both: every commit is told, whichever side was merged."""
    home.git("checkout", "-q", "-b", "side")
    move(home, A, C, "renamed")
    edit(home, C, "later", CALLED)
    home.git("checkout", "-q", "main")
    edit(home, A, "before", FEELS)
    home.git("checkout", "-q", into)
    home.git("merge", "-q", "-m", "both", "side" if into == "main" else "main")
    edit(home, C, "after", ("happiness: 1", "happiness: 2"))
    made = told(C).moments
    assert [one.subject for one in made] == ["after", "both", "before", "later", "renamed", "at 1"]
    assert [one.name for one in made] == [C, C, A, C, C, A]
    assert [one.was for one in made] == ["", A if into == "main" else "", "", "", A, ""]
    assert sorted(one.title for one in made[1].before if one) == ["A", "B"]
    assert subjects(C, "HEAD~1..HEAD") == ["after"]


@pytest.mark.parametrize("into", ["main", "side"])
def test_a_merge_that_puts_a_name_and_a_text_together_is_no_version(home: Home, into: str) -> None:
    """One side gave the name, the other the text; both are told, and the merge has nothing of its own."""
    home.git("checkout", "-q", "-b", "side")
    move(home, A, C, "renamed")
    home.git("checkout", "-q", "main")
    edit(home, A, "felt", FEELS)
    home.git("checkout", "-q", into)
    home.git("merge", "-q", "-m", "both", "side" if into == "main" else "main")
    assert subjects(C) == ["felt", "renamed", "at 1"]


def test_two_sides_may_give_two_names(home: Home) -> None:
    """Whichever name the merge takes, both sides are told, each by its own."""
    home.git("checkout", "-q", "-b", "side")
    move(home, A, C, "to c")
    edit(home, C, "felt at c", FEELS)
    home.git("checkout", "-q", "main")
    move(home, A, D, "to d")
    edit(home, D, "felt at d", CALLED)
    home.git("merge", "-q", "-s", "ours", "-m", "both", "side")
    home.write(D, (home.top / D).read_text(encoding="utf-8").replace("happiness: 0", "happiness: 1"))
    home.git("commit", "-q", "-a", "--amend", "--no-edit")
    made = told(D).moments
    assert [one.subject for one in made] == ["both", "felt at d", "to d", "felt at c", "to c", "at 1"]
    assert [one.name for one in made] == [D, D, D, C, C, A]


def test_a_name_that_was_taken_anew_does_not_mix_two_journeys(home: Home) -> None:
    """The journey that had the name is followed to its new one; the one that has it now begins where it was made."""
    home.git("checkout", "-q", "-b", "side")
    edit(home, A, "felt", FEELS)
    home.git("checkout", "-q", "main")
    move(home, A, C, "renamed")
    home.git("merge", "-q", "-m", "both", "side")
    home.write(A, "title: Quite another\nlang: sv\nactivities:\n- {name: Ringer, thoughts: Vad nu}\n- Betalar\n")
    save(home, "another")
    edit(home, A, "another, changed", ("Betalar", "Betalar ändå"))
    assert subjects(A) == ["another, changed", "another"]
    assert subjects(C) == ["renamed", "felt", "at 1"]
    home.git("rm", "-q", A)
    save(home, "gone")
    move(home, C, A, "back")
    assert subjects(A) == ["back", "renamed", "felt", "at 1"]


def test_a_merge_may_rename_a_file_itself(home: Home) -> None:
    """A new name that neither side had is of the merge; behind it both sides have the old one."""
    home.git("checkout", "-q", "-b", "side")
    edit(home, A, "felt", FEELS)
    home.git("checkout", "-q", "main")
    edit(home, A, "left", CALLED)
    home.git("merge", "-q", "-m", "both", "side")
    home.git("mv", A, C)
    home.git("commit", "-q", "--amend", "--no-edit")
    made = told(C).moments
    assert [one.subject for one in made] == ["both", "left", "felt", "at 1"]
    assert (made[0].was, len(made[0].before), made[1].name) == (A, 2, A)


def test_a_merge_may_rename_what_one_side_never_had(home: Home) -> None:
    """With a side that knows nothing of the file, a new name is of the merge, too."""
    nothing = home.git("commit-tree", home.git("hash-object", "-t", "tree", "-w", "/dev/null"), "-m", "nothing")
    home.git("mv", A, C)
    tree = home.git("write-tree")
    home.git("reset", "-q", "--hard", home.git("commit-tree", tree, "-p", "HEAD", "-p", nothing, "-m", "both"))
    assert subjects(C) == ["both", "at 1"]


def test_a_merge_of_three_is_followed_on_every_side(home: Home) -> None:
    """An octopus, one arm of which has the new name."""
    for name in ("one", "two"):
        home.git("checkout", "-q", "-b", name, "main")
        home.write(f"{name}.txt", name)
        edit(home, A, name, CALLED if name == "two" else FEELS)
    home.git("checkout", "-q", "-b", "three", "main")
    move(home, A, C, "renamed")
    edit(home, C, "all", FEELS, CALLED)
    tree = home.git("rev-parse", "HEAD^{tree}")
    sides = [word for name in ("one", "two", "three") for word in ("-p", name)]
    home.git("reset", "-q", "--hard", home.git("commit-tree", tree, *sides, "-m", "octopus"))
    assert subjects(C) == ["all", "renamed", "two", "one", "at 1"]
    home.write(C, (home.top / C).read_text(encoding="utf-8").replace("happiness: 1", "happiness: 2"))
    home.git("commit", "-q", "-a", "--amend", "-m", "octopus")
    made = told(C).moments
    assert [one.subject for one in made] == ["octopus", "all", "renamed", "two", "one", "at 1"]
    assert [one.name for one in made] == [C, C, C, A, A, A]
    assert len(made[0].before) == 3


def test_no_words_of_a_commit_and_no_setting_lead_astray(home: Home) -> None:
    """A subject or an author that looks like what git prints of a commit, and what a user told git to print."""
    head = home.git("rev-parse", "HEAD")
    words = (f"commit {head} {head} (from {head})", f":100644 100644 {head} {head} M", f"{head} (from {head})")
    home.git("checkout", "-q", "-b", "side")
    move(home, A, C, words[0])
    edit(home, C, words[1], CALLED)
    home.git("checkout", "-q", "main")
    home.minute += 1
    home.journey(A, 1, "A", "elin")
    home.git("commit", "-q", "-a", "-m", words[2], "--author", f":100644 {head} <a@b>")
    home.git("merge", "-q", "-m", "both\n\n:100644 000000 D\ncommit x", "side")
    home.git("notes", "add", "-m", f"\ncommit {head}")
    for setting in ("log.decorate full", "log.abbrevCommit true", "core.abbrev 5", "log.follow true",
                    "diff.renames copies", "log.diffMerges first-parent", "format.pretty oneline", "diff.relative true",
                    "color.ui always", "log.date relative", "core.quotePath true"):  # fmt: skip
        home.git("config", *setting.split(" "))
    assert subjects(C) == ["both", words[2], words[1], words[0], "at 1"]


def test_git_is_not_asked_more_often_for_more_versions(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """How often depends on the renames: a history of twelve versions asks as often as one of two."""
    asked: list[str] = []
    talk = revisions.talk
    monkeypatch.setattr(revisions, "talk", lambda words, *more: (asked.append(words[-1]), talk(words, *more))[1])
    numbers = []
    for _ in range(3):
        for value in (1, 0, 1, 0):
            home.journey(A, value, "A", "elin")
            home.save()
        asked.clear()
        top = versions.home(home.top)
        versions.versions(top, A, versions.meant(top, ""))
        numbers.append(len(asked))
    assert len(set(numbers)) == 1
    assert 1 <= numbers[0] <= 6


def test_what_is_written_otherwise_is_no_change(home: Home) -> None:
    """Comments and order change nothing; two such versions in a row are one line."""
    text = (home.top / A).read_text()
    for number in range(2):
        home.write(A, f"# note {number}\n{text}")
        home.save()
    assert kinds() == ["same", "same", "new"]
    assert "2 versions say the same, written otherwise" in history.written(told())


@pytest.mark.parametrize("data", [b"\x00\x01junk\xff", "title: Får".encode("latin-1"), b"title: [", b""])
def test_a_version_that_cannot_be_read_is_a_line_that_says_so(home: Home, data: bytes) -> None:
    """Junk stops nothing; what comes after it is compared with what came before it."""
    home.write(A, data)
    home.save()
    home.journey(A, 1, "A", "elin")
    home.save()
    made = told()
    assert [one.kind for one in made.moments] == ["changed", "unreadable", "new"]
    assert made.moments[0].difference is not None
    assert [one.delta for one in made.moments[0].difference.changes] == [1.0]
    assert "! cannot be read: J0" in history.written(made)
    assert "unreadable" in history_json.written(made)


def test_a_journey_that_is_gone_has_a_history(home: Home) -> None:
    """A removed file is told by its name, and what came back is new."""
    home.git("rm", "-q", A)
    home.save()
    assert kinds() == ["gone", "new"]
    home.journey(A, 1, "A", "elin")
    home.save()
    assert kinds() == ["new", "gone", "new"]


def test_what_is_not_committed_comes_first(home: Home) -> None:
    """What lies in the folder is a version of its own, unless a revision was named; so is a removed file."""
    home.journey(A, 2, "A", "elin")
    assert (kinds(), means()) == (["changed", "new"], [2.0, 0.0])
    assert "    not committed yet\n" in history.written(told())
    assert kinds(revision="HEAD") == ["new"]
    assert kinds(most=1) == ["changed"]
    home.git("add", "-A")
    assert kinds() == ["changed", "new"]
    (home.top / A).unlink()
    assert kinds() == ["gone", "new"]
    home.journey(B)
    assert kinds(B) == ["new"]


def test_a_merge_is_told_when_it_is_neither_side(home: Home) -> None:
    """A merge that took one side is no version; one in which both sides changed something is, and told once."""
    home.git("checkout", "-q", "-b", "side")
    home.journey(A, 1, "A", "elin")
    home.save()
    home.git("checkout", "-q", "main")
    home.journey(B)
    home.save()
    home.git("merge", "-q", "side", "-m", "one side")
    assert kinds() == ["changed", "new"]
    home.git("checkout", "-q", "side")
    home.journey(A, 2, "A", "elin")
    home.save()
    home.git("checkout", "-q", "main")
    home.write(A, (home.top / A).read_text().replace("- Leaves", "- {name: Leaves, happiness: -2}"))
    home.save()
    home.write(A, (home.top / A).read_text().replace("happiness: 1", "happiness: 2"))
    home.git("merge", "-q", "-s", "ours", "side", "-m", "both")
    home.git("commit", "-q", "-a", "--amend", "--no-edit")
    made = told().moments
    assert [one.kind for one in made] == ["changed", "changed", "changed", "changed", "new"]
    assert (made[0].subject, len(made[0].before)) == ("both", 2)
    assert made[0].difference is not None
    assert [one.delta for one in made[0].difference.changes] == [1.0]


def test_every_version_is_read_with_its_own_persona(home: Home) -> None:
    """A persona that changed between two versions is no change of either, and each has it as it was."""
    home.journey(A, 1, "A", "elin")
    home.save()
    home.write(ELIN, "name: Elin Ek\nrole: Engineer\n")
    home.save()
    home.journey(A, 2, "A", "elin")
    home.save()
    made = told().moments
    assert [one.journey and one.journey.persona and one.journey.persona.role for one in made] == [
        "Engineer", "Student", "Student",
    ]  # fmt: skip
    assert [[each.field for each in one.difference.changes] for one in made if one.difference] == [
        ["Place.happiness"], ["Place.happiness"],
    ]  # fmt: skip


def test_each_content_is_parsed_once(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six versions of two contents are two journeys to read, and nothing else is."""
    for felt in (1, 0, 1, 0, 1):
        home.journey(A, felt, "A", "elin")
        home.save()
    read: list[str] = []
    monkeypatch.setattr(chronicle, "load", lambda given, root: (read.append(given.name), load(given, root))[1])
    assert means() == [1.0, 0.0, 1.0, 0.0, 1.0, 0.0]
    assert read == [A, A]


def test_a_shallow_clone_says_where_it_ends(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest version of a shallow clone is not taken for the first, in a linked worktree neither."""
    home.journey(A, 1, "A", "elin")
    home.save()
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth", "1", home.top.as_uri(), clone], check=True)
    subprocess.run(["git", "worktree", "add", "-q", tmp_path / "tree"], cwd=clone, check=True)
    for top in (clone, tmp_path / "tree"):
        monkeypatch.chdir(top)
        made = told()
        assert (made.whole, [one.cut for one in made.moments]) == (False, [True])
        assert "git fetch --unshallow" in history.written(made)
        assert "the journey is new" not in history.written(made)


@pytest.mark.parametrize("revision", ["nowhere", "nowhere..HEAD", "-O", "--output=x", "--output=x..HEAD", "^HEAD"])
def test_what_is_no_revision_is_refused(home: Home, revision: str) -> None:
    """An unknown revision, and what git would take for an option."""
    with pytest.raises(EnvironmentFault, match="git knows no revision"):
        told(revision=revision)
    assert not (home.top / "x").exists()


def test_where_there_is_no_history_it_is_said(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside git, of a file that never was, of a range with three dots, and before the first commit."""
    with pytest.raises(EnvironmentFault, match="git has no version of journeys/none"):
        told("journeys/none.journey.yaml")
    assert journeyctl("log", A, "HEAD...HEAD", cwd=home.top).code == 2
    with pytest.raises(EnvironmentFault, match="is no journey, but a file that journeys use"):
        told(ELIN)
    with pytest.raises(EnvironmentFault, match="is a folder"):
        told("journeys")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(EnvironmentFault, match="no git repository"):
        told("a.journey.yaml")
    empty = Home(tmp_path / "empty")
    empty.journey(A)
    monkeypatch.chdir(empty.top)
    assert kinds() == ["new"]


def test_names_of_people_and_commits_do_nothing(home: Home) -> None:
    """Escapes of a terminal, markup, table bars and control signs in a commit are told as signs."""
    evil = "\x1b[31m<img src=x> | @all \x01 \u202e"
    home.journey(A, 1, f"B {evil[5:]}", "elin")
    home.git("add", "-A")
    home.git("commit", "-q", "-m", evil, "--author", f"{evil.replace('<img src=x>', '')} <a@b>")
    made = told()
    text = history.written(made)
    assert not {"\x1b", "\x01", "\u202e"} & set(text)
    assert text.count("\n") == 9
    markdown = history_markdown.written(made)
    assert "<img" not in markdown
    assert "@all" not in markdown
    assert {line.count("|") for line in markdown.splitlines() if line.startswith("|")} == {11}
    assert json.loads(history_json.written(made))["versions"][0]["subject"] == evil


def test_a_folder_may_have_any_name(home: Home) -> None:
    """Names with spaces, quotes, line breaks and signs of a pattern are names; the persona is found all the same."""
    name = 'jour\nneys/å [x] "y"\n*.journey.yaml'
    for felt in (0, 2):
        home.journey(name, felt, "A", "elin")
        home.save()
    home.journey("jour\nneys/å x.journey.yaml")
    assert means(name) == [2.0, 0.0]
    people = [one.journey.persona for one in told(name).moments if one.journey]
    assert [one.role for one in people if one] == ["Student", "Student"]


def test_git_runs_nothing_of_a_repository(home: Home, tmp_path: Path) -> None:
    """Diffs, text conversions, monitors and the program for signatures that a repository configures are not started."""
    ran = tmp_path / "ran"
    signs = tmp_path / "signs"
    signs.write_text(f"#!/bin/sh\ntouch {ran}\n", encoding="utf-8")
    signs.chmod(0o755)
    for key in ("diff.external", "core.fsmonitor", "diff.x.textconv", "diff.x.command", "gpg.program"):
        home.git("config", key, str(signs))
    home.git("config", "log.showSignature", "true")
    home.git("config", "log.showRoot", "false")
    home.write(".gitattributes", "*.yaml diff=x\n")
    home.journey(A, 1, "A", "elin")
    home.save()
    ran.unlink(missing_ok=True)
    head, _, message = home.git("cat-file", "commit", "HEAD").partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n wsB\n -----END PGP SIGNATURE-----"
    home.write("signed", f"{head}\n{signature}\n\n{message}\n")
    home.git("reset", "-q", "--hard", home.git("hash-object", "-t", "commit", "-w", "signed"))
    ran.unlink(missing_ok=True)
    assert kinds() == ["changed", "new"]
    assert not ran.exists()


def test_the_command_prints_or_writes(home: Home) -> None:
    """On standard output or into a file, whose ending says in which form; the text is what a person has read."""
    home.journey(A, -1, "A", "elin")
    home.save()
    ran = journeyctl("log", A, cwd=home.top, COLUMNS="100")
    first, second = (home.git("rev-parse", "--short=7", one) for one in ("HEAD", "HEAD~1"))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"A  {A}, 2 versions\n\n"
        "revision  date          mean  lowest point                  on evidence  activities  curve\n"
        f"{first}   2026-01-01      −1  −1 Arrives                            0 %           2  ▃·\n"
        "    at 2  (t@t)\n"
        "    + a thundercloud stands at “Arrives”  [1 experience]\n"
        f"{second}   2026-01-01       0  0 Arrives                             0 %           2  ▅·\n"
        "    at 1  (t@t)\n"
        "    + the journey is new\n"
    )
    assert "curve" not in history.written(told(), width=80)
    ran = journeyctl("log", A, "-o", "out.md", cwd=home.top)
    assert (ran.out, ran.err) == ("", "out.md\n")
    assert (home.top / "out.md").read_text(encoding="utf-8") == history_markdown.written(told())


def test_the_json_is_as_its_schema_says(home: Home) -> None:
    """Every kind of version, by the published schema."""
    home.write(A, "title: [")
    home.save()
    home.journey(A, 2, "A", "elin")
    home.save()
    home.git("rm", "-q", A)
    home.save()
    schema = json.loads((ROOT / "schemas" / "history.schema.json").read_text(encoding="utf-8"))
    said = json.loads(history_json.written(told()))
    jsonschema_rs.validator_for(schema).validate(said)
    assert {one["kind"] for one in said["versions"]} == {"gone", "changed", "unreadable", "new"}
    assert said["version"] == history_json.VERSION
