"""The action, its steps run as GitHub's runner runs them: in a real repository, with a GitHub on this machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.actions import Runner
from tests.forges import BOT, MARK, REPOSITORY, GitHub, github
from tests.reading import commands
from tests.running import ROOT, TINY

pytestmark = pytest.mark.proof

ACTION = ROOT / "action.yml"
PAGE = "https://forge.example/team/journeys/actions/runs/55/artifacts/5"
SAD = TINY.replace("happiness: 1", "happiness: -2")
WRONG = "title: T\nactivitys: [A]\n"
GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")


class Home:
    """A repository, its branch, and the runner that works on it."""

    def __init__(self, folder: Path, forge: GitHub) -> None:
        self.forge = forge
        self.top = folder / "work"
        self.temp = folder / "temp of the runner"
        self.bin = folder / "bin"
        for path in (self.top, self.temp, self.bin):
            path.mkdir()
        program = self.bin / "journeyctl"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m journeyctl "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str) -> str:
        """Run git."""
        done = subprocess.run([*GIT, *words], cwd=self.top, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def commit(self, **files: str) -> str:
        """The hash of a commit with these journeys."""
        for name, text in files.items():
            path = self.top / "journeys" / f"{name}.journey.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-qm", "one", "--allow-empty")
        return self.git("rev-parse", "HEAD")

    def pull(self, base: str, head: str, /, fork: str = REPOSITORY, **inputs: str) -> Runner:
        """The action on a pull request."""
        pull = {"number": 7, "base": {"sha": base}, "head": {"sha": head, "repo": {"full_name": fork}}}
        return self.run({"pull_request": pull}, "pull_request", **inputs)

    def run(self, event: dict[str, Any], name: str, **inputs: str) -> Runner:
        """The action on an event; it is installed already."""
        contexts = {
            "github": {"event": event, "event_name": name, "repository": REPOSITORY,
                       "sha": self.git("rev-parse", "HEAD"), "token": "secret"},
            "inputs": {key.replace("_", "-"): one for key, one in inputs.items()},
            "used": {"Keep the pictures": {"artifact-url": PAGE}},
        }  # fmt: skip
        path = os.pathsep.join([str(self.bin), os.environ["PATH"]])
        runner = Runner(ACTION, self.top, self.temp, contexts, PATH=path, GITHUB_API_URL=self.forge.address)
        return runner.run("Install journeyctl")

    def maps(self) -> list[str]:
        """What was drawn."""
        return sorted(path.name for path in (self.temp / "journeyctl" / "maps").iterdir())


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A runner, and a GitHub that holds nothing yet."""
    with github() as forge:
        yield Home(tmp_path, forge)


def test_a_pull_request_is_checked_drawn_and_told(home: Home) -> None:
    """Only what changed is drawn; summary and comment tell it, with links; a second run changes the one comment."""
    base = home.commit(tiny=TINY, other=TINY)
    head = home.commit(tiny=SAD)
    told = home.pull(base, head)
    assert told.code == 0, told.out
    assert home.maps() == ["difference.html", "tiny.diff.svg", "tiny.svg"]
    assert told.steps["Keep the pictures"].given["path"] == str(home.temp / "journeyctl" / "maps")
    (comment,) = home.forge.comments
    assert comment["body"].startswith(f"{MARK}\n### journeyctl: 1 journey changed\n")
    assert f"([L4](https://forge.example/team/journeys/blob/{head}/journeys/tiny.journey.yaml#L4))" in comment["body"]
    assert f"[Picture]({PAGE})" in comment["body"]
    assert "<!-- journeyctl:check -->" in told.summary
    assert comment["body"] in told.summary
    assert told.contexts["steps"]["compare"]["outputs"] == {"changed": "1"}
    assert told.steps["Keep the comment of a fork"].code is None
    again = home.pull(base, head)
    assert "comment: kept" in again.steps["Comment"].out
    changed = home.pull(base, home.commit(other=SAD))
    assert "comment: changed" in changed.steps["Comment"].out
    assert [one.method for one in home.forge.written] == ["POST", "PATCH"]
    assert "### journeyctl: 2 journeys changed" in home.forge.comments[0]["body"]
    assert {one.token for one in home.forge.asked} == {"Bearer secret"}


def test_a_pull_request_of_a_fork_gets_no_comment_from_its_own_run(home: Home) -> None:
    """The token is not used at all; what would be said is kept for the second workflow."""
    base = home.commit(tiny=TINY)
    told = home.pull(base, home.commit(tiny=SAD), fork="stranger/journeys")
    assert told.code == 0, told.out
    assert (told.steps["Comment"].code, home.forge.asked) == (None, [])
    kept = told.steps["Keep the comment of a fork"].given
    assert kept["name"] == "journeys-comment"
    assert Path(kept["path"]).read_text(encoding="utf-8").startswith(MARK)


def test_an_error_fails_the_run_and_all_else_is_told(home: Home) -> None:
    """`check` ends in 1 with an annotation; the other journey is drawn and the comment names the one that is wrong."""
    base = home.commit(tiny=TINY, other=TINY)
    told = home.pull(base, home.commit(tiny=SAD, other=WRONG))
    assert told.code == 1
    assert [one.name for one in commands(told.steps["Check"].out)].count("error") == 1
    assert {name: step.code for name, step in told.steps.items() if step.code not in (0, None)} == {"Check": 1}
    assert home.maps() == ["difference.html", "tiny.diff.svg", "tiny.svg"]
    assert "1 not readable" in home.forge.comments[0]["body"]


def test_a_push_is_compared_with_what_it_was_pushed_upon(home: Home) -> None:
    """The first push of a branch has nothing before it: all is drawn, nothing is compared, nobody is warned."""
    first = home.commit(tiny=TINY, other=TINY)
    told = home.run({"before": "0" * 40}, "push")
    assert (told.code, home.maps()) == (0, ["other.svg", "tiny.svg"])
    assert commands(told.steps["Compare"].out) == []
    assert MARK not in told.summary
    home.commit(tiny=SAD)
    told = home.run({"before": first}, "push", draw="changed")
    assert (told.code, home.maps()) == (0, ["difference.html", "tiny.diff.svg", "tiny.svg"])
    assert MARK in told.summary
    assert home.forge.asked == []


def test_without_the_history_it_says_what_to_do(home: Home) -> None:
    """A commit that is not here is no fault of the change: a warning names the setting, all journeys are drawn."""
    home.commit(tiny=TINY)
    told = home.pull("1" * 40, "2" * 40)
    assert told.code == 0, told.out
    (warning,) = commands(told.steps["Compare"].out)
    assert (warning.name, "fetch-depth: 0" in warning.data) == ("warning", True)
    assert (home.maps(), home.forge.asked) == (["tiny.svg"], [])


def test_where_no_journey_differs_nothing_is_said(home: Home) -> None:
    """No comment is begun; one that is there is brought up to date."""
    base = home.commit(tiny=TINY)
    head = home.commit(tiny=f"# the same\n{TINY}")
    assert "comment: none" in home.pull(base, head).steps["Comment"].out
    assert (home.maps(), home.forge.written) == ([], [])
    home.forge.comment(f"{MARK}\nearlier")
    assert "comment: changed" in home.pull(base, head).steps["Comment"].out
    assert "no journey says anything else" in home.forge.comments[0]["body"]


HOSTILE = (
    "$(touch pwned)", "`touch pwned`", "a; touch pwned", "a b  c", "a\nb", "\n::error::x", "::add-mask::x", "-rf",
    "--help", "'", '"', "&& touch pwned", "%0A::error::x", "${{ github.token }}", "*", "å~", "[x](evil.example)",
)  # fmt: skip


def test_no_name_and_no_title_orders_anything(home: Home) -> None:
    """Files and titles of any kind are drawn and told; nothing runs, and the log has no command of theirs."""
    base = home.commit(tiny=TINY)
    files = {}
    for number, name in enumerate(HOSTILE):
        title = name.replace("\n", " ").replace("'", "''")
        files[name] = TINY.replace("title: Tiny", f"title: '{title} {number}'").replace("Arrives", "'Arrives'")
    head = home.commit(**files)
    told = home.pull(base, head, paths="journeys")
    assert told.code == 0, told.out
    drawn = [f"{name}{ending}" for name in HOSTILE for ending in (".svg", ".diff.svg")]
    assert home.maps() == sorted(["difference.html", *drawn])
    assert not [*home.top.rglob("pwned*"), *home.temp.rglob("pwned*")]
    assert {one.name for one in commands(told.out)} <= {"notice", "warning"}
    assert all(one.properties["title"].startswith("journeyctl") for one in commands(told.out))
    assert "](evil.example)" not in home.forge.comments[0]["body"]


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("paths", "--help", 2),
        ("paths", "$(touch pwned)\n; touch pwned", 2),
        ("base", "--output=pwned", 0),
        ("fail_on", "$(touch pwned)", 2),
        ("formats", "svg;touch pwned", 2),
        ("draw", "x; touch pwned", 2),
    ],
)
def test_no_input_orders_anything(name: str, value: str, code: int, home: Home) -> None:
    """An input that is no path, commit, level or format is refused or not found; it is never a command or an option."""
    base = home.commit(tiny=TINY)
    told = home.pull(base, home.commit(tiny=SAD), comment="false", **{name: value})
    assert told.code == code
    assert "--install-completion" not in told.out
    assert not [*home.top.rglob("pwned*"), *home.temp.rglob("pwned*")]


def test_a_folder_with_a_space_and_several_lines(home: Home) -> None:
    """Each line of `paths` is one file or folder; empty ones are none."""
    base = home.commit(tiny=TINY, other=TINY)
    (home.top / "more journeys").mkdir()
    (home.top / "more journeys" / "far.journey.yaml").write_text(SAD, encoding="utf-8")
    told = home.pull(base, home.commit(tiny=SAD, other=SAD), paths="more journeys\n\njourneys/tiny.journey.yaml\n")
    assert told.code == 0
    assert home.maps() == [
        "difference.html",
        "far.diff.svg",
        "far.svg",
        "tiny.diff.svg",
        "tiny.svg",
    ]


def test_the_summary_keeps_within_its_room(home: Home) -> None:
    """What is longer than a forge takes is told shorter, and never dropped as a whole."""
    base = home.commit(tiny=TINY)
    told = home.pull(base, home.commit(tiny=SAD), comment="false")
    assert len(told.summary.encode()) < 1_000_000
    large = home.temp / "journeyctl" / "told" / "check.md"
    script = (ROOT / "ci" / "tell").read_text(encoding="utf-8")
    assert re.search(r"^most=1000000$", script, re.MULTILINE)
    summary = home.temp / "page"
    environment = {**os.environ, "RUNNER_TEMP": str(home.temp), "GITHUB_STEP_SUMMARY": str(summary),
                   "GITHUB_SERVER_URL": "https://forge.example", "GITHUB_REPOSITORY": REPOSITORY,
                   "PATH": os.pathsep.join([str(home.bin), os.environ["PATH"]])}  # fmt: skip
    long = home.bin / "journeyctl"
    long.write_text("#!/bin/sh\nfor word; do case $word in 60000) echo short; exit;; esac; done\n"
                    "head -c 899000 /dev/zero | tr '\\0' x\n", encoding="utf-8")  # fmt: skip
    for size, end in ((100_500, "x"), (101_500, "short\n")):
        large.write_text("c" * size, encoding="utf-8")
        summary.write_text("", encoding="utf-8")
        subprocess.run([ROOT / "ci" / "tell"], cwd=home.top, env=environment, check=True)
        page = summary.read_text(encoding="utf-8")
        assert page.startswith("ccc")
        assert page.endswith(end)
        assert len(page.encode()) <= 1_000_000


def test_a_token_that_may_not_write_fails_nothing(home: Home) -> None:
    """A warning says which permission the job lacks; check and pictures are as they were."""
    base = home.commit(tiny=TINY)
    home.forge.refuses = 403
    told = home.pull(base, home.commit(tiny=SAD))
    assert told.code == 0, told.out
    (warning,) = commands(told.steps["Comment"].out)
    assert (warning.name, "pull-requests: write" in warning.data) == ("warning", True)


def test_the_comment_can_be_left_out(home: Home) -> None:
    """With `comment: false` GitHub is asked nothing."""
    base = home.commit(tiny=TINY)
    told = home.pull(base, home.commit(tiny=SAD), comment="false")
    assert (told.code, told.steps["Comment"].code, home.forge.asked) == (0, None, [])
    assert MARK in told.summary


def test_the_action_installs_itself(home: Home, tmp_path: Path) -> None:
    """From its own checkout, in a bare environment; modules that lie in the repository are not run."""
    clone = tmp_path / "action"
    subprocess.run(["git", "clone", "-q", "--no-local", ROOT, clone], check=True)
    for name in ("venv", "pip", "ensurepip", "json"):
        (home.top / f"{name}.py").write_text("open('pwned', 'w')\n", encoding="utf-8")
    base = home.commit(tiny=TINY)
    head = home.commit(tiny=SAD)
    pull = {"number": 7, "base": {"sha": base}, "head": {"sha": head, "repo": {"full_name": REPOSITORY}}}
    contexts = {"github": {"event": {"pull_request": pull}, "event_name": "pull_request", "repository": REPOSITORY,
                           "sha": head, "token": "secret"}}  # fmt: skip
    python = Path(sys._base_executable).parent  # type: ignore[attr-defined] - of a venv this is its maker
    bare = os.pathsep.join([str(python), "/usr/bin", "/bin"])
    runner = Runner(clone / "action.yml", home.top, home.temp, contexts, PATH=bare, PYTHONPATH="",
                    GITHUB_API_URL=home.forge.address)  # fmt: skip
    told = runner.run()
    assert told.code == 0, told.out
    assert re.search(r"^journeyctl \d", told.steps["Install journeyctl"].out, re.MULTILINE)
    assert home.maps() == ["difference.html", "tiny.diff.svg", "tiny.svg"]
    assert [one["user"]["login"] for one in home.forge.comments] == [BOT]
    assert not [*home.top.rglob("pwned"), *home.temp.rglob("pwned")]
    wrong = Runner(clone / "action.yml", home.top, home.temp, {**contexts, "inputs": {"version": "1; touch pwned"}})
    assert wrong.run().code == 2
