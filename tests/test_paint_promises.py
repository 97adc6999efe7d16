"""What every SVG of ours is, whatever the journey: proven on random ones, by a reader of its own."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeyctl import layout, theme
from journeyctl.fonts import family
from journeyctl.labels import load as labels
from journeyctl.model import Journey
from journeyctl.paint import paint
from journeyctl.scene import Element, Group, Scene, Text
from tests.drawn import SVG, studio
from tests.geometry import flat
from tests.journeys import journeys

views = st.sampled_from(["map", "compact", "flow"])
ways = st.sampled_from(["embed", "system", "outline"])
looks = st.sampled_from(["nordic", "mono", "contrast", "dark"])
KNOWN = {
    "svg", "title", "desc", "defs", "style", "g", "a", "symbol", "use", "path", "rect", "circle", "ellipse", "line",
    "text", "clipPath", "linearGradient", "stop", "pattern",
}  # fmt: skip
NUMBERED = (
    "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2", "d", "transform", "viewBox",
    "font-size", "stroke-width", "stroke-dasharray", "textLength", "letter-spacing", "opacity", "fill-opacity",
    "stop-opacity", "offset",
)  # fmt: skip
"""Attributes that hold numbers."""
NEVER = re.compile(
    r"text-rendering|filter|var\(|foreignObject|xlink|@import|@media|dominant-baseline|<!|<\?|(?<![\w-])(on\w+|class|style)=|NaN|inf\b",
)


def proven(*strategies: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[[int], None]]:
    """A property of pictures as a test on a few of them, and as a proof on many."""

    def of(check: Callable[..., None]) -> Callable[[int], None]:
        @pytest.mark.parametrize("examples", [3, pytest.param(40, marks=pytest.mark.proof)])
        def test(examples: int) -> None:
            calm = settings(
                max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
            )
            calm(given(*strategies)(check))()

        test.__doc__ = check.__doc__
        return test

    return of


def scene(journey: Journey, view: str, look: str = "nordic") -> Scene:
    drawing = layout.lay_out(
        journey, view=view, theme=theme.load(look), labels=labels(journey.lang), revision="1a2b", today=date(2026, 1, 1)
    )
    assert drawing.scene is not None, drawing.diagnostics
    return drawing.scene


@proven(journeys(), views, ways, looks)
def test_a_picture_is_plain_closed_svg(journey: Journey, view: str, way: str, look: str) -> None:
    """Well-formed, of known elements; nothing active, nothing from outside, nothing that readers treat differently."""
    made = scene(journey, view, look)
    svg = paint(made, theme.load(look).palette(made.phases), way)  # type: ignore[arg-type]
    root = ET.fromstring(svg)
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= KNOWN
    for each in root.iter():
        spoken = {name: value for name, value in each.items() if name not in ("aria-label", "href")}
        assert not NEVER.search(" ".join(f"{name}={value}" for name, value in spoken.items())), spoken
        assert "://" not in " ".join(value for name, value in spoken.items() if name != "xmlns"), spoken
        if [*each.iter(f"{SVG}text")]:
            assert "opacity" not in each.attrib, "a PDF's tags must stay on the page itself"
        if each.tag == f"{SVG}use":
            assert each.get("href", "").startswith("#")
    shell = re.sub(r">[^<]*<", "><", svg)
    assert not NEVER.search(re.sub(r'(aria-label|href)="[^"]*"', "", shell))


@proven(journeys(), views, ways)
def test_a_picture_says_what_it_is_first(journey: Journey, view: str, way: str) -> None:
    """The root is an image of a language and a size; its title and description come before anything drawn."""
    made = scene(journey, view)
    root = ET.fromstring(paint(made, theme.load("nordic").palette(made.phases), way))  # type: ignore[arg-type]
    assert root.get("role") == "img"
    assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == journey.lang
    assert all(re.fullmatch(r"[\d.]+(mm)?", root.get(side, "")) for side in ("width", "height"))
    assert re.fullmatch(r"0 0 [\d.]+ [\d.]+", root.get("viewBox", ""))
    assert [each.tag for each in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == made.title
    assert journey.title in made.title
    assert journey.persona is None or journey.persona.name in made.title
    assert root[1].text == made.desc


@proven(journeys(), views, ways)
def test_numbers_are_short_and_references_lead_somewhere(journey: Journey, view: str, way: str) -> None:
    """No number has more than two decimals; ids are unique, and what refers to one finds it."""
    made = scene(journey, view)
    root = ET.fromstring(paint(made, theme.load("nordic").palette(made.phases), way))  # type: ignore[arg-type]
    for each in root.iter():
        for name in NUMBERED:
            assert not re.search(r"\.\d{3}|\d[eE]", each.get(name, "")), (each.tag, name, each.get(name))
    ids = Counter(each.get("id") for each in root.iter() if each.get("id"))
    assert max(ids.values()) == 1
    used = {each.get("href", "")[1:] for each in root.iter(f"{SVG}use")}
    used |= {
        match for each in root.iter() for value in each.attrib.values() for match in re.findall(r"url\(#(.*?)\)", value)
    }
    assert used <= ids.keys()


@proven(journeys(), views)
def test_groups_and_words_stand_in_reading_order(journey: Journey, view: str) -> None:
    """Groups carry role and id of what they draw, and both they and the words come as layout ordered them."""
    made = scene(journey, view)
    root = ET.fromstring(paint(made, theme.load("nordic").palette(made.phases), "system"))
    drawn = [each for each in root.iter() if each.tag in (f"{SVG}g", f"{SVG}a") and each.get("id")]
    wished = [re.sub(r"\s+", "-", f"{group.role}-{group.id}") for group in groups(made.children) if group.id]
    assert len(drawn) == len(wished)
    for each, wish in zip(drawn, wished, strict=True):
        assert re.fullmatch(re.escape(wish) + r"(-\d+)*", each.get("id", ""))
    words = [one.element.text for one in flat(made) if isinstance(one.element, Text) and one.element.text.strip()]
    assert [text.text for text in root.iter(f"{SVG}text")] == [re.sub(" {2,}", " ", text) for text in words]


def groups(elements: tuple[Element, ...]) -> list[Group]:
    """Every group, outermost first."""
    found: list[Group] = []
    for each in elements:
        if isinstance(each, Group):
            found += [each, *groups(each.children)]
    return found


@proven(journeys(), views)
def test_letters_come_the_way_that_was_asked_for(journey: Journey, view: str) -> None:
    """`system` fits every line to its measure, `outline` has no text, `embed` has the used faces, at the end."""
    made = scene(journey, view)
    palette = theme.load("nordic").palette(made.phases)
    system, outline, embed = (ET.fromstring(paint(made, palette, way)) for way in ("system", "outline", "embed"))
    for text in system.iter(f"{SVG}text"):
        assert float(text.get("textLength", "0")) > 0
        assert text.get("lengthAdjust") == "spacingAndGlyphs"
    assert not [*outline.iter(f"{SVG}text")]
    words = [each.get("aria-label") for each in outline.iter() if each.get("aria-label")]
    assert words == [text.text for text in system.iter(f"{SVG}text")]
    assert [each.tag for each in system.iter(f"{SVG}style")] == [each.tag for each in outline.iter(f"{SVG}style")] == []
    assert embed[-1].tag == f"{SVG}style"
    carried = re.findall(r'font-family:"([^"]+)"', embed[-1].text or "")
    faces = {one.element.face for one in flat(made) if isinstance(one.element, Text) and one.element.text.strip()}
    assert set(carried) == {family(face) for face in faces}
    assert {text.get("font-family", "").split(",")[0] for text in embed.iter(f"{SVG}text")} == set(carried)


@proven(journeys(), views, ways)
def test_painting_repeats(journey: Journey, view: str, way: str) -> None:
    """The same journey is the same bytes, laid out and painted anew."""
    palette = theme.load("nordic").palette
    first, again = (scene(journey, view) for _ in range(2))
    assert paint(first, palette(first.phases), way) == paint(again, palette(again.phases), way)  # type: ignore[arg-type]


def test_a_changed_word_changes_its_line_only(tmp_path: Path) -> None:
    """One word in a thought, of letters not seen before, changes one line of the SVG and no byte of its fonts."""
    svgs = []
    for word in ("Kaxig", "Åx–ŧ!"):
        path = tmp_path / "prov.journey.yaml"
        path.write_text(
            f"title: Prov\nlang: sv\nactivities:\n  - {{name: Hej, happiness: 1, thoughts: {word}}}\n  - Nej\n"
        )
        svgs.append(studio(path).svgs("screen", "embed")[0].splitlines())
    changed = [pair for pair in zip(*svgs, strict=True) if pair[0] != pair[1]]
    assert len(changed) == 1
    assert "Kaxig" in changed[0][0]
