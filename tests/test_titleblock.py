"""The title block shows whose map it is and where it lies: a logo, and an address that a telephone reads."""

from __future__ import annotations

import io
import os
import re
from datetime import date
from pathlib import Path as File

import pypdf
import pytest
from PIL import Image

from journeyctl import layout, theme
from journeyctl.box import Box
from journeyctl.labels import load as labels
from journeyctl.layout.mirror import mirrored
from journeyctl.paper.press import Press
from journeyctl.pipeline import Input, Rendered, Wish, check_all, find, load, render
from journeyctl.pipeline.addressing import filled
from journeyctl.scene import Element, Group, Ink, Path, Rect, Scene, Text
from journeyctl.scene import Picture as Picture_
from journeyctl.squares import QUIET, squares
from journeyctl.theme.logo import Logo
from journeyctl.theme.plate import Plate
from tests.bound import bound
from tests.drawn import lines
from tests.geometry import flat, text_box
from tests.heard import elements
from tests.promises import PROMISES, Picture
from tests.test_revisions_git import Repository
from tests.warm import journeyctl

JOURNEY = """
title: Byta elavtal
lang: sv
owner: Maja
version: 1.4
activities: [{name: Ringer, happiness: 1}, {name: Väntar, happiness: -1}]
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 0H30V10H0Z" fill="#005886"/></svg>'
LONG = "https://kartor.exempel/kunder/privat/avdelning/nya-resor/2026/host/{id}"
LINK = "https://kartor.exempel/{id}@{revision}"


@pytest.fixture
def project(tmp_path: File) -> File:
    """A project whose theme has a logo; its journey."""
    written = {
        "journeyctl.yaml": "name: Elbolaget\ntheme: own\n",
        "themes/own.theme.yaml": "base: nordic\nlogo: logo.svg\n",
        "themes/logo.svg": SVG,
        "journeys/byta.journey.yaml": JOURNEY,
    }
    for name, text in written.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "journeys" / "byta.journey.yaml"


def made(path: File, kind: str = "svg", **wish: object) -> Rendered:
    return render(load(Input(str(path), path)), Wish(**{"formats": (kind,), "revision": "8c1f0de", **wish}))  # type: ignore[arg-type]


def one(path: File, kind: str = "svg", **wish: object) -> bytes:
    found = made(path, kind, **wish)
    assert [each.message for each in found.diagnostics if each.level == "error"] == []
    return found.outputs[0].data


def test_a_logo_stands_in_every_format(project: File) -> None:
    """In the SVG as shapes with a title, in the PDF as a figure with words, in the PNG in its colours."""
    text = one(project).decode()
    assert "<title>Logotyp: Elbolaget</title>" in text
    assert '<symbol id="picture"' in text
    assert "Logotyp: Elbolaget" in [part.get("/Alt") for part in elements(one(project, "pdf", paper="A3"))]
    with Image.open(io.BytesIO(one(project, "png", dpi=96))) as picture:
        counted = picture.convert("RGB").getcolors(1 << 24)
    assert {colour: count for count, colour in counted or ()}[(0, 0x58, 0x86)] > 500


def test_a_logo_of_pixels_stands_there_too(project: File) -> None:
    """A PNG is drawn in its own proportions, in the SVG as data, in the PDF as an image."""
    out = io.BytesIO()
    Image.new("RGB", (60, 20), "#C00040").save(out, "PNG")
    project.parents[1].joinpath("themes", "logo.svg").write_bytes(out.getvalue())
    found = re.search(
        r'<image [^>]*width="([\d.]+)" height="([\d.]+)" href="data:image/png;base64,', one(project).decode()
    )
    assert found
    assert float(found[1]) / float(found[2]) == pytest.approx(3, rel=0.01)
    with Image.open(io.BytesIO(one(project, "png", dpi=96))) as picture:
        counted = {colour: count for count, colour in picture.convert("RGB").getcolors(1 << 24) or ()}
    assert counted[(0xC0, 0, 0x40)] == pytest.approx(float(found[1]) * float(found[2]) * 1.65**2, rel=0.05)
    page = pypdf.PdfReader(io.BytesIO(one(project, "pdf", paper="A3"))).pages[0]
    assert [(image.image.width, image.image.height) for image in page.images if image.image] == [(60, 20)]


def test_a_translucent_logo_is_drawn_in_a_pdf(project: File) -> None:
    """Groups that shine through are drawn inside a figure's tag; cairo would not survive a tag inside of them."""
    part = '<g opacity=".5"><path d="M0 0H20V9H0Z"/><g opacity=".4"><circle cx="20" cy="5" r="5"/></g></g>'
    project.parents[1].joinpath("themes", "logo.svg").write_text(SVG.replace("<path", f"{part}<path"))
    data = one(project, "pdf", paper="A3")
    assert "Logotyp: Elbolaget" in [each.get("/Alt") for each in elements(data)]
    assert b"<pdfuaid:part>1" in data


def test_without_logo_and_link_the_block_is_as_it_was(project: File) -> None:
    """A theme without a logo gives the bytes that the built-in theme gives."""
    plain = one(project, theme="nordic")
    project.parents[1].joinpath("themes", "own.theme.yaml").write_text("base: nordic\n")
    assert one(project) == plain
    assert b"logo" not in plain


def _out(root: File) -> None:
    (root.parent / "outside.svg").write_text(SVG)
    (root / "themes" / "logo.svg").unlink()
    (root / "themes" / "logo.svg").symlink_to(root.parent / "outside.svg")


def _device(root: File) -> None:
    (root / "themes" / "logo.svg").unlink()
    os.mkfifo(root / "themes" / "logo.svg")


def _named(text: str) -> object:
    return lambda root: (root / "themes" / "own.theme.yaml").write_text(f"base: nordic\nlogo: {text}\n")


def _holding(text: str) -> object:
    return lambda root: (root / "themes" / "logo.svg").write_text(text)


REFUSED = {
    "a link out of the project": (_out, "J080", "leads out of the project"),
    "a path out of the project": (_named("../../outside.svg"), "J080", "leads out of the project"),
    "a path from the top": (_named("/etc/passwd"), "J080", "leads out of the project"),
    "nothing": (_named("none.svg"), "J081", "there is no file"),
    "a pipe": (_device, "J083", "no regular file"),
    "a folder": (_named("."), "J083", "no regular file"),
    "too much": (_holding(SVG + " " * 500_000), "J084", "larger than 500,000 bytes"),
    "a script": (
        _holding(SVG.replace("<path", "\n<script/><path")),
        "J506",
        'the logo "themes/logo.svg", line 2: the SVG',
    ),
    "words": (_holding("no picture"), "J506", "neither a PNG nor an SVG"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_logo_that_may_not_be_read_is_refused_where_it_is_named(project: File, what: str) -> None:
    """Nothing is drawn; the finding stands at the line of the theme, and `check` tells it, too."""
    break_it, code, words = REFUSED[what]
    root = project.parents[1]
    break_it(root)  # type: ignore[operator]
    found = made(project)
    assert found.outputs == ()
    (refusal,) = [each for each in found.diagnostics if each.level == "error"]
    assert (refusal.code, words in refusal.message) == (code, True), refusal.message
    assert (File(refusal.span.path).name, refusal.span.line) == ("own.theme.yaml", 2)
    told = [each.code for checked in check_all(find((str(project),)), root=root) for each in checked.diagnostics]
    assert code in told


def test_a_theme_of_the_command_line_has_its_logo_beside_it(project: File, tmp_path: File) -> None:
    """A theme file that is named may lie anywhere; its logo may lie beside it and below, not above."""
    apart = tmp_path / "apart"
    apart.mkdir()
    (apart / "logo.svg").write_text(SVG)
    (apart / "x.theme.yaml").write_text("base: mono\nlogo: logo.svg\n")
    assert b'<symbol id="picture"' in one(project, theme=str(apart / "x.theme.yaml"))
    (apart / "x.theme.yaml").write_text("base: mono\nlogo: ../themes/logo.svg\n")
    assert [each.code for each in made(project, theme=str(apart / "x.theme.yaml")).diagnostics] == ["J080"]


@pytest.mark.parametrize("paper", ["A0", "A2", "A3", None])
def test_the_squares_are_large_enough(project: File, paper: str | None) -> None:
    """Half a millimetre on paper, two pixels on a screen, and four light squares around; the address stands beside."""
    text = one(project, paper=paper, link=LONG).decode()
    size = re.search(r'width="([\d.]+)(?:mm)?" height="[\d.]+(?:mm)?" viewBox="0 0 ([\d.]+)', text)
    assert size
    unit = float(size[1]) / float(size[2])
    code = re.search(
        r'<g id="code-code"[^>]*>\n<title>QR-kod: (.*)</title>\n<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"'
        r'.*\n<path d="M ([\d.]+) ([\d.]+)', text
    )  # fmt: skip
    assert code, text[text.index("code-code") :][:400]
    address = LONG.replace("{id}", "byta")
    assert code[1] == address
    left, top, side, first_x, first_y = map(float, code.groups()[1:])
    across = len(squares(address)) + 2 * QUIET
    module = side / across * unit
    assert module >= (0.499 if paper else 1.99)
    assert first_x - left == pytest.approx(QUIET * side / across, abs=0.02)
    assert first_y - top == pytest.approx(QUIET * side / across, abs=0.02)
    assert address in "".join(line.words for line in lines(text))


def test_the_address_can_be_followed(project: File) -> None:
    """In the SVG and in the PDF its words are a link, named by themselves; the code is a figure with them."""
    address = "https://kartor.exempel/byta@8c1f0de"
    assert f'<a href="{address}"' in one(project, link=LINK).decode()
    data = one(project, "pdf", paper="A3", link=LINK)
    (link,) = (each.get_object() for each in pypdf.PdfReader(io.BytesIO(data)).pages[0]["/Annots"])  # type: ignore[attr-defined]
    assert (link["/A"]["/URI"], link["/Contents"]) == (address, address)
    assert f"QR-kod: {address}" in [part.get("/Alt") for part in elements(data)]
    assert b"<pdfuaid:part>1" in data


@pytest.mark.proof
@pytest.mark.parametrize("theme", ["nordic", "mono", "contrast"])
@pytest.mark.parametrize(("paper", "dpi"), [("A0", 75), ("A3", 200), (None, 96)])
def test_a_reader_of_codes_reads_the_address(project: File, paper: str | None, dpi: int, theme: str) -> None:
    """Another library than the one that made it finds the code in the picture and reads the address."""
    zxingcpp = pytest.importorskip("zxingcpp")
    data = one(project, "png", paper=paper, dpi=dpi, link=LINK, theme=theme)
    with Image.open(io.BytesIO(data)) as picture:
        found = zxingcpp.read_barcodes(picture.convert("L"))
    assert [each.text for each in found] == ["https://kartor.exempel/byta@8c1f0de"]


def test_the_option_says_what_is_wrong(project: File) -> None:
    """A wrong template, or a picture without a title block, ends with 2 at the option; no revision with a fault."""
    root = project.parents[1]
    ran = journeyctl("render", "journeys", "--link", "https://a.se/{no}", cwd=root)
    assert (ran.code, "no field {no}" in ran.err) == (2, True)
    ran = journeyctl("render", "journeys", "--view", "compact", "--link", "https://a.se/", cwd=root)
    assert (ran.code, "has no title block" in ran.err) == (2, True)
    ran = journeyctl("render", "journeys", "--link", "https://a.se/{revision}", cwd=root)
    assert (ran.code, "J924 git knows no revision of" in ran.err) == (2, True)
    ran = journeyctl("render", "journeys", "--link", f"https://a.se/{'x' * 280}{{id}}{{id}}", cwd=root)
    assert (ran.code, "301 characters; 300 are the most" in ran.err) == (2, True)


def test_a_map_that_does_not_fit_for_its_code_says_so(project: File) -> None:
    """The advice names the option that takes the height."""
    project.write_text(JOURNEY + "lanes: [activities, thoughts, needs, pains, touchpoints, happiness, ideas]\n")
    found = made(project, paper="297x120mm", link=f"https://a.se/{'x' * 250}")
    (refusal,) = [each for each in found.diagnostics if each.level == "error"]
    assert (refusal.code, "leave out --link" in refusal.advice, " mm too high" in refusal.message) == (
        "J411",
        True,
        True,
    )


def test_the_revision_says_that_there_are_changes_since(project: File) -> None:
    """What is not committed is told in the map's words, of the persona's file, too; the address leads to the commit."""
    root = project.parents[1]
    repository = Repository(root)
    repository.git("add", ".")
    revision = repository.commit("unrelated.txt")
    words = {"revision": None, "link": LINK}
    told = [line.words for line in lines(one(project, **words))]
    assert revision in told
    project.write_text(JOURNEY.replace("Ringer", "Ringer upp"))
    text = one(project, **words)
    told = [line.words for line in lines(text)]
    assert f"{revision} + ändringar" in told
    assert f"https://kartor.exempel/byta@{revision}" in told
    assert f"{revision}*" not in told
    printed = pypdf.PdfReader(io.BytesIO(one(project, "pdf", paper="A2", press=Press(marks=("crop",)), revision=None)))
    assert f"byta.journey.yaml · {revision} + ändringar" in " ".join(printed.pages[0].extract_text().split())
    assert "abc*" in [line.words for line in lines(one(project, revision="abc*"))]


WIDE, HIGH, THIN = (30.0, 10.0), (10.0, 30.0), (900.0, 9.0)
SHEETS = [
    ("A0", "landscape", WIDE), ("A0", "portrait", HIGH), ("A3", "landscape", THIN), ("A3", "landscape", HIGH),
    ("screen", "landscape", WIDE),
]  # fmt: skip


@pytest.mark.parametrize(("paper", "orientation", "size"), SHEETS)
def test_what_stands_in_the_block_stays_in_it(paper: str, orientation: str, size: tuple[float, float]) -> None:
    """A logo of any proportions and the code of a long address stand apart; the map keeps its promises."""
    journey = bound(JOURNEY).journey
    assert journey is not None
    plate = Plate(Logo("svg", *size, "<g></g>", "Elbolaget"), filled(f"{LONG}/{'x' * 120}", {"id": "byta"}))
    words = labels("sv")
    drawing = layout.lay_out(
        journey, paper=paper, orientation=orientation, theme=theme.load("nordic"), labels=words,
        revision="8c1f0de + ändringar", today=date(2026, 1, 1), plate=plate,
    )  # fmt: skip
    assert drawing.scene is not None, drawing.diagnostics
    picture = Picture(journey, "map", drawing.scene, tuple(flat(drawing.scene)), words)
    for promise in PROMISES:
        assert not promise(picture), promise.__doc__
    boxes = block(drawing.scene.children, 0.0, 0.0)
    page = Box(0.0, 0.0, drawing.scene.width, drawing.scene.height)
    assert set(boxes) == {"logo", "code", "frame"}
    assert page.holds(boxes["frame"], 0.01)
    assert boxes["frame"].holds(boxes["logo"], 0.01)
    assert boxes["frame"].holds(boxes["code"], 0.01)
    assert not boxes["logo"].meets(boxes["code"])
    made = boxes["logo"]
    assert made.w / made.h == pytest.approx(size[0] / size[1], rel=0.01)
    texts = [text_box(one) for one in flat(drawing.scene) if isinstance(one.element, Text)]
    assert not [each for each in texts if each.meets(boxes["logo"]) or each.meets(boxes["code"])]


def test_a_code_is_not_mirrored() -> None:
    """Where a page runs from right to left the code goes to the other side, and its squares stay in their order."""
    ground = Rect(Box(0.0, 0.0, 20.0, 20.0), Ink(fill="white"))
    code = Group("code", (ground, Path("M 4 4 H 6 V 6 H 4 Z", Ink(fill="pill"))), id="code", dx=70.0, dy=3.0)
    scene = Scene(
        100, 50, 1, False, "ar", False, "T", "", "", 1, (), (Group("lane", (code,), dx=5.0),),
    )  # fmt: skip
    (lane,) = mirrored(scene).children
    assert isinstance(lane, Group)
    (turned,) = lane.children
    assert isinstance(turned, Group)
    assert lane.dx + turned.dx == 100 - (5 + 70 + 20)
    assert turned.children == code.children


def block(elements: tuple[Element, ...], x: float, y: float) -> dict[str, Box]:
    """The boxes of the logo, the code and the frame of a title block."""
    found: dict[str, Box] = {}
    for one in elements:
        if isinstance(one, Group):
            if one.role == "code":
                (ground, _) = one.children
                assert isinstance(ground, Rect)
                found["code"] = Box(ground.box.x + x + one.dx, ground.box.y + y + one.dy, ground.box.w, ground.box.h)
            found |= block(one.children, x + one.dx, y + one.dy)
        elif isinstance(one, Picture_):
            found["logo"] = Box(one.box.x + x, one.box.y + y, one.box.w, one.box.h)
        elif isinstance(one, Rect) and (one.ink.stroke, one.ink.width) == ("ink-2", 0.5):
            found["frame"] = Box(one.box.x + x, one.box.y + y, one.box.w, one.box.h)
    return found


@pytest.mark.parametrize(("paper", "said"), [
    ("A1", "1 (1), A1"), ("roll:914mm", "1 (1), rulle 914\u00a0mm"), ("roll:36in", "1 (1), rulle 914,4\u00a0mm"),
    ("700x1000mm", "1 (1), 700 × 1000\u00a0mm"),
])  # fmt: skip
def test_the_sheet_is_called_as_people_call_it(paper: str, said: str) -> None:
    """A paper without a name of its own by its sides, a roll by its breadth, in the map's language."""
    made = bound(JOURNEY).journey
    assert made is not None
    drawing = layout.lay_out(made, paper=paper, theme=theme.load("nordic"), labels=labels("sv"), today=date(2026, 1, 1))
    assert drawing.scene is not None
    assert said in [one.element.text for one in flat(drawing.scene) if isinstance(one.element, Text)]


@pytest.mark.parametrize("paper", ["A0", "A3"])
def test_captions_keep_off_what_stands_below_them(paper: str) -> None:
    """Also on a small sheet, where captions are set larger so that they can be read."""
    made = bound(JOURNEY).journey
    assert made is not None
    drawing = layout.lay_out(made, paper=paper, theme=theme.load("nordic"), labels=labels("sv"), today=date(2026, 1, 1))
    assert drawing.scene is not None
    lines = {one.element.text: one for one in flat(drawing.scene) if isinstance(one.element, Text)}
    caption, value = lines["Ägare"], lines["Maja"]
    below = caption.element.y + 0.24 * caption.element.size + caption.dy
    assert value.element.y - 0.73 * value.element.size + value.dy > below + 0.8
