"""A poster on tiles is the poster: put together again it looks the same, in a file that is hardly larger."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from journeyctl.box import Box
from journeyctl.labels import LANGUAGES, load
from journeyctl.layout.assembly import plan
from journeyctl.layout.tiles import tile_scenes
from journeyctl.paper.press import Press
from journeyctl.paper.sheets import sheet
from journeyctl.paper.tiling import Tiling, tiling
from journeyctl.scene import Text
from tests.drawn import one
from tests.geometry import flat, overlaps, text_box
from tests.running import program
from tests.test_export_pdf import run

EXAMPLE = "journeys/ny-bredbandskund.journey.yaml"
A0, A2 = (1189.0, 841.0), (594.0, 420.0)
INCH = 25.4


@pytest.fixture(scope="module")
def posters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The broadband map on A0, whole; `on` puts it on tiles beside that."""
    folder = tmp_path_factory.mktemp("tiles")
    (folder / "whole.pdf").write_bytes(one(EXAMPLE, "pdf"))
    return folder


def on(folder: Path, name: str) -> Path:
    """The map on tiles of a paper, made when it is first asked for."""
    path = folder / f"{name}.pdf"
    if not path.exists():
        path.write_bytes(one(EXAMPLE, "pdf", press=Press(tile=name)))
    return path


NAMES = ["A4", "A3", pytest.param("letter", marks=pytest.mark.proof)]
SHEETS = {"A4": (210.0, 297.0, 22), "A3": (420.0, 297.0, 10), "letter": (279.4, 215.9, 26)}


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_its_sheet(posters: Path, name: str) -> None:
    """Each page has the exact size of the paper; the plan is one more; qpdf finds no fault."""
    wide, high, count = SHEETS[name]
    told = run("pdfinfo", "-f", 1, "-l", count, on(posters, name))
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", told)
    assert len(sizes) == count
    assert f"Pages:           {count}\n" in told
    for size in sizes:
        assert [float(side) / 72 * INCH for side in size] == pytest.approx([wide, high], abs=0.05)
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", on(posters, name))


@pytest.mark.parametrize("name", NAMES)
def test_the_poster_is_stored_once(posters: Path, name: str) -> None:
    """Twenty and more pages that show it take at most half as much again."""
    assert (on(posters, name)).stat().st_size < 1.5 * (posters / "whole.pdf").stat().st_size


def test_two_runs_give_the_same_bytes(posters: Path) -> None:
    """Tiles of the same map are the same file."""
    assert one(EXAMPLE, "pdf", press=Press(tile="A3")) == (on(posters, "A3")).read_bytes()


def test_text_on_tiles_is_text(posters: Path) -> None:
    """Every word can be selected on the tile that shows it; only those that a cut divides are whole on none."""
    whole = set(run("pdftotext", "-enc", "UTF-8", posters / "whole.pdf", "-").split())
    found = set(run("pdftotext", "-enc", "UTF-8", "-f", 2, on(posters, "A3"), "-").split())
    assert len({word for word in whole if len(word) > 3} - found) < 0.03 * len(whole)
    assert "Signerar" in run("pdftotext", "-f", 5, "-l", 5, on(posters, "A4"), "-").split()
    fonts = run("pdffonts", on(posters, "A4")).splitlines()[2:]
    assert all(" yes yes yes " in row for row in fonts)


def test_the_plan_has_every_number_and_what_to_do(posters: Path) -> None:
    """The first page tells sheets, size, scale and five steps; each tile tells its number, row and column."""
    plan = " ".join(run("pdftotext", "-enc", "UTF-8", "-l", 1, on(posters, "A4"), "-").split())
    for words in ("Monteringsplan: Ny bredbandskund", "1189 × 841 mm på 21 blad A4, 100 % av full storlek",
                  "Skär varje blad längs linjen", "Stryk lim på den bleka remsan"):  # fmt: skip
        assert words in plan
    assert set(map(str, range(1, 22))) <= set(plan.split())
    for number, place in ((1, "rad 1, kolumn 1"), (9, "rad 2, kolumn 2"), (21, "rad 3, kolumn 7")):
        page = run("pdftotext", "-enc", "UTF-8", "-f", number + 1, "-l", number + 1, on(posters, "A4"), "-")
        assert f"Blad {number} av 21 · {place}" in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_plan_speaks_the_language_of_the_map(lang: str) -> None:
    """In each of the languages plan and tiles fit on the smallest sheet, as it lies and upright; no words meet."""
    words = load(lang, book="print")
    for poster in (A2, A2[::-1]):
        made = tiling(poster, sheet("A5"), 10, 5)
        printed = Box(0, 0, made.width, made.height).grown(-made.edge)
        first, small = plan(made, "Kundens resa från första tanken till sista fakturan", "A5", words)
        title = "Kundens resa från första tanken till sista fakturan, berättad av dem som var med om den"
        for scene in (first, *tile_scenes(made, title, words)):
            texts = [one for one in flat(scene) if isinstance(one.element, Text)]
            assert [one.element.text for one in texts if not printed.holds(text_box(one), 0.01)] == []
            assert overlaps([(text_box(one), one.element.text) for one in texts], slack=0.3) == []
        assert printed.holds(small)


def test_a_scaled_poster_is_scaled(tmp_path: Path) -> None:
    """Two by two sheets of A3 show the whole poster at 67 per cent."""
    (tmp_path / "a.pdf").write_bytes(one(EXAMPLE, "pdf", press=Press(tile="A3", fit=(2, 2))))
    assert "Pages:           5\n" in run("pdfinfo", tmp_path / "a.pdf")
    assert "67,1 %" in run("pdftotext", "-enc", "UTF-8", "-l", 1, tmp_path / "a.pdf", "-")


def stitched(folder: Path, name: str, made: Tiling, dpi: float) -> Image.Image:
    """The kept parts of all tiles, put where they belong."""
    run("pdftoppm", "-r", dpi, "-f", 2, "-png", on(folder, name), folder / f"tile-{name}")
    pages = sorted(folder.glob(f"tile-{name}-*.png"))
    assert len(pages) == len(made.tiles)
    factor = dpi / INCH
    whole = Image.new("RGB", (round(made.poster[0] * factor), round(made.poster[1] * factor)), "red")
    for page, tile in zip(pages, made.tiles, strict=True):
        x, y, right, low = (
            round(v * factor) for v in (tile.across.start, tile.down.start, tile.across.end, tile.down.end)
        )
        left, top = round((tile.across.origin) * factor + x), round(tile.down.origin * factor + y)
        part = Image.open(page).convert("RGB").crop((left, top, left + right - x, top + low - y))
        whole.paste(part, (x, y))
    return whole


def without_cuts(picture: Image.Image, made: Tiling, dpi: float) -> Image.Image:
    """The picture with the pixels beside each cut made white: the line to cut along is drawn there, a pixel wide."""
    draw = ImageDraw.Draw(picture)
    for tile in made.tiles:
        for x in (tile.across.start, tile.across.end):
            draw.line((round(x * dpi / INCH), 0, round(x * dpi / INCH), picture.height), "white", 3)
        for y in (tile.down.start, tile.down.end):
            draw.line((0, round(y * dpi / INCH), picture.width, round(y * dpi / INCH)), "white", 3)
    return picture


@pytest.mark.proof
@pytest.mark.parametrize(("name", "share"), [("A4", 0.0015), ("A3", 0.0015), ("letter", 0.01)])
def test_tiles_put_together_are_the_poster(posters: Path, name: str, share: float) -> None:
    """Rasterised, cut and laid together, the tiles differ from the poster by the grey of some edges only."""
    program("pdftoppm")
    dpi = 4 * INCH  # the cuts of A4 and A3 are then at whole pixels, those of letter are not
    made = tiling(A0, sheet(name), 10, 5)
    together = stitched(posters, name, made, dpi)
    run("pdftoppm", "-r", dpi, "-png", posters / "whole.pdf", posters / f"whole-{name}")
    (whole,) = (Image.open(path).convert("RGB") for path in posters.glob(f"whole-{name}-*.png"))
    assert abs(whole.width - together.width) <= 1
    assert abs(whole.height - together.height) <= 1
    whole = whole.crop((0, 0, *together.size))
    both = [without_cuts(one, made, dpi).convert("L") for one in (whole, together)]
    far = ImageChops.difference(*both).point(lambda value: 255 if value > 64 else 0)
    assert far.tobytes().count(255) < share * far.width * far.height
    assert both[0].point(lambda value: 255 if value < 128 else 0).tobytes().count(255) > 200_000
