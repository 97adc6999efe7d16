"""Contrast: how well a colour can be told from its ground, and which tokens stand on which.

In: colours as `#RRGGBB`. Out: the ratio of WCAG 2.2 (1 ... 21), which asks for 4.5 of text (1.4.3), 7 of text that
shall be read with poor sight (1.4.6) and 3 of lines and signs (1.4.11).
"""

from __future__ import annotations

from journeyctl.theme.oklch import channels

AA = 4.5
"""The least contrast of text on its ground."""

_TEXT_ON = {
    "paper": (
        "ink",
        "ink-2",
        "ink-3",
        "pos-text",
        "neg-text",
        "note-ink",
        "pos",
        "neg",
        "ink-mute",
        "add",
        "del",
        "chg",
    ),
    "wash": ("ink", "ink-2", "ink-3", "ink-mute"),
    "bar": ("ink", "ink-2"),
    "note": ("ink", "ink-2", "ink-3", "note-ink"),
    "pill": ("white",),
    "ink-3": ("paper",),
    "neg-text": ("paper",),
    "add": ("paper",),
    "del": ("paper",),
    "chg": ("paper",),
    "add-tint": ("add", "ink", "ink-2", "ink-3"),
    "del-tint": ("del", "ink-2", "ink-3"),
    "chg-tint": ("chg", "del", "ink", "ink-3"),
}  # fmt: skip
_TEXT_ON_TINT = ("ink", "ink-2", "ink-3", "neg-text", "pos-text")
_LINES = ("line", "line-soft", "line-zero", "neu-edge", "unknown", "curve-mid", "note-fold", "pos", "neg", "cloud")


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
        phase = f"phase-{number}"
        found += [(text, f"{phase}-tint") for text in (*_TEXT_ON_TINT, phase)]
        found += [("white", phase), (phase, "paper"), ("ink", f"{phase}-edge")]
    found += [(f"stage-{stage}", ground) for stage in ("before", "during", "after") for ground in ("paper", "wash")]
    return tuple(found)


def lines(phases: int) -> tuple[tuple[str, str], ...]:
    """Every pair (token of a line or sign, ground token) that must be seen, where a theme promises that."""
    edges = [(f"phase-{number}-edge", "paper") for number in range(1, phases + 1)]
    signs = [(f"phase-{number}", f"phase-{number}-edge") for number in range(1, phases + 1)]
    return (*((token, "paper") for token in _LINES), *edges, *signs)
