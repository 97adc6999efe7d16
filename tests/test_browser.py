"""A browser and our own export show one picture: every line ends where it was measured, and the ink is the same."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PIL import Image, ImageChops

from journeyctl import export
from journeyctl.fonts import fallback
from tests.drawn import SVG, one

pytestmark = pytest.mark.proof

SCRIPTS = """
title: Οδηγός – Путеводитель
lang: el
activities:
  - {name: Αγοράζει εισιτήριο, happiness: 1, thoughts: Πόσο κοστίζει; Ξέρω; ΰ ΐ}
  - {name: Едет домой, happiness: -1.5, pains: Поезд опоздал на 2 часа, thoughts: Où est-ce ? Ça va – œuf}
  - {name: Łódź ẵ ŋđŧ, happiness: 2, delights: "→ ✓ ≈ 12 €", needs: Việt Nam có đường sắt tốt}
"""
LEFTWARD = """
title: رحلة 5G الزبون.
lang: ar
activities:
  - {name: "يصل إلى المتجر (shop).", happiness: 1, thoughts: "أين أجد الـ router؟"}
  - {name: يدفع 14 كرونة!, happiness: -1, pains: "السعر 20% أعلى."}
  - {name: שלום עולם, happiness: 0, needs: "Latin, in the end."}
"""
PICTURES = {
    "a map": ("journeys/ny-bredbandskund.journey.yaml", "map"),
    "a map of another persona": ("journeys/en-dag-med-diabetes.journey.yaml", "map"),
    "a map in German": ("journeys/waermepumpe.journey.yaml", "map"),
    "a map in French": ("journeys/marche-du-samedi.journey.yaml", "map"),
    "a compact view": ("journeys/ny-bredbandskund.journey.yaml", "compact"),
    "a flow view": ("journeys/vattenskada.journey.yaml", "flow"),
    "Greek and Cyrillic": (SCRIPTS, "map"),
    "Arabic and Hebrew": (LEFTWARD, "map"),
}


class Measured(NamedTuple):
    """A line of text in the browser: its words, its length, and the edges of its box on the screen."""

    words: str
    length: float
    left: float
    right: float
    top: float
    bottom: float


MEASURE = """() => document.fonts.ready.then(() => [...document.querySelectorAll("text")].map(text => {
  const box = text.getBoundingClientRect()
  return [text.textContent, text.getComputedTextLength(), box.left, box.right, box.top, box.bottom]
}))"""


class Shown(NamedTuple):
    """A picture in the browser, at two pixels for one, and in our own hand."""

    svg: bytes
    lengths: list[float]
    measured: list[Measured]
    theirs: Image.Image
    ours: Image.Image


@pytest.fixture(scope="module", autouse=True)
def the_same_fonts() -> Iterator[None]:
    """Letters of other scripts come from the fonts of the system, as in the browser, which knows no packages."""
    made = (fallback.fallback, fallback._fonts, fallback._emoji_first)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fallback, "PACKAGES", ())
        for one_ in made:
            one_.cache_clear()
        yield
    for one_ in made:
        one_.cache_clear()


@pytest.fixture(scope="module", params=PICTURES.values(), ids=PICTURES)
def shown(request: pytest.FixtureRequest, browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """One of the pictures. The lengths that layout measured stand in the SVG for system fonts."""
    source, view = request.param
    folder = tmp_path_factory.mktemp("shown")
    path: Path | str = source
    if "\n" in source:
        path = folder / "script.journey.yaml"
        path.write_text(source, encoding="utf-8")
    svg = one(path, view=view)
    fitted = ET.fromstring(one(path, view=view, fonts="system"))
    (folder / "map.svg").write_bytes(svg)
    width, height = (round(float(side)) for side in re.findall(rb' (?:width|height)="([\d.]+)"', svg)[:2])
    page = browser.new_page(device_scale_factor=2, viewport={"width": width, "height": height})
    page.goto((folder / "map.svg").as_uri())
    measured = [Measured(*values) for values in page.evaluate(MEASURE)]
    screen = page.screenshot()
    page.close()
    return Shown(
        svg,
        [float(text.get("textLength", "nan")) for text in fitted.iter(f"{SVG}text")],
        measured,
        Image.open(io.BytesIO(screen)).convert("RGB"),
        flat(Image.open(io.BytesIO(export.to_png(svg.decode(), 192)))),
    )


def flat(picture: Image.Image) -> Image.Image:
    """A picture on white."""
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.convert("RGBA").getchannel("A"))
    return ground


def test_every_line_is_as_long_as_it_was_measured(shown: Shown) -> None:
    """The browser's length of each line is within a hundredth of what layout planned with."""
    assert len(shown.measured) == len(shown.lengths) > 40
    far = [
        (line.words, line.length, length)
        for line, length in zip(shown.measured, shown.lengths, strict=True)
        if abs(line.length - length) > 0.01 * length
    ]
    assert far == []


def edges(picture: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int] | None:
    """Where the ink in a box begins and ends; None where there is nothing but one colour."""
    part = picture.crop(box)
    _, ground = max(part.getcolors(part.width * part.height) or [(0, (255, 255, 255))])
    ink = ImageChops.difference(part, Image.new("RGB", part.size, ground)).convert("L")
    found = ink.point(lambda value: 255 if value > 60 else 0).getbbox()
    return (found[0], found[2]) if found else None


def test_the_ink_of_every_line_ends_where_ours_does(shown: Shown) -> None:
    """In the screenshot and in our PNG the letters of each line begin and end alike, within a hundredth and a pixel."""
    far = []
    for line in (each for each in shown.measured if len(each.words) > 2):  # of a numeral its disc would be seen
        tall = line.bottom - line.top
        band = (line.left - 0.06 * tall, line.top + 0.15 * tall, line.right + 0.06 * tall, line.bottom - 0.05 * tall)
        box = tuple(round(2 * edge) for edge in band)
        theirs, ours = edges(shown.theirs, box), edges(shown.ours, box)  # type: ignore[arg-type]
        slack = 0.01 * 2 * (line.right - line.left) + 2
        if theirs is None or ours is None or max(abs(a - b) for a, b in zip(theirs, ours, strict=True)) > slack:
            far.append((line, theirs, ours))
    assert far == []


def test_the_whole_picture_is_the_same(shown: Shown) -> None:
    """Seen from afar the screenshot and our PNG are one picture."""
    assert abs(shown.theirs.width - shown.ours.width) <= 1
    assert abs(shown.theirs.height - shown.ours.height) <= 2
    size = (shown.ours.width // 16, shown.ours.height // 16)
    small = [each.crop((0, 0, *(16 * side for side in size))).resize(size, Image.Resampling.BOX) for each in shown[3:]]
    difference = ImageChops.difference(*small).convert("L")
    histogram = difference.histogram()
    assert sum(value * count for value, count in enumerate(histogram)) / sum(histogram) < 1.5
    assert sum(histogram[40:]) <= 0.005 * sum(histogram)
