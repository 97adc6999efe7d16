"""Posters in a matrix of papers: exact sheets, sound files, nothing that preflight refuses; or a refusal in words."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from journeyctl.export.anatomy import dissect
from journeyctl.paper.page import page
from journeyctl.pipeline import Input, Wish, load, render
from journeyctl.preflight.checks import findings
from journeyctl.preflight.inking import Inks
from journeyctl.preflight.presses import Press
from journeyctl.project import Limits
from tests.running import ROOT, program

pytestmark = pytest.mark.proof
EXAMPLES = sorted(path.relative_to(ROOT) for path in ROOT.glob("journeys/*.journey.yaml"))
SHEETS = (
    ("A0", None), ("A0", "portrait"), ("A1", None), ("A2", None), ("A3", None), ("A4", None), ("B1", None),
    ("ansi-e", None), ("letter", None), ("slide", None), ("roll:914mm", None), ("roll:610mm", "portrait"),
    ("700x1000mm", None),
)  # fmt: skip
EVERYWHERE = ("first-journey", "ny-bredbandskund", "ett-ar-med-elavtalet", "waermepumpe")
"""Examples that are drawn on every sheet: few activities, many, very many, long words; the others on A0 and A3."""
CASES = [
    pytest.param(path, *sheet, id="-".join((path.name.split(".")[0], *filter(None, sheet))))
    for path in EXAMPLES
    for sheet in SHEETS
    if path.name.split(".")[0] in EVERYWHERE or sheet in {("A0", None), ("A3", None)}
]
EXACT = 0.1
"""Millimetres by which a side may be off."""


def told(name: str, *words: object) -> str:
    """What a program prints about a file."""
    return subprocess.run([program(name), *map(str, words)], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(("example", "paper", "orientation"), CASES)
def test_a_poster_is_right_or_is_refused(example: Path, paper: str, orientation: str | None, tmp_path: Path) -> None:
    """What is drawn has its paper's size to 0.1 mm on every sheet, all letters, no pixels, and passes preflight.

    What is not drawn was refused with a place in the file and the millimetres or the points that are missing.
    """
    rendered = render(load(Input(str(example), ROOT / example)), Wish(("pdf",), paper=paper, orientation=orientation))
    if not rendered.outputs:
        (error,) = (one for one in rendered.diagnostics if one.level == "error")
        assert error.span.line > 0
        assert re.search(r"\d+(\.\d+)? (mm|pt)\b", error.message), error.message
        return
    data = rendered.outputs[0].data
    path = tmp_path / "poster.pdf"
    path.write_bytes(data)
    wanted = page(paper, orientation, 0.0)
    sides = wanted.width * wanted.unit, wanted.height * wanted.unit
    boxes = re.findall(r"(\w+)Box: +([-\d.]+) +([-\d.]+) +([-\d.]+) +([-\d.]+)", told("pdfinfo", "-box", path))
    assert {name for name, *_ in boxes} >= {"Media", "Trim"}
    for _, *edges in boxes:
        left, bottom, right, top = (float(edge) / 72 * 25.4 for edge in edges)
        for side, length in zip(sides, (right - left, top - bottom), strict=True):
            assert not side or abs(side - length) <= EXACT, (side, length)
    for row in told("pdffonts", path).splitlines()[2:]:
        assert re.search(r" yes +yes +yes ", row), row
    assert len(told("pdfimages", "-list", path).splitlines()) == 2
    assert "No syntax or stream encoding errors found" in told("qpdf", "--check", path)
    for leaf in dissect(data, str(example)).leaves:
        found = findings(leaf, Limits(), Inks(), Press())
        assert [one for one in found if one.verdict == "refused"] == []
