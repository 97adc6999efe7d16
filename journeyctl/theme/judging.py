"""Whether a theme of the team's own may be used: it can be read, and its phases keep clear of the hues of feeling.

In: a theme, and where its parts were written. Out: diagnostics, each at the part it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from math import floor
from types import MappingProxyType
from typing import NamedTuple

from journeyctl.diagnostics import MOST_TOLD, NOWHERE, QUOTED, Diagnostic, Span, cut
from journeyctl.theme.contrast import AA, contrast, lines, luminance, pairs
from journeyctl.theme.inks import inked
from journeyctl.theme.oklch import oklch_of
from journeyctl.theme.themes import BUILT_IN, Theme

PHASES = 12
"""A theme is judged for journeys of so many phases, and of as many as its own tokens name."""

_FEELINGS = {"teal (the customer is glad)": 195.0, "vermillion (the customer is sad)": 40.0}
_GUARD = 25.0
_GREY = 0.04
"""A colour with less chroma than this has no hue that anyone would name."""
_OF_PHASE = re.compile(r"phase-([1-9]\d?)(?:-tint|-edge|-ink)?")
_COMPARED = 25
"""So many unknown tokens are compared with the known ones."""
_HUED = re.compile(r"phase-\d+(?:-ink)?|stage-\w+")


class Written(NamedTuple):
    """Where the parts of a theme's file stand: its beginning, its hue range, its own tokens by name."""

    start: Span = NOWHERE
    hue: Span = NOWHERE
    tokens: Mapping[str, Span] = MappingProxyType({})

    def at(self, *tokens: str) -> Span:
        """Where the first of these tokens was given its colour."""
        own = next((self.tokens[token] for token in tokens if token in self.tokens), NOWHERE)
        ruled = self.hue if any(_OF_PHASE.fullmatch(token) or _HUED.fullmatch(token) for token in tokens) else NOWHERE
        return next((span for span in (own, ruled) if span.line), self.start)


def judge(theme: Theme, written: Written = Written()) -> tuple[Diagnostic, ...]:  # noqa: B008 - it is frozen
    """What is wrong with a theme.

    A text that is hard to read on its ground, or a line that is hard to see (J501), a hue too near to feeling (J502), a
    token that nothing is drawn in (J503), a hue range where there are no hues (J504).
    """
    numbers = [int(found[1]) for found in map(_OF_PHASE.fullmatch, written.tokens) if found]
    phases = max([PHASES, *numbers])
    found = (
        *_strange(written, phases),
        *_ranged(theme, written),
        *_near_feeling(theme, written, phases),
        *_pale(theme, written, phases),
    )
    return tuple(sorted(found, key=lambda one: (one.span.line, one.span.column)))


def _strange(written: Written, phases: int) -> Iterator[Diagnostic]:
    from difflib import get_close_matches

    known = tuple(dict.fromkeys(token for theme in BUILT_IN.values() for token in theme.palette(phases)))
    strange = ((token, span) for token, span in written.tokens.items() if token not in known)
    for number, (token, span) in enumerate(islice(strange, MOST_TOLD + 1)):
        near = get_close_matches(token[:QUOTED], known, 1, 0.6) if number < _COMPARED else []
        listed = ", ".join(one for one in known if not _OF_PHASE.fullmatch(one))
        advice = f"Did you mean `{near[0]}`?" if near else f"Tokens are {listed}, and phase-1, phase-1-tint, …"
        yield Diagnostic("error", "J503", f"no picture has a token `{cut(token)}`", span, advice)


def _ranged(theme: Theme, written: Written) -> Iterator[Diagnostic]:
    """The range of hues, on its whole way from the first to the last."""
    if not written.hue.line:
        return
    if theme.hues is None:
        message = "`hue` is given, and a theme without hues is what it starts from"
        yield Diagnostic("error", "J504", message, written.hue, "Remove `hue`, or start from nordic or contrast.")
        return
    first, last = theme.hues
    low, high = sorted(theme.hues)
    for feeling, centre in _FEELINGS.items():
        if any(low < centre + turn + _GUARD and centre + turn - _GUARD < high for turn in (0, 360)):
            message = f"the hue range {first:g} to {last:g} comes within {_GUARD:g} degrees of {feeling}, at {centre:g}"
            yield Diagnostic("error", "J502", message, written.hue, "Choose a range such as 240 to 330.")


def _near_feeling(theme: Theme, written: Written, phases: int) -> Iterator[Diagnostic]:
    palette = theme.palette(phases)
    for token, span in written.tokens.items():
        if not _HUED.fullmatch(token) or token not in palette:
            continue
        colour = oklch_of(palette[token])
        for feeling, centre in _FEELINGS.items():
            if colour.chroma >= _GREY and abs((colour.hue - centre + 180) % 360 - 180) < _GUARD:
                message = (
                    f"`{token}` ({palette[token]}) has the hue {colour.hue:.0f}, "
                    f"which is within {_GUARD:g} degrees of {feeling}, at {centre:g}"
                )
                yield Diagnostic("error", "J502", message, span, "Choose a hue from 240 to 330.")


class _Pair(NamedTuple):
    """Something drawn in one token on another, the ratio they have and the one they need."""

    token: str
    ground: str
    ratio: float
    needed: float
    what: str


def _pale(theme: Theme, written: Written, phases: int) -> Iterator[Diagnostic]:
    """Each pair without enough contrast; of those that differ only in the phase, and are not one's own, the worst."""
    palette = theme.palette(phases)
    worst: dict[tuple[str, str], _Pair] = {}
    for pair in _measured(theme, palette, phases):
        if pair.ratio < pair.needed:
            kind = (_kind(pair.token, written), _kind(pair.ground, written))
            worst[kind] = min(worst.get(kind, pair), pair, key=lambda one: one.ratio)
    for pair in worst.values():
        one, other = (f"`{token}` ({palette[token]})" for token in (pair.token, pair.ground))
        message = (
            f"{pair.what} in {one} on {other} has a contrast of {floor(pair.ratio * 100) / 100:.2f}; "
            f"at least {pair.needed:g} is needed"
        )
        yield Diagnostic("error", "J501", message, written.at(pair.token, pair.ground), _cure(pair, palette, written))


def _measured(theme: Theme, palette: Mapping[str, str], phases: int) -> Iterator[_Pair]:
    for named, ground in pairs(phases):
        token = inked(named, palette)
        # Two letters on a partner's tile: the name stands beside them.
        needed = AA if ground.endswith("-edge") else theme.text
        yield _Pair(token, ground, contrast(palette[token], palette[ground]), needed, "text")
    for named, ground in lines(phases):
        token = inked(named, palette)
        yield _Pair(token, ground, contrast(palette[token], palette[ground]), theme.line, "a line or sign")


def _kind(token: str, written: Written) -> str:
    return token if token in written.tokens else re.sub(r"\d+", "n", token) if _OF_PHASE.fullmatch(token) else token


def _cure(pair: _Pair, palette: Mapping[str, str], written: Written) -> str:
    dark, light = sorted((pair.token, pair.ground), key=lambda token: luminance(palette[token]))
    both = {dark: f"`{dark}` darker", light: f"`{light}` lighter"}
    own = [words for token, words in both.items() if token in written.tokens]
    return f"Make {' or '.join(own or both.values())}."
