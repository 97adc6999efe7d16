"""The hooks for pre-commit: built from what is committed, run on a repository as pre-commit runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import ROOT, TINY

pytestmark = pytest.mark.proof

UGLY = TINY.replace("  - {name: Arrives, happiness: 1}", "  - {name: Arrives,happiness: 1}")
WRONG = "title: T\nactivitys: [A]\n"


class Hooks:
    """A repository with journeys, and our hooks for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "journeys"
        self.ours = folder / "ours"
        self.home = folder / "home"
        self.folder.mkdir()
        self.git("init", "-q", "-b", "main")
        subprocess.run(["git", "clone", "-q", "--no-local", ROOT, self.ours], check=True)

    def git(self, *words: str) -> None:
        """Run git in the repository."""
        subprocess.run(["git", *words], cwd=self.folder, check=True, capture_output=True)

    def run(self, hook: str) -> subprocess.CompletedProcess[str]:
        """Run a hook on every file."""
        self.git("add", ".")
        words = [sys.executable, "-m", "pre_commit", "try-repo", self.ours, hook, "--all-files", "--color", "never"]
        env = {**os.environ, "PRE_COMMIT_HOME": str(self.home)}
        return subprocess.run(
            list(map(str, words)), cwd=self.folder, env=env, capture_output=True, text=True, check=False
        )


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Hooks:
    """Built once: the environment of the hooks is kept between runs."""
    return Hooks(tmp_path_factory.mktemp("hooks"))


def test_fmt_writes_what_is_not_in_form_and_stops_the_commit(hooks: Hooks) -> None:
    """pre-commit sees the change and fails; the second time there is none."""
    path = hooks.folder / "a.journey.yaml"
    path.write_text(UGLY, encoding="utf-8")
    (hooks.folder / "other.yaml").write_text("a:   1\n", encoding="utf-8")
    first = hooks.run("journeyctl-fmt")
    assert (first.returncode, path.read_text(encoding="utf-8")) == (1, TINY), first.stdout + first.stderr
    assert (hooks.folder / "other.yaml").read_text(encoding="utf-8") == "a:   1\n"
    again = hooks.run("journeyctl-fmt")
    assert again.returncode == 0, again.stdout + again.stderr


def test_check_stops_at_an_error_and_names_it(hooks: Hooks) -> None:
    """Hints do not stop a commit, an error does."""
    good, bad = hooks.folder / "a.journey.yaml", hooks.folder / "b.journey.yaml"
    good.write_text(TINY, encoding="utf-8")
    passed = hooks.run("journeyctl-check")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    bad.write_text(WRONG, encoding="utf-8")
    stopped = hooks.run("journeyctl-check")
    bad.unlink()
    assert stopped.returncode == 1
    assert "b.journey.yaml:2:1: error J101" in stopped.stdout
