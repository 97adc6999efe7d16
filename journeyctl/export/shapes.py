"""Draws plain shapes in fewer steps than CairoSVG, by the same calls of cairo, so that the file is the same.

In: a group, a path or another shape that has nothing but a form, two colours, a stroke and a place. CairoSVG looks at
each for masks, filters, markers, clips and fonts, and reads the form of every path anew; of the paths of a poster nine
in ten are signs that were drawn before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from typing import Any

from journeyctl.export.library import cairo

_LEAVES = frozenset({"path", "rect", "circle", "ellipse"})
_PLACES = frozenset({"d", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "transform"})
_INKS = frozenset({"fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"})
_KNOWN = _PLACES | _INKS | {"id", "class", "role", "xmlns", "lang", "xml:lang", "aria-label"}
"""What a plain shape may have, or inherit without being drawn in another way."""
_NO_INK = 0.0, 0.0, 0.0, 0.0

_PLACED = re.compile(r"translate\((-?[\d.]+) (-?[\d.]+)\)(?: scale\(([1-9][\d.]*|0\.\d*[1-9]\d*)\))?")
"""Where most groups and signs stand; a scale of nothing is left to CairoSVG."""

Step = tuple[Callable[..., None], tuple[float, ...]]
"""A function of cairo, and what it is given after the context."""


def plain(node: Any) -> bool:  # noqa: ANN401 - CairoSVG's node
    """Whether a node is drawn here."""
    if not _KNOWN.issuperset(node):
        return False
    if node.tag == "g":
        return True
    return node.tag in _LEAVES and not any(node.get(ink, "").startswith("url(") for ink in ("fill", "stroke"))


def draw(surface: Any, node: Any) -> None:  # noqa: ANN401 - CairoSVG's types
    """Draw a plain node, a group with all that is in it."""
    from cairosvg import surface as theirs

    context = surface.context
    context.save()
    if "transform" in node:
        _move(surface, node["transform"])
    if node.get("stroke-linecap") == "round":
        context.set_line_cap(theirs.cairo.LINE_CAP_ROUND)
    elif node.get("stroke-linecap") == "square":
        context.set_line_cap(theirs.cairo.LINE_CAP_SQUARE)
    if node.get("stroke-linejoin") == "round":
        context.set_line_join(theirs.cairo.LINE_JOIN_ROUND)
    elif node.get("stroke-linejoin") == "bevel":
        context.set_line_join(theirs.cairo.LINE_JOIN_BEVEL)
    if node.tag == "g":
        for child in node.children:
            surface.draw(child)
    else:
        _outline(surface, node)
        _ink(context, node)
    context.restore()


def _move(surface: Any, transform: str) -> None:  # noqa: ANN401 - CairoSVG's types
    """Draw from here on by a transformation; by the same steps as CairoSVG, for it leaves the last digits other."""
    from cairosvg import helpers

    found = _PLACED.fullmatch(transform)
    if not found:
        helpers.transform(surface, transform)
        return
    x, y, scale = found.groups()
    if scale is None:
        surface.context.translate(float(x), float(y))
        return
    matrix = cairo().Matrix()
    matrix.translate(float(x), float(y))
    matrix.scale(float(scale), float(scale))
    matrix.invert()
    matrix.invert()
    surface.context.transform(matrix)


def _outline(surface: Any, node: Any) -> None:  # noqa: ANN401 - CairoSVG's types
    """The form of a shape as the context's path."""
    from cairosvg import surface as theirs

    form = node.get("d", "").lstrip()
    if node.tag == "path" and form.startswith("M"):
        pointer = surface.context._pointer  # noqa: SLF001 - cairocffi would ask after every step whether it went well
        for step, given in _steps(form):
            step(pointer, *given)
    else:
        surface.context.move_to(0, 0)
        theirs.TAGS[node.tag](surface, node)


def _ink(context: Any, node: Any) -> None:  # noqa: ANN401 - CairoSVG's types
    """Fill and stroke the context's path. What has no colour is not drawn at all."""
    fill, stroke = colour(node.get("fill", "black")), colour(node.get("stroke"))
    if fill != _NO_INK:
        context.set_source_rgba(*fill)
        context.fill_preserve()
    if stroke != _NO_INK:
        context.set_line_width(float(node.get("stroke-width", 1)))
        context.set_source_rgba(*stroke)
        context.stroke()
    context.new_path()


@lru_cache(maxsize=256)
def colour(value: str | None, opacity: float = 1) -> tuple[float, float, float, float]:
    """Red, green, blue and opacity of a colour, each from 0 to 1."""
    from cairosvg import colors

    red, green, blue, alpha = colors.color(value, opacity)
    return red, green, blue, alpha


class _Pen:
    """A context that writes down what it is told, and the surface that has it: what CairoSVG draws a path on."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.context = self

    def has_current_point(self) -> bool:
        return True

    def get_current_point(self) -> tuple[float, float]:
        return 0.0, 0.0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a method of cairo's context
        step = getattr(cairo().cairo, f"cairo_{name}")
        return lambda *given: self.steps.append((step, given))


class _Form(dict[str, str]):
    """A node of CairoSVG's kind that is nothing but a path."""


@lru_cache(maxsize=1024)
def _steps(form: str) -> tuple[Step, ...]:
    """The calls by which CairoSVG draws a path that begins at a place of its own; a broken one ends where it breaks."""
    from cairosvg import helpers
    from cairosvg import path as theirs

    pen = _Pen()
    with suppress(helpers.PointError):
        theirs.path(pen, _Form(d=form))
    return tuple(pen.steps)
