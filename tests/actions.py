"""Runs a composite action, or a job of a workflow, as GitHub's runner does: conditions, environment, steps as shell.

In: a file, what the contexts hold, a folder with the repository. Out: each step that ran, with its code and output.
Steps that use another action are recorded, not run. Expressions are read as GitHub's documentation says, as far
as ours go: contexts, texts, `==`, `!=`, `&&`, `||`, `!`, brackets, `cancelled()`.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.running import clean_environment

_TOKEN = re.compile(r"\s*('(?:[^']|'')*'|==|!=|&&|\|\||!|\(|\)|[\w.-]+)")
_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_SIGNS = {"&&": "and", "||": "or", "!": "not"}


class Step(NamedTuple):
    """What became of a step: its code (None: it was skipped, or uses another action), output, and what it was given."""

    name: str
    code: int | None
    out: str
    given: Mapping[str, str]


def valued(text: str, contexts: Mapping[str, Any]) -> Any:
    """A text with its expressions worked out; one that is an expression alone keeps its kind."""
    whole = _EXPRESSION.fullmatch(text.strip())
    if whole:
        return _evaluated(whole[1], contexts)
    return _EXPRESSION.sub(lambda found: str(_evaluated(found[1], contexts) or ""), text)


def _evaluated(expression: str, contexts: Mapping[str, Any]) -> Any:
    parts = [_SIGNS.get(token, _read(token, contexts)) for token in _TOKEN.findall(expression)]
    return eval(" ".join(parts).replace("False ( )", "False"))


def _read(token: str, contexts: Mapping[str, Any]) -> str:
    if token in ("==", "!=", "(", ")"):
        return token
    if token.startswith("'"):
        return repr(token[1:-1].replace("''", "'"))
    if token == "cancelled":
        return "False"
    value: Any = contexts
    for key in token.split("."):
        value = value.get(key, "") if isinstance(value, Mapping) else ""
    return repr(value if value is not None else "")


class Runner:
    """A runner with a repository in its folder; of a workflow it runs the one job.

    Attributes:
        code: 1 when a step failed.
        steps: what ran, by name.
    """

    def __init__(self, action: Path, folder: Path, temp: Path, contexts: dict[str, Any], **environment: str) -> None:
        self._action, self._folder, self._temp = action, folder, temp
        data = yaml.safe_load(action.read_text(encoding="utf-8"))
        self._steps = data["runs"]["steps"] if "runs" in data else next(iter(data["jobs"].values()))["steps"]
        inputs = data.get("inputs", {})
        given = {key: one.get("default", "") for key, one in inputs.items()} | contexts.get("inputs", {})
        self.contexts = {**contexts, "inputs": {}, "steps": {}, "runner": {"temp": str(temp)}}
        self.contexts["inputs"] = {key: valued(str(one), self.contexts) for key, one in given.items()}
        self._environment = environment
        self.code = 0
        self.steps: dict[str, Step] = {}

    @property
    def summary(self) -> str:
        """What the page of the job says."""
        path = self._temp / "summary"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    @property
    def out(self) -> str:
        """The log."""
        return "".join(step.out for step in self.steps.values())

    def run(self, *without: str) -> Runner:
        """Run the steps, but for some by name."""
        for step in self._steps:
            if step.setdefault("name", step.get("uses")) not in without:
                self._step(step)
        return self

    def _step(self, step: dict[str, Any]) -> None:
        wanted = valued(step["if"], self.contexts) if "if" in step else True
        if not wanted or (self.code and "cancelled()" not in step.get("if", "")):
            self._record(step, Step(step["name"], None, "", {}), "skipped")
            return
        given = {
            key: str(valued(str(one), self.contexts)) for key, one in step.get("env", step.get("with", {})).items()
        }
        if "uses" in step:
            outputs = self.contexts.get("used", {}).get(step["name"], {})
            self._record(step, Step(step["name"], 0, "", given), "success", outputs)
            return
        assert "${{" not in step["run"], "an expression would be a part of the command"
        output = self._temp / "output"
        output.write_text("", encoding="utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self._folder, env=self._surrounding(output) | given, capture_output=True, check=False,
        )  # fmt: skip
        self.code = self.code or (0 if step.get("continue-on-error") else done.returncode)
        pairs = (line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
        said = (done.stdout + done.stderr).decode("utf-8", "surrogateescape")
        made = Step(step["name"], done.returncode, said, given)
        self._record(step, made, "failure" if done.returncode else "success", dict(pairs))

    def _record(self, step: dict[str, Any], made: Step, outcome: str, outputs: Mapping[str, str] | None = None) -> None:
        self.steps[made.name] = made
        if "id" in step:
            self.contexts["steps"][step["id"]] = {"outcome": outcome, "outputs": dict(outputs or {})}

    def _surrounding(self, output: Path) -> dict[str, str]:
        github = self.contexts["github"]
        kept = clean_environment(
            GITHUB_ACTIONS="true", CI="true", GITHUB_ACTION_PATH=str(self._action.parent), GITHUB_OUTPUT=str(output),
            GITHUB_STEP_SUMMARY=str(self._temp / "summary"), GITHUB_PATH=str(self._temp / "path"),
            GITHUB_SERVER_URL="https://forge.example", GITHUB_REPOSITORY=github["repository"],
            GITHUB_EVENT_NAME=github["event_name"], RUNNER_TEMP=str(self._temp),
        )  # fmt: skip
        added = self._temp / "path"
        more = added.read_text(encoding="utf-8").splitlines() if added.exists() else []
        environment = {**kept, **self._environment}
        return {**environment, "PATH": os.pathsep.join([*more, environment["PATH"]])}
