"""Draws journeys in this process: the bytes of each file, by its name."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any, NamedTuple

from journeyctl import theme
from journeyctl.pipeline import Input, Wish, load, render
from journeyctl.pipeline.studio import Studio
from tests.running import ROOT

SVG = "{http://www.w3.org/2000/svg}"


def drawn(path: Path | str, **wish: Any) -> dict[str, bytes]:
    """Every file that a wish gives of one journey. Its own errors and the machine's faults fail the test."""
    given = Input(str(path), Path(ROOT, path))
    made = render(load(given), Wish(**{"revision": "none", **wish}))
    assert made.faults == ()
    assert [one for one in made.diagnostics if one.level == "error"] == []
    return {one.name: one.data for one in made.outputs}


def one(path: Path | str, kind: str = "svg", **wish: Any) -> bytes:
    """The only file of a wish for one format."""
    (data,) = drawn(path, formats=(kind,), **wish).values()
    return data


def studio(path: Path | str, look: str = "nordic", **wish: Any) -> Studio:
    """A journey about to be drawn, for its scene and its SVG."""
    loaded = load(Input(str(path), Path(ROOT, path)))
    assert loaded.journey is not None, loaded.diagnostics
    return Studio(loaded.journey, theme.load(look), Wish(**wish), "")


class Line(NamedTuple):
    """A line of text of an SVG: its words, its left edge on the page, its baseline, its size, in viewBox units."""

    words: str
    x: float
    y: float
    size: float


def lines(svg: bytes | str) -> list[Line]:
    """The lines of a picture in reading order."""
    found: list[Line] = []
    _walk(ET.fromstring(svg), 0.0, 0.0, found)
    return found


def _walk(element: ET.Element, dx: float, dy: float, found: list[Line]) -> None:
    moved = re.fullmatch(r"translate\((\S+) (\S+)\)", element.get("transform", ""))
    if moved:
        dx, dy = dx + float(moved[1]), dy + float(moved[2])
    if element.tag == f"{SVG}text":
        x, y, size = (float(element.get(name, "nan")) for name in ("x", "y", "font-size"))
        found.append(Line(element.text or "", x + dx, y + dy, size))
    for child in element:
        _walk(child, dx, dy, found)
