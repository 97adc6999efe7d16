"""Programs that are missing, crash, fail or talk nonsense: it is said, with what to do, and nothing is called a bug."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.fuller import fuller
from tests.printed import printed
from tests.running import ROOT, TINY, journeyctl, program

pytestmark = pytest.mark.skipif(os.name != "posix", reason="stand-ins are scripts of a shell")

STANDS_IN = {
    "crashes": "kill -SEGV $$",
    "fails": "echo 'fatal: no more of this' >&2; exit 128",
    "talks nonsense": r"printf '\377\376nonsense\n\0 12'",
    "is none": None,
}
"""What is called in the place of a program."""
EXTERNAL = ("git", "diff", "--", "a.journey.yaml", "base", "1", "100644", "a.journey.yaml", "2", "100644")

GATED = ("check", "gated", "--select", "J6")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with a journey that was committed and changed."""
    git = (program("git"), "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@b")
    (tmp_path / "a.journey.yaml").write_text(TINY)
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "x")):
        subprocess.run([*git, *words], check=True)
    (tmp_path / "base").write_text(TINY)
    (tmp_path / "a.journey.yaml").write_text(TINY.replace("Arrives", "Comes"))
    gated = tmp_path / "gated"
    gated.mkdir()
    (gated / "journeyctl.yaml").write_text("name: P\ngates: {keep_hearts: yes}\n")
    for name in ("b", "c"):
        (gated / f"{name}.journey.yaml").write_text(TINY)
    (tmp_path / "a.pdf").write_bytes(printed("BT /F 9 Tf 50 50 Td (x) Tj ET"))
    return tmp_path


def instead(folder: Path, name: str, how: str) -> str:
    """A PATH on which the only program does as it is told, or on which there is none."""
    programs = folder / "programs"
    programs.mkdir()
    does = STANDS_IN[how]
    if does is not None:
        (programs / name).write_text(f"#!/bin/sh\n{does}\n")
        (programs / name).chmod(0o755)
    return str(programs)


@pytest.mark.parametrize(
    ("words", "how"),
    [
        (("diff",), "is none"),
        (("log", "a.journey.yaml"), "talks nonsense"),
        *(fuller(("diff",), how) for how in STANDS_IN if how != "is none"),
        *(fuller(("log", "a.journey.yaml"), how) for how in STANDS_IN if how != "talks nonsense"),
        *(fuller(("blame", "a.journey.yaml"), how) for how in STANDS_IN),
        *(fuller(("git", "install"), how) for how in STANDS_IN),
        *(fuller(("git", "uninstall"), how) for how in STANDS_IN),
        *(fuller(EXTERNAL, how) for how in STANDS_IN if how != "talks nonsense"),
        (EXTERNAL, "talks nonsense"),
        (GATED, "is none"),
        *(fuller(GATED, how) for how in STANDS_IN if how != "is none"),
    ],
)
def test_a_git_that_gives_no_answer_is_told(folder: Path, words: tuple[str, ...], how: str) -> None:
    """What asks git ends in 2 and says why, once; nobody reads that nothing was committed or no heart lost."""
    ran = journeyctl(*words, cwd=folder, PATH=instead(folder, "git", how))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error J941 git cannot be ")
    assert ran.err.count("J941") == 1
    if how == "fails":
        assert "no more of this" in ran.err


@pytest.mark.parametrize("how", ["talks nonsense", *map(fuller, [how for how in STANDS_IN if how != "talks nonsense"])])
@pytest.mark.parametrize(
    "words", [("check", "a.journey.yaml", "--format", "github"), ("preflight", "a.pdf")], ids=lambda one: one[0]
)
def test_what_does_without_a_program_does(folder: Path, words: tuple[str, ...], how: str) -> None:
    """A check has no changed lines, a preflight no ink; neither fails, and neither is a bug."""
    ran = journeyctl(*words, cwd=folder, PATH=instead(folder, "gs" if words[0] == "preflight" else "git", how))
    assert ran.code in (0, 1), ran
    assert "bug" not in ran.err


def test_a_repository_of_another_account_is_told(folder: Path) -> None:
    """Nothing of it is read unless its user trusts it: that is said; in our image all that is mounted is trusted."""
    foreign = {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    ran = journeyctl("diff", cwd=folder, **foreign)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"error J941 git does not read {folder}, which belongs to another account\n"
        f"  = If you trust who made it: git config --global --add safe.directory {folder}\n"
    )
    told = re.search(r"^ENV (GIT_CONFIG_\S+(?: GIT_CONFIG_\S+)*)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    assert told is not None
    trusting = dict(word.split("=", 1) for word in told[1].split())
    ran = journeyctl("diff", cwd=folder, **foreign, **trusting)
    assert (ran.code, "Comes" in ran.out) == (0, True)
