"""A partial clone, whose git fetches what is missing by itself: nothing is fetched, and what is missing is named."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.running import Ran
from tests.test_diff_git import ELIN, A, Home
from tests.test_revisions_git import CLEAN
from tests.warm import journeyctl

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(os.name != "posix", reason="the remote is a command of a shell"),
]
ANSWERED = (("check", "--base", "HEAD~1", A), ("render", A, "--no-cache", "-o", "out"))
REFUSED = (("diff", "HEAD~2", "HEAD"), ("diff", "HEAD~1"), ("log", A), ("blame", A))
KINDS = ("blob:none", "tree:0")


@pytest.fixture(scope="module", params=KINDS)
def clone(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A clone that has the newest files only; whoever asks its server for more leaves a mark."""
    made = Home(tmp_path_factory.mktemp("origin"))
    made.git("config", "uploadpack.allowFilter", "true")
    for felt in range(3):
        made.journey(A, felt, "A", "elin")
        made.write(ELIN, f"name: Elin Ek\nrole: Student {min(felt, 1)}\n")
        made.save()
    top = tmp_path_factory.mktemp("clone") / "top"
    made.git("clone", "-q", f"--filter={request.param}", made.top.as_uri(), str(top))
    clone = Home(top)
    clone.git("config", "remote.origin.url", f"ext::sh -c touch% {asked(clone)}")
    clone.git("config", "protocol.ext.allow", "always")
    return clone


def asked(clone: Home) -> Path:
    """The mark of a server that was asked."""
    return clone.top.parent / "asked"


def test_git_alone_would_ask(clone: Home) -> None:
    """The clone is what it is made to be: git itself asks the server for what a file was."""
    told = subprocess.run(["git", "show", f"HEAD~2:{A}"], cwd=clone.top, env=CLEAN, capture_output=True, check=False)
    assert told.returncode
    assert asked(clone).exists()


@pytest.mark.parametrize("words", ANSWERED, ids=lambda words: words[0])
def test_what_is_here_is_enough_for_what_is_here(clone: Home, words: tuple[str, ...]) -> None:
    """What asks for nothing older is answered, and fetches nothing."""
    ran = told_without_asking(clone, words)
    assert (ran.code, "J923" in ran.err) == (0, False)


@pytest.mark.parametrize("words", REFUSED, ids=lambda words: words[0])
def test_what_is_missing_is_said_to_be_missing(clone: Home, words: tuple[str, ...]) -> None:
    """What needs older files is refused with what to do; no empty file is taken for one of them."""
    ran = told_without_asking(clone, words)
    assert (ran.code, ran.out) == (2, "")
    assert "error J923 git does not " in ran.err
    assert "This clone is partial" in ran.err


def told_without_asking(clone: Home, words: tuple[str, ...]) -> Ran:
    """What a command says, which has asked no server."""
    asked(clone).unlink(missing_ok=True)
    ran = journeyctl(*words, cwd=clone.top)
    assert not asked(clone).exists()
    return ran
