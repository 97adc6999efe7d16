"""The two colours that a token may have: as a ground, and as ink on another ground.

In a dark theme a phase's colour is dark enough for white on it, and too dark to be read on the page; there its texts,
signs and lines have a lighter one of the same hue, `phase-3-ink`.
"""

from __future__ import annotations

from collections.abc import Container


def inked(token: str, palette: Container[str]) -> str:
    """The token that a text, sign or line asking for `token` is drawn in: its ink where a palette has one."""
    own = f"{token}-ink"
    return own if own in palette else token
