"""Papers: every name means a size, a roll is as long as its columns, and what is no paper is refused with what is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl import export
from journeyctl.paper.page import LEAST_POINTS, SMALLEST, page
from journeyctl.paper.sheets import LEAST, MOST, NAMES, sheet
from journeyctl.paper.style import PT
from journeyctl.pipeline import Wish
from journeyctl.scene import Element, Group, Text
from tests.drawn import lines, studio
from tests.warm import journeyctl

HERE = Path(__file__).resolve().parent.parent
EXAMPLE = HERE / "journeys" / "vattenskada.journey.yaml"

KNOWN = {
    "A0": (1189, 841), "a3": (420, 297), "B1": (1000, 707), "2A0": (1682, 1189), "letter": (279.4, 215.9),
    "tabloid": (431.8, 279.4), "ANSI-E": (1117.6, 863.6), "arch-d": (914.4, 609.6), "slide": (338.667, 190.5),
    "500x700mm": (500, 700), "70 x 50 cm": (700, 500), "24x36in": (609.6, 914.4), "500×700mm": (500, 700),
}  # fmt: skip
"""Names, and the sides of the sheet as it lies when nobody turns it, in millimetres."""


@pytest.mark.parametrize("name", KNOWN)
def test_a_name_of_a_paper_means_its_size(name: str) -> None:
    """In any case, with spaces, in millimetres, centimetres and inches."""
    made = page(name, None, 1000.0)
    assert (made.width * made.unit, made.height * made.unit) == pytest.approx(KNOWN[name], abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_can_be_turned(name: str) -> None:
    """Portrait is higher than wide, landscape is wider than high, and both have the same sides."""
    upright, lying = page(name, "portrait", 1000.0), page(name, "landscape", 1000.0)
    assert upright.height > upright.width
    assert (upright.width, upright.height) == (lying.height, lying.width)


@pytest.mark.parametrize("name", NAMES)
def test_no_sheet_makes_the_smallest_text_unreadable(name: str) -> None:
    """However small the sheet, a unit is so large that the smallest text has six points."""
    assert page(name, None, 1000.0).unit * SMALLEST >= LEAST_POINTS - 1e-9


def test_a_roll_is_as_long_as_its_columns() -> None:
    """Lying, its breadth is the height of the map; hung upright, it is the width, and the height follows."""
    lying, upright = page("roll:914mm", None, 2000.0), page("roll:914mm", "portrait", 2000.0)
    assert lying.height * lying.unit == pytest.approx(914)
    assert (lying.width, lying.running) == (2000.0, True)
    assert upright.width * upright.unit == pytest.approx(914)
    assert upright.endless


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("A9000", "is no paper"), ("", "is no paper"), ("roll", "is no paper"), ("500x700", "is no paper"),
        ("10x700mm", "a side of 10 mm"), ("500x9000mm", "a side of 9000 mm"), ("roll:9cm0", "is no paper"),
        ("-500x700mm", "is no paper"), ("nanx700mm", "is no paper"), ("roll:20mm", "a side of 20 mm"),
        ("500 x 700", "is no paper without a unit; write 500x700mm"), ("roll:914", "write roll:914mm"),
        ("tabloyd", "is no paper; did you mean tabloid"), ("A-4", "did you mean A4"),
        ("poster", "is no paper. Known are screen, 4A0 to A8,"),
    ],
)  # fmt: skip
def test_what_is_no_paper_is_refused(name: str, why: str) -> None:
    """The message says what was written, and what is known or possible."""
    with pytest.raises(ValueError, match=why):
        sheet(name)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.floats(LEAST, MOST), st.floats(LEAST, MOST))
def test_a_size_reads_as_it_is_written(wide: float, high: float) -> None:
    """The name of a sheet of any size names the same sheet again."""
    first = sheet(f"{wide:.1f}x{high:.1f}mm")
    assert sheet(first.name) == first


def test_a_small_journey_fits_a_small_sheet(tmp_path: Path) -> None:
    """Three activities are printed on A4, with letters that can be read."""
    path = tmp_path / "j.journey.yaml"
    path.write_text("title: Kort\nactivities: [Ett, Två, Tre]\n", encoding="utf-8")
    ran = journeyctl("render", str(path), "-o", str(tmp_path), "--paper", "A4", "--to", "svg", "--no-cache")
    assert ran.code == 0, ran.err
    svg = (tmp_path / "j.A4.svg").read_text(encoding="utf-8")
    assert 'width="297mm" height="210mm"' in svg
    assert {"Ett", "Två", "Tre"} <= {line.words for line in lines(svg)}


def test_a_paper_that_is_none_is_refused_before_anything_is_drawn(tmp_path: Path) -> None:
    """Exit code 2, one message, no file."""
    ran = journeyctl("render", str(EXAMPLE), "-o", str(tmp_path / "out"), "--paper", "A99")
    assert ran.code == 2
    assert "'A99' is no paper" in ran.err
    assert not (tmp_path / "out").exists()


def test_many_sheets_are_pages_of_one_document() -> None:
    """Each SVG becomes a page of its own size, in their order, and two runs give the same bytes."""
    import io

    from pypdf import PdfReader

    svgs = tuple(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}mm" height="100mm" viewBox="0 0 {wide} 100">\n'
        f'<rect x="0" y="0" width="{wide}" height="100" fill="#FFFFFF"/>\n'
        f'<text x="10" y="50" font-family="Inter Text Regular" font-size="9" fill="#000000">sheet {wide}</text>\n'
        "</svg>\n"
        for wide in (100, 200, 150)
    )
    data = export.to_pdf(svgs)
    pages = PdfReader(io.BytesIO(data)).pages
    assert [round(float(one.mediabox.width) / 72 * 25.4, 1) for one in pages] == [100, 200, 150]
    assert [one.extract_text().strip() for one in pages] == ["sheet 100", "sheet 200", "sheet 150"]
    assert export.to_pdf(svgs) == data


def test_sheets_that_are_files_are_counted() -> None:
    """`map.svg` of three sheets is `map.1.svg` to `map.3.svg`, in a folder and as a file that was named."""
    from journeyctl.pipeline.renewing import counted, target

    assert counted("map.A0.svg", 2) == "map.A0.2.svg"
    assert target("out/poster.svg", "ignored", 3).endswith("/out/poster.3.svg")


def test_a_wish_takes_the_papers_name() -> None:
    """What was not asked for is a screen, and A0 for the PDF of a map."""
    assert Wish(today=date(2026, 1, 1)).paper_of("pdf") == "A0"
    assert Wish(paper="roll:914mm").paper_of("svg") == "roll:914mm"


@pytest.mark.parametrize("paper", ["A0", "A2", "A3"])
@pytest.mark.parametrize("name", ["ny-bredbandskund", "vattenskada", "byte-fastlege"])
def test_no_text_on_paper_is_under_six_points(name: str, paper: str) -> None:
    """Captions, numbers of fail points and words set smaller to be whole, too, on a small sheet."""
    (scene,) = studio(f"journeys/{name}.journey.yaml", paper=paper).scenes(paper)
    assert min(_sizes(scene.children)) * scene.unit / PT >= 6.0 - 1e-6


def _sizes(elements: tuple[Element, ...]) -> Iterator[float]:
    for element in elements:
        if isinstance(element, Group):
            yield from _sizes(element.children)
        elif isinstance(element, Text):
            yield element.size
