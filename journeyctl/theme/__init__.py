"""Design tokens: the colours of a picture, by name.

In: the name of a built-in theme (`nordic`, `mono`, `contrast`, `dark`), or a hue range and tokens of the team's own.
Out: a frozen `Theme`, whose `palette` gives every token as `#RRGGBB`. `judging`, which only a theme of the team's own
needs, computes the contrast of every pair of text and ground that the pictures use and finds hues that collide with
feeling; `inks` tells in which of its two colours a token is drawn.
"""

from __future__ import annotations

from journeyctl.theme.themes import BUILT_IN, Theme, brand, load

__all__ = ["BUILT_IN", "Theme", "brand", "load"]
