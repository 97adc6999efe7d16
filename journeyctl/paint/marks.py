"""The tree of a scene becomes a flat list of marks, in reading order, for the templates' loops.

Neighbouring marks of one kind form a run, so that the template decides once per run and its loop body is one element.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from journeyctl.box import Box
from journeyctl.paint.environment import write
from journeyctl.paint.faults import PaintBug
from journeyctl.paint.glyphs import Symbol, foreign, symbol
from journeyctl.paint.lettering import Lettering
from journeyctl.paint.safe import NONE, NOTHING, colour, number, opacity, pencil
from journeyctl.scene import Circle, Element, Glyph, Group, Ink, Path, Picture, Rect, Text

Clip = tuple[str, Markup, Markup, Markup, Markup]
_NO_NAME = re.compile(r"\s+")


class Named(NamedTuple):
    """A named group of a scene, and its id in the picture, which no other has."""

    role: str
    id: str
    name: str


class Marks:
    """The marks of one picture, and the symbols and clips they refer to."""

    def __init__(self, palette: Mapping[str, str], lettering: Lettering, taken: Iterable[str]) -> None:
        self.runs: list[tuple[str, list[object]]] = []
        self.clips: list[Clip] = []
        self.names: list[Named] = []
        self._palette = palette
        self._lettering = lettering
        self._inks: dict[tuple[Ink, float], Markup] = {}
        self._symbols: dict[tuple[str, str, str, str], Symbol] = {}
        self._ids = dict.fromkeys(taken, 1)
        self._draw: Mapping[type, Callable[[Any], None]] = {
            Text: self._text,
            Rect: self._rect,
            Circle: self._circle,
            Path: self._path,
            Glyph: self._use,
            Picture: self._picture,
            Group: self._group,
        }

    @property
    def symbols(self) -> list[Markup]:
        """The symbols that were used, in the order of their ids."""
        return [each.text for each in sorted({s.id: s for s in self._symbols.values()}.values())]

    def add(self, elements: Iterable[Element]) -> None:
        """Append the marks of some elements and of everything in them."""
        for element in elements:
            self._draw[type(element)](element)

    def _text(self, line: Text) -> None:
        for kind, values in self._lettering.marks(line):
            self._put(kind, values)

    def _rect(self, rect: Rect) -> None:
        (x, y, w, h), ink, radius = rect
        self._put("rect", (number(x), number(y), number(w), number(h), self._ink(ink, radius)))

    def _circle(self, circle: Circle) -> None:
        x, y, r, ink = circle
        self._put("circle", (number(x), number(y), number(r), self._ink(ink)))

    def _path(self, path: Path) -> None:
        self._put("path", (path.d, self._ink(path.ink)))

    def _picture(self, picture: Picture) -> None:
        x, y, w, h = (number(one) for one in picture.box)
        if picture.form == "png":
            self._put("image", (x, y, w, h, picture.data))
            return
        drawn = foreign(picture)
        self._symbols[drawn.id, "", "", ""] = drawn
        side = number(max(picture.box.w, picture.box.h))
        self._put("use", (drawn.id, x, y, side))

    def _put(self, kind: str, values: object) -> None:
        if self.runs and self.runs[-1][0] == kind:
            self.runs[-1][1].append(values)
        else:
            self.runs.append((kind, [values]))

    def _group(self, group: Group) -> None:
        tag = Markup("a" if group.link else "g")  # noqa: S704 - one of two literals
        identity = self._name(f"{group.role}-{group.id}") if group.id else ""
        self.names += [Named(group.role, group.id, identity)] if identity else []
        clip = self._clip(group.clip, identity) if group.clip else ""
        moved = group.dx or group.dy
        dx, dy = (number(group.dx), number(group.dy)) if moved else (NOTHING, NOTHING)
        self._put("open", (tag, group.link, identity, dx, dy, clip, group.title))
        self.add(group.children)
        self._put("close", tag)

    def _clip(self, box: Box, identity: str) -> str:
        name = self._name(f"clip-{identity or len(self.clips) + 1}")
        self.clips.append((name, number(box.x), number(box.y), number(box.w), number(box.h)))
        return name

    def _name(self, wish: str) -> str:
        """An id like the wished one that nothing else in the picture has."""
        name = _NO_NAME.sub("-", wish)
        count = self._ids[name] = self._ids.get(name, 0) + 1
        return name if count == 1 else self._name(f"{name}-{count}")

    def _ink(self, ink: Ink, radius: float = 0.0) -> Markup:
        key = (ink, radius)
        if key not in self._inks:
            self._inks[key] = self._written(ink, radius)
        return self._inks[key]

    def _written(self, ink: Ink, radius: float) -> Markup:
        # An edge in the colour of its own shape is a part of that ground, and no line on another.
        drawn = colour if ink.stroke == ink.fill else pencil
        stroke = drawn(ink.stroke, self._palette) if ink.width > 0 else NOTHING
        dash = " ".join(number(length) for length in ink.dash) if stroke else ""
        if dash and not any(ink.dash):
            raise PaintBug(f"the dashes {ink.dash} have no length")
        return write(
            "ink",
            colour(ink.fill, self._palette) or NONE,
            opacity(ink.fill_opacity) if ink.fill else NOTHING,
            stroke,
            number(ink.width),
            dash,
            ink.cap,
            opacity(ink.opacity),
            number(radius) if radius > 0 else NOTHING,
        )

    def _use(self, glyph: Glyph) -> None:
        key = (glyph.name, glyph.variant, glyph.ink, glyph.ground)
        drawn = self._symbols.get(key)
        if drawn is None:
            drawn = self._symbols[key] = symbol(glyph, self._palette)
            self._ids.setdefault(drawn.id, 1)
        beyond = drawn.outset * glyph.size
        x, y, side = number(glyph.x - beyond), number(glyph.y - beyond), number(glyph.size + 2 * beyond)
        self._put("use", (drawn.id, x, y, side))
