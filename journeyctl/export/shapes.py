"""Draws plain shapes in fewer steps than CairoSVG, by the same calls of cairo, so that the file is the same.

In: a group, a path or another shape that has nothing but a form, two colours, a stroke and a place. CairoSVG looks at
each for masks, filters, markers, clips and fonts, and reads the form of every path anew; of the paths of a poster nine
in ten are signs that were drawn before.
"""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from typing import Any

_LEAVES = frozenset({"path", "rect", "circle", "ellipse"})
_PLACES = frozenset({"d", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "transform"})
_INKS = frozenset({"fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"})
_KNOWN = _PLACES | _INKS | {"id", "class", "role", "xmlns", "lang", "xml:lang", "aria-label"}
"""What a plain shape may have, or inherit without being drawn in another way."""
_NO_INK = 0.0, 0.0, 0.0, 0.0

Step = tuple[str, tuple[float, ...]]
"""A call of a cairo context: its name, and what it is given."""


def plain(node: Any) -> bool:  # noqa: ANN401 - CairoSVG's node
    """Whether a node is drawn here."""
    if not _KNOWN.issuperset(node):
        return False
    if node.tag == "g":
        return True
    return node.tag in _LEAVES and not any(node.get(ink, "").startswith("url(") for ink in ("fill", "stroke"))


def draw(surface: Any, node: Any) -> None:  # noqa: ANN401 - CairoSVG's types
    """Draw a plain node, a group with all that is in it."""
    from cairosvg import helpers
    from cairosvg import surface as theirs

    context = surface.context
    context.save()
    if "transform" in node:
        helpers.transform(surface, node["transform"])
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


def _outline(surface: Any, node: Any) -> None:  # noqa: ANN401 - CairoSVG's types
    """The form of a shape as the context's path."""
    from cairosvg import surface as theirs

    form = node.get("d", "").lstrip()
    if node.tag == "path" and form.startswith("M"):
        context = surface.context
        for name, given in _steps(form):
            getattr(context, name)(*given)
    else:
        surface.context.move_to(0, 0)
        theirs.TAGS[node.tag](surface, node)


def _ink(context: Any, node: Any) -> None:  # noqa: ANN401 - CairoSVG's types
    """Fill and stroke the context's path. What has no colour is not drawn at all."""
    fill, stroke = _colour(node.get("fill", "black")), _colour(node.get("stroke"))
    if fill != _NO_INK:
        context.set_source_rgba(*fill)
        context.fill_preserve()
    if stroke != _NO_INK:
        context.set_line_width(float(node.get("stroke-width", 1)))
        context.set_source_rgba(*stroke)
        context.stroke()
    context.new_path()


@lru_cache(maxsize=256)
def _colour(value: str | None) -> tuple[float, float, float, float]:
    from cairosvg import colors

    red, green, blue, alpha = colors.color(value)
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
        return lambda *given: self.steps.append((name, given))


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
