"""A PNG is drawn in strips that nobody sees, and needs little memory however large it is."""

from __future__ import annotations

import io
import pathlib
import subprocess
import sys
from array import array
from typing import Any

import pytest
from PIL import Image

from journeyctl.box import Box
from journeyctl.export import strips
from journeyctl.export.library import cairo
from journeyctl.export.preparing import prepared
from journeyctl.export.surface import surfaces
from journeyctl.paint import paint
from journeyctl.scene import Circle, Gradient, Group, Ink, Path, Rect, Scene, Stop, Text
from journeyctl.theme import load
from tests.drawn import studio
from tests.running import ROOT, clean_environment

GROUND = Rect(Box(0, 0, 60, 40), Ink(fill="paper"))
FILL = Gradient("fall", 4.0, 37.0, (Stop(0, "pos", 0.4), Stop(0.5, "paper", 0.0), Stop(1, "neg", 0.4)))
PARTS = (
    Rect(Box(2, 4, 50, 33), Ink(fill="url(#fall)"), 3),
    Path("M 2 30 C 20 -10 30 60 58 5", Ink(stroke="ink", width=0.7, dash=(2.8, 2.0))),
    Group("part", (Circle(40, 21, 9, Ink(fill="phase-1", fill_opacity=0.5)),), clip=Box(30, 10, 14, 14)),
    Text(4, 20, "Väntar på ÅTERKOPPLING", "display-bold", 4, "ink", 50),
)


def recorded(monkeypatch: pytest.MonkeyPatch, *, ground: bool, width: int, height: int) -> strips.Raster:
    """A page with something of everything, as it was recorded to be drawn."""
    found: list[strips.Raster] = []
    page = Scene(60, 40, 1, False, "sv", False, "", "", "", 3, (FILL,), ((GROUND, *PARTS) if ground else PARTS))
    svg = prepared(paint(page, load("nordic").palette(3)))
    _, png = surfaces()
    monkeypatch.setattr(png, "finish", lambda self: found.append(strips.Raster(self.cairo, self.width, self.height)))
    png.made(svg, io.BytesIO(), (width, height))
    return found[-1]


@pytest.mark.parametrize(("ground", "height", "mode"), [(True, 200, "RGB"), (True, 201, "RGBA"), (False, 200, "RGBA")])
def test_strips_of_any_height_are_the_same_bytes(
    monkeypatch: pytest.MonkeyPatch, ground: bool, height: int, mode: str
) -> None:
    """A few rows at a time, or half of all: the file is that of the picture in one strip, clear or covered."""
    raster = recorded(monkeypatch, ground=ground, width=300, height=height)
    whole = strips.png(raster)
    assert Image.open(io.BytesIO(whole)).mode == mode
    for rows in (20, 33, 100, 199):
        assert strips.png(raster, rows) == whole, rows


@pytest.mark.parametrize(("ground", "height"), [(True, 200), (True, 201), (False, 200)])
def test_the_pixels_are_those_that_cairo_writes(monkeypatch: pytest.MonkeyPatch, ground: bool, height: int) -> None:
    """What cairo and libpng make of the drawing has the same pixels, also where they are half clear."""
    raster = recorded(monkeypatch, ground=ground, width=300, height=height)
    assert opened(strips.png(raster)) == opened(theirs(raster.piece(0, 0, 300, height)))


def test_every_clear_colour_is_what_cairo_makes_of_it() -> None:
    """Each alpha with each value that a colour has there, 65,536 pixels: the row has what cairo writes."""
    pairs = [(alpha, min(value, alpha)) for alpha in range(256) for value in range(256)]
    pixels = array("I", (alpha << 24 | value << 16 | (alpha - value) << 8 | value // 2 for alpha, value in pairs))
    made = cairo().ImageSurface(cairo().FORMAT_ARGB32, 256, 256, bytearray(pixels.tobytes()))
    rows = b"".join(strips._row(line, 4)[1:] for line in strips._lines(made))
    assert rows == opened(theirs(made)).tobytes()


def test_a_strip_is_as_it_was_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cairo may draw an edge a shade lighter in the next strip; nothing else follows from that, in no row below."""

    def shaded(_: strips.Raster, __: int, y: int, width: int, height: int) -> Any:
        shade = 0xFFFEFEFE if y < 20 else 0xFFFFFFFF
        return cairo().ImageSurface(
            cairo().FORMAT_ARGB32, width, height, bytearray(array("I", [shade] * (width * height)).tobytes())
        )

    monkeypatch.setattr(strips.Raster, "piece", shaded)
    made = opened(strips.png(strips.Raster(None, 30, 40), 20))
    assert [made.getpixel((9, y)) for y in (0, 19, 20, 21, 39)] == [(254,) * 3] * 2 + [(255,) * 3] * 3


def theirs(surface: Any) -> bytes:
    out = io.BytesIO()
    surface.write_to_png(out)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    made = Image.open(io.BytesIO(data))
    made.load()
    return made


def test_only_a_strip_is_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """No piece of a large picture has more pixels than a strip."""
    raster = recorded(monkeypatch, ground=True, width=3000, height=2001)
    sizes: list[int] = []
    piece = strips.Raster.piece

    def watched(self: strips.Raster, *part: int) -> object:
        made = piece(self, *part)
        sizes.append(made.get_width() * made.get_height())
        return made

    monkeypatch.setattr(strips.Raster, "piece", watched)
    monkeypatch.setattr(strips, "STRIP_PIXELS", 900_000)
    strips.png(raster)
    assert len(sizes) > 6
    assert max(sizes) <= 900_000


CHILD = """
import re, sys
from journeyctl import export
export.to_png(sys.stdin.read(), float(sys.argv[1]))
print(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1])
"""
"""What `getrusage` tells of a child begins with what its parent had; the kernel's own mark does not."""


@pytest.mark.proof
@pytest.mark.parametrize("dpi", [150, 300])
def test_a_poster_needs_little_memory(dpi: int) -> None:
    """A map on A0 as PNG: under 160 MB resident (the aim is 512), at 300 dpi as at 150."""
    if not pathlib.Path("/proc/self/status").exists():
        pytest.skip("the system does not tell how much memory a process had")
    (svg,) = studio("journeys/ny-bredbandskund.journey.yaml", paper="A0").svgs("A0", "embed")
    child = [sys.executable, "-c", CHILD, str(dpi)]
    ran = subprocess.run(child, input=svg.encode(), capture_output=True, env=clean_environment(), cwd=ROOT, check=True)
    assert int(ran.stdout) < 160 * 1024
