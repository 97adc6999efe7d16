"""A poster on tiles is the poster: put together again it looks the same, in a file that is hardly larger."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image, ImageChops, ImageDraw

from journeyctl import export, theme
from journeyctl.box import Box
from journeyctl.contents import Contents, Part, Place
from journeyctl.diagnostics import NOWHERE
from journeyctl.export.conformity import shortcomings
from journeyctl.export.forms import Guest
from journeyctl.export.objects import Objects
from journeyctl.labels import LANGUAGES, load
from journeyctl.layout.assembly import plan
from journeyctl.layout.tiles import tile_scenes
from journeyctl.paint import paint
from journeyctl.paper.press import Press
from journeyctl.paper.sheets import sheet
from journeyctl.paper.tiling import Tiling, tiling
from journeyctl.pipeline.pressing import Sheets, pressed
from journeyctl.scene import Group, Scene, Text
from tests.drawn import one
from tests.geometry import flat, overlaps, text_box
from tests.heard import elements, heard
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


CLAIM = b"<pdfuaid:part>1</pdfuaid:part>"


def test_tiles_are_a_document(posters: Path) -> None:
    """They say of themselves what the poster's PDF says; each page has the name that stands on it, and a bookmark."""
    whole, made = (Objects(path.read_bytes()) for path in (posters / "whole.pdf", on(posters, "A4")))
    assert made.information == whole.information
    packets = [one.data(one.catalogue["/Metadata"]) for one in (whole, made)]
    assert packets[0] == packets[1]
    assert made.catalogue["/Lang"] == b"sv"
    assert made[made.catalogue["/ViewerPreferences"]] == {"/DisplayDocTitle": True}
    reader: Any = pypdf.PdfReader(on(posters, "A4"))
    names = ["Monteringsplan", *(f"Blad {number} av 21" for number in range(1, 22))]
    assert reader.page_labels == names
    assert [mark.title for mark in reader.outline] == names
    assert [reader.get_destination_page_number(mark) for mark in reader.outline] == list(range(22))


def test_each_tile_is_heard_as_a_figure_of_the_poster(posters: Path, tmp_path: Path) -> None:
    """The plan with its steps; of each tile its name and one figure with words. Arrows, strips and lines are silent."""
    data = on(posters, "A4").read_bytes()
    found = heard(data, tmp_path)
    parts = [(one.tag, one.title) for one in found if one.tag in ("Part", "H1", "Figure")]
    names = ["Monteringsplan", *(f"Blad {number} av 21" for number in range(1, 22))]
    assert parts == [one for name in names for one in (("Part", name), ("H1", ""), ("Figure", ""))]
    words = [str(one["/Alt"]) for one in elements(data) if one["/S"] == "/Figure"]
    assert words[0].startswith("Affischen i smått med bladens nummer")
    assert words[9] == "Blad 9 av 21, rad 2, kolumn 2: en del av affischen Ny bredbandskund – Elin Sandberg"
    lines = [one.words.strip() for one in found if one.tag in ("H1", "P")]
    assert len(lines) == 2 + 2 * 5 + 21, "title and size, five steps with their numbers, the name of each tile"
    assert lines[-1] == "Blad 21 av 21 · rad 3, kolumn 7 · Ny bredbandskund – Elin Sandberg"
    assert shortcomings(Objects(data)) == ()
    assert CLAIM in data


def test_every_tag_of_a_tile_finds_its_element(posters: Path) -> None:
    """Each page leads from its tags to the elements that hold them; the poster stands in the tag of its figure."""
    reader: Any = pypdf.PdfReader(on(posters, "A3"))
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in reader.pages:
        stream = page.get_contents().get_data()
        marks = [int(one) for one in re.findall(rb"/MCID (\d+)", stream)]
        held = [one.get_object() for one in owners[page["/StructParents"]].get_object()]
        assert sorted(marks) == list(range(len(held)))
        for mark, owner in enumerate(held):
            assert mark in (owner["/K"] if isinstance(owner["/K"], list) else [owner["/K"]])
            assert owner["/Pg"] == page
        (shown,) = re.findall(rb"/Figure << /MCID (\d+) >> BDC\n[^\n]*/Poster Do Q\nEMC\n", stream)
        assert held[int(shown)]["/S"] == "/Figure"
        assert held[int(shown)]["/P"]["/S"] == "/Part"


def test_what_tiles_share_has_no_tags(posters: Path) -> None:
    """The poster's own tags and artifacts are gone, those of the figure that shows it hold; its words stay words."""
    reader: Any = pypdf.PdfReader(on(posters, "A3"))
    shared = {page["/Resources"]["/XObject"].raw_get("/Poster") for page in reader.pages}
    assert len(shared) == 1
    stream = shared.pop().get_object().get_data()
    begun = re.findall(rb"^/(\w+).*B[DM]C\s*$", stream, re.MULTILINE)
    assert set(begun) <= {b"Span"}
    assert len(re.findall(rb"^EMC\s*$", stream, re.MULTILINE)) == len(begun)


def test_a_form_keeps_the_words_that_letters_stand_for() -> None:
    """Tags and artifacts are left out with their ends; what tells the text of letters stays, also on several lines."""
    writer: Any = pypdf.PdfWriter()
    stream = pypdf.generic.DecodedStreamObject()
    kept = b"BT\n/Span << /ActualText <feff0066\n0069> >> BDC\n<01>Tj\nEMC\nET\n"
    stream.set_data(b"/Artifact BMC\n0 0 5 5 re f\nEMC\n/P << /MCID 0 >> BDC\n%sEMC\n" % kept)
    page = writer.add_blank_page(9, 9)
    page[pypdf.generic.NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    host = Objects(out.getvalue())
    guest = Guest(host, out.getvalue())
    (form,) = map(guest.form, guest.document.pages())
    assert host.data(form) == b"0 0 5 5 re f\n" + kept
    assert host[form].entries["/BBox"] == [0, 0, 9, 9]


ON_A4 = Press(tile="A4")


def two(contents: tuple[Contents, ...], press: Press = ON_A4) -> bytes:
    """A poster of two sheets with a word each, on tiles."""
    scenes = tuple(
        Scene(420, 297, 1, False, "sv", False, "Prov", "", "", 3, (), (
            Group("title", (Text(30, 40, word, "text-regular", 9, "ink", 60),)),
        ))
        for word in ("Första", "Andra")
    )  # fmt: skip
    palettes = (theme.load("nordic").palette(3),) * 2
    sheets = Sheets(scenes, palettes, tuple(paint(one, palettes[0]) for one in scenes), ("", ""))
    made = pressed(sheets, press, lambda svgs: export.to_pdf(svgs, title="Prov", lang="sv", contents=contents), NOWHERE)
    assert isinstance(made, bytes)
    return made


HEADED = (Contents("", (Part("title", level=1),), (Place("title"),)),) * 2


def test_a_tile_without_room_for_its_name_is_a_figure() -> None:
    """Where nothing is left white no name is printed; the words of the figure tell it, and the claim holds."""
    made = two(HEADED, Press(tile="A3", edge=0))
    part, figure = list(elements(made))[-2:]
    assert (part["/S"], part["/T"]) == ("/Part", "Blad 2 (2) · Blad 1 av 1")
    assert (figure["/S"], figure["/P"]) == ("/Figure", part)
    assert figure["/Alt"] == "Blad 1 av 1, rad 1, kolumn 1: en del av affischen Prov · Blad 2 (2)"
    assert CLAIM in made


def test_tiles_of_a_poster_that_claims_nothing_claim_nothing() -> None:
    """They say that they are PDF/UA when the poster says so; with a heading it does, without one it does not."""
    assert CLAIM in two(HEADED)
    made = two(())
    assert CLAIM not in made
    reader: Any = pypdf.PdfReader(io.BytesIO(made))
    assert reader.xmp_metadata.dc_title == {"x-default": "Prov"}


def test_every_sheet_of_a_poster_has_its_plan(tmp_path: Path) -> None:
    """Two sheets are two plans that tell which sheet they are for, each before its tiles, which show that sheet."""
    made = two(())
    (tmp_path / "a.pdf").write_bytes(made)
    pages = run("pdftotext", "-enc", "UTF-8", tmp_path / "a.pdf", "-").split("\f")[:-1]
    plans = [number for number, page in enumerate(pages) if "Monteringsplan" in page]
    assert plans == [0, len(pages) // 2]
    for start, word in zip(plans, ("Första", "Andra"), strict=True):
        assert f"Prov · Blad {plans.index(start) + 1} (2)" in " ".join(pages[start].split())
        assert word in pages[start]
        assert word in "".join(pages[start + 1 : start + len(pages) // 2])
    assert pypdf.PdfReader(tmp_path / "a.pdf").page_labels == [
        f"Blad {number} (2) · {name}"
        for number in (1, 2)
        for name in ("Monteringsplan", *(f"Blad {tile} av {len(pages) // 2 - 1}" for tile in range(1, len(pages) // 2)))
    ]


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
