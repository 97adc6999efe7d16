"""The built-in themes and the rule that makes the phases' colours.

Phases take quiet neighbouring hues from one rule, OKLCH(0.44, 0.105, hue), so that any number of them works; a brand
theme changes the hue range and single tokens. Loud colour is kept for feeling.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.theme.oklch import Oklch, hex_of

NORDIC: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#FFFFFF",
        "ink": "#1A2233",
        "ink-2": "#465063",
        "ink-3": "#5C6678",
        "ink-mute": "#626B7A",
        "line": "#CBD2DC",
        "line-soft": "#E4E8EE",
        "line-zero": "#9AA5B4",
        "wash": "#F5F6F8",
        "bar": "#E7EAEF",
        "pos": "#007D7E",
        "pos-text": "#00595B",
        "neg": "#CC4A1B",
        "neg-text": "#9A3412",
        "neu-fill": "#DCE1E8",
        "neu-edge": "#4B5260",
        "curve-mid": "#6B7280",
        "unknown": "#8A93A2",
        "cloud": "#323C4D",
        "bolt": "#FFC83D",
        "note": "#FFF3C9",
        "note-fold": "#E8CB6C",
        "note-ink": "#6B4E00",
        "pill": "#363E4E",
        "white": "#FFFFFF",
        "add": "#0A5FB4",
        "add-tint": "#E3EFFB",
        "del": "#5A5F69",
        "del-tint": "#EEEFF1",
        "chg": "#8A5600",
        "chg-tint": "#FFF3DC",
    }
)

MONO: Mapping[str, str] = MappingProxyType(
    {
        **NORDIC,
        "pos": "#1A2233",
        "pos-text": "#1A2233",
        "neg": "#1A2233",
        "neg-text": "#1A2233",
        "curve-mid": "#1A2233",
        "bolt": "#FFFFFF",
        "note": "#F0F1F3",
        "note-fold": "#C4C9D1",
        "note-ink": "#2A2F38",
        "add": "#1A2233",
        "add-tint": "#E7EAEF",
        "chg": "#3D434E",
        "chg-tint": "#F4F5F6",
    }
)

CONTRAST: Mapping[str, str] = MappingProxyType(
    {
        **NORDIC,
        "ink": "#000000",
        "ink-2": "#1F2630",
        "ink-3": "#2E3642",
        "ink-mute": "#3A424F",
        "line": "#767E8B",
        "line-soft": "#8B93A0",
        "line-zero": "#5C6470",
        "wash": "#FFFFFF",
        "bar": "#FFFFFF",
        "pos": "#005A5B",
        "pos-text": "#004344",
        "neg": "#9A3412",
        "neg-text": "#7A240A",
        "neu-fill": "#FFFFFF",
        "neu-edge": "#000000",
        "curve-mid": "#3A424F",
        "unknown": "#5C6470",
        "note": "#FFFFFF",
        "note-fold": "#6B4E00",
        "note-ink": "#4A3500",
        "add": "#084C90",
        "del": "#4A4F58",
        "chg": "#6E4500",
    }
)

DARK: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#0F141D",
        "ink": "#E9EDF4",
        "ink-2": "#BCC5D3",
        "ink-3": "#9AA6B8",
        "ink-mute": "#8E99AA",
        "line": "#3A4658",
        "line-soft": "#262F3D",
        "line-zero": "#66738A",
        "wash": "#18202C",
        "bar": "#2A3444",
        "pos": "#2FB5B0",
        "pos-text": "#6FD6CF",
        "neg": "#F2784B",
        "neg-text": "#FF9E78",
        "neu-fill": "#242D3B",
        "neu-edge": "#A9B4C5",
        "curve-mid": "#8A96A8",
        "unknown": "#7F8B9E",
        "cloud": "#9AA6B8",
        "bolt": "#FFC83D",
        "note": "#3A3214",
        "note-fold": "#6E5F26",
        "note-ink": "#FFE9A3",
        "pill": "#47536A",
        "white": "#FFFFFF",
        "add": "#6CB2FF",
        "add-tint": "#12283F",
        "del": "#A9B1BD",
        "del-tint": "#20262F",
        "chg": "#E3A33B",
        "chg-tint": "#33270F",
    }
)
"""For screens: what lies under a text is dark. Both faces keep dark features, which are `paper`."""

_HUES = (240.0, 256.0, 274.0, 290.0, 312.0, 330.0)
"""The near-even steps of the default range; any other number of phases interpolates between them."""


class Shades(NamedTuple):
    """How light and how strong the colours of a phase are: (lightness, chroma) of OKLCH, its hue is the phase's own.

    Attributes:
        colour: of chevrons, discs and own tiles, with white on them.
        tint: of cells; None is white.
        edge: of cards and hairlines in a cell.
        ink: of texts, signs and lines of that hue, where `colour` is too dark for them; None is `colour`.
    """

    colour: tuple[float, float] = (0.44, 0.105)
    tint: tuple[float, float] | None = (0.966, 0.0125)
    edge: tuple[float, float] = (0.80, 0.045)
    ink: tuple[float, float] | None = None


class Theme(NamedTuple):
    """A set of tokens, and how the colours of phases are made.

    Attributes:
        name: how it was asked for.
        tokens: colours by token; a token of a phase replaces the one that the rule makes.
        hues: of the first and the last phase, in degrees; None: phases are grey.
        shades: how light the colours of phases are.
        text: the least contrast that text has on its ground.
        line: the least contrast that lines and signs have on theirs.
        glows: whether it is for screens only: printed it would be a sheet full of ink.
    """

    name: str
    tokens: Mapping[str, str]
    hues: tuple[float, float] | None = (240.0, 330.0)
    shades: Shades = Shades()
    text: float = 4.5
    line: float = 1.0
    glows: bool = False

    @property
    def mono(self) -> bool:
        """Whether sentiment is told by shape and hatch alone, without hue."""
        return self.hues is None

    @property
    def tinted(self) -> bool:
        """Whether the cells of phases have a tint of their own."""
        return self.shades.tint is not None

    def palette(self, phases: int) -> dict[str, str]:
        """Every token as `#RRGGBB`, those of `phases` phases included (`phase-1`, `-tint`, `-edge` ...)."""
        made: dict[str, str] = {}
        for index in range(max(1, phases)):
            made |= {f"phase-{index + 1}{part}": colour for part, colour in self._phase(index, phases).items()}
        for stage, part in (("before", 0.075), ("during", 0.5), ("after", 0.9)):
            written = self.shades.ink or Shades().colour
            made[f"stage-{stage}"] = "#2A2F38" if self.mono else hex_of(Oklch(*written, self._hue(part)))
        return {**made, **self.tokens}

    def _phase(self, index: int, phases: int) -> dict[str, str]:
        """The colours of a phase, by what follows its number in their names."""
        if self.hues is None:
            return {"": ("#2A2F38", "#3D434E")[index % 2], "-tint": "#F4F5F6", "-edge": "#A9AFB9"}
        hue = self._hue(index / max(phases - 1, 3))
        parts = {"": self.shades.colour, "-tint": self.shades.tint, "-edge": self.shades.edge, "-ink": self.shades.ink}
        made = {part: hex_of(Oklch(*shade, hue)) for part, shade in parts.items() if shade}
        return made if self.shades.tint else {**made, "-tint": "#FFFFFF"}

    def _hue(self, part: float) -> float:
        low, high = self.hues or (0.0, 0.0)
        place = part * (len(_HUES) - 1)
        step = min(int(place), len(_HUES) - 2)
        hue = _HUES[step] + (place - step) * (_HUES[step + 1] - _HUES[step])
        return low + (hue - _HUES[0]) / (_HUES[-1] - _HUES[0]) * (high - low)


BUILT_IN: Mapping[str, Theme] = MappingProxyType(
    {
        "nordic": Theme("nordic", NORDIC),
        "mono": Theme("mono", MONO, hues=None),
        "contrast": Theme("contrast", CONTRAST, shades=Shades((0.36, 0.105), None, (0.64, 0.07)), text=7.0, line=3.0),
        "dark": Theme(
            "dark", DARK, shades=Shades((0.50, 0.105), (0.235, 0.022), (0.42, 0.05), (0.76, 0.085)), glows=True
        ),
    }
)


def load(name: str) -> Theme:
    """The built-in theme of that name; an `EnvironmentFault` lists the names when there is none."""
    if name in BUILT_IN:
        return BUILT_IN[name]
    raise EnvironmentFault(
        "J510", f"there is no theme called {name!r}", f"Use one of {', '.join(BUILT_IN)}, or a file."
    )


def brand(
    name: str, base: str = "nordic", hue: tuple[float, float] | None = None, tokens: Mapping[str, str] | None = None
) -> Theme:
    """A theme of the team's own: a built-in one with another hue range (degrees) and some tokens replaced.

    One without hues keeps having none: its glad and sad faces would be alike but for their shapes.
    """
    ground = load(base or "nordic")
    own = {key: value.upper() for key, value in (tokens or {}).items()}
    hues = (hue or ground.hues) if ground.hues else None
    return ground._replace(name=name, tokens=MappingProxyType({**ground.tokens, **own}), hues=hues)
