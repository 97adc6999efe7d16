"""The files for forges, as far as they can be looked at without one: schemas, shell, pins, the page that tells them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.pages import blocks
from tests.running import ROOT, program

ACTIONS = (ROOT / "action.yml", ROOT / "ci" / "comment" / "action.yml")
STEPS = sorted(path for path in (ROOT / "ci").iterdir() if path.is_file())
COMPONENT = ROOT / "templates" / "journeyctl" / "template.yml"
START = ROOT / "templates" / "start" / "shared"
PAGE = ROOT / "docs" / "ci.md"


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def every_step() -> list[dict[str, Any]]:
    """The steps of the actions, of the workflow that `init` writes, and of the workflows on the page."""
    found = [step for path in ACTIONS for step in read(path)["runs"]["steps"]]
    flows = [read(START / "github.yml")]
    flows += [yaml.safe_load(one.text) for one in blocks(PAGE) if one.named == "github-workflows"]
    return found + [step for flow in flows for job in flow["jobs"].values() for step in job["steps"]]


def valid(schema: str, *paths: Path) -> bool:
    """Whether a forge's own schema, as check-jsonschema brings it, passes files."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, paths)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_an_action_is_what_github_takes(tmp_path: Path) -> None:
    """GitHub's schema passes ours, and fails one spoilt."""
    assert valid("github-actions", *ACTIONS)
    spoilt = tmp_path / "action.yml"
    text = ACTIONS[0].read_text(encoding="utf-8")
    spoilt.write_text(text.replace("using: composite", "using: magic"), encoding="utf-8")
    assert not valid("github-actions", spoilt)


def test_the_component_is_what_gitlab_takes(tmp_path: Path) -> None:
    """With its inputs filled in it is a pipeline by GitLab's schema; every input has a default, and is used."""
    head, body = COMPONENT.read_text(encoding="utf-8").split("\n---\n")
    inputs = yaml.safe_load(head)["spec"]["inputs"]
    assert set(re.findall(r"\$\[\[ inputs\.([\w-]+) \]\]", body)) == set(inputs)
    assert all("default" in one and "description" in one for one in inputs.values())
    filled = re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda found: str(inputs[found[1]]["default"] or '""'), body)
    path = tmp_path / "pipeline.yml"
    for text, passes in ((filled, True), (filled.replace("script:", "stops:"), False)):
        path.write_text(text, encoding="utf-8")
        assert valid("gitlab-ci", path) is passes
    assert "$[[" not in str(yaml.safe_load(body)["journeys"]["script"])


@pytest.mark.parametrize("path", STEPS, ids=lambda path: path.name)
def test_a_step_is_good_shell(path: Path) -> None:
    """The shell can read it, and so can whoever runs it."""
    subprocess.run(["bash", "-n", path], check=True)
    assert os.access(path, os.X_OK) == (path.suffix == "")
    if path.suffix == "":
        text = path.read_text(encoding="utf-8")
        assert text.startswith("#!/usr/bin/env bash\n# ")
        assert "\nset -euo pipefail\n" in text


def scripts(tmp_path: Path) -> list[Path]:
    """The steps, and what stands in the files for forges as shell."""
    found = [*STEPS]
    pieces = [step["run"] for step in every_step() if "run" in step]
    for text in (START / "gitlab.yml", COMPONENT):
        jobs = list(yaml.safe_load_all(text.read_text(encoding="utf-8")))[-1].values()
        pieces += ["\n".join(job["script"]) for job in jobs if isinstance(job, dict) and "script" in job]
    for number, piece in enumerate(pieces):
        path = tmp_path / f"{number}.sh"
        path.write_text(f"#!/usr/bin/env bash\nset -eo pipefail\n{piece}\n", encoding="utf-8")
        found.append(path)
    return found


def test_shellcheck_finds_nothing(tmp_path: Path) -> None:
    """In the steps, and in every piece of shell in the files for forges."""
    done = subprocess.run(
        [program("shellcheck"), "-x", *scripts(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
    assert done.returncode == 0
    wrong = tmp_path / "wrong.sh"
    wrong.write_text("#!/bin/bash\nrm $1/*\n", encoding="utf-8")
    assert subprocess.run([program("shellcheck"), wrong], capture_output=True, check=False).returncode == 1


def test_nothing_from_outside_is_a_part_of_a_command() -> None:
    """No expression stands in shell: values come by the environment."""
    assert len(every_step()) > 20
    assert [step["run"] for step in every_step() if "${{" in step.get("run", "")] == []


def test_only_githubs_own_actions_are_used() -> None:
    """By a tag of their major version, beside our own."""
    used = {step["uses"] for step in every_step() if "uses" in step}
    ours = {one for one in used if one.startswith("OWNER/journeyctl")}
    assert ours == {"OWNER/journeyctl@REF", "OWNER/journeyctl/ci/comment@REF"}
    official = {"actions/checkout", "actions/setup-python", "actions/upload-artifact"}
    assert {one.partition("@")[0] for one in used - ours} == official
    assert all(re.fullmatch(r"[\w/-]+@v\d+", one) for one in used - ours)


def test_a_token_may_do_as_little_as_can_be() -> None:
    """Every workflow says what it may; one for strangers' pull requests writes on them and checks nothing out."""
    flows = [yaml.safe_load(one.text) for one in blocks(PAGE) if one.named == "github-workflows"]
    flows.append(read(START / "github.yml"))
    for flow in flows:
        allowed = set(flow["permissions"].items())
        events = flow[True]
        if "workflow_run" in events:
            assert allowed == {("actions", "read"), ("pull-requests", "write")}
            steps = [step for job in flow["jobs"].values() for step in job["steps"]]
            assert [step["uses"] for step in steps] == ["OWNER/journeyctl/ci/comment@REF"]
        else:
            assert allowed <= {("contents", "read"), ("pull-requests", "write"), ("security-events", "write")}
        assert "pull_request_target" not in events


def test_the_page_tells_every_input() -> None:
    """Of the action and of the component, with what holds when it is left out."""
    page = PAGE.read_text(encoding="utf-8")
    inputs = read(ACTIONS[0])["inputs"]
    assert re.findall(r"^\| `([\w-]+)` \| `\"?(.*?)\"?` \|", page, re.MULTILINE) == [
        (name, str(one["default"]).replace("${{ github.token }}", "the workflow's own")) for name, one in inputs.items()
    ]
    component = next(iter(yaml.safe_load_all(COMPONENT.read_text(encoding="utf-8"))))["spec"]["inputs"]
    assert all(f"`{name}`" in page for name in component)


def test_the_first_block_is_what_init_writes() -> None:
    """Whoever copies it has what `journeyctl init --ci` gives."""
    shown = {one.named: one.text for one in reversed([*blocks(PAGE)]) if one.mark == "schema"}
    assert shown["github-workflows"] == (START / "github.yml").read_text(encoding="utf-8")
    assert shown["gitlab-ci"] == (START / "gitlab.yml").read_text(encoding="utf-8")


def test_both_pipelines_of_gitlab_write_the_same_note() -> None:
    """The component is one file and can bring no program; what it has instead is in both, letter by letter."""
    notes = []
    for path in (START / "gitlab.yml", COMPONENT):
        (found,) = re.findall(r"<<'PYTHON'\n(.*?)\n      PYTHON\n", path.read_text(encoding="utf-8"), re.DOTALL)
        notes.append(found.replace("maps/comment.md", "comment.md"))
    assert notes[0] == notes[1]


DOCKER = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_hadolint_finds_nothing(tmp_path: Path) -> None:
    """In the Dockerfile; and it finds what is wrong with one."""
    linter = Path(sys.executable).parent / "hadolint"
    command = str(linter) if linter.exists() else program("hadolint")
    done = subprocess.run([command, ROOT / "Dockerfile"], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0)
    wrong = tmp_path / "Dockerfile"
    wrong.write_text("FROM python:latest\n", encoding="utf-8")
    assert subprocess.run([command, wrong], capture_output=True, check=False).returncode == 1


def test_the_image_is_pinned_and_runs_as_nobody_special() -> None:
    """One version of one base; a user that is not root from there on; the program is what it runs."""
    bases = re.findall(r"^FROM (\S+)", DOCKER, re.MULTILINE)
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-\w+", bases[0])
    last = DOCKER.rpartition("FROM ")[2]
    assert re.findall(r"^USER (\S+)", last, re.MULTILINE) == ["1000"]
    assert last.index("USER 1000") < last.index("ENTRYPOINT")
    assert "RUN" not in last.partition("USER 1000")[2]
    assert 'ENTRYPOINT ["journeyctl"]' in last
    for package in ("git", "graphviz", "libcairo2", "fonts-dejavu-core"):
        assert re.search(rf"install.*\b{package}\b", last, re.DOTALL)


def test_the_image_is_built_from_what_a_wheel_needs() -> None:
    """Everything is left out but what is named, and that is there."""
    lines = [line for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    assert lines[0] == "*"
    kept = [line[1:] for line in lines if line.startswith("!")]
    assert all((ROOT / name).exists() for name in kept)
    assert {"pyproject.toml", "hatch_build.py", "journeyctl", "schemas", "templates", "README.md", "LICENSE"} == set(
        kept
    )
