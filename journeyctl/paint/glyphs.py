"""The drawn signs: which exist, and the `<symbol>` of one in its colours.

A glyph is one file of `templates/glyphs/`: a line icon is a plain SVG on a 24 grid (open it, edit it), a sign with
colours of its own a template. Symbols carry finished colours, so every reader of SVG paints them alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from jinja2 import UndefinedError
from markupsafe import Markup

from journeyctl import resources
from journeyctl.paint.environment import template, write
from journeyctl.paint.faults import UnknownGlyph
from journeyctl.paint.safe import NOTHING, colour, number, pencil
from journeyctl.scene import Glyph, Picture

_OTHER_NAMES = {"e-id": "sign", "parcel": "box"}
"""Channels whose icon has a name of its own."""
_FACES = ("-2", "-1", "0", "1", "2")
_MET = ("fully", "partly", "not")
_INK = Glyph._field_defaults["ink"]
_SIGNS = {"heart": "pos", "cloud": "cloud", "star": _INK, "fail": "neg-text"}
"""Coloured signs, and the token each has when the scene leaves the ink open."""
FOREIGN = 1000
"""The side of the square in which shapes of others lie."""
_OUTSET = {"face": 0.1, "fail": 0.1}
"""How far a halo reaches beyond the square, as a part of the side."""


class Symbol(NamedTuple):
    """A glyph ready for `<defs>`. `outset` tells how far it reaches beyond its square, as a part of the side."""

    id: str
    text: Markup
    outset: float = 0.0


@cache
def glyph_names() -> frozenset[str]:
    """Every name a `Glyph` may have, except the busts: those are `avatar:HAIR:SKIN:SHIRT`."""
    faces = (f"face-{step}" for step in _FACES)
    return frozenset({*resources.icons(), *_OTHER_NAMES, *_SIGNS, *faces, *(f"met-{sort}" for sort in _MET)})


@cache
def _drawing(name: str) -> str:
    """What stands inside the `<svg>` of a line icon."""
    text = resources.read("templates", "glyphs", f"{name}.svg")
    return text.partition(">\n")[2].rpartition("\n</svg>")[0]


def symbol_id(glyph: Glyph) -> str:
    """The id of the symbol that a glyph uses: its name, then what makes it differ from the usual."""
    parts = ["glyph", _OTHER_NAMES.get(glyph.name, glyph.name).replace(":", "-"), glyph.variant]
    parts += [glyph.ink if glyph.ink != _INK else "", f"on-{glyph.ground}" if glyph.ground != "paper" else ""]
    return "-".join(part for part in parts if part)


def symbol(glyph: Glyph, palette: Mapping[str, str]) -> Symbol:
    """The symbol of a glyph in the palette's colours; a name nobody has drawn is an `UnknownGlyph`."""
    name = _OTHER_NAMES.get(glyph.name, glyph.name)
    sort, _, rest = name.partition(":" if name.startswith("avatar") else "-")
    if name in resources.icons():
        return _icon(symbol_id(glyph), name, pencil(glyph.ink, palette))
    if name in _SIGNS:
        return _symbol(glyph, "24", _sign(glyph, palette))
    if name in glyph_names() or sort == "avatar":
        draw = _TEMPLATED[sort]
        return _symbol(glyph, "100" if sort == "avatar" else "24", draw(glyph, rest, palette))
    raise UnknownGlyph(f"no glyph is called {glyph.name!r}; drawn are {', '.join(sorted(glyph_names()))}")


def foreign(picture: Picture) -> Symbol:
    """The symbol of shapes that are not ours; the positive list is asked about them as about all else."""
    scale = FOREIGN / picture.side
    body = Markup('<g transform="scale({})">{}</g>').format(f"{scale:.6g}", Markup(picture.data))  # noqa: S704 - checked
    return Symbol("picture", write("symbol", "picture", str(FOREIGN), NOTHING, body))


@lru_cache(maxsize=1024)
def _icon(identity: str, name: str, ink: Markup) -> Symbol:
    own = Markup(_drawing(name).replace("currentColor", ink))  # noqa: S704 - our own drawing and a checked colour
    return Symbol(identity, write("symbol", identity, "24", ink, own))


def _symbol(glyph: Glyph, side: str, body: str) -> Symbol:
    own = Markup(body.strip())  # noqa: S704 - our own drawing; its colours passed `colour`
    identity = symbol_id(glyph)
    return Symbol(
        identity, write("symbol", identity, side, NOTHING, own), _OUTSET.get(glyph.name.partition("-")[0], 0.0)
    )


def _sign(glyph: Glyph, palette: Mapping[str, str]) -> str:
    ink = colour(glyph.ink if glyph.ink != _INK else _SIGNS[glyph.name], palette)
    ground = colour(glyph.ground, palette)
    return template(f"glyphs/{glyph.name}.svg.j2").render(ink=ink, ground=ground, bolt=colour("bolt", palette))


def _met(glyph: Glyph, sort: str, palette: Mapping[str, str]) -> str:
    ink, ground = pencil(glyph.ink, palette), colour(glyph.ground, palette)
    return template("glyphs/met.svg.j2").render(sort=sort, ink=ink, ground=ground)


def _avatar(glyph: Glyph, parts: str, palette: Mapping[str, str]) -> str:
    hair, skin, shirt = [*parts.split(":"), "", "", ""][:3]
    ground = colour(glyph.ground if glyph.ground != "paper" else "phase-1-edge", palette)
    bust = template("glyphs/avatar.svg.j2")
    try:
        return bust.render(hair=hair, skin=skin, shirt=shirt, ground=ground, mono=glyph.variant == "mono")
    except UndefinedError as fault:
        raise UnknownGlyph(f"no bust can be drawn for {glyph.name!r}: {fault.message}") from fault


class _Face(NamedTuple):
    """How a face is inked: see `templates/glyphs/face.svg.j2`."""

    disc: str
    features: str
    ring: str = ""
    ring_width: float = 0.0
    ring_dash: str = ""
    halo: bool = True


_DASHES = "2.92 1.95"
_DOTS = ".01 3.43"
"""Dashes and dots that close around the ring without a seam."""


def _face_ink(step: str, variant: str, hue: str, ground: str) -> _Face:
    neutral = step == "0"
    sad = step.startswith("-")
    if variant == "unknown":
        return _Face(ground, hue, hue, 1.6, _DOTS)
    if variant == "outline":
        return _Face(ground, hue, hue, 1.25, halo=False)
    if variant == "assumed":
        return _Face(ground, hue, hue, 1.4, _DASHES)
    if variant == "mono-assumed":
        return _Face(ground, hue, hue, 0.9, _DASHES)
    if variant == "mono" and sad:
        return _Face(ground, hue, hue, 1.6)
    if variant in ("", "mono"):
        return _Face("neu-fill", "ink", "neu-edge", 0.9) if neutral else _Face(hue, "paper")
    raise UnknownGlyph(f"a face has no variant {variant!r}")


def _face(glyph: Glyph, step: str, palette: Mapping[str, str]) -> str:
    plain = "ink" if glyph.variant.startswith("mono") else _hue(step, glyph.variant)
    inked = _face_ink(step, glyph.variant, glyph.ink if glyph.ink != _INK else plain, glyph.ground)
    return template("glyphs/face.svg.j2").render(
        sort="?" if glyph.variant == "unknown" else step,
        disc=colour(inked.disc, palette),
        features=colour(inked.features, palette),
        ring=colour(inked.ring, palette),
        ring_width=number(inked.ring_width),
        ring_radius=number(10 - inked.ring_width / 2),
        ring_dash=inked.ring_dash,
        ring_cap="round" if inked.ring_dash == _DOTS else "butt",
        halo=colour(glyph.ground, palette) if inked.halo else NOTHING,
    )


def _hue(step: str, variant: str) -> str:
    if variant in ("unknown", "outline"):
        return "ink-3"
    return "neu-edge" if step == "0" else "neg" if step.startswith("-") else "pos"


_TEMPLATED: Mapping[str, Callable[[Glyph, str, Mapping[str, str]], str]] = {
    "face": _face,
    "met": _met,
    "avatar": _avatar,
}
