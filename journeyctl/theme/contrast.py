"""Whether a theme can be read: the contrast of every text on its ground, and hues that collide with feeling.

Contrast after WCAG 2.2, 1.4.3 (text, 4.5). Hue distance is judged in OKLCH.
"""

from __future__ import annotations

from journeyctl.diagnostics import NOWHERE, Diagnostic, Span
from journeyctl.theme.oklch import channels, oklch_of
from journeyctl.theme.themes import Theme

AA = 4.5
"""The least contrast of text on its ground."""

_FEELING_HUES = {"teal (the customer is glad)": 195.0, "vermillion (the customer is sad)": 40.0}
_GUARD = 25.0

_TEXT_ON = {
    "paper": ("ink", "ink-2", "ink-3", "pos-text", "neg-text", "note-ink", "pos", "neg"),
    "wash": ("ink", "ink-2", "ink-3"),
    "bar": ("ink", "ink-2"),
    "note": ("ink", "ink-2", "note-ink"),
    "pill": ("white",),
    "neg-text": ("white",),
    "add-tint": ("add",),
    "del-tint": ("del",),
    "chg-tint": ("chg",),
}
_TEXT_ON_TINT = ("ink", "ink-2", "ink-3", "neg-text", "pos-text")
_TEXT_ON_PHASE = ("white",)


def luminance(value: str) -> float:
    """The relative luminance (0 ... 1) of `#RRGGBB` (WCAG 2.2)."""
    red, green, blue = channels(value)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio (1 ... 21) of two colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs(phases: int) -> tuple[tuple[str, str], ...]:
    """Every pair (text token, ground token) that the pictures use, for a journey of `phases` phases."""
    found = [(text, ground) for ground, texts in _TEXT_ON.items() for text in texts]
    for number in range(1, phases + 1):
        found += [(text, f"phase-{number}-tint") for text in (*_TEXT_ON_TINT, f"phase-{number}")]
        found += [(text, f"phase-{number}") for text in _TEXT_ON_PHASE]
        found.append((f"phase-{number}", "paper"))
    found += [(f"stage-{stage}", "paper") for stage in ("before", "during", "after")]
    return tuple(found)


def judge(theme: Theme, span: Span = NOWHERE, phases: int = 8) -> tuple[Diagnostic, ...]:
    """What is wrong with a theme: pairs below AA contrast (J501) and hues too near to feeling (J502)."""
    palette = theme.palette(phases)
    found = []
    for text, ground in pairs(phases):
        ratio = contrast(palette[text], palette[ground])
        if ratio < AA:
            found.append(
                Diagnostic(
                    "error",
                    "J501",
                    f"text in {text!r} ({palette[text]}) on {ground!r} ({palette[ground]}) "
                    f"has a contrast of {ratio:.1f}; at least {AA} is needed to be read",
                    span,
                    f"Make {text!r} darker or {ground!r} lighter.",
                )
            )
    return (*found, *_hue_findings(theme, span, phases))


def _hue_findings(theme: Theme, span: Span, phases: int) -> tuple[Diagnostic, ...]:
    if theme.hues is None:
        return ()
    palette = theme.palette(phases)
    for number in range(1, phases + 1):
        hue = oklch_of(palette[f"phase-{number}"]).hue
        for feeling, centre in _FEELING_HUES.items():
            if abs((hue - centre + 180) % 360 - 180) < _GUARD:
                low, high = theme.hues
                message = f"the hue range {low:g} to {high:g} comes within {_GUARD:g} degrees of {feeling}"
                return (Diagnostic("error", "J502", message, span, "Choose a range such as 240 to 330."),)
    return ()
