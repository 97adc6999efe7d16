"""The pipelines that `init` writes and GitLab's component: their shell, run in a real repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from tests.actions import Runner
from tests.forges import MARK, REPOSITORY, Asked, GitHub, github, serving
from tests.running import ROOT, TINY, clean_environment, program
from tests.test_ci_action import SAD, WRONG, Home

pytestmark = pytest.mark.proof

START = ROOT / "templates" / "start" / "shared"
COMPONENT = ROOT / "templates" / "journeyctl" / "template.yml"
GH = f"""#!{sys.executable}
import json, os, subprocess, sys, urllib.request
words, given = iter(sys.argv[2:]), {{"--method": "GET"}}
for word in words:
    if word in ("--method", "--jq", "--field"):
        given[word] = next(words)
    elif word in ("--paginate", "--silent"):
        given[word] = "yes"
    else:
        given["path"] = word
body = None
if "--field" in given:
    key, _, file = given["--field"].partition("=@")
    body = json.dumps({{key: open(file, encoding="utf-8").read()}}).encode()
    given["--method"] = given["--method"] if given["--method"] != "GET" else "POST"
for page in range(1, 9 if "--paginate" in given else 2):
    address = f"{{os.environ['GITHUB_API_URL']}}/{{given['path']}}"
    address += f"?per_page=100&page={{page}}" if not body else ""
    headers = {{"Authorization": "Bearer " + os.environ["GH_TOKEN"]}}
    request = urllib.request.Request(address, body, headers, method=given["--method"])
    said = urllib.request.urlopen(request).read()
    if "--silent" not in given:
        subprocess.run(["jq", "-r", given.get("--jq", ".")], input=said, check=True)
    if body or len(json.loads(said)) < 100:
        break
"""
"""GitHub's own `gh`, as far as `gh api` goes by its manual."""


class GitLab:
    """What it holds, and what it was asked."""

    def __init__(self) -> None:
        self.notes: list[dict[str, Any]] = []
        self.asked: list[Asked] = []

    def note(self, body: str, author: int = 9) -> dict[str, Any]:
        """Somebody has written a note."""
        self.notes.append({"id": 100 + len(self.notes), "author": {"id": author}, "body": body})
        return self.notes[-1]

    def answer(self, one: Asked) -> tuple[int, Any]:
        """As GitLab's documentation of notes says."""
        parts = urlsplit(one.path)
        page = int(parse_qs(parts.query).get("page", ["1"])[0])
        match one.method, parts.path.removeprefix("/api/v4/").split("/"):
            case "GET", ["user"]:
                return 200, {"id": 9}
            case "GET", ["projects", "3", "merge_requests", "7", "notes"]:
                return 200, self.notes[(page - 1) * 100 : page * 100]
            case "POST", ["projects", "3", "merge_requests", "7", "notes"]:
                return 201, self.note(one.data["body"])
            case "PUT", ["projects", "3", "merge_requests", "7", "notes", number]:
                (found,) = [each for each in self.notes if each["id"] == int(number)]
                found["body"] = one.data["body"]
                return 200, found
        return 404, {}


@pytest.fixture
def forge() -> Iterator[GitHub]:
    """A GitHub that holds nothing yet."""
    with github() as made:
        yield made


@pytest.fixture
def home(tmp_path: Path, forge: GitHub) -> Home:
    """A repository that `init` has begun, with a `gh` in its PATH."""
    program("jq")
    made = Home(tmp_path, forge)
    tool = made.bin / "gh"
    tool.write_text(GH, encoding="utf-8")
    tool.chmod(0o755)
    for name in ("build", "maps", "*.md", "*.html", "codequality.json", "journeys.xml"):
        with (made.top / ".git" / "info" / "exclude").open("a") as file:
            file.write(f"{name}\n")
    return made


def pull(home: Home, base: str, head: str, fork: str = REPOSITORY) -> Runner:
    """The workflow of `init` on a pull request."""
    home.git("update-ref", "refs/remotes/origin/main", base)
    event = {"number": 7, "base": {"sha": base}, "head": {"sha": head, "repo": {"full_name": fork}}}
    contexts = {
        "github": {"event": {"pull_request": event}, "event_name": "pull_request", "repository": REPOSITORY,
                   "sha": head, "base_ref": "main", "token": "secret", "ref": "refs/pull/7/merge"},
        "used": {"Keep the maps": {"artifact-url": "https://forge.example/artifact"}},
    }  # fmt: skip
    path = os.pathsep.join([str(home.bin), os.environ["PATH"]])
    runner = Runner(START / "github.yml", home.top, home.temp, contexts, PATH=path, GITHUB_API_URL=home.forge.address)
    return runner.run("Install")


def test_the_workflow_of_init_checks_draws_and_comments(home: Home, forge: GitHub) -> None:
    """One comment, begun and changed; the summary has both parts; pull requests from forks get none."""
    base = home.commit(tiny=TINY)
    head = home.commit(tiny=SAD)
    for number in range(120):
        forge.comment(f"{MARK} {number}", "somebody")
    for _ in range(2):
        told = pull(home, base, head)
        assert told.code == 0, told.out
    assert [one.method for one in forge.written] == ["POST", "PATCH"]
    (comment,) = [one["body"] for one in forge.comments if one["user"]["login"] != "somebody"]
    assert comment.startswith(f"{MARK}\n### journeyctl: 1 journey changed\n")
    assert f"https://forge.example/team/journeys/blob/{head}/journeys/tiny.journey.yaml#L4" in comment
    assert "[Picture](https://forge.example/artifact)" in comment
    assert "<!-- journeyctl:check -->" in told.summary
    assert comment in told.summary
    assert {path.name for path in (home.top / "build").iterdir()} == {"tiny.svg", "tiny.diff.svg", "difference.html"}
    stranger = pull(home, base, head, fork="stranger/journeys")
    assert (stranger.code, stranger.steps["Comment"].code, len(forge.written)) == (0, None, 2)


def test_the_workflow_of_init_fails_at_an_error_and_tells_the_rest(home: Home, forge: GitHub) -> None:
    """Check and Draw end in 1, the comment is written all the same; a token that may not write fails nothing more."""
    base = home.commit(tiny=TINY, other=TINY)
    told = pull(home, base, home.commit(tiny=SAD, other=WRONG))
    codes = {name: step.code for name, step in told.steps.items() if step.code}
    assert {"Check", "Draw"} <= codes.keys() <= {"Check", "Draw", "Look at the form"}
    assert "1 not readable" in forge.comments[0]["body"]
    home.commit(other=TINY)
    forge.refuses = 403
    again = pull(home, base, home.git("rev-parse", "HEAD"))
    assert again.steps["Comment"].code
    assert again.code == 0, again.out


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    """The jobs of a pipeline; a component with what its inputs are when left out."""
    text = path.read_text(encoding="utf-8")
    if "\n---\n" in text:
        head, text = text.split("\n---\n")
        inputs = yaml.safe_load(head)["spec"]["inputs"]
        text = re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda found: str(inputs[found[1]]["default"] or '""'), text)
    data = yaml.safe_load(text)
    return {key: one for key, one in data.items() if isinstance(one, dict) and "script" in one}


def merge(home: Home, job: dict[str, Any], base: str, address: str, **more: str) -> subprocess.CompletedProcess[str]:
    """A job of a merge request, its lines as one script, as GitLab's runner does; nothing is installed."""
    lines = [line for line in job["script"] if not line.startswith("pip install")]
    environment = clean_environment(
        CI_PIPELINE_SOURCE="merge_request_event", CI_API_V4_URL=f"{address}/api/v4", CI_PROJECT_ID="3",
        CI_MERGE_REQUEST_IID="7", CI_MERGE_REQUEST_DIFF_BASE_SHA=base, CI_COMMIT_SHA=home.git("rev-parse", "HEAD"),
        CI_MERGE_REQUEST_SOURCE_PROJECT_URL="https://forge.example/a/b", CI_JOB_URL="https://forge.example/jobs/5",
        PATH=os.pathsep.join([str(home.bin), os.environ["PATH"]]),
    )  # fmt: skip
    script = "set -eo pipefail\n" + "\n".join(lines)
    variables = {key: str(one) for key, one in job.get("variables", {}).items()}
    return subprocess.run(
        ["bash", "-c", script], cwd=home.top, env={**environment, **variables, **more},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "name"), [(START / "gitlab.yml", "tell"), (COMPONENT, "journeys")], ids=["init", "component"]
)
def test_a_merge_request_gets_one_note(path: Path, name: str, home: Home) -> None:
    """With a token it is begun, changed, and never repeated; without one nothing is asked."""
    base = home.commit(tiny=TINY, other=TINY)
    home.commit(tiny=SAD)
    state, job = GitLab(), jobs(path)[name]
    with serving(state) as address:
        quiet = merge(home, job, base, address)
        assert (quiet.returncode, state.asked) == (0, []), quiet.stderr
        for number in range(120):
            state.note(f"{MARK} {number}", author=1)
        for files in ({}, {"other": SAD}):
            home.commit(**files)
            done = merge(home, job, base, address, JOURNEYCTL_TOKEN="secret")
            assert done.returncode == 0, done.stdout + done.stderr
    assert [one.method for one in state.asked if one.method != "GET"] == ["POST", "PUT"]
    assert {one.token for one in state.asked} == {"secret"}
    (note,) = [one["body"] for one in state.notes if one["author"]["id"] == 9]
    assert note.startswith(f"{MARK}\n### journeyctl: 2 journeys changed\n")
    assert f"https://forge.example/a/b/-/blob/{home.git('rev-parse', 'HEAD')}/journeys/tiny.journey.yaml#L4" in note


def test_no_line_of_a_comment_is_an_order_to_gitlab(home: Home) -> None:
    """GitLab carries out lines that begin with a slash, with the rights of whoever writes the note."""
    home.commit(tiny=TINY)
    names = ("/merge", "/close", "a\n/approve")
    files = {name.replace("/", "_"): TINY.replace("Tiny", json.dumps(name)).replace("Arrives", json.dumps(name))
             for name in names}  # fmt: skip
    home.commit(**files)
    done = home.run({"before": home.git("rev-parse", "HEAD~1")}, "push")
    told = (home.temp / "journeyctl" / "told" / "comment.md").read_text(encoding="utf-8")
    assert "/merge" in told, done.out
    assert not re.search(r"^\s*/", told, re.MULTILINE)


def test_the_component_reports_and_draws(home: Home) -> None:
    """Findings for the merge request, pictures, the comment; an error ends the job in 1 when all that is done."""
    base = home.commit(tiny=TINY, other=TINY)
    home.commit(tiny=SAD, other=WRONG)
    (job,) = jobs(COMPONENT).values()
    done = merge(home, job, base, "http://127.0.0.1:9")
    assert done.returncode == 1, done.stdout + done.stderr
    (found,) = [one for one in json.loads((home.top / "codequality.json").read_text()) if one["severity"] == "major"]
    assert found["location"]["path"] == "journeys/other.journey.yaml"
    assert (home.top / "journeys.xml").stat().st_size
    assert {path.name for path in (home.top / "maps").iterdir()} == {
        "tiny.svg", "tiny.diff.svg", "difference.html", "comment.md",
    }  # fmt: skip
    assert set(job["artifacts"]["reports"].values()) == {"codequality.json", "journeys.xml"}
    assert (job["artifacts"]["paths"], job["artifacts"]["when"]) == (["maps/"], "always")


def test_a_branch_is_checked_and_drawn_without_a_merge_request(home: Home) -> None:
    """Nothing is compared, and nothing is asked."""
    home.commit(tiny=TINY)
    (job,) = jobs(COMPONENT).values()
    done = merge(home, job, "", "http://127.0.0.1:9", CI_MERGE_REQUEST_IID="", JOURNEYCTL_TOKEN="secret")
    assert done.returncode == 0, done.stdout + done.stderr
    assert {path.name for path in (home.top / "maps").iterdir()} == {"tiny.svg"}
