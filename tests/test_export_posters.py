"""Posters in a matrix of papers: exact sheets, sound files, nothing that preflight refuses; or a refusal in words."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from journeyctl.export.anatomy import dissect
from journeyctl.model import Journey
from journeyctl.paper.press import EDGE, OVERLAP
from journeyctl.paper.press import Press as Tiles
from journeyctl.paper.sheets import sheet
from journeyctl.paper.tiling import tiling
from journeyctl.pipeline import Input, Wish, load, render
from journeyctl.preflight.checks import findings
from journeyctl.preflight.inking import Inks
from journeyctl.preflight.presses import Press
from journeyctl.project import Limits
from tests.running import ROOT, program
from tests.test_export_readers import same_picture, same_words, squeezed

pytestmark = pytest.mark.proof
EXAMPLES = sorted(path.relative_to(ROOT) for path in ROOT.glob("journeys/**/*.journey.yaml"))
SHEETS = (
    ("A0", None), ("A0", "portrait"), ("A1", None), ("A2", None), ("A3", None), ("A4", None), ("B1", None),
    ("ansi-e", None), ("letter", None), ("slide", None), ("roll:914mm", None), ("roll:610mm", "portrait"),
    ("700x1000mm", None),
)  # fmt: skip
EVERYWHERE = ("first-journey", "ny-bredbandskund", "ett-ar-med-elavtalet", "waermepumpe")
"""Examples that are drawn on every sheet: few activities, many, very many, long words."""
ALWAYS = {("A0", None), ("A1", None), ("A3", None), ("letter", None), ("roll:914mm", None)}
"""The sheets that every example is drawn on; and every example lies on tiles."""
CASES = [
    pytest.param(path, *sheet, id="-".join((path.name.split(".")[0], *filter(None, sheet))))
    for path in EXAMPLES
    for sheet in SHEETS
    if path.name.split(".")[0] in EVERYWHERE or sheet in ALWAYS
]
EXACT = 0.1
"""Millimetres by which a side may be off."""
WIDE, LONG_ROLL = 1700, 2000.0
"""How many pixels wide the rasters are that two renderers make; a length of rolls, in millimetres, for their scale."""


def told(name: str, *words: object) -> str:
    """What a program prints about a file."""
    return subprocess.run([program(name), *map(str, words)], capture_output=True, text=True, check=True).stdout


def sides_of(paper: str, orientation: str | None) -> tuple[float, float]:
    """How wide and how high a paper is, in millimetres; a roll is 0 in the direction in which it runs."""
    asked = sheet(paper)
    upright = orientation == "portrait" if orientation else bool(asked.upright)
    return (asked.short, asked.long) if upright else (asked.long, asked.short)


def exact(path: Path, sides: tuple[float, float], names: set[str]) -> int:
    """Every page has these boxes, each with these sides in millimetres, 0 for one that follows; how many there are."""
    boxes = re.findall(r"(\w+)Box: +([-\d.]+) +([-\d.]+) +([-\d.]+) +([-\d.]+)", told("pdfinfo", "-box", path))
    assert {name for name, *_ in boxes} >= names
    pages = int(re.findall(r"Pages: +(\d+)", told("pdfinfo", path))[0])
    every = told("pdfinfo", "-f", 1, "-l", pages, path)
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", every)
    assert len(sizes) == pages
    for left, bottom, right, top in [*((one[1:]) for one in boxes), *(("0", "0", *one) for one in sizes)]:
        lengths = [(float(end) - float(start)) / 72 * 25.4 for start, end in ((left, right), (bottom, top))]
        for side, length in zip(sides, lengths, strict=True):
            assert not side or abs(side - length) <= EXACT, (side, length)
    return pages


def sound(path: Path) -> None:
    """Every font is in the file as Unicode, there are no pixels, and qpdf finds no fault."""
    for row in told("pdffonts", path).splitlines()[2:]:
        assert re.search(r" yes +yes +yes ", row), row
    assert len(told("pdfimages", "-list", path).splitlines()) == 2
    assert "No syntax or stream encoding errors found" in told("qpdf", "--check", path)


def agreed(path: Path, journey: Journey, longest: float) -> None:
    """Two readers find the same words, one of them also line by line; two renderers show the same first page."""
    same_words(path, path.parent)
    raw, lines = (told("pdftotext", way, path, "-").replace("\f", "") for way in ("-raw", "-layout"))
    assert Counter(squeezed(raw)) == Counter(squeezed(lines))
    assert set(journey.title.split()) <= set(lines.split())
    same_picture(path, path.parent, WIDE / longest * 25.4)


@pytest.mark.parametrize(("example", "paper", "orientation"), CASES)
def test_a_poster_is_right_or_is_refused(example: Path, paper: str, orientation: str | None, tmp_path: Path) -> None:
    """What is drawn has its paper's size to 0.1 mm on every sheet, all letters, no pixels, and passes preflight.

    What is not drawn was refused with a place in the file, the lane or the words, and the millimetres that are missing.
    """
    loaded = load(Input(str(example), ROOT / example))
    rendered = render(loaded, Wish(("pdf",), paper=paper, orientation=orientation))
    assert loaded.journey
    if not rendered.outputs:
        (error,) = (one for one in rendered.diagnostics if one.level == "error")
        assert error.span.path == str(example)
        assert re.search(r"\d mm\b", error.message), error.message
        assert re.search(r"lane|“.+”", error.message), error.message
        return
    data = rendered.outputs[0].data
    path = tmp_path / "poster.pdf"
    path.write_bytes(data)
    sides = sides_of(paper, orientation)
    exact(path, sides, {"Media", "Trim"})
    sound(path)
    leaves = dissect(data, str(example)).leaves
    agreed(path, loaded.journey, max(*sides, LONG_ROLL if 0.0 in sides else 0.0))
    for leaf in leaves:
        found = findings(leaf, Limits(), Inks(), Press())
        assert [one for one in found if one.verdict == "refused"] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_every_example_lies_on_tiles(example: Path, tmp_path: Path) -> None:
    """A1 over sheets of A4: each page is its sheet, all letters are in it, and two renderers show the same plan."""
    rendered = render(load(Input(str(example), ROOT / example)), Wish(("pdf",), paper="A1", press=Tiles(tile="A4")))
    (output,) = rendered.outputs
    path = tmp_path / "tiles.pdf"
    path.write_bytes(output.data)
    made = tiling((841.0, 594.0), sheet("A4"), OVERLAP, EDGE)
    assert exact(path, (made.width, made.height), {"Media"}) % (len(made.tiles) + 1) == 0
    sound(path)
    same_picture(path, tmp_path, WIDE / made.width * 25.4)
