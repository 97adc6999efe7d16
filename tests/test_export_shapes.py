"""Plain shapes are drawn in few steps, and what comes out is what CairoSVG makes of them, byte for byte."""

from __future__ import annotations

from typing import Any

import cairosvg.path
import pytest
from cairosvg.parser import Tree

from journeyctl import export
from journeyctl.box import Box
from journeyctl.export import lettering, nodes, shapes
from journeyctl.export.preparing import prepared
from journeyctl.paint import paint
from journeyctl.scene import Circle, Glyph, Gradient, Group, Ink, Path, Rect, Scene, Stop, Text
from journeyctl.theme import load
from tests.drawn import studio

PALETTE = load("nordic").palette(3)
BESIDE_OURS = {"xmlns", "lang", "xml:lang", "{http://www.w3.org/XML/1998/namespace}lang"}
SIGNS = ("web", "face--2", "avatar:bob:light:blue", "heart", "fail", "met-partly", "phone")
FALL = Gradient("fall", 4.0, 37.0, (Stop(0, "pos", 0.4), Stop(1, "neg", 0.4)))
FORMS = (
    "M 2 30 C 20 -10 30 60 58 5", "M10 10h20v10H10z", "M 5 5 L 20 9 M 8 8 V 30 H 4",
    "M3 3a4 5 0 0 1 8 0A2 2 0 1 0 20 8",
    "M0 7v2.5q1-1 3-.5t4-1M-1 2s3-3 4 0S9 9 1 1l-2-2z", "M 4 4 L", "M4 4L5",
)  # fmt: skip
INKS = (
    Ink(fill="paper"), Ink(stroke="ink", width=0.7), Ink(fill="phase-1", stroke="ink", width=2), Ink(),
    Ink(fill="url(#fall)"), Ink(fill="ink", fill_opacity=0.5), Ink(stroke="ink", width=0.7, dash=(2.8, 2.0)),
)  # fmt: skip


def page(*parts: Any) -> str:
    return paint(Scene(200, 100, 1, False, "sv", False, "Prov", "", "", 3, (FALL,), parts), PALETTE)


def every() -> str:
    """A page of every form in every ink, clipped and not, with signs and words."""
    drawn = tuple(
        shape
        for at, ink in enumerate(INKS)
        for shape in (
            *(Path(form, ink) for form in FORMS), Circle(20 + at, 21, 9, ink), Rect(Box(2, at, 50, 33), ink),
            Rect(Box(2, at, 50, 33), ink, 3),
        )
    )  # fmt: skip
    signs = tuple(Glyph(name, 10 + 20 * at, 5, 18) for at, name in enumerate(SIGNS))
    words = Text(4, 20, "Väntar  på\nSVAR", "display-bold", 4, "ink", 50)
    return page(Group("one", (*drawn, *signs, words)), Group("two", (Group("in", drawn),), clip=Box(30, 10, 14, 14)))


@pytest.fixture(scope="module")
def pictures() -> tuple[str, ...]:
    """The page of everything, and a map on a sheet."""
    made = studio("journeys/first-journey.journey.yaml")
    return every(), *made.svgs("A3", "embed")


def test_what_is_drawn_in_fewer_steps_is_the_same_file(
    pictures: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A PDF and a PNG whose plain shapes are drawn here are those that CairoSVG draws."""
    asked: list[bool] = []
    plain = shapes.plain
    monkeypatch.setattr(shapes, "plain", lambda node: asked.append(plain(node)) or asked[-1])
    few = [(export.to_pdf((one,)), export.to_png(one, 60)) for one in pictures]
    assert asked.count(True) > 2 * asked.count(False) > 0
    monkeypatch.setattr(shapes, "plain", lambda _: False)
    assert [(export.to_pdf((one,)), export.to_png(one, 60)) for one in pictures] == few


def told(node: Any) -> tuple[object, ...]:
    """What a node and all in it have that is drawn."""
    given = {name: value for name, value in node.items() if name not in BESIDE_OURS}
    words = node.text if node.tag == "text" else ""
    return node.tag, given, words, [told(one) for one in node.children if one.tag != "tspan"]


def test_nodes_are_those_of_cairosvg(pictures: tuple[str, ...]) -> None:
    """Each node has the attributes, those of its group among them, the words and the children that CairoSVG gives."""
    linked = page(Group("a", (Text(4, 20, "Hej", "text-bold", 4, "ink", 50),), link="https://example.org/?a=1&b=2"))
    assert "<a " in linked
    for one in (linked, *pictures):
        svg = prepared(one)
        assert told(nodes.read(svg)) == told(Tree(bytestring=svg))


def test_a_node_fetches_nothing() -> None:
    """Should CairoSVG ever want to fetch what a picture names, it is refused."""
    with pytest.raises(ValueError, match="no image is fetched from 'https://example"):
        nodes.read(b"<svg/>").fetch_url("https://example.org/a.png", "image")


def test_of_many_sheets_what_they_share_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sign that stands on every sheet is made of its form once, a line that does is shaped once."""
    read: list[str] = []
    shaped: list[str] = []
    path, shape = cairosvg.path.path, lettering.shape
    monkeypatch.setattr(cairosvg.path, "path", lambda pen, node: read.append(node["d"]) or path(pen, node))
    monkeypatch.setattr(lettering, "shape", lambda text, *face, **way: shaped.append(text) or shape(text, *face, **way))
    sheet = page(
        *(Path("M 7.31 4 L 20 9.17", ink) for ink in INKS[:3] * 3),
        *(Text(4, 20 + at, "Samma ord på nio rader", "display-bold", 4, "ink", 50) for at in range(9)),
    )
    export.to_pdf((sheet,) * 5)
    assert len(read) == len(shaped) == 1
