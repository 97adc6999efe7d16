"""Colour is for terminals and for those who ask; and a log of a build service holds no command of a journey's."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from journeyctl.cli import run
from journeyctl.cli.speaking import coloured
from tests.reading import commands
from tests.running import ROOT, clean_environment
from tests.warm import journeyctl

ESCAPE = "\x1b"
WRONG = "title: Wrong\nlang: en\nactivities:\n  - {name: Leaves, hapiness: 1}\n"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def journey(tmp_path: Path) -> Path:
    """A journey with an error."""
    path = tmp_path / "a.journey.yaml"
    path.write_text(WRONG, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("choice", "environment", "on_terminal", "in_pipe"),
    [
        ("auto", {}, True, False),
        ("auto", {"CI": "1", "GITHUB_ACTIONS": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, False, False),
        ("auto", {"NO_COLOR": "1"}, False, False),
        ("auto", {"NO_COLOR": ""}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, True, True),
        ("auto", {"FORCE_COLOR": "0"}, True, False),
        ("auto", {"FORCE_COLOR": ""}, True, False),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, True, True),
        ("never", {"FORCE_COLOR": "1"}, False, False),
    ],
)
def test_who_gets_colour(choice, environment, on_terminal: bool, in_pipe: bool, monkeypatch: pytest.MonkeyPatch):
    """The option, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal that can."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CI", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert coloured(choice, Terminal()) is on_terminal
    assert coloured(choice, io.StringIO()) is in_pipe


@pytest.mark.parametrize(
    "words", [("check", "{}"), ("check", "{}", "--format", "serif"), ("check", "--help")], ids=" ".join
)
def test_a_pipe_of_a_build_service_gets_no_escape_codes(journey: Path, words: tuple[str, ...]):
    """Neither findings, nor a wrong call, nor help: also where the service's variables make other tools colour."""
    ran = journeyctl(*(word.format(journey) for word in words), CI="1", GITHUB_ACTIONS="1", TERM="xterm-256color")
    assert ran.out + ran.err
    assert ESCAPE not in ran.out + ran.err


def test_files_and_formats_for_programs_get_no_escape_codes(journey: Path, capfd: pytest.CaptureFixture[str]):
    """`--color always` colours what people read on standard output, and nothing else."""
    words = ["check", str(journey), "--color", "always"]
    run([*words, "--format", "full", "--format", f"github={journey}.log"])
    assert f"{ESCAPE}[31merror{ESCAPE}[0m" in capfd.readouterr().out
    run([*words, "--format", "github", "--format", f"full={journey}.txt"])
    told = capfd.readouterr().out, Path(f"{journey}.txt").read_text(), Path(f"{journey}.log").read_text()
    assert all(told)
    assert ESCAPE not in "".join(told)


@pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")
@pytest.mark.parametrize(
    ("environment", "expected"), [({}, True), ({"NO_COLOR": "1"}, False)], ids=["plain", "NO_COLOR"]
)
def test_a_terminal_gets_colours(journey: Path, environment: dict[str, str], expected: bool):
    """On a real terminal findings are coloured, unless its user wants none."""
    told = on_terminal(["check", str(journey)], **environment)
    assert "error" in told
    assert (ESCAPE in told) is expected


def on_terminal(words: list[str], **environment: str) -> str:
    """What a terminal is sent."""
    ours, theirs = os.openpty()
    given = clean_environment(**{"TERM": "xterm", **environment})
    with subprocess.Popen(
        [sys.executable, "-m", "journeyctl", *words], stdout=theirs, stderr=theirs, env=given, cwd=ROOT
    ):
        os.close(theirs)
        told = b""
        while chunk := _read(ours):
            told += chunk
    os.close(ours)
    return told.decode()


def _read(handle: int) -> bytes:
    """The next piece; nothing when nobody is on the other side any more, which Linux calls an error."""
    try:
        return os.read(handle, 65_536)
    except OSError:
        return b""


ORDERS = ("::stop-commands::x", "::error::x", "##[group]x", "##vso[task.complete result=Failed]", "##teamcity[x 'y']")


def test_a_journey_cannot_order_a_build_service_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    """In its names, its keys, its values and its file's name, whatever is printed about it on either stream."""
    monkeypatch.setenv("GITHUB_ACTIONS", "1")
    monkeypatch.chdir(tmp_path)
    folder = Path("::warning::y")
    folder.mkdir()
    for number, order in enumerate(ORDERS):
        text = f'title: "{order}"\nactivities:\n- {{"{order}": 1,\n  name:\n\n    \'{order}\'}}\n- "\\n{order}"\n'
        (folder / f"\n{order.replace('/', '')}{number}.journey.yaml").write_text(
            f"{order}: 1\n{text}", encoding="utf-8"
        )
        (folder / f"{number}.journey.yaml").write_text(text.replace(f'"{order}": 1', "id: a"), encoding="utf-8")
    for words in (("--verbose", "--pedantic"), ("--format", "concise"), ("--format", "json"), ("--format", "markdown")):
        run(["check", str(folder), *words])
        told = "".join(capfd.readouterr())
        assert all(f"{number}.journey.yaml" in told for number in range(len(ORDERS)))
        assert commands(told) == []
        assert "##[" not in told
        assert "##vso[" not in told
        assert "##teamcity[" not in told


@pytest.mark.parametrize("words", [("render", "--to", "text", "-o", "-"), ("assumptions",), ("assumptions", "--guide")])
def test_what_is_printed_of_a_journey_orders_nobody_about(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    """The map in words, the beliefs and the guide begin no line with a command, wherever it was written."""
    monkeypatch.chdir(tmp_path)
    for order in ORDERS:
        Path("a.journey.yaml").write_text(
            f'title: "{order}"\nsubtitle: "{order}"\n'
            f'activities:\n- {{name: "{order}", happiness: 1, thoughts: "{order}"}}\n',
            encoding="utf-8",
        )
        assert run([words[0], "a.journey.yaml", *words[1:]]) == 0
        told = "".join(capfd.readouterr())
        assert len(told) > 40
        assert commands(told) == []
        assert "##[" not in told
        assert "##vso[" not in told
        assert "##teamcity[" not in told


@pytest.mark.parametrize(
    "words", [("render", "a"), *(("diff", "b", "a", "--format", form) for form in ("svg", "html"))]
)
def test_a_picture_that_is_printed_orders_nobody_about(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    """An SVG and a page say by its number what a build service looks for, which shows the same."""
    monkeypatch.chdir(tmp_path)
    for name, felt in ("a", 1), ("b", 0):
        Path(f"{name}.journey.yaml").write_text(
            f'title: "##[error]T"\nactivities:\n- {{name: "##vso[a]", happiness: {felt}, thoughts: "##teamcity[b"}}\n',
            encoding="utf-8",
        )
    files = [f"{word}.journey.yaml" if len(word) == 1 else word for word in words]
    assert run([*files, "-o", "-"]) in (0, 1)
    told = capfd.readouterr().out
    assert commands(told) == []
    assert "&#35;#[error]T" in told
    assert not re.search(r"##\w*\[", told)
