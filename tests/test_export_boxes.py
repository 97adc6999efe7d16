"""A page for a press says where it is cut: its boxes are exact, its ground fills the bleed, its marks stand outside."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from journeyctl import export, theme
from journeyctl.box import Box
from journeyctl.diagnostics import NOWHERE
from journeyctl.layout.trimming import bled
from journeyctl.paint import paint, painter
from journeyctl.paper.press import Press
from journeyctl.pipeline.pressing import Sheets, pressed
from journeyctl.scene import Group, Ink, Rect, Scene, Text
from tests.drawn import one
from tests.running import TINY
from tests.test_export_pdf import run

POINT = 25.4 / 72
BOTH = ("crop", "registration")
WAYS = {
    "bleed alone": (Press(bleed=3), 3, 3),
    "bleed and marks": (Press(bleed=3, marks=BOTH), 3, 12),
    "marks alone": (Press(marks=("crop",)), 0, 12),
    "much bleed": (Press(bleed=8, marks=BOTH), 8, 17),
}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("boxes") / "tiny.journey.yaml"
    path.write_text(TINY)
    return path


def boxes(path: Path) -> dict[str, list[float]]:
    """The boxes of the first page as poppler reads them, in millimetres."""
    found = re.findall(r"(\w+Box): +([\d.-]+) +([\d.-]+) +([\d.-]+) +([\d.-]+)", run("pdfinfo", "-box", path))
    return {name: [float(edge) * POINT for edge in edges] for name, *edges in found}


@pytest.mark.parametrize("paper", ["A0", "A3", "letter"])
@pytest.mark.parametrize(("press", "bleed", "margin"), WAYS.values(), ids=WAYS)
def test_the_boxes_are_exact(tiny: Path, tmp_path: Path, paper: str, press: Press, bleed: int, margin: int) -> None:
    """TrimBox is the sheet, BleedBox reaches the bleed further, MediaBox has the marks as well; to 0.05 mm."""
    wide, high = {"A0": (1189, 841), "A3": (420, 297), "letter": (279.4, 215.9)}[paper]
    (tmp_path / "a.pdf").write_bytes(one(tiny, "pdf", paper=paper, press=press))
    found = boxes(tmp_path / "a.pdf")
    assert found["MediaBox"] == pytest.approx([0, 0, wide + 2 * margin, high + 2 * margin], abs=0.05)
    assert found["TrimBox"] == pytest.approx([margin, margin, margin + wide, margin + high], abs=0.05)
    ground = margin - bleed
    assert found["BleedBox"] == pytest.approx(
        [ground, ground, wide + 2 * margin - ground, high + 2 * margin - ground], abs=0.05
    )
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", tmp_path / "a.pdf")


def test_the_map_is_the_same_within_its_trim(tiny: Path, tmp_path: Path) -> None:
    """Its words, tags, fonts and links are those of the plain PDF; two runs give the same bytes."""
    plain, ready = (tmp_path / f"{name}.pdf" for name in ("plain", "ready"))
    plain.write_bytes(one(tiny, "pdf", paper="A3"))
    press = Press(bleed=3, marks=BOTH)
    ready.write_bytes(one(tiny, "pdf", paper="A3", press=press))
    words = [run("pdftotext", "-raw", path, "-").split() for path in (plain, ready)]
    assert words[1][: len(words[0]) - 1] == words[0][:-1]
    assert run("pdfinfo", "-struct-text", plain) == run("pdfinfo", "-struct-text", ready)
    assert one(tiny, "pdf", paper="A3", press=press) == ready.read_bytes()
    assert ready.stat().st_size < plain.stat().st_size + 16_000, "a font for the line below, and the marks"


GROUND = Rect(Box(0, 0, 200, 100), Ink(fill="ink"))
BAND = Group("band", (Rect(Box(-10, 0, 60, 20), Ink(fill="neg")),), dx=10, dy=80)
CARD = Rect(Box(60, 20, 40, 40), Ink(fill="paper"))
WORDS = Text(62, 40, "Ord", "text-regular", 9, "ink", 20)
PAGE = Scene(200, 100, 1, False, "sv", False, "Prov", "", "", 3, (), (GROUND, BAND, CARD, WORDS))


def printed(press: Press, scene: Scene = PAGE) -> bytes:
    """A dark page for a press."""
    palette = theme.load("nordic").palette(3)
    sheets = Sheets((scene,), (palette,), (paint(scene, palette),), ("kund.journey.yaml", "abc1234"))
    made = pressed(sheets, press, lambda svgs: export.to_pdf(svgs, title="Prov"), NOWHERE)
    assert isinstance(made, bytes)
    return made


def test_what_touches_the_edge_fills_the_bleed() -> None:
    """The ground, and a band in a group that ends at two edges, go on by the bleed; a card inside stays."""
    made = bled(PAGE, Press(bleed=3))
    assert (made.width, made.height) == (206, 106)
    ground, band, card, words = made.children
    assert ground == GROUND._replace(box=Box(0, 0, 206, 106))
    assert band == BAND._replace(children=(Rect(Box(-13, 0, 63, 23), Ink(fill="neg")),), dx=13, dy=83)
    assert (card, words) == (CARD._replace(box=Box(63, 23, 40, 40)), WORDS._replace(x=65, y=43))


def test_ink_fills_the_bleed_and_ends_there(tmp_path: Path) -> None:
    """At ten pixels a millimetre: dark up to the BleedBox, white outside but for the marks."""
    (tmp_path / "a.pdf").write_bytes(printed(Press(bleed=3, marks=BOTH)))
    run("pdftoppm", "-r", 254, "-png", "-singlefile", tmp_path / "a.pdf", tmp_path / "a")
    picture = Image.open(tmp_path / "a.png").convert("L")
    assert picture.size == pytest.approx((2240, 1240), abs=1)
    corner = [(x, y) for x in range(80, 93) for y in range(80, 93)]
    dark = {(x, y) for x, y in corner if picture.getpixel((x, y)) < 128}
    assert dark == {(x, y) for x, y in corner if x >= 90 and y >= 90}
    # Crop marks: at the line of the cut, from the bleed outwards; nothing between corner and bleed.
    assert min(picture.getpixel((120 + off, 60)) for off in (-1, 0, 1)) < 200
    assert min(picture.getpixel((60, 120 + off)) for off in (-1, 0, 1)) < 200
    assert picture.crop((0, 0, 85, 85)).getextrema()[0] == 255
    # A registration mark at the middle of each edge.
    for x, y in ((1120, 50), (1120, 1190), (50, 620), (2190, 620)):
        assert picture.crop((x - 3, y - 3, x + 4, y + 4)).getextrema()[0] < 200, (x, y)


def test_marks_are_a_quarter_of_a_point_and_artifacts() -> None:
    """Lines of 0.25 pt, drawn in one piece that says it is no content; the line below tells what sheet this is."""
    page = pypdf.PdfReader(io.BytesIO(printed(Press(bleed=3, marks=BOTH)))).pages[0]
    content = page.get_contents().get_data().decode("latin-1")
    assert content.rstrip().endswith("/Artifact BMC\nq\n/Marks Do\nQ\nEMC")
    drawn = page["/Resources"]["/XObject"]["/Marks"].get_object().get_data().decode("latin-1")
    widths = {float(found) for found in re.findall(r"([\d.]+) w\b", drawn)}
    assert len(widths) == 1
    assert widths.pop() == pytest.approx(0.25, abs=0.003)
    assert "MCID" not in drawn


def test_with_bleed_a_sheet_is_painted_once(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is painted larger, and not as it would be without bleed too."""
    sizes: list[float] = []
    painted = painter.painted
    monkeypatch.setattr(
        painter, "painted", lambda scene, *how: sizes.append(scene.width * scene.unit) or painted(scene, *how)
    )
    one(tiny, "pdf", paper="A3", press=Press(bleed=3))
    assert sizes == pytest.approx([426])


def test_the_slug_tells_file_revision_sheet_and_size(tmp_path: Path) -> None:
    """What lies on the printer's table can be told from its neighbours."""
    (tmp_path / "a.pdf").write_bytes(printed(Press(bleed=3, marks=BOTH)))
    told = run("pdftotext", "-enc", "UTF-8", tmp_path / "a.pdf", "-")
    assert "kund.journey.yaml · abc1234" in told
    assert "Blad 1 (1) · 200 × 100 mm + 3 mm" in told


@pytest.mark.parametrize("press", [Press(3, ("crop",)), Press(tile="A4")])
def test_letters_as_shapes_are_so_beside_the_map(tiny: Path, tmp_path: Path, press: Press) -> None:
    """With `--fonts outline` there is no font in the file: the line below the sheet and the plan of tiles have none."""
    (tmp_path / "a.pdf").write_bytes(one(tiny, "pdf", paper="A3", press=press, fonts="outline"))
    assert len(run("pdffonts", tmp_path / "a.pdf").splitlines()) == 2


def test_a_long_slug_meets_nothing(tmp_path: Path) -> None:
    """A name longer than its place is set smaller, beside the mark in the middle."""
    narrow = PAGE._replace(title="x", width=100, children=(GROUND, WORDS._replace(x=10)))
    palette = theme.load("nordic").palette(3)
    sheets = Sheets((narrow,), (palette,), (paint(narrow, palette),), ("kunder/" * 12 + "ny.journey.yaml", "abc1234"))
    made = pressed(sheets, Press(bleed=3, marks=BOTH), export.to_pdf, NOWHERE)
    assert isinstance(made, bytes)
    (tmp_path / "a.pdf").write_bytes(made)
    words = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)".*?>(\S+)</word>',
        run("pdftotext", "-bbox", tmp_path / "a.pdf", "-"),
    )
    (right,) = (float(edge) for _, _, edge, text in words if text == "abc1234")
    assert right * POINT < 12 + 50 - 3.2
