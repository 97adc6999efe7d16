"""From scene to SVG: flatten, fill the page's template, check the result.

Every SVG that leaves here is well-formed, uses only the elements and attributes of the positive list, and is the same
for the same scene, palette and way of lettering.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from journeyctl.paint import allowlist
from journeyctl.paint.environment import template
from journeyctl.paint.lettering import Fonts, Lettering
from journeyctl.paint.marks import Marks, Named
from journeyctl.paint.safe import colour, number
from journeyctl.scene import Gradient, Hatch, Scene


class Painted(NamedTuple):
    """A picture, and what each of its named groups is called in it."""

    svg: str
    names: tuple[Named, ...]


def paint(scene: Scene, palette: Mapping[str, str], fonts: Fonts = "embed") -> str:
    """The scene as an SVG document.

    `palette` gives each theme token as `#RRGGBB`. `fonts`: `embed` carries the faces along, `system` fits the reader's
    own fonts to the measured widths, `outline` draws letters as paths. A `PaintBug` means that the scene is not one
    that `layout` may make, or that the picture failed the positive list.
    """
    return painted(scene, palette, fonts).svg


def painted(scene: Scene, palette: Mapping[str, str], fonts: Fonts = "embed") -> Painted:
    """The same, with the names by which a page finds the parts of the picture."""
    lettering = Lettering(fonts, palette, rtl=scene.rtl)
    marks = Marks(palette, lettering, (definition.id for definition in scene.definitions))
    marks.add(scene.children)
    faces = lettering.faces()
    unit = "" if scene.in_pixels else "mm"
    svg = template("page.svg.j2").render(
        width=f"{number(scene.width * scene.unit)}{unit}",
        height=f"{number(scene.height * scene.unit)}{unit}",
        across=number(scene.width),
        down=number(scene.height),
        lang=scene.lang,
        title=scene.title,
        desc=scene.desc,
        gradients=[_gradient(each, palette) for each in scene.definitions if isinstance(each, Gradient)],
        hatches=[_hatch(each, palette) for each in scene.definitions if isinstance(each, Hatch)],
        clips=marks.clips,
        symbols=marks.symbols,
        runs=marks.runs,
        faces=faces,
    )
    allowlist.check(svg, faces)
    return Painted(svg, tuple(marks.names))


def _gradient(gradient: Gradient, palette: Mapping[str, str]) -> tuple[object, ...]:
    stops = [(number(stop.offset), colour(stop.token, palette), number(stop.opacity)) for stop in gradient.stops]
    return gradient.id, number(gradient.y1), number(gradient.y2), stops


def _hatch(hatch: Hatch, palette: Mapping[str, str]) -> tuple[str | Markup, ...]:
    near, far, beyond = (number(hatch.pitch * part) for part in (0.25, 0.75, 1.25))
    return hatch.id, number(hatch.pitch), near, far, beyond, colour(hatch.token, palette), number(hatch.width)
