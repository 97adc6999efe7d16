"""Where `diff` puts pictures: a file, a folder, a pipe; whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import TINY, journeyctl

OTHER = TINY.replace("Tiny", "Tinier")
PNG = b"\x89PNG"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("old", TINY), ("new", OTHER)):
        (tmp_path / f"{name}.journey.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def files(folder: Path) -> list[str]:
    """The files below a folder, but for the journeys."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*") if path.suffix != ".yaml")


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
