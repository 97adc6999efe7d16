"""Every example as a PDF: heard in order, sound to a strict reader, and the same to two renderers of different make."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from journeyctl.pipeline import Input, load
from tests.drawn import one
from tests.heard import heard
from tests.running import ROOT, program

pytestmark = pytest.mark.proof
EXAMPLES = sorted(ROOT.glob("journeys/**/*.journey.yaml"))
_VIEWS = [(file, view) for file in EXAMPLES[:3] for view in ("compact", "flow")]
_CASES = [
    pytest.param(case, id=f"{case[0].name.split('.')[0]}-{case[1]}")
    for case in (*((file, "map") for file in EXAMPLES), *_VIEWS)
]
CLAIM = b"<pdfuaid:part>1</pdfuaid:part>"
DPI, BLUR = 72, 6
"""Rasters are made finer than they are compared, since renderers soften edges in their own ways."""


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad-]+", "", text)


def run(name: str, *words: object) -> str:
    done = subprocess.run([program(name), *map(str, words)], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def same_words(made: Path, folder: Path) -> None:
    """MuPDF and poppler find the same letters in the same order."""
    run("mutool", "draw", "-q", "-F", "text", "-o", folder / "mupdf.txt", made)
    theirs = (folder / "mupdf.txt").read_text(encoding="utf-8")
    assert squeezed(theirs.replace("\f", "")) == squeezed(run("pdftotext", "-raw", made, "-").replace("\f", ""))


def same_picture(made: Path, folder: Path, dpi: float) -> None:
    """The first page is as large in both, and differs at the edges of shapes only."""
    run("pdftoppm", "-r", dpi, "-png", "-singlefile", made, folder / "poppler")
    run("mutool", "draw", "-q", "-r", dpi, "-o", folder / "mupdf.png", made, 1)
    one_, other = (Image.open(folder / f"{name}.png").convert("L") for name in ("poppler", "mupdf"))
    assert abs(one_.width - other.width) <= 1
    assert abs(one_.height - other.height) <= 1
    size = min(one_.width, other.width), min(one_.height, other.height)
    apart = ImageChops.difference(*(picture.crop((0, 0, *size)).reduce(BLUR) for picture in (one_, other)))
    assert ImageStat.Stat(apart).mean[0] < 2.5
    assert apart.getextrema()[1] < 100


@pytest.fixture(scope="module", params=_CASES)
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, Path]:
    """An example, a view, and the PDF of it."""
    file, view = request.param
    made = tmp_path_factory.mktemp("readers") / "a.pdf"
    made.write_bytes(one(file, "pdf", view=view))
    return file, view, made


def test_an_example_is_heard_in_order(example: tuple[Path, str, Path], tmp_path: Path) -> None:
    """Title, persona, and every activity in the order of the file; on a map each below its phase and above the next."""
    file, view, made = example
    journey = load(Input(str(file), file)).journey
    assert journey is not None
    found = heard(made.read_bytes(), tmp_path)
    heads = [squeezed(part.words) for part in found if part.tag != "P" and part.words]
    wanted = [journey.title, *([journey.persona.name] if journey.persona and view == "map" else [])]
    for phase in journey.phases if view == "map" else ():
        wanted += [phase.name] if journey.phases_given else []
        wanted += [activity.name for activity in phase.activities]
    at = -1
    for words in map(squeezed, wanted):
        assert words in heads[at + 1 :], f"{words} is no heading after {heads[at]}"
        at = heads.index(words, at + 1)
    if view != "map":
        told = squeezed("".join(part.words for part in found))
        assert all(squeezed(activity.name) in told for activity in journey.activities)


def test_an_example_claims_what_every_check_grants(example: tuple[Path, str, Path]) -> None:
    """Nothing that a program can check keeps an example from being PDF/UA; qpdf and MuPDF find no fault in it."""
    made = example[2]
    assert CLAIM in made.read_bytes()
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", made)
    assert "error" not in run("mutool", "info", made).lower()


def test_two_readers_read_the_same_words(example: tuple[Path, str, Path], tmp_path: Path) -> None:
    """The letters that MuPDF finds are those that poppler finds, in the same order."""
    same_words(example[2], tmp_path)


def test_two_renderers_show_the_same_picture(example: tuple[Path, str, Path], tmp_path: Path) -> None:
    """Rasters of MuPDF and of poppler are alike but for the edges of shapes."""
    same_picture(example[2], tmp_path, DPI)
