"""Every sign exists, is of one hand, and shows inside its square; run as a program this file writes a contact sheet."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from journeyctl import resources
from journeyctl.box import Box
from journeyctl.paint import glyph_names, paint
from journeyctl.scene import Element, Glyph, Ink, Rect, Scene, Text
from journeyctl.schema import document
from journeyctl.theme import load

CHANNELS = [
    "web", "app", "phone", "email", "sms", "chat", "social", "letter", "invoice", "print", "store", "place", "visit",
    "meeting", "search", "ad", "event", "review", "partner", "bot", "tv-radio", "word-of-mouth", "e-id", "parcel",
    "product", "survey",
]  # fmt: skip
LANES = [
    "route", "target", "check", "thought", "smile", "pains-delights", "box", "touch", "people", "database", "gear",
    "meter", "search", "bulb", "clock", "spark", "eye-off", "home", "info", "interaction", "flag", "key", "list",
    "calendar",
]  # fmt: skip
MARKS = [
    "heart", "cloud", "star", "fail", "triangle-up", "triangle-down", "question", "plus", "minus", "tilde", "pen",
    "arrow", "exit", "card", "truck", "headset", "person", "router", "sign", "met-fully", "met-partly", "met-not",
]  # fmt: skip
FACES = ("face--2", "face--1", "face-0", "face-1", "face-2")
VARIANTS = ("", "assumed", "unknown", "outline", "mono", "mono-assumed")
HAIR = ("bob", "short", "long", "curly", "bun", "bald", "scarf")
SKIN = ("light", "brown", "pale", "dark", "medium")
SHIRT = ("blue", "indigo", "plum", "green", "sand", "grey", "black", "white")
HALOED = ("face", "fail")
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.7" '
    'stroke-linecap="round" stroke-linejoin="round">'
)
ICONS = sorted((resources.folder("templates") / "glyphs").glob("*.svg"))


def busts() -> list[str]:
    """A bust for every hair shape, skin and shirt, mixed."""
    return [f"avatar:{hair}:{SKIN[i % 5]}:{SHIRT[i % 8]}" for i, hair in enumerate(HAIR)]


def every() -> list[Glyph]:
    """Every glyph in every form, at the origin."""
    plain = [Glyph(name, 0, 0, 1) for name in sorted(glyph_names() - set(FACES))]
    faces = [Glyph(name, 0, 0, 1, variant=variant) for variant in VARIANTS for name in FACES]
    people = [Glyph(name, 0, 0, 1, variant=variant) for variant in ("", "mono") for name in busts()]
    return plain + faces + people


def sheet(glyphs: list[Glyph], size: float, columns: int, theme: str = "nordic", *, named: bool = False) -> str:
    """All glyphs in a grid of squares with half a square between them."""
    elements: list[Element] = []
    step, rows = size * 1.5, -(-len(glyphs) // columns)
    for at, glyph in enumerate(glyphs):
        x, y = (at % columns + 0.25) * step, (at // columns + 0.25) * step
        elements.append(glyph._replace(x=x, y=y, size=size))
        if named:
            words = glyph.name.removeprefix("avatar:").partition(":")[0]
            elements.append(Text(x, y + size * 1.22, words, "text-regular", size / 7, "ink-2", 0))
    ground = Rect(Box(0, 0, columns * step, rows * step), Ink(fill="paper"))
    scene = Scene(columns * step, rows * step, 1, True, "en", False, "Glyphs", "", "", 6, (), (ground, *elements))
    return paint(scene, load(theme).palette(6))


@pytest.mark.parametrize("name", [*CHANNELS, *LANES, *MARKS, *FACES])
def test_every_sign_that_a_map_needs_is_drawn(name: str) -> None:
    """Each channel, lane and mark has a glyph of its name."""
    assert name in glyph_names()


@pytest.mark.parametrize(("name", "part"), [("journey", "lane"), ("project", "lane"), ("project", "channel")])
def test_every_icon_that_the_schema_takes_is_drawn(name: str, part: str) -> None:
    """A team's lane or channel may have any drawn icon, and none that nobody has drawn."""
    offered = set(document(name)["$defs"][part]["properties"]["icon"]["enum"]) - {None}
    assert resources.icons() < offered <= glyph_names()


def test_channels_differ() -> None:
    """No two channels share a drawing: one sense per icon."""
    drawn = [sheet([Glyph(name, 0, 0, 1)], 10, 1).replace(name, "") for name in CHANNELS]
    assert len(set(drawn)) == len(CHANNELS)


@pytest.mark.parametrize("theme", ["nordic", "mono", "contrast", "dark"])
def test_every_glyph_paints_in_every_theme(theme: str) -> None:
    """All glyphs in all forms pass the positive list in each built-in theme."""
    svg = sheet(every(), 10, 12, theme)
    assert svg.count("<use ") == len(every())
    assert "currentColor" not in svg


def test_a_symbol_is_written_once_per_ink() -> None:
    """Two uses share a symbol; another ink, ground or variant has its own, named after what differs."""
    svg = sheet([Glyph("web", 0, 0, 1), Glyph("web", 0, 0, 1), Glyph("web", 0, 0, 1, "white", "", "phase-1")], 10, 3)
    assert re.findall(r'<symbol id="([^"]+)"', svg) == ["glyph-web", "glyph-web-white-on-phase-1"]


def test_a_face_takes_its_hue_from_its_mood() -> None:
    """Without an ink a glad face is `pos` and a sad one `neg`; with one it takes that."""
    assert "#007d7e" in sheet([Glyph("face-1", 0, 0, 1)], 10, 1)
    assert "#cc4a1b" in sheet([Glyph("face--1", 0, 0, 1)], 10, 1)
    assert "#5a5f69" in sheet([Glyph("face--1", 0, 0, 1, "del")], 10, 1)


def test_only_belief_is_dashed() -> None:
    """An assumed face has a dashed ring, an unknown one a dotted ring, all others none."""
    for variant in VARIANTS:
        dashes = re.findall(r'stroke-dasharray="([^"]+)"', sheet([Glyph("face-1", 0, 0, 1, variant=variant)], 10, 1))
        expected = {"assumed": ["2.92 1.95"], "mono-assumed": ["2.92 1.95"], "unknown": [".01 3.43"]}
        assert dashes == expected.get(variant, [])


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_icons_are_of_one_hand(path: Path) -> None:
    """A line icon is a file of its own with the common grid, stroke, caps and joins; one element a line; no colours."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == HEAD
    assert lines[-1] == "</svg>"
    assert all(re.fullmatch(r"<(?:path|circle|rect|ellipse) [^<>]+/>", line) for line in lines[1:-1])
    assert "#" not in "".join(lines[1:])


def test_every_glyph_shows_and_stays_in_its_square() -> None:
    """Painted by CairoSVG each glyph has ink in its square and none outside it."""
    cairosvg, images = pytest.importorskip("cairosvg"), pytest.importorskip("PIL.Image")
    glyphs, size, columns = every(), 40, 16
    picture = images.open(io.BytesIO(cairosvg.svg2png(bytestring=sheet(glyphs, size, columns).encode())))
    grey = picture.convert("L").point(lambda value: 255 if value < 250 else 0)
    for at, glyph in enumerate(glyphs):
        left, top = at % columns * size * 1.5, at // columns * size * 1.5
        box = grey.crop((int(left), int(top), int(left + size * 1.5), int(top + size * 1.5))).getbbox()
        assert box is not None, glyph
        assert min(box[:2]) >= size * 0.375 - 1, glyph
        assert max(box[2:]) <= size * 1.375 + 1, glyph


if __name__ == "__main__":
    import cairosvg

    folder = Path(sys.argv[1])
    for size, columns in ((96, 14), (24, 28)):
        picture = sheet(every(), size, columns, named=size > 50)
        cairosvg.svg2png(bytestring=picture.encode(), write_to=str(folder / f"glyphs-{size}.png"))
