"""A PNG has the pixels its resolution asks for, says so, and is refused where no machine could hold it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from journeyctl import export
from journeyctl.box import Box
from journeyctl.diagnostics import EnvironmentFault
from journeyctl.export import png, preparing
from journeyctl.fonts import Typesetter
from journeyctl.paint import paint
from journeyctl.scene import Glyph, Gradient, Ink, Rect, Scene, Stop, Text
from journeyctl.scene import Path as Shape
from journeyctl.theme import load
from tests.drawn import one
from tests.running import TINY, journeyctl

PALETTE = load("nordic").palette(3)
GROUND = Rect(Box(0, 0, 200, 100), Ink(fill="paper"))
WORDS = Text(10, 50, "Väntar på AVtalet 12", "display-bold", 14, "ink", 150)


def page(*texts: Text, in_pixels: bool = False, **changes: object) -> Scene:
    """A white page of 200 x 100 units with some lines."""
    plain = Scene(200, 100, 1, in_pixels, "sv", False, "Prov", "", "", 3, (), (GROUND, *texts))
    return plain._replace(**changes)  # type: ignore[arg-type]


def picture(svg: str, dpi: float = 72.0) -> Image.Image:
    made = Image.open(io.BytesIO(export.to_png(svg, dpi)))
    made.load()
    return made


def ink(svg: str, dpi: float = 254.0) -> tuple[float, float, float, float]:
    """The box of what is dark, in millimetres."""
    dark = picture(svg, dpi).convert("L").point(lambda value: 255 if value < 128 else 0)
    return tuple(edge / dpi * 25.4 for edge in dark.getbbox() or (0, 0, 0, 0))  # type: ignore[return-value]


SIZES = [
    (False, 72, (567, 283)), (False, 150, (1181, 591)), (False, 25.4, (200, 100)),
    (True, 96, (200, 100)), (True, 192, (400, 200)), (True, 0.1, (1, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("in_pixels", "dpi", "size"), SIZES)
def test_pixels_follow_from_millimetres_or_css_pixels(in_pixels: bool, dpi: float, size: tuple[int, int]) -> None:
    """A page in millimetres has dpi/25.4 pixels for each; one in pixels counts as 96 dpi. The file states the dpi."""
    made = picture(paint(page(WORDS, in_pixels=in_pixels), PALETTE), dpi)
    assert made.size == size
    assert made.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)


TOO_LARGE = {
    "a side beyond cairo's limit": (page(height=2), 32_768 / 200 * 25.4, "a side may have 32767", 4161),
    "more pixels than a poster needs": (page(height=200), 4000, "600 million are the most", 3110),
    "far beyond both": (page(width=2e6, height=2e6), 2400, "a side may have 32767", 1),
}


@pytest.mark.parametrize(("scene", "dpi", "words", "fits"), TOO_LARGE.values(), ids=TOO_LARGE)
def test_a_picture_that_no_machine_holds_is_refused(scene: Scene, dpi: float, words: str, fits: int) -> None:
    """The refusal comes before anything is drawn, names the limit and a dpi that fits; that dpi is not refused."""
    with pytest.raises(EnvironmentFault, match=words) as refusal:
        export.to_png(paint(scene, PALETTE), dpi)
    assert refusal.value.code == "J922"
    assert refusal.value.advice == f"Use --dpi {fits} or less."
    if fits > 1:
        png._refuse_large(*png._pixels(paint(scene, PALETTE), fits), fits)


@pytest.mark.parametrize("dpi", [float("nan"), float("inf"), 0.0, -72.0])
def test_what_is_no_resolution_is_refused(dpi: float) -> None:
    """Not a number, infinite, none or negative: said as such, not as a crash."""
    with pytest.raises(EnvironmentFault, match="no resolution"):
        export.to_png(paint(page(), PALETTE), dpi)


def test_too_little_memory_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the machine has less memory than the limit, it is said in the same words."""

    class Small:
        @staticmethod
        def made(*_: object) -> None:
            raise MemoryError

    monkeypatch.setattr(png, "surfaces", lambda: (None, Small))
    with pytest.raises(EnvironmentFault, match="more than this machine's memory takes"):
        export.to_png(paint(page(), PALETTE), 72)


def test_the_command_line_says_it_in_one_line(tmp_path: Path) -> None:
    """A huge dpi ends with 2 and a cure; the SVG asked for in the same call is written."""
    (tmp_path / "tiny.journey.yaml").write_text(TINY)
    ran = journeyctl(
        "render", "tiny.journey.yaml", "-o", ".", "--to", "svg,png", "--paper", "A0", "--dpi", "2400", cwd=tmp_path
    )
    assert ran.code == 2
    fault = "error J922 at 2400 dpi the picture is 112346 x 79465 pixels; a side may have 32767\n"
    assert f"{fault}  = Use --dpi 622 or less.\n" in ran.err
    assert (tmp_path / "tiny.A0.svg").exists()
    assert not (tmp_path / "tiny.A0.png").exists()


def test_the_fonts_of_the_svg_do_not_change_the_png(tmp_path: Path) -> None:
    """However the SVG carries its letters, the PNG beside it is the same; a PDF heeds only that they are shapes."""
    path = tmp_path / "tiny.journey.yaml"
    path.write_text(TINY)
    for kind in ("png", "pdf"):
        embedded, system, outlined = (one(path, kind, fonts=fonts) for fonts in ("embed", "system", "outline"))
        assert embedded == system
        assert (system == outlined) == (kind == "png")


@pytest.mark.parametrize("face", ["display-bold", "text-regular", "text-italic"])
@pytest.mark.parametrize("tracking", [0.0, 2.0])
def test_letters_and_their_outlines_are_one_picture(face: str, tracking: float) -> None:
    """Text drawn from the font and the same text as paths differ by less than the grey of an edge."""
    scene = page(WORDS._replace(face=face, tracking=tracking, text="Väntar på AVtalet, Ťy ŋđ 1̸2"))
    one, other = (picture(paint(scene, PALETTE, way), 200).convert("L") for way in ("embed", "outline"))  # type: ignore[arg-type]
    low, high = ImageChops.difference(one, other).getextrema()
    assert (low, high <= 24) == (0, True), high
    assert one.getextrema()[0] < 40


def test_a_line_starts_and_ends_where_it_was_measured() -> None:
    """The ink of a line lies between its left edge and its measured width, whatever its anchor."""
    width = Typesetter("sv").width("HHHH", "text-bold", 14)
    for anchor, left in (("start", 100.0), ("middle", 100 - width / 2), ("end", 100 - width)):
        box = ink(
            paint(page(WORDS._replace(x=100, text="HHHH", face="text-bold", width=width, anchor=anchor)), PALETTE)
        )
        assert box[0] == pytest.approx(left + 0.09 * 14, abs=0.4), anchor
        assert box[2] == pytest.approx(left + width - 0.09 * 14, abs=0.4), anchor
        assert box[3] == pytest.approx(50, abs=0.1), anchor


@pytest.mark.parametrize("words", ["HHHH", "HH\u0338HH", "HH H", "H\u200bHH"])
def test_a_tracked_line_is_drawn_as_wide_as_it_was_measured(words: str) -> None:
    """Tracking follows each letter and no accent, in the measure and on paper."""
    width, plain = (Typesetter("sv").width(words, "text-bold", 14, tracking) for tracking in (4.0, 0.0))
    wide, close = (
        ink(paint(page(WORDS._replace(text=words, face="text-bold", tracking=tracking)), PALETTE))
        for tracking in (4.0, 0.0)
    )
    assert wide[2] - close[2] == pytest.approx(width - plain - 4, abs=0.1)


def test_symbols_drawn_in_place_are_the_same_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """What CairoSVG is given has no symbols to look up, and shows what it would show with them."""
    names = ("web", "face--2", "face-1", "avatar:bob:light:blue", "heart", "fail", "met-partly", "web", "face-0")
    signs = tuple(Glyph(name, 10 + 36 * (at % 5), 5 + 44 * (at // 5), 30) for at, name in enumerate(names))
    svg = paint(page()._replace(children=(GROUND, *signs)), PALETTE)
    assert svg.count("<use") == len(signs)
    assert not re.search(rb"<(use|symbol|style)", preparing.prepared(svg))
    in_place = picture(svg, 200)
    monkeypatch.setattr(png, "prepared", str.encode)
    looked_up = picture(svg, 200)
    low, high = ImageChops.difference(in_place.convert("RGB"), looked_up.convert("RGB")).convert("L").getextrema()
    assert (low, high <= 16) == (0, True), high
    assert in_place.convert("L").getextrema()[0] < 100


def curves(*shapes: Shape) -> str:
    """A painted page with shapes in the colours of the curve, the area half clear."""
    stops = (Stop(0.0, "pos", 0.4), Stop(1.0, "neg", 0.4))
    defined = tuple(Gradient(name, 0, 100, stops) for name in ("curve-area", "curve-line", "brand-area"))
    return paint(page()._replace(children=(GROUND, *shapes), definitions=defined), PALETTE)


def test_a_curve_of_many_pieces_is_one_path_and_the_same_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces that lie beside each other and look alike become one, with one mask in a PDF; the picture stays."""
    ink = Ink(fill="url(#curve-area)")
    svg = curves(*(Shape(f"M {x} 20 L {x + 20} 30 V 80 H {x} Z", ink) for x in range(20, 180, 20)))
    assert preparing.prepared(svg).count(b"curve-area") == 2
    assert export.to_pdf((svg,)).count(b"/Luminosity") == 1
    whole = picture(svg, 127)
    monkeypatch.setattr(png, "prepared", str.encode)
    in_pieces = picture(svg, 127)
    assert ImageChops.difference(whole.convert("RGB"), in_pieces.convert("RGB")).convert("L").getextrema()[1] <= 16
    assert whole.convert("L").getextrema()[0] < 240


UNLIKE = {
    "of two widths": [Ink(stroke="url(#curve-line)", width=width) for width in (1.0, 2.0)],
    "of plain colours": [Ink(fill="ink")] * 2,
    "half clear": [Ink(fill="url(#curve-area)", fill_opacity=0.5)] * 2,
    "of somebody's logo": [Ink(fill="url(#brand-area)")] * 2,
}


@pytest.mark.parametrize("inks", UNLIKE.values(), ids=UNLIKE)
def test_other_shapes_stay_as_they_are(inks: list[Ink]) -> None:
    """Shapes that may lie over each other, or look different, are drawn one after the other."""
    svg = curves(*(Shape("M 20 20 L 40 30 V 80 Z", ink) for ink in inks))
    assert preparing.prepared(svg).count(b'd="M 20 20') == len(inks)
