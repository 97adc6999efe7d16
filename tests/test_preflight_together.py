"""Preflight beside others: two at once, and one beside a render that replaces the file, say what is right or refuse."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.pipeline.finding import Input
from journeyctl.pipeline.proofing import prove
from journeyctl.pipeline.wish import Wish
from tests.printed import printed
from tests.running import TINY, clean_environment, program


def test_of_a_file_that_is_replaced_one_version_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paper, text and lines are those of the version that was read, though another lies there as soon as it was."""
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "a.pdf"
    versions = (
        printed("BT /F 9 Tf 50 50 Td (x) Tj ET 2 w 20 20 m 90 90 l S", size=(200, 100)),
        printed("BT /F 30 Tf 50 50 Td (x) Tj ET 5 w 20 20 m 90 90 l S", size=(420, 297)),
    )
    right = []
    for version in versions:
        path.write_bytes(version)
        right.append(looked_at(path))
    really = Input.read

    def read(given: Input, most: int) -> bytes:
        data = really(given, most)
        path.write_bytes(next(one for one in versions if one != data))
        return data

    monkeypatch.setattr(Input, "read", read)
    assert [looked_at(path) for _ in range(2)] == right[::-1]


def test_a_file_that_is_half_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that writes in place may have written any part of it: the file is named, or all of it is there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "a.pdf"
    whole = printed("BT /F 9 Tf 50 50 Td (x) Tj ET")
    path.write_bytes(whole)
    right = looked_at(path)
    said = set()
    for size in range(0, len(whole) - 8, 37):
        path.write_bytes(whole[:size])
        said.add(looked_at(path))
    assert [one for one in said - {right} if not str(one).startswith(f"J926 {path}")] == []
    assert said - {right}


def looked_at(path: Path) -> object:
    """What is said of a PDF: its report, or the code and the words with which it is refused."""
    try:
        (proof,) = prove((str(path),), Wish())
    except EnvironmentFault as fault:
        return f"{fault.code} {fault.message}"
    return proof.report


class Shop:
    """A folder with a journey, and an empty one for files in passing."""

    def __init__(self, root: Path) -> None:
        self.folder, self.passing = root / "posters", root / "passing"
        self.folder.mkdir()
        self.passing.mkdir()
        (self.folder / "tiny.journey.yaml").write_text(TINY, encoding="utf-8")
        self._environment = clean_environment(TMPDIR=str(self.passing), XDG_CACHE_HOME=str(root / "cache"))

    def started(self, *words: str) -> subprocess.Popen[str]:
        """A command that runs in the folder."""
        return subprocess.Popen(
            (sys.executable, "-m", "journeyctl", *words), cwd=self.folder, env=self._environment, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def drawing(self, orientation: str) -> subprocess.Popen[str]:
        """A render of `tiny.A2.pdf`, which has this name whichever way it lies."""
        words = ("render", "tiny.journey.yaml", "-o", ".", "--to", "pdf", "--paper", "A2", "--revision", "none")
        return self.started(*words, "--quiet", "--no-cache", "--orientation", orientation)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """Where posters are drawn and looked at; the ink, too."""
    program("gs")
    return Shop(tmp_path)


class Answer(NamedTuple):
    """How a run ended, what it says, and what it says of faults."""

    code: int
    out: str
    err: str


DRAWN = Answer(0, "", "")


def ended(process: subprocess.Popen[str]) -> Answer:
    """What a run gave."""
    out, err = process.communicate(timeout=300)
    return Answer(process.returncode, out, err)


PREFLIGHT = ("preflight", "--format", "json", "tiny.A2.pdf")


@pytest.mark.proof
def test_two_at_once_say_what_one_says(shop: Shop) -> None:
    """In one folder, of the same PDF and the same journey: the same answers, nothing written, nothing left behind."""
    assert ended(shop.drawing("landscape")) == DRAWN
    before = {path.name: path.read_bytes() for path in shop.folder.iterdir()}
    words = (*PREFLIGHT, "tiny.journey.yaml")
    alone = ended(shop.started(*words))
    assert (alone.code, alone.err) == (0, "")
    assert re.findall(r"at most \d+ % at one spot", alone.out)[1:]
    assert [ended(one) for one in [shop.started(*words) for _ in range(3)]] == [alone] * 3
    assert {path.name: path.read_bytes() for path in shop.folder.iterdir()} == before
    assert list(shop.passing.iterdir()) == []


@pytest.mark.proof
def test_beside_a_render_that_replaces_the_poster_one_poster_is_told(shop: Shop) -> None:
    """While it is drawn anew, now upright, now as it lies, every answer is that of one of both; nothing is left."""
    right = []
    for orientation in ("portrait", "landscape"):
        assert ended(shop.drawing(orientation)) == DRAWN
        right.append(ended(shop.started(*PREFLIGHT)))
    assert [one.code for one in right] == [0, 0]
    assert right[0] != right[1]
    for orientation in ("portrait", "landscape", "portrait"):
        drawing, looking = shop.drawing(orientation), [shop.started(*PREFLIGHT) for _ in range(2)]
        assert [one for one in map(ended, looking) if one not in right] == []
        assert ended(drawing) == DRAWN
    assert sorted(path.name for path in shop.folder.iterdir()) == ["tiny.A2.pdf", "tiny.journey.yaml"]
    assert list(shop.passing.iterdir()) == []
