"""Each thing of a scene becomes the one line of SVG that it should."""

from __future__ import annotations

import re

import pytest

from journeyctl import fonts
from journeyctl.box import Box
from journeyctl.paint import PaintBug, UnknownGlyph, paint
from journeyctl.scene import Circle, Element, Glyph, Gradient, Group, Hatch, Ink, Path, Rect, Scene, Stop, Text
from journeyctl.theme import load

PALETTE = load("nordic").palette(3)
INKED = Ink(fill="paper", stroke="phase-1-edge", width=0.6)
WORDS = Text(10, 20, "Hej", "display-bold", 8.5, "ink", 14)


def scene(*elements: Element, **changes: object) -> Scene:
    plain = Scene(100, 50, 1, True, "sv", False, "Karta", "Två faser", "Anna", 3, (), tuple(elements))
    return plain._replace(**changes)  # type: ignore[arg-type]


def painted(*elements: Element, way: str = "embed", **changes: object) -> list[str]:
    """The lines between the description and the faces."""
    svg = paint(scene(*elements, **changes), PALETTE, way)  # type: ignore[arg-type]
    inside = re.sub(r"<style>.*</style>\n", "", svg.partition("</desc>\n")[2], flags=re.DOTALL)
    return inside.removesuffix("</svg>").removesuffix("</svg>\n").splitlines()


SHAPES = {
    "a filled rectangle": (
        Rect(Box(1, 2, 3.456, 4), Ink(fill="paper")),
        '<rect x="1" y="2" width="3.46" height="4" fill="#ffffff"/>',
    ),
    "an outlined rectangle with round corners": (
        Rect(Box(0, 0, 1, 1), INKED, 3),
        (
            '<rect x="0" y="0" width="1" height="1" rx="3" fill="#ffffff" stroke="#a4c2d8" stroke-width="0.6" '
            'stroke-linecap="round" stroke-linejoin="round"/>'
        ),
    ),
    "a circle without fill": (
        Circle(1, 2, 3, Ink(stroke="ink", width=1)),
        (
            '<circle cx="1" cy="2" r="3" fill="none" stroke="#1a2233" stroke-width="1" stroke-linecap="round" '
            'stroke-linejoin="round"/>'
        ),
    ),
    "a dashed path": (
        Path("M0 0H9", Ink(stroke="ink-3", width=0.8, dash=(2.8, 2), cap="butt")),
        (
            '<path d="M0 0H9" fill="none" stroke="#5c6678" stroke-width="0.8" stroke-linecap="butt" '
            'stroke-linejoin="round" stroke-dasharray="2.8 2"/>'
        ),
    ),
    "opacity of fill and of the whole": (
        Path("M0 0H9", Ink(fill="pos", fill_opacity=0.22, opacity=0.5)),
        '<path d="M0 0H9" fill="#007d7e" fill-opacity="0.22" opacity="0.5"/>',
    ),
    "a stroke of no width is no stroke": (
        Path("M0 0H9", Ink(fill="pos", stroke="ink", dash=(1, 1))),
        '<path d="M0 0H9" fill="#007d7e"/>',
    ),
    "a fill from a definition": (
        Path("M0 0H9", Ink(fill="url(#curve-area)")),
        '<path d="M0 0H9" fill="url(#curve-area)"/>',
    ),
}


@pytest.mark.parametrize(("shape", "line"), SHAPES.values(), ids=SHAPES)
def test_a_shape_is_one_line(shape: Element, line: str) -> None:
    """A shape becomes one element with presentation attributes, defaults left out."""
    assert painted(shape) == [line]


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (-0.001, "0"), (1.0, "1"), (1.005, "1"), (2.5, "2.5"), (-3.14159, "-3.14"), (12345.678, "12345.68")],
)
def test_numbers_are_short(value: float, written: str) -> None:
    """A coordinate has at most two decimals, no trailing zeros and no negative zero."""
    assert painted(Circle(value, 0, 1, Ink(fill="ink"))) == [f'<circle cx="{written}" cy="0" r="1" fill="#1a2233"/>']


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_numbers_are_finite(value: float) -> None:
    """A coordinate that is not a finite number is our bug."""
    with pytest.raises(PaintBug, match="finite"):
        painted(Circle(value, 0, 1, Ink(fill="ink")))


@pytest.mark.parametrize(("anchor", "x"), [("start", "10"), ("middle", "3"), ("end", "-4")])
def test_text_starts_at_its_measured_edge(anchor: str, x: str) -> None:
    """Centred and right-aligned lines are placed by their measured width, not by the reader's."""
    family = f"{fonts.family('display-bold')}, Inter, system-ui, sans-serif"
    assert painted(WORDS._replace(anchor=anchor)) == [
        f'<text x="{x}" y="20" font-family="{family}" font-size="8.5" fill="#1a2233">Hej</text>'
    ]


DIRECTIONS = [
    ("Hej, du!", False, False), ("Hej, du!", True, False), ("12 %", True, False), ("יום א׳.", False, True),
    ("عربية 5.", False, True), ("عربية 5G.", False, False), ("عربية 5G.", True, True), ("Ord: عربية", False, False),
]  # fmt: skip


@pytest.mark.parametrize(("words", "page", "leftward"), DIRECTIONS)
def test_a_line_runs_the_way_its_letters_do(words: str, page: bool, leftward: bool) -> None:
    """A line of letters that run leftward says so; one that mixes them follows the page. Its left edge stays."""
    (line,) = painted(WORDS._replace(text=words), rtl=page)
    assert line.startswith('<text x="10" y="20" ')
    assert ('fill="#1a2233" direction="rtl" text-anchor="end">' in line) == leftward
    assert ("direction" in line) == ("anchor" in line) == leftward


def test_tracking_is_letter_spacing() -> None:
    """Tracking is written as letter-spacing."""
    assert 'letter-spacing="0.55">Hej<' in painted(WORDS._replace(tracking=0.55))[0]


def test_struck_text_has_a_line_of_its_own() -> None:
    """Struck text is crossed by a line element in its colour, over its whole width."""
    _, strike = painted(WORDS._replace(struck=True, fill="ink-3"))
    assert re.fullmatch(r'<line x1="10" y1="17.7" x2="24" y2="17.7" stroke="#5c6678" stroke-width="0.55"/>', strike)


def test_spaces_are_single() -> None:
    """Doubled spaces, tabs and line ends become one space; a hard space stays."""
    assert painted(WORDS._replace(text="a  b\tc\n\nd 5\u00a0\u00a0kr"))[0].endswith(">a b c d 5\u00a0\u00a0kr</text>")


def test_text_without_words_is_nothing() -> None:
    """An empty line leaves no element."""
    assert painted(WORDS._replace(text=""), WORDS._replace(text="  ")) == []


def test_system_fonts_are_fitted() -> None:
    """With the reader's own fonts each line says its measured width, weight and slant, and no face is embedded."""
    line = painted(WORDS._replace(face="text-medium-italic"), way="system")[0]
    assert 'font-family="system-ui,' in line
    assert 'font-weight="500" font-style="italic"' in line
    assert line.endswith('textLength="14" lengthAdjust="spacingAndGlyphs">Hej</text>')
    assert "<style>" not in paint(scene(WORDS), PALETTE, "system")


def test_outlines_keep_their_words() -> None:
    """As outlines a line is one path that still says its words; no text and no face is left."""
    svg = paint(scene(WORDS), PALETTE, "outline")
    assert "<text" not in svg
    assert "<style>" not in svg
    assert re.search(
        r'<path transform="translate\(10 20\)" d="M[^"]+" fill="#1a2233" role="img" aria-label="Hej"/>', svg
    )


def test_faces_stand_last() -> None:
    """The embedded faces are those used, once each, at the very end."""
    svg = paint(scene(WORDS, WORDS, WORDS._replace(face="text-italic")), PALETTE)
    style = svg.partition("<style>")[2]
    assert style.count("@font-face") == 2
    assert svg.rstrip().endswith("</style>\n</svg>")


def test_a_group_moves_and_names_its_part() -> None:
    """A group carries role and id as its id, its move as a transform, and its title as a title."""
    group = Group("card", (Circle(0, 0, 1, Ink(fill="ink")),), id="jamfor", dx=5, dy=-2.5, title="Jämför")
    assert painted(group) == [
        '<g id="card-jamfor" transform="translate(5 -2.5)">',
        "<title>Jämför</title>",
        '<circle cx="0" cy="0" r="1" fill="#1a2233"/>',
        "</g>",
    ]


def test_a_move_to_one_side_is_whole() -> None:
    """A group moved along one axis says both."""
    assert painted(Group("lane", (), dy=3)) == ['<g transform="translate(0 3)">', "</g>"]


def test_a_link_is_an_anchor() -> None:
    """A linked group is an `a` with its address escaped."""
    assert painted(Group("card", (), link="https://a.se/?x=1&y=2")) == ['<a href="https://a.se/?x=1&amp;y=2">', "</a>"]


def test_a_clip_stands_in_the_definitions() -> None:
    """A clipped group refers to a rectangle in the definitions."""
    lines = painted(Group("panel", (), id="x", clip=Box(0, 0, 9, 9)))
    assert lines[1] == '<clipPath id="clip-panel-x">'
    assert lines[2] == '<rect x="0" y="0" width="9" height="9"/>'
    assert '<g id="panel-x" clip-path="url(#clip-panel-x)">' in lines


def test_ids_are_unique() -> None:
    """Groups that wish for one id get different ones, and none takes a definition's."""
    twins = (Group("a", (), id="b"), Group("a", (), id="b"), Group("a", (), id="b-2"), Group("a", (), id="x y"))
    lines = painted(*twins, definitions=(Hatch("a-x-y", "ink", 4, 1),))
    ids = re.findall(r' id="([^"]+)"', "\n".join(lines))
    assert len(ids) == len(set(ids)) == 5
    assert ids[1] == "a-b"


def test_a_gradient_is_vertical_in_user_space() -> None:
    """A gradient runs between its two heights, with tokens resolved."""
    gradient = Gradient("curve-area", 1, 9.5, (Stop(0, "pos", 0.42), Stop(1, "neg")))
    assert painted(definitions=(gradient,))[1:-1] == [
        '<linearGradient id="curve-area" gradientUnits="userSpaceOnUse" x1="0" y1="1" x2="0" y2="9.5">',
        '<stop offset="0" stop-color="#007d7e" stop-opacity="0.42"/>',
        '<stop offset="1" stop-color="#cc4a1b" stop-opacity="1"/>',
        "</linearGradient>",
    ]


def test_a_hatch_is_a_seamless_tile() -> None:
    """A hatch is a pattern of diagonals that meet across the tiles' edges."""
    assert painted(definitions=(Hatch("sad", "ink-3", 4, 0.5),))[1:-1] == [
        '<pattern id="sad" patternUnits="userSpaceOnUse" width="4" height="4">',
        '<path d="M-1 1L1 -1M0 4L4 0M3 5L5 3" fill="none" stroke="#5c6678" stroke-width="0.5"/>',
        "</pattern>",
    ]


@pytest.mark.parametrize(("in_pixels", "unit", "size"), [(True, 1.65, '"165"'), (False, 0.5, '"50mm"')])
def test_the_root_has_the_page_size(in_pixels: bool, unit: float, size: str) -> None:
    """The root is as wide as the page in px or mm, and its view box counts layout units."""
    root = paint(scene(in_pixels=in_pixels, unit=unit), PALETTE).splitlines()[0]
    assert f'width={size} height="' in root
    assert 'viewBox="0 0 100 50" role="img" xml:lang="sv" lang="sv">' in root


def test_title_and_description_stand_first() -> None:
    """What a screen reader says first is what the picture is."""
    assert paint(scene(), PALETTE).splitlines()[1:3] == ["<title>Karta</title>", "<desc>Två faser</desc>"]


def test_the_same_scene_gives_the_same_bytes() -> None:
    """Painting twice gives one text, whatever was painted between."""
    first = scene(WORDS, Glyph("web", 0, 0, 9), Glyph("app", 0, 0, 9), Group("a", (), id="b"))
    one = paint(first, PALETTE)
    paint(scene(Glyph("heart", 0, 0, 9)), PALETTE)
    assert paint(first, PALETTE) == one


@pytest.mark.parametrize("token", ["pink", "#FF0000", "url(http://a.se/#b)", "url(#a) url(#b)"])
def test_colours_come_from_the_palette(token: str) -> None:
    """A colour that is neither a token nor a reference to a definition is our bug."""
    with pytest.raises(PaintBug, match="token"):
        painted(Circle(0, 0, 1, Ink(fill=token)))


@pytest.mark.parametrize("value", ["red", "#fff", "#12345", 'x" onload="y'])
def test_a_palette_holds_colours_only(value: str) -> None:
    """A palette whose value is no #RRGGBB is our bug."""
    with pytest.raises(PaintBug, match="RRGGBB"):
        paint(scene(Circle(0, 0, 1, Ink(fill="ink"))), {"ink": value})


@pytest.mark.parametrize(
    "glyph",
    [
        Glyph("nope", 0, 0, 1),
        Glyph("../page", 0, 0, 1),
        Glyph("face-3", 0, 0, 1),
        Glyph("face-1", 0, 0, 1, variant="happy"),
        Glyph("avatar", 0, 0, 1),
        Glyph("avatar:bob:light", 0, 0, 1),
        Glyph("avatar:mohawk:light:blue", 0, 0, 1),
    ],
)
def test_glyphs_are_drawn_ones(glyph: Glyph) -> None:
    """A glyph nobody has drawn is our bug, and also a KeyError."""
    with pytest.raises(UnknownGlyph):
        painted(glyph)
    with pytest.raises(KeyError):
        painted(glyph)
