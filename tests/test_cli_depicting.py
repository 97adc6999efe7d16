"""Where `diff` puts pictures: a file, a folder, a pipe; whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.running import TINY
from tests.test_diff_git import Home
from tests.warm import journeyctl

OTHER = TINY.replace("Tiny", "Tinier")
PNG = b"\x89PNG"
MADE = (".svg", ".png", ".PNG", ".md")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("old", TINY), ("new", OTHER)):
        (tmp_path / f"{name}.journey.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def files(folder: Path) -> list[str]:
    """The files below a folder, but for the journeys."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*") if path.suffix in MADE)


def diff(folder: Path, *words: str):
    return journeyctl("diff", "old.journey.yaml", "new.journey.yaml", *words, cwd=folder)


def test_one_picture_goes_into_a_pipe(folder: Path):
    """Standard output is no terminal here, so it gets the picture and nothing else is written."""
    ran = diff(folder, "--format", "svg")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("<svg")
    assert ran.out.rstrip().endswith("</svg>")
    assert files(folder) == []


@pytest.mark.parametrize(
    ("words", "expected", "magic"),
    [
        (("-o", "out", "--format", "svg"), "out/new.diff.svg", b"<svg"),
        (("-o", "deep/a.svg"), "deep/a.svg", b"<svg"),
        (("-o", "a.PNG"), "a.PNG", PNG),
        (("-o", "out", "--format", "png"), "out/new.diff.png", PNG),
    ],
)
def test_an_output_is_a_file_or_a_folder(folder: Path, words: tuple[str, ...], expected: str, magic: bytes):
    """The ending says the format; in a folder a picture is called after its journey."""
    ran = diff(folder, *words)
    assert (ran.code, ran.out, ran.err) == (0, "", f"{expected}\n")
    assert files(folder) == [expected]
    assert (folder / expected).read_bytes().startswith(magic)


def test_texts_go_into_files_too(folder: Path):
    """A comment is written to the file that its ending names."""
    ran = diff(folder, "-o", "comment.md")
    assert (ran.code, ran.out, ran.err) == (0, "", "comment.md\n")
    assert (folder / "comment.md").read_text(encoding="utf-8").startswith("<!-- journeyctl:diff -->")


def test_an_ending_that_does_not_fit_is_refused(folder: Path):
    """Before anything is compared."""
    ran = diff(folder, "-o", "a.svg", "--format", "png")
    assert ran.code == 2
    assert "is not the name of png" in ran.err
    assert files(folder) == []


def test_a_theme_is_the_one_that_was_named(folder: Path):
    """A picture in black and white, and a theme that nobody knows."""
    assert diff(folder, "--format", "svg", "--theme", "mono").out != diff(folder, "--format", "svg").out
    ran = diff(folder, "--format", "svg", "--theme", "mauve")
    assert ran.code == 2
    assert "mauve" in ran.err


@pytest.mark.parametrize(("words", "said"), [((), "Aktiviteter"), (("--lang", "de"), "Aktivitäten")])
def test_a_picture_speaks_the_language_of_its_map(folder: Path, words: tuple[str, ...], said: str):
    """Whatever the project speaks; another one on demand."""
    for name, text in (("old", TINY), ("new", OTHER)):
        (folder / f"{name}.journey.yaml").write_text(text.replace("lang: en", "lang: sv"), encoding="utf-8")
    assert f">{said}<" in diff(folder, "--format", "svg", *words).out


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A repository in which two journeys of one name changed since they were saved, and a third did not."""
    made = Home(tmp_path / "top")
    for felt in (0.0, 1.0):
        for name in ("north/a", "south/a"):
            made.journey(f"{name}.journey.yaml", felt=felt)
        if not felt:
            made.journey("c.journey.yaml")
            made.save()
    return made


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@needs_git
def test_every_journey_that_differs_has_its_picture(home: Home):
    """Without a place of their own they go to build, each under a name of its own; what did not change has none."""
    ran = journeyctl("diff", "--format", "svg", cwd=home.top)
    expected = ["build/north-a.diff.svg", "build/south-a.diff.svg"]
    assert (ran.code, ran.out, ran.err.split()) == (0, "", expected)
    assert files(home.top) == expected


@needs_git
@pytest.mark.parametrize("output", ["a.svg", "-"])
def test_a_file_and_a_pipe_hold_one_picture(home: Home, output: str):
    """Several are refused before any is written; one of them is drawn."""
    ran = journeyctl("diff", "--format", "svg", "-o", output, cwd=home.top)
    assert (ran.code, ran.out) == (2, "")
    assert "takes one picture and 2 journeys differ" in ran.err
    assert files(home.top) == []
    one = journeyctl("diff", "--format", "svg", "-o", output, "--", "north", cwd=home.top)
    assert (one.code, one.out.startswith("<svg")) == (0, output == "-")
