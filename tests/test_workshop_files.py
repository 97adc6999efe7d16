"""`journeyctl canvas` and `render --view canvas`: which files they write, and what they refuse."""

from __future__ import annotations

import subprocess
from io import BytesIO
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from PIL import Image

from journeyctl.cli.app import run
from journeyctl.model import Journey
from journeyctl.pipeline import Wish
from journeyctl.pipeline.blanking import blank as blank_map
from journeyctl.workshop import Workshop
from tests.blanks import blank
from tests.heard import heard
from tests.journeys import journeys, seeded
from tests.running import TINY, program
from tests.test_workshop_canvas import broken

pypdf = pytest.importorskip("pypdf")


Said = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a journey."""
    (tmp_path / "tiny.journey.yaml").write_text(TINY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), ["canvas.default.A0.pdf"]),
        (("--method", "phase-table", "--to", "svg,pdf"),
         ["canvas.phase-table.A0.1.svg", "canvas.phase-table.A0.2.svg", "canvas.phase-table.A0.pdf"]),
        (("tiny.journey.yaml", "--paper", "roll:914mm"), ["tiny.canvas.roll-914mm.pdf"]),
    ],
)  # fmt: skip
def test_files_are_called_after_method_or_journey_and_paper(
    folder: Path, capfd: Said, words: tuple[str, ...], expected: list[str]
) -> None:
    """canvas.METHOD.PAPER, or NAME.canvas.PAPER; sheets of pictures are counted, a PDF holds them all."""
    assert run(["canvas", *words, "-o", "out"]) == 0
    assert names(folder / "out") == expected
    assert sorted(capfd.readouterr().err.split()) == [f"out/{name}" for name in expected]


def test_render_draws_the_same_blank_map(folder: Path) -> None:
    """`render --view canvas` is `canvas` of a journey, on A0 even when a screen is asked for."""
    assert run(["canvas", "tiny.journey.yaml", "-o", "one", "--to", "svg"]) == 0
    assert run(["render", "tiny.journey.yaml", "--view", "canvas", "--paper", "screen", "-o", "two"]) == 0
    found = names(folder / "one")
    assert found == names(folder / "two") == ["tiny.canvas.A0.1.svg", "tiny.canvas.A0.2.svg"]
    assert all((folder / "one" / name).read_bytes() == (folder / "two" / name).read_bytes() for name in found)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--start", "noon"), 2, "a time of the day is written as 09:30"),
        (("--to", "text"), 2, "take svg, pdf or png"),
        (("--to", "svg", "-o", "-"), 2, "this one has several sheets"),
        (("--paper", "A4"), 1, "error J412 a blank map with 4 slots"),
        (("--paper", "A9x"), 2, "is no paper"),
    ],
)
def test_what_cannot_be_is_refused(folder: Path, capfd: Said, words: tuple[str, ...], code: int, said: str) -> None:
    """A wrong option ends with 2, a paper too small with 1, and nothing is written."""
    assert run(["canvas", *words]) == code
    told = capfd.readouterr().err
    assert said in told
    assert ":1:1" not in told
    assert names(folder) == ["tiny.journey.yaml"]


FULL_DAY = Wish(formats=("pdf",), view="canvas", lang="sv", workshop=Workshop("full-day"))


@pytest.fixture(scope="module")
def full_day(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The PDF of a full day."""
    (made,) = blank_map(FULL_DAY, tmp_path_factory.mktemp("nowhere")).outputs
    return made.data


def test_pages_have_the_size_of_their_paper(full_day: bytes, tmp_path: Path) -> None:
    """Every page of the PDF is A0 to a tenth of a millimetre, and the same bytes come out twice."""
    pages = pypdf.PdfReader(BytesIO(full_day)).pages
    sizes = [tuple(float(side) * 25.4 / 72 for side in page.mediabox[2:]) for page in pages]
    assert sizes == [(pytest.approx(1189.0, abs=0.1), pytest.approx(841.0, abs=0.1))] * 2
    assert [one.data for one in blank_map(FULL_DAY, tmp_path).outputs] == [full_day]


def test_a_blank_map_is_heard_by_title_and_lane(full_day: bytes, tmp_path: Path) -> None:
    """Each sheet begins with its title, and its lanes have headings."""
    found = [one for one in heard(full_day, tmp_path) if one.tag in ("H1", "H2")]
    assert [one.words.strip() for one in found if one.tag == "H1"] == ["Vår kundresa", "Från behov till idéer"]
    assert {"Aktiviteter", "Lyckokurva", "Behov", "Idéer", "Mötespunkter"} <= {one.words.strip() for one in found}


@pytest.mark.proof
@pytest.mark.parametrize("notes", [76, 51])
def test_a_printed_slot_is_as_large_as_a_note(tmp_path: Path, notes: int) -> None:
    """A second renderer paints the squares of a PDF as wide as the note, to half a millimetre."""
    wish = Wish(formats=("pdf",), view="canvas", theme="mono", workshop=Workshop("full-day", notes=notes))
    (made,) = blank_map(wish, tmp_path).outputs
    (tmp_path / "blank.pdf").write_bytes(made.data)
    words = (program("pdftoppm"), "-r", "50.8", "-f", "2", "-l", "2", "-gray", "-png", "blank.pdf", "page")
    subprocess.run(words, cwd=tmp_path, check=True)
    (page,) = tmp_path.glob("page*.png")
    with Image.open(page).convert("L") as image:
        line = [image.getpixel((x, 2 * 150)) for x in range(image.width)]
    runs = [len(list(same)) / 2 for ground, same in groupby(line) if 200 < ground < 250]
    assert runs.count(pytest.approx(notes, abs=0.5)) >= 12


def test_a_choice_makes_another_picture(folder: Path) -> None:
    """What was kept of one choice is not taken for another."""
    (folder / "journeyctl.yaml").write_text("name: Here\n", encoding="utf-8")
    words = ["canvas", "tiny.journey.yaml", "-o", "out", "--to", "svg"]
    drawn = folder / "out" / "tiny.canvas.A0.1.svg"
    assert run(words) == 0
    before = drawn.read_bytes()
    assert run([*words, "--notes", "51"]) == 0
    assert drawn.read_bytes() != before
    assert run(words) == 0
    assert drawn.read_bytes() == before


def held(number: int, examples: int) -> None:
    """The blank maps of so many random journeys keep the promises of a sheet, or are refused in millimetres."""

    @seeded(number, examples)
    @given(journeys())
    def kept(journey: Journey) -> None:
        drawing = blank(journey)
        if not drawing.scenes:
            assert {one.code for one in drawing.diagnostics if one.level == "error"} <= {"J411", "J412"}
        for scene in drawing.scenes:
            assert broken(scene) == []

    kept()


def test_any_journey_has_its_blank_map() -> None:
    """Whatever a journey says, its blank map is whole."""
    held(7, 5)


@pytest.mark.proof
def test_many_more_journeys_have_theirs() -> None:
    """So do two hundred others."""
    held(107, 200)
